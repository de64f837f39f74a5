#include <bluelight/measures.hpp>

#include "support/in_child.hpp"
#include "support/worlds.hpp"

#include <cmath>
#include <cstring>

using namespace bluelight;

namespace {

/// The values of a run in a process of its own.
RunValues run(const World& world, std::uint64_t replication = 0) {
  const std::string bytes = test::in_child([&] {
    const RunValues values = simulate(world, 5, replication);
    return std::string(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(double));
  });
  RunValues values(bytes.size() / sizeof(double));
  std::memcpy(values.data(), bytes.data(), values.size() * sizeof(double));
  REQUIRE(values.size() == measure_layout(world).size);
  return values;
}

double value(const World& world, const RunValues& values, const char* family, const char* name, std::size_t series = 0) {
  return values[measure_layout(world).find(family, name).offset + series];
}

bool same(const RunValues& a, const RunValues& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
}

void check_conservation(const World& world, const RunValues& values) {
  for (std::size_t i = 0; i < world.contacts.size(); ++i)
    CHECK(value(world, values, "contact", "offered", i) ==
          value(world, values, "contact", "answered", i) + value(world, values, "contact", "abandoned", i) +
              value(world, values, "contact", "in_progress", i));
}

}  // namespace

TEST_CASE("Offered calls are answered, abandoned or still waiting", "[measures]") {
  World world = test::small_room(0.1, Seconds{100}, 9);
  SECTION("everyone waits for ever in a room that cannot keep up") { world.horizon.warm_up = Duration{0}; }
  SECTION("callers give up") { world.contacts[0].patience = Distribution::exponential(Seconds{30}); }
  SECTION("there is no waiting place") { world.rooms[0].queue_limit = 0; }
  SECTION("callers ring again") {
    world.contacts[0].patience = Distribution::exponential(Seconds{30});
    world.contacts[0].redial = Redial{0.8, Distribution::exponential(Seconds{20}), 3};
  }
  const RunValues values = run(world);
  check_conservation(world, values);
  const double in_room = value(world, values, "room", "offered");
  CHECK(in_room == value(world, values, "contact", "offered"));
  if (!world.contacts[0].patience && !world.rooms[0].queue_limit)
    CHECK(value(world, values, "contact", "in_progress") > 100);
}

TEST_CASE("The hours of the week add up to the whole", "[measures]") {
  const World world = test::small_room(0.1, Seconds{100}, 12);
  const RunValues values = run(world);
  const Measure& by_hour = measure_layout(world).find("contact_hour", "offered");
  double sum = 0;
  for (std::size_t i = 0; i < by_hour.size; ++i) sum += values[by_hour.offset + i];
  CHECK(sum == value(world, values, "contact", "offered"));
  CHECK(value(world, values, "staff", "staffed_hours") == Approx(12 * 7 * 24).epsilon(1e-12));
}

TEST_CASE("A run repeats bit for bit", "[measures]") {
  const World world = test::small_room(0.1, Seconds{100}, 12);
  CHECK(same(run(world, 2), run(world, 2)));
  CHECK_FALSE(same(run(world, 2), run(world, 3)));
}

TEST_CASE("More staff leaves who rings and how long they talk as it is", "[measures]") {
  World world = test::small_room(0.1, Seconds{100}, 200);
  const RunValues few = run(world);
  for (auto& day : world.staff[0].seats) day.fill(300);
  const RunValues many = run(world);
  CHECK(value(world, few, "contact", "offered") == value(world, many, "contact", "offered"));
  CHECK(value(world, few, "contact", "handle_time_mean") == value(world, many, "contact", "handle_time_mean"));
  CHECK(value(world, few, "staff", "busy_hours") == value(world, many, "staff", "busy_hours"));
}

TEST_CASE("Staff who go off duty finish the call in hand", "[measures]") {
  World world = test::small_room(0.1, Seconds{100}, 12);
  for (auto& day : world.staff[0].seats)
    for (std::size_t hour = 0; hour < 24; hour += 2) day[hour] = 0;
  const RunValues values = run(world);
  CHECK(value(world, values, "staff", "overrun_hours") > 0);
  check_conservation(world, values);
}

TEST_CASE("A redial is a call of its own and happens at most so often", "[measures]") {
  World world = test::small_room(0.1, Seconds{100}, 1);
  world.contacts[0].patience = Distribution::constant(Seconds{5});
  world.contacts[0].redial = Redial{1.0, Distribution::constant(Seconds{1}), 2};
  world.horizon.warm_up = Duration{0};
  const RunValues values = run(world);
  const RunValues without = [&] {
    World once = world;
    once.contacts[0].redial.reset();
    return run(once);
  }();
  const double callers = value(world, without, "contact", "offered");
  const double redials = value(world, values, "contact", "redialled");
  CHECK(redials > callers);
  CHECK(redials <= 2 * callers);
  CHECK(value(world, values, "contact", "offered") == Approx(callers + redials).margin(2));
}

TEST_CASE("An urgent class is answered before one that has waited longer", "[measures]") {
  World world = test::small_room(0.05, Seconds{100}, 10);
  ContactClass routine = world.contacts[0];
  routine.name = "routine";
  routine.priority = 5;
  world.contacts.push_back(routine);
  ContactDemand demand = world.calls[0];
  demand.name = "routine";
  demand.contact = ContactId{1};
  world.calls.push_back(demand);
  world.rooms[0].answers.push_back(ContactId{1});
  world.staff[0].skills.push_back(ContactId{1});
  world.staff[0].handle_factor.push_back(1);
  const RunValues values = run(world);
  CHECK(value(world, values, "contact", "wait_mean", 0) < 0.5 * value(world, values, "contact", "wait_mean", 1));
  check_conservation(world, values);
}

TEST_CASE("The operator's time comes before the answer clock starts", "[measures]") {
  World world = test::small_room(0.01, Seconds{100}, 50);
  world.contacts[0].operator_delay = Distribution::constant(Seconds{30});
  CHECK(value(world, run(world), "contact", "wait_mean") == 0);
}

TEST_CASE("A handler who takes longer is busy longer", "[measures]") {
  World world = test::small_room(0.01, Seconds{100}, 50);
  const RunValues usual = run(world);
  world.staff[0].handle_factor = {1.5};
  CHECK(value(world, run(world), "contact", "handle_time_mean") ==
        Approx(1.5 * value(world, usual, "contact", "handle_time_mean")).epsilon(2e-3));
}
