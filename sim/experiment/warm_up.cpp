#include <fmt/format.h>

#include <algorithm>
#include <bluelight/demand.hpp>
#include <bluelight/measures.hpp>
#include <bluelight/mser.hpp>
#include <bluelight/observer.hpp>
#include <bluelight/warm_up.hpp>
#include <cmath>
#include <numeric>
#include <stdexcept>

namespace bluelight {
namespace {

using std::chrono::days;

constexpr days under_way_after{7};
enum Start : std::size_t { from_empty, under_way };

/// People busy and calls waiting in each room, slot by slot.
class RoomSeries : public Observer {
 public:
  RoomSeries(const World& world, TimePoint begin, std::size_t slots)
      : world_(world),
        begin_(begin),
        slots_(slots),
        busy_(world.staff.size()),
        waiting_(world.contacts.size()),
        level_(world.rooms.size()),
        since_(world.rooms.size()),
        sums_(world.rooms.size() * slots) {}

  void hour_begins(int) override {}
  void offered(const OfferedCall&) override {}
  void answered(const OfferedCall&, Duration) override {}
  void abandoned(const OfferedCall&, Duration) override {}
  void redialled(const OfferedCall&) override {}
  void handled(const OfferedCall&, Duration) override {}

  void waiting_changed(ContactId contact, int waiting, TimePoint now) override {
    if (const auto room = room_of(world_, contact))
      change(*room, waiting - std::exchange(waiting_[contact.index], waiting), now);
  }
  void staff_changed(StaffGroupId group, int busy, int, TimePoint now) override {
    change(at(world_.staff, group).room, busy - std::exchange(busy_[group.index], busy), now);
  }

  /// By room, then slot.
  std::vector<double> take() && {
    const TimePoint end = begin_ + static_cast<int>(slots_) * warm_up_slot;
    for (std::uint32_t room = 0; room < level_.size(); ++room) change({room}, 0, end);
    return std::move(sums_);
  }

 private:
  void change(RoomId room, int by, TimePoint now) {
    book(room, now);
    level_[room.index] += by;
  }

  /// Adds what was there since the last change to the slots that it lay in.
  void book(RoomId room, TimePoint now) {
    TimePoint from = std::max(std::exchange(since_[room.index], now), begin_);
    while (from < now) {
      const auto slot = static_cast<std::size_t>((from - begin_) / warm_up_slot);
      if (slot >= slots_) return;
      const TimePoint end = begin_ + static_cast<int>(slot + 1) * warm_up_slot;
      const Duration within = std::min(now, end) - from;
      sums_[room.index * slots_ + slot] +=
          level_[room.index] * (to_seconds(within) / to_seconds(warm_up_slot));
      from += within;
    }
  }

  const World& world_;
  TimePoint begin_;
  std::size_t slots_;
  std::vector<int> busy_, waiting_, level_;
  std::vector<TimePoint> since_;
  std::vector<double> sums_;
};

std::size_t slots_of(const WarmUpSettings& settings) {
  return static_cast<std::size_t>(settings.length / warm_up_slot);
}

RunValues run_of(World world, const WarmUpSettings& settings, const Job& job) {
  const days before = job.option == under_way ? under_way_after : days{0};
  world.horizon = {.warm_up = before, .length = settings.length};
  const TimePoint begin =
      run_calendar(world).days()[static_cast<std::size_t>(before.count())].begin;
  RoomSeries series(world, begin, slots_of(settings));
  observe(world, settings.seed, job.replication, series);
  return std::move(series).take();
}

/// Replications from empty, then as many others under way.
std::vector<Job> jobs_of(const WarmUpSettings& settings) {
  std::vector<Job> jobs;
  const auto count = static_cast<std::uint64_t>(settings.replications);
  for (std::uint64_t r = 0; r < count; ++r) {
    jobs.push_back({from_empty, r});
    jobs.push_back({under_way, count + r});
  }
  return jobs;
}

/// Values of all runs, in the order of the jobs.
std::vector<RunValues> values_of(const World& world, const WarmUpSettings& settings,
                                 const std::vector<Job>& jobs) {
  std::vector<RunValues> values(jobs.size());
  const auto work = [&](const Job& job) { return run_of(world, settings, job); };
  run_jobs(jobs, settings.jobs, work, [&](JobOutcome outcome) {
    if (outcome.record.status != RunRecord::Status::done)
      throw std::runtime_error(fmt::format("replication {} failed: {}", outcome.job.replication,
                                           outcome.record.message));
    const auto place =
        2 * (outcome.job.replication % static_cast<std::uint64_t>(settings.replications)) +
        outcome.job.option;
    values[place] = std::move(outcome.record.values);
  });
  return values;
}

std::optional<Duration> warm_up_of(const RoomStart& start) {
  constexpr std::size_t an_hour = 12;
  const std::vector<double> level = moving_average(start.under_way, an_hour);
  const double mean = std::accumulate(level.begin(), level.end(), 0.0) /
                      static_cast<double>(std::max<std::size_t>(1, level.size()));
  if (mean == 0) return Duration{};  // nothing ever happens there
  std::vector<double> off;
  for (std::size_t slot = 0; slot < level.size(); ++slot)
    off.push_back((start.from_empty[slot] - start.under_way[slot]) /
                  std::sqrt(std::max(level[slot], 0.05 * mean)));
  const auto cut = mser5(off);
  return cut ? std::optional(static_cast<int>(*cut) * warm_up_slot) : std::nullopt;
}

}  // namespace

std::vector<RoomStart> find_warm_up(const World& world, const WarmUpSettings& settings) {
  const std::vector<Job> jobs = jobs_of(settings);
  const std::vector<RunValues> values = values_of(world, settings, jobs);
  const std::size_t slots = slots_of(settings);
  std::vector<RoomStart> starts;
  for (std::uint32_t room = 0; room < world.rooms.size(); ++room) {
    RoomStart start{{room}, std::vector<double>(slots), std::vector<double>(slots), {}};
    for (std::size_t j = 0; j < jobs.size(); ++j) {
      auto& series = jobs[j].option == from_empty ? start.from_empty : start.under_way;
      for (std::size_t slot = 0; slot < slots; ++slot)
        series[slot] += values[j][room * slots + slot] / settings.replications;
    }
    start.warm_up = warm_up_of(start);
    starts.push_back(std::move(start));
  }
  return starts;
}

std::vector<double> moving_average(const std::vector<double>& series, std::size_t half_window) {
  std::vector<double> smooth;
  for (std::size_t i = 0; i < series.size(); ++i) {
    const std::size_t reach = std::min({half_window, i, series.size() - 1 - i});
    const auto first = series.begin() + static_cast<std::ptrdiff_t>(i - reach);
    const auto count = static_cast<std::ptrdiff_t>(2 * reach + 1);
    smooth.push_back(std::accumulate(first, first + count, 0.0) / static_cast<double>(count));
  }
  return smooth;
}

}  // namespace bluelight
