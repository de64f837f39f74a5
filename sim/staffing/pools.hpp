/// Who can help whom: groups of staff whose classes of calls overlap, and those of rooms that take
/// each other's calls, are staffed together.
#pragma once

#include <bluelight/staff_need.hpp>
#include <bluelight/world.hpp>
#include <vector>

#include "staffing/erlang_seats.hpp"
#include "staffing/holds.hpp"
#include "staffing/trained.hpp"
#include "staffing/week_load.hpp"

namespace bluelight {

/// Groups with the same skills, whose seats may stand for each other.
struct Crew {
  std::vector<StaffGroupId> groups;
  std::vector<std::size_t> classes;  ///< of the pool, that they answer
  std::size_t skills = 0;            ///< how many kinds of work they do
  int minimum = 0;                   ///< people on duty at any hour
  WeekSeats desk{};                  ///< people on duty now, of groups that also work at a desk
  std::vector<DeskId> desks;         ///< that its groups work at
  bool reserved = false;             ///< keeps a reserve: minimum crewing follows from it
  bool alone = false;  ///< no other crew has its skills or keeps its reserve: others of its pool
                       ///< help as partner rooms only
};

/// A class of calls whose answering is held.
struct HeldClass {
  ContactId contact;
  std::size_t home = 0;   ///< crew that is asked first
  std::size_t entry = 0;  ///< of `Holds`
};

/// A reserve, and the crews that keep it.
struct HeldReserve {
  std::size_t place = 0;  ///< in `Holds::reserves`
  std::vector<std::size_t> crews;
};

/// Hours of the week that are alike: the same load of every class.
struct Period {
  std::vector<std::size_t> hours;
};

/// Crews and classes that have to do with each other, and no others.
struct Pool {
  std::vector<Crew> crews;
  std::vector<HeldClass> classes;
  std::vector<HeldReserve> reserves;
  std::vector<TrainedShare> trained;
  std::vector<std::vector<ContactId>> home_calls;  ///< by crew: all classes that ask it first
  std::vector<Period> periods;
};

/// The pools of a world. `loads`: by class of calls. Groups that answer nothing that is held are in
/// none.
std::vector<Pool> pools_of(const World& world, const std::vector<ClassLoad>& loads,
                           const Holds& holds);

/// All calls that ask the home crew of a class first, held to that class's standard in one hour of
/// the week.
HeldStream stream_of(const World& world, const std::vector<ClassLoad>& loads, const Pool& pool,
                     const ClassHold& held, std::pair<std::size_t, std::size_t> home_and_hour);

/// People at work for a reserve in one hour of the week if nobody ever had to wait, on average.
double load_of(const World& world, const std::vector<ClassLoad>& loads, const ReserveHold& reserve,
               std::size_t hour);

}  // namespace bluelight
