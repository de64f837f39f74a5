#include "proposals/kept.hpp"
#include "proposals/stated.hpp"

namespace bluelight {
namespace {

using Plan = AppraisalPlan;

/// A table of numbers by fixed names, all of one type.
Keys<Plan> numbers(const std::vector<std::pair<std::string, std::string>>& names,
                   const Type<double>& type, const std::string& otherwise_is) {
  Keys<Plan> keys(std::initializer_list<Key<Plan>>{});
  for (const auto& [name, description] : names)
    keys = keys.with(Keys<Plan>{input_key<Plan>(name, type, {absent(otherwise_is), description})});
  return keys;
}

const std::vector<std::pair<std::string, std::string>>& capital_categories() {
  static const std::vector<std::pair<std::string, std::string>> names{
      {"building", "Buildings, their fitting out, and other estate."},
      {"ict", "Systems and equipment."},
      {"transition", "Teams and moves."},
      {"training", "Training that levers pay for."},
      {"other", "Everything else."}};
  return names;
}

/// A number for every organisation that somebody names.
Type<bool> by_organisation(const Type<double>& type) {
  return {"table: organisation = " + type.name, type.range,
          [type](Reading& reading, const Node& node) -> std::optional<bool> {
            if (!node.is_table()) {
              reading.problems.add(node, "a table: organisation = share");
              return std::nullopt;
            }
            for (const Node& member : node.members()) type.read(reading, member);
            return true;
          }};
}

const Keys<Plan>& grade_keys() {
  static const Keys<Plan> keys{
      {input_key<Plan>("stretch", kept_number({1, 10, "1 … 10"}),
                       {absent("1"), "Factor on the distances to low and high."}),
       input_key<Plan>("range", kept_share(from_zero(2, "0 … 2")),
                       {absent("0"), "Share of the value to either side, where none is stated."})}};
  return keys;
}

const Keys<Plan>& grades_keys() {
  static const Note note{absent("as stated"), "Numbers of this grade."};
  static const Keys<Plan> keys{
      {section<Plan>("high", grade_keys(), note), section<Plan>("reported", grade_keys(), note),
       section<Plan>("derived", grade_keys(), note), section<Plan>("low", grade_keys(), note),
       section<Plan>("memory", grade_keys(), note), section<Plan>("assumed", grade_keys(), note)}};
  return keys;
}

void keep_value(BenefitPlan& benefit, double value) { benefit.value = Pounds{value}; }

const Keys<BenefitPlan>& benefit_keys() {
  using Benefit = BenefitPlan;
  static const Range any_sum{-1e9, 1e9, "-1,000,000,000 … 1,000,000,000 GBP"};
  static const Keys<Benefit> keys{
      {key<Benefit>("title", &Benefit::title, text(), {absent("the name"), "Name for people."}),
       key<Benefit>("family", &Benefit::family, text(), {required(), "Family of the measure."}),
       key<Benefit>("measure", &Benefit::measure, text(),
                    {required(), "See `bluelight measures`."}),
       key<Benefit>("thing", &Benefit::thing, text(),
                    {required(), "Class of calls, desk, room … that is measured."}),
       key<Benefit>("value", keep_value, kept_money(any_sum),
                    {required(), "Worth a year of one unit more; negative if less is better."}),
       key<Benefit>("organisation", &Benefit::organisation, text(),
                    {otherwise("\"society\""), "Who gains."})}};
  return keys;
}

/// Numbers that say how money moves over the years.
const Keys<Plan>& convention_keys() {
  static const Range small_change{-0.2, 0.2, "-0.2 … 0.2"};
  static const Keys<Plan> keys{
      {input_key<Plan>("pay_growth", kept_share(small_change),
                       {absent("0"), "Growth of pay a year beyond general prices."}),
       input_key<Plan>("demand_growth", kept_share(small_change),
                       {absent("0"), "Growth of load a year beyond that of the world's rates."}),
       input_key<Plan>("attrition", kept_share(from_zero(1, "0 … 1")),
                       {absent("posts fall at once"),
                        "Leavers a year, share of the people there: posts fall no faster."}),
       input_key<Plan>("paid_exits", kept_share(from_zero(1, "0 … 1")),
                       {absent("0"), "Posts a year that may end beside attrition, at most."}),
       input_key<Plan>("redundancy", kept_number(from_zero(10, "0 … 10")),
                       {absent("0"), "Cost of a paid exit, in years of pay."}),
       input_key<Plan>("training", kept_number(from_zero(5, "0 … 5")),
                       {absent("0"), "Recruiting and training for a new post, in years of pay."}),
       key<Plan>("non_pay", [](Plan&, bool) {}, by_organisation(kept_share(from_zero(2, "0 … 2"))),
                 {absent("0"), "Running costs that follow posts, as a share of their pay."}),
       input_key<Plan>("benefit_bias", kept_share(from_zero(1, "0 … 1")),
                       {absent("0"),
                        "Share that is taken off stated savings and valued benefits; posts have "
                        "`realisation` instead."})}};
  return keys;
}

const Keys<Plan>& risk_keys() {
  static const Type<double> ratio = kept_share(from_zero(10, "0 … 10"));
  static const Keys<Plan> keys{
      {section<Plan>("optimism_bias", numbers(capital_categories(), ratio, "0"),
                     {absent("0"),
                      "Added to money paid once, in the central case; with its range in the draws "
                      "where no overrun is stated."}),
       section<Plan>("mitigated",
                     numbers(capital_categories(), kept_share(from_zero(1, "0 … 1")), "0"),
                     {absent("0"), "Share of the optimism bias that has been dealt with."}),
       section<Plan>("overrun", numbers(capital_categories(), ratio, "no range"),
                     {absent("optimism bias in the draws, too"),
                      "Added to money paid once, in the draws in place of optimism bias."}),
       section<Plan>("grades", grades_keys(),
                     {absent("ranges as stated"), "How much wider worse sources make ranges."}),
       key<Plan>("benefit", &Plan::benefits, named(benefit_keys()),
                 {absent("none"),
                  "What changes of measures are worth: only where rosters stay as they are, so "
                  "that nothing is counted in posts as well."})}};
  return keys;
}

}  // namespace

const Keys<AppraisalPlan>& appraisal_keys() {
  static const Keys<Plan> keys{
      {key<Plan>("years", &Plan::years, integer({1, 100, "1 … 100"}),
                 {required(), "Years that are appraised."}),
       key<Plan>("discount", &Plan::discount, text(),
                 {required(), "Name of a schedule of discount rates of the baseline's world."}),
       key<Plan>("base", &Plan::base, date(),
                 {absent("the baseline's `area.start`"), "First day of year 0."}),
       key<Plan>("draws", &Plan::draws, integer({1, 1'000'000, "1 … 1,000,000"}),
                 {otherwise("10000"), "Draws over the ranges of inputs."})}};
  static const Keys<Plan> all = keys.with(convention_keys()).with(risk_keys());
  return all;
}

}  // namespace bluelight
