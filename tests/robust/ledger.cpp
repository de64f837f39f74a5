#include "robust/ledger.hpp"

#include <fmt/format.h>

#include <algorithm>
#include "robust/who_may.hpp"

namespace bluelight::test {
namespace {

constexpr std::size_t most_faults = 2000;

std::string second(TimePoint now) {
  return fmt::format("{:.6f} s", to_seconds(now.time_since_epoch()).count());
}

}  // namespace

Ledger::Ledger(const World& world, TimePoint measured_from, TimePoint end)
    : world_(world),
      teams_(world.staff),
      measured_from_(measured_from),
      end_(end),
      lines_(world.contacts.size()),
      groups_(world.staff.size()),
      measured_(world.contacts.size()),
      staff_(world.staff.size()),
      desk_waiting_(world.desks.size()),
      other_(world) {}

void Ledger::expect(bool holds, const std::string& words) {
  if (!holds && faults_.size() < most_faults) faults_ += "at " + second(now_) + ": " + words + "\n";
}

/// Everything before `now` has happened: what stands in the books held until then.
void Ledger::pass_to(TimePoint now) {
  expect(now >= now_, fmt::format("time goes back to {}", second(now)));
  if (now <= now_) return;
  end_accepted(now);
  check_nobody_idles();
  for (std::size_t group = 0; group < groups_.size(); ++group) check_duty(group);
  const Duration passed = now - now_;
  const Duration counted = std::max(Duration{0}, now - std::max(now_, measured_from_));
  for (Line& line : lines_) line.queued += line.told_waiting * passed;
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    groups_[i].worked += groups_[i].busy * passed;
    staff_[i].busy += groups_[i].busy * counted;
    staff_[i].on_duty += groups_[i].on_duty * counted;
  }
  now_ = now;
}

/// Further attempts follow those that were announced.
void Ledger::check_attempt(const OfferedCall& call) {
  if (call.attempt == 0) return;
  const auto next = next_attempts_.find(call.caller.hash);
  expect(next != next_attempts_.end() && next->second.attempt == call.attempt &&
             next->second.contact == call.contact,
         "a caller rings again who did not say so");
  if (next != next_attempts_.end()) next_attempts_.erase(next);
}

void Ledger::check_places(RoomId room) {
  const auto& limit = at(world_.rooms, room).queue_limit;
  if (!limit || !at(world_.rooms, room).partners.empty()) return;
  int waiting = 0;
  for (const ContactId contact : at(world_.rooms, room).answers)
    waiting += static_cast<int>(lines_[contact.index].waiting.size());
  expect(waiting <= *limit, fmt::format("{} wait in {}", waiting, at(world_.rooms, room).name));
}

Ledger::CallName Ledger::call_name(const OfferedCall& call) {
  return {call.contact.index, call.caller.hash, call.attempt};
}

CallBook* Ledger::book_of(const OfferedCall& call) {
  return call.offered >= measured_from_ ? &measured_[call.contact.index] : nullptr;
}

void Ledger::hour_begins(int hour) {
  const TimePoint now{std::chrono::hours{hour}};
  pass_to(now);
}

void Ledger::offered(const OfferedCall& call) {
  pass_to(call.offered);
  if (CallBook* book = book_of(call)) ++book->offered;
  const auto& answers = at(world_.rooms, call.room).answers;
  expect(std::find(answers.begin(), answers.end(), call.contact) != answers.end(),
         "a call is offered to a room that answers its class");
  check_attempt(call);
  Line& line = lines_[call.contact.index];
  expect(line.waiting.emplace(call_name(call), call.offered).second &&
             line.handling.count(call_name(call)) == 0,
         "a call is offered twice");
}

