#include "analysis/report/money_years.hpp"

#include <fmt/format.h>

#include "analysis/report/words.hpp"

namespace bluelight::report {
namespace {

std::vector<std::string> labels_of(const Appraisal& appraisal) {
  std::vector<std::string> labels;
  for (int year = 0; year < appraisal.years; ++year) labels.push_back(year_name(appraisal, year));
  return labels;
}

MoneyYears money_of(const StudyResult& study, const Appraisal& appraisal, std::size_t option) {
  const OptionCosts& costs = appraisal.options[option];
  MoneyYears money{.identifier = fmt::format("chart-money-{}", option),
                   .title = title_of(study.options[option]),
                   .labels = labels_of(appraisal),
                   .organisations = {},
                   .present = costs.present_cost};
  for (const std::string& organisation : appraisal.organisations) {
    OrganisationYears& paid = money.organisations.emplace_back();
    paid.name = organisation;
    for (int year = 0; year < appraisal.years; ++year)
      paid.amounts.push_back(costs.paid_by(organisation, year));
  }
  return money;
}

}  // namespace

Pounds OrganisationYears::total() const {
  Pounds sum;
  for (const Pounds amount : amounts) sum += amount;
  return sum;
}

std::vector<MoneyYears> money_of_options(const StudyResult& study, const Appraisal& appraisal) {
  std::vector<MoneyYears> all;
  for (std::size_t option = 0; option < appraisal.options.size(); ++option)
    all.push_back(money_of(study, appraisal, option));
  return all;
}

std::vector<MoneyYears> money_differences(const StudyResult& study, const Appraisal& appraisal) {
  std::vector<MoneyYears> all = money_of_options(study, appraisal);
  if (all.empty()) return {};
  const MoneyYears baseline = all.front();
  all.erase(all.begin());
  for (MoneyYears& money : all) {
    money.present = money.present - baseline.present;
    for (std::size_t i = 0; i < money.organisations.size(); ++i)
      for (std::size_t year = 0; year < money.labels.size(); ++year) {
        Pounds& amount = money.organisations[i].amounts[year];
        amount = amount - baseline.organisations[i].amounts[year];
      }
  }
  return all;
}

}  // namespace bluelight::report
