#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "analysis/report/course.hpp"
#include "analysis/report/hour_chart.hpp"
#include "analysis/report/money_years.hpp"
#include "analysis/report/sections.hpp"
#include "analysis/report/service_section.hpp"
#include "analysis/report/words.hpp"

namespace bluelight::report {
namespace {

using Json = nlohmann::json;

/// Four significant digits, which no screen shows more of; null without a value.
Json rounded(double value) {
  if (!std::isfinite(value)) return nullptr;
  if (value == 0) return 0;
  const double scale = std::pow(10.0, 3 - std::floor(std::log10(std::abs(value))));
  return std::round(value * scale) / scale;
}

/// One line of a chart: mean, low and high at each place.
Json line_of(const HourChart& chart, const std::vector<Estimate>& hours) {
  if (hours.empty()) return nullptr;
  Json mean = Json::array(), low = Json::array(), high = Json::array();
  for (const Estimate& hour : hours) {
    const bool any = hour.count > 0;
    mean.push_back(any ? rounded(chart.factor * hour.mean) : nullptr);
    low.push_back(any ? rounded(std::max(0.0, chart.factor * hour.low())) : nullptr);
    high.push_back(any ? rounded(chart.factor * hour.high()) : nullptr);
  }
  return {{"mean", mean}, {"low", low}, {"high", high}};
}

Json hour_chart_json(const HourChart& chart) {
  Json views = Json::object();
  for (std::size_t view = 0; view < week_views().size(); ++view) {
    Json& lines = views[week_views()[view].name] = Json::array();
    for (const OptionHours& option : chart.options) lines.push_back(line_of(chart, option[view]));
  }
  return {{"id", chart.identifier},
          {"unit", chart.unit},
          {"axis", chart.quantity + ", " + chart.unit},
          {"highest", chart.unit == "%" ? Json(100) : Json(nullptr)},
          {"views", views}};
}

Json money_chart_json(const MoneyYears& years) {
  Json bars = Json::array();
  for (const OrganisationYears& organisation : years.organisations) {
    Json mean = Json::array(), none = Json::array();
    for (const Pounds amount : organisation.amounts) {
      mean.push_back(rounded(amount.value / 1000));
      none.push_back(nullptr);
    }
    bars.push_back(
        {{"name", title_of(organisation.name)}, {"mean", mean}, {"low", none}, {"high", none}});
  }
  return {{"id", years.identifier},
          {"unit", "thousand £"},
          {"axis", "thousand £ a year, against the baseline"},
          {"highest", nullptr},
          {"labels", years.labels},
          {"bars", bars}};
}

Json course_json(const Course& course) {
  Json lines = Json::array({nullptr});  // the baseline is the line at zero
  for (const auto& line : course.lines) {
    Json mean = Json::array(), none = Json::array();
    for (const double value : line) mean.push_back(rounded(value)), none.push_back(nullptr);
    lines.push_back({{"mean", mean}, {"low", none}, {"high", none}});
  }
  return {{"id", course.identifier}, {"unit", course.unit},       {"axis", course.axis},
          {"highest", nullptr},      {"stepped", course.stepped}, {"labels", course.labels},
          {"lines", lines}};
}

/// One line of a chart of service: mean, low and high in each year.
Json line_of(const ServiceChart& chart, const ServiceYears* years) {
  if (years == nullptr) return nullptr;
  Json mean = Json::array(), low = Json::array(), high = Json::array();
  const double most = chart.unit == "%" ? 1 : std::numeric_limits<double>::infinity();
  for (std::size_t year = 0; year < years->mean.size(); ++year) {
    const double value = years->mean[year], half = years->half_width[year];
    mean.push_back(rounded(chart.factor * value));
    low.push_back(rounded(chart.factor * std::max(0.0, value - half)));
    high.push_back(rounded(chart.factor * std::min(most, value + half)));
  }
  return {{"mean", mean}, {"low", low}, {"high", high}};
}

Json service_chart_json(const Appraisal& appraisal, const ServiceChart& chart) {
  Json labels = Json::array(), lines = Json::array();
  for (int year = 0; year < appraisal.years; ++year) labels.push_back(year_name(appraisal, year));
  for (const ServiceYears* years : chart.options) lines.push_back(line_of(chart, years));
  return {{"id", chart.identifier},
          {"unit", chart.unit},
          {"axis", chart.quantity + ", " + chart.unit},
          {"highest", nullptr},
          {"banded", true},
          {"standard", chart.standard ? rounded(chart.factor * *chart.standard) : Json(nullptr)},
          {"labels", labels},
          {"lines", lines}};
}

/// JSON that cannot end the script element it stands in.
std::string within_script(const Json& json) {
  const std::string plain = json.dump(-1, ' ', false, Json::error_handler_t::replace);
  std::string safe;
  for (const char letter : plain) letter == '<' ? safe += "\\u003c" : safe += letter;
  return safe;
}

}  // namespace

std::string chart_data(const Source& source) {
  Json labels = Json::object(), options = Json::array(), charts = Json::array();
  for (const WeekView& view : week_views()) labels[view.name] = view.labels;
  for (const OptionRuns& option : source.study.options) options.push_back(title_of(option));
  const auto hours = hour_charts(source.study);
  for (const HourChart& chart : hours) charts.push_back(hour_chart_json(chart));
  for (const MoneyYears& years : money_differences(source.study, source.appraisal))
    charts.push_back(money_chart_json(years));
  for (const Course& course : courses(source)) charts.push_back(course_json(course));
  for (const ServiceChart& chart : service_charts(source))
    charts.push_back(service_chart_json(source.appraisal, chart));
  return within_script({{"view", week_views()[first_view(hours)].name},
                        {"labels", labels},
                        {"options", options},
                        {"charts", charts}});
}

}  // namespace bluelight::report
