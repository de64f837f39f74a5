#include <array>

#include "measures/catalogue.hpp"
#include "measures/catalogue_numbers.hpp"

namespace bluelight {
namespace {

using Incidents = IncidentView;
using Desk = DeskView;
using Transfers = TransferView;

constexpr std::array rows_of_incidents{
    CatalogueRow<Incidents>{"visible", "incidents",
                            "incidents that became visible to dispatch in the measured time, once "
                            "for each service that sees them",
                            [](const Incidents& v) { return count(v.tally.visible); }, true},
    CatalogueRow<Incidents>{
        "time_to_visible_mean", "s",
        "mean of first call offered -> visible to dispatch, over visible incidents; from the first "
        "call to any service, and without a call from when it became known",
        [](const Incidents& v) { return mean_of(v.tally.to_visible, v.tally.visible); }, true},
    CatalogueRow<Incidents>{
        "time_to_visible_p90", "s",
        "90th centile of first call offered -> visible to dispatch, over visible incidents",
        [](const Incidents& v) { return v.times->to_visible.quantile(0.9); }, false},
    CatalogueRow<Incidents>{
        "appointments", "incidents",
        "of the visible incidents, those left to a desk that works by appointment",
        [](const Incidents& v) { return count(v.tally.appointments); }, false},
    CatalogueRow<Incidents>{
        "mobilised", "incidents",
        "of the visible incidents, those for which a desk mobilised units within the measured time",
        [](const Incidents& v) { return count(v.tally.mobilised); }, true},
    CatalogueRow<Incidents>{
        "time_to_mobilise_mean", "s",
        "mean of first call offered -> units mobilised, over mobilised incidents",
        [](const Incidents& v) { return mean_of(v.tally.to_mobilised, v.tally.mobilised); }, true},
    CatalogueRow<Incidents>{
        "time_to_mobilise_p90", "s",
        "90th centile of first call offered -> units mobilised, over mobilised incidents",
        [](const Incidents& v) { return v.times->to_mobilised.quantile(0.9); }, false},
};

constexpr std::array rows_of_desks{
    CatalogueRow<Desk>{"visible", "incidents",
                       "incidents that became visible to the desk in the measured time",
                       [](const Desk& v) { return count(v.tally.visible); }, true},
    CatalogueRow<Desk>{"mobilised", "incidents",
                       "visible incidents whose units were mobilised, or whose appointment was "
                       "worked on, within the measured time",
                       [](const Desk& v) { return count(v.tally.mobilised); }, false},
    CatalogueRow<Desk>{"in_progress", "incidents",
                       "visible incidents that wait or are worked on when the measured time ends",
                       [](const Desk& v) { return count(v.tally.visible - v.tally.mobilised); },
                       false},
    CatalogueRow<Desk>{
        "wait_mean", "s", "mean of visible -> a dispatcher begins, over mobilised incidents",
        [](const Desk& v) { return mean_of(v.tally.waited, v.tally.mobilised); }, true},
    CatalogueRow<Desk>{"wait_p90", "s",
                       "90th centile of visible -> a dispatcher begins, over mobilised incidents",
                       [](const Desk& v) { return v.times->waits.quantile(0.9); }, false},
    CatalogueRow<Desk>{
        "dispatch_time_mean", "s", "mean of visible -> mobilised, over mobilised incidents",
        [](const Desk& v) { return mean_of(v.tally.dispatching, v.tally.mobilised); }, true},
    CatalogueRow<Desk>{"dispatch_time_median", "s",
                       "median of visible -> mobilised, over mobilised incidents",
                       [](const Desk& v) { return v.times->dispatch_times.quantile(0.5); }, false},
    CatalogueRow<Desk>{"dispatch_time_p90", "s",
                       "90th centile of visible -> mobilised, over mobilised incidents",
                       [](const Desk& v) { return v.times->dispatch_times.quantile(0.9); }, false},
    CatalogueRow<Desk>{
        "dispatch_within", "1",
        "share of visible incidents mobilised within the desk's standard from visible; undefined "
        "without a standard",
        [](const Desk& v) { return ratio(count(v.tally.within), count(v.tally.with_standard)); },
        false},
    CatalogueRow<Desk>{"backlog", "incidents",
                       "incidents that wait or are worked on when the measured time ends, those "
                       "from the warm-up too",
                       [](const Desk& v) { return count(v.backlog.incidents); }, false},
    CatalogueRow<Desk>{"backlog_age_mean", "s", "mean time since visible of the backlog",
                       [](const Desk& v) { return mean_of(v.backlog.ages, v.backlog.incidents); },
                       false},
    CatalogueRow<Desk>{"backlog_age_oldest", "s", "longest time since visible in the backlog",
                       [](const Desk& v) {
                         return v.backlog.incidents > 0 ? seconds(v.backlog.oldest) : ratio(0, 0);
                       },
                       false},
    CatalogueRow<Desk>{"updates", "updates",
                       "updates of open incidents asked for in the measured time and begun",
                       [](const Desk& v) { return count(v.tally.updates); }, false},
    CatalogueRow<Desk>{
        "update_wait_mean", "s", "mean of an update asked for -> begun, over updates",
        [](const Desk& v) { return mean_of(v.tally.update_waited, v.tally.updates); }, false},
    CatalogueRow<Desk>{
        "interrupted", "times",
        "times in the measured time that work at the desk gave way to a more urgent call",
        [](const Desk& v) { return count(v.tally.interrupted); }, false},
    CatalogueRow<Desk>{"queue_length", "pieces of work",
                       "incidents and updates waiting, averaged over the measured time",
                       [](const Desk& v) { return ratio(seconds(v.tally.queued), v.seconds); },
                       false},
};

constexpr std::array rows_of_transfers{
    CatalogueRow<Transfers>{
        "needed", "transfers",
        "transfers decided in the measured time: the receiver is needed and does not know",
        [](const Transfers& v) { return count(v.tally.needed); }, true},
    CatalogueRow<Transfers>{
        "made", "transfers",
        "needed transfers made within the measured time: visible to the receiver",
        [](const Transfers& v) { return count(v.tally.made); }, true},
    CatalogueRow<Transfers>{"missed", "transfers", "needed transfers that are never made",
                            [](const Transfers& v) { return count(v.tally.missed); }, true},
    CatalogueRow<Transfers>{
        "in_progress", "transfers",
        "needed transfers that are neither made nor missed when the measured time ends",
        [](const Transfers& v) { return count(v.tally.needed - v.tally.made - v.tally.missed); },
        false},
    CatalogueRow<Transfers>{
        "late", "transfers",
        "needed transfers put off once or more: made late, or tried again because nobody answered",
        [](const Transfers& v) { return count(v.tally.late); }, true},
    CatalogueRow<Transfers>{"put_off", "times", "times that needed transfers were put off",
                            [](const Transfers& v) { return count(v.tally.put_off); }, false},
    CatalogueRow<Transfers>{
        "share_missed", "1", "missed over needed transfers",
        [](const Transfers& v) { return ratio(count(v.tally.missed), count(v.tally.needed)); },
        false},
    CatalogueRow<Transfers>{
        "share_late", "1", "late over needed transfers",
        [](const Transfers& v) { return ratio(count(v.tally.late), count(v.tally.needed)); },
        false},
    CatalogueRow<Transfers>{"transfer_time_mean", "s",
                            "mean of decided (the sender has graded the incident) -> visible to "
                            "the receiver's dispatch, over made transfers",
                            [](const Transfers& v) { return mean_of(v.tally.taken, v.tally.made); },
                            true},
    CatalogueRow<Transfers>{
        "transfer_time_median", "s",
        "median of decided -> visible to the receiver's dispatch, over made transfers",
        [](const Transfers& v) { return v.times->quantile(0.5); }, false},
    CatalogueRow<Transfers>{
        "transfer_time_p90", "s",
        "90th centile of decided -> visible to the receiver's dispatch, over made transfers",
        [](const Transfers& v) { return v.times->quantile(0.9); }, false},
};

}  // namespace

std::span<const CatalogueRow<IncidentView>> incident_catalogue() { return rows_of_incidents; }
std::span<const CatalogueRow<DeskView>> desk_catalogue() { return rows_of_desks; }
std::span<const CatalogueRow<TransferView>> transfer_catalogue() { return rows_of_transfers; }

}  // namespace bluelight
