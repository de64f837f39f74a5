/// A study's findings in every form the program prints: text for people, CSV for tables, JSON for
/// programs.
#pragma once

#include <bluelight/appraisal.hpp>
#include <bluelight/comparison.hpp>
#include <bluelight/precision.hpp>
#include <bluelight/study.hpp>
#include <bluelight/theory.hpp>
#include <map>
#include <string>
#include <vector>

namespace bluelight {

/// A measure beside the exact value that theory gives it.
struct TheoryFinding {
  TheoryValue exact;
  std::string unit;
  Estimate estimate;
};

/// A goal of precision beside the widest interval that it is about.
struct PrecisionFinding {
  PrecisionGoal goal;
  std::string unit;
  Estimate widest;
};

/// The posts of a group of an option at equal service, in its last state, beside the baseline's.
/// Intervals are 90 %, from chance in the simulated calls; those of a difference take both options
/// for independent, though they meet the same calls: they are rather too wide.
struct EqualServiceFinding {
  std::string option;
  std::string group;  ///< empty: all groups of the option
  double demand = 1;
  double posts = 0, half_width = 0;
  double difference = 0, difference_half_width = 0;  ///< from the baseline's posts

  /// Whether the difference may be chance.
  bool cannot_be_told() const;
};

/// What analysis says about a study.
struct Findings {
  std::string title;
  Comparison comparison;
  std::vector<std::vector<PricedPosts>> posts;  ///< of each option, when every lever is live
  Appraisal appraisal;
  std::map<std::string, std::string> provenance;
  std::vector<std::string> failures;  ///< replications that gave no result, each a sentence
  std::vector<TheoryFinding> theory;  ///< of a world that reduces to a queue with a known solution
  std::vector<std::string> stranded;  ///< see `stranded`
  std::vector<PrecisionFinding> precision;
  /// Option by option and level by level; empty: nobody looked for the staff.
  std::vector<EqualServiceFinding> equal_service;
  std::vector<std::string> standards_at_risk;     ///< found rosters that miss a standard, or may
  std::map<std::string, ServiceLevel> standards;  ///< by class of calls or desk, where known
};

/// Compares and appraises `result`. Requires: at least one option.
Findings findings_of(const StudyResult& result);

/// Means and centiles know nothing of what has not ended: a room that cannot keep up would look
/// idle. A sentence for each class of calls of which more than 0.5 %, and each desk or pair of
/// services of which more than 5 %, still wait when the measured time ends.
std::vector<std::string> stranded(const StudyResult& result);

/// Posts at equal service of every option, all groups and each.
std::vector<EqualServiceFinding> equal_service_of(const StudyResult& result);

/// What an option needs at level 1, beside the baseline: "At equal service it needs …"; empty:
/// nobody looked.
std::string equal_service_sentence(const std::vector<EqualServiceFinding>& findings,
                                   const std::string& option, const std::string& baseline);

/// A sentence for each standard that the roster found for some option, date and level misses, or of
/// which its fresh runs cannot tell that it is held.
std::vector<std::string> standards_at_risk(const StudyResult& result);

/// What the runs of `option` say beside each of `exact`. Requires: its layout has their measures.
std::vector<TheoryFinding> beside_theory(const OptionRuns& option,
                                         const std::vector<TheoryValue>& exact);

/// The standards of the classes of calls and the desks of `world`.
std::map<std::string, ServiceLevel> standards_of(const World& world);

/// The answer in sentences: service and money of each proposal.
std::string answer_text(const Findings& findings);

/// The answer in sentences, then tables of service, staff and money, to be read in a terminal of 80
/// columns.
std::string findings_text(const Findings& findings, bool colour);

/// Tidy table: one line for each option, measure and label (`docs/json.md`).
std::string comparison_csv(const Comparison& comparison);

/// Tidy table: one line for each option, cost and year (`docs/json.md`).
std::string costs_csv(const Appraisal& appraisal);

/// Tidy table: one line for each proposal and month (`docs/json.md`).
std::string timeline_csv(const Appraisal& appraisal);

/// Tidy table: one line for each proposal and uncertain input, by swing (`docs/json.md`).
std::string tornado_csv(const Appraisal& appraisal);

/// Tidy table: one line for each option, class of calls and year, if rosters stay
/// (`docs/json.md`).
std::string service_csv(const Appraisal& appraisal);

/// Tidy table: posts and differences of benefits at each level of demand, as found and as fitted
/// (`docs/json.md`).
std::string responses_csv(const Appraisal& appraisal);

/// One JSON object (`docs/json.md`).
std::string findings_json(const Findings& findings);

}  // namespace bluelight
