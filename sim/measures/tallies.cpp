#include "measures/tallies.hpp"

#include <algorithm>

namespace bluelight {

void CallTally::merge(const CallTally& other) {
  offered += other.offered;
  answered += other.answered;
  abandoned += other.abandoned;
  redialled += other.redialled;
  delayed += other.delayed;
  with_standard += other.with_standard;
  within += other.within;
  abandoned_before += other.abandoned_before;
  handled += other.handled;
  waited += other.waited;
  to_answer += other.to_answer;
  handling += other.handling;
  queued += other.queued;
  answer_times.merge(other.answer_times);
}

void StaffTally::merge(const StaffTally& other) {
  staffed += other.staffed;
  busy += other.busy;
  overrun += other.overrun;
}

Tallies::Tallies(const World& world, const LocalHours& calendar, Window window)
    : window_(window),
      contacts_(world.contacts.size()),
      staff_(world.staff.size()),
      queues_(world.contacts.size()),
      pools_(world.staff.size()) {
  for (const LocalHour& hour : calendar.hours())
    week_hour_.push_back(static_cast<std::uint8_t>(hour.hour_of_week()));
  for (const ContactClass& contact : world.contacts) standards_.push_back(contact.standard);
}

CallTally* Tallies::tally_of(const OfferedCall& call) {
  if (call.offered < window_.from || call.offered >= window_.to) return nullptr;
  const auto hour =
      static_cast<std::size_t>(call.offered.time_since_epoch() / std::chrono::hours{1});
  return &contacts_[call.contact.index][week_hour_[hour]];
}

void Tallies::hour_begins(int hour) {
  const TimePoint now{std::chrono::hours{hour}};
  for (std::size_t contact = 0; contact < queues_.size(); ++contact) settle(contact, now);
  for (std::size_t group = 0; group < pools_.size(); ++group) settle_staff(group, now);
  hour_of_week_ = week_hour_[static_cast<std::size_t>(hour)];
}

void Tallies::offered(const OfferedCall& call) {
  CallTally* tally = tally_of(call);
  if (tally == nullptr) return;
  ++tally->offered;
  if (standards_[call.contact.index]) ++tally->with_standard;
}

void Tallies::answered(const OfferedCall& call, Duration wait) {
  CallTally* tally = tally_of(call);
  if (tally == nullptr) return;
  ++tally->answered;
  tally->delayed += wait > Duration{0};
  tally->waited += wait;
  tally->to_answer += wait;
  tally->answer_times.add(wait);
  const auto& standard = standards_[call.contact.index];
  if (standard && wait <= standard->within) ++tally->within;
}

void Tallies::abandoned(const OfferedCall& call, Duration wait) {
  CallTally* tally = tally_of(call);
  if (tally == nullptr) return;
  ++tally->abandoned;
  tally->delayed += wait > Duration{0};
  tally->waited += wait;
  const auto& standard = standards_[call.contact.index];
  if (standard && wait <= standard->within) ++tally->abandoned_before;
}

void Tallies::redialled(const OfferedCall& call) {
  if (CallTally* tally = tally_of(call)) ++tally->redialled;
}

void Tallies::handled(const OfferedCall& call, Duration handle_time) {
  CallTally* tally = tally_of(call);
  if (tally == nullptr) return;
  ++tally->handled;
  tally->handling += handle_time;
}

Duration Tallies::measured(TimePoint since, TimePoint now) const {
  return std::max(Duration{0}, std::min(now, window_.to) - std::max(since, window_.from));
}

void Tallies::settle(std::size_t contact, TimePoint now) {
  Queue& queue = queues_[contact];
  if (queue.waiting > 0)
    contacts_[contact][static_cast<std::size_t>(hour_of_week_)].queued +=
        queue.waiting * measured(queue.since, now);
  queue.since = now;
}

void Tallies::settle_staff(std::size_t group, TimePoint now) {
  Pool& pool = pools_[group];
  const Duration length = measured(pool.since, now);
  StaffTally& tally = staff_[group][static_cast<std::size_t>(hour_of_week_)];
  tally.staffed += pool.on_duty * length;
  tally.busy += pool.busy * length;
  tally.overrun += std::max(0, pool.busy - pool.on_duty) * length;
  pool.since = now;
}

void Tallies::waiting_changed(ContactId contact, int waiting, TimePoint now) {
  settle(contact.index, now);
  queues_[contact.index].waiting = waiting;
}

void Tallies::staff_changed(StaffGroupId group, int busy, int on_duty, TimePoint now) {
  settle_staff(group.index, now);
  pools_[group.index].busy = busy;
  pools_[group.index].on_duty = on_duty;
}

void Tallies::finish(TimePoint now) {
  for (std::size_t contact = 0; contact < queues_.size(); ++contact) settle(contact, now);
  for (std::size_t group = 0; group < pools_.size(); ++group) settle_staff(group, now);
}

}  // namespace bluelight
