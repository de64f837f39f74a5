#include <bluelight/lever.hpp>
#include <bluelight/mechanism.hpp>
#include <catch2/catch.hpp>

#include "proposals/changes.hpp"
#include "support/scenario_files.hpp"

namespace bluelight::mechanisms_test {
namespace {

TEST_CASE("Every own key of every lever belongs to a mechanism") {
  REQUIRE(levers().size() >= 9);
  for (const Lever& lever : levers()) {
    CHECK(mechanism_of(lever.kind, "rosters") == Mechanism::crewing);
    CHECK(mechanism_of(lever.kind, "no_such_key") == std::nullopt);
    for (const KeyRow& row : lever.keys()) {
      if (row.path.find('.') != std::string::npos) continue;  // a part of a value
      INFO(lever.kind << "." << row.path);
      CHECK(mechanism_of(lever.kind, row.path).has_value());
    }
  }
}

/// A study on a world of these tests, with one proposal called "proposal" that has these levers.
TakenApart apart(const std::string& world, const std::string& levers) {
  const test::ScenarioFiles files;
  const std::string path = std::string(SOURCE_DIR) + "/tests/" + world;
  files.write("baseline.toml",
              "format = \"bluelight-proposal/1\"\ntitle = \"-\"\nworld = \"" + path + "\"\n");
  files.write("proposal.toml", "format = \"bluelight-proposal/1\"\ntitle = \"-\"\nworld = \"" +
                                   path + "\"\n" + levers);
  const std::string study = files.write("study.toml",
                                        "format = \"bluelight-study/1\"\nbaseline = "
                                        "\"baseline.toml\"\nproposals = [\"proposal.toml\"]\n");
  return load_apart(study, "proposal");
}

const World& world_with(const TakenApart& apart, std::initializer_list<Mechanism> on) {
  MechanismSet set;
  for (const Mechanism one : on) set.set(static_cast<std::size_t>(one));
  return apart.worlds.at(set.to_ulong());
}

const World& without(const TakenApart& apart, Mechanism off) {
  MechanismSet set;
  set.set().reset(static_cast<std::size_t>(off));
  return apart.worlds.at(set.to_ulong());
}

const StaffGroup& group(const World& world, const std::string& name) {
  for (const StaffGroup& one : world.staff)
    if (one.name == name) return one;
  throw std::out_of_range(name);
}

const std::string live = "live = 2026-04-01\n";

TEST_CASE("All mechanisms are the proposal; none change nothing") {
  const std::string levers =
      GENERATE(as<std::string>{}, "",
               "[lever.share]\nlive = 2026-04-01\nkind = \"share_call_handling\"\nrooms = "
               "[\"police_room\", \"fire_room\"]\n"
               "cross_skilled = 0.5\nhandle_time_factor = "
               "1.2\n[lever.share.rosters]\npolice_handlers_cross_skilled = { constant = 3 }\n",
               "[lever.better]\nlive = 2026-04-01\nkind = \"in_house_improvement\"\ncontacts = "
               "[\"fire_999\"]\ntalk = 0.9\n"
               "extra_seats = { fire_handlers = 1 }\nhours = { from = 22, to = 6 }\n",
               "[lever.over]\nlive = 2026-04-01\nkind = \"overflow_agreement\"\nrooms = "
               "[\"police_room\", \"fire_room\"]\n"
               "alike = [[\"police_999\", \"fire_999\"]]\nhandle_time_factor = 1.1\n");
  const TakenApart study = apart("levers/two_rooms.toml", levers);
  CHECK(changes(study.worlds.back(), study.study.options.at(1).world).empty());
  CHECK(changes(world_with(study, {}), study.study.options.at(0).world).empty() ==
        (levers.find("share") == std::string::npos));  // whose groups stay split
}

TEST_CASE("A lever's parts are switched one by one") {
  const TakenApart study =
      apart("levers/two_rooms.toml",
            "[lever.merge]\nkind = \"merge_rooms\"\nrooms = [\"police_room\", \"fire_room\"]\ninto "
            "= \"joint\"\n"
            "handle_time_factor = 1.2\n" +
                live + "[lever.merge.rosters]\nfire_handlers = { constant = 3 }\n");
  const World& baseline = study.study.options.at(0).world;
  const auto& fire = group(study.worlds.back(), "fire_handlers");
  CHECK(fire.skills.size() == 3);

  const auto& alone = group(without(study, Mechanism::pooling), "fire_handlers");
  CHECK(alone.skills == group(baseline, "fire_handlers").skills);
  CHECK(alone.seats[0][0] == 3);

  const auto& many = group(without(study, Mechanism::crewing), "fire_handlers");
  CHECK(many.seats == group(baseline, "fire_handlers").seats);
  CHECK(many.skills.size() == 3);

  CHECK(group(without(study, Mechanism::handling), "fire_handlers").handle_factor ==
        std::vector<double>{1, 1, 1});
  // Queue limits are rules of rooms: without the rest the rooms stay apart, though people answer in
  // both.
  const World& apart_rooms = without(study, Mechanism::rest);
  CHECK(apart_rooms.rooms.size() == baseline.rooms.size());
  CHECK(group(apart_rooms, "fire_handlers").skills.size() == 3);
  CHECK(changes(world_with(study, {}), baseline).empty());
}

TEST_CASE("People who are trained stay groups of their own when nobody may answer more") {
  const TakenApart study =
      apart("levers/two_rooms.toml",
            "[lever.share]\nkind = \"share_call_handling\"\nrooms = [\"police_room\", "
            "\"fire_room\"]\ncross_skilled = 0.5\n" +
                live + "[lever.share.rosters]\npolice_handlers_cross_skilled = { constant = 2 }\n");
  const World& world = without(study, Mechanism::pooling);
  CHECK(group(world, "police_handlers_cross_skilled").skills ==
        group(world, "police_handlers").skills);
  CHECK(group(world, "police_handlers_cross_skilled").seats[0][0] == 2);
  CHECK(group(without(study, Mechanism::crewing), "police_handlers_cross_skilled").seats[0][0] ==
        4);
}

TEST_CASE("Without transfer services tell each other as before, also where rooms become one") {
  const TakenApart study = apart("levers/joint_incidents.toml",
                                 "[lever.merge]\nkind = \"merge_rooms\"\nrooms = [\"police_room\", "
                                 "\"fire_room\"]\ninto = \"joint\"\n" +
                                     live +
                                     "[lever.messages]\nkind = \"electronic_transfer\"\nbetween = "
                                     "[\"police\", \"ambulance\"]\nafter = \"merge\"\n" +
                                     live);
  const World& before = study.study.options.at(0).world;
  const World& off = without(study, Mechanism::transfer);
  for (const std::uint32_t one : {0U, 1U, 2U})
    for (const std::uint32_t other : {0U, 1U, 2U}) {
      if (one == other) continue;
      const TransferLink* was = link_between(before, {one}, {other});
      const TransferLink* is = link_between(off, {one}, {other});
      REQUIRE((was == nullptr) == (is == nullptr));
      if (was == nullptr) continue;
      CHECK(is->by == was->by);
      CHECK(!is->same_site);
    }
  CHECK(link_between(study.worlds.back(), {0}, {2})->by != link_between(before, {0}, {2})->by);
}

TEST_CASE("Desks in front of a class and agreements do nothing at all without their mechanism") {
  const TakenApart study = apart(
      "levers/two_rooms.toml",
      "[lever.over]\nkind = \"overflow_agreement\"\nrooms = [\"police_room\", \"fire_room\"]\n"
      "alike = [[\"police_999\", \"fire_999\"]]\n" +
          live +
          "[lever.desk]\nkind = \"triage_desk\"\ncontact = \"police_101\"\nname = "
          "\"desk\"\nresolves = 0.3\n"
          "talk = \"2 min\"\nroster = { constant = 2 }\nafter = \"over\"\n" +
          live);
  CHECK(without(study, Mechanism::rest).contacts.size() ==
        study.study.options.at(0).world.contacts.size());
  CHECK(without(study, Mechanism::pooling).rooms.front().partners.empty());
  CHECK(changes(world_with(study, {}), study.study.options.at(0).world).empty());
}

}  // namespace
}  // namespace bluelight::mechanisms_test
