#include "analysis/workbook/ledger.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "analysis/input_words.hpp"
#include "analysis/workbook/response.hpp"

namespace bluelight::workbook {
namespace {

void add_once(std::vector<std::string>& names, const std::string& name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

/// "ict, one-off"; benefits are one category.
std::string category_of(const MoneyStream& stream) {
  if (stream.category == benefit_category) return benefit_category;
  return stream.category + ", " + std::string(name_of(stream.kind));
}

/// What a knob is called. Money paid once bears what is left of optimism bias, in the central case
/// in place of the overrun that the draws take.
std::string title_of(const Knob& knob) {
  if (knob.source == "simulation") return spoken_input(knob.path);
  for (const std::string_view table : {"appraisal.overrun.", "appraisal.optimism_bias."})
    if (knob.path.starts_with(table))
      return fmt::format("appraisal.optimism_bias.{} × (1 − mitigated)",
                         knob.path.substr(table.size()));
  return knob.path;
}

LedgerInput input_of(const Knob& knob) {
  return {title_of(knob), knob.unit, knob.source, knob.grade, knob.value, knob.low, knob.high};
}

/// Puts a ledger together from what is known of every stream.
class Maker {
 public:
  Maker(StudyCase& study, const Appraisal& appraisal)
      : study_(study), response_(response_of(study)) {
    for (int year = 0; year < appraisal.years; ++year)
      ledger_.years.push_back(year_name(appraisal, year));
  }

  Ledger make() {
    for (std::size_t i = 0; i < response_.options.size(); ++i) add_option(i);
    for (KnobIndex knob = 0; knob < response_.settled.size(); ++knob)
      if (response_.settled[knob]) ledger_.settled.push_back(input_of(knobs()[knob]));
    return std::move(ledger_);
  }

 private:
  std::span<const Knob> knobs() const { return study_.knobs().all(); }

  void add_option(std::size_t place) {
    const OptionRuns& runs = study_.result().options[place];
    LedgerOption& option = ledger_.options.emplace_back();
    option.name = runs.name, option.title = runs.title.empty() ? runs.name : runs.title;
    const OptionResponse& response = response_.options[place];
    for (std::size_t stream = 0; stream < response.money.size(); ++stream) {
      const auto& money = response.money[stream];
      if (std::any_of(money.begin(), money.end(),
                      [](double amount) { return std::abs(amount) >= least_money; }))
        option.lines.push_back(line_of(study_.model(place).streams[stream], response, stream));
    }
  }

  LedgerLine line_of(const MoneyStream& stream, const OptionResponse& response, std::size_t place) {
    LedgerLine line{.name = stream.name,
                    .organisation = stream.organisation,
                    .category = category_of(stream),
                    .fixed = stream.price.value == 0 ? 1 : stream.price.value,
                    .prices = {},
                    .factors = {},
                    .quantity = response.money[place]};
    double unit = line.fixed;
    if (response.is_explained[place])
      for (const Follows& one : response.streams[place]) unit *= add_follower(line, one);
    if (stream.price.value == 1) unit *= in_units_of_first_price(line);
    for (double& quantity : line.quantity) quantity /= unit;
    add_once(ledger_.organisations, line.organisation);
    add_once(ledger_.categories, line.category);
    return line;
  }

  /// Money without a price of its own, in units of the first price that it follows: years of pay.
  static double in_units_of_first_price(LedgerLine& line) {
    if (line.fixed != 0 || line.prices.empty()) return 1;
    const double scale = 1 / line.prices.front().weight;
    for (LedgerPrice& price : line.prices) price.weight = rounded(price.weight * scale);
    return scale;
  }

  /// Adds what a line follows; gives the factor by which its unit grows.
  double add_follower(LedgerLine& line, const Follows& one) {
    const Knob& knob = knobs()[one.knob];
    const std::size_t input = place_of(one.knob);
    if (is_price(knob)) {
      const double whole = line.prices.empty() ? line.fixed : whole_price(line);
      const double weight = rounded(one.slope * whole);
      line.prices.push_back({input, weight});
      line.fixed = clean(line.fixed - weight * knob.value, whole);
      return 1;
    }
    const double offset = clean(1 / one.slope - knob.value);
    if (one.slope > 0) {
      line.factors.push_back({input, offset, false});
      return 1 / one.slope;
    }
    line.factors.push_back({input, clean(knob.value - 1 / one.slope), true});
    return -1 / one.slope;
  }

  double whole_price(const LedgerLine& line) const {
    double price = line.fixed;
    for (const LedgerPrice& part : line.prices)
      price += part.weight * ledger_.inputs[part.input].value;
    return price;
  }

  /// `value` without the dust of its calculation: whole where it is nearly whole, in units of
  /// `scale`.
  static double clean(double value, double scale = 1) {
    const double whole = std::round(value);
    return std::abs(value - whole) < 1e-8 * std::max(1.0, std::abs(scale)) ? whole : value;
  }

  /// `value` to eleven digits.
  static double rounded(double value) {
    if (value == 0) return 0;
    const double scale = std::pow(10.0, 10 - std::floor(std::log10(std::abs(value))));
    return std::round(value * scale) / scale;
  }

  std::size_t place_of(KnobIndex knob) {
    const auto [found, is_new] = places_.try_emplace(knob, ledger_.inputs.size());
    if (is_new) ledger_.inputs.push_back(input_of(knobs()[knob]));
    return found->second;
  }

  StudyCase& study_;
  StudyResponse response_;
  std::map<KnobIndex, std::size_t> places_;
  Ledger ledger_;
};

}  // namespace

Ledger ledger_of(const StudyResult& result, const Appraisal& appraisal) {
  StudyCase study(result, Detail::groups);
  return Maker(study, appraisal).make();
}

}  // namespace bluelight::workbook
