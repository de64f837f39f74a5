#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <bluelight/appraisal.hpp>
#include <bluelight/quantity_text.hpp>
#include <cmath>

#include "analysis/case/discounting.hpp"
#include "analysis/case/study_case.hpp"
#include "analysis/cost_notes.hpp"

namespace bluelight {
namespace {

/// The entry of the same thing, payer and year; made if there is none.
YearCost& entry_of(std::vector<YearCost>& costs, const CostStream& stream, int year) {
  const auto found = std::find_if(costs.begin(), costs.end(), [&](const YearCost& cost) {
    return cost.name == stream.name && cost.organisation == stream.organisation &&
           cost.kind == stream.kind && cost.category == stream.category && cost.year == year;
  });
  if (found != costs.end()) return *found;
  return costs.emplace_back(YearCost{.name = stream.name,
                                     .organisation = stream.organisation,
                                     .kind = stream.kind,
                                     .category = stream.category,
                                     .year = year,
                                     .amount = {},
                                     .present = {}});
}

std::vector<YearCost> year_costs(const std::vector<CostStream>& streams,
                                 const std::vector<double>& factors) {
  std::vector<YearCost> costs;
  for (const CostStream& stream : streams)
    for (std::size_t year = 0; year < factors.size(); ++year) {
      const Pounds amount = stream.price * stream.quantity[year];
      if (amount.value == 0) continue;
      YearCost& cost = entry_of(costs, stream, static_cast<int>(year));
      cost.amount += amount;
      cost.present += amount * factors[year];
    }
  return costs;
}

OptionCosts option_costs(StudyCase& study, std::size_t number, const std::vector<double>& factors) {
  const OptionRuns& option = study.result().options[number];
  OptionCosts costs{.name = option.name,
                    .title = option.title,
                    .costs = year_costs(study.streams(number), factors),
                    .present_cost = {},
                    .posts = final_posts(option),
                    .notes = cost_notes(study.result(), number)};
  for (const YearCost& cost : costs.costs) costs.present_cost += cost.present;
  return costs;
}

std::vector<std::string> organisations_of(const std::vector<OptionCosts>& options) {
  std::vector<std::string> names;
  for (const OptionCosts& option : options)
    for (const YearCost& cost : option.costs)
      if (std::find(names.begin(), names.end(), cost.organisation) == names.end())
        names.push_back(cost.organisation);
  return names;
}

/// "Green Book 2022" for "green_book_2022".
std::string spoken_name(std::string name) {
  bool starts_word = true;
  for (char& letter : name) {
    if (letter == '_') letter = ' ';
    if (starts_word && letter >= 'a' && letter <= 'z')
      letter = static_cast<char>(letter - 'a' + 'A');
    starts_word = letter == ' ';
  }
  return name;
}

Appraisal heading_of(const StudyResult& result) {
  return {.years = result.appraisal.years,
          .draws = result.appraisal.draws,
          .base = result.appraisal.base,
          .schedule = spoken_name(result.discount.name),
          .organisations = {},
          .options = {},
          .values = {},
          .staffing = result.staffing,
          .responses = {},
          .service_responses = {},
          .service = {},
          .undrawn = {}};
}

}  // namespace

Pounds OptionCosts::paid_by(std::string_view organisation, int year) const {
  Pounds sum;
  for (const YearCost& cost : costs)
    if (cost.organisation == organisation && cost.year == year) sum += cost.amount;
  return sum;
}

std::vector<PricedPosts> final_posts(const OptionRuns& option) {
  std::vector<PricedPosts> last;
  for (const PricedPosts& posts : option.posts) {
    if (posts.demand != 1) continue;
    if (!last.empty() && posts.from > last.front().from) last.clear();
    if (last.empty() || posts.from == last.front().from) last.push_back(posts);
  }
  return last;
}

Appraisal appraise(const StudyResult& result) {
  if (result.discount.steps.empty() || !result.appraisal.base.ok()) return {};
  Appraisal appraisal = heading_of(result);
  const auto factors = discount_factors(result.discount, appraisal.years);
  StudyCase study(result);
  for (std::size_t i = 0; i < result.options.size(); ++i)
    appraisal.options.push_back(option_costs(study, i, factors));
  appraisal.values = values_of(study);
  appraisal.responses = responses_of(result);
  appraisal.service_responses = service_responses(study);
  appraisal.service = service_years(study);
  appraisal.undrawn = undrawn_inputs(study);
  for (std::size_t i = 0; i < appraisal.options.size(); ++i)
    for (std::string& note : service_notes(result, appraisal, i))
      appraisal.options[i].notes.push_back(std::move(note));
  appraisal.organisations = organisations_of(appraisal.options);
  return appraisal;
}

std::string year_name(const Appraisal& appraisal, int year) {
  const std::chrono::year_month_day date{first_day(appraisal.base, year)};
  const int number = static_cast<int>(date.year());
  const auto month = static_cast<unsigned>(date.month()), day = static_cast<unsigned>(date.day());
  if (month == 4 && day == 1) return fmt::format("{}/{:02}", number, (number + 1) % 100);
  if (month == 1 && day == 1) return fmt::format("{}", number);
  return fmt::format("{}-{:02}-{:02}", number, month, day);
}

std::string value_sentence(const Appraisal& appraisal, const NetPresentSocialValue& value) {
  const auto signed_money = [](Pounds amount) { return money_text(amount, Sign::always); };
  const std::string interval = value.ranged_inputs == 0
                                   ? "no money input has a range, so there is no interval"
                                   : fmt::format("95 % of draws between {} and {}",
                                                 signed_money(value.low), signed_money(value.high));
  const std::string opening =
      value.cannot_be_told() ? "In money it cannot be told from the baseline. " : "";
  return fmt::format("{}NPSV over {} year{} at {} rates: {} ({})", opening, appraisal.years,
                     appraisal.years == 1 ? "" : "s", appraisal.schedule,
                     signed_money(value.central), interval);
}

std::string undrawn_sentence(const Appraisal& appraisal) {
  constexpr std::size_t most_names = 3;
  const auto& names = appraisal.undrawn.names;
  if (names.empty() || appraisal.values.empty()) return {};
  std::vector<std::string_view> shown(
      names.begin(),
      names.begin() + static_cast<std::ptrdiff_t>(std::min(names.size(), most_names)));
  if (names.size() > most_names) shown.emplace_back("…");
  return fmt::format("Not in the interval: {} input{} of the world with {} ({}); see [vary].",
                     appraisal.undrawn.inputs, appraisal.undrawn.inputs == 1 ? "" : "s",
                     appraisal.undrawn.inputs == 1 ? "a range" : "ranges", fmt::join(shown, ", "));
}

std::string_view staffing_text(StaffingRule rule) {
  static constexpr std::string_view texts[] = {
      "rosters stay as they are, whatever demand does",
      "posts follow demand so that standards are held, in the baseline as in the proposals",
      "money for posts stays what each option's rosters cost, and buys fewer as pay grows"};
  return texts[static_cast<int>(rule)];
}

}  // namespace bluelight
