#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/case/study_case.hpp"

namespace bluelight {
namespace {

/// Linear interpolation between order statistics. Requires: sorted, not empty.
double quantile_of(const std::vector<double>& sorted, double p) {
  const double place = p * static_cast<double>(sorted.size() - 1);
  const auto below = static_cast<std::size_t>(place);
  const auto above = std::min(below + 1, sorted.size() - 1);
  return std::lerp(sorted[below], sorted[above], place - std::floor(place));
}

void summarise(std::vector<double>& drawn, NetPresentSocialValue& value) {
  value.expected = {std::accumulate(drawn.begin(), drawn.end(), 0.0) /
                    static_cast<double>(drawn.size())};
  std::sort(drawn.begin(), drawn.end());
  const auto positive = drawn.end() - std::upper_bound(drawn.begin(), drawn.end(), 0.0);
  value.low = {quantile_of(drawn, 0.025)};
  value.median = {quantile_of(drawn, 0.5)};
  value.high = {quantile_of(drawn, 0.975)};
  value.chance_positive = static_cast<double>(positive) / static_cast<double>(drawn.size());
}

}  // namespace

void add_draws(StudyCase& study, std::vector<NetPresentSocialValue>& values) {
  const StudyResult& result = study.result();
  const bool any = std::any_of(values.begin(), values.end(),
                               [](const auto& value) { return value.ranged_inputs > 0; });
  if (!any || result.appraisal.draws < 1) return;
  std::vector<std::vector<double>> drawn(values.size());
  std::vector<double> knobs;
  for (int draw = 0; draw < result.appraisal.draws; ++draw) {
    study.knobs().draw(result.seed, static_cast<std::uint64_t>(draw), knobs);
    const Pounds before = study.present(0, knobs);
    for (std::size_t i = 0; i < values.size(); ++i)
      if (values[i].ranged_inputs > 0)
        drawn[i].push_back(saving(before, study.present(i + 1, knobs)).value);
  }
  for (std::size_t i = 0; i < values.size(); ++i)
    if (values[i].ranged_inputs > 0) summarise(drawn[i], values[i]);
}

}  // namespace bluelight
