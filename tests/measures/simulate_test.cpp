#include <bluelight/answering.hpp>
#include <bluelight/demand.hpp>
#include <bluelight/measures.hpp>
#include <cmath>
#include <cstring>
#include <map>
#include <set>
#include <sstream>

#include "support/in_child.hpp"
#include "support/quiet_observer.hpp"
#include "support/worlds.hpp"

namespace simulate_test {

using namespace bluelight;

namespace {

/// The values of a run in a process of its own.
RunValues run(const World& world, std::uint64_t replication = 0) {
  const std::string bytes = test::in_child([&] {
    const RunValues values = simulate(world, 5, replication);
    return std::string(reinterpret_cast<const char*>(values.data()),
                       values.size() * sizeof(double));
  });
  RunValues values(bytes.size() / sizeof(double));
  std::memcpy(values.data(), bytes.data(), values.size() * sizeof(double));
  REQUIRE(values.size() == measure_layout(world).size);
  return values;
}

double value(const World& world, const RunValues& values, const char* family, const char* name,
             std::size_t series = 0) {
  return values[measure_layout(world).find(family, name).offset + series];
}

bool same(const RunValues& a, const RunValues& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
}

/// Calls that have been offered and are on the way to an answer.
class Underway : public test::QuietObserver {
 public:
  void offered(const OfferedCall& call) override {
    CHECK(calls.emplace(call.caller.hash, call.attempt).second);
  }
  void answered(const OfferedCall& call, Duration) override { end(call); }
  void abandoned(const OfferedCall& call, Duration) override { end(call); }
  void call_back_accepted(const OfferedCall& call) override { end(call); }

  std::set<std::pair<std::uint64_t, int>> calls;

