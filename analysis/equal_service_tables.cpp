#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "analysis/findings_tables.hpp"
#include "analysis/posts_text.hpp"

namespace bluelight {
namespace {

std::string difference_text(const EqualServiceFinding& one) {
  if (one.difference == 0) return "0";
  return (one.difference > 0 ? "+" : "−") +
         posts_text(std::abs(one.difference), one.difference_half_width);
}

/// Fewer posts are good only where the interval says so.
Tone tone_of(const EqualServiceFinding& one) {
  if (one.difference == 0 || one.cannot_be_told()) return Tone::plain;
  return one.difference < 0 ? Tone::good : Tone::bad;
}

std::vector<double> levels_of(const std::vector<EqualServiceFinding>& findings) {
  std::vector<double> levels;
  for (const EqualServiceFinding& one : findings)
    if (std::ranges::find(levels, one.demand) == levels.end()) levels.push_back(one.demand);
  return levels;
}

}  // namespace

TextTable equal_service_table(const std::vector<EqualServiceFinding>& findings) {
  TextTable table(
      {{"staff"}, {"posts", Align::plus_minus}, {"from the baseline", Align::plus_minus}});
  const std::string& baseline = findings.front().option;
  for (const EqualServiceFinding& one : findings) {
    if (one.demand != 1) continue;
    const bool is_all = one.group.empty();
    table.add({{is_all ? one.option : " " + one.group, is_all ? Tone::strong : Tone::plain},
               {posts_text(one.posts, one.half_width)},
               {one.option == baseline ? "" : difference_text(one), tone_of(one)}});
  }
  return table;
}

TextTable demand_table(const std::vector<EqualServiceFinding>& findings) {
  const std::vector<double> levels = levels_of(findings);
  if (levels.size() < 2) return TextTable({{"all posts"}});
  std::vector<Column> columns{{"all posts"}};
  for (const double level : levels)
    columns.push_back({fmt::format("demand {:g}", level), Align::plus_minus});
  TextTable table(columns);
  std::vector<Cell> row;
  for (const EqualServiceFinding& one : findings) {
    if (!one.group.empty()) continue;
    if (row.empty()) row.push_back({one.option});
    row.push_back({posts_text(one.posts, one.half_width)});
    if (row.size() <= levels.size()) continue;
    table.add(std::move(row));
    row.clear();
  }
  return table;
}

}  // namespace bluelight
