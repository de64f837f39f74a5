#include "staffing/trial.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <bluelight/measures.hpp>
#include <bluelight/stream.hpp>
#include <cmath>
#include <numeric>

namespace bluelight {
namespace {

using std::chrono::days;

constexpr int seasons = 4;

/// Where one job's part of a replication lies.
struct Stretch {
  days after{};  ///< the world's start
  Duration length{};
};

/// The weeks that replication `r` measures in each season: other ones in each replication.
class Stretches {
 public:
  Stretches(const World& world, const StaffingSettings& settings) : settings_(settings) {
    weeks_ = static_cast<int>(std::chrono::floor<days>(world.horizon.length).count() / 7);
    weeks_ = std::min(52, weeks_);
    length_ = std::max(1, std::min(settings.aims.weeks / seasons, weeks_ / seasons));
    whole_ = world.horizon.length;
  }
  bool split() const { return weeks_ >= seasons; }
  std::size_t count() const { return split() ? seasons : 1; }
  Stretch of(const Job& job) const {
    if (!split()) return {days{0}, whole_};
    const double place = (static_cast<double>(job.replication) + 0.5) / settings_.aims.replications;
    const double at = (static_cast<double>(job.option) + place) * weeks_ / seasons;
    const int week = std::min(static_cast<int>(at), weeks_ - length_);
    return {days{7 * week}, days{7 * length_}};
  }

 private:
  const StaffingSettings& settings_;
  int weeks_ = 0, length_ = 0;
  Duration whole_{};
};

World over(World world, const Stretch& stretch) {
  world.area.start = std::chrono::sys_days{world.area.start} + stretch.after;
  world.horizon.length = stretch.length;
  return world;
}

/// The numbers of a trial in one row: those of its replications, then the reserves' times.
Trial trial_of(const RunValues& values, std::size_t entries, const std::vector<std::size_t>& busy) {
  Trial trial;
  const std::size_t all_busy = std::accumulate(busy.begin(), busy.end(), std::size_t{0});
  auto at = values.begin();
  const auto take = [&at](auto to, std::size_t count) {
    std::copy_n(at, count, to);
    at += static_cast<std::ptrdiff_t>(count);
  };
  const std::size_t of_replication = 2 * hours_a_week * std::max<std::size_t>(1, entries);
  trial.counts.resize((values.size() - all_busy) / of_replication);
  for (auto& replication : trial.counts)
    for (WeekCounts& counts : replication = std::vector<WeekCounts>(entries)) {
      take(counts.of.begin(), hours_a_week);
      take(counts.good.begin(), hours_a_week);
    }
  for (const std::size_t size : busy) take(trial.busy.emplace_back(size).begin(), size);
  return trial;
}

std::vector<std::size_t> busy_sizes(const World& world, const Holds& holds) {
  std::vector<std::size_t> sizes;
  for (const ReserveHold& reserve : holds.reserves)
    sizes.push_back(hours_a_week * TrialCounts::levels_of(world, reserve));
  return sizes;
}

/// The runs of one job after another: parts of one replication are added, replications stand in a
/// row, and after them what all of them say of reserves.
RunValues summed(const std::vector<Job>& jobs, const std::vector<RunValues>& runs,
                 std::size_t of_replication) {
  RunValues row, busy;
  std::uint64_t last = 0;
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    if (i == 0 || jobs[i].replication != last) row.resize(row.size() + of_replication);
    last = jobs[i].replication;
    const std::size_t begin = row.size() - of_replication;
    for (std::size_t k = 0; k < of_replication; ++k) row[begin + k] += runs[i][k];
    busy.resize(runs[i].size() - of_replication);
    for (std::size_t k = 0; k < busy.size(); ++k) busy[k] += runs[i][of_replication + k];
  }
  row.insert(row.end(), busy.begin(), busy.end());
  return row;
}

std::string text_of(const StaffGroup& group) {
  std::string text = group.name;
  for (const auto& day : group.seats) text += fmt::format(" {}", fmt::join(day, ","));
  for (const Shift& shift : group.shifts)
    text += fmt::format(" {}+{}: {}", shift.begins.count(), shift.lasts.count(),
                        fmt::join(shift.seats, ","));
  return text + fmt::format(" at least {}\n", group.minimum);
}

/// All that decides what a trial gives, but for the program and the files of the scenario.
std::uint64_t key_of(const World& world, const Holds& holds, const StaffingSettings& settings,
                     const std::string& kind) {
  std::string text = fmt::format("{}\n{} {} {} {} {}\n{}\n", kind, settings.seed,
                                 settings.aims.replications, settings.aims.weeks,
                                 world.demand_factor, world.horizon.length.count(), world.resolved);
  for (const StaffGroup& group : world.staff) text += text_of(group);
  for (const ClassHold& one : holds.classes)
    text += fmt::format("{} {} {}\n", one.hold.thing(), static_cast<int>(one.hold.measure),
                        one.standard.within.count());
  for (const ReserveHold& one : holds.reserves)
    text += fmt::format("{} {}\n", one.hold.room, one.hold.people());
  return Entity::named(text).hash;
}

/// Runs jobs and gathers what they say in the order of the jobs, however they end.
std::vector<RunValues> gathered(const std::vector<Job>& jobs, const JobSettings& settings,
                                const std::function<RunValues(const Job&)>& work,
                                const std::function<void(const RunProgress&)>& progress) {
  std::map<std::pair<std::uint64_t, std::size_t>, RunValues> found;
  RunProgress now{.total = jobs.size()};
  std::string failures;
  run_jobs(jobs, settings, work, [&](JobOutcome outcome) {
    if (outcome.record.status != RunRecord::Status::done) {
      ++now.failed;
      failures +=
          fmt::format("\nreplication {}: {}", outcome.job.replication, outcome.record.message);
    }
    found[{outcome.job.replication, outcome.job.option}] = std::move(outcome.record.values);
    ++now.done;
    if (progress) progress(now);
  });
  if (now.failed > 0)
    throw FailedReplications(
        fmt::format("{} of {} runs failed{}", now.failed, now.total, failures));
  std::vector<RunValues> all;
  for (const Job& job : jobs) all.push_back(std::move(found[{job.replication, job.option}]));
  return all;
}

}  // namespace

