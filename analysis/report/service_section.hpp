/// Service over the years if rosters stay: a chart, a table and a sentence for each class of calls.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "analysis/report/data.hpp"
#include "analysis/report/sections.hpp"

namespace bluelight::report {

/// One class of calls in every option, by year.
struct ServiceChart {
  std::string identifier;  ///< of the chart's element in the page
  std::string contact;
  std::string title, quantity;               ///< "Police 999", "answered within 10 s"
  std::string unit;                          ///< of the numbers as shown: "s" or "%"
  double factor = 1;                         ///< from the measure's unit to the unit shown
  std::vector<const ServiceYears*> options;  ///< null where an option has no such class
  std::optional<double> standard;            ///< share, in the measure's unit
  std::string standard_text;                 ///< "90 %"
};

/// A chart for each class of calls whose service was simulated over levels of demand.
std::vector<ServiceChart> service_charts(const Source& source);

/// "If rosters stay, Police 999 falls below its standard from 2029/30 (baseline: from 2028/29)."
/// Empty where no standard is missed. Requires: 0 < option < number of options.
std::string standards_over_years(const Source& source, std::size_t option);

/// Figures and tables of all charts.
Data service_section(const Source& source);

}  // namespace bluelight::report
