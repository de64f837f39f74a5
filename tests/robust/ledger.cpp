#include "robust/ledger.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <set>

namespace bluelight::test {
namespace {

constexpr std::size_t most_faults = 2000;

bool may_do(const StaffGroup& group, SkillId skill) {
  return std::find(group.skills.begin(), group.skills.end(), skill) != group.skills.end();
}

std::string second(TimePoint now) {
  return fmt::format("{:.6f} s", to_seconds(now.time_since_epoch()).count());
}

}  // namespace

Ledger::Ledger(const World& world, TimePoint measured_from)
    : world_(world),
      measured_from_(measured_from),
      lines_(world.contacts.size()),
      groups_(world.staff.size()),
      measured_(world.contacts.size()),
      worked_(world.staff.size()) {}

void Ledger::expect(bool holds, const std::string& words) {
  if (!holds && faults_.size() < most_faults) faults_ += "at " + second(now_) + ": " + words + "\n";
}

/// Everything before `now` has happened: what stands in the books held until then.
void Ledger::pass_to(TimePoint now) {
  expect(now >= now_, fmt::format("time goes back to {}", second(now)));
  if (now <= now_) return;
  check_nobody_idles();
  const Duration passed = now - now_;
  const Duration counted = std::max(Duration{0}, now - std::max(now_, measured_from_));
  for (Line& line : lines_) line.queued += line.told_waiting * passed;
  for (std::size_t i = 0; i < groups_.size(); ++i) {
    groups_[i].worked += groups_[i].busy * passed;
    worked_[i].busy += groups_[i].busy * counted;
    worked_[i].on_duty += groups_[i].on_duty * counted;
  }
  now_ = now;
}

void Ledger::check_nobody_idles() {
  for (std::uint32_t i = 0; i < lines_.size(); ++i) {
    expect(lines_[i].told_waiting == static_cast<int>(lines_[i].waiting.size()),
           fmt::format("{} waiting calls are told of {}, {} wait", lines_[i].told_waiting,
                       world_.contacts[i].name, lines_[i].waiting.size()));
    if (lines_[i].told_waiting == 0) continue;
    for (std::size_t group = 0; group < groups_.size(); ++group)
      expect(!may_do(world_.staff[group], ContactId{i}) ||
                 groups_[group].busy >= groups_[group].on_duty,
             fmt::format("{} idles while {} waits", world_.staff[group].name,
                         world_.contacts[i].name));
  }
}

void Ledger::check_places(RoomId room) {
  const auto& limit = at(world_.rooms, room).queue_limit;
  if (!limit) return;
  int waiting = 0;
  for (const ContactId contact : at(world_.rooms, room).answers)
    waiting += lines_[contact.index].told_waiting;
  expect(waiting <= *limit, fmt::format("{} wait in {}", waiting, at(world_.rooms, room).name));
}

Ledger::CallName Ledger::name_of(const OfferedCall& call) {
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
  ++seen_;
  if (CallBook* book = book_of(call)) ++book->offered;
  const auto& answers = at(world_.rooms, call.room).answers;
  expect(std::find(answers.begin(), answers.end(), call.contact) != answers.end(),
         "a call is offered to a room that answers its class");
  const auto& redial = at(world_.contacts, call.contact).redial;
  expect(call.attempt == 0 || (redial && call.attempt <= redial->most), "a caller rings too often");
  Line& line = lines_[call.contact.index];
  expect(line.waiting.emplace(name_of(call), call.offered).second &&
             line.handling.count(name_of(call)) == 0,
         "a call is offered twice");
}

/// False if the call did not wait.
bool Ledger::end_wait(const OfferedCall& call, Duration wait, const char* what) {
  pass_to(call.offered + wait);
  Line& line = lines_[call.contact.index];
  const auto found = line.waiting.find(name_of(call));
  expect(found != line.waiting.end() && found->second == call.offered,
         std::string("a call that does not wait is ") + what);
  if (found == line.waiting.end()) return false;
  line.waiting.erase(found);
  line.waited += wait;
  return true;
}

void Ledger::answered(const OfferedCall& call, Duration wait) {
  if (!end_wait(call, wait, "answered")) return;
  Line& line = lines_[call.contact.index];
  for (const auto& [other, since] : line.waiting)
    expect(since >= call.offered, "a call is answered before one that was offered earlier");
  line.handling.emplace(name_of(call), now_);
  if (CallBook* book = book_of(call)) {
    ++book->answered;
    book->waited += wait;
  }
}

void Ledger::abandoned(const OfferedCall& call, Duration wait) {
  if (!end_wait(call, wait, "abandoned")) return;
  expect(at(world_.contacts, call.contact).patience ||
             (at(world_.rooms, call.room).queue_limit && wait == Duration{0}),
         "a patient caller gives up");
  if (CallBook* book = book_of(call)) {
    ++book->abandoned;
    book->waited += wait;
  }
}

void Ledger::redialled(const OfferedCall& call) {
  if (CallBook* book = book_of(call)) ++book->redialled;
}

void Ledger::handled(const OfferedCall& call, Duration handle_time) {
  Line& line = lines_[call.contact.index];
  const auto found = line.handling.find(name_of(call));
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

void Ledger::waiting_changed(ContactId contact, int waiting, TimePoint now) {
  pass_to(now);
  expect(waiting >= 0, "fewer than no calls wait");
  lines_[contact.index].told_waiting = waiting;
  for (std::uint32_t room = 0; room < world_.rooms.size(); ++room) check_places({room});
}

void Ledger::staff_changed(StaffGroupId group, int busy, int on_duty, TimePoint now) {
  pass_to(now);
  expect(busy >= 0 && on_duty >= 0, "fewer than no people are there");
  expect(busy <= std::max(on_duty, groups_[group.index].busy),
         at(world_.staff, group).name + " has more people busy than on duty");
  groups_[group.index].busy = busy;
  groups_[group.index].on_duty = on_duty;
}

void Ledger::finish(TimePoint end) {
  pass_to(end);
  for (Line& line : lines_) {
    Duration waits = line.waited;
    for (const auto& [call, since] : line.waiting) waits += end - since;
    expect(waits == line.queued, "the waits of all calls are not the time that calls waited");
    for (const auto& [call, since] : line.handling) line.handled += end - since;
  }
  check_connected();
  check_skills();
}

/// The groups that `group` shares work with, directly or through others.
std::set<std::size_t> Ledger::connected(std::size_t group) const {
  std::set<std::size_t> groups{group};
  for (std::size_t before = 0; before != groups.size();) {
    before = groups.size();
    const std::set<SkillId> skills = skills_of(groups);
    for (std::size_t other = 0; other < groups_.size(); ++other)
      for (const SkillId skill : skills)
        if (may_do(world_.staff[other], skill)) groups.insert(other);
  }
  return groups;
}

std::set<SkillId> Ledger::skills_of(const std::set<std::size_t>& groups) const {
  std::set<SkillId> skills;
  for (const std::size_t group : groups)
    skills.insert(world_.staff[group].skills.begin(), world_.staff[group].skills.end());
  return skills;
}

void Ledger::check_connected() {
  for (std::size_t group = 0; group < groups_.size(); ++group) {
    const std::set<std::size_t> groups = connected(group);
    if (group != *groups.begin()) continue;
    Duration worked{}, handled{};
    for (const std::size_t one : groups) worked += groups_[one].worked;
    for (const SkillId skill : skills_of(groups))
      if (skill.kind == SkillId::Kind::contact) handled += lines_[skill.index].handled;
    expect(worked == handled, fmt::format("people worked for {} us at calls that took {} us",
                                          worked.count(), handled.count()));
  }
}

void Ledger::check_skills() {
  for (std::uint32_t contact = 0; contact < lines_.size(); ++contact) {
    Duration able{};
    for (std::size_t group = 0; group < groups_.size(); ++group)
      if (may_do(world_.staff[group], ContactId{contact})) able += groups_[group].worked;
    expect(lines_[contact].handled <= able,
           world_.contacts[contact].name + " was handled by people who may not");
  }
  for (std::size_t group = 0; group < groups_.size(); ++group) {
    Duration may{};
    for (const SkillId skill : world_.staff[group].skills)
      if (skill.kind == SkillId::Kind::contact) may += lines_[skill.index].handled;
    expect(groups_[group].worked <= may, world_.staff[group].name + " handled what it may not");
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
