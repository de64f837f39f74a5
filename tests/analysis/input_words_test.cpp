#include "analysis/input_words.hpp"

#include <catch2/catch.hpp>

namespace input_words_test {

using namespace bluelight;

namespace {

Sensitivity from_to(const std::string& path, const std::string& unit, double low, double high) {
  Sensitivity one;
  one.input = path;
  one.unit = unit;
  one.low = low, one.high = high;
  return one;
}

}  // namespace

TEST_CASE("Inputs are spoken of by what they are") {
  CHECK(spoken_input("lever.joint_room.capital") == "capital cost of joint room");
  CHECK(spoken_input("staff.fire_operators.cost_per_fte") == "cost of a post of fire operators");
  CHECK(spoken_input("appraisal.pay_growth") == "pay growth");
  CHECK(spoken_input("appraisal.overrun.ict") == "overrun of ICT");
  CHECK(spoken_input("contact.police_999.talk.mean") == "talk mean of police 999");
}

TEST_CASE("What chance in the simulation moves says where") {
  CHECK(spoken_input("posts.baseline.fire_operators.start.1") ==
        "posts of fire operators, baseline (chance in the simulation)");
  CHECK(spoken_input("posts.one_room.fire_operators.2026-10-01.1.15") ==
        "posts of fire operators, one room from 2026-10-01, demand × 1.15 (chance in the "
        "simulation)");
  CHECK(spoken_input("change.one_room.sooner") ==
        "change of sooner, one room (chance in the simulation)");
  CHECK(spoken_input("change.one_room.sooner.2026-10-01.1.3") ==
        "change of sooner, one room from 2026-10-01, demand × 1.3 (chance in the simulation)");
  Sensitivity posts = from_to("posts.baseline.fire_operators.start.1", "1", 130.771, 132.581);
  posts.source = "simulation";
  CHECK(spoken_range(posts) == "130.8 to 132.6 posts");
  CHECK(spoken_grade(posts) == "simulation");
}

TEST_CASE("Values of inputs are written as people say them") {
  CHECK(spoken_range(from_to("appraisal.overrun.ict", "1", 0, 2.3875)) == "0 % to 238.8 %");
  CHECK(spoken_range(from_to("appraisal.attrition", "1", 0.02, 0.185)) == "2 % to 18.5 % a year");
  CHECK(spoken_range(from_to("lever.joint_room.delay", "s", 0, 728 * 86'400.0)) == "0 to 728 days");
  CHECK(spoken_range(from_to("contact.fire_999.talk.mean", "s", 90, 240)) == "1.5 to 4 min");
  CHECK(spoken_range(from_to("lever.joint_room.exit", "", 0, 1)) == "on the first day to never");
  CHECK(spoken_range(from_to("change.a.sooner", "1", -0.02, 0.07)) == "−2 to 7 points");
  CHECK(spoken_range(from_to("lever.a.capital", "GBP", 4e6, 9e6)) == "£4.00 m to £9.00 m");
  CHECK(spoken_range(from_to("handle_time", "s", 90, 240)) == "low to high");
  CHECK(spoken_name(from_to("handle_time", "s", 90, 240)) ==
        "handle time (inputs that err together)");
  CHECK(spoken_grade(from_to("lever.a.capital", "GBP", 4e6, 9e6)) == "not graded");
}

}  // namespace input_words_test
