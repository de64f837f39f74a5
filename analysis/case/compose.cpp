#include "analysis/case/compose.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace bluelight {
namespace {

constexpr Days for_ever = std::numeric_limits<double>::infinity();
constexpr double seconds_a_day = 86400, days_a_year = 365.25;

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
  totals_.resize(model_.states.size());
  for (auto* list : {&by_employer_, &start_, &start_price_, &weights_})
    list->resize(model_.employers.size());
}

const Composition& Composer::compose(std::span<const double> values) {
  values_ = values;
  std::fill(made_.amounts.begin(), made_.amounts.end(), 0.0);
  set_times();
  set_states();
  if (model_.terms.staffing == StaffingRule::budget)
    compose_budget();
  else
    compose_posts();
  for (const LineTerms& line : model_.lines) compose_line(line);
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
    for (auto& [slot, response] : model_.states[state].groups) response.set(values_);
  }
  begins_.back() = for_ever;
}

void Composer::set_log_demands(const Month& month) {
  if (model_.terms.staffing == StaffingRule::fixed) return;  // demand is that of the rosters: 1
  for (std::size_t slot = 0; slot < log_demands_.size(); ++slot)
    log_demands_[slot] =
        std::log1p(model_.slots[slot].growth + value(model_.terms.demand_growth)) * month.years_in;
  const Days middle = (month.begin + month.end) / 2;
  for (std::size_t i = 0; i < times_.size(); ++i) {
    const LeverTerms& lever = model_.levers[i];
    if (!lever.has_dip || middle <= times_[i].live) continue;
    const double half_lives = (middle - times_[i].live) * seconds_a_day / value(lever.half_life);
    const double extra = std::log1p((value(lever.dip) - 1) * std::exp2(-half_lives));
    for (std::size_t slot = 0; slot < log_demands_.size(); ++slot)
      if (lever.slots[slot]) log_demands_[slot] += extra;
  }
}

void Composer::add_needs(const Month& month) {
  std::fill(needs_.begin(), needs_.end(), 0.0);
  for (std::size_t state = 0; state < model_.states.size(); ++state) {
    const double share = month.share(begins_[state], begins_[state + 1]);
    totals_[state] = 0;
    if (share == 0 && !model_.needs_all_states) continue;
    for (const auto& [slot, response] : model_.states[state].groups) {
      const double posts = response.at(log_demands_[slot]);
      needs_[slot] += share * posts;
      totals_[state] += posts;
    }
  }
  std::fill(by_employer_.begin(), by_employer_.end(), 0.0);
  for (std::size_t slot = 0; slot < needs_.size(); ++slot)
    by_employer_[model_.slots[slot].organisation] += needs_[slot];
}

double Composer::pay_factor(const Month& month) const {
  return growth_factor(value(model_.terms.pay_growth), month.years_in) * month.of_year;
}

/// Share of a state's fall in posts that is realised in a month: of its levers the least, less what
/// ends with a partner who leaves.
double Composer::realised(std::size_t state, const Month& month) const {
  const auto& levers = model_.states[state].levers;
  if (levers.empty()) return 1;
  double least = for_ever;
  for (const std::size_t i : levers) {
    const LeverTerms& lever = model_.levers[i];
    const double lost = value(lever.exit_lost) * month.share(times_[i].loss, for_ever);
    least = std::min(least, value(lever.realisation) * (1 - lost));
  }
  return least;
}

/// Posts that are paid although the states' falls say that they are not needed.
double Composer::unrealised(const Month& month, double& double_running) const {
  double posts = 0;
  double_running = 0;
  if (!model_.needs_all_states) return 0;
  for (std::size_t state = 1; state < model_.states.size(); ++state) {
    const double fall = totals_[state - 1] - totals_[state];
    const double live = month.share(begins_[state], for_ever);
    if (fall <= 0 || live == 0) continue;
    Days until = begins_[state];
    for (const std::size_t lever : model_.states[state].levers)
      until =
          std::max(until, times_[lever].double_running_until - times_[lever].live + begins_[state]);
    const double share = realised(state, month);
    const double both = month.share(begins_[state], until);
    double_running += std::max(share, 0.0) * fall * both;
    posts += (1 - share) * fall * live;
  }
  return posts;
}

/// Who employs how many before the first day, at what mean price: they pay for what has not gone.
void Composer::remember_start() {
  std::size_t first = 0;
  while (first + 1 < model_.states.size() && begins_[first + 1] < 0) ++first;
  std::fill(start_.begin(), start_.end(), 0.0);
  std::fill(start_price_.begin(), start_price_.end(), 0.0);
  for (const auto& [slot, response] : model_.states[first].groups) {
    const PostSlot& one = model_.slots[slot];
    const double posts = response.at(log_demands_[slot]);
    start_[one.organisation] += posts;
    start_price_[one.organisation] += posts * one.price.in(values_);
  }
  start_total_ = 0;
  for (std::size_t i = 0; i < start_.size(); ++i) {
    if (start_[i] > 0) start_price_[i] /= start_[i];
    start_total_ += start_[i];
  }
}

