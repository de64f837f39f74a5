#include "analysis/certain_notes.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <vector>

namespace bluelight {
namespace {

using Paths = std::vector<std::string>;

bool has_range(const Input& input) { return input.low < input.high; }

bool is_grade(const Input& input) { return input.path.rfind("appraisal.grades.", 0) == 0; }

/// Whether anything of the money may be drawn.
bool draws_anything(const StudyResult& result) {
  const auto& conventions = result.appraisal.inputs;
  if (std::any_of(conventions.begin(), conventions.end(), has_range)) return true;
  return std::any_of(result.options.begin(), result.options.end(), [](const OptionRuns& option) {
    return std::any_of(option.costs.begin(), option.costs.end(), [&](const CostLine& line) {
      return std::any_of(option.inputs.begin(), option.inputs.end(), [&](const Input& input) {
        return input.path == line.name && has_range(input);
      });
    });
  });
}

void add(Paths& paths, const std::string& path) {
  if (std::find(paths.begin(), paths.end(), path) == paths.end()) paths.push_back(path);
}

/// Whether a number says how sure it is, or is nothing.
bool is_told(const Input& input) {
  return input.value == 0 || has_range(input) || !input.grade.empty();
}

/// An amount whose number became no input has neither source nor range.
bool is_told(const OptionRuns& option, const std::string& path) {
  const auto input = std::find_if(option.inputs.begin(), option.inputs.end(),
                                  [&](const Input& one) { return one.path == path; });
  return input != option.inputs.end() && is_told(*input);
}

/// Whether money alone depends on it: other numbers of a lever are those of its world.
bool is_risk_of(const LeverPlan& lever, const std::string& path) {
  for (const char* key : {"delay", "double_running", "realisation", "dip.", "exit."})
    if (path.rfind("lever." + lever.name + "." + key, 0) == 0) return true;
  return false;
}

/// Prices, costs and what levers risk.
Paths certain_of(const OptionRuns& option) {
  Paths paths;
  for (const PricedPosts& posts : option.posts)
    if (posts.posts > 0 && !is_told(option, posts.input)) add(paths, posts.input);
  for (const CostLine& line : option.costs)
    if (line.amount.value != 0 && !is_told(option, line.name)) add(paths, line.name);
  for (const LeverPlan& lever : option.levers)
    for (const Input& input : option.inputs)
      if (is_risk_of(lever, input.path) && !is_told(input)) add(paths, input.path);
  return paths;
}

Paths certain_of(const AppraisalPlan& plan) {
  Paths paths;
  for (const Input& input : plan.inputs)
    if (!is_grade(input) && !is_told(input)) add(paths, input.path);
  return paths;
}

}  // namespace

std::string certain_note(const StudyResult& result, std::size_t option) {
  if (!draws_anything(result)) return {};
  Paths paths = certain_of(result.options[option]);
  if (option == 0) {
    for (const std::string& path : certain_of(result.appraisal)) add(paths, path);
  } else {
    const Paths before = certain_of(result.options.front());
    std::erase_if(paths, [&](const std::string& path) {
      return std::find(before.begin(), before.end(), path) != before.end();
    });
  }
  if (paths.empty()) return {};
  return fmt::format(
      "{}: {} taken as certain, because neither range nor grade is stated: {}.",
      result.options[option].name,
      paths.size() == 1 ? "1 number is" : fmt::format("{} numbers are", paths.size()),
      fmt::join(paths, ", "));
}

}  // namespace bluelight
