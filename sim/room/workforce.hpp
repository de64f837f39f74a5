/// Who of a roster is not there, and who is new: leaving, recruiting and unplanned absence.
#pragma once

#include <bluelight/stream.hpp>
#include <bluelight/world.hpp>
#include <cstdint>
#include <vector>

namespace bluelight {

/// Share of posts that stand empty in the long run: a post is filled for 1 / attrition and then
/// empty for the lead time, unless the successor was recruited ahead (alternating renewal process).
double vacant_share(const Workforce& workforce);

/// Share of the people there who are new: at work for less than the learning time, if people leave
/// at the same rate whatever their service.
double new_share(const Workforce& workforce);

/// Levels of proficiency of a group with its new people, who are the last; shares sum to 1. Empty:
/// all alike.
std::vector<Proficiency> levels_of(const StaffGroup& group);

/// Seats of one shift of one date that nobody fills.
struct Unfilled {
  int vacant = 0;  ///< the post stands empty
  int absent = 0;  ///< its holder does not come

  int sum() const { return vacant + absent; }
};

/// A shift of a group on a date, by names and dates that do not depend on the run.
struct NamedShift {
  Entity group;
  std::int64_t date = 0;    ///< days since 1970
  std::uint32_t shift = 0;  ///< position in the roster
  int first_seat = 0;       ///< seats of it that other parts of a split group have
};

/// Draws who is not there, seat by seat: a higher chance of absence keeps the old absences.
class Absences {
 public:
  Absences(std::uint64_t seed, std::uint64_t replication)
      : draws_(seed, replication, Purpose::absence) {}

  /// Of the first `seats` seats of a shift. More seats leave the others as they are.
  Unfilled operator()(const StaffGroup& group, const NamedShift& shift, int seats) const;

 private:
  Stream draws_;
};

}  // namespace bluelight
