/// What the model tells about itself while it runs. Observations only: an observer changes nothing.
#pragma once

#include <bluelight/identifier.hpp>
#include <bluelight/stream.hpp>
#include <bluelight/time.hpp>

namespace bluelight {

/// One call as its room sees it, from the moment it is offered. The answer clock starts there.
struct OfferedCall {
  ContactId contact;
  RoomId room;  ///< the room it was offered to
  TimePoint offered;
  Entity caller;    ///< the same person in every option of a study
  int attempt = 0;  ///< 0 for the first, then one more for each redial
};

/// Receives observations in the order in which they happen.
class Observer {
 public:
  virtual ~Observer() = default;
  /// An hour of the run begins; everything before it is complete.
  virtual void hour_begins(int hour) = 0;
  /// A call reaches its room: the answer clock starts.
  virtual void offered(const OfferedCall& call) = 0;
  /// A handler answers after `wait`.
  virtual void answered(const OfferedCall& call, Duration wait) = 0;
  /// The caller gives up after `wait`, or finds no waiting place (`wait` 0).
  virtual void abandoned(const OfferedCall& call, Duration wait) = 0;
  /// The caller of an abandoned call rings again; the new call is offered later.
  virtual void redialled(const OfferedCall& call) = 0;
  /// A handler has been held for `handle_time` (talk and wrap-up) and is free again.
  virtual void handled(const OfferedCall& call, Duration handle_time) = 0;
  /// From `now` on, `waiting` calls of a class wait.
  virtual void waiting_changed(ContactId contact, int waiting, TimePoint now) = 0;
  /// From `now` on, `busy` of `on_duty` people of a group handle calls (`busy` may exceed `on_duty`
  /// after a shift's end).
  virtual void staff_changed(StaffGroupId group, int busy, int on_duty, TimePoint now) = 0;
};

}  // namespace bluelight
