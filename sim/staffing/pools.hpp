/// Who can help whom: groups of staff whose classes of calls overlap, and those of rooms that take
/// each other's calls, are staffed together.
#pragma once

#include <algorithm>
#include <bluelight/staff_need.hpp>
#include <bluelight/world.hpp>
#include <vector>

#include "staffing/crews.hpp"
#include "staffing/erlang_seats.hpp"
#include "staffing/week_load.hpp"

namespace bluelight {

/// A class of calls, or a desk, whose work is held.
struct HeldClass {
  SkillId work;
  std::size_t home = 0;   ///< crew that is asked first
  std::size_t entry = 0;  ///< of `Holds`
};

/// A crew that keeps a reserve, or those parts of it that do.
struct Keeper {
  std::size_t crew = 0;
  std::vector<bool> parts;  ///< of the crew, that keep it
};

/// A reserve, and who keeps it.
struct HeldReserve {
  std::size_t place = 0;  ///< in `Holds::reserves`
  std::vector<Keeper> keepers;

  bool is_kept_by(std::size_t crew) const {
    return std::ranges::find(keepers, crew, &Keeper::crew) != keepers.end();
  }
};

/// Hours of the week that are alike: the same load of all work.
struct Period {
  std::vector<std::size_t> hours;
};

/// Crews and classes that have to do with each other, and no others.
struct Pool {
  std::vector<Crew> crews;
  std::vector<HeldClass> classes;
  std::vector<HeldReserve> reserves;
  std::vector<std::vector<SkillId>> home_work;  ///< by crew: all classes, and held desks, that ask
                                                ///< it first
  std::vector<Period> periods;
};

/// The pools of a world. `loads`: as `week_loads` gives them. Groups that answer nothing that is
/// held are in none.
std::vector<Pool> pools_of(const World& world, const std::vector<ClassLoad>& loads,
                           const Holds& holds);

/// People of all crews who keep a reserve. `seats`: by crew of the pool.
int people_for(const Pool& pool, const HeldReserve& reserve, const std::vector<int>& seats);

/// All work that asks the home crew of a class or desk first, held to that class's standard in one
/// hour of the week.
HeldStream stream_of(const World& world, const std::vector<ClassLoad>& loads, const Pool& pool,
                     const ClassHold& held, std::pair<std::size_t, std::size_t> home_and_hour);

/// People at work for a reserve in one hour of the week if nobody ever had to wait, on average;
/// without calls that wait while few are free for the most urgent: how many people are at work on
/// these depends on how many there are.
double load_of(const World& world, const std::vector<ClassLoad>& loads, const ReserveHold& reserve,
               std::size_t hour);

}  // namespace bluelight
