/// Names, numbers and symbols as the page shows them.
#pragma once

#include <bluelight/comparison.hpp>
#include <bluelight/study.hpp>
#include <cstdint>
#include <string>
#include <string_view>

namespace bluelight::report {

/// "Police 999" for the name "police_999".
std::string title_of(std::string_view name);

/// `text` with a capital first letter.
std::string sentence_case(std::string text);

/// A number of a standard, "within" or "share", as the baseline's inputs state it: "contact",
/// "police_999", "share"; null if they do not.
const Input* standard_input(const StudyResult& study, std::string_view family,
                            std::string_view label, std::string_view key);

/// What a comparison row measures, in words that need no heading: "answered within 10 s", "mean
/// answer time", "90th centile of answer time". The standard's time is taken from the baseline's
/// inputs where it is stated there.
std::string measure_text(const StudyResult& study, const ComparisonRow& row);

/// Whether a value meets the share that its standard asks for, told from the baseline's inputs:
/// "meets 90 %", "below 90 %", "about 90 %" where the interval holds the standard; empty if the
/// inputs state none.
std::string standard_text(const StudyResult& study, const ComparisonRow& row,
                          const Estimate& value);

/// `text` on one line: it does not break at its spaces, nor between a sign and a pound sign.
std::string unbroken(std::string_view text);

/// The title of an option, or its name made readable if it has none.
std::string title_of(const OptionRuns& option);

/// The proposal's number in the study as a class of the style sheet: "option-2".
std::string style_of_option(std::size_t option);

/// How the proposal's lines are dashed, as SVG has it; the same as in the page's script.
std::string dash_of_option(std::size_t option);

/// "better" as a class of the style sheet.
std::string style_of(Verdict verdict);

/// A sign beside the verdict's word, so that colour is never the only difference: "✓".
std::string symbol_of(Verdict verdict);

/// "+2.2 ± 0.3 points" for a difference of shares, "−3.4 ± 0.7 s" otherwise.
std::string difference_text(const Estimate& estimate, std::string_view unit);

/// The value of an input in a unit that people use: "6 min" for 360 s, "£51,000".
std::string input_text(double value, std::string_view unit);

/// The rule by which posts follow demand over the years, in a sentence.
std::string_view rule_text(StaffingRule rule);

/// Posts of an option over all groups, when every lever is live.
double total_posts(const OptionRuns& option);

/// "one replication", "two replications", "20 replications".
std::string counted(std::size_t number, std::string_view singular);

/// "Apr 2029".
std::string month_text(std::chrono::year_month_day date);

/// `date` as people write it: "1 April 2025".
std::string long_date_text(std::chrono::year_month_day date);

}  // namespace bluelight::report
