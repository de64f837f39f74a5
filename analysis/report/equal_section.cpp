#include "analysis/report/equal_section.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bluelight/findings.hpp>
#include <cmath>
#include <optional>

#include "analysis/posts_text.hpp"
#include "analysis/report/words.hpp"

namespace bluelight::report {
namespace {

/// Findings of one option.
using Found = std::vector<EqualServiceFinding>;

const EqualServiceFinding* find(const Found& found, const std::string& option,
                                const std::string& group, double demand) {
  const auto one = std::find_if(found.begin(), found.end(), [&](const EqualServiceFinding& it) {
    return it.option == option && it.group == group && it.demand == demand;
  });
  return one == found.end() ? nullptr : &*one;
}

/// "+5.2 ± 0.4", "−0.8 ± 1.1, cannot be told", "no change".
std::string change_text(const EqualServiceFinding& one) {
  if (std::abs(one.difference) < 0.05 && one.difference_half_width < 0.05) return "no change";
  return fmt::format("{}{}{}", one.difference < 0 ? "−" : "+",
                     posts_text(std::abs(one.difference), one.difference_half_width),
                     one.cannot_be_told() ? ", cannot be told" : "");
}

/// Names of groups in order of appearance; the sum of all is "".
std::vector<std::string> groups_of(const Found& found) {
  std::vector<std::string> groups;
  for (const EqualServiceFinding& one : found)
    if (!one.group.empty() && std::find(groups.begin(), groups.end(), one.group) == groups.end())
      groups.push_back(one.group);
  groups.emplace_back();
  return groups;
}

/// Whether nobody looked for a group's posts, and no option changes them.
bool is_unchanged(const Found& found, const std::string& group, std::size_t options) {
  std::size_t seen = 0;
  for (const EqualServiceFinding& one : found) {
    if (one.group != group || one.demand != 1) continue;
    if (one.half_width != 0 || one.difference != 0) return false;
    ++seen;
  }
  return seen == options && !group.empty();
}

/// Posts of the baseline's rosters as they are today: of a group, or of all.
std::optional<double> posts_today(const StudyResult& study, const std::string& group) {
  std::optional<double> posts;
  for (const PricedPosts& one : study.todays_posts)
    if (group.empty() || one.group == group) posts = posts.value_or(0) + one.posts;
  return posts;
}

std::string today_text(const std::optional<double>& posts) {
  return posts ? posts_text(*posts, 0) : std::string("–");
}

/// A row at one level: the baseline's posts, then each proposal's with its change.
Data row_of(const StudyResult& study, const Found& found, const std::string& group,
            const std::string& title, double demand = 1) {
  Data options{Data::type::list};
  for (std::size_t option = 1; option < study.options.size(); ++option) {
    const EqualServiceFinding* one = find(found, study.options[option].name, group, demand);
    options.push_back(
        record({{"title", title_of(study.options[option])},
                {"value", one ? posts_text(one->posts, one->half_width) : std::string("–")},
                {"difference", one ? change_text(*one) : std::string("not there")}}));
  }
  const EqualServiceFinding* first = find(found, study.options.front().name, group, demand);
  return record({{"name", title},
                 {"total", group.empty()},
                 {"today", today_text(posts_today(study, group))},
                 {"baseline", first ? posts_text(first->posts, first->half_width) : "–"},
                 {"options", options}});
}

/// One row for all groups that are the same everywhere.
Data unchanged_row(const StudyResult& study, const Found& found,
                   const std::vector<std::string>& groups) {
  double posts = 0;
  std::optional<double> today;
  for (const std::string& group : groups) {
    posts += find(found, study.options.front().name, group, 1)->posts;
    if (const auto one = posts_today(study, group)) today = today.value_or(0) + *one;
  }
  Data options{Data::type::list};
  for (std::size_t option = 1; option < study.options.size(); ++option)
    options.push_back(record({{"title", title_of(study.options[option])},
                              {"value", posts_text(posts, 0)},
                              {"difference", "no change"}}));
  return record({{"name", fmt::format("Others, unchanged ({})", counted(groups.size(), "group"))},
                 {"total", false},
                 {"today", today_text(today)},
                 {"baseline", posts_text(posts, 0)},
                 {"options", options}});
}

Data rows_today(const StudyResult& study, const Found& found) {
  Data rows{Data::type::list};
  std::vector<std::string> unchanged;
  for (const std::string& group : groups_of(found)) {
    if (is_unchanged(found, group, study.options.size())) {
      unchanged.push_back(group);
      continue;
    }
    if (group.empty() && !unchanged.empty()) rows.push_back(unchanged_row(study, found, unchanged));
    rows.push_back(row_of(study, found, group, group.empty() ? "All groups" : title_of(group)));
  }
  return rows;
}

/// The sums at the other levels of demand.
Data rows_by_level(const StudyResult& study, const Found& found) {
  std::vector<double> levels;
  for (const EqualServiceFinding& one : found)
    if (one.demand != 1 && std::find(levels.begin(), levels.end(), one.demand) == levels.end())
      levels.push_back(one.demand);
  std::sort(levels.begin(), levels.end());
  return list(levels, [&](double level) {
    return row_of(study, found, "", fmt::format("Demand × {:.3g}", level), level);
  });
}

}  // namespace

std::string equal_service_text(const Source& source, std::size_t option) {
  const std::string needed =
      equal_service_sentence(equal_service_of(source.study), source.study.options[option].name,
                             source.study.options.front().name);
  const std::optional<double> today = posts_today(source.study, "");
  if (needed.empty() || !today) return needed;
  return fmt::format("{} Today’s rosters fill {:.1f}.", needed, *today);
}

Data equal_section(const Source& source) {
  const Found found = equal_service_of(source.study);
  const Data by_level = rows_by_level(source.study, found);
  return record({{"any", !found.empty()},
                 {"has_today", !source.study.todays_posts.empty()},
                 {"rows", found.empty() ? Data{Data::type::list} : rows_today(source.study, found)},
                 {"several_levels", by_level.is_non_empty_list()},
                 {"levels", by_level},
                 {"at_risk", list(standards_at_risk(source.study),
                                  [](const std::string& sentence) { return Data(sentence); })}});
}

}  // namespace bluelight::report
