#include "staffing/shares.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace bluelight {
namespace {

/// Counts of one replication over some hours.
struct Sum {
  double offered = 0, in_time = 0;
};

std::vector<Sum> sums_over(const Trial& trial, std::size_t entry,
                           const std::vector<std::size_t>& hours) {
  std::vector<Sum> sums;
  for (const auto& replication : trial.counts) {
    Sum& sum = sums.emplace_back();
    for (const std::size_t h : hours) {
      sum.offered += replication[entry].of[h];
      sum.in_time += replication[entry].good[h];
    }
  }
  return sums;
}

ShareInTime ratio_of(const std::vector<Sum>& sums) {
  double offered = 0, in_time = 0, squares = 0;
  for (const Sum& sum : sums) offered += sum.offered, in_time += sum.in_time;
  if (offered == 0) return {};
  ShareInTime result{.offered = offered, .share = in_time / offered};
  for (const Sum& sum : sums) squares += std::pow(sum.in_time - result.share * sum.offered, 2);
  const double n = static_cast<double>(sums.size());
  result.standard_error = n > 1 ? std::sqrt(squares * n / (n - 1)) / offered : 0;
  return result;
}

}  // namespace

ShareInTime share_over(const Trial& trial, std::size_t entry,
                       const std::vector<std::size_t>& hours) {
  return ratio_of(sums_over(trial, entry, hours));
}

ShareInTime usual_share(const Trial& trial, std::size_t entry,
                        const std::vector<std::size_t>& hours) {
  constexpr std::size_t enough = 6;
  constexpr double far_off = 5;
  std::vector<Sum> sums = sums_over(trial, entry, hours);
  const ShareInTime all = ratio_of(sums);
  if (sums.size() < enough || all.offered == 0) return all;
  const auto late = [](const Sum& sum) { return sum.offered - sum.in_time; };
  const auto worst = std::ranges::max_element(sums, {}, late);
  const Sum left_out = *worst;
  sums.erase(worst);
  const ShareInTime others = ratio_of(sums);
  const double n = static_cast<double>(sums.size());
  const double deviation = others.standard_error * others.offered / std::sqrt(n);
  const double late_in_others = (1 - others.share) * others.offered;
  const bool unusual = late(left_out) - late_in_others / n > far_off * deviation;
  return unusual && late(left_out) > late_in_others ? others : all;
}

double paired_error(const Trial& one, const Trial& other, std::size_t entry,
                    const std::vector<std::size_t>& hours) {
  const std::vector<Sum> before = sums_over(one, entry, hours);
  const std::vector<Sum> after = sums_over(other, entry, hours);
  const ShareInTime first = ratio_of(before), second = ratio_of(after);
  const double n = static_cast<double>(before.size());
  if (n < 2 || first.offered == 0 || second.offered == 0) return 0;
  const auto off = [n](const Sum& sum, const ShareInTime& all) {
    return (sum.in_time - all.share * sum.offered) / (all.offered / n);
  };
  double squares = 0;
  for (std::size_t i = 0; i < before.size(); ++i)
    squares += std::pow(off(after[i], second) - off(before[i], first), 2);
  return std::sqrt(squares / (n * (n - 1)));
}

std::vector<double> values_over(const Trial& trial, std::size_t entry,
                                const std::vector<std::size_t>& hours) {
  std::vector<double> values;
  for (const Sum& sum : sums_over(trial, entry, hours))
    values.push_back(sum.offered > 0 ? sum.in_time / sum.offered : std::nan(""));
  return values;
}

int busy_quantile(const WeekBusy& busy, const std::vector<std::size_t>& hours, double chance) {
  const std::size_t levels = busy.size() / hours_a_week;
  std::vector<double> time(levels);
  for (const std::size_t hour : hours)
    for (std::size_t k = 0; k < levels; ++k) time[k] += busy[hour * levels + k];
  const double all = std::accumulate(time.begin(), time.end(), 0.0);
  double sum = 0;
  for (std::size_t k = 0; k < levels; ++k) {
    sum += time[k];
    if (sum >= chance * all) return static_cast<int>(k);
  }
  return static_cast<int>(levels) - 1;
}

}  // namespace bluelight
