#include "measures/tallies.hpp"

#include <algorithm>

namespace bluelight {
namespace {

/// Begin of the hour of the run that an instant lies in.
TimePoint hour_begins_at(TimePoint instant) {
  return TimePoint{std::chrono::floor<std::chrono::hours>(instant.time_since_epoch())};
}

}  // namespace

Tallies::Tallies(const World& world, const LocalHours& calendar, Window window)
    : time_(calendar, window),
      contacts_(world.contacts.size()),
      staff_(world.staff.size()),
      rooms_(world.rooms.size()),
      places_(world.zones.size()),
      queues_(world.contacts.size()),
      crews_(world.rooms.size()),
      dispatch_(world, time_) {
  for (const ContactClass& contact : world.contacts) standards_.push_back(contact.standard);
  for (const StaffGroup& group : world.staff) pools_.push_back({group.room});
}

CallTally* Tallies::tally_of(const OfferedCall& call) {
  if (!time_.holds(call.offered)) return nullptr;
  return &contacts_[call.contact.index][time_.hour_of_week(call.offered)];
}

/// Requires: the call is measured.
PlaceTally* Tallies::place_of(const OfferedCall& call) {
  return call.zone ? &places_[call.zone->index] : nullptr;
}

void Tallies::count(const OfferedCall& call, Fate fate) {
  CallTally* const tally = tally_of(call);
  if (tally == nullptr) return;
  ++tally->fate[static_cast<std::size_t>(fate)];
  if (PlaceTally* const place = place_of(call)) ++place->fate[static_cast<std::size_t>(fate)];
}

void Tallies::hour_begins(int hour) {
  hour_began_ = TimePoint{std::chrono::hours{hour}};
  settle(hour_began_);
  hour_of_week_ = time_.hour_of_week(hour_began_);
}

void Tallies::offered(const OfferedCall& call) {
  CallTally* tally = tally_of(call);
  if (tally == nullptr) return;
  ++tally->offered;
  if (standards_[call.contact.index]) ++tally->with_standard;
  if (call.passed_on) ++tally->fate[static_cast<std::size_t>(Fate::passed_on_here)];
  if (PlaceTally* const place = place_of(call)) {
    ++place->offered;
    if (standards_[call.contact.index]) ++place->with_standard;
  }
}

void Tallies::answered(const OfferedCall& call, Duration wait) {
  CallTally* tally = tally_of(call);
  if (tally == nullptr) return;
  ++tally->answered;
  tally->delayed += wait > Duration{0};
  tally->waited += wait;
  tally->to_answer += wait;
  tally->before += call.before();
  tally->answer_times.add(wait);
  const auto& standard = standards_[call.contact.index];
  const bool within = standard && wait <= standard->within;
  tally->within += within;
  if (PlaceTally* const place = place_of(call)) {
    ++place->answered;
    place->within += within;
    place->waited += wait;
    place->to_answer += wait;
    place->answer_times.add(wait);
  }
}

void Tallies::abandoned(const OfferedCall& call, Duration wait) {
  CallTally* tally = tally_of(call);
  if (tally == nullptr) return;
  ++tally->abandoned;
  tally->delayed += wait > Duration{0};
  tally->waited += wait;
  const auto& standard = standards_[call.contact.index];
  if (standard && wait <= standard->within) ++tally->abandoned_before;
  if (PlaceTally* const place = place_of(call)) {
    ++place->abandoned;
    place->waited += wait;
  }
}

void Tallies::turned_away(const OfferedCall& call) {
  count(call, Fate::turned_away);
  CallTally* const tally = tally_of(call);
  if (tally != nullptr && standards_[call.contact.index]) ++tally->turned_away;
}

void Tallies::handled(const OfferedCall& call, Duration handle_time) {
  CallTally* tally = tally_of(call);
  if (tally == nullptr) return;
  ++tally->handled;
  tally->handling += handle_time;
}

void Tallies::held(const OfferedCall& call, Duration time) {
  count(call, Fate::held);
  if (CallTally* tally = tally_of(call)) tally->holding += time;
}

void Tallies::called_back(const OfferedCall& call, Duration wait) {
  count(call, Fate::called_back);
  if (CallTally* tally = tally_of(call)) tally->to_be_rung_back += wait;
}

void Tallies::interrupted(SkillId skill, StaffGroupId, TimePoint now) {
  if (!time_.holds(now)) return;
  if (skill.kind == SkillId::Kind::contact)
    ++contacts_[skill.index][hour_of_week_].fate[static_cast<std::size_t>(Fate::interrupted)];
  else
    dispatch_.interrupted(DeskId{skill.index}, now);
}

/// Who chases rings now: in the hour that has begun.
void Tallies::chased(const SeenIncident& seen, ContactId rung) {
  if (!time_.holds(hour_began_)) return;
  constexpr auto fate = static_cast<std::size_t>(Fate::chased);
  ++contacts_[rung.index][hour_of_week_].fate[fate];
  if (seen.zone) ++places_[seen.zone->index].fate[fate];
}

/// Those of the zone of a transfer that is measured; null: it has none, or is not.
PlaceTally* Tallies::place_of(const Transfer& one) {
  if (!one.zone || !time_.holds(one.decided)) return nullptr;
  return &places_[one.zone->index];
}

void Tallies::transfer_needed(const Transfer& one) {
  dispatch_.transfer_needed(one);
  if (PlaceTally* const place = place_of(one)) ++place->transfers.needed;
}

void Tallies::transfer_missed(const Transfer& one) {
  dispatch_.transfer_missed(one);
  if (PlaceTally* const place = place_of(one)) ++place->transfers.missed;
}

void Tallies::transfer_late(const Transfer& one) {
  dispatch_.transfer_late(one);
  if (PlaceTally* const place = place_of(one)) place->transfers.late += one.put_off == 1;
}

void Tallies::transferred(const Transfer& one, TimePoint now) {
  dispatch_.transferred(one, now);
  PlaceTally* const place = place_of(one);
  if (place == nullptr) return;
  ++place->transfers.made;
  place->transfers.taken += now - one.decided;
  place->transfer_times.add(now - one.decided);
}

void Tallies::settle_queue(std::size_t contact, TimePoint now) {
  Queue& queue = queues_[contact];
  if (queue.waiting > 0)
    contacts_[contact][hour_of_week_].queued += queue.waiting * time_.between(queue.since, now);
  queue.since = now;
}

void Tallies::settle_staff(std::size_t group, TimePoint now) {
  Pool& pool = pools_[group];
  const Duration length = time_.between(pool.since, now);
  StaffTally& tally = staff_[group][hour_of_week_];
  tally.staffed += pool.on_duty * length;
  tally.busy += pool.busy * length;
  tally.overrun += std::max(0, pool.beyond_seats()) * length;
  const Presence people = pool.people();
  if (people.is_open()) tally.open += length;
  if (people.is_without_reserve()) tally.without_reserve += length;
  pool.since = now;
}

void Tallies::settle_room(std::size_t room, TimePoint now) {
  Crew& crew = crews_[room];
  if (crew.people.is_open()) {
    const Duration length = time_.between(crew.since, now);
    RoomTally& tally = rooms_[room][hour_of_week_];
    tally.open += length;
    if (crew.people.is_without_reserve()) tally.without_reserve += length;
  }
  crew.since = now;
}

void Tallies::settle(TimePoint now) {
  for (std::size_t contact = 0; contact < queues_.size(); ++contact) settle_queue(contact, now);
  for (std::size_t group = 0; group < pools_.size(); ++group) {
    settle_staff(group, now);
    settle_duty(group, now);
  }
  for (std::size_t room = 0; room < crews_.size(); ++room) settle_room(room, now);
  dispatch_.settle(now);
}

void Tallies::waiting_changed(ContactId contact, int waiting, TimePoint now) {
  settle_queue(contact.index, now);
  queues_[contact.index].waiting = waiting;
}

void Tallies::staff_changed(StaffGroupId group, int busy, int on_duty, TimePoint now) {
  settle_staff(group.index, now);
  Pool& pool = pools_[group.index];
  const Presence before = pool.people();
  pool.busy = busy;
  pool.on_duty = on_duty;
  change_room(pool, before, now);
}

/// A group of the room was made up as `before` until now.
void Tallies::change_room(const Pool& pool, const Presence& before, TimePoint now) {
  Crew& crew = crews_[pool.room.index];
  const Presence group = pool.people(), room = crew.people;
  const Presence next{room.free + group.free - before.free,
                      room.on_duty + group.on_duty - before.on_duty,
                      room.rostered + group.rostered - before.rostered};
  const bool counts_alike =
      next.is_open() == room.is_open() && next.is_without_reserve() == room.is_without_reserve();
  if (!counts_alike) settle_room(pool.room.index, now);
  crew.people = next;
}

void Tallies::settle_duty(std::size_t group, TimePoint now) {
  Pool& pool = pools_[group];
  staff_[group][hour_of_week_].duty.add(pool.duty, time_.between(pool.duty_since, now));
  pool.duty_since = now;
}

void Tallies::duty_changed(StaffGroupId group, const DutyCount& count, TimePoint now) {
  settle_staff(group.index, now);
  settle_duty(group.index, now);
  Pool& pool = pools_[group.index];
  const Presence before = pool.people();
  pool.duty = count;
  change_room(pool, before, now);
}

void Tallies::break_begun(StaffGroupId group, Duration late, TimePoint now) {
  if (!time_.holds(now)) return;
  DutyTally& duty = staff_[group.index][hour_of_week_].duty;
  ++duty.breaks;
  duty.breaks_late += late;
}

void Tallies::break_missed(StaffGroupId group, TimePoint now) {
  if (time_.holds(now)) ++staff_[group.index][hour_of_week_].duty.breaks_missed;
}

void Tallies::worked(StaffGroupId group, Activity activity, TimePoint from, TimePoint to) {
  for (TimePoint since = from; since < to;) {
    const TimePoint next = std::min(to, TimePoint{hour_begins_at(since) + std::chrono::hours{1}});
    staff_[group.index][time_.hour_of_week(since)].other[static_cast<std::size_t>(activity)] +=
        time_.between(since, next);
    since = next;
  }
}

}  // namespace bluelight
