#include "measures/summary.hpp"

#include "measures/catalogue.hpp"

namespace bluelight {
namespace {

/// Tallies of one class or room with the calls that still wait.
struct Series {
  WeekOf<CallTally> week;
  double in_progress = 0;
};

template <class Tally>
Tally total(const WeekOf<Tally>& week) {
  Tally sum;
  for (const Tally& hour : week) sum.merge(hour);
  return sum;
}

std::vector<Series> contact_series(const World& world, const Tallies& tallies,
                                   const Answering& answering, TimePoint from) {
  std::vector<Series> all;
  for (std::uint32_t contact = 0; contact < world.contacts.size(); ++contact)
    all.push_back({tallies.contacts()[contact],
                   static_cast<double>(answering.waiting_since({contact}, from))});
  return all;
}

/// A room is the sum of the classes it answers.
std::vector<Series> room_series(const World& world, const std::vector<Series>& contacts) {
  std::vector<Series> all;
  for (const ControlRoom& room : world.rooms) {
    Series sum;
    for (ContactId contact : room.answers) {
      for (std::size_t hour = 0; hour < hours_a_week; ++hour)
        sum.week[hour].merge(contacts[contact.index].week[hour]);
      sum.in_progress += contacts[contact.index].in_progress;
    }
    all.push_back(std::move(sum));
  }
  return all;
}

void append_totals(RunValues& values, const std::vector<Series>& all, double seconds) {
  std::vector<CallTally> sums;
  for (const Series& one : all) sums.push_back(total(one.week));
  for (const auto& row : call_catalogue())
    for (std::size_t i = 0; i < all.size(); ++i)
      values.push_back(row.value({sums[i], all[i].in_progress, seconds}));
}

void append_hours(RunValues& values, const std::vector<Series>& all) {
  for (const auto& row : call_catalogue())
    if (row.by_hour)
      for (const Series& one : all)
        for (const CallTally& hour : one.week) values.push_back(row.value({hour}));
}

void append_staff_totals(RunValues& values, const Tallies& tallies) {
  for (const auto& row : staff_catalogue())
    for (const auto& week : tallies.staff()) values.push_back(row.value({total(week)}));
}

void append_staff_hours(RunValues& values, const Tallies& tallies) {
  for (const auto& row : staff_catalogue())
    if (row.by_hour)
      for (const auto& week : tallies.staff())
        for (const StaffTally& hour : week) values.push_back(row.value({hour}));
}

}  // namespace

RunValues summarise(const World& world, const Tallies& tallies, const Answering& answering,
                    Window window) {
  const std::vector<Series> contacts = contact_series(world, tallies, answering, window.from);
  const std::vector<Series> rooms = room_series(world, contacts);
  const double seconds = to_seconds(window.to - window.from).count();
  RunValues values;
  append_totals(values, contacts, seconds);
  append_totals(values, rooms, seconds);
  append_staff_totals(values, tallies);
  append_hours(values, contacts);
  append_hours(values, rooms);
  append_staff_hours(values, tallies);
  return values;
}

}  // namespace bluelight
