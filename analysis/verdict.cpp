#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <bluelight/comparison.hpp>
#include <bluelight/quantity_text.hpp>

namespace bluelight {
namespace {

bool is_measured(const ComparisonRow* row) {
  return row && std::any_of(row->options.begin(), row->options.end(),
                            [](const ComparedValue& value) { return value.estimate.count > 0; });
}

constexpr std::string_view in_all = "time_to_answer_in_all_mean";

/// Whether callers are passed on to the class in an option.
bool receives(const ComparisonRow& passed_on_here, std::size_t option) {
  return passed_on_here.options[option].estimate.mean > 0;
}

/// Whether callers are passed on to the class in the option or in the baseline, but not in both.
bool changes_clock(const Comparison& comparison, std::string_view contact, std::size_t option) {
  const ComparisonRow* row = comparison.find("contact", "passed_on_here", contact);
  return row && receives(*row, 0) != receives(*row, option);
}

/// "points", or "s in all" for a time from the first offer of all.
std::string change_unit(const ComparisonRow& row) {
  if (row.unit == "1") return "points";
  return std::string(unit_text(row.unit)) + (row.headline.measure == in_all ? " in all" : "");
}

bool has_moved(Verdict verdict) {
  return verdict == Verdict::better || verdict == Verdict::worse ||
         verdict == Verdict::standard_met;
}

/// "+3.1 ± 0.4 points" if it moved, else nothing.
std::string change_of(const ComparisonRow& row, const Difference& difference) {
  if (!has_moved(difference.verdict)) return {};
  return fmt::format("{} {}", quantity_number(difference.estimate, row.unit, Sign::always),
                     change_unit(row));
}

/// "police_999 (+3.1 ± 0.4 points; abandonment worse)", or its name alone.
std::string said_of(const Comparison& comparison, const ComparisonRow& row, std::size_t option) {
  std::vector<std::string> parts{change_of(row, *row.options[option].difference),
                                 further_changes(comparison, row.label, option)};
  std::erase(parts, "");
  return parts.empty() ? row.label : fmt::format("{} ({})", row.label, fmt::join(parts, "; "));
}

/// A measure of answering, and what a sentence calls it.
struct Named {
  std::string_view measure, name;
};

constexpr Named answering[] = {{"answer_within", "share in time"},
                               {"answer_time_mean", "mean answer time"},
                               {"answer_time_p90", "90th centile"},
                               {"abandonment", "abandonment"}};

/// Which measures of a class have a verdict: "mean answer time and abandonment worse".
std::string measures_with(const Comparison& comparison, const ComparisonRow& leading,
                          std::size_t option, Verdict verdict) {
  if (leading.options[option].difference->verdict == verdict) return {};
  std::vector<std::string_view> names;
  for (const auto& [measure, name] : answering) {
    const ComparisonRow* row = comparison.find("contact", measure, leading.label);
    if (row && row != &leading && row->options[option].difference->verdict == verdict)
      names.push_back(name);
  }
  if (names.empty()) return {};
  const std::string_view last = names.back();
  names.pop_back();
  return fmt::format("{}{}{} {}", fmt::join(names, ", "), names.empty() ? "" : " and ", last,
                     word_of(verdict));
}

bool any_standard_met(const Comparison& comparison) {
  return std::ranges::any_of(comparison.rows, [](const ComparisonRow& row) {
    return std::ranges::any_of(row.options, [](const ComparedValue& value) {
      return value.difference && value.difference->verdict == Verdict::standard_met;
    });
  });
}

/// Contact classes whose leading measure has `verdict` in `option`.
std::vector<std::string> contacts_with(const Comparison& comparison, std::size_t option,
                                       Verdict verdict) {
  std::vector<std::string> said;
  for (const std::string& contact : comparison.labels("contact")) {
    const ComparisonRow* row = leading_row(comparison, contact, option);
    if (!row) continue;
    const Difference& difference = *row->options[option].difference;
    if (difference.verdict == verdict) said.push_back(said_of(comparison, *row, option));
  }
  return said;
}

}  // namespace

std::string_view name_of(Good good) {
  static constexpr std::string_view names[] = {"higher", "lower", "neither"};
  return names[static_cast<int>(good)];
}

std::string_view name_of(Verdict verdict) {
  static constexpr std::string_view names[] = {"identical", "unclear",      "better",  "worse",
                                               "context",   "standard_met", "no_pairs"};
  return names[static_cast<int>(verdict)];
}

std::string_view text_of(Verdict verdict) {
  static constexpr std::string_view texts[] = {"exactly as in the baseline",
                                               "cannot be told from the baseline",
                                               "better",
                                               "worse",
                                               "neither good nor bad in itself",
                                               "less good, standard met",
                                               "cannot be compared"};
  return texts[static_cast<int>(verdict)];
}

std::string_view word_of(Verdict verdict) {
  static constexpr std::string_view words[] = {"same", "unclear", "better",  "worse",
                                               "",     "held",    "no pairs"};
  return words[static_cast<int>(verdict)];
}

const ComparisonRow* leading_row(const Comparison& comparison, std::string_view contact,
                                 std::size_t option) {
  if (changes_clock(comparison, contact, option)) {
    const ComparisonRow* row = comparison.find("contact", in_all, contact);
    if (is_measured(row)) return row;
  }
  for (const auto measure : {"answer_within", "answer_time_mean"}) {
    const ComparisonRow* row = comparison.find("contact", measure, contact);
    if (is_measured(row)) return row;
  }
  return nullptr;
}

std::string further_changes(const Comparison& comparison, std::string_view contact,
                            std::size_t option) {
  const ComparisonRow* leading = leading_row(comparison, contact, option);
  if (!leading || leading->headline.measure == in_all) return {};
  std::vector<std::string> parts;
  for (const Verdict verdict : {Verdict::better, Verdict::worse})
    parts.push_back(measures_with(comparison, *leading, option, verdict));
  std::erase(parts, "");
  return fmt::format("{}", fmt::join(parts, ", "));
}

std::string service_sentence(const Comparison& comparison, std::size_t option) {
  static constexpr std::pair<Verdict, std::string_view> parts[] = {
      {Verdict::better, "answered better: {}"},
      {Verdict::worse, "answered worse: {}"},
      {Verdict::standard_met, "standard met with less to spare: {}"},
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
  const std::string interval = fmt::format("± is a {:.0f} % Student t interval over replications.",
                                           100 * comparison.confidence);
  if (comparison.options.size() < 2) return interval;
  return fmt::format(
      "{} Differences are paired: every option meets the same calls. All verdicts \"better\" and "
      "\"worse\" hold together at {:.0f} % (Holm; differences tested: {}).{}",
      interval, 100 * (1 - comparison.family_error), comparison.tests,
      any_standard_met(comparison)
          ? " \"Held\" or \"standard met\": less good than the baseline, but what the study holds "
            "is met."
          : "");
}

}  // namespace bluelight
