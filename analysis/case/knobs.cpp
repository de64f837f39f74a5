#include "analysis/case/knobs.hpp"

#include <algorithm>

#include "random/quantile_table.hpp"
#include "random/triangular.hpp"

namespace bluelight {
namespace {

bool same(const Knob& a, const Knob& b) {
  return a.path == b.path && a.value == b.value && a.low == b.low && a.mode == b.mode &&
         a.high == b.high && a.law == b.law && a.group == b.group;
}

double drawn(const Knob& knob, double uniform) {
  if (knob.law == Knob::Law::uniform) return knob.low + uniform * (knob.high - knob.low);
  if (knob.law == Knob::Law::triangular)
    return triangular_quantile(knob.low, knob.mode, knob.high, uniform);
  const double error = (knob.high - knob.low) / (2 * of_95_percent);
  return knob.value + error * exact_normal_quantile(uniform);
}

}  // namespace

const Input* Knobs::find(const std::string& path) const {
  const auto found = std::find_if(appraisal_.begin(), appraisal_.end(),
                                  [&path](const Input& input) { return input.path == path; });
  return found == appraisal_.end() ? nullptr : &*found;
}

double Knobs::grade_number(const std::string& grade, const char* key, double otherwise) const {
  const Input* input = find("appraisal.grades." + grade + "." + key);
  return input != nullptr ? input->value : otherwise;
}

KnobIndex Knobs::add(const Input& input) {
  Knob knob{.path = input.path,
            .group = input.group,
            .unit = input.unit,
            .source = input.source,
            .grade = input.grade};
  knob.value = knob.mode = knob.low = knob.high = input.value;
  if (input.low < input.high) {
    const double stretch = grade_number(input.grade, "stretch", 1);
    knob.low = input.value - stretch * (input.value - input.low);
    knob.high = input.value + stretch * (input.high - input.value);
  } else {
    const double reach = grade_number(input.grade, "range", 0) * std::abs(input.value);
    knob.low -= reach;
    knob.high += reach;
  }
  if (input.low >= 0) knob.low = std::max(knob.low, 0.0);
  if (input.high <= 0) knob.high = std::min(knob.high, 0.0);
  return add(std::move(knob));
}

KnobIndex Knobs::add(Knob knob) {
  if (knob.path.empty()) knob.low = knob.high = knob.mode;
  for (KnobIndex i = 0; i < knobs_.size(); ++i)
    if (same(knobs_[i], knob)) return i;
  entities_.push_back(Entity::named(knob.name()));
  knobs_.push_back(std::move(knob));
  return knobs_.size() - 1;
}

KnobIndex Knobs::of_appraisal(const std::string& name, double otherwise) {
  const Input* input = find("appraisal." + name);
  return input != nullptr ? add(*input) : certain(otherwise);
}

std::vector<double> Knobs::central() const {
  std::vector<double> values;
  for (const Knob& knob : knobs_) values.push_back(knob.value);
  return values;
}

void Knobs::draw(std::uint64_t seed, std::uint64_t draw, std::vector<double>& values) const {
  const Stream risk(seed, draw, Purpose::risk);
  values.resize(knobs_.size());
  for (KnobIndex i = 0; i < knobs_.size(); ++i)
    values[i] = knobs_[i].is_certain() ? knobs_[i].mode : drawn(knobs_[i], risk(entities_[i])[0]);
}

}  // namespace bluelight
