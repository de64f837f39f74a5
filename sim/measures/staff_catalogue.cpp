#include <array>
#include <numeric>

#include "measures/catalogue.hpp"
#include "measures/catalogue_numbers.hpp"

namespace bluelight {
namespace {

using Staff = StaffView;
using Room = RoomView;

double share_of(const Staff& view, Activity activity) {
  return ratio(hours(view.tally.other[static_cast<std::size_t>(activity)]),
               hours(view.tally.staffed));
}

Duration other_work(const Staff& view) {
  return std::accumulate(view.tally.other.begin(), view.tally.other.end(), Duration{});
}

/// Of a group or a room.
template <class View>
constexpr CatalogueRow<View> share_without_reserve{
    "without_reserve", "1",
    "share of the time with somebody rostered or on duty in which nobody is free",
    [](const View& v) { return ratio(seconds(v.tally.without_reserve), seconds(v.tally.open)); },
    false};

constexpr std::array rows_of_staff{
    CatalogueRow<Staff>{"staffed_hours", "h", "seats on duty × hours in the measured time",
                        [](const Staff& v) { return hours(v.tally.staffed); }, true},
    CatalogueRow<Staff>{"busy_hours", "h",
                        "people handling calls × hours in the measured time, overrun included",
                        [](const Staff& v) { return hours(v.tally.busy); }, true},
    CatalogueRow<Staff>{"overrun_hours", "h",
                        "people finishing work in hand after their seat or shift was over × hours",
                        [](const Staff& v) { return hours(v.tally.overrun); }, false},
    CatalogueRow<Staff>{
        "occupancy", "1", "busy hours over staffed hours",
        [](const Staff& v) { return ratio(hours(v.tally.busy), hours(v.tally.staffed)); }, true},
    CatalogueRow<Staff>{"share_answering", "1",
                        "share of staffed hours spent on calls: busy hours less the six below; "
                        "other work that is not done when the measured time ends counts here",
                        [](const Staff& v) {
                          return ratio(hours(v.tally.busy - other_work(v)), hours(v.tally.staffed));
                        },
                        true},
    CatalogueRow<Staff>{
        "share_holding", "1",
        "share of staffed hours spent on the line with a caller until a crew arrives",
        [](const Staff& v) { return share_of(v, Activity::holding); }, true},
    CatalogueRow<Staff>{"share_transferring", "1",
                        "share of staffed hours spent telling another service of an incident",
                        [](const Staff& v) { return share_of(v, Activity::transferring); }, true},
    CatalogueRow<Staff>{"share_receiving", "1",
                        "share of staffed hours spent taking an incident from another service",
                        [](const Staff& v) { return share_of(v, Activity::receiving); }, true},
    CatalogueRow<Staff>{
        "share_dispatching", "1",
        "share of staffed hours spent selecting and mobilising units, or on an appointment",
        [](const Staff& v) { return share_of(v, Activity::dispatching); }, true},
    CatalogueRow<Staff>{"share_updating", "1",
                        "share of staffed hours spent on radio and log work for open incidents",
                        [](const Staff& v) { return share_of(v, Activity::updating); }, true},
    CatalogueRow<Staff>{"share_calling_back", "1",
                        "share of staffed hours spent on attempts to ring back that reached nobody",
                        [](const Staff& v) { return share_of(v, Activity::calling_back); }, true},
    CatalogueRow<Staff>{"minutes_without_reserve", "min",
                        "time with somebody of the group rostered or on duty and nobody of them "
                        "free: all at work, or nobody there",
                        [](const Staff& v) { return minutes(v.tally.without_reserve); }, true},
    share_without_reserve<Staff>,
    CatalogueRow<Staff>{"rostered_hours", "h", "seats of the roster × hours",
                        [](const Staff& v) { return hours(v.tally.duty.rostered); }, true},
    CatalogueRow<Staff>{
        "absent_hours", "h",
        "of the rostered hours, seats not filled because somebody is absent, unplanned",
        [](const Staff& v) { return hours(v.tally.duty.absent); }, true},
    CatalogueRow<Staff>{"vacant_hours", "h",
                        "of the rostered hours, seats not filled because the post stands empty",
                        [](const Staff& v) { return hours(v.tally.duty.vacant); }, false},
    CatalogueRow<Staff>{"break_hours", "h",
                        "of the rostered hours, people on a break that is taken live",
                        [](const Staff& v) { return hours(v.tally.duty.on_break); }, true},
    CatalogueRow<Staff>{"overtime_hours", "h",
                        "people called out × hours, on top of the rostered hours",
                        [](const Staff& v) { return hours(v.tally.duty.overtime); }, true},
    CatalogueRow<Staff>{"supervisor_hours", "h",
                        "supervisors who stand in × hours, on top of the rostered hours",
                        [](const Staff& v) { return hours(v.tally.duty.supervisors); }, false},
    CatalogueRow<Staff>{"paid_hours", "h",
                        "hours of plain pay: rostered hours less vacant ones, overtime at its "
                        "rate, work after a shift's end; who is absent or on a break is paid; "
                        "shrinkage on top is left out",
                        [](const Staff& v) {
                          return hours(v.tally.duty.rostered - v.tally.duty.vacant +
                                       v.tally.duty.overtime_paid + v.tally.overrun);
                        },
                        false},
    CatalogueRow<Staff>{
        "minutes_below_minimum", "min",
        "time with fewer on duty than the group's minimum, or than rostered if that is fewer",
        [](const Staff& v) { return minutes(v.tally.duty.below_minimum); }, true},
    CatalogueRow<Staff>{
        "below_minimum", "1",
        "share of the time with anybody rostered in which fewer are on duty than the minimum",
        [](const Staff& v) {
          return ratio(seconds(v.tally.duty.below_minimum), seconds(v.tally.duty.wanted));
        },
        false},
    CatalogueRow<Staff>{"missing_hours", "h", "people who are missing to the minimum × hours",
                        [](const Staff& v) { return hours(v.tally.duty.missing); }, false},
    CatalogueRow<Staff>{"breaks_taken", "breaks", "breaks begun in the measured time",
                        [](const Staff& v) { return count(v.tally.duty.breaks); }, true},
    CatalogueRow<Staff>{
        "breaks_missed", "breaks",
        "breaks whose window and grace ended in the measured time before they had begun",
        [](const Staff& v) { return count(v.tally.duty.breaks_missed); }, true},
    CatalogueRow<Staff>{"share_breaks_missed", "1", "missed breaks over missed and taken ones",
                        [](const Staff& v) {
                          return ratio(count(v.tally.duty.breaks_missed),
                                       count(v.tally.duty.breaks_missed + v.tally.duty.breaks));
                        },
                        false},
    CatalogueRow<Staff>{
        "break_late_mean", "s", "mean of due -> begun, over breaks taken",
        [](const Staff& v) { return mean_of(v.tally.duty.breaks_late, v.tally.duty.breaks); },
        false},
};

constexpr std::array rows_of_rooms{
    CatalogueRow<Room>{"minutes_without_reserve", "min",
                       "time with somebody of the room rostered or on duty and nobody of them "
                       "free: all at work, or nobody there",
                       [](const Room& v) { return minutes(v.tally.without_reserve); }, true},
    share_without_reserve<Room>,
};

}  // namespace

std::span<const CatalogueRow<StaffView>> staff_catalogue() { return rows_of_staff; }
std::span<const CatalogueRow<RoomView>> room_catalogue() { return rows_of_rooms; }

}  // namespace bluelight
