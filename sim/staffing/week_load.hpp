/// The load that callers bring, by hour of the week: arrivals, handle times, and people busy if
/// nobody ever had to wait.
#pragma once

#include <algorithm>
#include <array>
#include <bluelight/local_hours.hpp>
#include <bluelight/world.hpp>
#include <vector>

namespace bluelight {

/// One number for each hour of the week.
using WeekValues = std::array<double, hours_a_week>;

/// What one class of calls, or one desk, brings. Times in seconds, rates a second.
struct ClassLoad {
  WeekValues arrivals{};   ///< first calls, or pieces of work at a desk, averaged over the year
  double handle_time = 0;  ///< mean talk and wrap-up, or mean work on one piece
  WeekValues erlangs{};    ///< modified offered load, averaged over the hour
  WeekValues at_begin{};   ///< the same at the hour's begin
  double growth = 0;       ///< relative change of the load a year, over all that brings it

  bool is_any() const {
    return std::ranges::any_of(erlangs, [](double one) { return one > 0; });
  }
};

/// The load of every class of calls, and then of every desk, over the year that begins at
/// `Area::start`, or over the measured time if that is shorter; bank holidays left out.
///
/// Load follows arrivals with the lag of the handle time: m' = arrivals - m / handle_time
/// (Jennings, Mandelbaum, Massey, Whitt 1996, equation 12, for exponential handle times).
///
/// A desk works on new incidents of the types and places that are its, and on updates while they
/// are open. What transfers lose and calls double is left out: a search that begins with these
/// loads corrects them.
std::vector<ClassLoad> week_loads(const World& world);

/// That of one class or desk. `loads`: of all.
const ClassLoad& load_of(const World& world, const std::vector<ClassLoad>& loads, SkillId work);

}  // namespace bluelight
