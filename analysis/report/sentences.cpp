#include "analysis/report/sentences.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <bluelight/quantity_text.hpp>

#include "analysis/report/words.hpp"

namespace bluelight::report {
namespace {

/// "+2.3 ± 0.4 points answered within 10 s".
std::string changed(const Source& source, const ComparisonRow& row, std::size_t option) {
  return fmt::format("{} {}",
                     unbroken(difference_text(row.options[option].difference->estimate, row.unit)),
                     measure_text(source.study, row));
}

/// Titles of the contact classes whose leading measure has `verdict`, with the change where
/// `figures`, and what else changes.
std::vector<std::string> contacts_with(const Source& source, std::size_t option, Verdict verdict,
                                       bool figures) {
  std::vector<std::string> found;
  for (const std::string& contact : source.comparison.labels("contact")) {
    const ComparisonRow* row = leading_row(source.comparison, contact, option);
    if (!row || !row->options[option].difference) continue;
    if (row->options[option].difference->verdict != verdict) continue;
    std::vector<std::string> said{figures ? changed(source, *row, option) : "",
                                  further_changes(source.comparison, contact, option)};
    std::erase(said, "");
    found.push_back(said.empty()
                        ? title_of(contact)
                        : fmt::format("{} ({})", title_of(contact), fmt::join(said, "; ")));
  }
  return found;
}

/// "Calls are answered better for … and worse for …."; empty without either.
std::string gains_and_losses(const Source& source, std::size_t option) {
  const auto better = contacts_with(source, option, Verdict::better, true);
  const auto worse = contacts_with(source, option, Verdict::worse, true);
  if (better.empty() && worse.empty()) return {};
  if (worse.empty()) return fmt::format("Calls are answered better for {}.", joined(better));
  if (better.empty()) return fmt::format("Calls are answered worse for {}.", joined(worse));
  return fmt::format("Calls are answered better for {}, but worse for {}.", joined(better),
                     joined(worse));
}

/// Whether the roster that the option works was found to hold standards, and held them in fresh
/// runs.
bool holds_standards(const StudyResult& study, std::size_t option) {
  const auto& standards = study.options[option].held_standards;
  return study.staffing == StaffingRule::hold_standard && !standards.empty() &&
         std::all_of(standards.begin(), standards.end(),
                     [](const StandardAtEqualService& one) { return one.verdict == "held"; });
}

/// A kind of verdict, and the sentence that tells of the classes that have it.
struct Pattern {
  Verdict verdict;
  std::string_view sentence;
  bool figures = false;
};

constexpr Pattern patterns[] = {
    {Verdict::standard_met, "The standard is met with less to spare for {}.", true},
    {Verdict::unclear, "For {}, the change cannot be told from the baseline."},
    {Verdict::identical, "Nothing changes for {}."},
    {Verdict::no_pairs, "There is nothing to compare for {}."}};

}  // namespace

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) text += i + 1 == parts.size() ? " and " : ", ";
    text += parts[i];
  }
  return text;
}

std::string finding_text(const Difference& difference) {
  switch (difference.verdict) {
    case Verdict::standard_met:
      return difference.estimate.mean < 0 ? "lower, standard met" : "higher, standard met";
    case Verdict::identical:
      return "unchanged";
    case Verdict::unclear:
      return "cannot be told apart";
    case Verdict::no_pairs:
      return "cannot be compared";
    default:
      return std::string(word_of(difference.verdict));
  }
}

std::string service_text(const Source& source, std::size_t option) {
  std::string text = gains_and_losses(source, option);
  if (!text.empty() && holds_standards(source.study, option)) {
    text.front() = 'c';
    text = "The standards that every option must hold are held; beyond them, " + text;
  }
  for (const Pattern& pattern : patterns) {
    const auto contacts = contacts_with(source, option, pattern.verdict, pattern.figures);
    if (contacts.empty()) continue;
    if (!text.empty()) text += ' ';
    text += fmt::format(fmt::runtime(pattern.sentence), joined(contacts));
  }
  return text.empty() ? "No calls were offered, so service cannot be compared." : text;
}

std::string single_text(const Source& source) {
  std::vector<std::string> parts;
  for (const std::string& contact : source.comparison.labels("contact"))
    if (const ComparisonRow* row = leading_row(source.comparison, contact))
      parts.push_back(fmt::format("{}: {} {}", title_of(contact),
                                  quantity_text(row->options.front().estimate, row->unit),
                                  measure_text(source.study, *row)));
  if (parts.empty()) return "No calls were offered.";
  return fmt::format("{}.", fmt::join(parts, "; "));
}

}  // namespace bluelight::report