/// Surplus posts are those of the organisations whose posts fall, in proportion.
void Composer::set_weights() {
  double sum = 0;
  for (std::size_t i = 0; i < weights_.size(); ++i)
    sum += weights_[i] = std::max(start_[i] - by_employer_[i], 0.0);
  if (sum <= 0)
    for (std::size_t i = 0; i < weights_.size(); ++i) sum += weights_[i] = start_[i];
  for (double& weight : weights_) weight = sum > 0 ? weight / sum : 0;
}

void Composer::pay(std::size_t month, double kept, double unrealised_posts, double double_running) {
  const double factor = pay_factor(months_[month]);
  for (std::size_t slot = 0; slot < needs_.size(); ++slot)
    if (needs_[slot] != 0)
      amount(model_.slots[slot].stream, month) +=
          needs_[slot] * model_.slots[slot].price.in(values_)*factor;
  if (kept == 0 && unrealised_posts == 0 && double_running == 0) return;
  set_weights();
  for (std::size_t i = 0; i < model_.employers.size(); ++i) {
    const double price = weights_[i] * start_price_[i] * factor;
    amount(model_.employers[i].kept, month) += kept * price;
    amount(model_.employers[i].unrealised, month) += unrealised_posts * price;
    amount(model_.employers[i].double_running, month) += double_running * price;
  }
}

/// What it costs that posts end, and that new ones are filled.
void Composer::pay_changes(std::size_t month, double rise) {
  const double exits = made_.exits[month];
  if (exits == 0 && rise == 0) return;
  const double growth = growth_factor(value(model_.terms.pay_growth), months_[month].years_in);
  set_weights();
  double all = 0;
  for (const double posts : by_employer_) all += posts;
  for (std::size_t i = 0; i < model_.employers.size(); ++i) {
    const double price = start_price_[i] * growth;
    amount(model_.employers[i].redundancy, month) +=
        exits * weights_[i] * price * value(model_.terms.redundancy);
    if (all > 0)
      amount(model_.employers[i].training, month) +=
          rise * by_employer_[i] / all * price * value(model_.terms.training);
  }
}

void Composer::compose_posts() {
  const CaseTerms& terms = model_.terms;
  const double stay = 1 - value(terms.attrition) / 12;
  double last = 0;
  for (std::size_t month = 0; month < months_.size(); ++month) {
    set_log_demands(months_[month]);
    if (month == 0) {
      remember_start();
      last = start_total_;
    }
    add_needs(months_[month]);
    double needed = 0, double_running = 0;
    for (const double posts : by_employer_) needed += posts;
    const double lost = unrealised(months_[month], double_running);
    const double target = needed + lost + double_running;
    const double most_exits = value(terms.paid_exits) / 12 * start_total_;
    double paid = target;
    made_.exits[month] = 0;
    if (terms.has_attrition) {
      const double left = last * stay;
      made_.exits[month] = std::clamp(left - target, 0.0, most_exits);
      paid = std::max(target, left - most_exits);
    }
    made_.needed[month] = needed;
    made_.paid[month] = paid;
    pay(month, paid - target, lost, double_running);
    pay_changes(month, std::max(paid - last, 0.0));
    add_non_pay(month);
    last = paid;
  }
}

void Composer::add_non_pay(std::size_t month) {
  for (std::size_t i = 0; i < model_.employers.size(); ++i) {
    const EmployerStreams& employer = model_.employers[i];
    const double share = value(employer.non_pay_share);
    if (share == 0) continue;
    double pay = amount(employer.kept, month) + amount(employer.unrealised, month) +
                 amount(employer.double_running, month);
    for (const PostSlot& slot : model_.slots)
      if (slot.organisation == i) pay += amount(slot.stream, month);
    amount(employer.non_pay, month) = share * pay;
  }
}

/// Money for posts stays what it is; as pay grows it buys fewer.
void Composer::compose_budget() {
  std::fill(log_demands_.begin(), log_demands_.end(), 0.0);
  for (std::size_t month = 0; month < months_.size(); ++month) {
    double posts = 0;
    for (const auto& [slot, response] : model_.states.front().groups) {
      const double bought = response.at(0);
      amount(model_.slots[slot].stream, month) +=
          bought * model_.slots[slot].price.in(values_)*months_[month].of_year;
      posts += bought;
    }
    posts /= growth_factor(value(model_.terms.pay_growth), months_[month].years_in);
    made_.needed[month] = made_.paid[month] = posts;
    made_.exits[month] = 0;
    add_non_pay(month);
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
    if (loss < one.end)
      share -= value(model_.levers[*line.lever].exit_lost) * one.share(std::max(from, loss), until);
    amount(line.stream, month) += price * share * one.of_year;
  }
}

}  // namespace bluelight
