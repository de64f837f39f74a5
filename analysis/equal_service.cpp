#include <fmt/format.h>

#include <algorithm>
#include <bluelight/findings.hpp>
#include <bluelight/quantity_text.hpp>
#include <cmath>

#include "analysis/posts_text.hpp"

namespace bluelight {
namespace {

/// Rows of the option's last state at one level.
std::vector<GroupAtEqualService> last_rows(const OptionRuns& option, double demand) {
  std::vector<GroupAtEqualService> rows;
  if (option.equal_service.empty()) return rows;
  const auto last = option.equal_service.back().from;
  for (const GroupAtEqualService& row : option.equal_service)
    if (row.from == last && row.demand == demand) rows.push_back(row);
  return rows;
}

std::vector<double> levels_of(const OptionRuns& option) {
  std::vector<double> levels;
  for (const GroupAtEqualService& row : option.equal_service)
    if (std::ranges::find(levels, row.demand) == levels.end()) levels.push_back(row.demand);
  return levels;
}

/// All groups of an option and then each; chance in different groups is independent.
std::vector<EqualServiceFinding> findings_at(const OptionRuns& option, double demand) {
  std::vector<EqualServiceFinding> all{{.option = option.name, .group = {}, .demand = demand}};
  double squares = 0;
  for (const GroupAtEqualService& row : last_rows(option, demand)) {
    const double half = (row.high - row.low) / 2;
    all.push_back({.option = option.name,
                   .group = row.group,
                   .demand = demand,
                   .posts = row.posts,
                   .half_width = half});
    all.front().posts += row.posts;
    squares += half * half;
  }
  all.front().half_width = std::sqrt(squares);
  return all;
}

/// Half-width of the difference of two groups, either of which may be missing. Found on the same
/// calls, groups that need as many as far as can be told err together, and what they differ by is
/// chance.
double half_width_of(const EqualServiceFinding& one, const EqualServiceFinding& other) {
  constexpr double errors_of_90 = 1.6449;
  const double difference = std::abs(one.posts - other.posts);
  return difference <= other.half_width / errors_of_90
             ? std::max(std::abs(one.half_width - other.half_width), difference)
             : std::hypot(one.half_width, other.half_width);
}

/// The finding of a group; one without posts: there is none.
EqualServiceFinding find(const std::vector<EqualServiceFinding>& findings,
                         const std::string& group) {
  const auto found = std::ranges::find(findings, group, &EqualServiceFinding::group);
  return found == findings.end() ? EqualServiceFinding{} : *found;
}

void compare(std::vector<EqualServiceFinding>& findings,
             const std::vector<EqualServiceFinding>& baseline) {
  double squares = 0;
  for (EqualServiceFinding& one : findings) {
    const EqualServiceFinding other = find(baseline, one.group);
    one.difference = one.posts - other.posts;
    if (one.difference != 0) one.difference_half_width = half_width_of(one, other);
    if (!one.group.empty()) squares += std::pow(one.difference_half_width, 2);
  }
  for (const EqualServiceFinding& other : baseline)  // groups that are no more
    if (find(findings, other.group).option.empty()) squares += std::pow(other.half_width, 2);
  if (!findings.empty()) findings.front().difference_half_width = std::sqrt(squares);
}

std::string date_text(std::chrono::year_month_day date) {
  if (!date.ok()) return "";
  return fmt::format(" from {}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

/// All groups of an option at level 1; null: nobody looked.
const EqualServiceFinding* total_of(const std::vector<EqualServiceFinding>& findings,
                                    const std::string& option) {
  const auto found = std::ranges::find_if(findings, [&](const EqualServiceFinding& one) {
    return one.option == option && one.group.empty() && one.demand == 1;
  });
  return found == findings.end() ? nullptr : &*found;
}

std::string risk_text(const std::string& option, const StandardAtEqualService& one) {
  const std::string level = one.demand == 1 ? "" : fmt::format(" at demand {:g}", one.demand);
  const std::string unit = one.measure == "answer_time_mean" ? "s" : "1";
  return fmt::format(
      "{}{}{}: {} {} {} {} in fresh runs (required: {}{}).", option, date_text(one.from), level,
      one.thing, one.measure, one.verdict == "missed" ? "IS MISSED:" : "may be missed:",
      quantity_text({.mean = one.mean, .half_width = one.half_width, .count = 2}, unit),
      unit == "s" || one.measure == "abandonment" ? "at most " : "",
      unit == "s" ? fmt::format("{:.2f} s", one.required)
                  : fmt::format("{:.4g} %", 100 * one.required));
}

}  // namespace

std::vector<EqualServiceFinding> equal_service_of(const StudyResult& result) {
  std::vector<EqualServiceFinding> all;
  for (const OptionRuns& option : result.options)
    for (const double level : levels_of(option)) {
      std::vector<EqualServiceFinding> findings = findings_at(option, level);
      compare(findings, findings_at(result.options.front(), level));
      all.insert(all.end(), findings.begin(), findings.end());
    }
  return all;
}

std::string posts_text(double posts, double half_width) {
  constexpr double least_shown = 0.05;
  return half_width >= least_shown ? fmt::format("{:.1f} ± {:.1f}", posts, half_width)
                                   : fmt::format("{:.1f}", posts);
}

bool EqualServiceFinding::cannot_be_told() const {
  return difference != 0 && std::abs(difference) <= difference_half_width;
}

std::string equal_service_sentence(const std::vector<EqualServiceFinding>& findings,
                                   const std::string& option, const std::string& baseline) {
  const EqualServiceFinding* one = total_of(findings, option);
  const EqualServiceFinding* before = total_of(findings, baseline);
  if (one == nullptr || before == nullptr) return {};
  const std::string posts = posts_text(one->posts, one->half_width);
  const std::string change = posts_text(std::abs(one->difference), one->difference_half_width);
  if (one->difference == 0)
    return fmt::format("At equal service it needs {} posts, as many as the baseline.", posts);
  if (one->cannot_be_told())
    return fmt::format(
        "At equal service it needs {} posts, which cannot be told from the baseline’s {:.1f} "
        "({}{}, 90 % intervals).",
        posts, before->posts, one->difference < 0 ? "−" : "+", change);
  return fmt::format(
      "At equal service it needs {} posts, {} {} than the baseline’s {:.1f} (90 % intervals).",
      posts, change, one->difference < 0 ? "fewer" : "more", before->posts);
}

std::vector<std::string> standards_at_risk(const StudyResult& result) {
  std::vector<std::string> sentences;
  for (const OptionRuns& option : result.options)
    for (const StandardAtEqualService& one : option.held_standards)
      if (one.verdict != "held") sentences.push_back(risk_text(option.name, one));
  return sentences;
}

}  // namespace bluelight
