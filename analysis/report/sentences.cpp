#include "analysis/report/sentences.hpp"

#include "analysis/report/words.hpp"

#include <bluelight/quantity_text.hpp>

#include <fmt/format.h>

namespace bluelight::report {
namespace {

/// Value of a leading measure in words: "88.1 ± 0.9 % within the standard" or "12.1 ± 0.4 s on average".
std::string measured(const ComparisonRow& row, std::size_t option) {
  const std::string_view how = row.headline.measure == "answer_within" ? "within the standard" : "on average";
  return fmt::format("{} {}", quantity_text(row.options[option].estimate, row.unit), how);
}

/// Titles of the contact classes whose leading measure has `verdict`, with both values where `figures`.
std::vector<std::string> contacts_with(const Comparison& comparison, std::size_t option, Verdict verdict,
                                       bool figures) {
  std::vector<std::string> found;
  for (const std::string& contact : comparison.labels("contact")) {
    const ComparisonRow* row = leading_row(comparison, contact);
    if (!row || !row->options[option].difference) continue;
    if (row->options[option].difference->verdict != verdict) continue;
    std::string text = title_of(contact);
    if (figures)
      text += fmt::format(" ({}, against {})", measured(*row, option),
                          quantity_text(row->options.front().estimate, row->unit));
    found.push_back(std::move(text));
  }
  return found;
}

/// A kind of verdict and the sentence that tells of the classes that have it.
struct Pattern {
  Verdict verdict;
  bool figures;
  std::string_view sentence;
};

constexpr Pattern patterns[] = {
    {Verdict::better, true, "Calls are answered better for {}."},
    {Verdict::worse, true, "Calls are answered worse for {}."},
    {Verdict::unclear, false, "For {}, the change cannot be told from the baseline."},
    {Verdict::identical, false, "Nothing changes for {}: every run is exactly as in the baseline."},
    {Verdict::no_pairs, false, "There is nothing to compare for {}."}};

}  // namespace

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += i + 1 == parts.size() ? " and " : ", ";
    text += parts[i];
  }
  return text;
}

std::string finding_text(Verdict verdict) {
  switch (verdict) {
    case Verdict::identical: return "unchanged";
    case Verdict::unclear: return "cannot be told apart";
    case Verdict::no_pairs: return "cannot be compared";
    default: return std::string(word_of(verdict));
  }
}

std::string service_text(const Comparison& comparison, std::size_t option) {
  std::string text;
  for (const Pattern& pattern : patterns) {
    const auto contacts = contacts_with(comparison, option, pattern.verdict, pattern.figures);
    if (contacts.empty()) continue;
    if (!text.empty()) text += ' ';
    text += fmt::format(fmt::runtime(pattern.sentence), joined(contacts));
  }
  return text.empty() ? "No calls were offered, so service cannot be compared." : text;
}

std::string single_text(const Comparison& comparison) {
  std::vector<std::string> parts;
  for (const std::string& contact : comparison.labels("contact"))
    if (const ComparisonRow* row = leading_row(comparison, contact))
      parts.push_back(fmt::format("{} {}", title_of(contact), measured(*row, 0)));
  if (parts.empty()) return "No calls were offered.";
  return fmt::format("Calls are answered as follows: {}.", joined(parts));
}

}  // namespace bluelight::report
