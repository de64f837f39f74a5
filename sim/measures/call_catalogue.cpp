#include <array>

#include "measures/catalogue.hpp"
#include "measures/catalogue_numbers.hpp"

namespace bluelight {
namespace {

using Calls = CallView;

/// Of calls, or of calls about incidents in a zone.
double fate_of(const auto& view, Fate fate) {
  return count(view.tally.fate[static_cast<std::size_t>(fate)]);
}

/// What has become of nothing else.
double in_progress(const Calls& v) {
  return count(v.tally.offered) - count(v.tally.answered) - count(v.tally.abandoned) -
         fate_of(v, Fate::call_back_accepted);
}

constexpr std::array rows_of_calls{
    CatalogueRow<Calls>{"offered", "calls",
                        "calls offered in the measured time to the room that answers them, each "
                        "attempt of a caller counted",
                        [](const Calls& v) { return count(v.tally.offered); }, true},
    CatalogueRow<Calls>{"answered", "calls", "offered calls that a handler answered",
                        [](const Calls& v) { return count(v.tally.answered); }, true},
    CatalogueRow<Calls>{"abandoned", "calls",
                        "offered calls whose caller gave up, or found no waiting place",
                        [](const Calls& v) { return count(v.tally.abandoned); }, true},
    CatalogueRow<Calls>{"redialled", "calls", "abandoned calls after which the caller rings again",
                        [](const Calls& v) { return fate_of(v, Fate::redialled); }, true},
    CatalogueRow<Calls>{
        "in_progress", "calls",
        "offered calls that still wait, or are being rung through, when the measured "
        "time ends",
        in_progress, false},
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
    CatalogueRow<Calls>{"time_to_answer_in_all_mean", "s",
                        "mean of the caller's first offer -> answered here, over answered calls; "
                        "from the first attempt on, at whatever class, for callers who were passed "
                        "on or rang again",
                        [](const Calls& v) {
                          return ratio(seconds(v.tally.before + v.tally.to_answer),
                                       count(v.tally.answered));
                        },
                        false},
    CatalogueRow<Calls>{
        "answer_within", "1",
        "share of offered calls answered within the standard's time; calls of classes without a "
        "standard left out",
        [](const Calls& v) { return ratio(count(v.tally.within), count(v.tally.with_standard)); },
        true},
    CatalogueRow<Calls>{"answer_within_not_abandoned_before", "1",
                        "share answered within the standard's time, of offered calls less those "
                        "whose caller gave up before that time; who found no waiting place did not "
                        "give up, and is left in",
                        [](const Calls& v) {
                          return ratio(count(v.tally.within), count(v.tally.with_standard) -
                                                                  count(v.tally.abandoned_before) +
                                                                  count(v.tally.turned_away));
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
    CatalogueRow<Calls>{"delayed", "1",
                        "share of offered calls that waited at all, those that still wait or hung "
                        "up to be rung back "
                        "included",
                        [](const Calls& v) {
                          return ratio(count(v.tally.delayed) + in_progress(v) +
                                           fate_of(v, Fate::call_back_accepted),
                                       count(v.tally.offered));
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
    CatalogueRow<Calls>{"turned", "calls", "redialled calls whose caller then rings another number",
                        [](const Calls& v) { return fate_of(v, Fate::turned); }, false},
    CatalogueRow<Calls>{
        "chased", "calls",
        "calls by people who wait for a crew and ring again, begun in the measured time; before "
        "the operator, so that a few are offered later or not at all",
        [](const Calls& v) { return fate_of(v, Fate::chased); }, true},
    CatalogueRow<Calls>{"balked", "calls",
                        "abandoned calls whose caller found nobody free and hung up at once",
                        [](const Calls& v) { return fate_of(v, Fate::balked); }, false},
    CatalogueRow<Calls>{"turned_away", "calls",
                        "abandoned calls that found nobody free and no waiting place",
                        [](const Calls& v) { return fate_of(v, Fate::turned_away); }, true},
    CatalogueRow<Calls>{
        "presented_again", "times",
        "times that the 999 operator presented offered calls again after a wait without an answer",
        [](const Calls& v) { return fate_of(v, Fate::presented_again); }, true},
    CatalogueRow<Calls>{"overflowed", "times",
                        "times that offered calls were offered or moved to a partner room, or "
                        "taken by a free handler there",
                        [](const Calls& v) { return fate_of(v, Fate::overflowed); }, false},
    CatalogueRow<Calls>{
        "answered_by_partner", "calls",
        "answered calls that people of a partner room answered; they count in the call's own room",
        [](const Calls& v) { return fate_of(v, Fate::answered_by_partner); }, false},
    CatalogueRow<Calls>{
        "call_back_offered", "calls",
        "offered calls whose caller was asked, while waiting, whether to be rung back",
        [](const Calls& v) { return fate_of(v, Fate::call_back_offered); }, false},
    CatalogueRow<Calls>{
        "call_back_accepted", "calls",
        "call_back_offered calls whose caller accepted and hung up: neither answered nor abandoned",
        [](const Calls& v) { return fate_of(v, Fate::call_back_accepted); }, false},
    CatalogueRow<Calls>{
        "called_back", "calls",
        "call_back_accepted calls whose caller was reached within the measured time",
        [](const Calls& v) { return fate_of(v, Fate::called_back); }, false},
    CatalogueRow<Calls>{"call_back_lost", "calls",
                        "call_back_accepted calls whose caller was not reached by the last attempt",
                        [](const Calls& v) { return fate_of(v, Fate::call_back_lost); }, false},
    CatalogueRow<Calls>{
        "call_back_time_mean", "s", "mean of accepted -> reached, over called_back calls",
        [](const Calls& v) {
          return ratio(seconds(v.tally.to_be_rung_back), fate_of(v, Fate::called_back));
        },
        false},
    CatalogueRow<Calls>{"interrupted", "times",
                        "times in the measured time that work on a contact gave way to a more "
                        "urgent call, and waited again",
                        [](const Calls& v) { return fate_of(v, Fate::interrupted); }, true},
    CatalogueRow<Calls>{
        "passed_on", "calls",
        "handled calls whose caller was passed on to another class, where it is offered anew",
        [](const Calls& v) { return fate_of(v, Fate::passed_on); }, false},
    CatalogueRow<Calls>{
        "passed_on_here", "calls",
        "of the offered calls, those of callers whom another class has passed on, each attempt",
        [](const Calls& v) { return fate_of(v, Fate::passed_on_here); }, false},
    CatalogueRow<Calls>{"linked", "calls",
                        "answered calls linked to an incident that the service has recorded, and "
                        "cut short",
                        [](const Calls& v) { return fate_of(v, Fate::linked); }, false},
    CatalogueRow<Calls>{"doubled", "calls",
                        "answered calls about a recorded incident that were not seen to be so: a "
                        "second record is made",
                        [](const Calls& v) { return fate_of(v, Fate::doubled); }, false},
    CatalogueRow<Calls>{"resolved_by_phone", "calls",
                        "answered calls that end an incident: nobody is sent",
                        [](const Calls& v) { return fate_of(v, Fate::resolved_by_phone); }, false},
    CatalogueRow<Calls>{"held", "calls",
                        "answered calls whose handler stayed on the line until a crew arrived, or "
                        "for an hour",
                        [](const Calls& v) { return fate_of(v, Fate::held); }, false},
    CatalogueRow<Calls>{
        "hold_time_mean", "s",
        "mean of the call's other talk over -> crew arrives, or an hour, over held calls",
        [](const Calls& v) { return ratio(seconds(v.tally.holding), fate_of(v, Fate::held)); },
        false},
};

using Places = PlaceView;

constexpr std::array rows_of_places{
    CatalogueRow<Places>{"offered", "calls",
                         "calls offered about incidents in the zone, each attempt counted, to "
                         "whatever class; calls of no incident have no zone",
                         [](const Places& v) { return count(v.tally.offered); }, false},
    CatalogueRow<Places>{"answered", "calls",
                         "calls offered about incidents in the zone that a handler answered",
                         [](const Places& v) { return count(v.tally.answered); }, false},
    CatalogueRow<Places>{
        "abandoned", "calls",
        "calls offered about incidents in the zone whose caller gave up, or found no waiting place",
        [](const Places& v) { return count(v.tally.abandoned); }, false},
    CatalogueRow<Places>{
        "abandonment", "1", "abandoned over offered calls about incidents in the zone",
        [](const Places& v) { return ratio(count(v.tally.abandoned), count(v.tally.offered)); },
        false},
    CatalogueRow<Places>{
        "answer_time_mean", "s",
        "mean of offered -> answered, over answered calls about incidents in the zone",
        [](const Places& v) { return ratio(seconds(v.tally.to_answer), count(v.tally.answered)); },
        false},
    CatalogueRow<Places>{
        "answer_time_p90", "s",
        "90th centile of offered -> answered, over answered calls about incidents in the zone",
        [](const Places& v) { return v.tally.answer_times.quantile(0.9); }, false},
    CatalogueRow<Places>{
        "answer_time_p99", "s",
        "99th centile of offered -> answered, over answered calls about incidents in the zone",
        [](const Places& v) { return v.tally.answer_times.quantile(0.99); }, false},
    CatalogueRow<Places>{
        "redialled", "calls",
        "abandoned calls about incidents in the zone after which the caller rings again",
        [](const Places& v) { return fate_of(v, Fate::redialled); }, false},
    CatalogueRow<Places>{"chased", "calls",
                         "calls by people in the zone who wait for a crew and ring again, begun in "
                         "the measured time",
                         [](const Places& v) { return fate_of(v, Fate::chased); }, false},
    CatalogueRow<Places>{
        "presented_again", "times",
        "times that the 999 operator presented calls about incidents in the zone again",
        [](const Places& v) { return fate_of(v, Fate::presented_again); }, false},
    CatalogueRow<Places>{"overflowed", "times",
                         "times that calls about incidents in the zone were offered or moved to a "
                         "partner room, or taken by a free handler there",
                         [](const Places& v) { return fate_of(v, Fate::overflowed); }, false},
    CatalogueRow<Places>{"linked", "calls",
                         "answered calls about incidents in the zone linked to one that the "
                         "service has recorded, and cut short",
                         [](const Places& v) { return fate_of(v, Fate::linked); }, false},
    CatalogueRow<Places>{"held", "calls",
                         "answered calls about incidents in the zone whose handler stayed on the "
                         "line until a crew arrived, or for an hour",
                         [](const Places& v) { return fate_of(v, Fate::held); }, false},
    CatalogueRow<Places>{
        "transfers_needed", "transfers",
        "transfers of incidents in the zone decided in the measured time, to whatever service",
        [](const Places& v) { return count(v.tally.transfers.needed); }, false},
    CatalogueRow<Places>{"transfers_missed", "transfers", "transfers_needed that are never made",
                         [](const Places& v) { return count(v.tally.transfers.missed); }, false},
    CatalogueRow<Places>{
        "transfers_late", "transfers",
        "transfers_needed put off once or more: made late, or tried again because nobody answered",
        [](const Places& v) { return count(v.tally.transfers.late); }, false},
    CatalogueRow<Places>{"transfer_time_mean", "s",
                         "mean of decided (the sender has graded the incident) -> visible to the "
                         "receiver's dispatch, over transfers made of incidents in the zone",
                         [](const Places& v) {
                           return ratio(seconds(v.tally.transfers.taken),
                                        count(v.tally.transfers.made));
                         },
                         false},
    CatalogueRow<Places>{"transfer_time_p90", "s",
                         "90th centile of decided -> visible to the receiver's dispatch, over "
                         "transfers made of incidents in the zone",
                         [](const Places& v) { return v.tally.transfer_times.quantile(0.9); },
                         false},
    CatalogueRow<Places>{
        "answer_within", "1",
        "share of calls offered about incidents in the zone answered within their class's "
        "standard; calls of classes without a standard left out",
        [](const Places& v) { return ratio(count(v.tally.within), count(v.tally.with_standard)); },
        false},
    CatalogueRow<Places>{
        "wait_mean", "s",
        "mean wait from offered, over calls about incidents in the zone whose wait has ended, "
        "answered or abandoned",
        [](const Places& v) {
          return ratio(seconds(v.tally.waited), count(v.tally.answered + v.tally.abandoned));
        },
        false},
};

}  // namespace

std::span<const CatalogueRow<PlaceView>> place_catalogue() { return rows_of_places; }
std::span<const CatalogueRow<CallView>> call_catalogue() { return rows_of_calls; }

}  // namespace bluelight
