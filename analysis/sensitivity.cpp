#include <bluelight/sensitivity.hpp>
#include <cmath>

#include "analysis/case/study_case.hpp"

namespace bluelight {

Pounds Swing::reach() const { return {std::abs(at_high.value - at_low.value)}; }

std::vector<Swing> swings(const StudyResult& result, std::size_t option) {
  StudyCase study(result);
  std::vector<Swing> found;
  for (const Sensitivity& one : sensitivities_of(study, option))
    found.push_back({.name = one.input,
                     .inputs = one.inputs,
                     .at_low = one.at_low,
                     .at_high = one.at_high,
                     .switching_value = one.inputs.size() == 1 ? one.switches_at : std::nullopt});
  return found;
}

}  // namespace bluelight
