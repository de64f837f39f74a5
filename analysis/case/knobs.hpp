/// The numbers that money depends on: their central values, and how they are drawn.
#pragma once

#include <bluelight/stream.hpp>
#include <bluelight/study.hpp>
#include <span>
#include <string>
#include <vector>

namespace bluelight {

/// Standard errors from the middle of a normal law to either end of its central 95 %.
inline constexpr double of_95_percent = 1.959963984540054;

/// One number. Drawn from triangular(low, mode, high), evenly from low … high, or from a normal law
/// around `value` whose central 95 % are low … high; certain where they are equal.
struct Knob {
  enum class Law { triangular, uniform, normal };

  std::string path = {};   ///< of its input; empty: nobody states it
  std::string group = {};  ///< inputs of one group are drawn with one uniform
  std::string unit = {}, source = {}, grade = {};
  double value = 0;  ///< in the central case
  double low = 0, mode = 0, high = 0;
  Law law = Law::triangular;

  bool is_certain() const { return low == high; }
  /// What its uniform belongs to.
  const std::string& name() const { return group.empty() ? path : group; }
};

/// Place of a knob in `Knobs`, and of its value in every list of values.
using KnobIndex = std::size_t;

/// All knobs of a study.
class Knobs {
 public:
  explicit Knobs(const std::vector<Input>& appraisal) : appraisal_(appraisal) {}

  /// The knob of `input`, whose range its grade widens: distances to low and high times
  /// "appraisal.grades.GRADE.stretch"; without a range ± "appraisal.grades.GRADE.range" × value. No
  /// range gets below 0 that was not there already.
  KnobIndex add(const Input& input);
  KnobIndex add(Knob knob);
  /// A number that is known.
  KnobIndex certain(double value) { return add(Knob{.value = value, .mode = value}); }
  /// The study's input at "appraisal." + `name`, or a number that is known.
  KnobIndex of_appraisal(const std::string& name, double otherwise);
  /// The input itself; null: nobody states it.
  const Input* find(const std::string& path) const;

  std::span<const Knob> all() const { return knobs_; }
  std::vector<double> central() const;
  /// Fills `values` with draw `draw` of a study with `seed`.
  void draw(std::uint64_t seed, std::uint64_t draw, std::vector<double>& values) const;

 private:
  double grade_number(const std::string& grade, const char* key, double otherwise) const;

  const std::vector<Input>& appraisal_;
  std::vector<Knob> knobs_;
  std::vector<Entity> entities_;
};

}  // namespace bluelight
