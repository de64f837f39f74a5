#include "room/queueing.hpp"

#include <algorithm>

#include "room/long_wait.hpp"

namespace bluelight {
namespace {

constexpr TimePoint never = TimePoint::max();

/// A partner to be asked.
struct Asking {
  TimePoint at;
  std::uint32_t partner;
};

/// What is still to come in a wait. Of what falls on one instant, giving up comes first, then the
/// offer to be rung back, then partners, then the operator.
struct Ahead {
  TimePoint gives_up = never;
  TimePoint call_back = never;
  std::vector<Asking> partners = {};  ///< the next one last
  TimePoint presented = never;
  int presentations = 0;  ///< that may still be made

  TimePoint next() const {
    const TimePoint partner = partners.empty() ? never : partners.back().at;
    return std::min({gives_up, call_back, partner, presented});
  }
};

TimePoint later(TimePoint from, Duration by) { return by == Duration::max() ? never : from + by; }

/// When each partner is asked, for a call that is offered now.
std::vector<Asking> askings(LongWait& wait, TimePoint now) {
  std::vector<Asking> all;
  for (const std::uint32_t partner : wait.partners()) {
    const Partner& terms = wait.terms(partner);
    const bool at_once = terms.at_queue_length && wait.waiting_at_room() >= *terms.at_queue_length;
    all.push_back({at_once ? now : now + terms.wait, partner});
  }
  std::stable_sort(all.begin(), all.end(),
                   [](const Asking& a, const Asking& b) { return a.at < b.at; });
  std::reverse(all.begin(), all.end());
  return all;
}

Ahead ahead_of(const Setting& rooms, const Request& request, LongWait& wait) {
  const TimePoint now = rooms.engine.now();
  const ContactClass& contact = rooms.world.contacts[request.skill.index];
  Ahead ahead{.gives_up = later(now, request.patience()), .partners = askings(wait, now)};
  if (contact.call_back && request.decides) ahead.call_back = now + contact.call_back->after;
  if (contact.presented_again) {
    ahead.presented = now + contact.presented_again->after;
    ahead.presentations = contact.presented_again->most;
  }
  return ahead;
}

/// Asks the partners whose time has come, until one answers or takes the call over.
void ask_partners(Setting& rooms, const OfferedCall& call, LongWait& wait, Ahead& ahead) {
  while (!ahead.partners.empty() && ahead.partners.back().at <= rooms.engine.now()) {
    const std::uint32_t partner = ahead.partners.back().partner;
    ahead.partners.pop_back();
    if (!wait.ask(partner)) continue;
    if (wait.terms(partner).caller != Partner::Caller::to_free_handler)
      rooms.observer.overflowed(call, wait.terms(partner).room);
    if (!wait.is_answered() && !wait.has_moved()) continue;
    ahead = {.gives_up = ahead.gives_up};
  }
}

/// The operator presents the call again.
void present_again(Setting& rooms, const OfferedCall& call, LongWait& wait, Ahead& ahead) {
  wait.go_to_end();
  rooms.observer.presented_again(call);
  const Presentation& terms = *at(rooms.world.contacts, call.contact).presented_again;
  ahead.presented = --ahead.presentations > 0 ? ahead.presented + terms.after : never;
}

/// Whether the caller, asked, hangs up to be rung back.
bool accepts_call_back(Setting& rooms, const OfferedCall& call) {
  rooms.observer.call_back_offered(call);
  const CallBack& terms = *at(rooms.world.contacts, call.contact).call_back;
  if (rooms.uniforms_of(call)[2] >= terms.accepted) return false;
  rooms.observer.call_back_accepted(call);
  return true;
}

bool balks(Setting& rooms, const OfferedCall& call) {
  if (rooms.uniforms_of(call)[0] >= at(rooms.world.contacts, call.contact).balking) return false;
  rooms.observer.balked(call);
  return true;
}

/// Somebody answers, of the call's own room or of a partner.
Queued answered(Setting& rooms, const OfferedCall& call, LongWait& wait) {
  Seat seat = wait.take_seat();
  const Partner* const partner = seat.partner();
  if (partner && partner->caller == Partner::Caller::to_free_handler)
    rooms.observer.overflowed(call, partner->room);
  return {std::move(seat)};
}

/// A call that has just been offered: taken at once, gone at once, or (nothing) it waits.
std::optional<Queued> begin(Setting& rooms, const OfferedCall& call, LongWait& wait, Ahead& ahead) {
  if (!wait.ask_own_people()) ask_partners(rooms, call, wait, ahead);
  if (wait.is_answered()) return answered(rooms, call, wait);
  if (wait.caller_decides() && balks(rooms, call)) return Queued{};
  if (!wait.finds_no_place()) return std::nullopt;
  rooms.observer.turned_away(call);
  return Queued{};
}

/// What is due now ends the wait, or (nothing) does not.
std::optional<Queued> go_on(Setting& rooms, const OfferedCall& call, LongWait& wait, Ahead& ahead) {
  const TimePoint now = rooms.engine.now();
  if (now >= ahead.gives_up) return Queued{};
  if (now >= ahead.call_back) {
    ahead.call_back = never;
    if (accepts_call_back(rooms, call)) return Queued{.rung_back = true};
  }
  ask_partners(rooms, call, wait, ahead);
  if (wait.is_answered()) return answered(rooms, call, wait);
  if (now >= ahead.presented) present_again(rooms, call, wait, ahead);
  return std::nullopt;
}

/// The call waits until somebody answers, or its caller hangs up.
Part<Queued> wait_in_line(Setting& rooms, const OfferedCall& call, Request request) {
  LongWait wait(rooms.floor, request);
  Ahead ahead = ahead_of(rooms, request, wait);
  std::optional<Queued> end = begin(rooms, call, wait, ahead);
  if (!end) end = go_on(rooms, call, wait, ahead);
  while (!end) {
    const TimePoint next = ahead.next();
    co_await wait.until(next);
    if (wait.is_answered()) co_return answered(rooms, call, wait);
    if (rooms.engine.now() < next) co_return Queued{};
    end = go_on(rooms, call, wait, ahead);
  }
  co_return std::move(*end);
}

/// Handlers try to reach a caller who hung up to be rung back.
Part<Queued> ring_back(Setting& rooms, const OfferedCall& call) {
  const CallBack& terms = *at(rooms.world.contacts, call.contact).call_back;
  const TimePoint accepted = rooms.engine.now();
  const Entity owner = call.caller.part(static_cast<std::uint64_t>(call.attempt)).part("call back");
  for (int n = 0; n < terms.most; ++n) {
    const Uniforms u = rooms.answering(owner.part(static_cast<std::uint64_t>(n)));
    Seat seat = co_await Answer(rooms.floor, Request{call.contact, terms.priority});
    if (!seat) break;
    const TimePoint since = rooms.engine.now();
    if (u[0] < terms.reached) {
      rooms.observer.called_back(call, since - accepted);
      co_return Queued{std::move(seat), true};
    }
    co_await rooms.engine.delay(to_duration(terms.attempt(u[1]) * seat.factor()));
    seat.worked(Activity::calling_back, since);
  }
  rooms.observer.call_back_lost(call);
  co_return Queued{.rung_back = true};
}

}  // namespace

Part<Queued> queue(Setting& rooms, const OfferedCall& call, Request request) {
  Queued queued = co_await wait_in_line(rooms, call, request);
  if (queued.rung_back) co_return co_await ring_back(rooms, call);
  co_return queued;
}

}  // namespace bluelight
