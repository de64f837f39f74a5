#include "staffing/trained.hpp"

#include <algorithm>
#include <bluelight/load.hpp>
#include <bluelight/staff_need.hpp>
#include <catch2/catch.hpp>
#include <cmath>

namespace bluelight {
namespace {

StaffNeed need_at(double cross_skilled) {
  const Option option =
      load_option("tests/staffing/two_rooms_shared.toml",
                  {"lever.shared.cross_skilled=" + std::to_string(cross_skilled)});
  StaffingSettings settings;
  settings.aims.replications = 8;
  settings.aims.weeks = 4;
  settings.aims.fresh_replications = 4;
  settings.jobs.workers = 2;
  return staff_need(option, settings);
}

int seats_of(const StaffNeed& need, const std::string& name, std::size_t hour) {
  for (const GroupNeed& one : need.groups)
    if (at(need.rostered.staff, one.group).name == name) return one.seats[hour];
  return 0;
}

int all_hours(const StaffNeed& need) {
  double sum = 0;
  for (const GroupNeed& one : need.groups) sum += one.hours;
  return static_cast<int>(sum);
}

/// Hours of the week at which more people of a room are trained than may be.
int hours_too_many(const StaffNeed& need, double share) {
  int hours = 0;
  for (const std::string room : {"one", "other"})
    for (std::size_t hour = 0; hour < hours_a_week; ++hour) {
      const int trained = seats_of(need, room + "_cross_skilled", hour);
      const int all = trained + seats_of(need, room, hour);
      hours += trained > static_cast<int>(std::lround(share * all));
    }
  return hours;
}

TEST_CASE("No more people take the other room's calls than were trained, and more help more") {
  int before = all_hours(need_at(0));
  const int apart = before;
  for (const double share : {0.15, 0.4, 1.0}) {
    const StaffNeed need = need_at(share);
    CAPTURE(share, all_hours(need), before);
    CHECK(all_hours(need) <= before);
    CHECK(hours_too_many(need, share) == 0);
    CHECK(std::ranges::none_of(need.standards, [](const HeldStandard& one) {
      return one.verdict == HeldStandard::Verdict::missed;
    }));
    before = all_hours(need);
  }
  CHECK(before < apart);
}

TEST_CASE("Who is too many stays untrained: the sum of people is kept") {
  const std::vector<TrainedShare> shares{{.crew = 1, .others = {0}, .most = 0.4}};
  std::vector<int> seats{3, 7, 5};
  CHECK_FALSE(is_trained_enough(shares, seats));
  keep_trained(shares, seats);
  CHECK(seats == std::vector<int>{6, 4, 5});
  CHECK(is_trained_enough(shares, seats));
  std::vector<int> few{1, 1, 5};  // 0.4 of two is one, to the nearest whole number
  CHECK(is_trained_enough(shares, few));
}

}  // namespace
}  // namespace bluelight
