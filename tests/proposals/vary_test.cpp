/// Inputs that a study puts at both ends of their ranges: which are meant, and what is loaded then.
#include <bluelight/load.hpp>
#include <catch2/catch.hpp>

#include "support/scenario_files.hpp"

namespace bluelight::vary_test {
namespace {

using Catch::Matchers::Contains;

const std::string base = std::string(SOURCE_DIR) + "/tests/cli/bad/base/world.toml";

/// A study of two rooms and their merger, some of whose numbers have ranges.
class Files {
 public:
  Files() {
    files_.write("world.toml", "format = \"bluelight-world/1\"\nextends = \"" + base + R"("
[contact.police_999]
talk = { mean = { value = "5 min", low = "4 min", high = "8 min", group = "handle_time" } }
[contact.fire_999]
talk = { mean = { value = "2 min", low = "1 min", high = "3 min", group = "handle_time" } }
[staff.police_handlers]
contract_week = "42 h"
shrinkage = { value = 0.2, low = 0.1, high = 0.4 }
cost_per_fte = { value = 40_000, low = 30_000, high = 50_000, group = "pay" }
[staff.fire_handlers]
contract_week = { value = "42 h", source = "evidence 4.14" }
)");
    files_.write("merged.toml", R"(format = "bluelight-proposal/1"
title = "Merged"
world = "world.toml"
[lever.joint]
kind = "merge_rooms"
rooms = ["police_room", "fire_room"]
into = "joint"
live = 2026-04-01
delay = { value = "1 day", low = "0 s", high = "9 days" }
handle_time_factor = { value = 1.05, low = 1.0, high = 1.2 }
)");
  }

  Study study(const std::string& items, const std::vector<std::string>& set = {}) const {
    files_.write("study.toml",
                 "format = \"bluelight-study/1\"\nbaseline = \"world.toml\"\n"
                 "proposals = [\"merged.toml\"]\n[vary]\ninputs = [" +
                     items + "]\n");
    return load_study(files_.path("study.toml"), set);
  }

  std::string refusal(const std::string& items, const std::vector<std::string>& set = {}) const {
    return test::refusal([&] { study(items, set); });
  }

 private:
  test::ScenarioFiles files_;
};

const ContactClass& contact(const World& world, const std::string& name) {
  return *std::find_if(world.contacts.begin(), world.contacts.end(),
                       [&](const ContactClass& one) { return one.name == name; });
}

double talk(const Option& option, const std::string& name) {
  return contact(option.world, name).talk.mean().count();
}

std::vector<std::string> names(const Study& study) {
  std::vector<std::string> all;
  for (const VariedInput& one : study.varied) all.push_back(one.name);
  return all;
}

}  // namespace

TEST_CASE("a group is put at both ends in all options, and all else stays") {
  const Study study = Files().study("\"handle_time\"");
  CHECK(names(study) == std::vector<std::string>{"handle_time"});
  CHECK(study.varied[0].inputs.size() == 2);
  REQUIRE(study.ends.size() == 2);
  CHECK(study.ends[0].end == "low");
  CHECK(study.ends[1].end == "high");
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(talk(study.options[i], "police_999") == Approx(300));
    CHECK(talk(study.ends[0].options[i], "police_999") == Approx(240));
    CHECK(talk(study.ends[1].options[i], "police_999") == Approx(480));
    CHECK(talk(study.ends[1].options[i], "fire_999") == 180);
    CHECK(study.ends[1].options[i].world.staff[0].shrinkage == 0.2);
  }
}

TEST_CASE("a path in a group means the group; a pattern means each of its inputs with a range") {
  const Files files;
  CHECK(names(files.study("\"contact.fire_999.talk.mean\"")) ==
        std::vector<std::string>{"handle_time"});
  CHECK(names(files.study("\"staff.*.shrinkage\", \"contact.*.talk.mean\"")) ==
        std::vector<std::string>{"staff.police_handlers.shrinkage", "handle_time"});
  CHECK(names(files.study("\"staff.police_*.*\"")) ==
        std::vector<std::string>{"staff.police_handlers.shrinkage"});
}

TEST_CASE("an input of a lever is put at its ends where the lever is") {
  const Study study = Files().study("\"lever.*.handle_time_factor\"");
  REQUIRE(study.ends.size() == 2);
  CHECK(study.ends[0].options[0].world.resolved == study.options[0].world.resolved);
  CHECK(study.ends[0].options[1].worlds_by_date[0].world.resolved ==
        study.options[1].worlds_by_date[0].world.resolved);
  CHECK(study.ends[0].options[1].worlds_by_date[1].world.resolved !=
        study.options[1].worlds_by_date[1].world.resolved);
}

TEST_CASE("what --set says has the ends that it says") {
  const Study study = Files().study(
      "\"handle_time\"", {"contact.fire_999.talk.mean={ value=\"2 min\", high=\"7 min\", "
                          "group=\"handle_time\" }"});
  CHECK(talk(study.ends[0].options[0], "fire_999") == 120);
  CHECK(talk(study.ends[1].options[0], "fire_999") == 420);
}

TEST_CASE("items that mean nothing, no range, or money are refused") {
  const Files files;
  const std::string wrong = files.refusal(
      "\"handletime\", \"staff.fire_handlers.contract_week\", \"pay\", \"lever.*.delay\", 3");
  CHECK_THAT(wrong, Contains("study.toml:5:11: vary.inputs[0]: expected a group of inputs, or a "
                             "path (`*` stands for a part without dots), of numbers with `low` and "
                             "`high`, received \"handletime\" (did you mean handle_time?)"));
  CHECK_THAT(files.refusal("\"zone.*.speed\""), Contains("(groups: handle_time)"));
  CHECK_THAT(wrong, Contains("received \"staff.fire_handlers.contract_week\", which has no range"));
  CHECK_THAT(wrong, Contains("received \"pay\", which is of money or time alone"));
  CHECK_THAT(wrong, Contains("received \"lever.*.delay\", which is of money or time alone"));
  CHECK_THAT(wrong, Contains("vary.inputs[4]: expected the name of a group of inputs, or a path"));
}

TEST_CASE("items that name the same inputs are refused, and those that overlap count once") {
  const Files files;
  CHECK_THAT(files.refusal("\"handle_time\", \"handle_time\""),
             Contains("vary.inputs[1]: expected inputs that no other item names, received "
                      "\"handle_time\", which names the same as \"handle_time\""));
  CHECK_THAT(files.refusal("\"handle_time\", \"contact.fire_999.talk.*\""),
             Contains("\"contact.fire_999.talk.*\", which names the same as \"handle_time\""));
  const std::string shrinkage = "staff.police_handlers.shrinkage";
  const Study study = files.study("\"" + shrinkage + "\", \"*.*.*\"");
  const auto of_shrinkage =
      std::count_if(study.varied.begin(), study.varied.end(),
                    [&](const VariedInput& one) { return one.name == shrinkage; });
  CHECK(of_shrinkage == 1);
  CHECK(study.varied.size() > 1);
}

TEST_CASE("an end at which a world cannot be is told at the item") {
  const std::string wrong =
      Files().refusal("\"incident.*.first.*\"",
                      {"incident.collision.first.police_999={ value=0.7, low=0.6, high=0.7 }"});
  CHECK_THAT(wrong, Contains("vary.inputs[0]: expected ranges at whose ends every option can be"));
  CHECK_THAT(wrong, Contains("incident.collision.first.police_999, whose low end gives:"));
}

}  // namespace bluelight::vary_test
