#include "analysis/report/words.hpp"

#include <catch2/catch.hpp>
#include <set>

namespace words_test {

using namespace bluelight;
using namespace bluelight::report;

namespace {

/// A study whose baseline states that police 999 calls should be answered within 10 s at 90 %, and
/// units be mobilised within 2 min at 80 %.
StudyResult study_with_standard() {
  StudyResult study;
  study.options.resize(1);
  study.options[0].inputs = {
      {.path = "contact.police_999.standard.within", .value = 10, .unit = "s"},
      {.path = "contact.police_999.standard.share", .value = 0.9, .unit = "1"},
      {.path = "desk.town.standard.within", .value = 120, .unit = "s"},
      {.path = "desk.town.standard.share", .value = 0.8, .unit = "1"}};
  return study;
}

ComparisonRow row_of(std::string label) {
  ComparisonRow row;
  row.headline = {"contact", "answer_within", "within standard", Good::higher};
  row.label = std::move(label);
  return row;
}

}  // namespace

TEST_CASE("names become titles") {
  CHECK(title_of(std::string_view("police_999")) == "Police 999");
  CHECK(title_of(std::string_view("")).empty());
  CHECK(title_of(OptionRuns{.name = "one_room"}) == "One room");
  CHECK(title_of(OptionRuns{.name = "one_room", .title = "All in one"}) == "All in one");
}

TEST_CASE("inputs are shown in units that people use") {
  CHECK(input_text(360, "s") == "6 min");
  CHECK(input_text(10, "s") == "10 s");
  CHECK(input_text(9000, "s") == "2.5 h");
  CHECK(input_text(5 * 86400, "s") == "5 days");
  CHECK(input_text(51000, "GBP") == "£51,000");
  CHECK(input_text(1400000, "GBP") == "£1,400,000");
  CHECK(input_text(-250, "GBP") == "−£250");
  CHECK(input_text(0.31, "1") == "0.31");
  CHECK(input_text(12, "m2") == "12 m2");
}

TEST_CASE("differences of shares are in points") {
  const Estimate change{.mean = 0.022, .half_width = 0.003, .standard_error = 0.001, .count = 20};
  CHECK(difference_text(change, "1") == "+2.2 ± 0.3 points");
  const Estimate seconds{.mean = -3.4, .half_width = 0.7, .standard_error = 0.3, .count = 20};
  CHECK(difference_text(seconds, "s") == "−3.4 ± 0.7 s");
}

TEST_CASE("small numbers are words") {
  CHECK(counted(0, "run") == "no runs");
  CHECK(counted(1, "run") == "one run");
  CHECK(counted(2, "run") == "two runs");
  CHECK(counted(1200, "run") == "1,200 runs");
}

TEST_CASE("a value meets its standard, misses it, or cannot be told from it") {
  const StudyResult study = study_with_standard();
  const ComparisonRow row = row_of("police_999");
  const auto text = [&](double mean, double half_width) {
    return standard_text(study, row, {mean, half_width, half_width / 2, 20});
  };
  CHECK(measure_text(study, row) == "answered within 10 s");
  CHECK(text(0.92, 0.01) == "meets 90 %");
  CHECK(text(0.88, 0.01) == "below 90 %");
  CHECK(text(0.905, 0.01) == "about 90 %");
  CHECK(standard_text(study, row, Estimate{}).empty());
}

TEST_CASE("a class without a stated standard has no verdict on it") {
  const StudyResult study = study_with_standard();
  CHECK(measure_text(study, row_of("fire_999")) == "answered within the standard");
  CHECK(standard_text(study, row_of("fire_999"), {0.9, 0.01, 0.005, 20}).empty());
}

TEST_CASE("desks have standards as classes of calls have") {
  const StudyResult study = study_with_standard();
  ComparisonRow row = row_of("town");
  row.headline = {"desk", "dispatch_within", "mobilised within standard", Good::higher};
  CHECK(measure_text(study, row) == "mobilised within 2 min");
  CHECK(standard_text(study, row, {0.7, 0.01, 0.005, 20}) == "below 80 %");
}

TEST_CASE("every verdict has a sign of its own") {
  std::set<std::string> signs;
  constexpr Verdict all[] = {Verdict::identical, Verdict::unclear, Verdict::better,
                             Verdict::worse,     Verdict::context, Verdict::standard_met,
                             Verdict::no_pairs};
  for (const Verdict verdict : all) signs.insert(symbol_of(verdict));
  CHECK(signs.size() == std::size(all));
}

TEST_CASE("dates are written in words") {
  using std::chrono::April, std::chrono::day, std::chrono::year;
  CHECK(long_date_text(year{2026} / April / day{1}) == "1 April 2026");
}

}  // namespace words_test
