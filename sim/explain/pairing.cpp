#include "explain/pairing.hpp"

#include <algorithm>
#include <bluelight/demand.hpp>
#include <cstring>
#include <tuple>

#include "explain/examples.hpp"

namespace bluelight {
namespace {

/// Things as numbers of a run, bit by bit: runs hand over nothing else.
template <class Thing>
void put(RunValues& values, const std::vector<Thing>& things) {
  static_assert(sizeof(Thing) % sizeof(double) == 0 && std::is_trivially_copyable_v<Thing>);
  std::vector<double> bits(things.size() * (sizeof(Thing) / sizeof(double)));
  if (!things.empty()) std::memcpy(bits.data(), things.data(), things.size() * sizeof(Thing));
  values.push_back(static_cast<double>(things.size()));
  values.insert(values.end(), bits.begin(), bits.end());
}

template <class Thing>
std::vector<Thing> take(const RunValues& values, std::size_t& next) {
  std::vector<Thing> things(static_cast<std::size_t>(values[next++]));
  if (!things.empty())
    std::memcpy(static_cast<void*>(things.data()), values.data() + next,
                things.size() * sizeof(Thing));
  next += things.size() * (sizeof(Thing) / sizeof(double));
  return things;
}

bool is_night(const LocalHour& hour) { return hour.hour >= 22 || hour.hour < 6; }

Fared fared_time(std::int64_t before, std::int64_t after, Duration threshold) {
  if (after - before > threshold.count()) return Fared::worse;
  return before - after > threshold.count() ? Fared::better : Fared::unchanged;
}

void count(Counts& counts, Fared fared) { ++counts.fared[static_cast<std::size_t>(fared)]; }

/// Puts the calls of one replication side by side.
class Pairing {
 public:
  Pairing(const World& baseline, Duration threshold)
      : world_(baseline),
        calendar_(run_calendar(baseline)),
        threshold_(threshold),
        result_(baseline.contacts.size(), baseline.zones.size(), baseline.services.size()) {}

  PairedCalls of(const Stories& before, const Stories& after) && {
    pair_calls(before.calls, after.calls);
    pair_incidents(before.incidents, after.incidents);
    result_.examples = examples_of(pairs_, before, after);
    return std::move(result_);
  }

 private:
  /// Both are sorted by caller.
  void pair_calls(const std::vector<CallStory>& before, const std::vector<CallStory>& after) {
    auto other = after.begin();
    double found = 0;
    for (const CallStory& one : before) {
      while (other != after.end() && other->caller < one.caller) ++other;
      if (other == after.end() || other->caller != one.caller || other->offered != one.offered)
        continue;
      add(one, *other);
      ++found;
    }
    result_.unpaired =
        static_cast<double>(before.size()) + static_cast<double>(after.size()) - 2 * found;
  }

  void add(const CallStory& before, const CallStory& after) {
    const Fared how = fared(before, after, threshold_);
    const TimePoint offered{Duration{before.offered}};
    const std::size_t place = before.zone == CallStory::nowhere ? world_.zones.size() : before.zone;
    count(result_.calls({before.contact, place, is_night(calendar_.at(offered))}), how);
    if (how != Fared::unchanged) pairs_.push_back({before, after, how});
  }

  /// Both are sorted by incident and service.
  void pair_incidents(const std::vector<IncidentStory>& before,
                      const std::vector<IncidentStory>& after) {
    const auto key = [](const IncidentStory& one) { return std::tuple(one.incident, one.service); };
    auto other = after.begin();
    for (const IncidentStory& one : before) {
      while (other != after.end() && key(*other) < key(one)) ++other;
      if (other == after.end() || key(*other) != key(one)) continue;
      count(
          result_.incidents(one.service),
          fared_time(one.mobilised - one.reported, other->mobilised - other->reported, threshold_));
    }
  }

  const World& world_;
  LocalHours calendar_;
  Duration threshold_;
  PairedCalls result_;
  std::vector<ChangedCall> pairs_;  ///< that are not unchanged
};

}  // namespace

Fared fared(const CallStory& before, const CallStory& after, Duration threshold) {
  const bool was_answered = before.end == CallEnd::answered;
  const bool is_answered = after.end == CallEnd::answered;
  if (was_answered && is_answered) return fared_time(before.waited, after.waited, threshold);
  if (was_answered == is_answered) return Fared::unchanged;
  return was_answered ? Fared::worse : Fared::better;
}

Counts& Counts::operator+=(const Counts& other) {
  for (std::size_t i = 0; i < fared.size(); ++i) fared[i] += other.fared[i];
  return *this;
}

RunValues PairedCalls::values() const {
  RunValues values;
  put(values, calls_);
  put(values, incidents_);
  values.push_back(unpaired);
  put(values, examples);
  return values;
}

void PairedCalls::read(const RunValues& values) {
  std::size_t next = 0;
  calls_ = take<Counts>(values, next);
  incidents_ = take<Counts>(values, next);
  unpaired = values[next++];
  examples = take<ExampleCall>(values, next);
}

RunValues packed(const Stories& stories) {
  RunValues values;
  put(values, stories.calls);
  put(values, stories.incidents);
  return values;
}

Stories unpacked(const RunValues& values) {
  std::size_t next = 0;
  Stories stories;
  stories.calls = take<CallStory>(values, next);
  stories.incidents = take<IncidentStory>(values, next);
  return stories;
}

PairedCalls paired(const World& baseline, const Stories& before, const Stories& after,
                   Duration threshold) {
  return Pairing(baseline, threshold).of(before, after);
}

}  // namespace bluelight
