#include "analysis/report/hour_chart.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bluelight/quantity_text.hpp>

#include "analysis/report/words.hpp"

namespace bluelight::report {
namespace {

constexpr double show_minutes_from = 180;  // seconds: longer answer times read better in minutes

double highest(const HourChart& chart) {
  double most = 0;
  for (const OptionHours& option : chart.options)
    for (const auto& view : option)
      for (const Estimate& estimate : view)
        if (estimate.count > 0) most = std::max(most, estimate.mean);
  return most;
}

void choose_unit(HourChart& chart, bool is_share) {
  if (is_share) {
    chart.unit = "%";
    chart.factor = 100;
  } else if (highest(chart) >= show_minutes_from) {
    chart.unit = "min";
    chart.factor = 1.0 / 60;
  } else {
    chart.unit = "s";
  }
}

/// A kind of chart: one for each label of the ratio's measures.
struct ChartKind {
  HourlyRatio ratio;
  std::string_view quantity;
  bool is_share;
};

constexpr ChartKind kinds[] = {{answer_time_by_hour, "mean answer time", false},
                               {occupancy_by_hour, "occupancy", true}};

HourChart chart_of(const StudyResult& study, const ChartKind& kind, const std::string& label) {
  HourChart chart;
  chart.identifier = fmt::format(
      "chart-{}-{}", kind.ratio.family == "contact_hour" ? "answer" : "occupancy", label);
  chart.title = title_of(label);
  chart.quantity = kind.quantity;
  for (const OptionRuns& option : study.options) {
    OptionHours& views = chart.options.emplace_back();
    for (const WeekView& view : week_views())
      views.push_back(by_hour(option, kind.ratio, label, view));
  }
  choose_unit(chart, kind.is_share);
  return chart;
}

}  // namespace

bool HourChart::has_values(std::size_t view) const {
  return std::any_of(options.begin(), options.end(), [view](const OptionHours& option) {
    return std::any_of(option[view].begin(), option[view].end(),
                       [](const Estimate& estimate) { return estimate.count > 0; });
  });
}

std::string HourChart::text(const Estimate& estimate) const {
  const Estimate shown{.mean = factor * estimate.mean,
                       .half_width = factor * estimate.half_width,
                       .standard_error = factor * estimate.standard_error,
                       .count = estimate.count};
  return quantity_text(shown, unit);
}

std::vector<HourChart> hour_charts(const StudyResult& study) {
  std::vector<HourChart> charts;
  for (const ChartKind& kind : kinds)
    for (const std::string& label : labels_of(study, kind.ratio)) {
      HourChart chart = chart_of(study, kind, label);
      if (chart.has_values(week_views().size() - 1)) charts.push_back(std::move(chart));
    }
  return charts;
}

std::size_t first_view(const std::vector<HourChart>& charts) {
  for (std::size_t view = 0; view + 1 < week_views().size(); ++view)
    if (std::any_of(charts.begin(), charts.end(),
                    [&](const HourChart& chart) { return chart.has_values(view); }))
      return view;
  return week_views().size() - 1;
}

}  // namespace bluelight::report
