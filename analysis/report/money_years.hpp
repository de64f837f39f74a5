/// Money by organisation and year of the appraisal, of an option or against the baseline.
#pragma once

#include <bluelight/appraisal.hpp>
#include <bluelight/study.hpp>
#include <string>
#include <vector>

namespace bluelight::report {

/// What one organisation pays in each year, not discounted.
struct OrganisationYears {
  std::string name;
  std::vector<Pounds> amounts;
  Pounds total() const;
};

/// One table or chart of money over the years.
struct MoneyYears {
  std::string identifier;  ///< of the chart's element in the page
  std::string title;       ///< of the option
  std::vector<std::string> labels;
  std::vector<OrganisationYears> organisations;
  Pounds present;  ///< discounted sum over organisations and years
};

/// What each option pays.
std::vector<MoneyYears> money_of_options(const StudyResult& study, const Appraisal& appraisal);

/// What each proposal pays more (or less, negative) than the baseline.
std::vector<MoneyYears> money_differences(const StudyResult& study, const Appraisal& appraisal);

}  // namespace bluelight::report
