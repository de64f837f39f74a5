#include "explain/recorder.hpp"

#include <algorithm>
#include <bluelight/demand.hpp>
#include <tuple>

namespace bluelight {
namespace {

std::int64_t instant(TimePoint time) { return time.time_since_epoch().count(); }

std::uint16_t zone_number(const std::optional<ZoneId>& zone) {
  return zone ? static_cast<std::uint16_t>(zone->index) : CallStory::nowhere;
}

CallStory begun(const OfferedCall& call) {
  return {.caller = call.caller.hash,
          .incident = call.incident.hash,
          .offered = instant(call.offered),
          .contact = static_cast<std::uint16_t>(call.contact.index),
          .zone = zone_number(call.zone)};
}

}  // namespace

std::pair<TimePoint, TimePoint> measured_time(const World& world) {
  const LocalHours calendar = run_calendar(world);
  const auto warm_up = std::chrono::ceil<std::chrono::days>(world.horizon.warm_up);
  const TimePoint from = calendar.days()[static_cast<std::size_t>(warm_up.count())].begin;
  return {from, from + world.horizon.length};
}

void Recorder::offered(const OfferedCall& call) {
  const auto [entry, is_new] = open_.try_emplace(call.caller.hash, Open{calls_.size()});
  if (is_new) calls_.push_back(begun(call));
  Open& open = entry->second;
  open.since = std::min(open.since, call.offered);
  ++calls_[open.story].attempts;
}

/// The wait of `call` is over at `when`.
void Recorder::ends(const OfferedCall& call, TimePoint when, CallEnd end) {
  const Open& open = open_.at(call.caller.hash);
  CallStory& story = calls_[open.story];
  story.end = end;
  story.waited = (open.before + (when - open.since)).count();
}

void Recorder::answered(const OfferedCall& call, Duration wait) {
  ends(call, call.offered + wait, CallEnd::answered);
  answered_last_ = open_.at(call.caller.hash).story;
  if (!at(world_.contacts, call.contact).passes_on) open_.erase(call.caller.hash);
}

void Recorder::abandoned(const OfferedCall& call, Duration wait) {
  ends(call, call.offered + wait, CallEnd::gave_up);
}

void Recorder::redialled(const OfferedCall& call) {
  calls_[open_.at(call.caller.hash).story].end = CallEnd::waiting;
}

void Recorder::answered_by_partner(const OfferedCall&, RoomId) {
  calls_[answered_last_].by_partner = true;
}

void Recorder::called_back(const OfferedCall& call, Duration wait) {
  const auto& terms = at(world_.contacts, call.contact).call_back;
  ends(call, call.offered + terms->after + wait, CallEnd::answered);
}

/// The colleague's caller is the same person, who waits once more.
void Recorder::passed_on(const OfferedCall& call, ContactId) {
  const Open open = open_.at(call.caller.hash);
  CallStory& story = calls_[open.story];
  story.end = CallEnd::waiting;
  open_[call.caller.part("passed on").hash] = {.story = open.story,
                                               .before = Duration{story.waited}};
}

void Recorder::mobilised(const SeenIncident& seen, TimePoint, TimePoint now) {
  incidents_.push_back({.incident = seen.incident.hash,
                        .reported = instant(seen.reported),
                        .visible = instant(seen.visible),
                        .mobilised = instant(now),
                        .service = static_cast<std::uint16_t>(seen.service.index),
                        .zone = zone_number(seen.zone)});
}

Stories Recorder::take() {
  const auto [from, to] = measured_time(world_);
  const auto is_outside = [&, first = instant(from), last = instant(to)](std::int64_t when) {
    return when < first || when >= last;
  };
  std::erase_if(calls_, [&](const CallStory& one) { return is_outside(one.offered); });
  std::erase_if(incidents_, [&](const IncidentStory& one) { return is_outside(one.reported); });
  std::ranges::sort(calls_, {}, &CallStory::caller);
  std::ranges::sort(incidents_, {},
                    [](const IncidentStory& one) { return std::tuple(one.incident, one.service); });
  return {std::move(calls_), std::move(incidents_)};
}

}  // namespace bluelight
