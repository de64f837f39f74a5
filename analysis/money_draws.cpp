#include "analysis/money_draws.hpp"

#include <bluelight/stream.hpp>
#include <set>

#include "random/triangular.hpp"

namespace bluelight {
namespace {

double weight(const CostStream& stream, std::span<const double> factors) {
  double sum = 0;
  for (std::size_t year = 0; year < factors.size(); ++year)
    sum += stream.quantity[year] * factors[year];
  return sum;
}

double uniform_of(const Input& input, const Stream& risk) {
  return risk(Entity::named(input.group.empty() ? input.path : input.group))[0];
}

/// The stream's price when its input is drawn: in proportion to the input, whose value may have
/// been shared out; where the value is 0 the draw is shared equally.
double drawn_price(const CostStream& stream, const Stream& risk) {
  if (!stream.range) return stream.price.value;
  const Input& input = *stream.range;
  const double drawn =
      triangular_quantile(input.low, input.value, input.high, uniform_of(input, risk));
  if (input.value == 0) return drawn / stream.lines;
  return stream.price.value * drawn / input.value;
}

}  // namespace

std::size_t ranged_inputs(const CostStreams& baseline, const CostStreams& proposal) {
  std::set<std::string> paths;
  for (const CostStreams* side : {&baseline, &proposal})
    for (const CostStream& stream : side->streams)
      if (stream.range) paths.insert(stream.range->path);
  return paths.size();
}

Pounds present_cost(const CostStreams& streams, std::span<const double> factors) {
  Pounds sum;
  for (const CostStream& stream : streams.streams) sum += stream.price * weight(stream, factors);
  return sum;
}

Pounds drawn_cost(const CostStreams& streams, std::span<const double> factors, std::uint64_t seed,
                  std::uint64_t draw) {
  const Stream risk(seed, draw, Purpose::risk);
  Pounds sum;
  for (const CostStream& stream : streams.streams)
    sum += Pounds{drawn_price(stream, risk)} * weight(stream, factors);
  return sum;
}

}  // namespace bluelight
