#include "analysis/report/hours.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bluelight/local_hours.hpp>
#include <cmath>
#include <limits>

#include "analysis/run_table.hpp"

namespace bluelight::report {
namespace {

WeekView day_view(std::string name, std::string title, int first_day, int last_day) {
  WeekView view{std::move(name), std::move(title), {}, {}};
  for (int hour = 0; hour < 24; ++hour) {
    view.labels.push_back(fmt::format("{:02}:00", hour));
    auto& places = view.hours.emplace_back();
    for (int day = first_day; day <= last_day; ++day) places.push_back(24 * day + hour);
  }
  return view;
}

WeekView whole_week() {
  static constexpr std::array days{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  WeekView view{"week", "All 168 hours", {}, {}};
  for (int hour = 0; hour < hours_a_week; ++hour) {
    view.labels.push_back(
        fmt::format("{} {:02}:00", days[static_cast<std::size_t>(hour / 24)], hour % 24));
    view.hours.push_back({hour});
  }
  return view;
}

/// Where the numbers of one label begin in a run's values.
struct Place {
  std::size_t numerator = 0, denominator = 0;
};

std::optional<Place> place_of(const MeasureLayout& layout, const HourlyRatio& ratio,
                              std::string_view label) {
  const Measure* numerator = find_measure(layout, ratio.family, ratio.numerator);
  const Measure* denominator = find_measure(layout, ratio.family, ratio.denominator);
  if (!numerator || !denominator) return std::nullopt;
  const auto row = find_label(*numerator, label);
  if (!row) return std::nullopt;
  return Place{numerator->offset + *row * hours_a_week, denominator->offset + *row * hours_a_week};
}

double ratio_over(const RunValues& values, const Place& place, const std::vector<int>& hours,
                  bool is_mean) {
  double above = 0, below = 0;
  for (const int hour : hours) {
    const double weight = values.at(place.denominator + static_cast<std::size_t>(hour));
    const double value = values.at(place.numerator + static_cast<std::size_t>(hour));
    if (!(weight > 0) || std::isnan(value)) continue;
    above += is_mean ? weight * value : value;
    below += weight;
  }
  return below > 0 ? above / below : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

const std::array<WeekView, 3>& week_views() {
  static const std::array views{day_view("weekday", "Monday to Friday", 0, 4),
                                day_view("weekend", "Saturday and Sunday", 5, 6), whole_week()};
  return views;
}

std::vector<std::string> labels_of(const StudyResult& study, const HourlyRatio& ratio) {
  std::vector<std::string> all;
  for (const OptionRuns& option : study.options) {
    const Measure* measure = find_measure(option.layout, ratio.family, ratio.numerator);
    if (!measure) continue;
    for (const std::string& label : measure->dimensions.front().labels)
      if (std::find(all.begin(), all.end(), label) == all.end()) all.push_back(label);
  }
  return all;
}

std::vector<Estimate> by_hour(const OptionRuns& option, const HourlyRatio& ratio,
                              std::string_view label, const WeekView& view) {
  const auto place = place_of(option.layout, ratio, label);
  if (!place) return {};
  std::vector<Estimate> estimates;
  for (const auto& hours : view.hours) {
    std::vector<double> values;
    for (const RunRecord& run : option.runs)
      if (run.status == RunRecord::Status::done)
        values.push_back(ratio_over(run.values, *place, hours, ratio.numerator_is_mean));
    estimates.push_back(estimate(values));
  }
  return estimates;
}

}  // namespace bluelight::report
