#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "analysis/case/study_case.hpp"

namespace bluelight {
namespace {

using Group = std::vector<KnobIndex>;

Input input_of(const Knob& knob) {
  return {.path = knob.path,
          .value = knob.value,
          .low = knob.low,
          .high = knob.high,
          .unit = knob.unit,
          .source = knob.source,
          .grade = knob.grade,
          .group = knob.group,
          .origin = {}};
}

/// Moves the knobs of one group, all others being central.
class Mover {
 public:
  Mover(StudyCase& study, std::size_t proposal, const Group& group)
      : study_(study), proposal_(proposal), group_(group), values_(study.knobs().central()) {}

  Sensitivity make() {
    const Knob& first = study_.knobs().all()[group_.front()];
    Sensitivity made{.input = first.name(),
                     .unit = first.unit,
                     .source = first.source,
                     .grade = first.grade,
                     .value = first.value,
                     .low = first.low,
                     .high = first.high};
    for (const KnobIndex i : group_) made.inputs.push_back(input_of(study_.knobs().all()[i]));
    made.at_low = at(0);
    made.at_high = at(1);
    made.at_mode = at_mode();
    look_for_switch(first, made);
    return made;
  }

 private:
  /// Net present social value with each knob at this place of its range: 0 is low, 1 is high.
  Pounds at(double place) {
    for (const KnobIndex i : group_) values_[i] = value_at(i, place);
    const Pounds value = study_.value_of(proposal_, values_);
    for (const KnobIndex i : group_) values_[i] = study_.knobs().all()[i].value;
    return value;
  }

  /// The same with each knob at its mode, which of a bias is not its central value.
  Pounds at_mode() {
    for (const KnobIndex i : group_) values_[i] = study_.knobs().all()[i].mode;
    const Pounds value = study_.value_of(proposal_, values_);
    for (const KnobIndex i : group_) values_[i] = study_.knobs().all()[i].value;
    return value;
  }

  double value_at(KnobIndex i, double place) const {
    const Knob& knob = study_.knobs().all()[i];
    const double value = knob.low + place * (knob.high - knob.low);
    return knob.low >= 0 ? std::max(value, 0.0) : value;
  }

  /// Looks up to one range's width beyond low and high, where that means something.
  void look_for_switch(const Knob& first, Sensitivity& made) {
    const bool bounded = first.law == Knob::Law::uniform;
    double from = bounded ? 0 : -1, until = bounded ? 1 : 2;
    if (first.low >= 0 && first.high > first.low)
      from = std::max(from, -first.low / (first.high - first.low));
    made.from = value_at(group_.front(), from);
    made.to = value_at(group_.front(), until);
    if (bounded) return;  // when a partner leaves is no value that could be aimed at
    const double width = first.high - first.low;
    const double centre = width > 0 ? std::clamp((first.value - first.low) / width, 0.0, 1.0) : 0.5;
    if (const auto place = switch_from({from, 0, centre, 1, until}))
      made.switches_at = value_at(group_.front(), *place);
  }

  /// Between the neighbours of `places` where the value changes its sign; if several, next to the
  /// middle one.
  std::optional<double> switch_from(const std::array<double, 5>& places) {
    std::array<double, 5> values{};
    std::transform(places.begin(), places.end(), values.begin(),
                   [this](double place) { return at(place).value; });
    for (const std::size_t below : {1, 2, 0, 3})
      if (values[below] * values[below + 1] < 0)
        return halved(places[below], places[below + 1], values[below]);
    return std::nullopt;
  }

  double halved(double from, double until, double low_value) {
    for (int step = 0; step < 50; ++step) {
      const double middle = (from + until) / 2;
      (at(middle).value * low_value > 0 ? from : until) = middle;
    }
    return (from + until) / 2;
  }

  StudyCase& study_;
  std::size_t proposal_;
  const Group& group_;
  std::vector<double> values_;
};

}  // namespace

std::vector<std::vector<KnobIndex>> uncertain_of(const StudyCase& study, std::size_t proposal) {
  const auto knobs = study.knobs().all();
  std::vector<Group> groups;
  const auto& before = study.model(0).knobs;
  const auto& after = study.model(proposal).knobs;
  for (KnobIndex i = 0; i < knobs.size(); ++i) {
    if (knobs[i].is_certain()) continue;
    if (!std::binary_search(before.begin(), before.end(), i) &&
        !std::binary_search(after.begin(), after.end(), i))
      continue;
    const auto same = std::find_if(groups.begin(), groups.end(), [&](const Group& group) {
      return knobs[group.front()].name() == knobs[i].name();
    });
    if (same == groups.end())
      groups.push_back({i});
    else
      same->push_back(i);
  }
  return groups;
}

std::vector<Sensitivity> sensitivities_of(StudyCase& study, std::size_t proposal) {
  std::vector<Sensitivity> all;
  for (const Group& group : uncertain_of(study, proposal)) {
    Sensitivity one = Mover(study, proposal, group).make();
    if (one.swing().value >= 0.005) all.push_back(std::move(one));
  }
  std::stable_sort(all.begin(), all.end(), [](const Sensitivity& a, const Sensitivity& b) {
    return a.swing().value > b.swing().value;
  });
  return all;
}

}  // namespace bluelight
