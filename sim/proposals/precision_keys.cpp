#include "proposals/stated.hpp"

namespace bluelight {
namespace {

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

}  // namespace

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

}  // namespace bluelight
