/// Conventions that need another one, stated by the study or taken over. What is refused stands in
/// tests/cli/bad, too.
#include <bluelight/load.hpp>
#include <catch2/catch.hpp>

#include "support/scenario_files.hpp"

namespace bluelight::conventions_test {
namespace {

const std::string base = std::string(SOURCE_DIR) + "/tests/cli/bad/base/world.toml";
const std::string appraisal = "[appraisal]\nyears = 10\ndiscount = \"flat\"\n";

std::string study(const std::string& rest) { return "format = \"bluelight-study/1\"\n" + rest; }

std::string own(const std::string& rest) { return study("baseline = \"" + base + "\"\n" + rest); }

}  // namespace

TEST_CASE(
    "a convention without the one it needs is refused where it is stated, not where taken over") {
  const test::ScenarioFiles files;
  const std::string idle = "redundancy = 1\n[appraisal.mitigated]\nict = 0.5\n";
  const auto refusal = [&](const std::string& text) {
    return test::refusal([&] { load(files.write("study.toml", text)); });
  };
  CHECK(refusal(own(appraisal + idle)).find("`appraisal.paid_exits` beside it") !=
        std::string::npos);
  CHECK(refusal(own(appraisal + idle)).find("`appraisal.optimism_bias.ict`") != std::string::npos);
  files.write("library.toml", study(appraisal + idle));
  CHECK(refusal(own("extends = \"library.toml\"\n")) == "");
  CHECK(refusal(own(appraisal +
                    "attrition = 0.1\npaid_exits = 0.1\nredundancy = 1\n"
                    "[appraisal.optimism_bias]\nict = 1\n[appraisal.mitigated]\nict = 0.5\n")) ==
        "");
}

TEST_CASE("the command line states for itself") {
  const test::ScenarioFiles files;
  const std::string path = files.write("study.toml", own(appraisal));
  CHECK(test::refusal([&] { load(path, {"appraisal.paid_exits=0.1"}); }).find("--set") !=
        std::string::npos);
  CHECK(test::refusal([&] {
          load(path, {"appraisal.paid_exits=0.1", "appraisal.attrition=0.1"});
        }) == "");
}

}  // namespace bluelight::conventions_test
