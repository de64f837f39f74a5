/// Exact equality of two studies, NaN included, reported part by part.
#pragma once

#include <algorithm>
#include <bit>
#include <bluelight/study.hpp>
#include <catch2/catch.hpp>
#include <cstdint>

namespace bluelight::test {

inline void check_same(const MeasureLayout& a, const MeasureLayout& b) {
  CHECK(a.size == b.size);
  REQUIRE(a.measures.size() == b.measures.size());
  for (std::size_t i = 0; i < a.measures.size(); ++i) {
    const auto &x = a.measures[i], &y = b.measures[i];
    CHECK(x.family == y.family);
    CHECK(x.name == y.name);
    CHECK(x.unit == y.unit);
    CHECK(x.description == y.description);
    CHECK(x.offset == y.offset);
    CHECK(x.size == y.size);
    REQUIRE(x.dimensions.size() == y.dimensions.size());
    for (std::size_t k = 0; k < x.dimensions.size(); ++k) {
      CHECK(x.dimensions[k].name == y.dimensions[k].name);
      CHECK(x.dimensions[k].labels == y.dimensions[k].labels);
    }
  }
}

inline void check_same(const RunRecord& a, const RunRecord& b) {
  CHECK(a.replication == b.replication);
  CHECK(a.status == b.status);
  CHECK(a.message == b.message);
  REQUIRE(a.values.size() == b.values.size());
  const auto bits = [](double number) { return std::bit_cast<std::uint64_t>(number); };
  CHECK(std::ranges::equal(a.values, b.values, {}, bits, bits));
}

inline void check_same(const PricedPosts& a, const PricedPosts& b) {
  CHECK(a.group == b.group);
  CHECK(a.organisation == b.organisation);
  CHECK(a.posts == b.posts);
  CHECK(a.cost_per_fte == b.cost_per_fte);
  CHECK(a.input == b.input);
  CHECK(a.from == b.from);
  CHECK(std::tie(a.demand, a.error, a.growth) == std::tie(b.demand, b.error, b.growth));
}

inline void check_same(const GroupAtEqualService& a, const GroupAtEqualService& b) {
  CHECK(std::tie(a.from, a.demand, a.group, a.hours, a.posts, a.low, a.high, a.rounds, a.settled) ==
        std::tie(b.from, b.demand, b.group, b.hours, b.posts, b.low, b.high, b.rounds, b.settled));
}

inline void check_same(const StandardAtEqualService& a, const StandardAtEqualService& b) {
  CHECK(std::tie(a.from, a.demand, a.thing, a.measure, a.to, a.period, a.within, a.required) ==
        std::tie(b.from, b.demand, b.thing, b.measure, b.to, b.period, b.within, b.required));
  CHECK(std::tie(a.mean, a.half_width, a.verdict, a.hours_below, a.repairs) ==
        std::tie(b.mean, b.half_width, b.verdict, b.hours_below, b.repairs));
}

inline void check_same(const CostLine& a, const CostLine& b) {
  CHECK(a.name == b.name);
  CHECK(a.organisation == b.organisation);
  CHECK(a.amount == b.amount);
  CHECK(a.yearly == b.yearly);
  CHECK(a.from == b.from);
}

inline void check_same(const Input& a, const Input& b) {
  CHECK(std::tie(a.path, a.value, a.low, a.high, a.unit, a.source, a.grade, a.group) ==
        std::tie(b.path, b.value, b.low, b.high, b.unit, b.source, b.grade, b.group));
  CHECK(std::tie(a.origin.file, a.origin.line, a.origin.column) ==
        std::tie(b.origin.file, b.origin.line, b.origin.column));
}

inline void check_same(const VariedPosts& a, const VariedPosts& b) {
  CHECK(std::tie(a.input, a.end, a.from, a.group, a.organisation, a.posts) ==
        std::tie(b.input, b.end, b.from, b.group, b.organisation, b.posts));
}

inline void check_same(const ServiceRun& a, const ServiceRun& b) {
  CHECK(std::tie(a.from, a.demand, a.input, a.end) == std::tie(b.from, b.demand, b.input, b.end));
  CHECK(std::tie(a.family, a.thing, a.measure, a.replication) ==
        std::tie(b.family, b.thing, b.measure, b.replication));
  CHECK(std::bit_cast<std::uint64_t>(a.value) == std::bit_cast<std::uint64_t>(b.value));
}

void check_same(const OptionRuns& a, const OptionRuns& b);
void check_same(const VariedInput& a, const VariedInput& b);
void check_same(const DiscountSchedule::Step& a, const DiscountSchedule::Step& b);

template <class Row>
void check_same(const std::vector<Row>& a, const std::vector<Row>& b) {
  REQUIRE(a.size() == b.size());
  for (std::size_t i = 0; i < a.size(); ++i) check_same(a[i], b[i]);
}

inline void check_same(const OptionRuns& a, const OptionRuns& b) {
  CHECK(a.name == b.name);
  CHECK(a.title == b.title);
  CHECK(a.resolved == b.resolved);
  check_same(a.layout, b.layout);
  check_same(a.runs, b.runs);
  check_same(a.posts, b.posts);
  check_same(a.equal_service, b.equal_service);
  check_same(a.held_standards, b.held_standards);
  check_same(a.varied_posts, b.varied_posts);
  check_same(a.service, b.service);
  check_same(a.costs, b.costs);
  check_same(a.inputs, b.inputs);
}

inline void check_same(const VariedInput& a, const VariedInput& b) {
  CHECK(a.name == b.name);
  check_same(a.inputs, b.inputs);
}

inline void check_same(const DiscountSchedule::Step& a, const DiscountSchedule::Step& b) {
  CHECK(a.from_year == b.from_year);
  CHECK(a.rate == b.rate);
}

inline void check_same(const StudyResult& a, const StudyResult& b) {
  CHECK(a.title == b.title);
  CHECK(a.seed == b.seed);
  CHECK(a.provenance == b.provenance);
  CHECK(a.appraisal.years == b.appraisal.years);
  CHECK(a.appraisal.discount == b.appraisal.discount);
  CHECK(a.appraisal.base == b.appraisal.base);
  CHECK(a.appraisal.draws == b.appraisal.draws);
  CHECK(std::tie(a.discount.name, a.discount.title, a.discount.source) ==
        std::tie(b.discount.name, b.discount.title, b.discount.source));
  check_same(a.discount.steps, b.discount.steps);
  check_same(a.varied, b.varied);
  check_same(a.todays_posts, b.todays_posts);
  check_same(a.options, b.options);
}

}  // namespace bluelight::test
