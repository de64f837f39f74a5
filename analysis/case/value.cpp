#include <algorithm>
#include <cmath>

#include "analysis/case/discounting.hpp"
#include "analysis/case/study_case.hpp"

namespace bluelight {
namespace {

/// Adds up what a proposal saves, by organisation, category and month.
class Saver {
 public:
  Saver(StudyCase& study, std::size_t proposal) : study_(study), proposal_(proposal) {
    value_.proposal = study.result().options[proposal].name;
    value_.months.resize(study.months().size());
  }

  NetPresentSocialValue make() {
    const auto values = study_.knobs().central();
    add(0, study_.compose(0, values), 1);
    const double before = present_;
    add(proposal_, study_.compose(proposal_, values), -1);
    value_.central = saving({before}, {before - present_});
    add_posts(values);
    round();
    add_ratio();
    add_cumulative();
    return std::move(value_);
  }

 private:
  void add(std::size_t option, const Composition& made, double sign) {
    const auto& streams = study_.model(option).streams;
    for (std::size_t i = 0; i < streams.size(); ++i) add(streams[i], made.of(i), sign);
  }

  void add(const MoneyStream& stream, std::span<const double> amounts, double sign) {
    const bool cashable = stream.category != "benefit";
    for (std::size_t month = 0; month < amounts.size(); ++month) {
      const double amount = sign * amounts[month];
      if (amount == 0) continue;
      const Month& one = study_.months()[month];
      const double present = amount * one.discount;
      present_ += present;
      CategoryMoney& category = category_of(stream);
      category.amount.value += amount;
      category.present.value += present;
      (cashable ? value_.cashable : value_.societal).value += present;
      if (!cashable) continue;
      value_.months[month].saving.value += amount;
      OrganisationMoney& organisation = organisation_of(stream.organisation);
      organisation.by_year[static_cast<std::size_t>(one.year)].value += amount;
      organisation.present.value += present;
    }
  }

  CategoryMoney& category_of(const MoneyStream& stream) {
    for (CategoryMoney& one : value_.categories)
      if (one.category == stream.category && one.kind == stream.kind) return one;
    CategoryMoney& one = value_.categories.emplace_back();
    one.category = stream.category;
    one.kind = stream.kind;
    return one;
  }

  OrganisationMoney& organisation_of(const std::string& name) {
    for (OrganisationMoney& one : value_.organisations)
      if (one.organisation == name) return one;
    OrganisationMoney& one = value_.organisations.emplace_back();
    one.organisation = name;
    one.by_year.resize(static_cast<std::size_t>(study_.result().appraisal.years));
    return one;
  }

  void add_posts(std::span<const double> values) {
    const Composition& after = study_.compose(proposal_, values);
    const Composition& before = study_.compose(0, values);
    for (std::size_t month = 0; month < value_.months.size(); ++month) {
      CaseMonth& one = value_.months[month];
      one.from = std::chrono::sys_days{first_day(study_.result().appraisal.base, 0)} +
                 std::chrono::days{static_cast<int>(study_.months()[month].begin)};
      one.needed = after.needed[month];
      one.paid = after.paid[month];
      one.exits = after.exits[month];
      one.paid_baseline = before.paid[month];
    }
  }

  /// Sums in another order differ by less than a penny: that is no saving.
  void round() {
    const auto clear = [](Pounds& amount) { amount = saving(amount, {}); };
    clear(value_.cashable);
    clear(value_.societal);
    for (CaseMonth& month : value_.months) clear(month.saving);
    for (OrganisationMoney& one : value_.organisations) {
      for (Pounds& amount : one.by_year) clear(amount);
      clear(one.present);
    }
    for (CategoryMoney& one : value_.categories) {
      clear(one.amount);
      clear(one.present);
    }
  }

  void add_ratio() {
    for (const CategoryMoney& one : value_.categories)
      (one.present.value < 0 ? value_.costs : value_.benefits).value += std::abs(one.present.value);
    if (value_.costs.value > 0)
      value_.benefit_cost_ratio = value_.benefits.value / value_.costs.value;
  }

  void add_cumulative() {
    Pounds sum;
    std::optional<int> stays;
    for (std::size_t month = 0; month < value_.months.size(); ++month) {
      sum += value_.months[month].saving;
      value_.months[month].cumulative = sum;
      value_.peak_funding.value = std::max(value_.peak_funding.value, -sum.value);
      if (sum.value < -0.005)
        stays.reset();
      else if (!stays)
        stays = static_cast<int>(month);
    }
    value_.payback_month = stays;
  }

  StudyCase& study_;
  std::size_t proposal_;
  NetPresentSocialValue value_;
  double present_ = 0;
};

}  // namespace

std::string_view name_of(CostKind kind) {
  static constexpr std::string_view names[] = {"posts", "one-off", "yearly"};
  return names[static_cast<int>(kind)];
}

bool NetPresentSocialValue::cannot_be_told() const {
  return ranged_inputs > 0 && low.value <= 0 && high.value >= 0 && low.value < high.value;
}

Pounds Sensitivity::swing() const {
  const auto [least, greatest] = std::minmax({at_low.value, at_mode.value, at_high.value});
  return {greatest - least};
}

std::vector<NetPresentSocialValue> values_of(StudyCase& study) {
  std::vector<NetPresentSocialValue> values;
  for (std::size_t i = 1; i < study.result().options.size(); ++i) {
    NetPresentSocialValue& value = values.emplace_back(Saver(study, i).make());
    value.low = value.high = value.median = value.expected = value.central;
    value.chance_positive = value.central.value > 0 ? 1 : 0;
    value.ranged_inputs = 0;
    for (const auto& group : uncertain_of(study, i)) value.ranged_inputs += group.size();
  }
  add_draws(study, values);
  for (std::size_t i = 0; i < values.size(); ++i)
    values[i].sensitivities = sensitivities_of(study, i + 1);
  return values;
}

}  // namespace bluelight
