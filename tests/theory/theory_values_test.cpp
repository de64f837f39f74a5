#include <algorithm>
#include <analysis/theory/markov_queue.hpp>
#include <bluelight/theory.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <support/worlds.hpp>

namespace theory_values_test {
using namespace bluelight;
using namespace bluelight::theory;
using namespace std::chrono_literals;
namespace {

/// 9 calls a minute, 10 handlers, talk 1 min, patience 2 min.
World erlang_a_world() {
  World world = test::small_room(9.0 / 60, 60s, 10);
  world.theory = "erlang_a";
  world.theory_origin = {"room.toml", 3, 10};
  world.contacts[0].patience = Distribution::exponential(120s);
  return world;
}

double value_of(const std::vector<TheoryValue>& values, std::string_view family,
                std::string_view measure, std::string_view label) {
  for (const TheoryValue& one : values)
    if (one.family == family && one.measure == measure && one.labels.front() == label)
      return one.value;
  FAIL("no value " << family << "/" << measure << " of " << label);
  return std::nan("");
}

/// Adds a second class to the first room, like the first but for its name, priority and rate.
void add_class(World& world, int priority, double calls_a_second) {
  ContactClass other = world.contacts[0];
  other.name = "other";
  other.priority = priority;
  world.contacts.push_back(other);
  ContactDemand demand = world.calls[0];
  demand.name = "other";
  demand.contact = {1};
  demand.rate.value = calls_a_second;
  world.calls.push_back(demand);
  world.rooms[0].answers.push_back({1});
  world.staff[0].skills.push_back(ContactId{1});
  world.staff[0].handle_factor.push_back(1);
}

void check_refused(const World& world, const std::string& message) {
  CHECK_THROWS_WITH(theory_values(world), Catch::Contains(message));
}

}  // namespace

TEST_CASE("a world that names no case has no exact values") {
  CHECK(theory_values(test::small_room(0.1, 60s, 10)).empty());
}

TEST_CASE("Erlang A: the values of every family") {
  const World world = erlang_a_world();
  const std::vector<TheoryValue> values = theory_values(world);
  const QueueLaw law =
      markov_law({.arrivals = 0.15, .service = 1.0 / 60, .handlers = 10, .impatience = 1.0 / 120});
  CHECK(value_of(values, "contact", "offered", "call") == Approx(0.15 * 7 * 86400));
  CHECK(value_of(values, "contact", "abandonment", "call") == Approx(law.abandonment));
  CHECK(value_of(values, "contact", "answer_within", "call") == Approx(law.answered_within(10)));
  CHECK(value_of(values, "contact", "queue_length", "call") == Approx(0.15 * law.wait_mean));
  CHECK(value_of(values, "room", "wait_mean", "room") == Approx(law.wait_mean));
  CHECK(value_of(values, "staff", "occupancy", "handlers") == Approx(0.9 * (1 - law.abandonment)));
  CHECK(value_of(values, "staff", "staffed_hours", "handlers") == Approx(1680));
}

TEST_CASE("a case may be written in Kendall's notation") {
  World world = erlang_a_world();
  const double expected = value_of(theory_values(world), "contact", "wait_mean", "call");
  for (const char* name : {"M/M/c+M", "Erlang-A", "mt_mct_m"}) {
    world.theory = name;
    world.horizon.length = 24h * 28;
    CHECK(value_of(theory_values(world), "contact", "wait_mean", "call") ==
          Approx(expected).epsilon(1e-6));
  }
}

TEST_CASE("every case can be named in several ways") {
  World world = test::small_room(0.01, 60s, 0);  // nobody on duty: refused by every case
  for (const TheoryCase& one : theory_cases())
    for (const std::string_view name : {one.name, one.notation}) {
      world.theory = name;
      check_refused(world, std::string(one.name) + " (");
    }
  for (const auto& [written, name] : {std::pair{"M/D/2", "mdc"},
                                      {"M/M/10/15", "mmck"},
                                      {"m/m/3 + m", "erlang_a"},
                                      {"M/M/7+D", "mm_c_plus_g"},
                                      {"Cobham", "priority"},
                                      {"M/M/1", "mm1"}}) {
    world.theory = written;
    check_refused(world, std::string(name) + " (");
  }
}

TEST_CASE("a world that does not reduce is refused with every reason") {
  World world = erlang_a_world();
  world.contacts[0].talk = Distribution::from_mean(Shape::lognormal, 60s, 0.8);
  world.contacts[0].redial = Redial{0.5, Distribution::constant(60s), 3};
  world.rooms[0].queue_limit = 4;
  world.staff[0].seats[2][5] = 3;
  check_refused(
      world,
      "room.toml:3:10: theory: expected exponential talk + wrap_up of contact.call for erlang_a "
      "(M/M/c+M), received lognormal, mean 1 min, cv 0.8");
  check_refused(world, "expected no redial of contact.call for erlang_a");
  check_refused(world, "expected no queue_limit in room.room for erlang_a (M/M/c+M), received 4");
  check_refused(world,
                "expected the same seats of staff.handlers at every hour for erlang_a (M/M/c+M), "
                "received 3 to 10");
}

TEST_CASE("talk and wrap-up together are the handle time") {
  World world = erlang_a_world();
  world.contacts[0].wrap_up = Distribution::exponential(30s);  // a sum of two is not exponential
  check_refused(world, "talk exponential, mean 1 min + wrap_up exponential, mean 30 s");
  world.contacts[0].talk = Distribution{};
  CHECK_NOTHROW(theory_values(world));
}

TEST_CASE("an unknown case is refused with the nearest name") {
  World world = erlang_a_world();
  world.theory = "erlang_x";
  check_refused(world, "expected a queue with a known solution, received \"erlang_x\"");
}

TEST_CASE("what would make calls not Poisson, or handlers unequal, is refused") {
  World world = erlang_a_world();
  world.calls[0].rate.growth = 0.02;
  check_refused(world, "calls.call without growth");
  world = erlang_a_world();
  world.busyness = {{"town", "", 0.2, 0}};
  world.calls[0].rate.busyness = BusynessId{0};
  check_refused(world,
                "calls.call without day-to-day variation for erlang_a (M/M/c+M), received cv 0.2 "
                "of busyness.town");
  world.busyness[0].cv = 0;
  CHECK_FALSE(theory_values(world).empty());
  world.surges.emplace_back().name = "heat";
  world.surges[0].factor = {{BusynessId{0}, 1.5}};
  check_refused(
      world, "calls.call without surges for erlang_a (M/M/c+M), received factor 1.5 of surge.heat");
  world = erlang_a_world();
  world.staff[0].skills.clear();
  check_refused(world, "expected staff for room.room");
  world = erlang_a_world();
  add_class(world, 0, 0.01);
  world.staff[0].handle_factor = {1, 1.2};
  check_refused(world, "everybody in room.room to be equally quick");
  world = erlang_a_world();
  world.incidents.push_back({"fire",
                             "",
                             {Rate::Basis::per_second, 0.001, {}, 0, ""},
                             {{ContactId{0}, 1.0}},
                             {{1.0, 2.5}},
                             {}});
  check_refused(world, "one caller for each incident.fire for erlang_a (M/M/c+M), received 2.5");
  world.incidents[0].variants[0].calls = 1;
  world.incidents[0].burst = Burst{0.01, 100, 20min};
  world.incidents[0].without_call = 0.08;
  check_refused(world, "no burst of incident.fire for erlang_a (M/M/c+M), received one");
  check_refused(world, "no without_call of incident.fire for erlang_a (M/M/c+M), received one");
  world = erlang_a_world();
  world.calls[0].hangs_up = HangUp{};
  check_refused(world, "no hangs_up of calls.call for erlang_a (M/M/c+M), received one");
  world = erlang_a_world();
  world.contacts[0].pick_up = Distribution::constant(2s);
  check_refused(world, "no pick_up of contact.call");
}

TEST_CASE("an unstable queue is refused with its load") {
  World world = test::small_room(11.0 / 60, 60s, 10);
  world.theory = "erlang_c";
  check_refused(world,
                "offered load below the number of handlers in room.room for erlang_c (M/M/c), "
                "received 11 erlang for 10 handlers");
}

TEST_CASE("classes of one priority are one stream, and rooms stand for themselves") {
  World world = erlang_a_world();
  const double expected = value_of(theory_values(world), "contact", "abandonment", "call");
  world.calls[0].rate.value = 0.1;
  add_class(world, 0, 0.05);
  const std::vector<TheoryValue> shared = theory_values(world);
  CHECK(value_of(shared, "contact", "abandonment", "call") == Approx(expected));
  CHECK(value_of(shared, "contact", "abandonment", "other") == Approx(expected));
  CHECK(value_of(shared, "contact", "offered", "other") == Approx(0.05 * 7 * 86400));
  world.contacts[1].priority = 1;
  check_refused(world, "priority 0 of contact.other for erlang_a (M/M/c+M), received 1");
}

TEST_CASE("everybody's factor makes handle times longer, demand's factor makes calls more") {
  World world = test::small_room(5.0 / 60, 60s, 10);
  world.theory = "erlang_c";
  world.staff[0].handle_factor = {1.2};
  world.demand_factor = 1.25;
  const std::vector<TheoryValue> values = theory_values(world);
  CHECK(value_of(values, "contact", "handle_time_mean", "call") == Approx(72));
  CHECK(value_of(values, "staff", "occupancy", "handlers") == Approx(0.75));
  CHECK(value_of(values, "contact", "delayed", "call") == Approx(erlang_c(7.5, 10)));
}

TEST_CASE("incidents of residents are a Poisson stream if each has one caller") {
  World world = erlang_a_world();
  world.zones = {{"town", "", 50'000, "urban"}, {"hills", "", 20'000, "rural"}};
  Rate rate{Rate::Basis::per_1000_per_year, 1000, {}, 0, "urban"};
  world.incidents.push_back({"fall", "", rate, {{ContactId{0}, 0.5}}, {{1.0, 1.0}}, {}});
  world.calls.clear();
  const double arrivals = 50 * 1000 * 0.5 / (365 * 86400.0);
  CHECK(value_of(theory_values(world), "contact", "offered", "call") ==
        Approx(arrivals * 7 * 86400));
}

TEST_CASE("mixtures of handle times are a general handle time") {
  World world = test::small_room(0.005, 60s, 1);
  add_class(world, 0, 0.001);
  world.contacts[1].talk = Distribution::constant(200s);
  world.theory = "mg1";
  const double load = 0.005 * 60 + 0.001 * 200;
  const double residual = (0.005 * 2 * 3600 + 0.001 * 40'000) / 2;
  CHECK(value_of(theory_values(world), "contact", "wait_mean", "other") ==
        Approx(residual / (1 - load)));
}

TEST_CASE("two priorities with one handler are Cobham's") {
  World world = test::small_room(0.005, 60s, 1);
  add_class(world, 1, 0.005);
  world.theory = "priority";
  const std::vector<TheoryValue> values = theory_values(world);
  CHECK(value_of(values, "contact", "wait_mean", "call") == Approx(36 / 0.7));
  CHECK(value_of(values, "contact", "wait_mean", "other") == Approx(36 / (0.7 * 0.4)));
  CHECK(value_of(values, "room", "wait_mean", "room") == Approx(36 / 0.4));
}

TEST_CASE("a case without waiting places takes any handle time") {
  World world = erlang_a_world();
  world.contacts[0].talk = Distribution::from_mean(Shape::lognormal, 60s, 2);
  world.rooms[0].queue_limit = 0;
  world.theory = "erlang_b";
  CHECK(value_of(theory_values(world), "contact", "abandonment", "call") ==
        Approx(erlang_b(9, 10)));
}

TEST_CASE("a varying day: what comes in goes out, and a week equals the next") {
  World world = erlang_a_world();
  world.theory = "mt_mct_m";
  Profile profile;
  profile.name = "day";
  profile.month.fill(1);
  for (auto& day : profile.hour)
    for (std::size_t hour = 0; hour < 24; ++hour) day[hour] = hour >= 8 && hour < 20 ? 3 : 1;
  world.profiles = {profile};
  world.calls[0].rate.profile = ProfileId{0};
  for (auto& day : world.staff[0].seats)
    for (std::size_t hour = 0; hour < 24; ++hour) day[hour] = hour >= 8 && hour < 20 ? 14 : 6;
  const std::vector<TheoryValue> one = theory_values(world);
  const double offered = value_of(one, "contact", "offered", "call");
  const double answered = value_of(one, "contact", "answered", "call");
  CHECK(offered == Approx(0.15 * 7 * 86400).epsilon(1e-9));
  CHECK(value_of(one, "staff", "busy_hours", "handlers") == Approx(answered / 60).epsilon(1e-4));
  CHECK(value_of(one, "staff", "overrun_hours", "handlers") > 0);
  world.horizon.length = 24h * 7 * 20;
  const std::vector<TheoryValue> many = theory_values(world);
  CHECK(value_of(many, "contact", "answered", "call") == Approx(20 * answered).epsilon(1e-9));
  CHECK(value_of(many, "contact", "answer_within", "call") ==
        Approx(value_of(one, "contact", "answer_within", "call")).epsilon(1e-9));
}

TEST_CASE("each value has its place in the layout") {
  const World world = erlang_a_world();
  const MeasureLayout layout = measure_layout(world);
  for (const TheoryValue& value : theory_values(world))
    CHECK(position(layout, value) < layout.size);
  CHECK_THROWS_AS(position(layout, {"contact", "wait_mean", {"nobody"}, 0, ""}), std::out_of_range);
}

TEST_CASE("a varying room keeps any standard: at once, and within most of an hour") {
  World world = erlang_a_world();
  world.horizon.length = 24h * 28;
  for (const Duration within : {Duration{0}, Duration{8min}, Duration{45min}}) {
    world.contacts[0].standard = ServiceLevel{within, 0.9};
    world.theory = "erlang_a";
    const double expected = value_of(theory_values(world), "contact", "answer_within", "call");
    world.theory = "mt_mct_m";
    CHECK(value_of(theory_values(world), "contact", "answer_within", "call") ==
          Approx(expected).epsilon(1e-6));
  }
}

TEST_CASE(
    "a standard so long that all who stay meet it counts the answered, also as seats change") {
  World world = erlang_a_world();
  world.theory = "mt_mct_m";
  for (auto& day : world.staff[0].seats)
    for (std::size_t hour = 0; hour < 24; ++hour) day[hour] = hour < 12 ? 12 : 7;
  world.contacts[0].standard = ServiceLevel{60min, 0.9};
  const std::vector<TheoryValue> values = theory_values(world);
  CHECK(value_of(values, "contact", "answer_within", "call") ==
        Approx(1 - value_of(values, "contact", "abandonment", "call")).epsilon(1e-5));
}

TEST_CASE("a run too short for its start is refused, and told how long a warm-up would do") {
  World world = erlang_a_world();
  CHECK_NOTHROW(theory_values(world));
  world.horizon = {0h, 1h};
  check_refused(world, "run.warm_up of at least 1 days, so that room.room has settled");
  world.horizon = {24h, 1h};
  CHECK_NOTHROW(theory_values(world));
  world.contacts[0].operator_delay = Distribution::constant(600s);
  CHECK_NOTHROW(theory_values(world));
  world.horizon = {0h, 1h};
  check_refused(world, "received warm_up of 0 days before a run of 0.04167 days");
  world.horizon = {0h, 24h * 7};  // 10 minutes and the settling of a week
  CHECK_NOTHROW(theory_values(world));
}

namespace {

/// An N design: the second class is for the second group only.
World n_design_world() {
  World world = erlang_a_world();
  add_class(world, 1, 1.0 / 60);
  world.calls[0].rate.value = 2.0 / 60;
  world.staff[0].skills = {ContactId{0}};
  world.staff[0].handle_factor = {1};
  for (auto& day : world.staff[0].seats) day.fill(3);
  world.staff.push_back(world.staff[0]);
  world.staff[1].name = "generalists";
  world.staff[1].skills = {ContactId{0}, ContactId{1}};
  world.staff[1].handle_factor = {1.2, 1};
  world.theory = "markov_chain";
  return world;
}

}  // namespace

TEST_CASE(
    "a room of different skills: calls come out as they went in, staff is as busy as calls are "
    "long") {
  const std::vector<TheoryValue> values = theory_values(n_design_world());
  double busy = 0, handled = 0;
  for (const char* group : {"handlers", "generalists"})
    busy += value_of(values, "staff", "busy_hours", group);
  for (const char* contact : {"call", "other"})
    handled += value_of(values, "contact", "answered", contact) *
               value_of(values, "contact", "handle_time_mean", contact) / 3600;
  CHECK(busy == Approx(handled).epsilon(1e-9));
  CHECK(value_of(values, "room", "offered", "room") == Approx(3.0 / 60 * 7 * 86400));
  CHECK(value_of(values, "contact", "answer_within", "other") <
        1 - value_of(values, "contact", "abandonment", "other"));
}

TEST_CASE("the chain of a room that is Erlang A says what Erlang A says") {
  World world = erlang_a_world();
  const std::vector<TheoryValue> exact = theory_values(world);
  world.theory = "skills";
  const std::vector<TheoryValue> chain = theory_values(world);
  for (const TheoryValue& one : exact) {
    INFO(one.family << " " << one.measure);
    CHECK(value_of(chain, one.family, one.measure, one.labels.front()) ==
          Approx(one.value).epsilon(1e-5).margin(1e-6));
  }
}

TEST_CASE("a world that is no chain is refused with every reason") {
  World world = n_design_world();
  world.contacts[0].talk = Distribution::from_mean(Shape::lognormal, 60s, 0.8);
  world.contacts[1].patience = Distribution::constant(30s);
  check_refused(world, "exponential talk + wrap_up of contact.call for markov_chain");
  check_refused(world, "exponential patience of contact.other, or none for markov_chain");
  world = n_design_world();
  world.contacts[0].redial = Redial{0.5, Distribution::constant(60s), 3, {}, 0};
  check_refused(world, "exponential redial.delay of contact.call for markov_chain");
  world = n_design_world();
  world.contacts[0].balking = 0.1;
  check_refused(world, "no balking of contact.call for markov_chain");
  world = n_design_world();
  world.rooms[0].choice = Choice::longest_idle;
  check_refused(world, "choice = \"specialists_first\" in room.room for markov_chain");
  world = n_design_world();
  world.staff.pop_back();
  check_refused(world, "staff for contact.other for markov_chain");
  world = n_design_world();
  world.staff[1].seats[2][5] = 4;
  check_refused(world, "the same seats of staff.generalists at every hour for markov_chain");
}

TEST_CASE("a chain that does not end is refused") {
  World world = n_design_world();
  for (ContactClass& contact : world.contacts) contact.patience.reset();
  world.calls[1].rate.value = 1;
  check_refused(world, "queues that a chain of 3000000 states can follow");
  check_refused(world, "callers who never give up");
}
}  // namespace theory_values_test
