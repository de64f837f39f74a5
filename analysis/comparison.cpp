#include <algorithm>
#include <bluelight/comparison.hpp>
#include <cmath>

#include "analysis/holm.hpp"
#include "analysis/run_table.hpp"

namespace bluelight {
namespace {

ComparedOption summary_of(const OptionRuns& option) {
  const auto done = static_cast<std::size_t>(
      std::count_if(option.runs.begin(), option.runs.end(),
                    [](const RunRecord& run) { return run.status == RunRecord::Status::done; }));
  return {.name = option.name,
          .title = option.title,
          .done = done,
          .failed = option.runs.size() - done};
}

/// Labels of a headline over all options, the baseline's first.
std::vector<std::string> labels_of(const StudyResult& result, const Headline& headline) {
  std::vector<std::string> labels;
  for (const OptionRuns& option : result.options) {
    const Measure* measure = find_measure(option.layout, headline.family, headline.measure);
    if (!measure || measure->dimensions.size() != 1) continue;
    for (const std::string& label : measure->dimensions.front().labels)
      if (std::find(labels.begin(), labels.end(), label) == labels.end()) labels.push_back(label);
  }
  return labels;
}

std::string unit_of(const StudyResult& result, const Headline& headline) {
  for (const OptionRuns& option : result.options)
    if (const auto* measure = find_measure(option.layout, headline.family, headline.measure))
      return measure->unit;
  return "";
}

/// Values of one row's measure in one option; none if the option has no such label.
std::optional<std::vector<double>> values_of(const OptionRuns& option, const ComparisonRow& row,
                                             const std::vector<std::uint64_t>& replications) {
  const Measure* measure = find_measure(option.layout, row.headline.family, row.headline.measure);
  if (!measure) return std::nullopt;
  const auto label = find_label(*measure, row.label);
  if (!label) return std::nullopt;
  return values_at(option, measure->offset + *label, replications);
}

bool all_pairs_equal(const std::vector<double>& before, const std::vector<double>& after) {
  for (std::size_t i = 0; i < before.size(); ++i)
    if (!std::isnan(before[i]) && !std::isnan(after[i]) && before[i] != after[i]) return false;
  return true;
}

Difference difference_of(const std::vector<double>& before, const std::vector<double>& after,
                         double confidence) {
  Difference difference{.estimate = paired(before, after, confidence)};
  difference.dropped = before.size() - difference.estimate.count;
  difference.p_value = p_value_of_zero(difference.estimate);
  if (difference.estimate.count == 0) return difference;
  difference.verdict = Verdict::unclear;
  if (all_pairs_equal(before, after)) {
    difference.verdict = Verdict::identical;
    difference.estimate.half_width = difference.estimate.standard_error = 0;
  }
  return difference;
}

/// Whether what a measure is shown with, itself if only where it happens, happens in any option.
bool is_shown(const StudyResult& result, ComparisonRow row,
              const std::vector<std::uint64_t>& replications) {
  if (!row.headline.with.empty())
    row.headline.measure = row.headline.with;
  else if (!row.headline.if_any)
    return true;
  return std::any_of(result.options.begin(), result.options.end(), [&](const OptionRuns& option) {
    const auto values = values_of(option, row, replications);
    return values && std::any_of(values->begin(), values->end(),
                                 [](double value) { return !std::isnan(value) && value != 0; });
  });
}

void fill(ComparisonRow& row, const StudyResult& result,
          const std::vector<std::uint64_t>& replications, double confidence) {
  std::optional<std::vector<double>> baseline;
  for (std::size_t i = 0; i < result.options.size(); ++i) {
    const auto values = values_of(result.options[i], row, replications);
    ComparedValue& compared = row.options.emplace_back();
    compared.present = values.has_value();
    if (values) compared.estimate = estimate(*values, confidence);
    if (i == 0) {
      baseline = values;
    } else {
      compared.difference =
          baseline && values ? difference_of(*baseline, *values, confidence) : Difference{};
    }
  }
}

/// Every difference of the comparison that can be better or worse and is not exactly nothing.
std::vector<std::pair<Good, Difference*>> tested_differences(Comparison& comparison) {
  std::vector<std::pair<Good, Difference*>> tested;
  for (ComparisonRow& row : comparison.rows)
    for (ComparedValue& value : row.options)
      if (value.difference && value.difference->verdict == Verdict::unclear) {
        if (row.headline.good == Good::neither)
          value.difference->verdict = Verdict::context;
        else
          tested.emplace_back(row.headline.good, &*value.difference);
      }
  return tested;
}

void judge(Comparison& comparison) {
  const auto tested = tested_differences(comparison);
  std::vector<double> p_values;
  for (const auto& [good, difference] : tested) p_values.push_back(difference->p_value);
  const auto rejected = holm_rejections(p_values, comparison.family_error);
  for (std::size_t i = 0; i < tested.size(); ++i) {
    if (!rejected[i]) continue;
    const auto [good, difference] = tested[i];
    const bool rises = difference->estimate.mean > 0;
    difference->verdict = rises == (good == Good::higher) ? Verdict::better : Verdict::worse;
  }
  comparison.tests = tested.size();
}

/// Whether a held standard is about what the row measures: the same time, where it has one. Times
/// that state no source are not in the results; they are taken for the same.
bool is_about(const StandardAtEqualService& held, const ComparisonRow& row,
              const OptionRuns& option) {
  if (held.demand != 1 || held.thing != row.label || held.measure != row.headline.measure)
    return false;
  if (held.within == 0) return true;
  const std::string path = std::string(row.headline.family) + "." + row.label + ".standard.within";
  return std::ranges::none_of(option.inputs, [&](const Input& input) {
    return input.path == path && input.value != held.within;
  });
}

/// Whether the study holds a row's measure to standards, and the roster found for the option met
/// all of them in fresh runs.
bool is_met(const ComparisonRow& row, const OptionRuns& option) {
  bool any = false;
  for (const StandardAtEqualService& held : option.held_standards) {
    if (!is_about(held, row, option)) continue;
    if (held.verdict != "held") return false;
    any = true;
  }
  return any;
}

void excuse_met_standards(Comparison& comparison, const StudyResult& result) {
  if (result.staffing != StaffingRule::hold_standard) return;
  for (ComparisonRow& row : comparison.rows)
    for (std::size_t i = 1; i < row.options.size(); ++i) {
      auto& difference = row.options[i].difference;
      if (difference && difference->verdict == Verdict::worse && is_met(row, result.options[i]))
        difference->verdict = Verdict::standard_met;
    }
}

}  // namespace

Comparison compare(const StudyResult& result) {
  Comparison comparison;
  const auto replications = replications_of(result);
  for (const OptionRuns& option : result.options) comparison.options.push_back(summary_of(option));
  for (const Headline& headline : headlines())
    for (const std::string& label : labels_of(result, headline)) {
      ComparisonRow row{
          .headline = headline, .label = label, .unit = unit_of(result, headline), .options = {}};
      if (!is_shown(result, row, replications)) continue;
      fill(row, result, replications, comparison.confidence);
      comparison.rows.push_back(std::move(row));
    }
  judge(comparison);
  excuse_met_standards(comparison, result);
  return comparison;
}

const ComparisonRow* Comparison::find(std::string_view family, std::string_view measure,
                                      std::string_view label) const {
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const ComparisonRow& row) {
    return row.headline.family == family && row.headline.measure == measure && row.label == label;
  });
  return found == rows.end() ? nullptr : &*found;
}

std::vector<std::string> Comparison::labels(std::string_view family) const {
  std::vector<std::string> names;
  for (const ComparisonRow& row : rows)
    if (row.headline.family == family &&
        std::find(names.begin(), names.end(), row.label) == names.end())
      names.push_back(row.label);
  return names;
}

}  // namespace bluelight
