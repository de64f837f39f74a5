#include <Random123/philox.h>

#include <bluelight/stream.hpp>

namespace bluelight {

namespace {

/// The middle of the `bits`-th of 2^53 equal cells of the unit interval: never 0, never 1.
double open_uniform(std::uint64_t bits) {
  return (static_cast<double>(bits >> 11) + 0.5) * 0x1p-53;
}

}  // namespace

Entity Entity::named(std::string_view name) {
  std::uint64_t hash = 0xcbf29ce484222325ULL;
  for (const char letter : name) {
    hash ^= static_cast<unsigned char>(letter);
    hash *= 0x00000100000001b3ULL;
  }
  return {mix(hash)};
}

Uniforms Stream::operator()(Entity entity, std::uint64_t block) const {
  const r123::Philox4x64::ctr_type counter = {{entity.hash, replication_, block, 0}};
  const r123::Philox4x64::key_type key = {{seed_, purpose_}};
  const auto bits = r123::Philox4x64{}(counter, key);
  return {
      {open_uniform(bits[0]), open_uniform(bits[1]), open_uniform(bits[2]), open_uniform(bits[3])}};
}

}  // namespace bluelight
