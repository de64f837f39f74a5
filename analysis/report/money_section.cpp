#include <fmt/format.h>

#include <algorithm>
#include <bluelight/quantity_text.hpp>
#include <cmath>

#include "analysis/payback_text.hpp"
#include "analysis/report/course.hpp"
#include "analysis/report/hinge.hpp"
#include "analysis/report/money_words.hpp"
#include "analysis/report/money_years.hpp"
#include "analysis/report/response_rows.hpp"
#include "analysis/report/sections.hpp"
#include "analysis/report/words.hpp"

namespace bluelight::report {
namespace {

std::string signed_money(Pounds amount) { return money_text(amount, Sign::always); }

/// "Apr 2029", or that there is none.
std::string payback_of(const NetPresentSocialValue& value) {
  const auto words = payback_words(value);
  return words ? *words : month_text(payback_month(value));
}

Data value_row(const Source& source, std::size_t option) {
  const NetPresentSocialValue& value = source.appraisal.values[option - 1];
  const bool drawn = value.ranged_inputs > 0;
  const Verdict verdict = verdict_of(value);
  return record(
      {{"title", title_of(source.study.options[option])},
       {"value", unbroken(signed_money(value.central))},
       {"interval",
        drawn ? unbroken(signed_money(value.low)) + " to " + unbroken(signed_money(value.high))
              : "no range to draw from"},
       {"chance", drawn ? fmt::format("{:.0f} %", 100 * value.chance_positive) : "–"},
       {"ratio", value.benefit_cost_ratio ? fmt::format("{:.2f}", *value.benefit_cost_ratio)
                                          : std::string("–")},
       {"payback", payback_of(value)},
       {"peak", unbroken(money_text(value.peak_funding))},
       {"style", style_of(verdict)},
       {"symbol", symbol_of(verdict)},
       {"verdict", money_verdict_text(value)}});
}

Data value_rows(const Source& source) {
  Data rows{Data::type::list};
  for (std::size_t option = 1; option < source.appraisal.options.size(); ++option)
    rows.push_back(value_row(source, option));
  return rows;
}

double posts_of(const OptionRuns& option, std::string_view organisation) {
  double posts = 0;
  for (const PricedPosts& priced : final_posts(option))
    if (organisation.empty() || priced.organisation == organisation) posts += priced.posts;
  return posts;
}

std::vector<std::string> employers(const StudyResult& study) {
  std::vector<std::string> names;
  for (const OptionRuns& option : study.options)
    for (const PricedPosts& priced : final_posts(option))
      if (std::find(names.begin(), names.end(), priced.organisation) == names.end())
        names.push_back(priced.organisation);
  return names;
}

std::string posts_change(double change) {
  if (std::abs(change) < 0.05) return "no change";
  return fmt::format("{}{:.1f}", change < 0 ? "−" : "+", std::abs(change));
}

/// Posts of one organisation, or of all of them where its name is empty.
Data posts_row(const StudyResult& study, const std::string& organisation) {
  const double before = posts_of(study.options.front(), organisation);
  Data options{Data::type::list};
  for (std::size_t option = 1; option < study.options.size(); ++option) {
    const double after = posts_of(study.options[option], organisation);
    options.push_back(record({{"title", title_of(study.options[option])},
                              {"value", fmt::format("{:.1f}", after)},
                              {"difference", posts_change(after - before)}}));
  }
  return record({{"name", organisation.empty() ? "All organisations" : title_of(organisation)},
                 {"total", organisation.empty()},
                 {"baseline", fmt::format("{:.1f}", before)},
                 {"options", options}});
}

Data posts_rows(const StudyResult& study) {
  Data rows =
      list(employers(study), [&](const std::string& name) { return posts_row(study, name); });
  if (!rows.is_empty_list()) rows.push_back(posts_row(study, ""));
  return rows;
}

/// Thousands of pounds, which the table names.
std::string thousands_text(Pounds amount, bool difference) {
  const std::string digits = count_text(std::abs(std::round(amount.value / 1000)));
  if (digits == "0") return digits;
  return (amount.value < 0 ? "−" : difference ? "+" : "") + digits;
}

Data money_cells(const std::vector<Pounds>& amounts, bool difference) {
  return list(amounts,
              [difference](Pounds amount) { return Data(thousands_text(amount, difference)); });
}

Data years_row(const OrganisationYears& organisation, bool difference) {
  std::vector<Pounds> amounts = organisation.amounts;
  amounts.push_back(organisation.total());
  return record({{"name", title_of(organisation.name)},
                 {"total", organisation.name == "all organisations"},
                 {"cells", money_cells(amounts, difference)}});
}

OrganisationYears sum_of(const MoneyYears& money) {
  OrganisationYears sum{"all organisations", std::vector<Pounds>(money.labels.size())};
  for (const OrganisationYears& organisation : money.organisations)
    for (std::size_t year = 0; year < sum.amounts.size(); ++year)
      sum.amounts[year] += organisation.amounts[year];
  return sum;
}

Data years_table(const MoneyYears& money, bool difference) {
  Data rows = list(money.organisations, [difference](const OrganisationYears& organisation) {
    return years_row(organisation, difference);
  });
  rows.push_back(years_row(sum_of(money), difference));
  const auto text = [difference](Pounds amount) {
    return difference ? signed_money(amount) : money_text(amount);
  };
  return record(
      {{"id", money.identifier},
       {"title", money.title},
       {"summary", fmt::format("All years together {}; discounted {}.", text(sum_of(money).total()),
                               text(money.present))},
       {"years", list(money.labels, [](const std::string& label) { return Data(label); })},
       {"rows", rows}});
}

Data groups_of(const StudyResult& study) {
  return list(study.options, [](const OptionRuns& option) {
    return record({{"title", title_of(option)},
                   {"rows", list(final_posts(option), [](const PricedPosts& priced) {
                      return record(
                          {{"group", title_of(priced.group)},
                           {"organisation", title_of(priced.organisation)},
                           {"posts", fmt::format("{:.1f}", priced.posts)},
                           {"price", fmt::format("£{}", count_text(priced.cost_per_fte.value))},
                           {"cost", money_text(priced.cost_per_fte * priced.posts)}});
                    })}});
  });
}

/// Widest swings that a chart shows.
constexpr std::size_t most_swings = 10;

Data tornados_of(const Source& source) {
  Data made{Data::type::list};
  for (std::size_t option = 1; option < source.appraisal.options.size(); ++option) {
    const Data rows = tornado_rows(source.appraisal.values[option - 1].sensitivities,
                                   source.appraisal.values[option - 1].central, most_swings);
    if (!rows.is_empty_list())
      made.push_back(record({{"title", title_of(source.study.options[option])},
                             {"style", style_of_option(option)},
                             {"rows", rows}}));
  }
  return made;
}

/// The proposals with their colours and dashes.
Data legend_of(const StudyResult& study) {
  Data legend{Data::type::list};
  for (std::size_t option = 1; option < study.options.size(); ++option)
    legend.push_back(record({{"style", style_of_option(option)},
                             {"dash", dash_of_option(option)},
                             {"title", title_of(study.options[option])}}));
  return legend;
}

Data notes_of(const Source& source) {
  std::vector<std::string> notes;
  for (std::size_t option = 0; option < source.appraisal.options.size(); ++option)
    for (const std::string& note : source.appraisal.options[option].notes)
      notes.push_back(title_of(source.study.options[option]) + ": " + note);
  return list(notes, [](const std::string& note) { return Data(note); });
}

}  // namespace

Data money_section(const Source& source) {
  const Appraisal& appraisal = source.appraisal;
  const auto table = [](bool difference) {
    return [difference](const MoneyYears& money) { return years_table(money, difference); };
  };
  return record(
      {{"any", !appraisal.empty()},
       {"years", std::to_string(appraisal.years)},
       {"base", appraisal.empty() ? std::string() : long_date_text(appraisal.base)},
       {"schedule",
        source.study.discount.title.empty() ? appraisal.schedule : source.study.discount.title},
       {"draws", count_text(appraisal.draws)},
       {"baseline", title_of(source.study.options.front())},
       {"baseline_cost",
        appraisal.empty() ? std::string() : money_text(appraisal.options.front().present_cost)},
       {"values", value_rows(source)},
       {"courses",
        list(courses(source), [&](const Course& course) { return course_figure(source, course); })},
       {"has_courses", !courses(source).empty()},
       {"legend", legend_of(source.study)},
       {"has_tornados", tornados_of(source).is_non_empty_list()},
       {"tornados", tornados_of(source)},
       {"has_values", !appraisal.values.empty()},
       {"has_posts", !employers(source.study).empty()},
       {"posts", posts_rows(source.study)},
       {"differences", list(money_differences(source.study, appraisal), table(true))},
       {"options", list(money_of_options(source.study, appraisal), table(false))},
       {"groups", groups_of(source.study)},
       {"has_responses", !response_rows(appraisal).empty()},
       {"responses", list(response_rows(appraisal),
                          [](const ResponseRow& one) {
                            return record({{"what", one.what},
                                           {"option", one.option},
                                           {"from", one.from},
                                           {"demand", one.demand},
                                           {"found", one.found},
                                           {"fitted", one.fitted}});
                          })},
       {"notes", notes_of(source)}});
}

}  // namespace bluelight::report
