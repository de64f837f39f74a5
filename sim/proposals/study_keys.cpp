#include <cmath>

#include "proposals/stated.hpp"
#include "scenario/area_keys.hpp"
#include "scenario/world_keys.hpp"

namespace bluelight {
namespace {

const Keys<AppraisalPlan>& appraisal_keys() {
  using Plan = AppraisalPlan;
  static const Keys<Plan> keys{
      {key<Plan>("years", &Plan::years, integer({1, 100, "1 … 100"}),
                 {required(), "Years that are appraised."}),
       key<Plan>("discount", &Plan::discount, text(),
                 {required(), "Name of a schedule of discount rates of the baseline's world."}),
       key<Plan>("base", &Plan::base, date(),
                 {absent("the baseline's `area.start`"), "First day of year 0."}),
       key<Plan>("draws", &Plan::draws, integer({1, 1'000'000, "1 … 1,000,000"}),
                 {otherwise("2000"), "Draws over the ranges of money inputs."})}};
  return keys;
}

struct ReplicationRange {
  int at_least = 20, at_most = 200;
};

const Keys<ReplicationRange>& replication_keys() {
  using Stated = ReplicationRange;
  static const Keys<Stated> keys{
      {key<Stated>("at_least", &Stated::at_least, integer({20, 100'000, "20 … 100,000"}),
                   {otherwise("20"), "Replications of each option that are made in any case."}),
       key<Stated>("at_most", &Stated::at_most, integer({20, 100'000, "20 … 100,000"}),
                   {otherwise("200"),
                    "Replications after which the study stops however wide the "
                    "interval is."})},
      {after<Stated>(
          {"at_least", "at_most"}, [](Reading& reading, const Node& table, Stated& stated) {
            if (stated.at_most < stated.at_least)
              reading.problems.add(table, "`at_most` that is no smaller than `at_least`");
          })}};
  return keys;
}

const Keys<PrecisionGoal>& precision_keys() {
  using Goal = PrecisionGoal;
  const auto set_of = [](Goal& goal, const std::string& of) {
    goal.difference = of == "difference";
  };
  const auto set_range = [](Goal& goal, const ReplicationRange& range) {
    goal.at_least = range.at_least;
    goal.at_most = range.at_most;
  };
  static const Keys<Goal> keys{
      {key<Goal>("thing", &Goal::thing, text(),
                 {absent("the name of this table"),
                  "Contact class, room, service, staff group, … that is measured."}),
       key<Goal>("measure", &Goal::measure, text(),
                 {required(),
                  "Measure whose 95 % interval must be narrow enough: [results.md](results.md)."}),
       key<Goal>("family", &Goal::family, text(),
                 {absent("the one that has thing and measure"),
                  "Family of the measure, if several have the name: contact, room, staff, …"}),
       key<Goal>("half_width", &Goal::half_width, number({1e-12, 1e12, "> 0"}),
                 {required(),
                  "Half of the interval's width at most, in the measure's unit (a "
                  "share: 0.01 is one point), or relative to the mean."}),
       key<Goal>("relative", &Goal::relative, truth(),
                 {otherwise("false"), "Whether half_width is a share of the mean."}),
       key<Goal>("of", set_of, one_of({"difference", "value"}),
                 {otherwise("\"difference\""),
                  "What must be known so well: each proposal's difference from the baseline, or "
                  "each option's own value."}),
       key<Goal>("replications", set_range, table_of(replication_keys()),
                 {absent("20 to 200"), "How many replications there may be."}),
       key<Goal>("pilot", &Goal::pilot, truth(),
                 {otherwise("false"),
                  "First `at_least` runs only decide how many fresh ones are made, and are "
                  "thrown away: for centiles and rare events."})},
      {after_all<Goal>(
          [](Reading&, const Node& table, Goal& goal) { goal.origin = table.key_origin; })}};
  return keys;
}

/// What a study says about runs is put into its worlds, which check it again: see `run_of`.
struct StatedRun {
  std::optional<Duration> length, warm_up;
};

const Keys<StatedRun>& horizon_keys() {
  using Stated = StatedRun;
  static const Keys<Stated> keys{
      {key<Stated>("length", &Stated::length, run_length(),
                   {absent("each world's own"), "Time that is measured."}),
       key<Stated>(
           "warm_up", &Stated::warm_up, run_warm_up(),
           {absent("each world's own"), "Time that is simulated before and thrown away."})}};
  return keys;
}

void check_seed(Reading& reading, const Node& table, StatedStudy& study) {
  if (study.seed == std::floor(study.seed)) return;
  reading.problems.add(*table.find("seed"), "a whole number, 0 … 9007199254740992");
}

void ignore_run(StatedStudy&, const StatedRun&) {}
void ignore_factor(StatedStudy&, double) {}
void ignore_text(StatedStudy&, const std::string&) {}
void ignore_node(StatedStudy&, const Node*) {}

}  // namespace

const Keys<StatedStudy>& study_keys() {
  using Stated = StatedStudy;
  constexpr double greatest_seed =
      9007199254740992;  // 2^53: exact as a number in every reader of results
  static const Keys<Stated> keys{
      {key<Stated>("format", ignore_text, format("study"),
                   {required(), "What kind of file this is."}),
       key<Stated>("title", &Stated::title, text(), {absent("the baseline's"), "Name for people."}),
       key<Stated>("extends", ignore_node, anything("path, or list of paths"),
                   {absent("nothing"),
                    "File, or list of files, that this one changes; relative to this file, later "
                    "over earlier."}),
       key<Stated>("baseline", &Stated::baseline, anything("path"),
                   {required(),
                    "World or proposal that the others are compared with; relative to this file."}),
       key<Stated>("proposals", &Stated::proposals, list_of(anything("path")),
                   {absent("none"), "Worlds or proposals that are compared with the baseline."}),
       key<Stated>(
           "seed", &Stated::seed, number({0, greatest_seed, "0 … 9007199254740992"}),
           {otherwise("1"), "Start of all random numbers; the same seed gives the same results."}),
       key<Stated>("replications", &Stated::replications, integer({1, 100'000, "1 … 100,000"}),
                   {otherwise("20"), "How often each option is run."}),
       key<Stated>("precision", &Stated::precision, named(precision_keys()),
                   {absent("`replications` decides"),
                    "Intervals that must be narrow enough before the study stops."}),
       key<Stated>(
           "demand", ignore_factor, demand_factor(),
           {absent("each world's own"), "Factor on every rate of demand, for every option."}),
       key<Stated>("horizon", ignore_run, table_of(horizon_keys()),
                   {absent("each world's own"), "How long one replication is, for every option."}),
       key<Stated>("appraisal", &Stated::appraisal, table_of(appraisal_keys()),
                   {absent("money is not appraised"), "How money is compared over the years."})},
      {after<Stated>({"seed"}, check_seed)}};
  return keys;
}

Node run_of(const Node& study) {
  Node run;
  if (const Node* horizon = study.find("horizon")) run = *horizon;
  run.key = "run";
  if (const Node* demand = study.find("demand")) run.put(*demand);
  Node world;
  world.put(run);
  return world;
}

}  // namespace bluelight
