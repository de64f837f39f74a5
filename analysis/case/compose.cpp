#include "analysis/case/compose.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace bluelight {
namespace {

constexpr double seconds_a_day = 86400;

double growth_factor(double rate, double years) {
  return rate == 0 ? 1 : std::exp(std::log1p(rate) * years);
}

}  // namespace

Composer::Composer(const OptionModel& model, const std::vector<Month>& months)
    : model_(model), months_(months) {
  made_.amounts.resize(model_.streams.size() * months.size());
  made_.needed.resize(months.size());
  made_.paid.resize(months.size());
  made_.exits.resize(months.size());
  times_.resize(model_.levers.size());
  begins_.resize(model_.states.size() + 1);
  log_demands_.resize(model_.slots.size());
  needs_.resize(model_.slots.size());
  weights_.resize(model_.slots.size());
  start_posts_.resize(model_.slots.size());
  totals_.assign(model_.states.size(), std::vector<double>(model_.employers.size()));
  for (auto* list : {&by_employer_, &start_, &last_}) list->resize(model_.employers.size());
}

const Composition& Composer::compose(std::span<const double> values) {
  values_ = values;
  std::fill(made_.amounts.begin(), made_.amounts.end(), 0.0);
  set_times();
  set_states();
  compose_posts();
  if (model_.terms.staffing == StaffingRule::budget) buy_fewer();
  for (const LineTerms& line : model_.lines) compose_line(line);
  for (const ServiceBenefit& benefit : model_.benefits) compose_benefit(benefit);
  return made_;
}

double Composer::present() const {
  double sum = 0;
  for (std::size_t stream = 0; stream < model_.streams.size(); ++stream) {
    const auto amounts = made_.of(stream);
    for (std::size_t month = 0; month < months_.size(); ++month)
      sum += amounts[month] * months_[month].discount;
  }
  return sum;
}

void Composer::set_times() {
  for (std::size_t i = 0; i < times_.size(); ++i) {
    const LeverTerms& lever = model_.levers[i];
    LeverTimes& times = times_[i];
    times.live = lever.planned + value(lever.delay) / seconds_a_day;
    times.double_running_until = times.live + value(lever.double_running) / seconds_a_day;
    times.exit = times.loss = for_ever;
    const double uniform = value(lever.exit_uniform), chance = value(lever.exit_chance);
    if (uniform >= 1 || chance <= 0) continue;
    // Chance `chance` within each year that nobody has left before.
    times.exit =
        times.live + days_a_year * std::log1p(-uniform) / std::log1p(-std::min(chance, 0.999999));
    times.loss = times.exit + value(lever.exit_notice) / seconds_a_day;
  }
}

/// A state begins with its latest lever, and never before the one that it changes.
void Composer::set_states() {
  for (std::size_t state = 0; state < model_.states.size(); ++state) {
    begins_[state] = model_.states[state].planned;
    for (const std::size_t lever : model_.states[state].levers)
      begins_[state] = std::max(begins_[state], times_[lever].live);
    if (state > 0) begins_[state] = std::max(begins_[state], begins_[state - 1]);
    model_.states[state].curve.set(values_);
  }
  begins_.back() = for_ever;
}

void Composer::set_log_demands(const Month& month) {
  if (model_.terms.staffing != StaffingRule::hold_standard) return;  // that of the rosters: 1
  for (std::size_t slot = 0; slot < log_demands_.size(); ++slot)
    log_demands_[slot] =
        std::log1p(model_.slots[slot].growth + value(model_.terms.demand_growth)) * month.grown;
  const Days middle = (month.begin + month.end) / 2;
  for (std::size_t i = 0; i < times_.size(); ++i) {
    const double extra = log_dip(i, middle);
    if (extra == 0) continue;
    for (std::size_t slot = 0; slot < log_demands_.size(); ++slot)
      if (model_.levers[i].slots[slot]) log_demands_[slot] += extra;
  }
}

/// Longer handling after a lever goes live, as so many more calls.
double Composer::log_dip(std::size_t i, Days day) const {
  const LeverTerms& lever = model_.levers[i];
  if (!lever.has_dip || day <= times_[i].live) return 0;
  const double half_lives = (day - times_[i].live) * seconds_a_day / value(lever.half_life);
  return std::log1p((value(lever.dip) - 1) * std::exp2(-half_lives));
}

void Composer::add_needs(const Month& month) {
  std::fill(needs_.begin(), needs_.end(), 0.0);
  for (std::size_t state = 0; state < model_.states.size(); ++state) {
    const double share = month.share(begins_[state], begins_[state + 1]);
    if (share == 0 && !model_.needs_all_states) continue;
    std::fill(totals_[state].begin(), totals_[state].end(), 0.0);
    const PostState& one = model_.states[state];
    for (std::size_t group = 0; group < one.slots.size(); ++group) {
      const std::size_t slot = one.slots[group];
      const double posts = one.curve.at(group, log_demands_[slot]);
      needs_[slot] += share * posts;
      totals_[state][model_.slots[slot].organisation] += posts;
    }
  }
  std::fill(by_employer_.begin(), by_employer_.end(), 0.0);
  for (std::size_t slot = 0; slot < needs_.size(); ++slot)
    by_employer_[model_.slots[slot].organisation] += needs_[slot];
}

