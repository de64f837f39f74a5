/// One chart by hour: a contact class's answer time or a staff group's occupancy in every option.
#pragma once

#include <bluelight/study.hpp>
#include <string>
#include <vector>

#include "analysis/report/hours.hpp"

namespace bluelight::report {

/// The numbers of one option at each place of each week view; empty where the option has no such
/// label.
using OptionHours = std::vector<std::vector<Estimate>>;

/// What one chart shows.
struct HourChart {
  std::string identifier;  ///< of the element in the page
  std::string title;
  std::string quantity;  ///< "mean answer time"
  std::string unit;      ///< of the numbers as shown: "s", "min" or "%"
  double factor = 1;     ///< from the measure's unit to the unit shown
  std::vector<OptionHours> options;

  /// Whether any option has a value at any place of week view `view`.
  bool has_values(std::size_t view) const;
  /// "31.2 ± 1.1 s" for a number in the measure's unit.
  std::string text(const Estimate& estimate) const;
};

/// Answer time of every contact class, then occupancy of every staff group; those without any value
/// are left out.
std::vector<HourChart> hour_charts(const StudyResult& study);

/// The week view that a chart shows first: the first that has values in any chart. Index into
/// `week_views()`.
std::size_t first_view(const std::vector<HourChart>& charts);

}  // namespace bluelight::report
