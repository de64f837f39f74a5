#include <bluelight/load.hpp>
#include <bluelight/mechanism.hpp>
#include <catch2/catch.hpp>

#include "robust/run_world.hpp"
#include "robust/well_formed.hpp"
#include "robust/world_maker.hpp"
#include "support/scenario_files.hpp"

namespace random_levers_test {

using namespace bluelight;
using bluelight::test::Dice;
using bluelight::test::Measured;

namespace {

/// A random world, and proposals for it.
class Case {
 public:
  explicit Case(std::uint64_t number) : maker_(number) {
    files_.write("world.toml", maker_.text());
    world_ = std::get<World>(load(files_.path("world.toml")));
  }
  const World& world() const { return world_; }
  const test::WorldMaker& maker() const { return maker_; }
  World with(const std::string& lever) const {
    const std::string text =
        "format = \"bluelight-proposal/1\"\ntitle = \"p\"\nworld = \"world.toml\"\n" + lever;
    return load_option(files_.write("proposal.toml", text)).world;
  }
  /// The worlds of every set of mechanisms of a proposal with this lever.
  std::vector<World> apart(const std::string& lever) const {
    with(lever);
    return load_apart(files_.write("study.toml",
                                   "format = \"bluelight-study/1\"\nbaseline = \"world.toml\"\n"
                                   "proposals = [\"proposal.toml\"]\nhorizon = { length = \"" +
                                       std::to_string(world_.horizon.length.count() / 1'000'000) +
                                       " s\", warm_up = \"" +
                                       std::to_string(world_.horizon.warm_up.count() / 1'000'000) +
                                       " s\" }\n"),
                      "proposal")
        .worlds;
  }

 private:
  test::ScenarioFiles files_;
  test::WorldMaker maker_;
  World world_;
};

std::string two_rooms(const Case& one) {
  return fmt::format("rooms = [\"{}\", \"{}\"]\n", one.maker().rooms()[0], one.maker().rooms()[1]);
}

std::string merge(const Case& one, bool pooled) {
  return fmt::format(
             "[lever.m]\nkind = \"merge_rooms\"\ninto = \"joint\"\nlive = 2027-04-01\n"
             "pooled = {}\n",
             pooled) +
         two_rooms(one);
}

std::string share(const Case& one, double cross_skilled) {
  return fmt::format(
             "[lever.s]\nkind = \"share_call_handling\"\nlive = 2027-04-01\n"
             "cross_skilled = {:.2f}\n{}",
             cross_skilled, cross_skilled > 0 ? "handle_time_factor = 1.2\n" : "") +
         two_rooms(one);
}

bool works_for(const ControlRoom& room, SkillId skill) {
  return skill.kind == SkillId::Kind::desk ||
         std::find(room.answers.begin(), room.answers.end(), ContactId{skill.index}) !=
             room.answers.end();
}

/// Everybody rostered is there, whoever they are.
bool everybody_comes(const World& world) {
  return std::all_of(world.staff.begin(), world.staff.end(), [](const StaffGroup& group) {
    return group.attendance.absence == 0 && group.attendance.breaks.empty() &&
           group.workforce.attrition == 0;
  });
}

/// Nobody's place in the order of preference changes when rooms become one, nor any limit, nor whom
/// a room keeps free, nor how transfers are made, nor who steps in for whom.
bool merging_is_only_a_name(const World& world) {
  for (const StaffGroup& group : world.staff)
    for (const SkillId skill : group.skills)
      if (!works_for(at(world.rooms, group.room), skill)) return false;
  return world.links.empty() && everybody_comes(world) &&
         std::none_of(world.rooms.begin(), world.rooms.end(), [](const ControlRoom& room) {
           return room.queue_limit.has_value() || !room.partners.empty() || room.keep_free > 0;
         });
}

void check_laws(const World& world) {
  CHECK(test::ill_formed(world) == "");
  CHECK(test::books_of(world).faults == "");
}

/// Rooms that only sit together serve every caller as before, where that changes nobody's turn.
void check_together(const Case& one, const World& together, const Measured& before) {
  const Measured after(together);
  for (std::size_t i = 0; i < one.world().contacts.size(); ++i)
    for (const char* name : {"offered", "answered", "abandoned", "answer_within"})
      CHECK((after("contact", name, i) == before("contact", name, i) ||
             std::isnan(before("contact", name, i))));
}

/// Every set of mechanisms makes a sound world; without any, where that changes nobody's turn,
/// callers are served as before.
void check_apart(const Case& one, const std::string& lever, const Measured& before, bool alike) {
  const std::vector<World> worlds = one.apart(lever);
  REQUIRE(worlds.size() == 32);
  for (const World& world : worlds) CHECK(test::ill_formed(world) == "");
  CHECK(Measured(worlds.back()).bytes() == Measured(one.with(lever)).bytes());
  if (alike) check_together(one, worlds.front(), before);
}

void check_case(std::uint64_t number) {
  const Case one(number);
  INFO("world " << number << "\n" << one.maker().text());
  const Measured before(one.world());
  CHECK(Measured(one.with("")).bytes() == before.bytes());
  if (one.maker().rooms().size() < 2) return;
  CHECK(Measured(one.with(share(one, 0))).bytes() == before.bytes());
  const World shared = one.with(share(one, 0.5 + Dice(number).uniform() / 2));
  check_laws(shared);
  if (everybody_comes(one.world()))
    CHECK(Measured(shared).sum("staff", "staffed_hours") ==
          Approx(before.sum("staff", "staffed_hours")));
  check_laws(one.with(merge(one, true)));
  if (number % 2 == 0)
    check_apart(one, merge(one, true), before, merging_is_only_a_name(one.world()));
  else
    check_apart(one, share(one, 0.7), before, everybody_comes(one.world()));
  const World together = one.with(merge(one, false));
  check_laws(together);
  if (merging_is_only_a_name(one.world())) check_together(one, together, before);
}

void check_cases(std::uint64_t from, std::uint64_t to) {
  for (std::uint64_t number = from; number < to; ++number) check_case(number);
}

/// The next worlds of several rooms in which `merging_is_only_a_name`.
void check_mergers(std::uint64_t number, int count) {
  for (; count > 0; ++number) {
    const Case one(number);
    if (one.maker().rooms().size() < 2 || !merging_is_only_a_name(one.world())) continue;
    check_case(number);
    --count;
  }
}

}  // namespace

TEST_CASE("Levers keep the laws of random worlds, and change nothing where they cannot",
          "[robust]") {
  check_cases(2000, 2008);
  check_mergers(2200, 3);
}

TEST_CASE("Levers keep the laws of a hundred random worlds", "[robust][slow]") {
  check_cases(2100, 2190);
  check_mergers(2300, 10);
}

}  // namespace random_levers_test
