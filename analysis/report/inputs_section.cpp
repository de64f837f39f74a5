#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "analysis/report/sections.hpp"
#include "analysis/report/words.hpp"

namespace bluelight::report {
namespace {

/// One input as the options state it: null where an option's world does not have it.
struct InputInOptions {
  std::string path;
  std::vector<const Input*> options;

  const Input& first() const {
    return **std::find_if(options.begin(), options.end(),
                          [](const Input* input) { return input != nullptr; });
  }
};

std::vector<InputInOptions> inputs_of(const StudyResult& study) {
  std::map<std::string, InputInOptions> by_path;
  for (std::size_t option = 0; option < study.options.size(); ++option)
    for (const Input& input : study.options[option].inputs) {
      InputInOptions& entry = by_path[input.path];
      entry.path = input.path;
      entry.options.resize(study.options.size());
      entry.options[option] = &input;
    }
  std::vector<InputInOptions> all;
  for (auto& [path, entry] : by_path) all.push_back(std::move(entry));
  return all;
}

bool is_flagged(const Input& input) { return input.grade == "memory" || input.grade == "assumed"; }

/// The baseline's value, then those of the proposals that differ.
std::string values_text(const StudyResult& study, const InputInOptions& input) {
  const Input& first = input.first();
  const bool in_baseline = input.options.front() != nullptr;
  std::string text = input_text(first.value, first.unit);
  for (std::size_t option = 1; option < study.options.size(); ++option) {
    const Input* other = input.options[option];
    const std::string title = title_of(study.options[option]);
    if (!other && in_baseline) text += fmt::format("; not in {}", title);
    if (other && !in_baseline)
      text += other == &first
                  ? fmt::format(" ({})", title)
                  : fmt::format("; {} ({})", input_text(other->value, other->unit), title);
    if (other && in_baseline && other->value != first.value)
      text += fmt::format("; {} in {}", input_text(other->value, other->unit), title);
  }
  return text;
}

std::string range_text(const Input& input) {
  if (input.low == input.high) return "–";
  return fmt::format("{} to {}", input_text(input.low, input.unit),
                     input_text(input.high, input.unit));
}

std::string grade_text(const std::string& grade) {
  static const std::map<std::string, std::string> texts{
      {"high", "official or measured"}, {"reported", "reported"},  {"low", "weak"},
      {"memory", "from memory"},        {"derived", "calculated"}, {"assumed", "assumed"}};
  const auto found = texts.find(grade);
  return found == texts.end() ? (grade.empty() ? "not graded" : grade) : found->second;
}

Data row_of(const StudyResult& study, const InputInOptions& input) {
  const Input& first = input.first();
  return record({{"path", input.path},
                 {"value", values_text(study, input)},
                 {"range", range_text(first)},
                 {"grade", grade_text(first.grade)},
                 {"flagged", is_flagged(first)},
                 {"source", first.source.empty() ? "not given" : first.source},
                 {"group", first.group},
                 {"grouped", !first.group.empty()},
                 {"origin", fmt::format("{}:{}", first.origin.file, first.origin.line)}});
}

}  // namespace

Data inputs_section(const Source& source) {
  const auto inputs = inputs_of(source.study);
  const auto flagged = std::count_if(inputs.begin(), inputs.end(), [](const InputInOptions& input) {
    return is_flagged(input.first());
  });
  const auto ranged = std::count_if(inputs.begin(), inputs.end(), [](const InputInOptions& input) {
    return input.first().low != input.first().high;
  });
  const auto row = [&](const InputInOptions& input) { return row_of(source.study, input); };
  return record({{"any", !inputs.empty()},
                 {"count", counted(inputs.size(), "input")},
                 {"flagged_any", flagged > 0},
                 {"flagged_count", std::to_string(flagged)},
                 {"ranged_count", std::to_string(ranged)},
                 {"rows", list(inputs, row)}});
}

}  // namespace bluelight::report
