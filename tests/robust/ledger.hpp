/// An observer that keeps books of everything and says at every instant whether they add up.
#pragma once

#include <bluelight/observer.hpp>
#include <bluelight/world.hpp>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "robust/work_book.hpp"
#include "room/teams.hpp"

namespace bluelight::test {

/// What became of the calls of one class that were offered from some instant on.
struct CallBook {
  std::int64_t offered = 0, answered = 0, abandoned = 0, redialled = 0, handled = 0;
  std::int64_t turned_away = 0;
  std::int64_t rung_back = 0;  ///< hung up to be rung back
  Duration waited{};           ///< waits that have ended
  Duration handling{};         ///< handle times that have ended
};

/// What one staff group did.
struct StaffBook {
  Duration busy{}, on_duty{};
};

/// Books of one replication from its first instant, and the laws that hold at every instant:
/// * what is told comes in the order of time, and each call is offered, then answered or abandoned
///   once, then, if answered, handled once;
/// * of one class the call that was offered (or presented again) first is answered first, unless
///   partners take some;
/// * nobody who may answer a call that waits is idle;
/// * on duty are those rostered who are there, less those on a break, and those who came instead;
/// * incidents, transfers and desks are as `WorkBook` says;
/// * a room's waiting calls keep to its limit, callers without patience never give up, and nobody
///   rings again more often than their class does.
class Ledger : public Observer {
 public:
  /// `measured_from`: from when on calls are in the books of `measured`.
  Ledger(const World& world, TimePoint measured_from, TimePoint end);

  void hour_begins(int hour) override;
  void offered(const OfferedCall& call) override;
  void answered(const OfferedCall& call, Duration wait) override;
  void abandoned(const OfferedCall& call, Duration wait) override;
  void turned_away(const OfferedCall& call) override;
  void redialled(const OfferedCall& call) override;
  void handled(const OfferedCall& call, Duration handle_time) override;
  void waiting_changed(ContactId contact, int waiting, TimePoint now) override;
  void staff_changed(StaffGroupId group, int busy, int on_duty, TimePoint now) override;
  void duty_changed(StaffGroupId group, const DutyCount& count, TimePoint now) override;
  void break_begun(StaffGroupId group, Duration late, TimePoint now) override;
  void turned(const OfferedCall& call, ContactId to) override;
  void linked(const OfferedCall& call) override { in_hand(call, "linked"); }
  void doubled(const OfferedCall& call) override { in_hand(call, "doubled"); }
  void resolved_by_phone(const OfferedCall& call) override { in_hand(call, "resolved"); }
  void held(const OfferedCall& call, Duration held) override;
  void presented_again(const OfferedCall& call) override;
  void overflowed(const OfferedCall& call, RoomId to) override { check_partner(call, to); }
  void answered_by_partner(const OfferedCall& call, RoomId to) override;
  void call_back_accepted(const OfferedCall& call) override;
  void called_back(const OfferedCall& call, Duration wait) override;
  void incident_visible(const SeenIncident& incident) override;
  void mobilised(const SeenIncident& incident, TimePoint since, TimePoint now) override {
    pass_to(now);
    expect_none(other_.mobilised(incident, since, now));
  }
  void closed(const SeenIncident& incident, TimePoint now) override {
    pass_to(now);
    expect_none(other_.closed(incident, now));
  }
  void desk_waiting_changed(DeskId desk, int waiting, TimePoint now) override;
  void transferred(const Transfer& transfer, TimePoint now) override {
    pass_to(now);
    expect_none(other_.transferred(transfer, now));
  }
  void worked(StaffGroupId group, Activity activity, TimePoint from, TimePoint to) override;

  /// Closes the books, and checks what holds over the whole run:
  /// * Little: calls waiting, integrated over time, are the waits of all calls;
  /// * people busy, integrated over time, are the times that calls were handled, for every set of
  ///   classes and groups that have nothing to do with the others; where there are desks and
  ///   transfers, those times and the other work, but for what is in hand at the end;
  /// * each class was handled by those who may, each group handled what it may.
  void finish();

  /// What was not as it should be, a line each; empty if nothing.
  const std::string& faults() const { return faults_; }
  /// Calls of each class that were offered in measured time.
  const std::vector<CallBook>& measured() const { return measured_; }
  /// Those of them that still wait.
  std::vector<std::int64_t> in_progress() const;
  /// The work of each group in measured time.
  const std::vector<StaffBook>& staff() const { return staff_; }

 private:
  /// Names an attempt of a caller at a class.
  using CallName = std::tuple<std::uint32_t, std::uint64_t, int>;
  /// Calls of one class that wait or are handled, by name: since when.
  using Open = std::map<CallName, TimePoint>;
  /// A caller who accepts to be rung back, from when on.
  struct Accepted {
    OfferedCall call;
    TimePoint at;
  };
  struct Line {
    Open waiting, handling;
    std::map<CallName, TimePoint> presented;  ///< waiting calls: when last, if again
    std::optional<CallName> turned_away;      ///< the call that will be lost next
    int told_waiting = 0;
    Duration queued{}, waited{}, handled{};
  };
  struct Group {
    int busy = 0, on_duty = 0;
    std::optional<DutyCount> duty;
    Duration worked{};

    int finishing() const { return duty ? duty->finishing : 0; }
    int spare() const { return on_duty - (busy - finishing()); }
  };

  /// A caller who is about to ring again.
  struct NextAttempt {
    int attempt;
    ContactId contact;
  };

  void expect(bool holds, const std::string& words);
  void expect_none(const std::string& fault) { expect(fault.empty(), fault); }
  void in_hand(const OfferedCall& call, const char* what);
  void check_partner(const OfferedCall& call, RoomId partner);
  void check_order(const OfferedCall& call);
  void end_accepted(TimePoint now);
  void check_attempt(const OfferedCall& call);
  void pass_to(TimePoint now);
  void check_nobody_idles();
  bool idles(std::size_t group) const;
  void check_nobody_idles(SkillId waits);
  /// Whether who idles is kept free for more urgent calls than those that wait.
  bool is_kept_free(std::size_t group, SkillId waits) const;
  void check_places(RoomId room);
  void check_duty(std::size_t group);
  void check_connected();
  void check_work_of(const std::set<std::size_t>& groups);
  void check_skills();
  static CallName call_name(const OfferedCall& call);
  bool end_wait(const OfferedCall& call, Duration wait, const char* what);
  CallBook* book_of(const OfferedCall& call);

  const World& world_;
  Teams teams_;
  TimePoint measured_from_, end_, now_{};
  std::vector<Line> lines_;
  std::vector<Group> groups_;
  std::vector<CallBook> measured_;
  std::vector<StaffBook> staff_;
  std::vector<int> desk_waiting_;
  std::vector<Accepted> accepted_;                      ///< who have not yet left the line
  std::map<std::uint64_t, NextAttempt> next_attempts_;  ///< by caller
  WorkBook other_;
  std::string faults_;
};

}  // namespace bluelight::test
