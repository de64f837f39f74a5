#include "scenario/distribution_keys.hpp"

#include <fmt/format.h>

#include <stdexcept>

namespace bluelight {
namespace {

/// The facts of a distribution that a scenario states, before they are put together.
struct Stated {
  std::optional<std::string> shape;
  std::optional<Duration> mean, median, p90, low, mode, high, value, scale;
  std::optional<double> cv, mu, sigma, k;
  std::optional<int> stages;
  std::optional<std::vector<Duration>> values;
};

Range any_time() { return from_zero(10.0 * 365 * 86400, "0 s … 10 years"); }

const Keys<Stated>& stated_keys() {
  static const Presence by_shape = absent("as the shape needs");
  static const Keys<Stated> keys{
      {key<Stated>(
           "shape", &Stated::shape,
           one_of({"constant", "exponential", "lognormal", "gamma", "weibull", "erlang",
                   "triangular", "empirical"}),
           {absent("exponential for a mean alone, lognormal for a mean with cv or for quantiles"),
            "Family of the distribution."}),
       key<Stated>("mean", &Stated::mean, duration(any_time()), {by_shape, "Mean."}),
       key<Stated>("cv", &Stated::cv, number(above_zero(20, "> 0, at most 20")),
                   {by_shape, "Coefficient of variation: standard deviation over mean."}),
       key<Stated>("median", &Stated::median, duration(any_time()),
                   {by_shape, "Half of the durations are shorter; with `p90`."}),
       key<Stated>("p90", &Stated::p90, duration(any_time()),
                   {by_shape, "Nine in ten durations are shorter; greater than `median`."}),
       key<Stated>("mu", &Stated::mu, number({-20, 20, "-20 … 20"}),
                   {by_shape, "Lognormal: mean of the logarithm of the seconds; with `sigma`."}),
       key<Stated>("sigma", &Stated::sigma, number(above_zero(5, "> 0, at most 5")),
                   {by_shape, "Lognormal: standard deviation of the logarithm of the seconds."}),
       key<Stated>("k", &Stated::k, number(above_zero(1000, "> 0, at most 1000")),
                   {by_shape, "Gamma or Weibull: shape parameter; with `scale`."}),
       key<Stated>("scale", &Stated::scale, duration(any_time()),
                   {by_shape, "Gamma or Weibull: scale parameter."}),
       key<Stated>("stages", &Stated::stages, integer({1, 1000, "1 … 1000"}),
                   {by_shape, "Erlang: number of exponential stages; with `mean`."}),
       key<Stated>("low", &Stated::low, duration(any_time()), {by_shape, "Triangular: least."}),
       key<Stated>("mode", &Stated::mode, duration(any_time()),
                   {by_shape, "Triangular: most likely."}),
       key<Stated>("high", &Stated::high, duration(any_time()),
                   {by_shape, "Triangular: greatest."}),
       key<Stated>("values", &Stated::values, list_of(duration(any_time())),
                   {by_shape, "Empirical: durations that were observed, in any order."}),
       key<Stated>("value", &Stated::value, duration(any_time()),
                   {by_shape, "Constant: the duration."})}};
  return keys;
}

Seconds seconds(const std::optional<Duration>& duration) { return to_seconds(duration.value()); }

Distribution triangular(const Stated& s) {
  return Distribution::triangular(seconds(s.low), seconds(s.mode), seconds(s.high));
}

Distribution empirical(const Stated& s) {
  std::vector<Seconds> values;
  for (const Duration value : s.values.value()) values.push_back(to_seconds(value));
  return Distribution::empirical(std::move(values));
}

Distribution with_scale(const Stated& s) {
  return *s.shape == "gamma" ? Distribution::gamma(s.k.value(), seconds(s.scale))
                             : Distribution::weibull(s.k.value(), seconds(s.scale));
}

Shape shape_called(const std::string& name) {
  for (const Shape shape : {Shape::exponential, Shape::lognormal, Shape::gamma, Shape::weibull}) {
    if (name_of(shape) == name) return shape;
  }
  throw std::invalid_argument(name + " has no such form");
}

Distribution from_mean(const Stated& s) {
  const std::string shape = s.shape.value_or(s.cv ? "lognormal" : "exponential");
  if (shape == "exponential" && !s.cv) return Distribution::exponential(seconds(s.mean));
  return Distribution::from_mean(shape_called(shape), seconds(s.mean), s.cv.value());
}

Distribution from_quantiles(const Stated& s) {
  return Distribution::from_quantiles(shape_called(s.shape.value_or("lognormal")),
                                      seconds(s.median), seconds(s.p90));
}

/// A way to state a distribution: the keys it takes, and what it makes of them.
struct Way {
  std::vector<std::string> shapes;  ///< empty: any, or none
  std::vector<std::string> keys;    ///< besides `shape`
  Distribution (*make)(const Stated&);
};

const std::vector<Way>& ways() {
  static const std::vector<Way> all{
      {{"constant"},
       {"value"},
       [](const Stated& s) { return Distribution::constant(seconds(s.value)); }},
      {{"lognormal"},
       {"mu", "sigma"},
       [](const Stated& s) { return Distribution::lognormal(*s.mu, *s.sigma); }},
      {{"gamma", "weibull"}, {"k", "scale"}, with_scale},
      {{"erlang"},
       {"stages", "mean"},
       [](const Stated& s) { return Distribution::erlang(*s.stages, seconds(s.mean)); }},
      {{"triangular"}, {"low", "mode", "high"}, triangular},
      {{"empirical"}, {"values"}, empirical},
      {{"", "exponential"}, {"mean"}, from_mean},
      {{"", "lognormal", "gamma", "weibull"}, {"mean", "cv"}, from_mean},
      {{"", "lognormal", "gamma", "weibull"}, {"median", "p90"}, from_quantiles},
  };
  return all;
}

bool fits(const Way& way, const Stated& stated, const Node& node) {
  const std::string shape = stated.shape.value_or("");
  const std::size_t keys = node.members().size() - (stated.shape ? 1 : 0);
  return std::find(way.shapes.begin(), way.shapes.end(), shape) != way.shapes.end() &&
         keys == way.keys.size() &&
         std::all_of(way.keys.begin(), way.keys.end(),
                     [&](const std::string& name) { return node.find(name) != nullptr; });
}

/// "lognormal: mu and sigma, or mean and cv, or median and p90"
std::string ways_hint(const std::string& shape) {
  std::string all;
  for (const Way& way : ways()) {
    if (std::find(way.shapes.begin(), way.shapes.end(), shape) == way.shapes.end()) continue;
    std::string keys;
    for (const std::string& name : way.keys) keys += (keys.empty() ? "" : " and ") + name;
    all += (all.empty() ? "" : ", or ") + keys;
  }
  return (shape.empty() ? "without a shape: " : shape + ": ") + all;
}

std::optional<Distribution> make(Reading& reading, const Node& node) {
  const std::size_t before = reading.problems.size();
  Stated stated;
  stated_keys().read(reading, node, stated);
  if (reading.problems.size() > before) return std::nullopt;
  for (const Way& way : ways()) {
    if (!fits(way, stated, node)) continue;
    try {
      return way.make(stated);
    } catch (const std::invalid_argument& error) {
      reading.problems.add(node, "a distribution that exists", error.what());
      return std::nullopt;
    }
  }
  reading.problems.add(node, "one full set of parameters", ways_hint(stated.shape.value_or("")));
  return std::nullopt;
}

/// `{ value = "3 min", low = …, source = … }` is a number, not a distribution.
bool is_number(const Node& node) {
  return !node.is_table() || (node.find("value") != nullptr && node.find("shape") == nullptr);
}

}  // namespace

Type<Distribution> distribution() {
  return {"distribution", "",
          [](Reading& reading, const Node& node) -> std::optional<Distribution> {
            if (!is_number(node)) return make(reading, node);
            const auto value = read_number(reading, node, duration_quantity(), any_time());
            if (!value) return std::nullopt;
            return Distribution::constant(Seconds{*value});
          },
          distribution_rows()};
}

std::vector<KeyRow> distribution_rows() { return stated_keys().rows(); }

}  // namespace bluelight