/// False if the call did not wait.
bool Ledger::end_wait(const OfferedCall& call, Duration wait, const char* what) {
  pass_to(call.offered + wait);
  Line& line = lines_[call.contact.index];
  const auto found = line.waiting.find(call_name(call));
  expect(found != line.waiting.end() && found->second == call.offered,
         std::string("a call that does not wait is ") + what);
  if (found == line.waiting.end()) return false;
  line.waiting.erase(found);
  line.presented.erase(call_name(call));
  line.waited += wait;
  return true;
}

void Ledger::check_order(const OfferedCall& call) {
  if (!partners_of(world_, call.contact).empty()) return;
  const Line& line = lines_[call.contact.index];
  const auto in_line_since = [&line](const CallName& name, TimePoint offered) {
    const auto again = line.presented.find(name);
    return again != line.presented.end() ? again->second : offered;
  };
  const TimePoint mine = in_line_since(call_name(call), call.offered);
  for (const auto& [other, offered] : line.waiting)
    expect(in_line_since(other, offered) >= mine, "a call is answered before one that was earlier");
}

void Ledger::answered(const OfferedCall& call, Duration wait) {
  check_order(call);
  if (!end_wait(call, wait, "answered")) return;
  Line& line = lines_[call.contact.index];
  line.handling.emplace(call_name(call), now_);
  if (CallBook* book = book_of(call)) {
    ++book->answered;
    book->waited += wait;
  }
}

void Ledger::abandoned(const OfferedCall& call, Duration wait) {
  if (!end_wait(call, wait, "abandoned")) return;
  const bool balks = at(world_.contacts, call.contact).balking > 0 && wait == Duration{0};
  auto& turned_away = lines_[call.contact.index].turned_away;
  expect(balks || at(world_.contacts, call.contact).patience || turned_away == call_name(call),
         "a patient caller gives up");
  expect(!turned_away || (turned_away == call_name(call) && wait == Duration{0}),
         "another caller is lost than was turned away");
  turned_away.reset();
  if (CallBook* book = book_of(call)) {
    ++book->abandoned;
    book->waited += wait;
  }
}

void Ledger::turned_away(const OfferedCall& call) {
  pass_to(call.offered);
  expect(at(world_.rooms, call.room).queue_limit.has_value(), "a call is turned away without need");
  lines_[call.contact.index].turned_away = call_name(call);
  if (CallBook* book = book_of(call)) ++book->turned_away;
}

void Ledger::redialled(const OfferedCall& call) {
  const auto& redial = at(world_.contacts, call.contact).redial;
  expect(redial && call.attempt < redial->most, "a caller rings too often");
  next_attempts_[call.caller.hash] = {call.attempt + 1, call.contact};
  if (CallBook* book = book_of(call)) ++book->redialled;
}

void Ledger::handled(const OfferedCall& call, Duration handle_time) {
  Line& line = lines_[call.contact.index];
  const auto found = line.handling.find(call_name(call));
  expect(found != line.handling.end(), "a call that is not in hand is handled");
  if (found == line.handling.end()) return;
  pass_to(found->second + handle_time);
  line.handling.erase(found);
  line.handled += handle_time;
  if (CallBook* book = book_of(call)) {
    ++book->handled;
    book->handling += handle_time;
  }
}

void Ledger::duty_changed(StaffGroupId group, const DutyCount& count, TimePoint now) {
  if (now >= end_) return;
  pass_to(now);
  groups_[group.index].duty = count;
}

void Ledger::break_begun(StaffGroupId group, Duration late, TimePoint now) {
  pass_to(now);
  expect(late >= Duration{0}, at(world_.staff, group).name + " rest before they are due");
}

void Ledger::check_duty(std::size_t group) {
  const auto& count = groups_[group].duty;
  if (!count) return;
  const int there = count->rostered - count->absent - count->vacant - count->on_break +
                    count->overtime + count->supervisors;
  const std::string& name = world_.staff[group].name;
  const int on_duty = groups_[group].on_duty;
  expect(there == on_duty, fmt::format("{} has {} on duty, {} are there", name, on_duty, there));
  expect(std::min({count->absent, count->vacant, count->on_break, count->overtime,
                   count->supervisors, count->finishing, count->missing}) >= 0,
         name + " has fewer than no people of a kind");
  expect(count->absent + count->vacant + count->on_break <= count->rostered,
         name + " misses more people than are rostered");
}

