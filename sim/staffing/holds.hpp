/// The standards that one world must hold.
#pragma once

#include <bluelight/staff_need.hpp>
#include <vector>

#include "staffing/week_load.hpp"

namespace bluelight {

/// Work that is held: the calls of a class, or the incidents of a desk. Where few may give up, so
/// many as do not are answered at some time: `standard` says so, and all that is counted and
/// searched follows it.
struct ClassHold {
  Hold hold;
  SkillId work;
  ServiceLevel standard;  ///< what is in time; its share, if that is what is held

  /// What is held to a standard: seconds of a mean, or the share of calls that are answered.
  double required() const {
    const bool is_mean = hold.measure == HeldMeasure::answer_time_mean;
    return is_mean ? to_seconds(standard.within).count() : standard.share;
  }
};

/// People who are left over in this world.
struct ReserveHold {
  Hold hold;
  std::vector<ContactId> calls;           ///< that they are for
  std::vector<StaffGroupId> groups;       ///< who may answer these
  std::array<bool, hours_a_week> open{};  ///< hours in which anybody rings with such a call
};

/// All that is held. What trials count has one entry for each: classes first.
struct Holds {
  std::vector<ClassHold> classes;
  std::vector<ReserveHold> reserves;

  std::size_t size() const { return classes.size() + reserves.size(); }
  const Hold& at(std::size_t entry) const {
    return entry < classes.size() ? classes[entry].hold : reserves[entry - classes.size()].hold;
  }
};

/// What `settings` ask of `world`: of the classes that it has and that anybody rings. A reserve
/// is for the most urgent calls that its room has in the baseline, wherever they are answered.
Holds holds_of(const World& world, const std::vector<ClassLoad>& loads,
               const StaffingSettings& settings);

/// The same classes as they are counted in the baseline; no reserves.
Holds holds_in(const World& today, const Holds& holds);

/// The classes as which partner rooms answer the calls of a class.
std::vector<ContactId> answered_as(const World& world, ContactId contact);

/// The hours of the week that a hold judges together with `hour`.
std::vector<std::size_t> judged_with(HeldPeriod period, std::size_t hour);

}  // namespace bluelight
