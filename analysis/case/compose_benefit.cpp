#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/case/compose.hpp"

namespace bluelight {

std::vector<Days> begins_of(const std::vector<ServiceState>& states,
                            std::span<const double> values) {
  std::vector<Days> begins;
  for (const ServiceState& state : states)
    begins.push_back(
        std::max(state.begins(values), begins.empty() ? state.planned : begins.back()));
  begins.push_back(for_ever);
  return begins;
}

double Composer::log_demand(const FollowedDemand& demand, const Month& month) const {
  double sum = std::log1p(demand.growth + value(model_.terms.demand_growth)) * month.grown;
  for (std::size_t i = 0; i < times_.size(); ++i)
    if (demand.dips[i] > 0) sum += demand.dips[i] * log_dip(i, (month.begin + month.end) / 2);
  return sum;
}

double Composer::left_of_change(const Month& month) const {
  double least = 1;
  for (std::size_t i = 0; i < times_.size(); ++i)
    least = std::min(least, 1 - lost_to_exit(i, month));
  return least;
}

void Composer::compose_benefit(const ServiceBenefit& benefit) {
  const auto before = begins_of(benefit.before, values_), after = begins_of(benefit.after, values_);
  const double price = benefit.price.in(values_) * (1 - value(benefit.bias));
  for (std::size_t month = 0; month < months_.size(); ++month) {
    const Month& one = months_[month];
    double change = 0;
    for (const ServiceCell& cell : benefit.cells) {
      const double share = one.share(std::max(before[cell.before], after[cell.after]),
                                     std::min(before[cell.before + 1], after[cell.after + 1]));
      if (share > 0)
        change += share * cell.difference(log_demand(benefit.demand, one), benefit.times, values_);
    }
    amount(benefit.stream, month) += price * change * left_of_change(one) * one.of_year;
  }
}

}  // namespace bluelight