void Ledger::turned(const OfferedCall& call, ContactId to) {
  const auto& redial = at(world_.contacts, call.contact).redial;
  expect(redial && redial->turns_to == to, "a caller turns to another number than their class");
  next_attempts_[call.caller.hash].contact = to;
}

void Ledger::in_hand(const OfferedCall& call, const char* what) {
  expect(lines_[call.contact.index].handling.count(call_name(call)) > 0,
         std::string("a call that is not in hand is ") + what);
}

void Ledger::held(const OfferedCall& call, Duration held) {
  in_hand(call, "held");
  expect(held >= Duration{0}, "a call is held for less than no time");
}

/// Each presentation comes the same time after the one before.
void Ledger::presented_again(const OfferedCall& call) {
  const auto& terms = at(world_.contacts, call.contact).presented_again;
  expect(terms.has_value(), "a call is presented again by nobody");
  Line& line = lines_[call.contact.index];
  expect(line.waiting.count(call_name(call)) > 0, "a call that does not wait is presented again");
  const auto before = line.presented.try_emplace(call_name(call), call.offered).first;
  if (terms) before->second += terms->after;
}

void Ledger::check_partner(const OfferedCall& call, RoomId partner) {
  const auto partners = partners_of(world_, call.contact);
  expect(std::any_of(partners.begin(), partners.end(),
                     [partner](const Partner* one) { return one->room == partner; }),
         "a call goes to a room that is no partner");
}

void Ledger::answered_by_partner(const OfferedCall& call, RoomId to) {
  check_partner(call, to);
  in_hand(call, "answered by a partner");
}

/// Told before the caller leaves the line, which they do at the same instant.
void Ledger::call_back_accepted(const OfferedCall& call) {
  const auto& terms = at(world_.contacts, call.contact).call_back;
  expect(terms.has_value(), "a caller accepts what nobody offers");
  if (terms) accepted_.push_back({call, call.offered + terms->after});
  if (CallBook* book = book_of(call)) ++book->rung_back;
}

/// Who accepted before `now` has left the line.
void Ledger::end_accepted(TimePoint now) {
  const auto has_left = [now](const Accepted& one) { return one.at < now; };
  for (const Accepted& one : accepted_) {
    if (!has_left(one)) continue;
    Line& line = lines_[one.call.contact.index];
    expect(line.waiting.erase(call_name(one.call)) == 1, "a call that does not wait is rung back");
    line.presented.erase(call_name(one.call));
    line.waited += one.at - one.call.offered;
  }
  std::erase_if(accepted_, has_left);
}

void Ledger::called_back(const OfferedCall& call, Duration wait) {
  const auto& terms = at(world_.contacts, call.contact).call_back;
  if (terms) pass_to(call.offered + terms->after + wait);
  lines_[call.contact.index].handling.emplace(call_name(call), now_);
}

void Ledger::incident_visible(const SeenIncident& incident) {
  pass_to(incident.visible);
  expect_none(other_.visible(incident, now_));
}

void Ledger::desk_waiting_changed(DeskId desk, int waiting, TimePoint now) {
  if (now >= end_) return;  // stories that the end cuts off let go of what they hold
  pass_to(now);
  expect(waiting >= 0, "less than no work waits at a desk");
  desk_waiting_[desk.index] = waiting;
}

void Ledger::worked(StaffGroupId group, Activity activity, TimePoint from, TimePoint to) {
  pass_to(to);
  expect_none(other_.worked(group, activity, from, to));
}