World with_seats(const World& world, const Candidate& candidate) {
  World changed = world;
  for (const auto& [id, seats] : candidate) {
    StaffGroup& group = changed.staff[id.index];
    group.shifts.clear();
    group.attendance.breaks.clear();  // breaks belong to shifts
    for (std::size_t kind = 0; kind < day_kinds; ++kind)
      for (std::size_t hour = 0; hour < 24; ++hour)
        group.seats[kind][hour] = seats[std::min<std::size_t>(kind, 6) * 24 + hour];
  }
  return changed;
}

namespace {

/// What is run: which replications, over which time.
struct Runs {
  std::string kind;  ///< one for each way to choose jobs and time
  std::vector<Job> jobs;
  std::function<World(const Job&)> world;
};

Trial trial_of(const Runs& runs, const World& world, const Holds& holds,
               const StaffingSettings& settings,
               const std::function<void(const RunProgress&)>& progress) {
  const std::uint64_t key = key_of(world, holds, settings, runs.kind);
  const std::vector<std::size_t> busy = busy_sizes(world, holds);
  if (settings.memory.find)
    if (const auto known = settings.memory.find(key)) return trial_of(*known, holds.size(), busy);
  const auto work = [&](const Job& job) {
    const World part = runs.world(job);
    TrialCounts counts(part, holds);
    observe(part, settings.seed, job.replication, counts);
    return counts.values();
  };
  const RunValues row = summed(runs.jobs, gathered(runs.jobs, settings.jobs, work, progress),
                               2 * hours_a_week * holds.size());
  if (settings.memory.keep) settings.memory.keep(key, row);
  return trial_of(row, holds.size(), busy);
}

}  // namespace

Trial run_trial(const World& world, const Holds& holds, const StaffingSettings& settings,
                const std::function<void(const RunProgress&)>& progress) {
  const Stretches stretches(world, settings);
  Runs runs{.kind = "candidate", .jobs = {}, .world = [&](const Job& job) {
              return over(world, stretches.of(job));
            }};
  for (int r = 0; r < settings.aims.replications; ++r)
    for (std::size_t w = 0; w < stretches.count(); ++w)
      runs.jobs.push_back({w, static_cast<std::uint64_t>(r)});
  return trial_of(runs, world, holds, settings, progress);
}

Trial run_fresh(const World& world, const Holds& holds, const StaffingSettings& settings,
                std::uint64_t first) {
  Runs runs{.kind = fmt::format("fresh {} {}", first, settings.aims.fresh_replications),
            .jobs = {},
            .world = [&](const Job&) { return world; }};
  for (int r = 0; r < settings.aims.fresh_replications; ++r)
    runs.jobs.push_back({0, first + static_cast<std::uint64_t>(r)});
  return trial_of(runs, world, holds, settings, [&](const RunProgress& now) {
    if (settings.progress) settings.progress({.runs = now});
  });
}

}  // namespace bluelight
