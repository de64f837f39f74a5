#include <Random123/philox.h>

#include <bluelight/stream.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <set>

namespace stream_test {

using namespace bluelight;

TEST_CASE("the generator gives the published numbers for a zero key and counter") {
  const auto bits = r123::Philox4x64{}({{0, 0, 0, 0}}, {{0, 0}});
  CHECK(bits[0] == 0x16554d9eca36314cULL);
  CHECK(bits[1] == 0xdb20fe9d672d0fdcULL);
  CHECK(bits[2] == 0xd7e772cee186176bULL);
  CHECK(bits[3] == 0x7e68b68aec7ba23bULL);
}

TEST_CASE("a stream's numbers never change") {
  const Stream stream(2025, 3, Purpose::test);
  const Uniforms first = stream(Entity::named("calls.police_101").part(7), 2);
  const auto bits = r123::Philox4x64{}({{Entity::named("calls.police_101").part(7).hash, 3, 2, 0}},
                                       {{2025, static_cast<std::uint64_t>(Purpose::test)}});
  for (int i = 0; i < 4; ++i)
    CHECK(first[i] ==
          (static_cast<double>(bits[static_cast<std::size_t>(i)] >> 11) + 0.5) * 0x1p-53);
  CHECK(first[0] == 0.2376918557940741);
  CHECK(first[3] == 0.1849737913112291);
}

TEST_CASE("entities are named by content") {
  CHECK(Entity::named("calls.police_101").hash == 0xf5949c598c13b861ULL);
  CHECK(Entity::named("a").part("b").hash == Entity::named("a").part(Entity::named("b").hash).hash);
}

TEST_CASE("parts of entities do not collide") {
  std::set<std::uint64_t> seen;
  for (const char* name : {"a", "b", "ab", "incident.road", "incident.rail"})
    for (std::uint64_t number = 0; number < 2000; ++number)
      seen.insert(Entity::named(name).part(number).hash);
  CHECK(seen.size() == 10'000);
}

TEST_CASE("seed, replication, purpose, entity and block each change the numbers") {
  const Entity entity = Entity::named("x");
  const std::set<double> firsts{
      Stream(1, 0, Purpose::test)(entity)[0],         Stream(2, 0, Purpose::test)(entity)[0],
      Stream(1, 1, Purpose::test)(entity)[0],         Stream(1, 0, Purpose::arrival)(entity)[0],
      Stream(1, 0, Purpose::test)(entity.part(0))[0], Stream(1, 0, Purpose::test)(entity, 1)[0]};
  CHECK(firsts.size() == 6);
}

TEST_CASE("uniforms are uniform within five standard errors, in mean and in correlation") {
  const Stream stream(1, 0, Purpose::test);
  constexpr int blocks = 100'000;
  double sum = 0, product = 0;
  for (std::uint64_t block = 0; block < blocks; ++block) {
    const Uniforms u = stream(Entity::named("x").part(block));
    for (int i = 0; i < 4; ++i) {
      REQUIRE((u[i] > 0 && u[i] < 1));
      sum += u[i] - 0.5;
    }
    product += (u[0] - 0.5) * (u[1] - 0.5);
  }
  CHECK(std::abs(sum / (4 * blocks)) < 5 / std::sqrt(12.0 * 4 * blocks));
  CHECK(std::abs(product / blocks) < 5 / (12 * std::sqrt(double{blocks})));
}

}  // namespace stream_test
