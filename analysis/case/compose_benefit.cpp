#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/case/compose.hpp"

namespace bluelight {
namespace {

/// First days of states in their order, and an end that never comes.
void set_begins(const std::vector<ServiceState>& states, std::span<const double> values,
                std::vector<Days>& begins) {
  begins.clear();
  for (const ServiceState& state : states)
    begins.push_back(
        std::max(state.begins(values), begins.empty() ? state.planned : begins.back()));
  begins.push_back(std::numeric_limits<double>::infinity());
}

}  // namespace

double Composer::log_demand(const ServiceBenefit& benefit, const Month& month) const {
  double sum = std::log1p(benefit.growth + value(model_.terms.demand_growth)) * month.years_in;
  for (std::size_t i = 0; i < times_.size(); ++i)
    if (benefit.dips[i] > 0) sum += benefit.dips[i] * log_dip(i, (month.begin + month.end) / 2);
  return sum;
}

void Composer::compose_benefit(const ServiceBenefit& benefit) {
  set_begins(benefit.before, values_, before_begins_);
  set_begins(benefit.after, values_, after_begins_);
  const double price = benefit.price.in(values_) * (1 - value(benefit.bias));
  for (std::size_t month = 0; month < months_.size(); ++month) {
    const Month& one = months_[month];
    double change = 0;
    for (const ServiceCell& cell : benefit.cells) {
      const double share =
          one.share(std::max(before_begins_[cell.before], after_begins_[cell.after]),
                    std::min(before_begins_[cell.before + 1], after_begins_[cell.after + 1]));
      if (share > 0)
        change += share * cell.difference(log_demand(benefit, one), benefit.times, values_);
    }
    amount(benefit.stream, month) += price * change * one.of_year;
  }
}

}  // namespace bluelight
