#include "measures/dispatch_tallies.hpp"

#include <bluelight/demand.hpp>
#include <cmath>

#include "measures/catalogue.hpp"
#include "support/worlds.hpp"

namespace dispatch_tallies_test {

using namespace bluelight;
using namespace std::chrono_literals;

namespace {

/// Police and fire with a desk and a zone each, and a link between them.
World two_services() {
  World world = test::small_room(0.1, Seconds{100}, 2);
  world.services = {
      {"police", "Police", ContactId{0}}, {"fire", "Fire", ContactId{0}}, {"other", "Other", {}}};
  world.zones = {{"town", "Town", 1, "urban"}, {"moor", "Moor", 1, "rural"}};
  DispatchDesk desk;
  desk.name = "police_desk";
  desk.service = ServiceId{0};
  desk.standard = ServiceLevel{60s, 0.9};
  world.desks = {desk, desk};
  world.desks[1].name = "fire_desk";
  world.desks[1].service = ServiceId{1};
  world.desks[1].standard.reset();
  world.links = {{"all", "", {ServiceId{0}, ServiceId{1}, ServiceId{2}}, {}, {}}};
  world.area.start = std::chrono::year{2025} / 10 / 25;  // a Saturday
  world.horizon = {Duration{0}, 24h};
  return world;
}

constexpr std::size_t saturday = 5 * 24;

struct Scene {
  World world = two_services();
  LocalHours calendar = run_calendar(world);
  MeasuredTime time{calendar, {TimePoint{1h}, TimePoint{3h}}};
  DispatchTallies tallies{world, time};

