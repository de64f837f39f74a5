#include <bluelight/comparison.hpp>
#include <bluelight/load.hpp>
#include <bluelight/measures.hpp>
#include <catch2/catch.hpp>
#include <cstring>

#include "support/in_child.hpp"
#include "support/scenario_files.hpp"

namespace passed_on_test {

using namespace bluelight;

namespace {

const char* const world =
    "format = \"bluelight-world/1\"\ntitle = \"w\"\n"
    "[area]\nstart = 2025-04-01\ntime_zone = \"UTC\"\n"
    "[run]\nlength = \"7 days\"\n"
    "[service.p]\n"
    "[contact.a]\nservice = \"p\"\npriority = 1\ntalk = { mean = \"5 min\" }\n"
    "patience = { mean = \"5 min\" }\nstandard = { within = \"10 s\", share = 0.9 }\n"
    "[calls.a]\ncontact = \"a\"\nrate = \"50 /h\"\n"
    "[room.r]\nanswers = [\"a\"]\n"
    "[staff.g]\nroom = \"r\"\nskills = [\"a\"]\nroster = { constant = 4 }\n";

/// A desk that resolves nobody: everybody waits for it, and then for the class.
const char* const desk =
    "format = \"bluelight-proposal/1\"\ntitle = \"p\"\nworld = \"world.toml\"\n"
    "[lever.x]\nlive = 2025-04-01\nkind = \"triage_desk\"\ncontact = \"a\"\nname = \"desk\"\n"
    "resolves = 0\ntalk = { mean = \"2 min\" }\nroster = { constant = 3 }\n";

OptionRuns runs_of(const std::string& name, const World& world) {
  OptionRuns option;
  option.name = name;
  option.layout = measure_layout(world);
  for (std::uint64_t replication = 0; replication < 4; ++replication) {
    const std::string bytes = test::in_child([&] {
      const RunValues values = simulate(world, 5, replication);
      return std::string(reinterpret_cast<const char*>(values.data()),
                         values.size() * sizeof(double));
    });
    RunValues values(option.layout.size);
    REQUIRE(bytes.size() == values.size() * sizeof(double));
    std::memcpy(values.data(), bytes.data(), bytes.size());
    option.runs.push_back({replication, RunRecord::Status::done, std::move(values), ""});
  }
  return option;
}

}  // namespace

TEST_CASE(
    "A class behind a desk that helps nobody is answered worse, whatever its own clock says") {
  const test::ScenarioFiles files;
  StudyResult study;
  study.options = {runs_of("now", load_option(files.write("world.toml", world)).world),
                   runs_of("desk", load_option(files.write("desk.toml", desk)).world)};
  const Comparison comparison = compare(study);
  const auto verdict = [&](std::string_view measure) {
    return comparison.find("contact", measure, "a")->options[1].difference->verdict;
  };
  CHECK(verdict("answer_within") == Verdict::better);  // its own clock starts after the desk
  CHECK(verdict("time_to_answer_in_all_mean") == Verdict::worse);
  CHECK(leading_row(comparison, "a", 1)->headline.measure == "time_to_answer_in_all_mean");
  CHECK(leading_row(comparison, "a")->headline.measure == "answer_within");
  const std::string sentence = service_sentence(comparison, 1);
  INFO(sentence);
  CHECK(sentence.find("answered worse: a (+") != std::string::npos);
  CHECK(sentence.find(" s in all)") != std::string::npos);
  CHECK(sentence.find("answered better") == std::string::npos);
  CHECK(comparison.find("contact", "time_to_answer_in_all_mean", "desk") == nullptr);
}

TEST_CASE("Classes to which nobody is passed on have no time in all in the comparison") {
  const test::ScenarioFiles files;
  const World today = load_option(files.write("world.toml", world)).world;
  StudyResult study;
  study.options = {runs_of("now", today), runs_of("same", today)};
  const Comparison comparison = compare(study);
  CHECK(comparison.find("contact", "time_to_answer_in_all_mean", "a") == nullptr);
  CHECK(service_sentence(comparison, 1) == "same against now: exactly the same: a.");
}

}  // namespace passed_on_test
