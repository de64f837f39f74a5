#include <algorithm>
#include <bluelight/load.hpp>
#include <bluelight/staff_need.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <filesystem>
#include <fstream>

#include "analysis/theory/markov_queue.hpp"

namespace bluelight::staff_need_test {
namespace {

Option world_of(const std::string& file, const std::vector<std::string>& set = {}) {
  return load_option("tests/staffing/" + file, set);
}

StaffingSettings quick() {
  StaffingSettings settings;
  settings.aims.replications = 8;
  settings.aims.weeks = 4;
  settings.aims.fresh_replications = 4;
  settings.jobs.workers = 2;
  return settings;
}

/// The least handlers of a stationary M/M/c+M that answer 90 % within 10 s.
int erlang_a(double arrivals, double talk, double patience) {
  for (int seats = 1;; ++seats) {
    const theory::MarkovQueue queue{
        .arrivals = arrivals, .service = 1 / talk, .handlers = seats, .impatience = 1 / patience};
    if (theory::markov_law(queue).answered_within(10) >= 0.9) return seats;
  }
}

/// Seats by Erlang A in every hour of the plain world's week at `mean` calls a second.
WeekSeats stationary(const World& world, double mean) {
  const Profile& profile = world.profiles.front();
  double sum = 0;
  for (std::size_t h = 0; h < hours_a_week; ++h) sum += profile.hour[h / 24][h % 24];
  WeekSeats seats{};
  for (std::size_t h = 0; h < hours_a_week; ++h)
    seats[h] = erlang_a(mean * profile.hour[h / 24][h % 24] * hours_a_week / sum, 60, 120);
  return seats;
}

TEST_CASE("A plain room needs what stationary Erlang A says, within a seat in every hour") {
  const double a_minute = GENERATE(3.0, 12.0);
  const Option option =
      world_of("plain.toml", {"calls.call.rate=\"" + std::to_string(a_minute) + " /min\""});
  const StaffNeed need = staff_need(option, quick());
  const WeekSeats exact = stationary(option.world, a_minute / 60);
  REQUIRE(need.groups.size() == 1);
  int same = 0;
  for (std::size_t h = 0; h < hours_a_week; ++h) {
    CAPTURE(a_minute, h, exact[h], need.groups[0].seats[h]);
    CHECK(std::abs(need.groups[0].seats[h] - exact[h]) <= 1);
    same += need.groups[0].seats[h] == exact[h];
  }
  CHECK(same > 120);
  CHECK(need.settled);
  REQUIRE(need.standards.size() == 1);
  CHECK(need.standards[0].verdict == HeldStandard::Verdict::held);
}

TEST_CASE("Two equal rooms gain by pooling what Erlang A says they gain") {
  const Option apart = world_of("two_rooms.toml");
  const Option pooled = world_of("two_rooms.toml", {"staff.one.skills=[\"one\", \"other\"]",
                                                    "staff.other.skills=[\"one\", \"other\"]"});
  const auto posts = [](const Option& option) {
    const StaffNeed need = staff_need(option, quick());
    double sum = 0;
    for (const GroupNeed& group : need.groups) sum += group.hours / hours_a_week * group.relief;
    return sum;
  };
  const double relief = 168 / (40 * 0.7);
  const double exact = (2 * erlang_a(2.0 / 60, 180, 240) - erlang_a(4.0 / 60, 180, 240)) * relief;
  CHECK(exact > 0);
  CHECK(posts(apart) - posts(pooled) == Approx(exact).margin(0.2));
}

TEST_CASE("Rooms that take each other's calls need what one room would, spread evenly") {
  const double a_minute = GENERATE(0.4, 0.5, 0.6, 0.7);
  const std::string rate = ".rate=\"" + std::to_string(a_minute) + " /min\"";
  const StaffNeed need = staff_need(
      world_of("two_rooms_together.toml", {"calls.one" + rate, "calls.other" + rate}), quick());
  const int pooled = erlang_a(2 * a_minute / 60, 180, 240);
  REQUIRE(need.groups.size() == 2);
  for (std::size_t h = 0; h < hours_a_week; ++h) {
    const int one = need.groups[0].seats[h], other = need.groups[1].seats[h];
    CAPTURE(a_minute, h, one, other);
    CHECK(one + other == pooled);
    CHECK(std::abs(one - other) <= 1);
  }
  // By itself a room would need more.
  CHECK(2 * erlang_a(a_minute / 60, 180, 240) > pooled);
  for (const HeldStandard& standard : need.standards)
    CHECK(standard.verdict == HeldStandard::Verdict::held);
}

TEST_CASE("The need is the same on any number of processors") {
  const Option option = world_of("plain.toml");
  StaffingSettings settings = quick();
  settings.aims.rounds = 3;
  const StaffNeed two = staff_need(option, settings);
  settings.jobs.workers = 5;
  const StaffNeed five = staff_need(option, settings);
  CHECK(two.groups[0].seats == five.groups[0].seats);
  CHECK(two.groups[0].hours_error == five.groups[0].hours_error);
  CHECK(two.standards[0].value.mean == five.standards[0].value.mean);
  CHECK(roster_toml(two) == roster_toml(five));
}

TEST_CASE("Minimum crewing is respected, and the roster's file gives the same shifts") {
  StaffingSettings settings = quick();
  settings.aims.rounds = 1;
  settings.aims.fresh_replications = 2;
  const Option option =
      world_of("plain.toml", {"staff.handlers.roster={ constant = 9, minimum = 7 }"});
  const StaffNeed need = staff_need(option, settings);
  CHECK(std::ranges::min(need.groups[0].seats) == 7);

  const auto folder = std::filesystem::temp_directory_path() / "bluelight_staff_need_test";
  std::filesystem::create_directories(folder);
  const auto file = folder / "roster.toml";
  std::ofstream(file) << "format = \"bluelight-world/1\"\nextends = \""
                      << std::filesystem::absolute("tests/staffing/plain.toml").string() << "\"\n"
                      << roster_toml(need);
  const World read = load_option(file.string()).world;
  std::filesystem::remove_all(folder);
  CHECK(read.staff[0].minimum == 7);
  std::array<std::array<int, 8>, 24> written{}, found{};
  const auto add = [](auto& sums, const std::vector<Shift>& shifts) {
    for (const Shift& shift : shifts)
      for (std::size_t day = 0; day < 8; ++day)
        sums[static_cast<std::size_t>(shift.begins / std::chrono::hours{1})][day] +=
            shift.seats[day] * static_cast<int>(shift.lasts / std::chrono::hours{1});
  };
  add(written, need.rostered.staff[0].shifts);
  add(found, read.staff[0].shifts);
  CHECK(written == found);
}

TEST_CASE("A world without a standard has no need") {
  Option option = world_of("plain.toml");
  option.world.contacts[0].standard.reset();
  CHECK_THROWS_AS(staff_need(option, quick()), ScenarioError);
}

}  // namespace
}  // namespace bluelight::staff_need_test
