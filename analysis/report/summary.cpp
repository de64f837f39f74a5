#include "analysis/report/summary.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <bluelight/quantity_text.hpp>

#include "analysis/input_words.hpp"
#include "analysis/report/money_words.hpp"
#include "analysis/report/sentences.hpp"
#include "analysis/report/words.hpp"

namespace bluelight::report {
namespace {

/// The proposal of the highest central value; without money the first.
std::size_t leading_proposal(const Source& source) {
  const auto& values = source.appraisal.values;
  const auto best =
      std::max_element(values.begin(), values.end(),
                       [](const NetPresentSocialValue& one, const NetPresentSocialValue& other) {
                         return one.central.value < other.central.value;
                       });
  return best == values.end() ? 1 : static_cast<std::size_t>(best - values.begin()) + 1;
}

/// Classes of calls whose leading measure has a verdict.
std::vector<std::string> classes_with(const Source& source, std::size_t option, Verdict verdict) {
  std::vector<std::string> classes;
  for (const std::string& contact : source.comparison.labels("contact")) {
    const ComparisonRow* row = leading_row(source.comparison, contact, option);
    const auto* difference = row ? &row->options[option].difference : nullptr;
    if (difference && *difference && (*difference)->verdict == verdict)
      classes.push_back(title_of(contact));
  }
  return classes;
}

/// "classes of calls answered better: 2, worse: 1".
std::string service_words(const Source& source, std::size_t option) {
  return fmt::format("classes of calls answered better: {}, worse: {}",
                     classes_with(source, option, Verdict::better).size(),
                     classes_with(source, option, Verdict::worse).size());
}

/// What may be said of the money of a proposal alone.
std::string_view money_words(Verdict verdict) {
  switch (verdict) {
    case Verdict::better:
      return "costs less than the baseline";
    case Verdict::worse:
      return "costs more than the baseline";
    case Verdict::identical:
      return "costs the same as the baseline";
    default:
      return "cannot be told from the baseline in money";
  }
}

/// The best proposal, or that there is none.
std::string best_text(const Source& source, std::size_t option) {
  const std::string title = fmt::format("“{}”", title_of(source.study.options[option]));
  const std::string service = service_words(source, option);
  const bool several = source.study.options.size() > 2;
  if (source.appraisal.empty())
    return several ? "No proposal is called best: the study names no discount schedule, so money "
                     "is not appraised."
                   : fmt::format(
                         "{}: {}; money is not appraised, for the study names no discount "
                         "schedule.",
                         title, service);
  const Verdict money = verdict_of(source.appraisal.values[option - 1]);
  if (!several) return fmt::format("{} {}; {}.", title, money_words(money), service);
  if (money == Verdict::better)
    return fmt::format("Best in money is {}: it {}; {}.", title, money_words(money), service);
  return fmt::format(
      "No proposal is shown to cost less than the baseline; the highest value has {} ({}).", title,
      service);
}

/// The value with its interval, and what drives it.
std::string value_text(const Appraisal& appraisal, std::size_t option) {
  const NetPresentSocialValue& value = appraisal.values[option - 1];
  std::string text =
      fmt::format("Its net present social value over {} years is {}", appraisal.years,
                  unbroken(money_text(value.central, Sign::always)));
  if (value.ranged_inputs > 0)
    text +=
        fmt::format(" ({} to {} in 95 % of draws)", unbroken(money_text(value.low, Sign::always)),
                    unbroken(money_text(value.high, Sign::always)));
  if (!value.sensitivities.empty())
    text +=
        fmt::format("; most of all it hinges on the {}", spoken_name(value.sensitivities.front()));
  return text + ".";
}

std::size_t doubtful_inputs(const OptionRuns& option) {
  return static_cast<std::size_t>(std::ranges::count_if(option.inputs, [](const Input& input) {
    return input.grade == "memory" || input.grade == "assumed";
  }));
}

/// What the study leaves open about a proposal; empty: nothing that this page knows of.
std::string unknown_text(const Source& source, std::size_t option) {
  std::vector<std::string> parts;
  const Appraisal& appraisal = source.appraisal;
  if (!appraisal.empty() && verdict_of(appraisal.values[option - 1]) == Verdict::unclear)
    parts.emplace_back("whether it costs more or less than the baseline");
  if (const auto classes = classes_with(source, option, Verdict::unclear); !classes.empty())
    parts.push_back("whether service changes for " + joined(classes));
  if (!appraisal.values.empty() && appraisal.undrawn.inputs > 0)
    parts.push_back(fmt::format("what the ranges of {} of the world add to its interval",
                                counted(appraisal.undrawn.inputs, "input")));
  if (const std::size_t inputs = doubtful_inputs(source.study.options[option]); inputs > 0)
    parts.push_back(
        fmt::format("how right {} from memory or assumption are", counted(inputs, "input")));
  return parts.empty() ? std::string() : fmt::format("Not known: {}.", fmt::join(parts, "; "));
}

}  // namespace

std::vector<std::string> summary_sentences(const Source& source) {
  const std::size_t option = leading_proposal(source);
  std::vector<std::string> sentences{best_text(source, option)};
  if (!source.appraisal.empty()) sentences.push_back(value_text(source.appraisal, option));
  sentences.push_back(unknown_text(source, option));
  std::erase(sentences, "");
  return sentences;
}

}  // namespace bluelight::report
