#include "analysis/report/response_rows.hpp"

#include <fmt/format.h>

#include <bluelight/quantity_text.hpp>

#include "analysis/case/knobs.hpp"
#include "analysis/case/months.hpp"
#include "analysis/report/words.hpp"

namespace bluelight::report {
namespace {

std::string number_text(double value, double half_width, const std::string& unit) {
  return quantity_text({.mean = value, .half_width = half_width, .count = 2}, unit);
}

/// A number without an interval, with as many digits as the one beside it.
std::string fitted_text(double value, double half_width, const std::string& unit) {
  const std::string text = number_text(value, half_width, unit);
  const auto sign = text.find(" ±");
  if (sign == std::string::npos) return text;
  const auto tail = text.rfind(' ');
  return text.substr(0, sign) + text.substr(tail);
}

/// What stands in all rows of one line.
struct Line {
  std::string what, unit;
  const std::vector<double>& found;
};

template <class Response>
void add_rows(std::vector<ResponseRow>& rows, const Response& one, const Line& line) {
  for (std::size_t level = 0; level < one.demand.size(); ++level) {
    const double half = of_95_percent * one.errors[level];
    rows.push_back({.what = line.what,
                    .option = one.option,
                    .from = date_text(one.from),
                    .demand = fmt::format("{:.3g}", one.demand[level]),
                    .found = number_text(line.found[level], half, line.unit),
                    .fitted = fitted_text(one.fitted[level], half, line.unit)});
  }
}

/// Smaller ones are rounding.
constexpr double least_deviation = 1e-9;

template <class Response>
void add_deviation(std::vector<std::string>& all, const Response& one, const Line& line) {
  if (one.deviation < least_deviation) return;
  const bool share = line.unit == "1";
  all.push_back(fmt::format("{}, {} from {}: {:.2g} {}", line.what, one.option, date_text(one.from),
                            share ? 100 * one.deviation : one.deviation,
                            share ? "points" : line.unit));
}

}  // namespace

std::vector<ResponseRow> response_rows(const Appraisal& appraisal) {
  std::vector<ResponseRow> rows;
  for (const PostsResponse& one : appraisal.responses)
    add_rows(rows, one, {title_of(one.group), "posts", one.posts});
  for (const ServiceResponse& one : appraisal.service_responses)
    add_rows(rows, one, {title_of(one.benefit), one.unit, one.difference});
  return rows;
}

std::vector<std::string> deviations(const Appraisal& appraisal) {
  std::vector<std::string> all;
  for (const PostsResponse& one : appraisal.responses)
    add_deviation(all, one, {title_of(one.group), "posts", one.posts});
  for (const ServiceResponse& one : appraisal.service_responses)
    add_deviation(all, one, {title_of(one.benefit), one.unit, one.difference});
  return all;
}

}  // namespace bluelight::report
