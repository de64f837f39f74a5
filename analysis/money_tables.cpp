#include <fmt/format.h>

#include <algorithm>
#include <bluelight/quantity_text.hpp>

#include "analysis/findings_tables.hpp"

namespace bluelight {
namespace {

/// The posts of a group; null if the option has no such group.
const PricedPosts* find_group(const std::vector<PricedPosts>& posts, const std::string& group) {
  const auto found = std::find_if(posts.begin(), posts.end(), [&](const PricedPosts& candidate) {
    return candidate.group == group;
  });
  return found == posts.end() ? nullptr : &*found;
}

std::string posts_text(const PricedPosts* posts) {
  return posts ? fmt::format("{:.1f}", posts->posts) : "–";
}

std::string value_text(const Comparison& comparison, std::string_view measure,
                       const std::string& group) {
  const ComparisonRow* row = comparison.find("staff", measure, group);
  return row ? quantity_number(row->options.front().estimate, row->unit) : "–";
}

std::string hours_text(const Comparison& comparison, const std::string& group) {
  const ComparisonRow* row = comparison.find("staff", "staffed_hours", group);
  return row ? count_text(row->options.front().estimate.mean) : "–";
}

/// Names of all staff groups, the baseline's first.
std::vector<std::string> groups_of(const Findings& findings) {
  std::vector<std::string> groups;
  for (const auto& option : findings.posts)
    for (const PricedPosts& posts : option)
      if (std::find(groups.begin(), groups.end(), posts.group) == groups.end())
        groups.push_back(posts.group);
  return groups;
}

Pounds extra_cost(const Appraisal& appraisal, std::size_t option, const std::string& organisation,
                  int year) {
  return appraisal.options[option].paid_by(organisation, year) -
         appraisal.options[0].paid_by(organisation, year);
}

Cell money_cell(Pounds amount) {
  return {money_text(amount, Sign::always), amount.value < 0 ? Tone::good : Tone::plain};
}

}  // namespace

TextTable staff_table(const Findings& findings) {
  TextTable table({{"staff"},
                   {"staffed hours", Align::right},
                   {"occupancy, %", Align::plus_minus},
                   {"posts", Align::right},
                   {"pay a year", Align::right}});
  for (const std::string& group : findings.comparison.labels("staff")) {
    const PricedPosts* posts = find_group(findings.posts.front(), group);
    const bool priced = posts && posts->cost_per_fte.value > 0;
    table.add({{group},
               {hours_text(findings.comparison, group)},
               {value_text(findings.comparison, "occupancy", group)},
               {posts_text(posts)},
               {priced ? money_text(posts->cost_per_fte * posts->posts) : "–"}});
  }
  return table;
}

TextTable occupancy_table(const Comparison& comparison) {
  std::vector<Column> columns{{"occupancy, %"}};
  for (const ComparedOption& option : comparison.options)
    columns.push_back({option.name, Align::plus_minus});
  TextTable table(columns);
  for (const std::string& group : comparison.labels("staff")) {
    const ComparisonRow* row = comparison.find("staff", "occupancy", group);
    if (!row) continue;
    std::vector<Cell> cells{{group}};
    for (const ComparedValue& value : row->options)
      cells.push_back({quantity_number(value.estimate, row->unit)});
    table.add(std::move(cells));
  }
  return table;
}

TextTable posts_table(const Findings& findings) {
  std::vector<Column> columns{{"posts"}};
  for (const ComparedOption& option : findings.comparison.options)
    columns.push_back({option.name, Align::right});
  TextTable table(columns);
  for (const std::string& group : groups_of(findings)) {
    std::vector<Cell> cells{{group}};
    for (const auto& option : findings.posts)
      cells.push_back({posts_text(find_group(option, group))});
    table.add(std::move(cells));
  }
  return table;
}

TextTable money_table(const Appraisal& appraisal, std::size_t option) {
  std::vector<Column> columns{{"year"}};
  for (const std::string& organisation : appraisal.organisations)
    columns.push_back({organisation, Align::right});
  columns.push_back({"all", Align::right});
  TextTable table(columns);
  for (int year = 0; year < appraisal.years; ++year) {
    std::vector<Cell> cells{{year_name(appraisal, year)}};
    Pounds all;
    for (const std::string& organisation : appraisal.organisations) {
      const Pounds extra = extra_cost(appraisal, option, organisation, year);
      cells.push_back(money_cell(extra));
      all += extra;
    }
    cells.push_back(money_cell(all));
    table.add(std::move(cells));
  }
  return table;
}

}  // namespace bluelight
