#include "values.hpp"

#include <fmt/format.h>

#include <utility>

namespace bluelight::theory {

namespace {

/// Collects values that share a source.
class Values {
 public:
  explicit Values(std::string_view source) : source_(source) {}
  void add(std::string family, std::string measure, std::vector<std::string> labels, double value) {
    all_.push_back(
        {std::move(family), std::move(measure), std::move(labels), value, std::string(source_)});
  }
  std::vector<TheoryValue> take() { return std::move(all_); }

 private:
  std::string_view source_;
  std::vector<TheoryValue> all_;
};

std::string hour_label(int hour) {
  constexpr std::array days{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  return fmt::format("{} {:02}", days[static_cast<std::size_t>(hour / 24)], hour % 24);
}

/// A stream of calls with its law: a class, or all classes of a room.
struct Calls {
  std::string family, label;
  double arrivals = 0;  ///< a second
  double offered = 0;   ///< in the measured time
  QueueLaw law;
};

void add_waits(Values& values, const Calls& calls) {
  const QueueLaw& law = calls.law;
  const auto add = [&](const char* measure, double value) {
    values.add(calls.family, measure, {calls.label}, value);
  };
  add("offered", calls.offered);
  add("answered", calls.offered * (1 - law.abandonment));
  add("abandoned", calls.offered * law.abandonment);
  add("abandonment", law.abandonment);
  add("delayed", law.delayed);
  add("wait_mean", law.wait_mean);
  add("answer_time_mean", law.answer_time_mean);
  add("queue_length", calls.arrivals * law.wait_mean);
}

void add_answer_times(Values& values, const Calls& calls,
                      const std::optional<ServiceLevel>& standard) {
  const QueueLaw& law = calls.law;
  if (!law.answered_within) return;
  if (standard)
    values.add(calls.family, "answer_within", {calls.label},
               law.answered_within(to_seconds(standard->within).count()));
  if (!law.quantiles) return;
  constexpr std::array quantiles{
      std::pair{"answer_time_median", 0.5}, std::pair{"answer_time_p90", 0.9},
      std::pair{"answer_time_p95", 0.95}, std::pair{"answer_time_p99", 0.99}};
  for (const auto& [measure, p] : quantiles)
    values.add(calls.family, measure, {calls.label}, binned_quantile(law, p));
}

/// Adds a class's part to what all classes of its room see together.
void merge(Calls& all, const Calls& one) {
  const double arrivals = all.arrivals + one.arrivals;
  const auto mean = [&](double a, double b) {
    return (all.arrivals * a + one.arrivals * b) / arrivals;
  };
  const double answered = mean(1 - all.law.abandonment, 1 - one.law.abandonment);
  all.law.answer_time_mean = mean(all.law.answer_time_mean * (1 - all.law.abandonment),
                                  one.law.answer_time_mean * (1 - one.law.abandonment)) /
                             answered;
  all.law.abandonment = 1 - answered;
  all.law.delayed = mean(all.law.delayed, one.law.delayed);
  all.law.wait_mean = mean(all.law.wait_mean, one.law.wait_mean);
  all.offered += one.offered;
  all.arrivals = arrivals;
}

void add_staff(Values& values, const std::string& group, double staffed_hours, double busy_hours) {
  values.add("staff", "staffed_hours", {group}, staffed_hours);
  values.add("staff", "busy_hours", {group}, busy_hours);
  values.add("staff", "occupancy", {group}, busy_hours / staffed_hours);
}

/// Whether the room answers one class only; its sums are then those of the class.
bool alone(const RoomModel& room) { return room.classes.size() == 1; }

void add_week(Values& values, const std::string& family, const std::string& label,
              const HourSums& week, double seconds) {
  const auto add = [&](const char* measure, double value) {
    values.add(family, measure, {label}, value);
  };
  add("offered", week.offered);
  add("answered", week.offered - week.abandoned);
  add("abandoned", week.abandoned);
  add("abandonment", week.abandoned / week.offered);
  add("delayed", week.delayed / week.offered);
  add("wait_mean", week.waiting / week.offered);
  add("queue_length", week.waiting / seconds);
}

void add_hour(Values& values, const std::string& family, const std::string& label, int hour,
              const HourSums& sums, bool standard) {
  if (sums.offered <= 0) return;
  values.add(family + "_hour", "offered", {label, hour_label(hour)}, sums.offered);
  if (standard)
    values.add(family + "_hour", "answer_within", {label, hour_label(hour)},
               sums.within / sums.offered);
}

}  // namespace

std::vector<TheoryValue> values_of(const World& world, const RoomModel& room,
                                   const std::vector<QueueLaw>& laws, std::string_view source) {
  const double seconds = to_seconds(world.horizon.length).count();
  Values values(source);
  Calls all{"room", room.room->name, 0, 0, {}};
  double busy = 0;
  for (std::size_t i = 0; i < room.classes.size(); ++i) {
    const ClassModel& one = room.classes[i];
    const Calls calls{"contact", one.contact->name, one.arrivals(), one.arrivals() * seconds,
                      laws[i]};
    add_waits(values, calls);
    add_answer_times(values, calls, one.contact->standard);
    values.add("contact", "handle_time_mean", {one.contact->name}, one.handle_mean());
    busy += calls.arrivals * (1 - laws[i].abandonment) * one.handle_mean();
    merge(all, calls);
  }
  add_waits(values, all);
  if (room.groups.size() == 1) {
    const double hours = seconds / 3600;
    add_staff(values, at(world.staff, room.groups.front()).name, room.handlers * hours,
              busy * hours);
  }
  return values.take();
}

std::vector<TheoryValue> values_of(const World& world, const RoomModel& room,
                                   const std::array<HourSums, hours_a_week>& week,
                                   std::string_view source) {
  const double seconds = to_seconds(world.horizon.length).count();
  const std::string& group = at(world.staff, room.groups.front()).name;
  const std::string& contact = room.classes.front().contact->name;
  const bool standard = alone(room) && room.classes.front().contact->standard;
  Values values(source);
  HourSums total;
  for (const HourSums& sums : week) total += sums;
  add_week(values, "room", room.room->name, total, seconds);
  if (alone(room)) add_week(values, "contact", contact, total, seconds);
  if (standard) values.add("contact", "answer_within", {contact}, total.within / total.offered);
  add_staff(values, group, total.staffed / 3600, total.busy / 3600);
  values.add("staff", "overrun_hours", {group}, total.overrun / 3600);
  for (int hour = 0; hour < hours_a_week; ++hour) {
    const HourSums& sums = week[static_cast<std::size_t>(hour)];
    if (alone(room)) add_hour(values, "contact", contact, hour, sums, standard);
    if (sums.staffed > 0)
      values.add("staff_hour", "busy_hours", {group, hour_label(hour)}, sums.busy / 3600);
  }
  return values.take();
}

}  // namespace bluelight::theory
