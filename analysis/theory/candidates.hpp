/// Who may answer a class of calls, in the order in which they are asked.
#pragma once

#include <vector>

#include "reduction.hpp"

namespace bluelight::theory {

/// A group that may answer a class, how it ranks the class, and how much longer it takes them.
struct Candidate {
  StaffGroupId group;
  int priority;  ///< among what waits for the group; last for calls to a partner's free people
  int preference;
  double factor;
};

/// The room's own people, then those of each partner: see `Floor` and `LongWait`. `own`: the room
/// of the class.
std::vector<Candidate> candidates_of(const World& world, ContactId contact, RoomId own);

/// Notes agreements under which calls do more than go to a partner as soon as nobody is free.
void need_immediate_overflow(RoomId room, Conditions& conditions);

}  // namespace bluelight::theory
