#include <fmt/format.h>

#include <algorithm>

#include "analysis/report/hour_chart.hpp"
#include "analysis/report/sections.hpp"
#include "analysis/report/words.hpp"

namespace bluelight::report {
namespace {

constexpr std::size_t table_views = 2;  // weekday and weekend; 168 rows would hide the pattern

const Estimate* peak_of(const std::vector<Estimate>& hours) {
  const Estimate* peak = nullptr;
  for (const Estimate& hour : hours)
    if (hour.count > 0 && (!peak || hour.mean > peak->mean)) peak = &hour;
  return peak;
}

/// "Highest (Monday to Friday): “Three rooms” 31.2 ± 1.1 s at 18:00; “One room” 22 ± 1 s at 18:00."
std::string chart_summary(const StudyResult& study, const HourChart& chart) {
  const std::size_t view = first_view({chart});
  std::string text;
  for (std::size_t option = 0; option < study.options.size(); ++option) {
    const auto& hours = chart.options[option][view];
    const Estimate* peak = peak_of(hours);
    if (!peak) continue;
    text += fmt::format("{}“{}” {} at {}", text.empty() ? "" : "; ",
                        title_of(study.options[option]), unbroken(chart.text(*peak)),
                        week_views()[view].labels[static_cast<std::size_t>(peak - hours.data())]);
  }
  return fmt::format("Highest ({}): {}.", week_views()[view].title, text);
}

/// Options that have the chart's label at all.
std::vector<std::size_t> options_of(const HourChart& chart) {
  std::vector<std::size_t> present;
  for (std::size_t option = 0; option < chart.options.size(); ++option)
    if (!chart.options[option].front().empty()) present.push_back(option);
  return present;
}

Data table_rows(const HourChart& chart, const std::vector<std::size_t>& options) {
  Data rows{Data::type::list};
  for (std::size_t hour = 0; hour < week_views().front().labels.size(); ++hour) {
    Data cells{Data::type::list};
    for (std::size_t view = 0; view < table_views; ++view)
      for (const std::size_t option : options)
        cells.push_back(Data(chart.text(chart.options[option][view][hour])));
    rows.push_back(record({{"label", week_views().front().labels[hour]}, {"cells", cells}}));
  }
  return rows;
}

Data figure_of(const StudyResult& study, const HourChart& chart) {
  const auto options = options_of(chart);
  Data views{Data::type::list}, columns{Data::type::list};
  for (std::size_t view = 0; view < table_views; ++view) {
    views.push_back(
        record({{"title", week_views()[view].title}, {"span", std::to_string(options.size())}}));
    for (const std::size_t option : options)
      columns.push_back(Data(title_of(study.options[option])));
  }
  return record({{"id", chart.identifier},
                 {"title", chart.title + ": " + chart.quantity},
                 {"summary", chart_summary(study, chart)},
                 {"views", views},
                 {"columns", columns},
                 {"rows", table_rows(chart, options)}});
}

Data legend_of(const StudyResult& study) {
  Data legend{Data::type::list};
  for (std::size_t option = 0; option < study.options.size(); ++option)
    legend.push_back(record({{"style", style_of_option(option)},
                             {"title", title_of(study.options[option])},
                             {"dash", dash_of_option(option)}}));
  return legend;
}

Data choices_of(const std::vector<HourChart>& charts) {
  const std::size_t first = first_view(charts);
  Data choices{Data::type::list};
  for (std::size_t view = 0; view < week_views().size(); ++view) {
    const bool any = std::any_of(charts.begin(), charts.end(),
                                 [view](const HourChart& chart) { return chart.has_values(view); });
    if (!any) continue;
    choices.push_back(record({{"value", week_views()[view].name},
                              {"title", week_views()[view].title},
                              {"checked", view == first}}));
  }
  return choices;
}

/// The figures of one quantity under a heading of their own.
Data group_of(const StudyResult& study, const std::vector<HourChart>& charts,
              std::string_view quantity) {
  Data figures{Data::type::list};
  for (const HourChart& chart : charts)
    if (chart.quantity == quantity) figures.push_back(figure_of(study, chart));
  return figures;
}

}  // namespace

Data hours_section(const Source& source) {
  const auto charts = hour_charts(source.study);
  return record({{"any", !charts.empty()},
                 {"legend", legend_of(source.study)},
                 {"choices", choices_of(charts)},
                 {"answer_figures", group_of(source.study, charts, "mean answer time")},
                 {"occupancy_figures", group_of(source.study, charts, "occupancy")}});
}

}  // namespace bluelight::report
