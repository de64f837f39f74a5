#include "staffing/trial.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bluelight/measures.hpp>
#include <cmath>

namespace bluelight {
namespace {

using std::chrono::days;

constexpr int seasons = 4;

/// Where one job's part of a replication lies.
struct Window {
  days after{};  ///< the world's start
  Duration length{};
};

/// The weeks that replication `r` measures in each season: other ones in each replication.
class Windows {
 public:
  Windows(const World& world, const StaffingSettings& settings) : settings_(settings) {
    weeks_ = static_cast<int>(std::chrono::floor<days>(world.horizon.length).count() / 7);
    weeks_ = std::min(52, weeks_);
    length_ = std::max(1, std::min(settings.weeks / seasons, weeks_ / seasons));
    whole_ = world.horizon.length;
  }
  bool split() const { return weeks_ >= seasons; }
  std::size_t count() const { return split() ? seasons : 1; }
  Window of(const Job& job) const {
    if (!split()) return {days{0}, whole_};
    const double place = (static_cast<double>(job.replication) + 0.5) / settings_.replications;
    const double at = (static_cast<double>(job.option) + place) * weeks_ / seasons;
    const int week = std::min(static_cast<int>(at), weeks_ - length_);
    return {days{7 * week}, days{7 * length_}};
  }

 private:
  const StaffingSettings& settings_;
  int weeks_ = 0, length_ = 0;
  Duration whole_{};
};

World over(World world, const Window& window) {
  world.area.start = std::chrono::sys_days{world.area.start} + window.after;
  world.horizon.length = window.length;
  return world;
}

/// Adds the calls of one run.
void add(std::vector<WeekCalls>& sums, const RunValues& values, const MeasureLayout& layout) {
  const Measure& offered = layout.find("contact_hour", "offered");
  const Measure& within = layout.find("contact_hour", "answer_within");
  for (std::size_t c = 0; c < sums.size(); ++c)
    for (std::size_t h = 0; h < hours_a_week; ++h) {
      const double calls = values[offered.offset + c * hours_a_week + h];
      const double share = values[within.offset + c * hours_a_week + h];
      sums[c].offered[h] += calls;
      if (std::isfinite(share)) sums[c].in_time[h] += std::round(share * calls);
    }
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

TrialCalls run_trial(const World& world, const StaffingSettings& settings,
                     const std::function<void(const RunProgress&)>& progress) {
  const Windows windows(world, settings);
  std::vector<Job> jobs;
  for (int r = 0; r < settings.replications; ++r)
    for (std::size_t w = 0; w < windows.count(); ++w)
      jobs.push_back({w, static_cast<std::uint64_t>(r)});
  const auto values = gathered(
      jobs, settings.jobs,
      [&](const Job& job) {
        return simulate(over(world, windows.of(job)), settings.seed, job.replication);
      },
      progress);
  const MeasureLayout layout = measure_layout(world);
  TrialCalls calls(static_cast<std::size_t>(settings.replications),
                   std::vector<WeekCalls>(world.contacts.size()));
  for (std::size_t i = 0; i < jobs.size(); ++i) add(calls[jobs[i].replication], values[i], layout);
  return calls;
}

TrialCalls run_fresh(const World& world, const StaffingSettings& settings, std::uint64_t first) {
  std::vector<Job> jobs;
  for (int r = 0; r < settings.fresh_replications; ++r)
    jobs.push_back({0, first + static_cast<std::uint64_t>(r)});
  const auto values = gathered(
      jobs, settings.jobs,
      [&](const Job& job) { return simulate(world, settings.seed, job.replication); },
      [&](const RunProgress& now) {
        if (settings.progress) settings.progress({.runs = now});
      });
  const MeasureLayout layout = measure_layout(world);
  TrialCalls calls(jobs.size(), std::vector<WeekCalls>(world.contacts.size()));
  for (std::size_t i = 0; i < jobs.size(); ++i) add(calls[i], values[i], layout);
  return calls;
}

namespace {

/// Calls of one replication over some hours.
struct Sum {
  double offered = 0, in_time = 0;
};

std::vector<Sum> sums_over(const TrialCalls& calls, ContactId contact,
                           const std::vector<std::size_t>& hours) {
  std::vector<Sum> sums;
  for (const auto& replication : calls) {
    Sum& sum = sums.emplace_back();
    for (const std::size_t h : hours) {
      sum.offered += replication[contact.index].offered[h];
      sum.in_time += replication[contact.index].in_time[h];
    }
  }
  return sums;
}

ShareInTime ratio_of(const std::vector<Sum>& sums) {
  double offered = 0, in_time = 0, squares = 0;
  for (const Sum& sum : sums) offered += sum.offered, in_time += sum.in_time;
  if (offered == 0) return {};
  ShareInTime result{.offered = offered, .share = in_time / offered};
  for (const Sum& sum : sums) squares += std::pow(sum.in_time - result.share * sum.offered, 2);
  const double n = static_cast<double>(sums.size());
  result.standard_error = n > 1 ? std::sqrt(squares * n / (n - 1)) / offered : 0;
  return result;
}

}  // namespace

ShareInTime share_over(const TrialCalls& calls, ContactId contact,
                       const std::vector<std::size_t>& hours) {
  return ratio_of(sums_over(calls, contact, hours));
}

ShareInTime usual_share(const TrialCalls& calls, ContactId contact,
                        const std::vector<std::size_t>& hours) {
  constexpr std::size_t enough = 6;
  constexpr double far_off = 5;
  std::vector<Sum> sums = sums_over(calls, contact, hours);
  const ShareInTime all = ratio_of(sums);
  if (sums.size() < enough || all.offered == 0) return all;
  const auto late = [](const Sum& sum) { return sum.offered - sum.in_time; };
  const auto worst = std::ranges::max_element(sums, {}, late);
  const Sum left_out = *worst;
  sums.erase(worst);
  const ShareInTime others = ratio_of(sums);
  const double n = static_cast<double>(sums.size());
  const double deviation = others.standard_error * others.offered / std::sqrt(n);
  const double late_in_others = (1 - others.share) * others.offered;
  const bool unusual = late(left_out) - late_in_others / n > far_off * deviation;
  return unusual && late(left_out) > late_in_others ? others : all;
}

}  // namespace bluelight
