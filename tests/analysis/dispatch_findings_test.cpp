#include <bluelight/findings.hpp>
#include <catch2/catch.hpp>

#include "analysis/small_study.hpp"

namespace dispatch_findings_test {

using namespace bluelight;
using namespace bluelight::testing;
using Catch::Contains;

namespace {

/// Puts a measure of `family` with these labels at the end of a layout.
void add(MeasureLayout& layout, Measure measure) {
  measure.offset = layout.size;
  measure.size = measure.dimensions[0].labels.size();
  layout.size += measure.size;
  layout.measures.push_back(std::move(measure));
}

/// One option with two classes of calls, two desks and transfers both ways; `values` in the order
/// of the layout.
OptionRuns dispatching(std::string name, RunValues values) {
  OptionRuns option;
  option.name = std::move(name);
  const Dimension contact{"contact", {"police_999", "police_101"}}, desk{"desk", {"town", "moor"}},
      transfer{"transfer", {"police_to_fire", "fire_to_police"}};
  const auto put = [&](const char* family, const char* measure, const char* unit,
                       const Dimension& series) {
    add(option.layout, {.family = family,
                        .name = measure,
                        .unit = unit,
                        .description = "",
                        .dimensions = {series}});
  };
  for (const char* measure : {"offered", "in_progress", "linked", "held"})
    put("contact", measure, "calls", contact);
  for (const char* measure : {"visible", "in_progress"}) put("desk", measure, "incidents", desk);
  put("desk", "dispatch_within", "1", desk);
  for (const char* measure : {"wait_mean", "dispatch_time_mean"}) put("desk", measure, "s", desk);
  for (const char* measure : {"needed", "in_progress"})
    put("transfer", measure, "transfers", transfer);
  for (const char* measure : {"share_missed", "share_late"})
    put("transfer", measure, "1", transfer);
  for (const char* measure : {"transfer_time_mean", "transfer_time_p90"})
    put("transfer", measure, "s", transfer);
  REQUIRE(values.size() == option.layout.size);
  option.runs = {run_of(0, std::move(values))};
  return option;
}

OptionRuns today() {
  return dispatching("today",
                     {1000, 2000, 0,   0,         40,   0,         0,   0,         300, 10,
                      15,   1,    0.5, undefined, 12,   30,        90,  150,       20,  0,
                      3,    0,    0.1, undefined, 0.25, undefined, 200, undefined, 300, undefined});
}

}  // namespace

TEST_CASE("Desks and transfers have tables, what becomes of calls where anything did") {
  const std::string text = findings_text(findings_of(study_of({today()})), false);
  CHECK_THAT(text, Contains(R"(what became of calls        police_999  police_101
──────────────────────────────────────────────────
linked to a known incident          40           –

desks  seen  in time, %  wait, s  to mobilised, s
─────────────────────────────────────────────────
town    300        50.0     12.0             90.0
moor     10           –     30.0              150

transfers       needed  missed, %  late, %  mean, s  90th, s
────────────────────────────────────────────────────────────
police_to_fire      20       10.0     25.0      200      300
)"));
  CHECK_THAT(text, !Contains("held") && !Contains("fire_to_police"));
}

TEST_CASE("Desks with a standard are held to it") {
  Findings findings = findings_of(study_of({today()}));
  findings.standards["town"] = {std::chrono::minutes{2}, 0.9};
  CHECK_THAT(findings_text(findings, false),
             Contains("Units are mobilised: town 50.0 % within 2 min (standard: 90 %)."));
}

TEST_CASE("What has not ended is said of calls, desks and transfers") {
  const std::vector<std::string> expected{
      "today, moor: 10.0 % of the incidents are not mobilised when the measured time ends; no mean "
      "or centile holds them.",
      "today, police_to_fire: 15.0 % of the transfers are not made when the measured time ends; no "
      "mean or centile holds them."};
  CHECK(stranded(study_of({today()})) == expected);
}

TEST_CASE("Proposals are compared in dispatch and transfers") {
  OptionRuns later = today();
  later.name = "later";
  const Comparison comparison = compare(study_of({today(), later}));
  CHECK(comparison.find("desk", "dispatch_within", "town")->options[1].difference->verdict ==
        Verdict::identical);
  CHECK(comparison.find("contact", "linked", "police_999") != nullptr);
  CHECK(comparison.find("contact", "linked", "police_101") == nullptr);
  const std::string text = findings_text(findings_of(study_of({today(), later})), false);
  CHECK_THAT(text, Contains("\nDispatch desks: visible to mobilised\n") &&
                       Contains("\nTransfers: graded to visible"));
  CHECK_THAT(text, !Contains("Incidents: first call"));
}

}  // namespace dispatch_findings_test
