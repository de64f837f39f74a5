/// Conditions on one room, each with its own message.
#pragma once

#include "reduction.hpp"

namespace bluelight::theory {

/// One person on duty.
void one_handler(const RoomModel& room, Conditions& conditions);
/// At least one person on duty.
void some_handlers(const RoomModel& room, Conditions& conditions);
/// Exponential handle times with one mean.
void exponential_handling(const RoomModel& room, Conditions& conditions);
/// The same constant handle time for all.
void constant_handling(const RoomModel& room, Conditions& conditions);
/// Any handle times with one handler, exponential ones with one mean with several.
void handling_by_priority(const RoomModel& room, Conditions& conditions);
/// One queue in order of age.
void one_priority(const RoomModel& room, Conditions& conditions);
/// Callers who wait for ever.
void endless_patience(const RoomModel& room, Conditions& conditions);
/// Exponential patience with one mean.
void exponential_patience(const RoomModel& room, Conditions& conditions);
/// Patience with one distribution.
void same_patience(const RoomModel& room, Conditions& conditions);
/// Patience of any kind in every class, or work enough for fewer than all handlers.
void patience_or_spare(const RoomModel& room, Conditions& conditions);
/// Any number may wait.
void no_limit(const RoomModel& room, Conditions& conditions);
/// Only so many may wait.
void some_limit(const RoomModel& room, Conditions& conditions);
/// Nobody may wait.
void no_places(const RoomModel& room, Conditions& conditions);
/// Less work than handlers.
void stable(const RoomModel& room, Conditions& conditions);
/// So many handlers that fewer than one call in 10^9 waits.
void practically_never_full(const RoomModel& room, Conditions& conditions);
/// One staff group.
void one_group(const RoomModel& room, Conditions& conditions);
/// Standards of one hour at most.
void short_standards(const RoomModel& room, Conditions& conditions);
/// No time between ringing and being offered.
void no_operator_delay(const RoomModel& room, Conditions& conditions);

}  // namespace bluelight::theory