/// What pay has become; a budget stays what it was.
double Composer::pay_level(const Month& month) const {
  if (model_.terms.staffing == StaffingRule::budget) return 1;
  return growth_factor(value(model_.terms.pay_growth), month.years_in);
}

/// Share of what a lever does that is lost in a month because a partner has left.
double Composer::lost_to_exit(std::size_t lever, const Month& month) const {
  return value(model_.levers[lever].exit_lost) * month.share(times_[lever].loss, for_ever);
}

/// Share of a state's fall in posts that is realised in a month: of its levers the least, less what
/// ends with a partner who leaves.
double Composer::realised(std::size_t state, const Month& month) const {
  const auto& levers = model_.states[state].levers;
  if (levers.empty()) return 1;
  double least = for_ever;
  for (const std::size_t i : levers) {
    const double kept = 1 - lost_to_exit(i, month);
    least = std::min(least, value(model_.levers[i].realisation) * kept);
  }
  return least;
}

/// Posts of an organisation that are paid although the states' falls say that they are not needed.
Composer::Surplus Composer::surplus(const Month& month, std::size_t employer) const {
  Surplus posts;
  if (!model_.needs_all_states) return posts;
  for (std::size_t state = 1; state < model_.states.size(); ++state) {
    const double fall = totals_[state - 1][employer] - totals_[state][employer];
    const double live = month.share(begins_[state], for_ever);
    if (fall <= 0 || live == 0) continue;
    Days until = begins_[state];
    for (const std::size_t lever : model_.states[state].levers)
      until =
          std::max(until, times_[lever].double_running_until - times_[lever].live + begins_[state]);
    const double share = realised(state, month);
    posts.double_running += std::max(share, 0.0) * fall * month.share(begins_[state], until);
    posts.unrealised += (1 - share) * fall * live;
  }
  return posts;
}

/// Who employs how many before the first day.
void Composer::remember_start() {
  std::size_t first = 0;
  while (first + 1 < model_.states.size() && begins_[first + 1] < 0) ++first;
  std::fill(start_.begin(), start_.end(), 0.0);
  std::fill(start_posts_.begin(), start_posts_.end(), 0.0);
  const PostState& state = model_.states[first];
  for (std::size_t group = 0; group < state.slots.size(); ++group) {
    const std::size_t slot = state.slots[group];
    const double posts = state.curve.at(group, log_demands_[slot]);
    start_posts_[slot] += posts;
    start_[model_.slots[slot].organisation] += posts;
  }
  last_ = start_;
}

/// Makes the weights of an organisation's groups shares of 1; false: there is nothing to share.
bool Composer::share_weights(std::size_t employer) {
  double sum = 0;
  for (std::size_t slot = 0; slot < weights_.size(); ++slot)
    if (model_.slots[slot].organisation == employer) sum += weights_[slot];
  if (sum <= 0) return false;
  for (double& weight : weights_) weight /= sum;
  return true;
}

/// Groups by the posts that fell since the start; where none did, by those at the start.
void Composer::weigh_fallen(std::size_t employer) {
  for (std::size_t slot = 0; slot < weights_.size(); ++slot)
    weights_[slot] = std::max(start_posts_[slot] - needs_[slot], 0.0);
  if (share_weights(employer)) return;
  weights_ = start_posts_;
  share_weights(employer);
}

void Composer::weigh_needed(std::size_t employer) {
  weights_ = needs_;
  share_weights(employer);
}

/// What an organisation pays in a month beyond the posts that it needs: for those that are there
/// still, for people who are paid to go, and for new ones.
void Composer::pay_surplus(std::size_t month, std::size_t employer) {
  const CaseTerms& terms = model_.terms;
  const Surplus posts = surplus(months_[month], employer);
  const double target = by_employer_[employer] + posts.unrealised + posts.double_running;
  double paid = target, exits = 0;
  if (terms.has_attrition) {
    const double left = last_[employer] * (1 - value(terms.attrition) / 12);
    const double most_exits = value(terms.paid_exits) / 12 * start_[employer];
    exits = std::clamp(left - target, 0.0, most_exits);
    paid = std::max(target, left - most_exits);
  }
  if (paid > target || posts.unrealised != 0 || posts.double_running != 0 || exits > 0)
    pay_beside(month, employer, {paid - target, posts.unrealised, posts.double_running, exits});
  if (paid > last_[employer]) pay_new(month, employer, paid - last_[employer]);
  made_.needed[month] += by_employer_[employer];
  made_.paid[month] += paid;
  made_.exits[month] += exits;
  last_[employer] = paid;
}

