#include "values.hpp"

#include <fmt/format.h>

#include "value_list.hpp"

namespace bluelight::theory {

namespace {

std::string hour_label(int hour) {
  constexpr std::array days{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  return fmt::format("{} {:02}", days[static_cast<std::size_t>(hour / 24)], hour % 24);
}

/// Whether the room answers one class only; its sums are then those of the class.
bool alone(const RoomModel& room) { return room.classes.size() == 1; }

/// Whose calls values are of.
struct Series {
  std::string family, label;
};

void add_week(ValueList& values, const Series& of, const HourSums& week, double seconds) {
  const auto add = [&](const char* measure, double value) {
    values.add(of.family, measure, {of.label}, value);
  };
  add("offered", week.offered);
  add("answered", week.offered - week.abandoned);
  add("abandoned", week.abandoned);
  add("abandonment", week.abandoned / week.offered);
  add("delayed", week.delayed / week.offered);
  add("wait_mean", week.waiting / week.offered);
  add("queue_length", week.waiting / seconds);
}

void add_hour(ValueList& values, const ContactClass& contact, int hour, const HourSums& sums) {
  if (sums.offered <= 0) return;
  const std::vector<std::string> labels{contact.name, hour_label(hour)};
  values.add("contact_hour", "offered", labels, sums.offered);
  if (contact.standard)
    values.add("contact_hour", "answer_within", labels, sums.within / sums.offered);
}

}  // namespace

std::vector<TheoryValue> values_of(const World& world, const RoomModel& room,
                                   const std::vector<QueueLaw>& laws, std::string_view source) {
  const double seconds = to_seconds(world.horizon.length).count();
  ValueList values(source);
  StreamOfCalls all{"room", room.room->name, 0, 0, {}};
  double busy = 0;
  for (std::size_t i = 0; i < room.classes.size(); ++i) {
    const ClassModel& one = room.classes[i];
    const StreamOfCalls calls{"contact", one.contact->name, one.arrivals(),
                              one.arrivals() * seconds, laws[i]};
    values.add_waits(calls);
    values.add_answer_times(calls, one.contact->standard);
    values.add("contact", "handle_time_mean", {one.contact->name}, one.handle_mean());
    busy += calls.arrivals * (1 - laws[i].abandonment) * one.handle_mean();
    all.merge(calls);
  }
  values.add_waits(all);
  if (room.groups.size() == 1) {
    const double hours = seconds / 3600;
    values.add_staff(at(world.staff, room.groups.front()).name, room.handlers * hours,
                     busy * hours);
  }
  return values.take();
}

std::vector<TheoryValue> values_of(const World& world, const RoomModel& room,
                                   const std::array<HourSums, hours_a_week>& week,
                                   std::string_view source) {
  const double seconds = to_seconds(world.horizon.length).count();
  const std::string& group = at(world.staff, room.groups.front()).name;
  const ContactClass& contact = *room.classes.front().contact;
  ValueList values(source);
  HourSums total;
  for (const HourSums& sums : week) total += sums;
  add_week(values, {"room", room.room->name}, total, seconds);
  if (alone(room)) add_week(values, {"contact", contact.name}, total, seconds);
  if (alone(room) && contact.standard)
    values.add("contact", "answer_within", {contact.name}, total.within / total.offered);
  values.add_staff(group, total.staffed / 3600, total.busy / 3600);
  values.add("staff", "overrun_hours", {group}, total.overrun / 3600);
  for (int hour = 0; hour < hours_a_week; ++hour) {
    const HourSums& sums = week[static_cast<std::size_t>(hour)];
    if (alone(room)) add_hour(values, contact, hour, sums);
    if (sums.staffed > 0)
      values.add("staff_hour", "busy_hours", {group, hour_label(hour)}, sums.busy / 3600);
  }
  return values.take();
}

}  // namespace bluelight::theory
