#include <map>

#include "proposals/kept.hpp"
#include "proposals/stated.hpp"

namespace bluelight {
namespace {

constexpr double year = 365 * 86400.0;

Range up_to_years(int years, std::string text) { return from_zero(years * year, std::move(text)); }

void set_paid(StatedCost& cost, const std::string& word) { cost.yearly = word == "yearly"; }

/// Only a yearly cost goes on.
void check_paid(Reading& reading, const Node& table, StatedCost& cost) {
  if (cost.lasts && !cost.yearly)
    reading.problems.add(*table.find("for"), "`paid = \"yearly\"`, because once has no end");
}

const Keys<StatedCost>& cost_keys() {
  using Cost = StatedCost;
  static const Range any_sum{-1e12, 1e12, "-1,000,000,000,000 … 1,000,000,000,000 GBP"};
  static const Keys<Cost> keys{
      {key<Cost>("title", &Cost::title, text(), {absent("the name"), "Name for people."}),
       key<Cost>("amount", &Cost::amount, money(any_sum),
                 {required(), "Money at the price base; negative if it is a receipt or saves."}),
       key<Cost>("category", &Cost::category, one_of(cost_categories()),
                 {absent("that of the lever's kind; `non_pay` if yearly"), "What it is paid for."}),
       key<Cost>("paid", set_paid, one_of({"once", "yearly"}),
                 {otherwise("\"once\""), "Whether it is paid once or every year."}),
       key<Cost>("paid_by", &Cost::paid_by, anything("table: organisation = share"),
                 {absent("as the lever says"), "Who pays it; shares sum to 1."}),
       key<Cost>("after", &Cost::after, duration(up_to_years(50, "0 s … 50 years")),
                 {otherwise("\"0 s\""), "From the lever's planned date to the first payment."}),
       key<Cost>("for", &Cost::lasts, duration(above_zero(100 * year, "> 0, at most 100 years")),
                 {absent("for ever"), "How long a yearly cost is paid."})},
      {after<Cost>({"paid", "for"}, check_paid)}};
  return keys;
}

const Keys<StatedLever>& dip_keys() {
  using Stated = StatedLever;
  static const Keys<Stated> keys{
      {input_key<Stated>("handle_time", kept_number({1, 5, "1 … 5"}),
                         {required(), "Load on the day of the change, relative to before."}),
       input_key<Stated>("half_life", kept_duration(above_zero(20 * year, "> 0, at most 20 years")),
                         {required(), "Time after which half of the extra load is gone."})}};
  return keys;
}

void set_exit_cost(StatedLever& lever, double cost) { lever.exit_cost = Pounds{cost}; }

const Keys<StatedLever>& exit_keys() {
  using Stated = StatedLever;
  static const Keys<Stated> keys{
      {input_key<Stated>("chance", kept_share(from_zero(1, "0 … 1")),
                         {required(), "Chance a year that a partner leaves."}),
       key<Stated>("cost", set_exit_cost, kept_money(from_zero(1e12, "0 … 1,000,000,000,000 GBP")),
                   {required(), "Money paid once if one leaves."}),
       input_key<Stated>(
           "lost", kept_share(from_zero(1, "0 … 1")),
           {required(),
            "Share of the lever's savings, and of a valued change of service, that then ends."}),
       input_key<Stated>("notice", kept_duration(up_to_years(20, "0 s … 20 years")),
                         {required(), "From the decision to the end of the savings."})}};
  return keys;
}

}  // namespace

const std::vector<std::string>& cost_categories() {
  static const std::vector<std::string> names{"building", "ict",     "transition", "training",
                                              "estate",   "non_pay", "receipt",    "other"};
  return names;
}

std::string usual_category(const std::string& kind) {
  static const std::map<std::string, std::string> usual{
      {"merge_rooms", "ict"},         {"electronic_transfer", "ict"}, {"overflow_agreement", "ict"},
      {"share_call_handling", "ict"}, {"cross_trust_routing", "ict"}, {"co_locate", "building"}};
  const auto found = usual.find(kind);
  return found == usual.end() ? "transition" : found->second;
}

const Keys<StatedLever>& lever_risk_keys() {
  using Stated = StatedLever;
  static const Keys<Stated> keys{
      {key<Stated>("category", &Stated::category, one_of(cost_categories()),
                   {absent("that of the lever's kind"), "What `capital` is paid for."}),
       key<Stated>("cost", &Stated::costs, named(cost_keys()), {absent("none"), "Further costs."}),
       input_key<Stated>("delay", kept_duration(up_to_years(20, "0 s … 20 years")),
                         {absent("0 s"),
                          "How late it takes effect: savings wait, money paid once does not. The "
                          "range is drawn."}),
       input_key<Stated>(
           "double_running", kept_duration(up_to_years(10, "0 s … 10 years")),
           {absent("0 s"),
            "How long posts and yearly costs that the lever ends are paid all the same."}),
       input_key<Stated>("realisation", kept_number(from_zero(2, "0 … 2")),
                         {absent("1"), "Share of the saving in posts that is realised."}),
       section<Stated>("dip", dip_keys(),
                       {absent("none"), "Extra load after it takes effect, which fades."}),
       section<Stated>("exit", exit_keys(),
                       {absent("nobody leaves"), "That a partner leaves; only in the draws."})}};
  return keys;
}

}  // namespace bluelight
