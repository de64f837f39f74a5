/// What the model tells about itself while it runs. Observations only: an observer changes nothing.
#pragma once

#include <algorithm>
#include <bluelight/identifier.hpp>
#include <bluelight/stream.hpp>
#include <bluelight/time.hpp>
#include <optional>

namespace bluelight {

/// One call as its room sees it, from the moment it is offered. The answer clock starts there.
struct OfferedCall {
  ContactId contact;
  RoomId room;  ///< the room it was offered to
  TimePoint offered;
  Entity caller;  ///< the same person in every option of a study; who is passed on is a part of it
  int attempt = 0;         ///< 0 for the first, then one more for each redial
  bool passed_on = false;  ///< the caller was offered to another class before, and passed on
  TimePoint first_offered = TimePoint::max();  ///< the caller's first attempt, at whatever class;
                                               ///< max: this is it
  std::optional<ZoneId> zone = {};  ///< of the incident that it is about; none: of none, or nowhere
  Entity incident = {};             ///< that it is about, the same in every option; 0: none

  /// First offered -> offered.
  Duration before() const { return offered - std::min(first_offered, offered); }
};

/// An incident as one service's dispatch sees it.
struct SeenIncident {
  IncidentTypeId type;
  ServiceId service;
  std::optional<ZoneId> zone;   ///< none: it belongs to no zone
  std::optional<DeskId> desk;   ///< none: no desk mobilises for it
  TimePoint reported;           ///< its first call was offered, or it became known without a call
  TimePoint visible;            ///< dispatch sees it
  bool by_appointment = false;  ///< the desk works on it by appointment, and mobilises nobody
  Entity incident = {};         ///< the same in every option of a study
};

/// An incident on its way from one service to another.
struct Transfer {
  IncidentTypeId type;
  ServiceId from, to;
  TransferMeansId by;
  TimePoint decided;                ///< the sender has graded the incident
  int put_off = 0;                  ///< times that it was put off so far
  std::optional<ZoneId> zone = {};  ///< of the incident; none: it belongs to no zone
};

/// The people of a staff group at one instant. On duty are rostered - absent - vacant - on_break +
/// overtime + supervisors.
struct DutyCount {
  int rostered = 0;         ///< seats of the roster
  int absent = 0;           ///< of these not filled, unplanned
  int vacant = 0;           ///< of these not filled because the post stands empty
  int on_break = 0;         ///< of these
  int overtime = 0;         ///< called out, on top
  double overtime_pay = 1;  ///< of their hour, relative to a rostered one
  int supervisors = 0;      ///< stepped in, on top
  int finishing = 0;        ///< over with their shift, but with work in hand; not on duty
  int missing = 0;          ///< on duty fewer than the minimum, or than rostered if that is less

  bool operator==(const DutyCount&) const = default;
};

/// What people at work do.
enum class Activity {
  answering,
  holding,
  transferring,
  receiving,
  dispatching,
  updating,
  calling_back,  ///< an attempt that reached nobody
};

/// Receives observations in the order in which they happen.
class Observer {
 public:
  virtual ~Observer() = default;
  /// An hour of the run begins; everything before it is complete.
  virtual void hour_begins(int hour) = 0;
  /// A call reaches its room: the answer clock starts.
  virtual void offered(const OfferedCall& call) = 0;
  /// A handler answers after `wait`, connection and ringing included.
  virtual void answered(const OfferedCall& call, Duration wait) = 0;
  /// The caller gives up after `wait`, or is turned away (`wait` 0).
  virtual void abandoned(const OfferedCall& call, Duration wait) = 0;
  /// The caller of an abandoned call rings again; the new call is offered later.
  virtual void redialled(const OfferedCall& call) = 0;
  /// A handler has been held for `handle_time` (talk and wrap-up) and is free again.
  virtual void handled(const OfferedCall& call, Duration handle_time) = 0;
  /// From `now` on, `waiting` offered calls of a class wait; other work in its line is not counted.
  virtual void waiting_changed(ContactId contact, int waiting, TimePoint now) = 0;
  /// From `now` on, `busy` of `on_duty` people of a group handle calls (`busy` may exceed `on_duty`
  /// after a shift's end).
  virtual void staff_changed(StaffGroupId group, int busy, int on_duty, TimePoint now) = 0;

  // --- what becomes of calls ---

