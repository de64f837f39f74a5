#include <fmt/format.h>
#include <fmt/ranges.h>

#include <bluelight/findings.hpp>
#include <cmath>

#include "analysis/case/months.hpp"

namespace bluelight {
namespace {

/// Shortest text that reads back as the same number; empty when there is none.
std::string number(double value) { return std::isfinite(value) ? fmt::format("{}", value) : ""; }

std::string quoted(const std::string& text) {
  if (text.find_first_of(",\"\n\r") == std::string::npos) return text;
  std::string result = "\"";
  for (const char letter : text) result += letter == '"' ? "\"\"" : std::string(1, letter);
  return result + '"';
}

std::string line_of(const std::vector<std::string>& fields) {
  std::vector<std::string> safe;
  for (const std::string& field : fields) safe.push_back(quoted(field));
  return fmt::format("{}\n", fmt::join(safe, ","));
}

std::vector<std::string> fields_of(const std::optional<Difference>& difference) {
  if (!difference) return {"", "", "", "", "", ""};
  return {number(difference->estimate.mean),
          number(difference->estimate.half_width),
          fmt::format("{}", difference->estimate.count),
          fmt::format("{}", difference->dropped),
          number(difference->p_value),
          std::string(name_of(difference->verdict))};
}

std::string line_of(const ComparedOption& option, const ComparisonRow& row,
                    const ComparedValue& value) {
  std::vector<std::string> fields{option.name,
                                  std::string(row.headline.family),
                                  std::string(row.headline.measure),
                                  row.label,
                                  row.unit,
                                  std::string(name_of(row.headline.good)),
                                  number(value.estimate.mean),
                                  number(value.estimate.half_width),
                                  fmt::format("{}", value.estimate.count)};
  for (std::string& field : fields_of(value.difference)) fields.push_back(std::move(field));
  return line_of(fields);
}

}  // namespace

std::string comparison_csv(const Comparison& comparison) {
  std::string text =
      "option,family,measure,label,unit,good,mean,half_width,count,difference,"
      "difference_half_width,pairs,dropped,p_value,verdict\n";
  for (const ComparisonRow& row : comparison.rows)
    for (std::size_t i = 0; i < row.options.size(); ++i)
      if (row.options[i].present) text += line_of(comparison.options[i], row, row.options[i]);
  return text;
}

std::string costs_csv(const Appraisal& appraisal) {
  std::string text = "option,organisation,kind,category,name,year,year_name,amount,present\n";
  for (const OptionCosts& option : appraisal.options)
    for (const YearCost& cost : option.costs)
      text += line_of({option.name, cost.organisation, std::string(name_of(cost.kind)),
                       cost.category, cost.name, fmt::format("{}", cost.year),
                       year_name(appraisal, cost.year), fmt::format("{:.2f}", cost.amount.value),
                       fmt::format("{:.2f}", cost.present.value)});
  return text;
}

std::string timeline_csv(const Appraisal& appraisal) {
  std::string text =
      "proposal,month,posts_needed,posts_paid,posts_paid_baseline,paid_exits,saving,cumulative\n";
  for (const NetPresentSocialValue& value : appraisal.values)
    for (const CaseMonth& month : value.months)
      text += line_of({value.proposal, date_text(month.from), number(month.needed),
                       number(month.paid), number(month.paid_baseline), number(month.exits),
                       fmt::format("{:.2f}", month.saving.value),
                       fmt::format("{:.2f}", month.cumulative.value)});
  return text;
}

std::string tornado_csv(const Appraisal& appraisal) {
  std::string text =
      "proposal,input,unit,value,low,high,npsv_at_low,npsv_at_high,swing,switches_at,source,"
      "grade\n";
  for (const NetPresentSocialValue& value : appraisal.values)
    for (const Sensitivity& one : value.sensitivities)
      text += line_of({value.proposal, one.input, one.unit, number(one.value), number(one.low),
                       number(one.high), fmt::format("{:.2f}", one.at_low.value),
                       fmt::format("{:.2f}", one.at_high.value),
                       fmt::format("{:.2f}", one.swing().value),
                       one.switches_at ? number(*one.switches_at) : "", one.source, one.grade});
  return text;
}

std::string service_csv(const Appraisal& appraisal) {
  std::string text =
      "option,contact,measure,unit,year,year_name,demand,mean,half_width,beyond_levels\n";
  for (const ServiceYears& one : appraisal.service)
    for (std::size_t year = 0; year < one.mean.size(); ++year)
      text += line_of({one.option, one.contact, one.measure, one.unit, fmt::format("{}", year),
                       year_name(appraisal, static_cast<int>(year)), number(one.demand[year]),
                       number(one.mean[year]), number(one.half_width[year]),
                       one.held[year] ? "yes" : "no"});
  return text;
}

std::string responses_csv(const Appraisal& appraisal) {
  std::string text = "option,what,from,demand,found,error,fitted,deviation\n";
  const auto from_text = [](std::chrono::year_month_day from) {
    return from.ok() ? date_text(from) : std::string();
  };
  const auto add = [&](const auto& one, const std::string& what, const std::vector<double>& found) {
    for (std::size_t level = 0; level < one.demand.size(); ++level)
      text += line_of({one.option, what, from_text(one.from), number(one.demand[level]),
                       number(found[level]), number(one.errors[level]), number(one.fitted[level]),
                       number(one.deviation)});
  };
  for (const PostsResponse& one : appraisal.responses) add(one, "posts." + one.group, one.posts);
  for (const ServiceResponse& one : appraisal.service_responses)
    add(one, "benefit." + one.benefit, one.difference);
  return text;
}

}  // namespace bluelight
