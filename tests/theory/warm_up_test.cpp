#include <bluelight/theory.hpp>
#include <catch2/catch.hpp>
#include <support/worlds.hpp>

namespace warm_up_test {

using namespace bluelight;
using namespace std::chrono_literals;

TEST_CASE("a nearly full handler needs a longer warm-up than a quiet one") {
  World world = test::small_room(0.9 / 180, 180s, 1);
  world.theory = "mm1";
  CHECK_THROWS_WITH(theory_values(world), Catch::Contains("run.warm_up of at least 3 days"));
  world.horizon.warm_up = 72h;
  CHECK_NOTHROW(theory_values(world));
  world.horizon.warm_up = 24h;
  world.contacts[0].patience = Distribution::exponential(120s);
  world.theory = "erlang_a";
  CHECK_NOTHROW(theory_values(world));
}

}  // namespace warm_up_test
