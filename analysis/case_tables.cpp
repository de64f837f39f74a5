#include <fmt/format.h>

#include <algorithm>
#include <bluelight/quantity_text.hpp>

#include "analysis/findings_tables.hpp"
#include "analysis/input_words.hpp"
#include "analysis/payback_text.hpp"

namespace bluelight {
namespace {

std::string signed_money(Pounds amount) { return money_text(amount, Sign::always); }

}  // namespace

TextTable value_table(const NetPresentSocialValue& value) {
  TextTable table({{"value"}, {"", Align::right}});
  table.add({{"NPSV, central"}, {signed_money(value.central)}});
  if (value.ranged_inputs > 0) {
    table.add({{"NPSV, mean of the draws"}, {signed_money(value.expected)}});
    table.add(
        {{"chance that it is above 0"}, {fmt::format("{:.0f} %", 100 * value.chance_positive)}});
  }
  table.add({{"costs, present"}, {money_text(value.costs)}});
  table.add({{"benefits, present"}, {money_text(value.benefits)}});
  table.add({{"benefit-cost ratio"},
             {value.benefit_cost_ratio ? fmt::format("{:.2f}", *value.benefit_cost_ratio)
                                       : "none: nothing costs more"}});
  table.add({{"pays back for good from"}, {payback_text(value)}});
  table.add({{"peak funding"}, {money_text(value.peak_funding)}});
  table.add({{"cashable, present"}, {signed_money(value.cashable)}});
  if (value.societal.value != 0)
    table.add({{"to society, present"}, {signed_money(value.societal)}});
  for (const OrganisationMoney& one : value.organisations)
    table.add({{"of which " + one.organisation}, {signed_money(one.present)}});
  return table;
}

TextTable sensitivity_table(const NetPresentSocialValue& value, std::size_t most) {
  TextTable table({{"input"},
                   {"NPSV at low", Align::right},
                   {"at high", Align::right},
                   {"0 at", Align::right}});
  const std::size_t shown = std::min(most, value.sensitivities.size());
  for (std::size_t i = 0; i < shown; ++i) {
    const Sensitivity& one = value.sensitivities[i];
    table.add({{spoken_name(one)},
               {signed_money(one.at_low)},
               {signed_money(one.at_high)},
               {one.switches_at ? spoken_value(*one.switches_at, one) : "–"}});
  }
  return table;
}

}  // namespace bluelight
