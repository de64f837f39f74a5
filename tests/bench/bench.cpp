// Whole runs, each in a process of its own; the floor and the engine take turns; medians of five.
#include <bluelight/load.hpp>
#include <bluelight/measures.hpp>

#include "bench/counties.hpp"
#include "bench/floor.hpp"

#include <fmt/format.h>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <stdexcept>
#include <string>
#include <vector>

using namespace bluelight;

namespace {

/// What one run did and took.
struct Cost {
  double contacts = 0;
  double seconds = 0;
  double megabytes = 0;  ///< largest resident set of the process
};

/// `work` gives the number of contacts it simulated.
Cost in_child(const std::function<double()>& work) {
  int ends[2];
  if (pipe(ends) != 0) throw std::runtime_error("no pipe");
  std::fflush(stdout);
  if (fork() == 0) {
    const auto start = std::chrono::steady_clock::now();
    const double contacts = work();
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const Cost cost{contacts, seconds, static_cast<double>(usage.ru_maxrss) / 1024};
    _exit(write(ends[1], &cost, sizeof cost) == sizeof cost ? 0 : 1);
  }
  close(ends[1]);
  Cost cost;
  const bool read_all = read(ends[0], &cost, sizeof cost) == sizeof cost;
  close(ends[0]);
  wait(nullptr);
  if (!read_all) throw std::runtime_error("a run failed");
  return cost;
}

Cost median(std::vector<Cost> costs) {
  std::sort(costs.begin(), costs.end(), [](const Cost& a, const Cost& b) { return a.seconds < b.seconds; });
  return costs[costs.size() / 2];
}

double offered(const World& world, const RunValues& values) {
  const Measure measure = measure_layout(world).find("contact", "offered");
  double sum = 0;
  for (std::size_t i = 0; i < measure.size; ++i) sum += values[measure.offset + i];
  return sum;
}

World file(const std::string& path, const std::vector<std::string>& set = {}) {
  return load_option(std::string(SOURCE_DIR) + "/" + path, set).world;
}

/// Takes turns, so that a busy neighbour slows all alike.
std::vector<Cost> side_by_side(const std::vector<std::function<double()>>& works, int turns = 5) {
  std::vector<std::vector<Cost>> costs(works.size());
  for (int turn = 0; turn < turns; ++turn)
    for (std::size_t i = 0; i < works.size(); ++i) costs[i].push_back(in_child(works[i]));
  std::vector<Cost> medians;
  for (auto& one : costs) medians.push_back(median(std::move(one)));
  return medians;
}

std::function<double()> run(World world) {
  return [world = std::move(world)] { return offered(world, simulate(world, 1, 0)); };
}

void row(const std::string& what, const Cost& cost, const std::string& beside) {
  fmt::print("{:<34} {:>10.0f} {:>8.2f} {:>10.2f} {:>8.0f}  {}\n", what, cost.contacts, cost.seconds,
             cost.contacts / cost.seconds / 1e6, cost.megabytes, beside);
}

void calls_beside_the_floor() {
  constexpr long arrivals = 900'000;
  const auto costs = side_by_side({[] { return static_cast<double>(bench::erlang_a_floor(arrivals).arrivals); },
                                   run(file("tests/bench/erlang_a.toml")),
                                   run(file("tests/bench/full_contact.toml"))});
  const auto rate = [&](std::size_t i) { return costs[i].contacts / costs[i].seconds; };
  row("Erlang-A, bare heap (the floor)", costs[0], "1.00 of the floor");
  row("Erlang-A, engine", costs[1], fmt::format("{:.2f} of the floor", rate(1) / rate(0)));
  row("full contact, engine", costs[2], fmt::format("{:.2f} of the floor", rate(2) / rate(0)));
}

void counties() {
  const World county = file("scenarios/reference_county/world.toml", {"run.length=\"1 year\""});
  const World full = file("scenarios/reference_county/in_full.toml", {"run.length=\"1 year\""});
  const World month = file("scenarios/reference_county/world.toml", {"run.length=\"4 weeks\""});
  const auto costs = side_by_side(
      {run(county), run(full), run(month), run(bench::counties(month, 50))});
  row("reference county, one year", costs[0], "");
  row("county in full, one year", costs[1], "");
  row("1 county, four weeks", costs[2], "");
  row("50 counties, four weeks", costs[3],
      fmt::format("{:.2f} × linear", costs[3].seconds / (50 * costs[2].seconds)));
}

}  // namespace

int main() {
  fmt::print("{:<34} {:>10} {:>8} {:>10} {:>8}\n", "median of five runs", "contacts", "s", "million/s", "MB");
  calls_beside_the_floor();
  counties();
}
