#include <catch2/catch.hpp>

#include "levers/simulated.hpp"

namespace bluelight::triage_desk_test {
namespace {

const std::string desk =
    "contact = \"police_999\"\nname = \"police_triage\"\ntalk = { mean = \"1 min\" }\n";

World triaged(const World& before, const std::string& keys) {
  return test::after(before, "triage_desk", desk + keys);
}

std::string refusal(const World& before, const std::string& keys) {
  return test::refusal([&] { test::after(before, "triage_desk", keys); });
}

}  // namespace

TEST_CASE("callers of a class ring the triage desk first, and the rest goes on to the class") {
  World before = test::joint_incidents();
  before.contacts[2].redial = Redial{.probability = 1, .turns_to = ContactId{0}, .turn = 1};
  const World world = triaged(before,
                              "resolves = 0.3\nroster = { constant = 2 }\nshrinkage = 0.25\n"
                              "cost_per_fte = { value = 40_000, low = 35_000, high = 45_000 }");
  REQUIRE(world.contacts.size() == 4);
  const ContactClass& first = world.contacts[3];
  CHECK(first.name == "police_triage");
  CHECK(first.passes_on->to == ContactId{0});
  CHECK(first.passes_on->share == 0.7);
  CHECK(first.talk.mean() == Seconds{60});
  CHECK(first.patience->mean() == Seconds{1800});
  CHECK(world.calls[0].contact == ContactId{3});
  CHECK(world.calls[1].contact == ContactId{1});
  CHECK(world.incidents[0].first[0] == std::pair(ContactId{0}, 0.6));
  CHECK(world.contacts[2].redial->turns_to == ContactId{3});
  CHECK(world.services[0].receives == ContactId{0});
  CHECK(world.rooms[0].answers == std::vector<ContactId>{{0}, {3}});
}

TEST_CASE("the triage desk has people of its own, with a price") {
  const World world = triaged(test::joint_incidents(),
                              "resolves = 0.3\nroster = { constant = 2 }\nshrinkage = 0.25\n"
                              "cost_per_fte = { value = 40_000, low = 35_000, high = 45_000 }");
  REQUIRE(world.staff.size() == 6);
  const StaffGroup& group = world.staff[5];
  CHECK(group.name == "police_triage");
  CHECK(group.organisation == "police");
  CHECK(group.skills == std::vector<SkillId>{ContactId{3}});
  CHECK(group.seats[2][3] == 2);
  CHECK(group.cost_per_fte == Pounds{40000});
  CHECK(world.inputs.back().path == "staff.police_triage.cost_per_fte");
  CHECK(world.inputs.back().high == 45000);
}

TEST_CASE("calls about incidents go to the desk if it grades them") {
  const World world = triaged(test::joint_incidents(),
                              "resolves = 0.3\nroster = { constant = 2 }\nincidents = true");
  CHECK(world.incidents[0].first[0] == std::pair(ContactId{3}, 0.6));
  CHECK(world.contacts[3].triage->mean() == Seconds{60});
}

TEST_CASE("the first part is like the class in all but name, talk, wrap-up and what comes next") {
  World before = test::joint_incidents();
  ContactClass& whole = before.contacts[0];
  const Distribution minute = Distribution::constant(Seconds{60});
  whole.operator_delay = minute;
  whole.pick_up = minute;
  whole.redial = Redial{.probability = 0.5, .delay = minute, .most = 2};
  whole.standard = ServiceLevel{std::chrono::seconds{10}, 0.9};
  whole.balking = 0.1;
  whole.presented_again = Presentation{std::chrono::minutes{2}, 3};
  whole.call_back = CallBack{.after = std::chrono::minutes{1}, .attempt = minute};
  whole.deferrable = Deferral{minute};
  whole.duplicate = Duplicate{0.8, minute, minute};
  ContactClass expected = whole;
  expected.name = expected.title = "police_triage";
  expected.talk = Distribution::exponential(Seconds{60});
  expected.wrap_up = Distribution::constant(Seconds{0});
  expected.passes_on = PassingOn{ContactId{0}, 0.7};
  const World world = triaged(before, "resolves = 0.3\nroster = { constant = 2 }");
  CHECK(test::text_of(world.contacts[3]) == test::text_of(expected));
}

TEST_CASE("partners who take calls of the class take those for the desk on the same terms") {
  World before = test::joint_incidents();
  Partner partner;
  partner.room = RoomId{1};
  partner.answered_as = {{ContactId{0}, ContactId{1}}};
  before.rooms[0].partners = {partner};
  before.rooms[1].partners = {Partner{.room = RoomId{0}, .answered_as = {{{1}, {0}}}}};
  const World world = triaged(before, "resolves = 0.3\nroster = { constant = 2 }");
  using Classes = std::vector<std::pair<ContactId, ContactId>>;
  CHECK(world.rooms[0].partners[0].answered_as == Classes{{{0}, {1}}, {{3}, {1}}});
  CHECK(world.rooms[1].partners[0].answered_as == Classes{{{1}, {0}}});
}

TEST_CASE("calls with times of their own go past the desk") {
  World before = test::joint_incidents();
  before.calls[0].wrap_up = Distribution::constant(Seconds{60});
  CHECK(triaged(before, "resolves = 0.3\nroster = { constant = 2 }").calls[0].contact ==
        ContactId{0});
}

TEST_CASE("a triage desk at which nobody sits leaves the world as it is") {
  const World before = test::joint_incidents();
  CHECK(test::text_of(triaged(before, "resolves = 0.3\nroster = { constant = 0 }")) ==
        test::text_of(before));
}

TEST_CASE("triage_desk refuses what it cannot do") {
  const World before = test::joint_incidents();
  const std::string rest = "talk = \"1 min\"\nresolves = 0.3\nroster = { constant = 2 }";
  CHECK(refusal(before, "contact = \"police_999\"\nname = \"fire_handlers\"\n" + rest) ==
        "lever.toml:2:8: lever.one.name: expected a name that no class of calls and no staff group "
        "has, received \"fire_handlers\"");
  const std::string row =
      "[0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]";
  CHECK(refusal(before, desk + "resolves = 0.3\nroster = { by_hour = { weekday = " + row +
                            ", saturday = " + row + ", sunday = " + row + " } }")
            .rfind("lever.toml:5:10: lever.one.roster: expected somebody at every hour, because "
                   "callers wait for the desk, received ",
                   0) == 0);
}

TEST_CASE("a triage desk helps a busy class by keeping some of its callers") {
  const World before = test::busy_rooms({62, 7}, {5, 2});
  const World after = triaged(before, "resolves = 0.4\nroster = { constant = 4 }");
  const test::Comparison comparison(before, after);
  CHECK(comparison.is_shorter("wait police_999"));
  CHECK(comparison.after("wait police_triage").mean + comparison.after("wait police_999").mean <
        comparison.before("wait police_999").mean);
}

TEST_CASE("a triage desk does nothing for a class that rings about incidents only") {
  World before = test::joint_incidents();
  before.calls.erase(before.calls.begin());
  const World after = triaged(before, "resolves = 0.4\nroster = { constant = 4 }");
  CHECK(test::Comparison(before, after).is_same());
}

TEST_CASE("a triage desk hurts if it is too small, or everybody must wait again") {
  const World before = test::busy_rooms({50, 7}, {5, 2});
  const World after = triaged(before, "resolves = 0.05\nroster = { constant = 1 }");
  const test::Comparison comparison(before, after, 6);
  CHECK(comparison.after("wait police_triage").mean -
            4 * comparison.after("wait police_triage").error >
        comparison.before("wait police_999").mean);
}

}  // namespace bluelight::triage_desk_test
