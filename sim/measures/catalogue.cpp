#include "measures/catalogue.hpp"

#include <array>
#include <limits>

namespace bluelight {
namespace {

double ratio(double part, double whole) {
  return whole > 0 ? part / whole : std::numeric_limits<double>::quiet_NaN();
}
double count(std::uint64_t n) { return static_cast<double>(n); }
double seconds(Duration d) { return to_seconds(d).count(); }
double hours(Duration d) { return seconds(d) / 3600; }

using Calls = CallView;
using Staff = StaffView;

constexpr std::array rows_of_calls{
    CatalogueRow<Calls>{
        "offered", "calls",
        "calls offered to the room in the measured time, each attempt of a caller counted",
        [](const Calls& v) { return count(v.tally.offered); }, true},
    CatalogueRow<Calls>{"answered", "calls", "offered calls that a handler answered",
                        [](const Calls& v) { return count(v.tally.answered); }, true},
    CatalogueRow<Calls>{"abandoned", "calls",
                        "offered calls whose caller gave up, or found no waiting place",
                        [](const Calls& v) { return count(v.tally.abandoned); }, true},
    CatalogueRow<Calls>{"redialled", "calls", "abandoned calls after which the caller rings again",
                        [](const Calls& v) { return count(v.tally.redialled); }, false},
    CatalogueRow<Calls>{"in_progress", "calls",
                        "offered calls that still wait when the measured time ends",
                        [](const Calls& v) { return v.in_progress; }, false},
    CatalogueRow<Calls>{
        "answer_time_mean", "s", "mean of offered -> answered, over answered calls",
        [](const Calls& v) { return ratio(seconds(v.tally.to_answer), count(v.tally.answered)); },
        true},
    CatalogueRow<Calls>{"answer_time_median", "s",
                        "median of offered -> answered, over answered calls",
                        [](const Calls& v) { return v.tally.answer_times.quantile(0.5); }, true},
    CatalogueRow<Calls>{"answer_time_p90", "s",
                        "90th centile of offered -> answered, over answered calls",
                        [](const Calls& v) { return v.tally.answer_times.quantile(0.9); }, true},
    CatalogueRow<Calls>{"answer_time_p95", "s",
                        "95th centile of offered -> answered, over answered calls",
                        [](const Calls& v) { return v.tally.answer_times.quantile(0.95); }, true},
    CatalogueRow<Calls>{"answer_time_p99", "s",
                        "99th centile of offered -> answered, over answered calls",
                        [](const Calls& v) { return v.tally.answer_times.quantile(0.99); }, true},
    CatalogueRow<Calls>{
        "answer_within", "1",
        "share of offered calls answered within the standard's time; calls of classes without a "
        "standard left out",
        [](const Calls& v) { return ratio(count(v.tally.within), count(v.tally.with_standard)); },
        true},
    CatalogueRow<Calls>{"answer_within_not_abandoned_before", "1",
                        "share answered within the standard's time, of offered calls less those "
                        "abandoned before that time",
                        [](const Calls& v) {
                          return ratio(count(v.tally.within), count(v.tally.with_standard) -
                                                                  count(v.tally.abandoned_before));
                        },
                        false},
    CatalogueRow<Calls>{
        "wait_mean", "s",
        "mean wait from offered, over all calls whose wait has ended, answered or abandoned",
        [](const Calls& v) {
          return ratio(seconds(v.tally.waited), count(v.tally.answered + v.tally.abandoned));
        },
        false},
    CatalogueRow<Calls>{
        "abandonment", "1", "abandoned calls over offered calls",
        [](const Calls& v) { return ratio(count(v.tally.abandoned), count(v.tally.offered)); },
        true},
    CatalogueRow<Calls>{
        "delayed", "1", "share of offered calls that waited at all, those that still wait included",
        [](const Calls& v) {
          return ratio(count(v.tally.delayed) + v.in_progress, count(v.tally.offered));
        },
        false},
    CatalogueRow<Calls>{
        "handle_time_mean", "s",
        "mean of answered -> handler free again, over calls whose handling has ended",
        [](const Calls& v) { return ratio(seconds(v.tally.handling), count(v.tally.handled)); },
        false},
    CatalogueRow<Calls>{"queue_length", "calls", "calls waiting, averaged over the measured time",
                        [](const Calls& v) { return ratio(seconds(v.tally.queued), v.seconds); },
                        false},
};

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
};

}  // namespace

std::span<const CatalogueRow<CallView>> call_catalogue() { return rows_of_calls; }
std::span<const CatalogueRow<StaffView>> staff_catalogue() { return rows_of_staff; }

}  // namespace bluelight