void Ledger::waiting_changed(ContactId contact, int waiting, TimePoint now) {
  if (now >= end_) return;  // stories that the end cuts off let go of what they hold
  pass_to(now);
  expect(waiting >= 0, "fewer than no calls wait");
  lines_[contact.index].told_waiting = waiting;
  for (std::uint32_t room = 0; room < world_.rooms.size(); ++room) check_places({room});
}

void Ledger::staff_changed(StaffGroupId group, int busy, int on_duty, TimePoint now) {
  if (now >= end_) return;  // stories that the end cuts off let go of what they hold
  pass_to(now);
  expect(busy >= 0 && on_duty >= 0, "fewer than no people are there");
  const Group& before = groups_[group.index];
  expect(busy <= std::max(on_duty + before.finishing(), before.busy),
         at(world_.staff, group).name + " has more people busy than on duty");
  groups_[group.index].busy = busy;
  groups_[group.index].on_duty = on_duty;
}

void Ledger::finish() {
  pass_to(end_);
  for (Line& line : lines_) {
    Duration waits = line.waited;
    for (const auto& [call, since] : line.waiting) waits += end_ - since;
    const ContactId contact{static_cast<std::uint32_t>(&line - lines_.data())};
    expect(waits == line.queued || (waits < line.queued && !only_calls_wait(world_, contact)),
           "the waits of all calls are not the time that calls waited");
    for (const auto& [call, since] : line.handling) line.handled += end_ - since;
  }
  check_connected();
  check_skills();
}

void Ledger::check_connected() {
  for (std::size_t group = 0; group < groups_.size(); ++group) {
    const std::set<std::size_t> groups = connected(world_, group);
    if (group == *groups.begin()) check_work_of(groups);
  }
}

/// What people did is what was done, but for other work than calls that the end finds in hand.
void Ledger::check_work_of(const std::set<std::size_t>& groups) {
  Duration worked{}, done{}, perhaps_in_calls{};
  int in_hand = 0;
  for (const std::size_t group : groups) {
    worked += groups_[group].worked;
    in_hand += groups_[group].busy;
    done += other_.work()[group].beside;
    perhaps_in_calls += other_.work()[group].perhaps_in_calls;
  }
  for (const SkillId skill : skills_of(world_, groups)) {
    if (skill.kind != SkillId::Kind::contact) continue;
    done += lines_[skill.index].handled;
    in_hand -= static_cast<int>(lines_[skill.index].handling.size());
  }
  const Duration unknown = perhaps_in_calls + std::max(0, in_hand) * now_.time_since_epoch();
  expect(done <= worked && worked <= done + unknown,
         fmt::format("people worked for {} us at what took {} us; {} other pieces in hand",
                     worked.count(), done.count(), in_hand));
}

void Ledger::check_skills() {
  for (std::uint32_t contact = 0; contact < lines_.size(); ++contact) {
    Duration able{};
    for (std::size_t group = 0; group < groups_.size(); ++group)
      if (can_do(world_, world_.staff[group], ContactId{contact})) able += groups_[group].worked;
    expect(lines_[contact].handled <= able,
           world_.contacts[contact].name + " was handled by people who may not");
  }
  if (!world_.desks.empty() || !world_.links.empty()) return;
  for (std::size_t group = 0; group < groups_.size(); ++group) {
    Duration may = other_.work()[group].beside;
    for (std::uint32_t contact = 0; contact < lines_.size(); ++contact)
      if (can_do(world_, world_.staff[group], ContactId{contact})) may += lines_[contact].handled;
    const Duration unknown = std::max(0, groups_[group].busy) * now_.time_since_epoch();
    expect(groups_[group].worked <= may + unknown,
           world_.staff[group].name + " handled what it may not");
  }
}

std::vector<std::int64_t> Ledger::in_progress() const {
  std::vector<std::int64_t> counts;
  for (const Line& line : lines_)
    counts.push_back(std::count_if(line.waiting.begin(), line.waiting.end(), [&](const auto& call) {
      return call.second >= measured_from_;
    }));
  return counts;
}

}  // namespace bluelight::test
