#include "analysis/report/service_section.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bluelight/quantity_text.hpp>
#include <cmath>

#include "analysis/report/sentences.hpp"
#include "analysis/report/words.hpp"

namespace bluelight::report {
namespace {

ServiceChart chart_of(const Source& source, const ServiceYears& first) {
  const bool share = first.unit == "1";
  ServiceChart chart{.identifier = "chart-service-" + first.contact,
                     .contact = first.contact,
                     .title = title_of(first.contact),
                     .quantity = "mean answer time",
                     .unit = share ? "%" : "s",
                     .factor = share ? 100.0 : 1.0,
                     .options = {},
                     .standard = {},
                     .standard_text = {}};
  if (share) {
    const Input* within = standard_input(source.study, "contact", first.contact, "within");
    const Input* wanted = standard_input(source.study, "contact", first.contact, "share");
    chart.quantity =
        "answered within " + (within ? input_text(within->value, within->unit) : "the standard");
    if (wanted) chart.standard = wanted->value;
    if (wanted) chart.standard_text = fmt::format("{:.3g} %", 100 * wanted->value);
  }
  for (const OptionRuns& option : source.study.options) {
    const auto& all = source.appraisal.service;
    const auto found = std::find_if(all.begin(), all.end(), [&](const ServiceYears& one) {
      return one.option == option.name && one.contact == first.contact;
    });
    chart.options.push_back(found == all.end() ? nullptr : &*found);
  }
  return chart;
}

/// First year from which a standard is missed until the end; none: it is held in the last year.
std::optional<int> missed_from(const ServiceChart& chart, std::size_t option) {
  const ServiceYears* years = chart.options[option];
  if (!chart.standard || years == nullptr) return std::nullopt;
  std::optional<int> first;
  for (std::size_t year = years->mean.size(); year-- > 0;) {
    if (!(years->mean[year] < *chart.standard)) break;
    first = static_cast<int>(year);
  }
  return first;
}

std::string from_text(const Source& source, int year) {
  return year == 0 ? std::string("throughout") : "from " + year_name(source.appraisal, year);
}

/// "Below 90 %: Three rooms from 2028/29. One room holds it throughout."
std::string missed_text(const Source& source, const ServiceChart& chart) {
  if (!chart.standard) return {};
  std::vector<std::string> missed, held;
  for (std::size_t option = 0; option < chart.options.size(); ++option) {
    if (chart.options[option] == nullptr) continue;
    const std::string title = title_of(source.study.options[option]);
    if (const auto year = missed_from(chart, option))
      missed.push_back(fmt::format("{} {}", title, from_text(source, *year)));
    else
      held.push_back(title);
  }
  const std::string standard = "the standard of " + chart.standard_text;
  if (missed.empty()) return fmt::format("Every option ends at or above {}.", standard);
  std::string text = fmt::format("Below {}: {}.", standard, joined(missed));
  if (!held.empty()) text += fmt::format(" At or above it in the last year: {}.", joined(held));
  return text;
}

bool any_held(const ServiceChart& chart) {
  return std::any_of(chart.options.begin(), chart.options.end(), [](const ServiceYears* one) {
    return one != nullptr && std::count(one->held.begin(), one->held.end(), true) > 0;
  });
}

std::string cell_text(const ServiceYears* years, std::size_t year) {
  if (years == nullptr) return "–";
  const Estimate value{
      .mean = years->mean[year], .half_width = years->half_width[year], .count = 2};
  return quantity_text(value, years->unit) + (years->held[year] ? " *" : "");
}

Data rows_of(const Source& source, const ServiceChart& chart) {
  Data rows{Data::type::list};
  for (int year = 0; year < source.appraisal.years; ++year) {
    const auto place = static_cast<std::size_t>(year);
    rows.push_back(record(
        {{"label", year_name(source.appraisal, year)},
         {"cells", list(chart.options, [&](const ServiceYears* one) {
            return record(
                {{"value", cell_text(one, place)},
                 {"demand", one ? fmt::format("{:.2f}", one->demand[place]) : std::string("–")}});
          })}}));
  }
  return rows;
}

Data figure_of(const Source& source, const ServiceChart& chart) {
  return record({{"id", chart.identifier},
                 {"title", chart.title},
                 {"quantity", chart.quantity},
                 {"missed", missed_text(source, chart)},
                 {"held", any_held(chart)},
                 {"rows", rows_of(source, chart)}});
}

}  // namespace

std::vector<ServiceChart> service_charts(const Source& source) {
  std::vector<ServiceChart> charts;
  for (const ServiceYears& one : source.appraisal.service)
    if (std::none_of(charts.begin(), charts.end(),
                     [&](const ServiceChart& chart) { return chart.contact == one.contact; }))
      charts.push_back(chart_of(source, one));
  return charts;
}

std::string standards_over_years(const Source& source, std::size_t option) {
  std::vector<std::string> parts;
  for (const ServiceChart& chart : service_charts(source)) {
    const auto before = missed_from(chart, 0), after = missed_from(chart, option);
    if (!after) continue;
    parts.push_back(fmt::format("{} {} (baseline: {})", chart.title, from_text(source, *after),
                                before ? from_text(source, *before) : "holds its standard"));
  }
  if (parts.empty()) return {};
  return fmt::format("If rosters stay while demand changes, below standard: {}.", joined(parts));
}

Data service_section(const Source& source) {
  const auto charts = service_charts(source);
  Data legend{Data::type::list}, titles{Data::type::list};
  for (std::size_t option = 0; option < source.study.options.size(); ++option) {
    const std::string title = title_of(source.study.options[option]);
    legend.push_back(record(
        {{"style", style_of_option(option)}, {"dash", dash_of_option(option)}, {"title", title}}));
    titles.push_back(Data(title));
  }
  return record({{"any", !charts.empty()},
                 {"legend", legend},
                 {"titles", titles},
                 {"figures", list(charts, [&](const ServiceChart& chart) {
                    return figure_of(source, chart);
                  })}});
}

}  // namespace bluelight::report
