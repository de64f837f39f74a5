/// Why a proposal is better or worse: the same callers in both worlds, who gains and who loses, and
/// how much each mechanism does.
#pragma once

#include <array>
#include <bluelight/estimate.hpp>
#include <bluelight/mechanism.hpp>
#include <bluelight/run_study.hpp>
#include <cstdint>
#include <functional>
#include <map>
#include <span>
#include <stdexcept>
#include <string>
#include <vector>

namespace bluelight {

/// How a proposal is explained. `jobs` never changes the answer.
struct ExplainSettings {
  std::uint64_t seed = 1;
  int replications = 10;
  Duration threshold = std::chrono::seconds{5};  ///< waits that differ by no more are unchanged
  std::string measure{};  ///< of classes of calls, "abandonment"; empty: each class's leading one
  JobSettings jobs{};
  std::function<void(const RunProgress&)> progress{};  ///< may be empty
};

/// How the wait of a call ends.
enum class CallEnd : std::uint8_t {
  waiting,  ///< it still waits when the run ends
  answered,
  gave_up
};

/// What becomes of one call in one world. The same caller is the same person in every world.
struct CallStory {
  std::uint64_t caller = 0;      ///< `Entity::hash` of who rings
  std::uint64_t incident = 0;    ///< of what the call is about; 0: of no incident
  std::int64_t offered = 0;      ///< first attempt, µs since the run's first instant
  std::int64_t waited = 0;       ///< µs: first offered -> answered or given up, pauses between
                                 ///< attempts included; and the second wait of who is passed on
  std::uint16_t contact = 0;     ///< the class that was rung first
  std::uint16_t zone = nowhere;  ///< of the incident
  std::uint16_t attempts = 0;
  CallEnd end = CallEnd::waiting;
  bool by_partner = false;  ///< people of another room answered
  static constexpr std::uint16_t nowhere = 0xffff;
};

/// What becomes of one incident at one service in one world.
struct IncidentStory {
  std::uint64_t incident = 0;
  std::int64_t reported = 0, visible = 0, mobilised = 0;  ///< µs since the run's first instant
  std::uint16_t service = 0, zone = CallStory::nowhere;
};

/// How a call or incident fares in the proposal.
enum class Fared { unchanged, worse, better };

/// Worse: waits longer by more than `threshold`, or is no more answered. Better: the reverse.
Fared fared(const CallStory& before, const CallStory& after, Duration threshold);

/// Why a call is shown.
enum class ExampleKind {
  most_worse,     ///< answered in both worlds, with the longest additional wait
  typical_worse,  ///< the median of those made worse in the class that most of them rang
  lost,           ///< answered in the baseline, and given up in the proposal
  most_better,
  typical_better,
  won  ///< given up in the baseline, and answered in the proposal
};

/// One call in both worlds: the baseline, then the proposal.
struct ExampleCall {
  static constexpr std::size_t most_services = 8;
  /// When a service sees the incident and mobilises; µs since the run's first instant; -1: never.
  struct Seen {
    std::int64_t visible = -1, mobilised = -1;
  };
  ExampleKind kind{};
  std::uint64_t replication = 0;
  std::array<CallStory, 2> call{};
  std::array<std::array<Seen, most_services>, 2> services{};  ///< the first of the world's
};

/// Calls of one kind: how many of them fare worse and better.
struct GroupShare {
  std::string dimension;  ///< "all", "contact", "zone", "kind", "time" or "contact at night"
  std::string label;      ///< "police_999", "countryside", "rural", "night"
  double calls = 0;       ///< a replication, on average
  Estimate worse, better, unchanged;  ///< shares of these calls
  Estimate excess;                    ///< share worse less that of all calls of the dimension
  /// What can be told of `excess` from chance (Holm's procedure over all groups, 5 %): more (1),
  /// fewer (-1), or not told (0).
  int told = 0;
};

/// Incidents of one service: units are mobilised later or sooner.
struct IncidentShare {
  std::string service;
  double incidents = 0;  ///< a replication, on average
  Estimate later, sooner, unchanged;
};

/// One measure in both worlds, and what each mechanism does to it.
struct SplitMeasure {
  std::string family, measure, label, unit;  ///< "posts" has neither family nor label
  Estimate baseline, proposal, change;
  std::array<Estimate, all_mechanisms.size()> parts;  ///< Shapley values; they sum to `change`
};

/// All that is found about a proposal.
struct Explanation {
  std::string title, baseline, proposal;  ///< names of the options
  ExplainSettings settings;
  Duration measured{};              ///< time of each replication
  std::vector<GroupShare> callers;  ///< [0] is all calls
  std::vector<IncidentShare> incidents;
  double unpaired = 0;  ///< calls a replication that one world alone has at that instant
  std::vector<ExampleCall> examples;
  std::vector<SplitMeasure> split;
  MechanismSet used;       ///< mechanisms that change any world of the proposal
  std::size_t worlds = 0;  ///< that were simulated for `split`
  std::map<std::string, std::string> provenance;
};

/// Replications that gave no result.
class ExplainFailure : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Explains the option `proposal` of a study that was taken apart for it: simulates the same
/// replications in the baseline and in the proposal, pairs their calls, and simulates the worlds of
/// every set of mechanisms. Requires: `apart.worlds` is not empty. Throws `ExplainFailure`, and
/// what `run_jobs` throws.
Explanation explain(const TakenApart& apart, const std::string& proposal,
                    const ExplainSettings& settings);

/// Shapley values of a game: `value` of each set of players, at the set as a binary number (player
/// i is bit i), 2^k of them. What each player adds on average over all orders in which players may
/// join (Shapley 1953, equation 12); they sum to `value.back() - value.front()`.
std::vector<double> shapley_values(std::span<const double> value);

}  // namespace bluelight
