#include <fmt/format.h>

#include <algorithm>
#include <bluelight/appraisal.hpp>
#include <bluelight/quantity_text.hpp>
#include <cmath>

#include "analysis/discounting.hpp"
#include "analysis/money_draws.hpp"

namespace bluelight {
namespace {

/// The entry of the same thing, payer and year; made if there is none.
YearCost& entry_of(std::vector<YearCost>& costs, const CostStream& stream, int year) {
  const auto found = std::find_if(costs.begin(), costs.end(), [&](const YearCost& cost) {
    return cost.name == stream.name && cost.organisation == stream.organisation &&
           cost.kind == stream.kind && cost.year == year;
  });
  if (found != costs.end()) return *found;
  return costs.emplace_back(YearCost{.name = stream.name,
                                     .organisation = stream.organisation,
                                     .kind = stream.kind,
                                     .year = year,
                                     .amount = {},
                                     .present = {}});
}

std::vector<YearCost> year_costs(const CostStreams& streams, const std::vector<double>& factors) {
  std::vector<YearCost> costs;
  for (const CostStream& stream : streams.streams)
    for (std::size_t year = 0; year < factors.size(); ++year) {
      const Pounds amount = stream.price * stream.quantity[year];
      if (amount.value == 0) continue;
      YearCost& cost = entry_of(costs, stream, static_cast<int>(year));
      cost.amount += amount;
      cost.present += amount * factors[year];
    }
  return costs;
}

OptionCosts option_costs(const OptionRuns& option, const CostStreams& streams,
                         const std::vector<double>& factors) {
  return {.name = option.name,
          .title = option.title,
          .costs = year_costs(streams, factors),
          .present_cost = present_cost(streams, factors),
          .posts = final_posts(option),
          .notes = streams.notes};
}

/// Linear interpolation between order statistics. Requires: sorted, not empty.
double quantile_of(const std::vector<double>& sorted, double p) {
  const double place = p * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const auto above = std::min(below + 1, sorted.size() - 1);
  return std::lerp(sorted[below], sorted[above], place - std::floor(place));
}

/// The two sides of one net present value.
struct Sides {
  const CostStreams& baseline;
  const CostStreams& proposal;
};

/// What is saved by paying `after` instead of `before`. Less than half a penny is no saving but the
/// rounding of sums in another order: posts that are split, or counted from a date on, cost the
/// same.
Pounds saving(Pounds before, Pounds after) {
  const Pounds difference = before - after;
  return std::abs(difference.value) < 0.005 ? Pounds{} : difference;
}

std::vector<double> drawn_values(const StudyResult& result, const Sides& sides,
                                 const std::vector<double>& factors) {
  std::vector<double> values;
  for (int draw = 0; draw < result.appraisal.draws; ++draw) {
    const auto number = static_cast<std::uint64_t>(draw);
    const Pounds before = drawn_cost(sides.baseline, factors, result.seed, number);
    const Pounds after = drawn_cost(sides.proposal, factors, result.seed, number);
    values.push_back(saving(before, after).value);
  }
  std::sort(values.begin(), values.end());
  return values;
}

NetPresentSocialValue value_of(const StudyResult& result, const Sides& sides,
                               const std::vector<double>& factors) {
  const Pounds central =
      saving(present_cost(sides.baseline, factors), present_cost(sides.proposal, factors));
  NetPresentSocialValue value{.proposal = "", .central = central, .low = central, .high = central};
  value.ranged_inputs = ranged_inputs(sides.baseline, sides.proposal);
  value.chance_positive = central.value > 0 ? 1 : 0;
  if (value.ranged_inputs == 0 || result.appraisal.draws < 1) return value;
  const auto drawn = drawn_values(result, sides, factors);
  const auto positive = drawn.end() - std::upper_bound(drawn.begin(), drawn.end(), 0.0);
  value.low = {quantile_of(drawn, 0.025)};
  value.high = {quantile_of(drawn, 0.975)};
  value.chance_positive = static_cast<double>(positive) / static_cast<double>(drawn.size());
  return value;
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
          .values = {}};
}

}  // namespace

std::string_view name_of(CostKind kind) {
  static constexpr std::string_view names[] = {"posts", "one-off", "yearly"};
  return names[static_cast<int>(kind)];
}

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
  std::vector<CostStreams> streams;
  for (std::size_t i = 0; i < result.options.size(); ++i) {
    streams.push_back(cost_streams(result, i));
    appraisal.options.push_back(option_costs(result.options[i], streams[i], factors));
    if (i == 0) continue;
    auto value = value_of(result, {streams[0], streams[i]}, factors);
    value.proposal = result.options[i].name;
    appraisal.values.push_back(std::move(value));
  }
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
  return fmt::format("NPSV over {} year{} at {} rates: {} ({})", appraisal.years,
                     appraisal.years == 1 ? "" : "s", appraisal.schedule,
                     signed_money(value.central), interval);
}

}  // namespace bluelight
