/// What proposals change in service: paired differences, and whether they can be believed.
#pragma once

#include <bluelight/estimate.hpp>
#include <bluelight/study.hpp>
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bluelight {

/// Which way a measure should move. `neither`: it is context, such as the number of calls offered.
enum class Good { higher, lower, neither };

/// One measure that every comparison shows, for each label of its only dimension.
struct Headline {
  std::string_view family;  ///< "contact", "room", "staff", "desk" …
  std::string_view measure;
  std::string_view title;  ///< "answered within the standard"
  Good good = Good::neither;
  bool if_any = false;         ///< shown only for labels where it is not 0 in some run
  std::string_view with = {};  ///< shown only for labels where this measure is not; empty: for all
};

/// "higher", "lower" or "neither".
std::string_view name_of(Good good);

/// The measures that every comparison shows, in reading order.
std::span<const Headline> headlines();

/// What may be said about a difference from the baseline.
enum class Verdict {
  identical,  ///< every pair of replications is equal
  unclear,    ///< cannot be told from the baseline
  better,
  worse,
  context,       ///< a measure that is neither good nor bad in itself
  standard_met,  ///< less good, but the study holds this measure to a standard, which is met
  no_pairs       ///< one side has no such label, or no replication has both values
};

/// "no_pairs" for `Verdict::no_pairs`, and so on: what files hold.
std::string_view name_of(Verdict verdict);
/// "cannot be told from the baseline" for `Verdict::unclear`, and so on.
std::string_view text_of(Verdict verdict);
/// The same in one word for narrow tables: "unclear"; "held" for `Verdict::standard_met`.
std::string_view word_of(Verdict verdict);

/// A proposal's paired difference from the baseline: proposal less baseline.
struct Difference {
  /// Plain Student t interval at the comparison's confidence; its count is the pairs used.
  Estimate estimate;
  /// Replications without a pair: a run failed or a value was not defined.
  std::size_t dropped = 0;
  /// Two-sided paired t test, before Holm's correction.
  double p_value = 1;
  Verdict verdict = Verdict::no_pairs;
};

/// One measure of one label in one option.
struct ComparedValue {
  bool present = false;  ///< the option has this label
  Estimate estimate;
  std::optional<Difference> difference;  ///< none for the baseline
};

/// One measure of one label in every option.
struct ComparisonRow {
  Headline headline;
  std::string label;                   ///< name of the contact class, room, staff group, desk …
  std::string unit;                    ///< of the measure: "s", "1", "calls"
  std::vector<ComparedValue> options;  ///< in the order of the study
};

/// How many replications of one option can be used.
struct ComparedOption {
  std::string name, title;
  std::size_t done = 0, failed = 0;
};

/// All headline measures of all options.
struct Comparison {
  double confidence = 0.95;             ///< of every interval
  double family_error = 0.05;           ///< of all verdicts together
  std::size_t tests = 0;                ///< differences that were tested
  std::vector<ComparedOption> options;  ///< [0] is the baseline
  std::vector<ComparisonRow> rows;

  /// The row of a measure and label; null if there is none.
  const ComparisonRow* find(std::string_view family, std::string_view measure,
                            std::string_view label) const;
  /// Names of the labels of a family, in the order of the rows.
  std::vector<std::string> labels(std::string_view family) const;
};

/// Compares every option of `result` with its first. Intervals are plain Student t intervals at 95
/// %; the verdicts "better" and "worse" pass Holm's step-down procedure (Holm 1979) over all tested
/// differences at a family-wise error of 5 %. What is worse in a measure that the study holds to a
/// standard, which fresh runs of the option's found roster met, is no fault:
/// `Verdict::standard_met`. Requires: at least one option.
Comparison compare(const StudyResult& result);

/// The row that answers first for a contact class in `option`, and against the baseline: its share
/// within the standard, or without one its mean answer time. A class to which callers are passed on
/// in one of the two alone has another clock in each: its time to answer in all, from the callers'
/// first offer. Null if the class was never offered a call.
const ComparisonRow* leading_row(const Comparison& comparison, std::string_view contact,
                                 std::size_t option = 0);

/// What a proposal changes for a contact class that its leading row does not say: "mean answer time
/// and abandonment worse". Empty if there is nothing, or the leading row is a time in all, beside
/// which the class's own clock says little. Requires: 0 < option < number of options.
std::string further_changes(const Comparison& comparison, std::string_view contact,
                            std::size_t option);

/// The answer for one proposal in a sentence: which contact classes are answered better, worse, the
/// same, or cannot be told apart. Requires: 0 < option < number of options.
std::string service_sentence(const Comparison& comparison, std::size_t option);

/// How the intervals and verdicts of a comparison are to be read, in one sentence.
std::string reading_note(const Comparison& comparison);

}  // namespace bluelight