/// Posts that are paid although not needed, and people who are paid to go: at the price of those
/// that fell.
void Composer::pay_beside(std::size_t month, std::size_t employer, const Beside& posts) {
  const double level = pay_level(months_[month]), of_year = months_[month].of_year;
  weigh_fallen(employer);
  for (std::size_t i = 0; i < weights_.size(); ++i) {
    const PostSlot& slot = model_.slots[i];
    if (slot.organisation != employer || weights_[i] == 0) continue;
    const double price = weights_[i] * slot.price.in(values_)*level;
    amount(slot.surplus.kept, month) += posts.kept * price * of_year;
    amount(slot.surplus.unrealised, month) += posts.unrealised * price * of_year;
    amount(slot.surplus.double_running, month) += posts.double_running * price * of_year;
    amount(slot.surplus.redundancy, month) += posts.exits * price * value(model_.terms.redundancy);
  }
}

/// Recruiting and training for new posts, at the price of those that are needed.
void Composer::pay_new(std::size_t month, std::size_t employer, double posts) {
  const double pay = posts * pay_level(months_[month]) * value(model_.terms.training);
  weigh_needed(employer);
  for (std::size_t i = 0; i < weights_.size(); ++i) {
    const PostSlot& slot = model_.slots[i];
    if (slot.organisation == employer)
      amount(slot.surplus.training, month) += pay * weights_[i] * slot.price.in(values_);
  }
}

void Composer::pay_needed(std::size_t month) {
  const double factor = pay_level(months_[month]) * months_[month].of_year;
  for (std::size_t slot = 0; slot < needs_.size(); ++slot)
    if (needs_[slot] != 0)
      amount(model_.slots[slot].stream, month) +=
          needs_[slot] * model_.slots[slot].price.in(values_)*factor;
}

void Composer::compose_posts() {
  for (std::size_t month = 0; month < months_.size(); ++month) {
    set_log_demands(months_[month]);
    if (month == 0) remember_start();
    add_needs(months_[month]);
    made_.needed[month] = made_.paid[month] = made_.exits[month] = 0;
    pay_needed(month);
    for (std::size_t employer = 0; employer < model_.employers.size(); ++employer)
      pay_surplus(month, employer);
    add_non_pay(month);
  }
}

void Composer::add_non_pay(std::size_t month) {
  for (const PostSlot& slot : model_.slots) {
    const double share = value(model_.employers[slot.organisation].non_pay_share);
    if (share == 0) continue;
    double pay = amount(slot.stream, month);
    if (slot.is_first_of_surplus)
      pay += amount(slot.surplus.kept, month) + amount(slot.surplus.unrealised, month) +
             amount(slot.surplus.double_running, month);
    amount(slot.surplus.non_pay, month) += share * pay;
  }
}

/// Money for posts stays what each option's rosters cost; as pay grows it buys fewer.
void Composer::buy_fewer() {
  for (std::size_t month = 0; month < months_.size(); ++month) {
    const double growth = growth_factor(value(model_.terms.pay_growth), months_[month].years_in);
    made_.needed[month] /= growth;
    made_.paid[month] /= growth;
    made_.exits[month] /= growth;
  }
}

void Composer::pay_exit_cost(const LineTerms& line, double price) {
  if (!line.lever) return;
  const Days day = times_[*line.lever].exit;
  for (std::size_t month = 0; month < months_.size(); ++month)
    if (day >= months_[month].begin && day < months_[month].end)
      amount(line.stream, month) += price;
}

void Composer::compose_line(const LineTerms& line) {
  double price = line.price.in(values_);
  if (line.is_exit) return pay_exit_cost(line, price);
  if (line.change) price *= value(*line.change);
  if (line.bias) price *= 1 + value(*line.bias);
  if (line.benefit_bias) price *= 1 - value(*line.benefit_bias);
  const bool saves = price < 0;
  Days shift = 0, loss = for_ever;
  if (line.lever && (line.yearly || saves)) {
    const LeverTimes& times = times_[*line.lever];
    shift = times.live - model_.levers[*line.lever].planned;
    if (saves && line.yearly) {
      shift += times.double_running_until - times.live;
      loss = times.loss;
    }
  }
  Days from = line.from + shift;
  if (line.from_last_state && model_.states.size() > 1) from = begins_[model_.states.size() - 1];
  for (std::size_t i = 0; line.from_last_state && i < times_.size(); ++i)
    from = std::max(from, times_[i].live);
  const Days until = line.until + shift;
  for (std::size_t month = 0; month < months_.size(); ++month) {
    const Month& one = months_[month];
    if (!line.yearly) {
      if (from >= one.begin && from < one.end) amount(line.stream, month) += price;
      continue;
    }
    double share = one.share(from, until);
    if (share == 0) continue;
    if (line.change) share *= left_of_change(one);
    if (loss < one.end)
      share -= value(model_.levers[*line.lever].exit_lost) * one.share(std::max(from, loss), until);
    amount(line.stream, month) += price * share * one.of_year;
  }
}

}  // namespace bluelight
