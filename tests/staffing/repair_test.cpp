#include <algorithm>
#include <bluelight/load.hpp>
#include <bluelight/staff_need.hpp>
#include <catch2/catch.hpp>

#include "staffing/verify.hpp"

namespace bluelight::repair_test {
namespace {

/// A verification that the repair has never seen.
std::vector<HeldStandard> seen_afresh(const World& world, const World& rostered,
                                      const StaffingSettings& settings) {
  const std::vector<ClassLoad> loads = week_loads(world);
  const Holds holds = holds_of(world, loads, settings);
  const std::vector<Pool> pools = pools_of(world, loads, holds);
  const SearchTask task{world, loads, holds, pools, settings};
  const int another = 8;
  return standards_of(task, verify(task, rostered, another));
}

TEST_CASE("Breaks that the search does not see are made up for by one repair, which holds afresh") {
  StaffingSettings settings;
  settings.aims.replications = settings.aims.fresh_replications = 4;
  settings.aims.weeks = 4;
  settings.jobs.workers = 2;
  const std::string rate = GENERATE("2 /min", "5 /min");
  const Option option =
      load_option("tests/staffing/plain_with_breaks.toml", {"calls.call.rate=\"" + rate + "\""});
  const StaffNeed need = staff_need(option, settings);
  CAPTURE(rate);
  CHECK(need.repairs == 1);
  REQUIRE(need.standards.size() == 1);
  CHECK(need.standards[0].verdict == HeldStandard::Verdict::held);
  CHECK(seen_afresh(option.world, need.rostered, settings)[0].verdict ==
        HeldStandard::Verdict::held);

  Option without = option;
  without.world.staff[0].attendance.breaks.clear();
  const StaffNeed less = staff_need(without, settings);
  CHECK(less.repairs == 0);
  CHECK(less.groups[0].hours < need.groups[0].hours);
  World tired = less.rostered;
  tired.staff[0].attendance.breaks = option.world.staff[0].attendance.breaks;
  CHECK(seen_afresh(option.world, tired, settings)[0].verdict == HeldStandard::Verdict::missed);
}

}  // namespace
}  // namespace bluelight::repair_test
