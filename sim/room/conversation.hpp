/// What a handler does with a call: talk, wrap up, and for an incident locate, triage, link, pass
/// on.
#pragma once

#include "room/setting.hpp"

namespace bluelight {

/// How long a call holds its handler.
struct HandleTimes {
  Duration talk, wrap_up;
};

/// How the callers of this demand hang up; null: they stay.
inline const HangUp* hang_up_of(const Setting& rooms, const FirstCall& first) {
  if (first.calls == 0) return nullptr;
  const auto& hangs_up = rooms.world.calls[first.calls - 1].hangs_up;
  return hangs_up ? &*hangs_up : nullptr;
}

/// A caller and what they bring: their block of `Setting::callers`.
struct Person {
  const FirstCall& first;
  const Uniforms& u;
};

/// The demand's own times where it states them, else the class's; ringing back takes the place of
/// talk with a caller who has hung up. `factor` is the handler's. Requires: answered now.
HandleTimes handle_times(const Setting& rooms, const OfferedCall& call, Person person,
                         double factor);

/// Whether an incident is settled by whoever hears of it first: nobody is sent.
bool is_resolved_by_phone(const Setting& rooms, const IncidentRecord& record);

/// The handling of a call about an incident, from its answer until the handler is free again.
Process conversation(Setting& rooms, Seat seat, OfferedCall call, Report report);

}  // namespace bluelight
