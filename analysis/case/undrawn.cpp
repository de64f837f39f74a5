#include <algorithm>
#include <map>
#include <set>

#include "analysis/case/study_case.hpp"

namespace bluelight {

Undrawn undrawn_inputs(const StudyCase& study) {
  std::set<std::string> drawn;
  for (const Knob& knob : study.knobs().all()) drawn.insert(knob.path);
  for (const VariedInput& varied : study.result().varied)
    for (const Input& input : varied.inputs) drawn.insert(input.path);
  std::map<std::string, std::size_t> sizes;
  Undrawn undrawn;
  for (const OptionRuns& option : study.result().options)
    for (const Input& input : option.inputs) {
      if (input.low >= input.high || !drawn.insert(input.path).second) continue;
      const std::string& name = input.group.empty() ? input.path : input.group;
      if (sizes[name]++ == 0) undrawn.names.push_back(name);
      ++undrawn.inputs;
    }
  std::stable_sort(
      undrawn.names.begin(), undrawn.names.end(),
      [&](const std::string& a, const std::string& b) { return sizes.at(a) > sizes.at(b); });
  return undrawn;
}

}  // namespace bluelight
