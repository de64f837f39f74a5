#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <bluelight/comparison.hpp>

namespace bluelight {
namespace {

bool has_values(const ComparisonRow* row) {
  return row && std::any_of(row->options.begin(), row->options.end(),
                            [](const ComparedValue& value) { return value.estimate.count > 0; });
}

/// Contact classes whose leading measure has `verdict` in `option`.
std::vector<std::string> contacts_with(const Comparison& comparison, std::size_t option,
                                       Verdict verdict) {
  std::vector<std::string> names;
  for (const std::string& contact : comparison.labels("contact")) {
    const ComparisonRow* row = leading_row(comparison, contact);
    if (row && row->options[option].difference->verdict == verdict) names.push_back(contact);
  }
  return names;
}

}  // namespace

std::string_view name_of(Good good) {
  static constexpr std::string_view names[] = {"higher", "lower", "neither"};
  return names[static_cast<int>(good)];
}

std::string_view name_of(Verdict verdict) {
  static constexpr std::string_view names[] = {"identical", "unclear", "better",
                                               "worse",     "context", "no_pairs"};
  return names[static_cast<int>(verdict)];
}

std::string_view text_of(Verdict verdict) {
  static constexpr std::string_view texts[] = {"exactly as in the baseline",
                                               "cannot be told from the baseline",
                                               "better",
                                               "worse",
                                               "neither good nor bad in itself",
                                               "cannot be compared"};
  return texts[static_cast<int>(verdict)];
}

std::string_view word_of(Verdict verdict) {
  static constexpr std::string_view words[] = {"same",  "unclear", "better",
                                               "worse", "",        "no pairs"};
  return words[static_cast<int>(verdict)];
}

const ComparisonRow* leading_row(const Comparison& comparison, std::string_view contact) {
  for (const auto measure : {"answer_within", "answer_time_mean"}) {
    const ComparisonRow* row = comparison.find("contact", measure, contact);
    if (has_values(row)) return row;
  }
  return nullptr;
}

std::string service_sentence(const Comparison& comparison, std::size_t option) {
  static constexpr std::pair<Verdict, std::string_view> parts[] = {
      {Verdict::better, "answered better: {}"},
      {Verdict::worse, "answered worse: {}"},
      {Verdict::unclear, "cannot be told from the baseline: {}"},
      {Verdict::identical, "exactly the same: {}"},
      {Verdict::no_pairs, "cannot be compared: {}"}};
  std::vector<std::string> said;
  for (const auto& [verdict, pattern] : parts)
    if (const auto names = contacts_with(comparison, option, verdict); !names.empty())
      said.push_back(fmt::format(fmt::runtime(pattern), fmt::join(names, ", ")));
  if (said.empty()) return fmt::format("{}: no calls to compare.", comparison.options[option].name);
  return fmt::format("{} against {}: {}.", comparison.options[option].name,
                     comparison.options[0].name, fmt::join(said, "; "));
}

std::string reading_note(const Comparison& comparison) {
  return fmt::format(
      "± is a {:.0f} % Student t interval over replications. Differences are paired (same calls in "
      "both worlds). \"better\" and \"worse\" hold for all {} tested differences together at "
      "{:.0f} % "
      "(Holm).",
      100 * comparison.confidence, comparison.tests, 100 * (1 - comparison.family_error));
}

}  // namespace bluelight
