/// An observer that keeps books of everything and says at every instant whether they add up.
#pragma once

#include <bluelight/observer.hpp>
#include <bluelight/world.hpp>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace bluelight::test {

/// What became of the calls of one class that were offered from some instant on.
struct CallBook {
  std::int64_t offered = 0, answered = 0, abandoned = 0, redialled = 0, handled = 0;
  Duration waited{};    ///< waits that have ended
  Duration handling{};  ///< handle times that have ended
};

/// What one staff group did.
struct StaffBook {
  Duration busy{}, on_duty{};
};

/// Books of one replication from its first instant, and the laws that hold at every instant:
/// * what is told comes in the order of time, and each call is offered, then answered or abandoned
///   once, then, if answered, handled once;
/// * of one class the call that was offered first is answered first;
/// * nobody who may answer a call that waits is idle;
/// * a room's waiting calls keep to its limit, callers without patience never give up, and nobody
///   rings again more often than their class does.
class Ledger : public Observer {
 public:
  /// `measured_from`: from when on calls are in the books of `measured`.
  Ledger(const World& world, TimePoint measured_from);

  void hour_begins(int hour) override;
  void offered(const OfferedCall& call) override;
  void answered(const OfferedCall& call, Duration wait) override;
  void abandoned(const OfferedCall& call, Duration wait) override;
  void redialled(const OfferedCall& call) override;
  void handled(const OfferedCall& call, Duration handle_time) override;
  void waiting_changed(ContactId contact, int waiting, TimePoint now) override;
  void staff_changed(StaffGroupId group, int busy, int on_duty, TimePoint now) override;

  /// Closes the books, and checks what holds over the whole run:
  /// * Little: calls waiting, integrated over time, are the waits of all calls;
  /// * people busy, integrated over time, are the times that calls were handled, for every set of
  ///   classes and groups that have nothing to do with the others;
  /// * each class was handled by those who may, each group handled what it may.
  void finish(TimePoint end);

  /// What was not as it should be, a line each; empty if nothing.
  const std::string& faults() const { return faults_; }
  /// Calls of each class that were offered in measured time.
  const std::vector<CallBook>& measured() const { return measured_; }
  /// Those of them that still wait.
  std::vector<std::int64_t> in_progress() const;
  /// The work of each group in measured time.
  const std::vector<StaffBook>& worked() const { return worked_; }
  std::int64_t calls() const { return static_cast<std::int64_t>(seen_); }

 private:
  /// Names an attempt of a caller at a class.
  using CallName = std::tuple<std::uint32_t, std::uint64_t, int>;
  /// Calls of one class that wait or are handled, by name: since when.
  using Open = std::map<CallName, TimePoint>;
  struct Line {
    Open waiting, handling;
    int told_waiting = 0;
    Duration queued{}, waited{}, handled{};
  };
  struct Group {
    int busy = 0, on_duty = 0;
    Duration worked{};
  };

  void expect(bool holds, const std::string& words);
  void pass_to(TimePoint now);
  void check_nobody_idles();
  void check_places(RoomId room);
  std::set<std::size_t> connected(std::size_t group) const;
  std::set<SkillId> skills_of(const std::set<std::size_t>& groups) const;
  void check_connected();
  void check_skills();
  static CallName name_of(const OfferedCall& call);
  bool end_wait(const OfferedCall& call, Duration wait, const char* what);
  CallBook* book_of(const OfferedCall& call);

  const World& world_;
  TimePoint measured_from_, now_{};
  std::vector<Line> lines_;
  std::vector<Group> groups_;
  std::vector<CallBook> measured_;
  std::vector<StaffBook> worked_;
  std::size_t seen_ = 0;
  std::string faults_;
};

}  // namespace bluelight::test
