/// Worlds, proposals and studies, from files to values.
#include <bluelight/load.hpp>
#include <catch2/catch.hpp>

#include "proposals/apply.hpp"
#include "proposals/provenance.hpp"
#include "proposals/stated.hpp"
#include "support/scenario_files.hpp"
#include "support/world_text.hpp"

namespace bluelight::load_test {
namespace {

const std::string base = std::string(SOURCE_DIR) + "/tests/cli/bad/base/world.toml";

std::string world_file(const test::ScenarioFiles& files, const std::string& rest = "") {
  return files.write("world.toml",
                     "format = \"bluelight-world/1\"\nextends = \"" + base + "\"\n" + rest);
}

std::string proposal_file(const test::ScenarioFiles& files, const std::string& name,
                          const std::string& levers) {
  return files.write(
      name,
      "format = \"bluelight-proposal/1\"\ntitle = \"Proposal\"\nworld = \"world.toml\"\n" + levers);
}

const std::string merger =
    "[lever.joint]\nkind = \"merge_rooms\"\nrooms = [\"police_room\", \"fire_room\"]\ninto = "
    "\"joint\"\nlive = 2026-04-01\n";

std::string costs_of(const World& world) {
  std::string all;
  for (const CostLine& cost : world.costs) all += test::text_of(cost);
  return all;
}

}  // namespace

TEST_CASE("a world file gives the world, called by its file") {
  const Option option = load_option(base);
  CHECK(option.name == "world");
  CHECK(option.title == "Two rooms without faults");
  CHECK(option.world.rooms.size() == 2);
  CHECK_THROWS_AS(load_study(base), ScenarioError);
}

TEST_CASE("a proposal without levers is its world") {
  const test::ScenarioFiles files;
  world_file(files);
  const Option option = load_option(proposal_file(files, "nothing.toml", ""));
  CHECK(test::text_of(option.world) == test::text_of(load_option(base).world));
  CHECK(option.world.resolved == load_option(files.path("world.toml")).world.resolved);
}

TEST_CASE("costs are paid by those who are affected, in equal shares, unless stated") {
  const test::ScenarioFiles files;
  world_file(files);
  const std::string money = "capital = { value = 100, low = 50, high = 150 }\nrunning = -10\n";
  const World shared = load_option(proposal_file(files, "a.toml", merger + money)).world;
  CHECK(costs_of(shared) ==
        "cost lever.joint.capital fire 50 false 2026-4-1\ncost lever.joint.capital police 50 false "
        "2026-4-1\n"
        "cost lever.joint.running fire -5 true 2026-4-1\ncost lever.joint.running police -5 true "
        "2026-4-1\n");
  CHECK(test::text_of(shared).find("input lever.joint.capital 100 50 150 GBP") !=
        std::string::npos);
  const World stated =
      load_option(
          proposal_file(files, "b.toml", merger + "capital = 100\npaid_by = { fire = 1 }\n"))
          .world;
  CHECK(costs_of(stated) == "cost lever.joint.capital fire 100 false 2026-4-1\n");
}

TEST_CASE("a further cost has its own date after the lever's, and its own payers") {
  const test::ScenarioFiles files;
  world_file(files);
  const World world =
      load_option(
          proposal_file(files, "a.toml",
                        merger + "paid_by = { police = 1 }\n"
                                 "[lever.joint.cost.team]\namount = 100\nafter = \"365 days\"\n"
                                 "[lever.joint.cost.upkeep]\namount = 10\npaid = \"yearly\"\nfor = "
                                 "\"730 days\"\npaid_by = { fire = 0.6, police = 0.4 }\n"))
          .world;
  CHECK(costs_of(world) ==
        "cost lever.joint.cost.team.amount police 100 false 2027-4-1\n"
        "cost lever.joint.cost.upkeep.amount fire 6 true 2026-4-1\n"
        "cost lever.joint.cost.upkeep.amount police 4 true 2026-4-1\n");
  CHECK(world.costs[0].until == std::chrono::year_month_day{});
  CHECK(world.costs[1].until == std::chrono::year_month_day{std::chrono::year{2028} / 3 / 31});
}

TEST_CASE("money that a lever moves itself is dated by it, and belongs to whom the lever says") {
  const test::ScenarioFiles files;
  world_file(files,
             "[site.police_hq]\norganisation = \"police\"\n[site.fire_hq]\norganisation = "
             "\"fire\"\nrunning = { value = 100, low = 80, high = 150 }\nvalue = 3000\n"
             "[room.police_room]\nsite = \"police_hq\"\n[room.fire_room]\nsite = \"fire_hq\"\n");
  const std::string move =
      "[lever.one_site]\nkind = \"co_locate\"\nlive = 2027-04-01\nclose = \"fire_hq\"\nmoves = [{ "
      "room = \"fire_room\", to = \"police_room\" }]\ncapital = 50\n";
  const World world = load_option(proposal_file(files, "a.toml", move)).world;
  CHECK(costs_of(world) ==
        "cost site.fire_hq.running fire -100 true 2027-4-1\ncost site.fire_hq.value fire -3000 "
        "false 2027-4-1\ncost lever.one_site.capital fire 50 false 2027-4-1\n");
}

TEST_CASE("those whose services a new link joins pay for it in equal shares, unless stated") {
  const test::ScenarioFiles files;
  world_file(files,
             "[service.police]\nreceives = \"police_999\"\n[service.fire]\nreceives = "
             "\"fire_999\"\n");
  const std::string link =
      "[lever.messages]\nkind = \"electronic_transfer\"\nlive = 2027-04-01\nbetween = "
      "[\"police\", \"fire\"]\nrunning = 10\n";
  CHECK(costs_of(load_option(proposal_file(files, "a.toml", link)).world) ==
        "cost lever.messages.running fire 5 true 2027-4-1\ncost lever.messages.running police 5 "
        "true 2027-4-1\n");
}

TEST_CASE("rosters of a proposal hold after its lever") {
  const test::ScenarioFiles files;
  world_file(files);
  const World world =
      load_option(proposal_file(files, "a.toml",
                                merger + "rosters = { fire_handlers = { constant = 1 } }\n"))
          .world;
  CHECK(world.staff[1].seats[0][0] == 1);
  CHECK(world.staff[0].seats[0][0] == 4);
}

TEST_CASE("an option tells its staff before the levers and from each date of theirs") {
  const test::ScenarioFiles files;
  world_file(files);
  const auto lever = [](const std::string& name, const std::string& live, int seats) {
    return "[lever." + name +
           "]\nkind = \"merge_rooms\"\nrooms = [\"police_room\", \"fire_room\"]\n" +
           "into = \"joint\"\nlive = " + live + "\n" +
           "rosters = { fire_handlers = { constant = " + std::to_string(seats) + " } }\n";
  };
  using namespace std::chrono_literals;
  const auto late = load_option(proposal_file(files, "a.toml", lever("late", "2034-04-01", 1)));
  REQUIRE(late.staff_by_date.size() == 2);
  CHECK(!late.staff_by_date[0].from.ok());
  CHECK(late.staff_by_date[0].groups[1].seats == load_option(base).world.staff[1].seats);
  CHECK(late.staff_by_date[1].from == 2034y / 4 / 1);
  CHECK(late.staff_by_date[1].groups[1].seats[0][0] == 1);
  const std::string share =
      "[lever.share]\nkind = \"share_call_handling\"\nrooms = [\"police_room\", "
      "\"fire_room\"]\ncross_skilled = 0.5\nlive = 2026-04-01\n";
  const auto both =
      load_option(proposal_file(files, "b.toml",
                                lever("late", "2033-04-01", 2) + share +
                                    "rosters = { police_handlers = { constant = 3 } }\n"));
  REQUIRE(both.staff_by_date.size() == 3);
  CHECK(both.staff_by_date[1].from == 2026y / 4 / 1);
  CHECK(both.staff_by_date[1].groups[0].seats[0][0] == 3);
  CHECK(both.staff_by_date[2].from == 2033y / 4 / 1);
  const auto together = load_option(proposal_file(
      files, "c.toml", lever("late", "2026-04-01", 2) + "after = \"share\"\n" + share));
  CHECK(together.staff_by_date.size() == 2);
  CHECK(together.staff_by_date[1].groups.size() == together.world.staff.size());
}

TEST_CASE("a lever that makes two groups of one name is a fault of the program") {
  const Lever doubling{"doubling", "",
                       [](const World& world, const Node&, Problems&) {
                         World after = world;
                         after.staff.push_back(after.staff.front());
                         return after;
                       },
                       nullptr};
  StatedLever stated;
  stated.name = "twice";
  stated.lever = &doubling;
  Problems problems;
  CHECK_THROWS_AS(apply_levers(load_option(base), {stated}, problems), std::logic_error);
}

TEST_CASE("no kind of lever has a key of its own that every lever has") {
  std::vector<std::string> common;
  for (const KeyRow& row : lever_keys().rows()) common.push_back(row.path);
  REQUIRE(std::count(common.begin(), common.end(), "after") == 1);
  for (const Lever& lever : levers())
    for (const KeyRow& row : lever.keys()) {
      INFO(lever.kind << "." << row.path);
      CHECK(std::count(common.begin(), common.end(), row.path) == 0);
    }
}

TEST_CASE("a proposal states how long a call waits before it goes to another room") {
  const test::ScenarioFiles files;
  world_file(files);
  const auto partner = [&](const std::string& keys) {
    const std::string lever =
        "[lever.one]\nlive = 2026-04-01\nrooms = [\"police_room\", \"fire_room\"]\n" + keys;
    const World world = load_option(proposal_file(files, "a.toml", lever)).world;
    return test::text_of(world.rooms.at(0).partners.at(0));
  };
  CHECK(partner("kind = \"cross_trust_routing\"\ncontacts = [\"police_999\", \"fire_999\"]\n"
                "wait = \"30 s\"\n") == " partner 1 2 30000000 -1 -1 1 0>1");
  CHECK(partner("kind = \"overflow_agreement\"\nalike = [[\"police_999\", \"fire_999\"]]\n"
                "wait = \"30 s\"\nat_queue_length = 2\n") == " partner 1 0 30000000 2 -1 1 0>1");
}

TEST_CASE("levers act in the order of after, then of live, whatever their order in the file") {
  const test::ScenarioFiles files;
  world_file(files);
  const std::string share =
      "[lever.a]\nkind = \"share_call_handling\"\nrooms = [\"police_room\", "
      "\"fire_room\"]\ncross_skilled = 0.5\n";
  const World by_date =
      load_option(proposal_file(files, "a.toml", merger + share + "live = 2025-05-01\n")).world;
  CHECK(by_date.staff.size() == 4);
  CHECK(by_date.rooms.size() == 1);
  const std::string by_after =
      proposal_file(files, "b.toml", share + "live = 2026-04-01\n" + merger + "after = \"a\"\n");
  CHECK(test::text_of(load_option(by_after).world) == test::text_of(by_date));
}

TEST_CASE("a resolved proposal shows its levers as comments and loads as the world they act on") {
  const test::ScenarioFiles files;
  world_file(files);
  const World world = load_option(proposal_file(files, "a.toml", merger)).world;
  CHECK(world.resolved.find("\n# [lever.joint]  # ") != std::string::npos);
  const std::string resolved = files.write("resolved.toml", world.resolved);
  CHECK(test::text_of(load_option(resolved).world) == test::text_of(load_option(base).world));
}

TEST_CASE("a study lists its baseline first and gives every option the same run and demand") {
  const test::ScenarioFiles files;
  world_file(files);
  proposal_file(files, "joint.toml", merger);
  const std::string path =
      files.write("study.toml",
                  "format = \"bluelight-study/1\"\nbaseline = \"world.toml\"\nproposals = "
                  "[\"joint.toml\"]\nseed = 7\nreplications = 3\n"
                  "demand = 1.5\nhorizon = { length = \"3 days\" }\n[appraisal]\nyears = "
                  "5\ndiscount = \"flat\"\n");
  const Study study = load_study(path);
  CHECK(study.title == "Two rooms without faults");
  CHECK(study.seed == 7);
  CHECK(study.replications == 3);
  REQUIRE(study.options.size() == 2);
  CHECK(study.options[0].name == "world");
  CHECK(study.options[1].name == "joint");
  for (const Option& option : study.options) {
    CHECK(option.world.demand_factor == 1.5);
    CHECK(option.world.horizon.length == std::chrono::hours{72});
    CHECK(option.world.horizon.warm_up == std::chrono::hours{24});
    CHECK(option.world.resolved.find("demand = 1.5  # " + path + ":6\n") != std::string::npos);
  }
  CHECK(study.appraisal.years == 5);
  CHECK(study.appraisal.draws == 10'000);
  CHECK(test::text_of(study.appraisal.base) == "2025-4-1");
  CHECK(study.provenance.at("seed") == "7");
  CHECK(study.provenance.at("files") ==
        path + ", " + files.path("world.toml") + ", " + base + ", " + files.path("joint.toml"));
}

TEST_CASE("--set reaches the file that has the key") {
  const test::ScenarioFiles files;
  world_file(files);
  proposal_file(files, "joint.toml", merger);
  const std::string path = files.write(
      "study.toml",
      "format = \"bluelight-study/1\"\nbaseline = \"world.toml\"\nproposals = [\"joint.toml\"]\n");
  const Study study =
      load_study(path, {"seed=9", "contact.fire_999.priority=5",
                        "lever.joint.handle_time_factor=1.3", "demand=2", "run.length=4 days"});
  CHECK(study.seed == 9);
  CHECK(study.options[0].world.contacts[1].priority == 5);
  CHECK(study.options[1].world.contacts[1].priority == 5);
  CHECK(study.options[1].world.staff[0].handle_factor.back() == 1.3);
  CHECK(study.options[0].world.demand_factor == 2);
  CHECK(study.options[1].world.horizon.length == std::chrono::hours{96});
  CHECK(test::refusal([&] { load(path, {"lever.jont.live=2026-01-01"}); }) ==
        "--set: lever.jont.live: expected a lever of one of the proposals, received one that none "
        "has");
  CHECK(test::refusal([&] { load(path, {"contact.fire_999.priorty=5"}); }) ==
        "--set: contact.fire_999.priorty: expected a key that this table has, received priorty "
        "(did you mean priority?)");
}

TEST_CASE("the stamp of a scenario changes with any file and any --set, and with nothing else") {
  const test::ScenarioFiles files;
  const std::string path = world_file(files);
  const auto stamp = [&](const std::vector<std::string>& set) {
    return scenario_provenance(path, set).at("scenario_sha256");
  };
  const std::string before = stamp({});
  CHECK(before.size() == 64);
  CHECK(stamp({}) == before);
  CHECK(stamp({"run.length=3 days"}) != before);
  world_file(files, "# a remark\n");
  CHECK(stamp({}) != before);
}

TEST_CASE("SHA-256 gives the published digests") {  // FIPS 180-4, examples of NIST
  CHECK(sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

}  // namespace bluelight::load_test
