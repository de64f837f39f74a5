#include <bluelight/load.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <sstream>

#include "robust/run_world.hpp"
#include "robust/well_formed.hpp"
#include "robust/world_maker.hpp"
#include "support/scenario_files.hpp"

namespace random_worlds_test {

using namespace bluelight;
using bluelight::test::Measured;

namespace {

/// A ratio as measures state it: NaN over nothing.
bool is_ratio(double measured, double part, double whole) {
  return whole > 0 ? measured == part / whole : std::isnan(measured);
}

double in_seconds(std::int64_t microseconds) { return to_seconds(Duration{microseconds}).count(); }

/// The measures say what the books say, though they come from two runs.
void check_against_books(const World& world, const Measured& run, std::istringstream books) {
  for (std::size_t i = 0; i < world.contacts.size(); ++i) {
    std::int64_t offered, answered, abandoned, turned_away, redialled, rung_back, waiting, handled,
        waited, handling;
    books >> offered >> answered >> abandoned >> turned_away >> redialled >> rung_back >> waiting >>
        handled >> waited >> handling;
    INFO(world.contacts[i].name);
    CHECK(offered == answered + abandoned + rung_back + waiting);
    CHECK(handled <= answered + rung_back);
    CHECK(run("contact", "offered", i) == static_cast<double>(offered));
    CHECK(run("contact", "answered", i) == static_cast<double>(answered));
    CHECK(run("contact", "abandoned", i) == static_cast<double>(abandoned));
    CHECK(run("contact", "turned_away", i) == static_cast<double>(turned_away));
    CHECK(run("contact", "redialled", i) == static_cast<double>(redialled));
    CHECK(run("contact", "in_progress", i) == static_cast<double>(waiting));
    CHECK(is_ratio(run("contact", "wait_mean", i), in_seconds(waited),
                   static_cast<double>(answered + abandoned)));
    CHECK(is_ratio(run("contact", "handle_time_mean", i), in_seconds(handling),
                   static_cast<double>(handled)));
  }
  for (std::size_t i = 0; i < world.staff.size(); ++i) {
    std::int64_t busy, on_duty;
    books >> busy >> on_duty;
    INFO(world.staff[i].name);
    CHECK(run("staff", "busy_hours", i) == in_seconds(busy) / 3600);
    CHECK(run("staff", "staffed_hours", i) == in_seconds(on_duty) / 3600);
  }
  CHECK(books.good());
}

/// Rooms and hours of the week are other ways to cut the same cake.
void check_sums(const Measured& run) {
  for (const char* name : {"offered", "answered", "abandoned"}) {
    INFO(name);
    const double all = run.sum("contact", name);
    CHECK(run.sum("room", name) == all);
    CHECK(run.sum("contact_hour", name) == all);
    CHECK(run.sum("room_hour", name) == all);
  }
  for (const char* name : {"redialled", "chased", "interrupted", "presented_again"})
    CHECK(run.sum("contact_hour", name) == run.sum("contact", name));
  CHECK(run.sum("staff_hour", "overtime_hours") == Approx(run.sum("staff", "overtime_hours")));
  CHECK(run.sum("staff_hour", "staffed_hours") == Approx(run.sum("staff", "staffed_hours")));
  CHECK(run.sum("staff_hour", "busy_hours") == Approx(run.sum("staff", "busy_hours")));
}

World load_world(const std::string& text, const test::ScenarioFiles& files) {
  return std::get<World>(load(files.write("world.toml", text)));
}

/// Every law for one world; the number of calls that it had.
double check_world(std::uint64_t number, const test::ScenarioFiles& files) {
  const std::string text = test::WorldMaker(number).text();
  INFO("world " << number << "\n" << text);
  World world;
  REQUIRE(test::refusal([&] { world = load_world(text, files); }) == "");
  CHECK(test::ill_formed(world) == "");
  const test::Books books = test::books_of(world);
  CHECK(books.faults == "");
  const Measured run(world);
  REQUIRE(run.bytes().size() == run.layout().size * sizeof(double));
  check_against_books(world, run, std::istringstream(books.numbers));
  check_sums(run);
  if (number % 5 == 0) CHECK(Measured(world).bytes() == run.bytes());
  return run.sum("contact", "offered");
}

void check_worlds(std::uint64_t from, std::uint64_t to) {
  const test::ScenarioFiles files;
  double calls = 0;
  for (std::uint64_t number = from; number < to; ++number) calls += check_world(number, files);
  WARN(to - from << " worlds, " << calls << " calls");
  CHECK(calls > 100 * static_cast<double>(to - from));  // worlds in which something happens
}

}  // namespace

TEST_CASE("Random worlds keep every call and every minute", "[robust]") {
  check_worlds(1000, 1030);
}

TEST_CASE("Five hundred random worlds keep every call and every minute", "[robust][slow]") {
  check_worlds(0, 500);
}

}  // namespace random_worlds_test
