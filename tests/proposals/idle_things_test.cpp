/// What a world may leave without use, and who may tell whom. What is refused stands in
/// tests/cli/bad.
#include <bluelight/load.hpp>
#include <catch2/catch.hpp>

#include "support/scenario_files.hpp"

namespace bluelight::idle_things_test {
namespace {

const std::string base = std::string(SOURCE_DIR) + "/tests/cli/bad/base/world.toml";

std::string extending(const std::string& file, const std::string& rest) {
  return "format = \"bluelight-world/1\"\nextends = \"" + file + "\"\n" + rest;
}

const std::string two_paces =
    "[busyness.town]\ncv = 0.1\n[busyness.hills]\ncv = 0.2\n"
    "[incident.collision]\nbusyness = \"hills\"\n[calls.alarm]\nbusyness = \"town\"\n";

/// Collisions need an ambulance; those who ring are passed on to it at last.
std::string with_ambulance(const std::string& passes_on) {
  return "[service.ambulance]\n"
         "[contact.ambulance_999]\nservice = \"ambulance\"\npriority = 1\ntalk = \"3 min\"\n" +
         passes_on +
         "[incident.collision]\nvariants = [{ share = 1, calls = 1, needs = { ambulance = 1 } }]\n"
         "[room.trust]\nanswers = [\"ambulance_999\"]\n"
         "[staff.trust]\nroom = \"trust\"\nskills = [\"ambulance_999\"]\nroster = { constant = 1 "
         "}\n";
}

}  // namespace

TEST_CASE("a file that is extended may define what only others use") {
  const test::ScenarioFiles files;
  const std::string profiles = files.write(
      "profiles.toml", extending(base,
                                 "[profile.even]\nhour = [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, "
                                 "1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]\n"));
  CHECK(test::refusal([&] { load(profiles); }) != "");
  CHECK(test::refusal([&] { load(files.write("world.toml", extending(profiles, ""))); }) == "");
}

TEST_CASE("the command line may leave a thing without use") {
  const test::ScenarioFiles files;
  const std::string path = files.write("world.toml", extending(base, two_paces));
  CHECK(test::refusal([&] { load(path); }) == "");
  CHECK(test::refusal([&] { load(path, {"incident.collision.busyness=\"town\""}); }) == "");
}

TEST_CASE("a service whose own people are rung in the end is told without a link") {
  const test::ScenarioFiles files;
  const auto refusal = [&](const std::string& passes_on) {
    return test::refusal(
        [&] { load(files.write("world.toml", extending(base, with_ambulance(passes_on)))); });
  };
  CHECK(refusal("").find("a link between service.police") != std::string::npos);
  CHECK(refusal("[contact.fire_999]\npasses_on = { to = \"ambulance_999\", share = 0.5 }\n") == "");
}

}  // namespace bluelight::idle_things_test
