#include "experiment/varied_posts.hpp"

#include <algorithm>
#include <bluelight/problem.hpp>
#include <map>

#include "experiment/priced_posts.hpp"

namespace bluelight {
namespace {

using Date = std::chrono::year_month_day;

/// No date is the start, before every date.
bool is_until(Date one, Date other) { return !one.ok() || (other.ok() && one <= other); }

std::vector<Date> dates_of(const std::vector<PricedPosts>& posts) {
  std::vector<Date> dates;
  for (const PricedPosts& one : posts)
    if (std::ranges::find(dates, one.from) == dates.end()) dates.push_back(one.from);
  return dates;
}

std::vector<PricedPosts> posts_at_end(const Option& option) {
  return option.found && !option.found->posts.empty() ? option.found->posts : priced_posts(option);
}

/// Those that hold on a date at demand 1, by group and who pays.
std::map<std::pair<std::string, std::string>, double> posts_on(
    Date date, const std::vector<PricedPosts>& posts) {
  Date last{};
  for (const PricedPosts& one : posts)
    if (is_until(one.from, date) && is_until(last, one.from)) last = one.from;
  std::map<std::pair<std::string, std::string>, double> sums;
  for (const PricedPosts& one : posts)
    if (one.from == last && one.demand == 1) sums[{one.group, one.organisation}] += one.posts;
  return sums;
}

bool moves_posts(const Study& study, const StudyEnd& end) {
  for (std::size_t i = 0; i < study.options.size(); ++i) {
    const auto central = priced_posts(study.options[i]), there = priced_posts(end.options[i]);
    for (const Date date : dates_of(central))
      if (posts_on(date, central) != posts_on(date, there)) return true;
  }
  return false;
}

}  // namespace

std::vector<VariedPosts> varied_posts(const Study& study, std::size_t option,
                                      const std::vector<PricedPosts>& central) {
  std::vector<VariedPosts> all;
  for (const StudyEnd& end : study.ends) {
    const std::vector<PricedPosts> posts = posts_at_end(end.options[option]);
    for (const Date date : dates_of(central))
      for (const auto& [whose, sum] : posts_on(date, posts))
        all.push_back({end.input, end.end, date, whose.first, whose.second, sum});
  }
  return all;
}

void check_varied(const Study& study) {
  if (study.staffing == StaffingRule::hold_standard || !study.appraisal.benefits.empty()) return;
  std::vector<Problem> problems;
  for (const VariedInput& varied : study.varied) {
    const bool moves = std::ranges::any_of(study.ends, [&](const StudyEnd& end) {
      return end.input == varied.name && moves_posts(study, end);
    });
    if (moves) continue;
    const Input& first = varied.inputs.front();
    problems.push_back({first.origin, first.path,
                        "under [vary] what changes the posts of rosters, or `staffing` "
                        "\"hold_standard\", or an [appraisal.benefit.*]",
                        "\"" + varied.name + "\", which would change nothing that is priced", ""});
  }
  if (!problems.empty()) throw ScenarioError(std::move(problems));
}

}  // namespace bluelight
