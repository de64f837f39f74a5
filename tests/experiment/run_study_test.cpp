#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <bluelight/results_file.hpp>
#include <bluelight/run_study.hpp>
#include <catch2/catch.hpp>
#include <fstream>
#include <set>
#include <thread>

#include "experiment/finished_runs.hpp"
#include "experiment/sample_world.hpp"
#include "experiment/shared_memory.hpp"
#include "proposals/provenance.hpp"
#include "results/same_study.hpp"
#include "results/scratch_folder.hpp"

namespace run_study_test {

using namespace bluelight;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using Status = RunRecord::Status;
namespace fs = std::filesystem;

namespace {

/// `formula`, with a count of the runs that were really made.
struct Counted {
  test::Shared<std::atomic<int>> runs;

  Simulate simulate() const {
    return [this](const World& world, std::uint64_t seed, std::uint64_t replication) {
      ++*runs;
      return test::formula(world, seed, replication);
    };
  }
};

RunSettings keeping(const fs::path& parts, std::vector<std::string>* notes = nullptr) {
  RunSettings settings;
  settings.parts = parts;
  if (notes) settings.note = [=](const std::string& sentence) { notes->push_back(sentence); };
  return settings;
}

std::ptrdiff_t kept_runs(const fs::path& folder) {
  return std::count_if(fs::directory_iterator{folder}, {},
                       [](const auto& entry) { return entry.path().extension() == ".run"; });
}

}  // namespace

TEST_CASE(
    "runs stand in order whoever finishes first, and are the same for any number of workers") {
  const auto slow_first = [](const World& world, std::uint64_t seed, std::uint64_t replication) {
    if (replication == 0) std::this_thread::sleep_for(50ms);
    return test::formula(world, seed, replication);
  };
  const auto study = test::sample_study(6);
  const auto one = run_study(study, {.workers = 1}, test::formula);
  const auto four = run_study(study, {.workers = 4}, slow_first);
  test::check_same(one, four);
  REQUIRE(one.options.size() == 2);
  for (std::size_t i = 0; i < 2; ++i) {
    REQUIRE(one.options[i].runs.size() == 6);
    for (std::uint64_t r = 0; r < 6; ++r) {
      CHECK(one.options[i].runs[r].replication == r);
      CHECK(one.options[i].runs[r].values == test::formula(study.options[i].world, 7, r));
    }
  }
}

TEST_CASE("the result holds what analysis needs of the study") {
  const auto result = run_study(test::sample_study(1), {}, test::formula);
  CHECK(result.title == "Sample");
  CHECK(result.seed == 7);
  CHECK(result.options[1].name == "one_room");
  CHECK(result.options[1].title == "One room");
  CHECK(result.options[0].resolved == "title = \"sample\"\n");
  CHECK(result.discount.name == "flat");
  REQUIRE(result.discount.steps.size() == 1);
  CHECK(result.provenance.at("scenario_sha256") == "abc");
}

TEST_CASE("options alternate, so that a study that stops early has whole pairs") {
  const test::Shared<std::atomic<int>> made;
  const auto number = [&](const World& world, std::uint64_t, std::uint64_t) {
    RunValues values(measure_layout(world).size);
    values[0] = (*made)++;
    return values;
  };
  const auto result = run_study(test::sample_study(3), {.workers = 1}, number);
  for (std::size_t r = 0; r < 3; ++r)
    for (std::size_t i = 0; i < 2; ++i)
      CHECK(result.options[i].runs[r].values[0] == static_cast<double>(2 * r + i));
}

TEST_CASE("failed runs are part of the result, with the command that repeats them") {
  const auto work = [](const World& world, std::uint64_t seed, std::uint64_t replication) {
    if (replication == 1) throw std::runtime_error("a call was lost");
    if (replication == 2 && world.demand_factor == 2) return RunValues{1, 2};
    return test::formula(world, seed, replication);
  };
  RunSettings settings;
  settings.repeat_command = [](const Job& job) {
    return "bluelight run " + std::to_string(job.option) + " --only-replication " +
           std::to_string(job.replication);
  };
  RunProgress last;
  settings.progress = [&](const RunProgress& progress) { last = progress; };
  const auto result = run_study(test::sample_study(3), settings, work);
  CHECK(result.options[0].runs[1].status == Status::crashed);
  CHECK(result.options[0].runs[1].message ==
        "a call was lost; to repeat it: bluelight run 0 --only-replication 1");
  CHECK_THAT(result.options[1].runs[2].message, Contains("gave 2 numbers instead of"));
  CHECK(result.options[1].runs[2].values.empty());
  CHECK(result.options[0].runs[2].status == Status::done);
  CHECK(last.done == 6);
  CHECK(last.failed == 3);
  CHECK(last.total == 6);
}

TEST_CASE("one replication alone") {
  const auto study = test::sample_study(3);
  const auto result = run_study(study, {.only_replication = 2}, test::formula);
  REQUIRE(result.options[0].runs.size() == 1);
  CHECK(result.options[0].runs[0].replication == 2);
  CHECK(result.options[0].runs[0].values == test::formula(study.options[0].world, 7, 2));
}

TEST_CASE("two options of one name are refused") {
  auto study = test::sample_study(1);
  study.options[1].name = "today";
  CHECK_THROWS_WITH(run_study(study, {}, test::formula), Contains("two called \"today\""));
}

TEST_CASE("an earlier start's runs are used, and only runs of the same study") {
  const test::ScratchFolder folder;
  const auto parts = folder / "parts";
  const Counted counted;
  std::vector<std::string> notes;
  auto study = test::sample_study(2);
  const auto first = run_study(study, keeping(parts), counted.simulate());
  CHECK(*counted.runs == 4);
  CHECK(kept_runs(parts) == 4);

  SECTION("the same study") {
    test::check_same(run_study(study, keeping(parts, &notes), counted.simulate()), first);
    CHECK(*counted.runs == 4);
    CHECK(notes == std::vector<std::string>{"4 of 4 runs were finished by an earlier start"});
  }
  SECTION("more replications") {
    study.replications = 5;
    test::check_same(run_study(study, keeping(parts), counted.simulate()),
                     run_study(study, {}, test::formula));
    CHECK(*counted.runs == 4 + 6);
  }
  SECTION("another scenario, seed or program") {
    const auto change = GENERATE(0, 1, 2, 3);
    if (change == 0) study.provenance["scenario_sha256"] = "def";
    if (change == 1) study.seed = 8;
    if (change == 2) study.provenance["program_version"] = "0.2.0";
    if (change == 3)
      for (auto& option : study.options) option.world.horizon.length = 5h;
    run_study(study, keeping(parts, &notes), counted.simulate());
    CHECK(*counted.runs == 8);
    REQUIRE(notes.size() == 1);
    CHECK_THAT(
        notes[0],
        Contains(
            "4 finished run(s) of another scenario, seed or version of the program are not used"));
  }
  SECTION("one option changed") {
    study.options[1].world.resolved += "changed = true\n";
    run_study(study, keeping(parts), counted.simulate());
    CHECK(*counted.runs == 6);
  }
  SECTION("damaged files") {
    int damage = 0;
    for (const auto& entry : fs::directory_iterator{parts}) {
      if (entry.path().extension() != ".run") continue;
      if (damage++ % 2 == 0) {
        fs::resize_file(entry.path(), fs::file_size(entry.path()) / 2);
      } else {
        std::fstream file{entry.path(), std::ios::in | std::ios::out | std::ios::binary};
        file.seekp(60);
        file.put('x');
      }
    }
    test::check_same(run_study(study, keeping(parts), counted.simulate()), first);
    CHECK(*counted.runs == 8);
  }
}

TEST_CASE("failed runs are tried again by the next start") {
  const test::ScratchFolder folder;
  const auto failing = [](const World&, std::uint64_t, std::uint64_t) -> RunValues {
    throw std::bad_alloc{};
  };
  const auto study = test::sample_study(2);
  const auto failed = run_study(study, keeping(folder / "parts"), failing);
  CHECK(failed.options[0].runs[0].status == Status::out_of_memory);
  const auto mended = run_study(study, keeping(folder / "parts"), test::formula);
  CHECK(mended.options[0].runs[0].status == Status::done);
}

TEST_CASE("the results file takes the place of the parts") {
  const test::ScratchFolder folder;
  const auto study = test::sample_study(3);
  const auto result = run_study_to_file(study, {.workers = 2}, folder / "study.h5", test::formula);
  test::check_same(read_results(folder / "study.h5"), result);
  CHECK(std::distance(fs::directory_iterator{folder.path()}, {}) == 1);
}

TEST_CASE("an output that is a link leads to the results") {
  const test::ScratchFolder folder;
  fs::create_directory(folder / "disk");
  fs::create_symlink("disk/study.h5", folder / "link");
  const auto study = test::sample_study(1);
  const auto result = run_study_to_file(study, {}, folder / "link", test::formula);
  CHECK(fs::is_symlink(folder / "link"));
  test::check_same(read_results(folder / "disk" / "study.h5"), result);
}

TEST_CASE("only what the program made is removed with the parts") {
  const test::ScratchFolder folder;
  const auto parts = parts_folder(folder / "study.h5");
  fs::create_directory(parts);
  const std::set<std::string> foreign{"morning.run", "0123456789abcdef-1.run", "0-1.run",
                                      "0123456789abcdef-x.run.tmp"};
  for (const auto& name : foreign) std::ofstream(parts / name) << "of somebody else";
  std::ofstream(parts / "0123456789abcdef-2.run.tmp") << "cut short";
  run_study_to_file(test::sample_study(2), {}, folder / "study.h5", test::formula);
  std::set<std::string> left;
  for (const auto& entry : fs::directory_iterator{parts}) left.insert(entry.path().filename());
  CHECK(left == foreign);
}

TEST_CASE("two builds of the program have different keys") {
  const auto study = test::sample_study(1);
  const NamedWorld named{study.options[0].name, study.options[0].world};
  const auto layout = measure_layout(named.world);
  CHECK(run_key(study, named, layout, "a") == run_key(study, named, layout, "a"));
  CHECK(run_key(study, named, layout, "a") != run_key(study, named, layout, "b"));
  CHECK(program_digest() == sha256(test::bytes_of("/proc/self/exe")));
}

TEST_CASE("any number of workers writes the same bytes") {
  const test::ScratchFolder folder;
  run_study_to_file(test::sample_study(4), {.workers = 1}, folder / "one.h5", test::formula);
  run_study_to_file(test::sample_study(4), {.workers = 3}, folder / "three.h5", test::formula);
  CHECK(test::bytes_of(folder / "one.h5") == test::bytes_of(folder / "three.h5"));
}

TEST_CASE("an output that cannot be is refused before anything runs") {
  const test::ScratchFolder folder;
  const Counted counted;
  const auto start = [&](const fs::path& output) {
    run_study_to_file(test::sample_study(1), {}, output, counted.simulate());
  };
  CHECK_THROWS_WITH(start(folder / "none" / "study.h5"),
                    Contains("none/study.h5: its folder does not exist"));
  CHECK_THROWS_WITH(start(folder.path()), Contains("is a folder"));
  CHECK_THROWS_WITH(start(""), Contains("is no name of a file"));
  REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
  CHECK_THROWS_WITH(start(folder / "pipe"), Contains("pipe: is a device, pipe or socket"));
  fs::create_symlink(folder / "none" / "study.h5", folder / "dangling");
  CHECK_THROWS_WITH(start(folder / "dangling"), Contains("dangling: its folder does not exist"));
  std::ofstream(folder / "taken.h5.parts") << "a file";
  CHECK_THROWS_WITH(start(folder / "taken.h5"), Contains("taken.h5.parts"));
  CHECK(*counted.runs == 0);
}

namespace {

/// Forks a program that makes a study into `output` with slow runs.
pid_t slow_study(const fs::path& output, int replications) {
  const pid_t program = ::fork();
  if (program != 0) return program;
  const auto slow = [](const World& world, std::uint64_t seed, std::uint64_t replication) {
    std::this_thread::sleep_for(10ms);
    return test::formula(world, seed, replication);
  };
  try {
    run_study_to_file(test::sample_study(replications), {.workers = 2}, output, slow);
  } catch (const Interrupted&) {
    ::_exit(130);
  } catch (...) {
    ::_exit(1);
  }
  ::_exit(0);
}

}  // namespace

TEST_CASE("kill -9 at any moment loses only runs in flight, and the same command goes on") {
  const test::ScratchFolder folder;
  const auto output = folder / "study.h5";
  constexpr int replications = 20;
  const auto expected = run_study(test::sample_study(replications), {.workers = 2}, test::formula);
  std::ptrdiff_t kept = 0;
  int kills = 0;
  for (int status = -1; !fs::exists(output); ++kills) {
    REQUIRE(kills < 200);
    const pid_t program = slow_study(output, replications);
    std::this_thread::sleep_for(std::chrono::milliseconds(20 + 7 * kills));
    ::kill(program, SIGKILL);
    ::waitpid(program, &status, 0);
    if (!fs::exists(output) && fs::exists(parts_folder(output))) {
      CHECK(kept_runs(parts_folder(output)) >= kept);
      kept = kept_runs(parts_folder(output));
    }
  }
  CHECK(kills > 2);
  test::check_same(read_results(output), expected);
}

TEST_CASE("an interrupted study keeps what it has") {
  const test::ScratchFolder folder;
  const auto output = folder / "study.h5";
  const pid_t program = slow_study(output, 100);
  while (!fs::exists(parts_folder(output)) || kept_runs(parts_folder(output)) < 4)
    std::this_thread::sleep_for(1ms);
  CHECK_THROWS_WITH(run_study_to_file(test::sample_study(1), {}, output, test::formula),
                    Contains("another bluelight is working on the same output"));
  ::kill(program, SIGINT);
  int status = 0;
  ::waitpid(program, &status, 0);
  CHECK(WEXITSTATUS(status) == 130);
  CHECK(kept_runs(parts_folder(output)) >= 4);
  CHECK_FALSE(fs::exists(output));
}

}  // namespace run_study_test