 private:
  void end(const OfferedCall& call) { CHECK(calls.erase({call.caller.hash, call.attempt}) == 1); }
};

/// How many are left at the end of the run that `run` measures, which are told as they happen.
double underway(const World& world) {
  return std::stod(test::in_child([&] {
    Underway underway;
    observe(world, 5, 0, underway);
    return std::to_string(underway.calls.size());
  }));
}

}  // namespace

TEST_CASE("Offered calls are answered, abandoned or still waiting", "[measures]") {
  World world = test::small_room(0.1, Seconds{100}, 9);
  world.horizon = {Duration{0}, std::chrono::hours{24 * 7}};
  SECTION("everyone waits for ever in a room that cannot keep up") {}
  SECTION("callers give up") {
    world.contacts[0].patience = Distribution::exponential(Seconds{30});
  }
  SECTION("there is no waiting place") { world.rooms[0].queue_limit = 0; }
  SECTION("callers ring again") {
    world.contacts[0].patience = Distribution::exponential(Seconds{30});
    world.contacts[0].redial = Redial{0.8, Distribution::exponential(Seconds{20}), 3};
  }
  SECTION("callers are rung back") {
    world.contacts[0].call_back = CallBack{};
    world.contacts[0].call_back->after = std::chrono::seconds{30};
    world.contacts[0].call_back->accepted = 0.5;
    world.contacts[0].patience = Distribution::exponential(Seconds{300});
  }
  SECTION("calls take a moment to be rung through") {
    world.contacts[0].pick_up = Distribution::exponential(Seconds{60});
  }
  const RunValues values = run(world);
  CHECK(value(world, values, "contact", "in_progress") == underway(world));
  if (world.rooms[0].queue_limit) {
    CHECK(value(world, values, "contact", "turned_away") > 0);
    CHECK(value(world, values, "room", "turned_away") == value(world, values, "room", "abandoned"));
    CHECK(value(world, values, "contact", "answer_within_not_abandoned_before") ==
          value(world, values, "contact", "answer_within"));
  }
  const double in_room = value(world, values, "room", "offered");
  CHECK(in_room == value(world, values, "contact", "offered"));
  if (!world.contacts[0].patience && !world.rooms[0].queue_limit)
    CHECK(value(world, values, "contact", "in_progress") > 100);
}

TEST_CASE("Who still waits at the end has waited", "[measures]") {
  const World world = test::small_room(0.1, Seconds{100}, 2);
  const RunValues values = run(world);
  CHECK(value(world, values, "contact", "in_progress") >
        0.7 * value(world, values, "contact", "offered"));
  CHECK(value(world, values, "contact", "delayed") == 1);
}

TEST_CASE("Calls that are being rung through at the end are in progress and delayed",
          "[measures]") {
  World world = test::small_room(0.1, Seconds{100}, 1000);
  world.horizon = {Duration{0}, std::chrono::hours{24}};
  world.contacts[0].pick_up = Distribution::constant(Seconds{1000});
  const RunValues values = run(world);
  CHECK(value(world, values, "contact", "queue_length") == 0);
  CHECK(std::abs(value(world, values, "contact", "in_progress") - 100) <
        40);  // Poisson, mean 0.1/s × 1000 s
  CHECK(value(world, values, "contact", "in_progress") == underway(world));
  CHECK(value(world, values, "contact", "delayed") == 1);
}

TEST_CASE("The hours of the week add up to the whole", "[measures]") {
  const World world = test::small_room(0.1, Seconds{100}, 12);
  const RunValues values = run(world);
  const Measure by_hour = measure_layout(world).find("contact_hour", "offered");
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

/// What each caller of a run brings along: handle time if answered, patience if not.
class CallerLog : public test::QuietObserver {
 public:
  void offered(const OfferedCall& call) override { offered_at[call.caller.hash] = call.offered; }
  void abandoned(const OfferedCall& call, Duration wait) override {
    patience[call.caller.hash] = wait;
  }
  void handled(const OfferedCall& call, Duration time) override {
    handle_time[call.caller.hash] = time;
  }

  std::map<std::uint64_t, TimePoint> offered_at;
  std::map<std::uint64_t, Duration> handle_time, patience;
};

Process all_day(Engine& engine, Demand& demand, Answering& answering) {
  answering.staff_hour({});
  for (const FirstCall& call : demand.calls_of(0)) {
    co_await engine.until(call.at);
    answering.ring(call);
  }
}

/// Every caller of a day with `seats` handlers as text: offered, handle time, patience; sorted by
/// caller.
std::string callers_of_day(int seats) {
  return test::in_child([seats] {
    World world = test::small_room(0.1, Seconds{100}, seats);
    world.contacts[0].patience = Distribution::exponential(Seconds{60});
    world.contacts[0].operator_delay = Distribution::exponential(Seconds{30});
    world.contacts[0].wrap_up = Distribution::exponential(Seconds{10});
    const LocalHours calendar = run_calendar(world);
    CallerLog callers;
    Demand demand(world, calendar, 5, 0);
    Engine engine;
    Answering answering(engine, world, callers, 5, 0);
    engine.spawn(all_day(engine, demand, answering));
    engine.run(calendar.end());
    std::string text;
    for (const auto& [caller, at] : callers.offered_at) {
      text += std::to_string(caller) + " " + std::to_string(at.time_since_epoch().count()) + " ";
      text += callers.handle_time.contains(caller)
                  ? std::to_string(callers.handle_time[caller].count())
                  : "-";
      text += " " +
              (callers.patience.contains(caller) ? std::to_string(callers.patience[caller].count())
                                                 : "-") +
              "\n";
    }
    return text;
  });
}

TEST_CASE("Staffing leaves every caller's own times as they are", "[measures]") {
  std::istringstream few(callers_of_day(9)), many(callers_of_day(12));
  std::string caller[2], at[2], handle[2], patience[2];
  int answered_by_both = 0, gave_up_on_both = 0, differ = 0;
  while (few >> caller[0] >> at[0] >> handle[0] >> patience[0] &&
         many >> caller[1] >> at[1] >> handle[1] >> patience[1]) {
    REQUIRE(caller[0] == caller[1]);
    REQUIRE(at[0] == at[1]);
    if (handle[0] != "-" && handle[1] != "-") CHECK(handle[0] == handle[1]);
    if (patience[0] != "-" && patience[1] != "-") CHECK(patience[0] == patience[1]);
    answered_by_both += handle[0] != "-" && handle[1] != "-";
    gave_up_on_both += patience[0] != "-" && patience[1] != "-";
    differ += (handle[0] == "-") != (handle[1] == "-");
  }
  CHECK(answered_by_both > 1000);
  CHECK(gave_up_on_both > 50);
  CHECK(differ > 100);
}

TEST_CASE("Staff who go off duty finish the call in hand", "[measures]") {
  World world = test::small_room(0.1, Seconds{100}, 12);
  for (auto& day : world.staff[0].seats)
    for (std::size_t hour = 0; hour < 24; hour += 2) day[hour] = 0;
  world.horizon.warm_up = Duration{0};
  const RunValues values = run(world);
  CHECK(value(world, values, "staff", "overrun_hours") > 0);
  CHECK(value(world, values, "contact", "in_progress") == underway(world));
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
  // At most the callers between two attempts when the measured time ends are missing: 6 s at 0.1
  // calls a second, with 3 attempts.
  CHECK(std::abs(value(world, values, "contact", "offered") - callers - redials) <= 3);
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
  world.horizon.warm_up = Duration{0};
  const RunValues values = run(world);
  CHECK(value(world, values, "contact", "wait_mean", 0) <
        0.5 * value(world, values, "contact", "wait_mean", 1));
  CHECK(value(world, values, "contact", "in_progress", 0) +
            value(world, values, "contact", "in_progress", 1) ==
        underway(world));
}

TEST_CASE("A handler who takes longer is busy longer", "[measures]") {
  World world = test::small_room(0.01, Seconds{100}, 50);
  const RunValues usual = run(world);
  world.staff[0].handle_factor = {1.5};
  // Each time is rounded to a microsecond, and the same callers are handled but for those still
  // talking at the end.
  const double calls = value(world, usual, "contact", "offered");
  CHECK(value(world, run(world), "contact", "handle_time_mean") ==
        Approx(1.5 * value(world, usual, "contact", "handle_time_mean")).epsilon(10 / calls));
}

}  // namespace simulate_test
