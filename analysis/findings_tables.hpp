/// The tables of a study's findings for a terminal.
#pragma once

#include <bluelight/findings.hpp>
#include <bluelight/text_table.hpp>
#include <span>
#include <string>
#include <vector>

namespace bluelight {

/// Service of one option: a row for each contact class, a column for each measure.
TextTable class_table(const Comparison& comparison);

/// Staff of one option: seats, occupancy, posts and pay of each group.
TextTable staff_table(const Findings& findings);

/// Estimates beside exact values, where the measure has one label.
TextTable theory_table(const std::vector<TheoryFinding>& findings);

/// What became of calls in one option besides answer and redial: a row for everything that
/// happened, a column for each class; as many tables as keep to the page.
std::vector<TextTable> fate_tables(const Comparison& comparison);

/// Incidents of one option: how soon each service's dispatch sees them and mobilises.
TextTable incident_table(const Comparison& comparison);

/// Dispatch desks of one option: a row for each.
TextTable desk_table(const Comparison& comparison);

/// Who was not there in one option, and breaks: a row for each group to which anything happened.
TextTable duty_table(const Comparison& comparison);

/// Transfers between services in one option: a row for each pair.
TextTable transfer_table(const Comparison& comparison);

/// Some measures of one family.
struct ShownMeasures {
  std::string_view family;
  std::span<const std::string_view> measures;
};

/// Baseline and differences of `proposals`: for each label of a family, a row for each measure.
TextTable difference_table(const Comparison& comparison, const ShownMeasures& shown,
                           std::span<const std::size_t> proposals);

/// Proposals cut into groups whose difference tables keep to the page; at least one a group.
std::vector<std::vector<std::size_t>> pages(const Comparison& comparison,
                                            const ShownMeasures& shown);

/// Occupancy of each staff group in each option.
TextTable occupancy_table(const Comparison& comparison);

/// Posts of each staff group in each option.
TextTable posts_table(const Findings& findings);

/// Posts at equal service: a row for all groups of each option, and one for each group.
TextTable equal_service_table(const std::vector<EqualServiceFinding>& findings);

/// All posts of each option at each level of demand; empty if there is one level.
TextTable demand_table(const std::vector<EqualServiceFinding>& findings);

/// What the proposal costs more than the baseline, by year and organisation.
TextTable money_table(const Appraisal& appraisal, std::size_t option);

/// What a proposal is worth: costs, benefits, payback, who gains.
TextTable value_table(const NetPresentSocialValue& value);

/// The inputs that move a proposal's value most, `most` at most, and where it turns.
TextTable sensitivity_table(const NetPresentSocialValue& value, std::size_t most);

}  // namespace bluelight
