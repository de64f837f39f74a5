/// Random numbers that depend on who asks and what for, never on the order of asking.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace bluelight {

/// 64-bit name of whoever owns a fact: an incident, a caller, an attempt. Built from qualified
/// names and local numbers.
struct Entity {
  std::uint64_t hash = 0;

  /// The entity called `name` ("calls.police_101"). FNV-1a, finished by SplitMix64.
  static Entity named(std::string_view name);
  /// The `number`-th part of this entity, for example caller 2 of an incident.
  constexpr Entity part(std::uint64_t number) const;
  /// The part of this entity called `name`.
  Entity part(std::string_view name) const { return part(named(name).hash); }
};

/// What a stream's numbers are for: different purposes of one entity never share numbers.
/// New ones are added at the end: the number decides which random numbers they get.
enum class Purpose : std::uint64_t {
  arrival = 1,
  incident,
  caller,
  redial,
  study,
  risk,
  test,
  busyness,
  surge,
  handling,
  answering,
  absence,
};

/// One block of the generator: four independent uniforms in the open interval (0, 1).
struct Uniforms {
  std::array<double, 4> value;
  double operator[](int i) const { return value[static_cast<std::size_t>(i)]; }
};

/// Philox4x64-10 (Salmon, Moraes, Dror, Shaw 2011) keyed by seed and purpose, counted by entity,
/// replication and block.
class Stream {
 public:
  Stream(std::uint64_t seed, std::uint64_t replication, Purpose purpose)
      : seed_(seed), replication_(replication), purpose_(static_cast<std::uint64_t>(purpose)) {}

  /// The `block`-th four uniforms of `entity`. The same arguments give the same numbers on every
  /// machine.
  Uniforms operator()(Entity entity, std::uint64_t block = 0) const;

 private:
  std::uint64_t seed_, replication_, purpose_;
};

/// SplitMix64's finaliser (Steele, Lea, Flood 2014): mixes all 64 bits.
constexpr std::uint64_t mix(std::uint64_t x) {
  x ^= x >> 30;
  x *= 0xbf58476d1ce4e5b9ULL;
  x ^= x >> 27;
  x *= 0x94d049bb133111ebULL;
  return x ^ (x >> 31);
}

constexpr Entity Entity::part(std::uint64_t number) const {
  return {mix(hash + 0x9e3779b97f4a7c15ULL * (number + 1))};
}

}  // namespace bluelight
