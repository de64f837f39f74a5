#include "results_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace bluelight::test {

namespace {

std::string stem(const std::string& file) { return std::filesystem::path(file).stem().string(); }

std::string label(const Comparison& one) {
  return fmt::format("{}", fmt::join(one.exact.labels, " "));
}

/// What the table shows: the waits of each class and the occupancy of each group. The rest follows
/// from these.
bool is_shown(const Comparison& one) {
  const std::string& measure = one.exact.measure;
  if (one.exact.value == 0) return false;
  if (one.exact.family == "staff") return measure == "occupancy" || measure == "overrun_hours";
  return one.exact.family == "contact" &&
         (measure == "abandonment" || measure == "delayed" || measure == "wait_mean" ||
          measure == "answer_within" || measure == "answer_time_p95");
}

std::string summary(const std::vector<Comparison>& all) {
  const auto less_likely = [](const auto& a, const auto& b) { return a.p_value < b.p_value; };
  const Comparison& least = *std::min_element(all.begin(), all.end(), less_likely);
  const auto by_hour = std::count_if(all.begin(), all.end(),
                                     [](const auto& one) { return one.exact.labels.size() > 1; });
  return fmt::format(
      "{} exact values were compared, {} of them for single hours of the week. The least likely "
      "difference has a p-value of {:.2g} by itself ({} {} {}); Holm's procedure would call it "
      "significant below {:.2g}.\n",
      all.size(), by_hour, least.p_value, stem(least.scenario), label(least), least.exact.measure,
      0.001 / static_cast<double>(all.size()));
}

std::string table(const std::vector<Comparison>& all) {
  std::string text =
      "| scenario | of | measure | exact | estimate ± 95 % | off by |\n"
      "|---|---|---|---:|---:|---:|\n";
  for (const Comparison& one : all)
    if (is_shown(one))
      text += fmt::format("| {} | {} | {} | {:.5g} | {:.5g} ± {:.2g} | {:.2f} % |\n",
                          stem(one.scenario), label(one), one.exact.measure, one.exact.value,
                          one.estimate.mean, one.estimate.half_width, 100 * one.relative_error());
  return text;
}

std::string content_of(const std::string& path) {
  std::ostringstream content;
  content << std::ifstream(path).rdbuf();
  return content.str();
}

}  // namespace

std::string line_of(const Comparison& one) {
  return fmt::format("{}: {} {} {}: exact {:.6g}, estimate {:.6g} ± {:.2g}, p {:.2g}",
                     stem(one.scenario), one.exact.family, label(one), one.exact.measure,
                     one.exact.value, one.estimate.mean, one.estimate.half_width, one.p_value);
}

void write_between(const std::string& path, const std::string& name, const std::string& text) {
  const std::string begin = "<!-- " + name + ": begin -->\n", end = "<!-- " + name + ": end -->";
  std::string page = content_of(path);
  const std::size_t from = page.find(begin), to = page.find(end);
  if (from == std::string::npos || to == std::string::npos) throw std::runtime_error(path + ": no markers for " + name);
  page.replace(from + begin.size(), to - from - begin.size(), text);
  std::ofstream(path) << page;
}

void write_results(const std::string& path, const std::vector<Comparison>& all) {
  write_between(path, "results", summary(all) + "\n" + table(all));
}

}  // namespace bluelight::test
