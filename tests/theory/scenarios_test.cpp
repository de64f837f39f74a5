#include <algorithm>
#include <analysis/holm.hpp>
#include <bluelight/load.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdlib>
#include <filesystem>

#include "against_theory.hpp"
#include "results_table.hpp"

namespace scenarios_test {

using namespace bluelight;
using namespace bluelight::test;

namespace {

constexpr double family_error = 0.001;  // of all comparisons of a test together

std::vector<std::string> scenario_files() {
  std::vector<std::string> files;
  for (const auto& entry : std::filesystem::directory_iterator(SOURCE_DIR "/scenarios/theory"))
    files.push_back(entry.path().string());
  std::sort(files.begin(), files.end());
  return files;
}

TheoryValue value(std::string family, std::string measure, std::string label) {
  return {std::move(family), std::move(measure), {std::move(label)}, 0, ""};
}

/// Offered calls are answered, abandoned or still waiting, in every run, to the last call.
void check_conservation(const Runs& runs) {
  for (const ContactClass& contact : runs.option.world.contacts) {
    INFO(runs.file << ": " << contact.name);
    const auto of = [&](const char* measure) {
      return series(runs, value("contact", measure, contact.name));
    };
    const auto offered = of("offered"), answered = of("answered"), abandoned = of("abandoned"),
               in_progress = of("in_progress");
    for (std::size_t r = 0; r < offered.size(); ++r)
      CHECK(offered[r] == answered[r] + abandoned[r] + in_progress[r]);
  }
}

/// Little's law: calls waiting = arrivals · wait, but for calls that wait at either end of the run.
Estimate little_difference(const Runs& runs, const ContactClass& contact) {
  const double seconds = to_seconds(runs.option.world.horizon.length).count();
  const auto of = [&](const char* measure) {
    return series(runs, value("contact", measure, contact.name));
  };
  const auto queue = of("queue_length"), wait = of("wait_mean"), answered = of("answered"),
             abandoned = of("abandoned");
  std::vector<double> off;
  for (std::size_t r = 0; r < queue.size(); ++r)
    off.push_back(queue[r] - wait[r] * (answered[r] + abandoned[r]) / seconds);
  return estimate(off);
}

/// Which comparisons are significant once Holm has corrected for their number.
std::vector<bool> rejections(const std::vector<test::Comparison>& all) {
  std::vector<double> p_values;
  for (const test::Comparison& one : all) p_values.push_back(one.p_value);
  return holm_rejections(p_values, family_error);
}

void check_family(const std::vector<test::Comparison>& all) {
  const std::vector<bool> rejected = rejections(all);
  for (std::size_t i = 0; i < all.size(); ++i) {
    INFO(line_of(all[i]));
    CHECK_FALSE(rejected[i]);
  }
}

void append(std::vector<test::Comparison>& all, std::vector<test::Comparison> more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

bool by_hour(const test::Comparison& one) { return one.exact.labels.size() > 1; }

/// Whether a value depends on rare calls or moments.
bool is_tail(const test::Comparison& one) {
  return one.exact.measure.find("_p9") != std::string::npos || one.exact.measure == "overrun_hours";
}

}  // namespace

TEST_CASE("short runs of every scenario agree with theory, keep every call and obey Little's law") {
  std::vector<test::Comparison> all;
  for (const std::string& file : scenario_files()) {
    const Runs runs = run_scenario(file, {"run.length=\"10 days\""}, 8);
    check_conservation(runs);
    append(all, against_theory(runs));
    for (const ContactClass& contact : runs.option.world.contacts) {
      INFO(file << ": " << contact.name);
      const Estimate off = little_difference(runs, contact);
      CHECK(std::abs(off.mean) <= 5 * off.standard_error + 1e-12);
    }
  }
  check_family(all);
}

TEST_CASE("handle times that are 3 % too long are found out") {
  const std::string file = SOURCE_DIR "/scenarios/theory/erlang_a.toml";
  const std::string length = "run.length=\"10 days\"";
  Runs runs = run_scenario(file, {length, "contact.call.talk.mean=\"61.8 s\""}, 8);
  runs.option = load_option(file, {length});
  const std::vector<bool> rejected = rejections(against_theory(runs));
  CHECK(std::find(rejected.begin(), rejected.end(), true) != rejected.end());
}

TEST_CASE("the reference county keeps every call") {
  check_conservation(run_scenario(SOURCE_DIR "/scenarios/reference_county/world.toml",
                                  {"run.length=\"3 days\""}, 1));
}

TEST_CASE("a pooled room serves the same calls better, as theory says") {
  const std::string folder = SOURCE_DIR "/scenarios/theory/";
  const auto wait = [&](const char* file, const char* contact) {
    for (const TheoryValue& one : theory_values(load_option(folder + file).world))
      if (one.measure == "wait_mean" && one.labels.front() == contact) return one.value;
    return std::nan("");
  };
  CHECK(wait("pooled_room.toml", "east") < wait("separate_rooms.toml", "east"));
  CHECK(wait("pooled_room.toml", "west") < wait("separate_rooms.toml", "west"));
  CHECK(wait("pooled_room.toml", "east") == wait("pooled_room.toml", "west"));
}

TEST_CASE("long runs of every scenario are within 1 % of theory, tails within 2 %", "[slow]") {
  std::vector<test::Comparison> all;
  for (const std::string& file : scenario_files())
    append(all, against_theory(run_scenario(file, {}, 20)));
  check_family(all);
  for (const test::Comparison& one : all) {
    if (by_hour(one)) continue;
    INFO(line_of(one));
    CHECK(one.relative_error() < (is_tail(one) ? 0.02 : 0.01));
  }
  if (std::getenv("UPDATE_DOCS") != nullptr) write_results(SOURCE_DIR "/docs/verification.md", all);
}

}  // namespace scenarios_test
