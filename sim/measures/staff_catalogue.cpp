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

constexpr std::array rows_of_staff{
    CatalogueRow<Staff>{"staffed_hours", "h", "seats on duty × hours in the measured time",
                        [](const Staff& v) { return hours(v.tally.staffed); }, true},
    CatalogueRow<Staff>{"busy_hours", "h",
                        "people handling calls × hours in the measured time, overrun included",
                        [](const Staff& v) { return hours(v.tally.busy); }, true},
    CatalogueRow<Staff>{"overrun_hours", "h",
                        "people finishing a call after their seat went off duty × hours",
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
                        false},
    CatalogueRow<Staff>{
        "share_holding", "1",
        "share of staffed hours spent on the line with a caller until a crew arrives",
        [](const Staff& v) { return share_of(v, Activity::holding); }, false},
    CatalogueRow<Staff>{"share_transferring", "1",
                        "share of staffed hours spent telling another service of an incident",
                        [](const Staff& v) { return share_of(v, Activity::transferring); }, false},
    CatalogueRow<Staff>{"share_receiving", "1",
                        "share of staffed hours spent taking an incident from another service",
                        [](const Staff& v) { return share_of(v, Activity::receiving); }, false},
    CatalogueRow<Staff>{
        "share_dispatching", "1",
        "share of staffed hours spent selecting and mobilising units, or on an appointment",
        [](const Staff& v) { return share_of(v, Activity::dispatching); }, false},
    CatalogueRow<Staff>{"share_updating", "1",
                        "share of staffed hours spent on radio and log work for open incidents",
                        [](const Staff& v) { return share_of(v, Activity::updating); }, false},
    CatalogueRow<Staff>{"share_calling_back", "1",
                        "share of staffed hours spent on attempts to ring back that reached nobody",
                        [](const Staff& v) { return share_of(v, Activity::calling_back); }, false},
    CatalogueRow<Staff>{"minutes_without_reserve", "min",
                        "time with somebody of the group on duty and nobody of them free",
                        [](const Staff& v) { return minutes(v.tally.without_reserve); }, true},
    CatalogueRow<Staff>{"without_reserve", "1",
                        "share of the time with somebody on duty in which nobody is free",
                        [](const Staff& v) {
                          return ratio(seconds(v.tally.without_reserve), seconds(v.tally.manned));
                        },
                        false},
};

constexpr std::array rows_of_rooms{
    CatalogueRow<Room>{"minutes_without_reserve", "min",
                       "time with somebody on duty in the room and nobody of them free",
                       [](const Room& v) { return minutes(v.tally.without_reserve); }, true},
    CatalogueRow<Room>{"without_reserve", "1",
                       "share of the time with somebody on duty in which nobody is free",
                       [](const Room& v) {
                         return ratio(seconds(v.tally.without_reserve), seconds(v.tally.manned));
                       },
                       false},
};

}  // namespace

std::span<const CatalogueRow<StaffView>> staff_catalogue() { return rows_of_staff; }
std::span<const CatalogueRow<RoomView>> room_catalogue() { return rows_of_rooms; }

}  // namespace bluelight
