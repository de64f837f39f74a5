#include "analysis/workbook/response.hpp"

#include <algorithm>
#include <cmath>

namespace bluelight::workbook {
namespace {

constexpr double tolerance = 1e-9;

YearlyMoney money_at(StudyCase& study, std::size_t option, const std::vector<double>& values) {
  const Composition& made = study.compose(option, values);
  const auto& months = study.months();
  const auto years = static_cast<std::size_t>(study.result().appraisal.years);
  YearlyMoney money(study.model(option).streams.size(), std::vector<double>(years));
  for (std::size_t stream = 0; stream < money.size(); ++stream) {
    const auto amounts = made.of(stream);
    for (std::size_t month = 0; month < months.size(); ++month)
      money[stream][static_cast<std::size_t>(months[month].year)] += amounts[month];
  }
  return money;
}

/// By how much all years of a stream change alike: `after` / `before`; nothing if they do not.
std::optional<double> common_ratio(const std::vector<double>& before,
                                   const std::vector<double>& after) {
  double largest = 0, ratio = 1, size = 0;
  for (std::size_t year = 0; year < before.size(); ++year) {
    size = std::max({size, std::abs(before[year]), std::abs(after[year])});
    if (std::abs(before[year]) <= largest) continue;
    largest = std::abs(before[year]);
    ratio = after[year] / before[year];
  }
  if (size < least_money) return 1;
  for (std::size_t year = 0; year < before.size(); ++year)
    if (std::abs(after[year] - ratio * before[year]) > tolerance * size) return std::nullopt;
  return ratio;
}

/// How far a knob is moved: enough to be seen, upwards, where nothing is cut off at 0.
double step_of(const Knob& knob) { return knob.value == 0 ? 1 : 0.25 * std::abs(knob.value); }

/// Moves knobs of one study one by one.
class Mover {
 public:
  explicit Mover(StudyCase& study) : study_(study), central_(study.knobs().central()) {
    response_.settled.resize(central_.size());
    for (std::size_t option = 0; option < study.result().options.size(); ++option) {
      OptionResponse& one = response_.options.emplace_back();
      one.money = money_at(study, option, central_);
      one.streams.resize(one.money.size());
    }
  }

  StudyResponse make() {
    for (KnobIndex knob = 0; knob < central_.size(); ++knob)
      if (!study_.knobs().all()[knob].path.empty()) move(knob);
    for (OptionResponse& option : response_.options)
      for (auto& stream : option.streams)
        std::erase_if(stream, [this](const Follows& one) { return response_.settled[one.knob]; });
    for (std::size_t option = 0; option < response_.options.size(); ++option) explain(option);
    return std::move(response_);
  }

 private:
  void move(KnobIndex knob) {
    const double step = step_of(study_.knobs().all()[knob]);
    for (std::size_t option = 0; option < response_.options.size(); ++option) {
      auto values = central_;
      values[knob] += step;
      const YearlyMoney once = money_at(study_, option, values);
      values[knob] += step;
      const YearlyMoney twice = money_at(study_, option, values);
      for (std::size_t stream = 0; stream < once.size(); ++stream)
        add(option, stream, {knob, step}, once[stream], twice[stream]);
    }
  }

  /// What moving a knob by one and two steps says of one stream. `moved.slope` is the step.
  void add(std::size_t option, std::size_t stream, Follows moved, const std::vector<double>& once,
           const std::vector<double>& twice) {
    const auto& before = response_.options[option].money[stream];
    const auto first = common_ratio(before, once), second = common_ratio(before, twice);
    if (!first || !second || std::abs((*second - 1) - 2 * (*first - 1)) > 1e-7) {
      response_.settled[moved.knob] = true;
    } else if (std::abs(*first - 1) > tolerance) {
      moved.slope = (*first - 1) / moved.slope;
      response_.options[option].streams[stream].push_back(moved);
    }
  }

  /// Moves all knobs that are not settled together, each by another share of its step.
  void explain(std::size_t option) {
    auto values = central_;
    for (KnobIndex knob = 0; knob < values.size(); ++knob) {
      const Knob& one = study_.knobs().all()[knob];
      if (!one.path.empty() && !response_.settled[knob])
        values[knob] += step_of(one) * (0.3 + 0.1 * static_cast<double>(knob % 7));
    }
    const YearlyMoney moved = money_at(study_, option, values);
    OptionResponse& response = response_.options[option];
    for (std::size_t stream = 0; stream < moved.size(); ++stream) {
      auto expected = response.money[stream];
      const double change = explained_change(response.streams[stream], study_.knobs(), values);
      for (double& amount : expected) amount *= change;
      const auto ratio = common_ratio(expected, moved[stream]);
      response.is_explained.push_back(ratio && std::abs(*ratio - 1) < 1e-7);
    }
  }

  StudyCase& study_;
  std::vector<double> central_;
  StudyResponse response_;
};

}  // namespace

bool is_price(const Knob& knob) { return knob.unit.find("GBP") != std::string::npos; }

double explained_change(const std::vector<Follows>& stream, const Knobs& knobs,
                        const std::vector<double>& values) {
  double price = 1, factor = 1;
  for (const Follows& one : stream) {
    const Knob& knob = knobs.all()[one.knob];
    const double change = one.slope * (values[one.knob] - knob.value);
    if (is_price(knob))
      price += change;
    else
      factor *= 1 + change;
  }
  return price * factor;
}

StudyResponse response_of(StudyCase& study) { return Mover(study).make(); }

}  // namespace bluelight::workbook
