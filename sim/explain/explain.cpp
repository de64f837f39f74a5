#include <fmt/format.h>

#include <algorithm>
#include <bluelight/explain.hpp>

#include "explain/examples.hpp"
#include "explain/pairing.hpp"
#include "explain/shares.hpp"
#include "explain/split.hpp"

namespace bluelight {
namespace {

/// What `work` gives in a process of its own: one process holds one run.
RunValues in_child(const std::function<RunValues()>& work) {
  RunRecord record;
  run_jobs(
      {Job{}}, {1, {std::chrono::milliseconds{0}, 0}}, [&](const Job&) { return work(); },
      [&](JobOutcome outcome) { record = std::move(outcome.record); });
  if (record.status != RunRecord::Status::done) throw ExplainFailure(record.message);
  return std::move(record.values);
}

Stories observed(const World& world, std::uint64_t seed, std::uint64_t replication) {
  Recorder recorder(world);
  observe(world, seed, replication, recorder);
  return recorder.take();
}

/// Simulates what an explanation needs: job 0 of a replication pairs calls, the others are worlds.
class Explainer {
 public:
  Explainer(const TakenApart& apart, const Option& proposal, const ExplainSettings& settings)
      : baseline_(apart.study.options.front().world),
        proposal_(proposal.world),
        settings_(settings),
        distinct_(distinct(apart.worlds)),
        measures_(split_measures(baseline_, proposal_, settings.measure)) {}

  void run() {
    const std::vector<Job> jobs = planned();
    RunProgress now{.total = jobs.size()};
    std::string failures;
    if (settings_.progress) settings_.progress(now);
    run_jobs(
        jobs, settings_.jobs, [this](const Job& job) { return work(job); },
        [&](JobOutcome outcome) {
          if (outcome.record.status != RunRecord::Status::done) {
            ++now.failed;
            failures += fmt::format("\nreplication {}: {}", outcome.job.replication,
                                    outcome.record.message);
          }
          auto& values = found_[outcome.job.replication];
          values.resize(first_world + distinct_.worlds.size());
          values[outcome.job.option] = std::move(outcome.record.values);
          ++now.done;
          if (settings_.progress) settings_.progress(now);
        });
    if (now.failed > 0)
      throw ExplainFailure(fmt::format("{} of {} runs failed{}", now.failed, now.total, failures));
  }

  void add_callers(Explanation& result) const {
    std::vector<PairedCalls> runs;
    std::vector<std::vector<ExampleCall>> examples;
    for (const auto& [replication, values] : found_) {
      PairedCalls& run = runs.emplace_back(empty());
      run.read(values.front());
      for (ExampleCall& one : run.examples) one.replication = replication;
      examples.push_back(run.examples);
      result.unpaired += run.unpaired / static_cast<double>(found_.size());
    }
    result.callers = caller_shares(baseline_, runs);
    result.incidents = incident_shares(baseline_, runs);
    result.examples = best_of(examples);
  }

  void add_split(Explanation& result) const {
    result.used = used_mechanisms(distinct_);
    result.worlds = distinct_.worlds.size() + 1;
    for (std::size_t m = 0; m < measures_.size(); ++m) {
      std::vector<Game> games;
      for (const auto& [replication, values] : found_) games.push_back(game_of(values, m));
      SplitMeasure split = split_of(measures_[m], games, result.used);
      if (split.change.count > 0) result.split.push_back(std::move(split));
    }
    result.split.push_back(posts(result.used));
  }

 private:
  static constexpr std::size_t pair = 0, baseline = 1, first_world = 2;

  std::vector<Job> planned() const {
    std::vector<Job> jobs;
    for (int r = 0; r < settings_.replications; ++r)
      for (std::size_t i = 0; i < first_world + distinct_.worlds.size(); ++i)
        jobs.push_back({i, static_cast<std::uint64_t>(r)});
    return jobs;
  }

  RunValues work(const Job& job) const {
    if (job.option == pair) return pair_of(job.replication);
    const World& world =
        job.option == baseline ? baseline_ : *distinct_.worlds[job.option - first_world];
    return picked(world, simulate(world, settings_.seed, job.replication), measures_);
  }

  RunValues pair_of(std::uint64_t replication) const {
    const Stories before = unpacked(
        in_child([&] { return packed(observed(baseline_, settings_.seed, replication)); }));
    const Stories after = observed(proposal_, settings_.seed, replication);
    return paired(baseline_, before, after, settings_.threshold).values();
  }

  PairedCalls empty() const {
    return {baseline_.contacts.size(), baseline_.zones.size(), baseline_.services.size()};
  }

  Game game_of(const std::vector<RunValues>& values, std::size_t measure) const {
    Game game{values[baseline][measure], {}};
    for (const std::size_t world : distinct_.of_set)
      game.value.push_back(values[first_world + world][measure]);
    return game;
  }

  /// The same in every replication.
  SplitMeasure posts(const MechanismSet& used) const {
    std::vector<double> by_world;
    for (const World* world : distinct_.worlds) by_world.push_back(posts_in(*world));
    Game game{posts_in(baseline_), {}};
    for (const std::size_t world : distinct_.of_set) game.value.push_back(by_world[world]);
    return split_of({"", "posts", "", "posts"}, {game, game}, used);
  }

  const World& baseline_;
  const World& proposal_;
  const ExplainSettings& settings_;
  DistinctWorlds distinct_;
  std::vector<MeasureAt> measures_;
  std::map<std::uint64_t, std::vector<RunValues>> found_;  ///< by replication, then job
};

}  // namespace

Explanation explain(const TakenApart& apart, const std::string& proposal,
                    const ExplainSettings& settings) {
  const auto option = std::ranges::find(apart.study.options, proposal, &Option::name);
  Explainer explainer(apart, *option, settings);
  explainer.run();
  Explanation result;
  result.title = apart.study.title;
  result.baseline = apart.study.options.front().name;
  result.proposal = proposal;
  result.settings = settings;
  result.measured = apart.study.options.front().world.horizon.length;
  result.provenance = apart.study.provenance;
  explainer.add_callers(result);
  explainer.add_split(result);
  return result;
}

}  // namespace bluelight
