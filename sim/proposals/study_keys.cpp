#include <algorithm>
#include <cmath>

#include "proposals/stated.hpp"
#include "scenario/area_keys.hpp"
#include "scenario/world_keys.hpp"

namespace bluelight {
namespace {

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

/// What a study moves beside its levers.
struct StatedVary {
  std::vector<const Node*> inputs;
};

void check_items(Reading& reading, const Node& table, StatedVary& vary) {
  if (vary.inputs.empty())
    reading.problems.add(*table.find("inputs"), "at least one group or path");
}

const Keys<StatedVary>& vary_keys() {
  static const Keys<StatedVary> keys{
      {key<StatedVary>("inputs", &StatedVary::inputs, list_of(anything("text")),
                       {required(),
                        "Groups of inputs, or paths (`*` stands for a part without dots), of "
                        "numbers with `low` and `high`: each is put at both ends in turn, together "
                        "with all of its group, while all else is as stated."})},
      {after<StatedVary>({"inputs"}, check_items)}};
  return keys;
}

void keep_vary(StatedStudy& study, StatedVary&& vary) { study.vary = std::move(vary.inputs); }

/// One factor on every rate, which worlds read, or several levels of demand.
Type<std::vector<double>> demand_levels() {
  const Type<double> one = demand_factor();
  return {"number, or list of: number", one.range,
          [one, several = list_of(one)](Reading& reading,
                                        const Node& node) -> std::optional<std::vector<double>> {
            if (node.is_array()) return several.read(reading, node);
            if (!one.read(reading, node)) return std::nullopt;
            return std::vector<double>{1};
          }};
}

void check_levels(Reading& reading, const Node& table, StatedStudy& study) {
  std::vector<double>& levels = study.demand_levels;
  std::ranges::sort(levels);
  const Node* stated = table.find("demand");
  if (stated == nullptr || !stated->is_array()) return;
  if (std::ranges::find(levels, 1.0) == levels.end())
    reading.problems.add(*stated, "1.0 among the levels of demand: at it options are simulated");
  if (std::ranges::adjacent_find(levels) != levels.end())
    reading.problems.add(*stated, "each level of demand once");
  if (!levels.empty() && levels.front() <= 0) reading.problems.add(*stated, "levels of demand > 0");
  if (study.staffing == StaffingRule::budget && table.find("equal_service") == nullptr)
    reading.problems.add(*stated,
                         "one number if `staffing` is \"budget\" and there is no "
                         "[equal_service]: nothing is looked for at other levels");
}

void set_staffing(StatedStudy& study, const std::string& rule) {
  study.staffing = rule == "fixed"           ? StaffingRule::fixed
                   : rule == "hold_standard" ? StaffingRule::hold_standard
                                             : StaffingRule::budget;
}

void ignore_run(StatedStudy&, const StatedRun&) {}
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
       key<Stated>("demand", &Stated::demand_levels, demand_levels(),
                   {absent("each world's own"),
                    "Factor on every rate of demand, for every option; or a list of levels, 1.0 "
                    "among them: at each the staff is found that holds the standards and, if "
                    "rosters stay, the service that they give."}),
       key<Stated>("staffing", set_staffing, one_of({"fixed", "hold_standard", "budget"}),
                   {otherwise("\"fixed\""),
                    "How posts follow demand, in every option: rosters stay as stated; or each "
                    "option works and is priced with the roster found to hold the standards; or "
                    "what is paid for posts stays."}),
       key<Stated>("equal_service", &Stated::equal_service, table_of(equal_service_keys()),
                   {absent("the standard of every class of calls, if `staffing` is "
                           "\"hold_standard\""),
                    "Which service every option must give, and how the staff for it is found."}),
       key<Stated>("vary", keep_vary, table_of(vary_keys()),
                   {absent("nothing: only money is drawn"),
                    "Uncertain inputs of worlds and levers whose part in posts, and in benefits of "
                    "service, the case draws."}),
       key<Stated>("horizon", ignore_run, table_of(horizon_keys()),
                   {absent("each world's own"), "How long one replication is, for every option."}),
       key<Stated>("appraisal", &Stated::appraisal, table_of(appraisal_keys()),
                   {absent("money is not appraised"), "How money is compared over the years."})},
      {after<Stated>({"seed"}, check_seed), after<Stated>({"demand", "staffing"}, check_levels)}};
  return keys;
}

Node run_of(const Node& study) {
  Node run;
  if (const Node* horizon = study.find("horizon")) run = *horizon;
  run.key = "run";
  const Node* const demand = study.find("demand");
  if (demand != nullptr && !demand->is_array()) run.put(*demand);
  Node world;
  world.put(run);
  return world;
}

}  // namespace bluelight