  static SeenIncident at(Duration reported, Duration visible, std::uint32_t service = 0) {
    return {IncidentTypeId{0}, ServiceId{service},  ZoneId{0},
            DeskId{service},   TimePoint{reported}, TimePoint{visible}};
  }
  static Transfer transfer(Duration decided, int put_off = 0) {
    return {IncidentTypeId{0}, ServiceId{0}, ServiceId{1}, {}, TimePoint{decided}, put_off};
  }
  double desk(std::string_view name, std::size_t hour, std::uint32_t id = 0) const {
    for (const auto& one : desk_catalogue())
      if (one.name == name)
        return one.value({tallies.desks()[id].week[hour], &tallies.desks()[id].times,
                          tallies.backlog(DeskId{id}), 7200});
    throw std::out_of_range(std::string(name));
  }
};

double row(std::string_view name, const IncidentTally& tally,
           const IncidentTimes* times = nullptr) {
  for (const auto& one : incident_catalogue())
    if (one.name == name) return one.value({tally, times});
  throw std::out_of_range(std::string(name));
}

double row(std::string_view name, const TransferTally& tally) {
  for (const auto& one : transfer_catalogue())
    if (one.name == name) return one.value({tally});
  throw std::out_of_range(std::string(name));
}

}  // namespace

TEST_CASE("Transfers go between services that are linked, to those that receive", "[measures]") {
  const World world = two_services();
  const std::vector<std::pair<ServiceId, ServiceId>> expected{{ServiceId{0}, ServiceId{1}},
                                                              {ServiceId{1}, ServiceId{0}},
                                                              {ServiceId{2}, ServiceId{0}},
                                                              {ServiceId{2}, ServiceId{1}}};
  CHECK(transfer_pairs(world) == expected);
}

TEST_CASE(
    "Incidents belong to the hour in which they become visible, their clock starts with the first "
    "call",
    "[measures]") {
  Scene scene;
  const SeenIncident one = Scene::at(60min, 60min + 30s), two = Scene::at(119min, 120min + 10s);
  for (const SeenIncident& seen : {one, two}) scene.tallies.incident_visible(seen);
  scene.tallies.mobilised(one, one.visible + 20s, one.visible + 60s);
  const IncidentTally& first = scene.tallies.services()[0].week[saturday + 1];
  CHECK(row("visible", first) == 1);
  CHECK(row("time_to_visible_mean", first) == 30);
  CHECK(row("mobilised", first) == 1);
  CHECK(row("time_to_mobilise_mean", first) == 90);
  CHECK(row("time_to_mobilise_p90", first, &scene.tallies.services()[0].times) ==
        Approx(89.9));  // the last 1 s bin
  const IncidentTally& second = scene.tallies.services()[0].week[saturday + 2];
  CHECK(row("time_to_visible_mean", second) == 70);
  CHECK(std::isnan(row("time_to_mobilise_mean", second)));
  CHECK(row("visible", scene.tallies.zones()[0].tally) == 2);
  CHECK(row("time_to_visible_mean", scene.tallies.zones()[0].tally) == 50);
  CHECK(row("visible", scene.tallies.zones()[1].tally) == 0);
  CHECK(row("visible", scene.tallies.services()[1].week[saturday + 1]) == 0);
}

TEST_CASE("A desk's wait is from visible, its standard counts those that still wait",
          "[measures]") {
  Scene scene;
  const SeenIncident early = Scene::at(59min, 60min - 1us), in_time = Scene::at(60min, 61min),
                     late = Scene::at(60min, 62min), waits = Scene::at(60min, 63min);
  for (const SeenIncident& seen : {early, in_time, late, waits})
    scene.tallies.incident_visible(seen);
  scene.tallies.mobilised(in_time, in_time.visible + 10s, in_time.visible + 60s);
  scene.tallies.mobilised(late, late.visible + 30s, late.visible + 60s + 1us);
  const std::size_t hour = saturday + 1;
  CHECK(scene.desk("visible", hour) == 3);
  CHECK(scene.desk("mobilised", hour) == 2);
  CHECK(scene.desk("in_progress", hour) == 1);
  CHECK(scene.desk("wait_mean", hour) == 20);
  CHECK(scene.desk("dispatch_time_mean", hour) == Approx(60.0000005).epsilon(1e-12));
  CHECK(scene.desk("dispatch_within", hour) == 1 / 3.0);
  CHECK(scene.desk("backlog", hour) == 2);
  CHECK(scene.desk("backlog_age_mean", hour) ==
        Approx((117 * 60 + 120 * 60 + 1e-6) / 2).epsilon(1e-12));
  CHECK(scene.desk("backlog_age_oldest", hour) == Approx(120 * 60 + 1e-6).epsilon(1e-12));
  CHECK(std::isnan(scene.desk("dispatch_within", hour, 1)));
  CHECK(scene.desk("backlog", hour, 1) == 0);
  CHECK(std::isnan(scene.desk("backlog_age_oldest", hour, 1)));
}

TEST_CASE("Work by appointment is the desk's, and no mobilising", "[measures]") {
  Scene scene;
  SeenIncident seen = Scene::at(60min, 61min);
  seen.by_appointment = true;
  scene.tallies.incident_visible(seen);
  scene.tallies.mobilised(seen, seen.visible + 1h, seen.visible + 2h);
  const IncidentTally& tally = scene.tallies.services()[0].week[saturday + 1];
  CHECK(row("visible", tally) == 1);
  CHECK(row("appointments", tally) == 1);
  CHECK(row("mobilised", tally) == 0);
  CHECK(scene.desk("mobilised", saturday + 1) == 1);
  CHECK(scene.desk("dispatch_time_mean", saturday + 1) == 7200);
}

TEST_CASE("Updates wait in a desk's queue, whose length is an average over the measured time",
          "[measures]") {
  Scene scene;
  scene.tallies.desk_waiting_changed(DeskId{0}, 2, TimePoint{30min});
  scene.tallies.settle(TimePoint{60min});
  scene.tallies.desk_waiting_changed(DeskId{0}, 0, TimePoint{90min});
  scene.tallies.settle(TimePoint{120min});
  scene.tallies.update_begun(DeskId{0}, TimePoint{60min}, TimePoint{61min});
  scene.tallies.update_begun(DeskId{0}, TimePoint{60min}, TimePoint{62min});
  scene.tallies.update_begun(DeskId{0}, TimePoint{30min}, TimePoint{62min});
  scene.tallies.interrupted(DeskId{0}, TimePoint{61min});
  CHECK(scene.desk("interrupted", saturday + 1) == 1);
  CHECK(scene.desk("updates", saturday + 1) == 2);
  CHECK(scene.desk("update_wait_mean", saturday + 1) == 90);
  CHECK(scene.desk("queue_length", saturday + 1) == 0.5);
}

TEST_CASE("Needed transfers are made, missed or still in progress", "[measures]") {
  Scene scene;
  for (const Duration decided : {60min, 61min, 62min, 63min, 30min})
    scene.tallies.transfer_needed(Scene::transfer(decided));
  scene.tallies.transferred(Scene::transfer(60min), TimePoint{60min + 40s});
  scene.tallies.transfer_missed(Scene::transfer(61min));
  scene.tallies.transfer_late(Scene::transfer(62min, 1));
  scene.tallies.transfer_late(Scene::transfer(62min, 2));
  scene.tallies.transferred(Scene::transfer(62min, 2), TimePoint{62min + 100s});
  const auto& week = scene.tallies.transfers()[0].week;
  TransferTally tally;
  for (const TransferTally& hour : week) tally.merge(hour);
  CHECK(row("needed", tally) == 4);
  CHECK(row("made", tally) == 2);
  CHECK(row("missed", tally) == 1);
  CHECK(row("in_progress", tally) == 1);
  CHECK(row("late", tally) == 1);
  CHECK(row("put_off", tally) == 2);
  CHECK(row("share_missed", tally) == 0.25);
  CHECK(row("share_late", tally) == 0.25);
  CHECK(row("transfer_time_mean", tally) == 70);
}

}  // namespace dispatch_tallies_test
