#include <catch2/catch.hpp>
#include <cmath>

#include "analysis/theory/markov_queue.hpp"
#include "explain/small.hpp"

namespace bluelight::explain_test {
namespace {

using test::apart;
using test::explained;
using test::is_exactly_nothing;
using test::only;
using test::part;
using test::split;

const std::string live = "live = 2026-04-01\n";
const std::string merged =
    "[lever.merge]\nkind = \"merge_rooms\"\nrooms = [\"one\", \"other\"]\ninto = \"joint\"\n" +
    live;

/// Every part of every measure but that of `mechanism` is exactly 0, and that is the whole change.
void check_is_all(const Explanation& found, Mechanism mechanism) {
  CHECK(found.used == only({mechanism}));
  for (const SplitMeasure& row : found.split) {
    INFO(row.measure << " " << row.label);
    for (const Mechanism one : all_mechanisms)
      if (one != mechanism) CHECK(is_exactly_nothing(part(row, one)));
    CHECK(part(row, mechanism).mean == row.change.mean);
  }
}

/// Share of calls that stationary Erlang A answers within 10 s: 2 calls a minute for every 8
/// handlers, 3 min, patience 4 min.
double erlang_a(int rooms) {
  return theory::markov_law({.arrivals = rooms * 2.0 / 60,
                             .service = 1 / 180.0,
                             .handlers = rooms * 8,
                             .impatience = 1 / 240.0})
      .answered_within(10);
}

TEST_CASE("Two equal rooms become one: the whole gain is pooling, and as large as Erlang A says") {
  const Explanation found = explained(apart("staffing/two_rooms.toml", merged, "4 weeks"), 8);
  check_is_all(found, Mechanism::pooling);
  for (const char* contact : {"one", "other"}) {
    const Estimate& gain = part(split(found, "answer_within", contact), Mechanism::pooling);
    CHECK(std::abs(gain.mean - (erlang_a(2) - erlang_a(1))) < 4 * gain.standard_error);
    CHECK(gain.low() > 0);
  }
  CHECK(is_exactly_nothing(split(found, "posts", "").change));
  CHECK(found.callers[0].better.mean > found.callers[0].worse.mean);
  CHECK(found.unpaired == 0);
}

TEST_CASE("Only rosters change: the whole is crewing, in service and in posts") {
  const Explanation found =
      explained(apart("staffing/two_rooms.toml",
                      "[lever.fewer]\nkind = \"in_house_improvement\"\n" + live +
                          "[lever.fewer.rosters]\none = { constant = 7 }\n",
                      "1 week"),
                4);
  check_is_all(found, Mechanism::crewing);
  CHECK(split(found, "posts", "").change.mean == Approx(-168 / (40 * 0.7)).epsilon(1e-3));
  CHECK(split(found, "answer_within", "one").change.high() < 0);
  CHECK(is_exactly_nothing(split(found, "answer_within", "other").change));
  for (const GroupShare& one : found.callers)
    if (one.label == "other") CHECK(one.unchanged.mean == 1);
  CHECK(found.callers[0].worse.low() > 0);
}

TEST_CASE("Only times change: the whole is handling") {
  const Explanation found = explained(
      apart("staffing/two_rooms.toml",
            "[lever.faster]\nkind = \"in_house_improvement\"\ncontacts = [\"one\"]\ntalk = 0.9\n" +
                live,
            "1 week"),
      4);
  check_is_all(found, Mechanism::handling);
  CHECK(split(found, "answer_within", "one").change.low() > 0);
}

TEST_CASE("Only messages instead of telephone calls: the whole is transfer") {
  const Explanation found =
      explained(apart("levers/joint_incidents.toml",
                      "[lever.messages]\nkind = \"electronic_transfer\"\nbetween = [\"police\", "
                      "\"fire\", \"ambulance\"]\n" +
                          live,
                      "1 week"),
                4);
  check_is_all(found, Mechanism::transfer);
  CHECK(split(found, "time_to_mobilise_mean", "fire").change.high() < 0);
  REQUIRE(!found.examples.empty());
}

TEST_CASE("No levers: everything is exactly as before") {
  const Explanation found = explained(apart("staffing/two_rooms.toml", "", "1 week"), 3);
  CHECK(found.used.none());
  for (const GroupShare& one : found.callers) {
    CHECK(one.unchanged.mean == 1);
    CHECK(one.told == 0);
  }
  for (const SplitMeasure& row : found.split) CHECK(is_exactly_nothing(row.change));
  CHECK(found.examples.empty());
  CHECK(found.unpaired == 0);
}

TEST_CASE("Parts of several mechanisms sum to the change") {
  const std::string levers =
      "[lever.merge]\nkind = \"merge_rooms\"\nrooms = [\"police_room\", \"fire_room\"]\ninto = "
      "\"joint\"\nhandle_time_factor = 1.1\n" +
      live + "[lever.merge.rosters]\npolice_handlers = { constant = 3 }\n" +
      "[lever.messages]\nkind = \"electronic_transfer\"\nbetween = [\"police\", \"fire\", "
      "\"ambulance\"]\nafter = \"merge\"\n" +
      live;
  const Explanation found = explained(apart("levers/joint_incidents.toml", levers, "4 days"), 3);
  CHECK(found.used ==
        only({Mechanism::pooling, Mechanism::crewing, Mechanism::handling, Mechanism::transfer}));
  for (const SplitMeasure& row : found.split) {
    double sum = 0;
    for (const Estimate& one : row.parts) sum += one.mean;
    CHECK(sum == Approx(row.change.mean).margin(1e-9));
  }
}

TEST_CASE("Rules of rooms and desks in front of a class are the rest") {
  const Explanation found = explained(apart("levers/joint_incidents.toml",
                                            "[lever.desk]\nkind = \"triage_desk\"\ncontact = "
                                            "\"police_999\"\nname = \"desk\"\nresolves = 0.5\n"
                                            "talk = \"1 min\"\nroster = { constant = 2 }\n" +
                                                live,
                                            "2 days"),
                                      3);
  check_is_all(found, Mechanism::rest);
  CHECK(split(found, "time_to_answer_in_all_mean", "police_999").change.mean != 0);
  CHECK(found.callers[0].calls > 0);
}

TEST_CASE("The number of workers changes nothing") {
  const TakenApart study = apart("staffing/two_rooms.toml", merged, "1 week");
  const Explanation one = explained(study, 3, 1), many = explained(study, 3, 5);
  REQUIRE(one.callers.size() == many.callers.size());
  for (std::size_t i = 0; i < one.callers.size(); ++i) {
    CHECK(one.callers[i].worse.mean == many.callers[i].worse.mean);
    CHECK(one.callers[i].excess.half_width == many.callers[i].excess.half_width);
  }
  REQUIRE(one.examples.size() == many.examples.size());
  for (std::size_t i = 0; i < one.examples.size(); ++i)
    CHECK(one.examples[i].call[0].caller == many.examples[i].call[0].caller);
  for (std::size_t i = 0; i < one.split.size(); ++i)
    CHECK(one.split[i].change.mean == many.split[i].change.mean);
}

}  // namespace
}  // namespace bluelight::explain_test