  /// The caller who tries again rings another number: `to`.
  virtual void turned(const OfferedCall&, ContactId /*to*/) {}
  /// A call is about an incident that the room knows, and is cut short.
  virtual void linked(const OfferedCall&) {}
  /// A call about a known incident was not seen to be one: a second record is made.
  virtual void doubled(const OfferedCall&) {}
  /// The caller's matter is resolved within the call: nobody is sent.
  virtual void resolved_by_phone(const OfferedCall&) {}
  /// A caller who waits for a crew rings again now; the call is offered after its operator delay.
  virtual void chased(const SeenIncident&, ContactId /*rung*/) {}
  /// The handler stays on the line for `held` until a crew arrives.
  virtual void held(const OfferedCall&, Duration /*held*/) {}

  // --- what happens to a call while it waits ---

  /// Nobody is free and the caller hangs up at once: `abandoned` with wait 0 follows. Of all
  /// offered.
  virtual void balked(const OfferedCall&) {}
  /// Nobody is free and the room has no waiting place left: `abandoned` with wait 0 follows. Of all
  /// offered.
  virtual void turned_away(const OfferedCall&) {}
  /// The 999 operator presents the call again after another wait without an answer. Several times
  /// of one offered call.
  virtual void presented_again(const OfferedCall&) {}
  /// From now on people of a partner may answer the call, or it is moved there
  /// (`to_free_handler`: one of them answers it now). Several times of one offered call if its room
  /// has several partners.
  virtual void overflowed(const OfferedCall&, RoomId /*to*/) {}
  /// Somebody of a partner has just answered the call; follows `answered`. Of all answered.
  virtual void answered_by_partner(const OfferedCall&, RoomId /*partner*/) {}
  /// A caller who waits is offered to be rung back. Of all offered calls.
  virtual void call_back_offered(const OfferedCall&) {}
  /// The caller accepts and hangs up: the call is neither answered nor abandoned. Of those to whom
  /// it was offered.
  virtual void call_back_accepted(const OfferedCall&) {}
  /// The caller is reached `wait` after having accepted; `handled` follows. Of those who accepted.
  virtual void called_back(const OfferedCall&, Duration /*wait*/) {}
  /// The last attempt reached nobody. Of those who accepted.
  virtual void call_back_lost(const OfferedCall&) {}

  /// The talk is over, and the caller is offered to another class now: a new offered call. Of all
  /// handled.
  virtual void passed_on(const OfferedCall&, ContactId /*to*/) {}
  /// Somebody of a group is taken from deferrable work on a contact or at a desk, which waits
  /// again. Several times of one contact.
  virtual void interrupted(SkillId, StaffGroupId, TimePoint /*now*/) {}

  // --- incidents ---

  virtual void incident_visible(const SeenIncident&) {}
  /// Units are mobilised; the dispatcher began `since`.
  virtual void mobilised(const SeenIncident&, TimePoint /*since*/, TimePoint /*now*/) {}
  virtual void closed(const SeenIncident&, TimePoint /*now*/) {}
  /// Somebody at a desk begins an update of an open incident, which has waited since `asked`.
  virtual void update_begun(DeskId, TimePoint /*asked*/, TimePoint /*now*/) {}
  /// From `now` on, `waiting` pieces of work wait at a desk.
  virtual void desk_waiting_changed(DeskId, int /*waiting*/, TimePoint /*now*/) {}

  // --- transfers ---

  /// The receiving service is needed and does not know: one of the next three ends it, or the run.
  virtual void transfer_needed(const Transfer&) {}
  /// It will never be made.
  virtual void transfer_missed(const Transfer&) {}
  /// It is put off: made late, or tried again because nobody answered. `put_off` counts this time.
  virtual void transfer_late(const Transfer&) {}
  /// Dispatch of the receiving service sees the incident.
  virtual void transferred(const Transfer&, TimePoint /*now*/) {}

  // --- people ---

  /// From `now` on, a group is made up like this.
  virtual void duty_changed(StaffGroupId, const DutyCount&, TimePoint /*now*/) {}
  /// Somebody's break begins, `late` after it was due.
  virtual void break_begun(StaffGroupId, Duration /*late*/, TimePoint /*now*/) {}
  /// Somebody's break has not begun by the end of its window and grace: there will be none.
  virtual void break_missed(StaffGroupId, TimePoint /*now*/) {}

  /// Somebody of a group did something other than answering between two instants.
  virtual void worked(StaffGroupId, Activity, TimePoint /*from*/, TimePoint /*to*/) {}
};

}  // namespace bluelight
