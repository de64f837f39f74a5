#include <algorithm>
#include <bluelight/load.hpp>
#include <bluelight/staff_need.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <utility>
#include <vector>

#include "staffing/erlang_seats.hpp"

namespace bluelight::desks_test {
namespace {

constexpr double work = 180, within = 300;  // seconds, of the worlds of this test

Hold hold_of(const std::string& desk) {
  Hold hold;
  hold.measure = HeldMeasure::dispatch_within;
  hold.desk = desk;
  return hold;
}

StaffNeed need_of(const Option& option, std::vector<Hold> holds) {
  StaffingSettings settings;
  settings.aims.hold = std::move(holds);
  settings.aims.replications = 8;
  settings.aims.weeks = 6;
  settings.aims.fresh_replications = 4;
  settings.jobs.workers = 2;
  return staff_need(option, settings);
}

/// P(wait + work <= within) of M/M/c: work is exponential, so is the wait of those who wait.
double mobilised_in_time(double erlangs, int people) {
  if (erlangs >= people) return 0;
  double blocked = 1;  // Erlang B
  for (int c = 1; c <= people; ++c) blocked = erlangs * blocked / (c + erlangs * blocked);
  const double waits = blocked / (1 - erlangs / people * (1 - blocked));
  const double leaves = 1 / work, clears = (people - erlangs) / work;
  const double late = std::exp(-leaves * within);
  if (std::abs(clears - leaves) < 1e-12) return 1 - late * (1 + waits * leaves * within);
  const double of_two = (clears * late - leaves * std::exp(-clears * within)) / (clears - leaves);
  return 1 - (1 - waits) * late - waits * of_two;
}

int exact_people(double erlangs, double share) {
  int people = 1;
  while (mobilised_in_time(erlangs, people) < share) ++people;
  return people;
}

/// Erlangs of one desk at an hour of the week.
double load_at(const World& world, std::size_t hour) {
  const Profile& profile = world.profiles.front();
  double sum = 0;
  for (std::size_t h = 0; h < hours_a_week; ++h) sum += profile.hour[h / 24][h % 24];
  return 40.0 / 3600 * work * profile.hour[hour / 24][hour % 24] * hours_a_week / sum;
}

TEST_CASE("Work that follows the wait is in the share by Erlang") {
  HeldStream stream{.erlangs = 4, .handle_time = work, .within = within, .share = 0.75};
  constexpr int parts = 20;
  stream.most = 1 - std::exp(-within / work);
  for (int part = 0; part < parts; ++part)
    stream.work.push_back(-work * std::log(1 - stream.most * (part + 0.5) / parts));
  for (const int people : {5, 6, 8, 12})
    CHECK(share_in_time(stream, people) == Approx(mobilised_in_time(4, people)).margin(0.001));
  CHECK(seats_for(stream) == exact_people(4, 0.75));
  stream.share = 0.9;  // the work alone is longer more often
  CHECK(seats_for(stream) < 20);
}

TEST_CASE("A desk's standard is held by within a person of the exact number in every hour") {
  const Option option = load_option("tests/staffing/two_desks.toml", {});
  const StaffNeed need = need_of(option, {hold_of("here"), hold_of("there")});
  REQUIRE(need.groups.size() == 2);
  CHECK(need.kept.size() == 1);
  int off = 0;
  for (const GroupNeed& one : need.groups)
    for (std::size_t hour = 0; hour < hours_a_week; ++hour)
      off += std::abs(one.seats[hour] - exact_people(load_at(option.world, hour), 0.75)) > 1;
  CHECK(off == 0);
  REQUIRE(need.standards.size() == 2);
  for (const HeldStandard& one : need.standards) {
    CHECK(one.verdict == HeldStandard::Verdict::held);
    CHECK(one.required == 0.75);
    CHECK(one.thing() == one.hold.desk);
  }
}

/// People of all groups at an hour.
int people_at(const StaffNeed& need, std::size_t hour) {
  int people = 0;
  for (const GroupNeed& one : need.groups) people += one.seats[hour];
  return people;
}

TEST_CASE("One desk of two takes a person less or more than the exact number, and saves many") {
  const Option apart = load_option("tests/staffing/two_desks.toml", {});
  const Option joint = load_option("tests/staffing/joint_desks.toml", {});
  const std::vector<Hold> holds{hold_of("here"), hold_of("there")};
  const StaffNeed before = need_of(apart, holds), after = need_of(joint, holds);
  int off = 0, saved = 0;
  for (std::size_t hour = 0; hour < hours_a_week; ++hour) {
    const int exact = exact_people(2 * load_at(apart.world, hour), 0.75);
    off += std::abs(people_at(after, hour) - exact) > 1;
    saved += people_at(before, hour) - people_at(after, hour);
  }
  CHECK(off == 0);
  CHECK(saved > static_cast<int>(hours_a_week));
}

TEST_CASE(
    "Hours judged together spare people at a desk, nearly as many as the mixture of hours does") {
  const Option option = load_option("tests/staffing/two_desks.toml", {});
  const double share = 0.76;
  Hold hold = hold_of("here");
  hold.share = share;
  hold.within = std::chrono::seconds(300);
  const double each = need_of(option, {hold}).groups[0].hours;
  hold.period = HeldPeriod::week;
  const StaffNeed need = need_of(option, {hold});
  CHECK(need.standards[0].verdict != HeldStandard::Verdict::missed);
  // One person after another goes from the hour that loses the fewest incidents by it.
  std::vector<int> people(hours_a_week);
  double spare = 0;
  std::vector<std::pair<double, double>> losses;  // incidents lost, by one person each
  for (std::size_t hour = 0; hour < hours_a_week; ++hour) {
    const double load = load_at(option.world, hour);
    people[hour] = exact_people(load, share);
    spare += load * (mobilised_in_time(load, people[hour]) - share);
    for (int less = people[hour]; less > static_cast<int>(load) + 1; --less)
      losses.emplace_back(
          load * (mobilised_in_time(load, less) - mobilised_in_time(load, less - 1)), 1);
  }
  std::sort(losses.begin(), losses.end());
  double spared = 0;
  for (const auto& [lost, person] : losses)
    if (spare >= lost) spare -= lost, spared += person;
  CAPTURE(each, need.groups[0].hours, spared);
  CHECK(each - need.groups[0].hours > 0.5 * spared);
}

TEST_CASE("A desk may be held to the baseline, beside which a margin spares people") {
  const Option option = load_option("tests/staffing/two_desks.toml", {});
  double before = 6 * hours_a_week + 1;  // today's roster
  for (const double margin : {0.0, 0.05}) {
    Hold hold = hold_of("here");
    hold.to = HeldTo::baseline;
    hold.margin = margin;
    const StaffNeed need = need_of(option, {hold});
    CHECK(need.groups[0].hours < before);
    before = need.groups[0].hours;
    CHECK(need.standards[0].verdict != HeldStandard::Verdict::missed);
  }
}

}  // namespace
}  // namespace bluelight::desks_test
