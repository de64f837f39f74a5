#include "checks.hpp"

#include <fmt/format.h>

#include <cmath>

#include "markov_queue.hpp"

namespace bluelight::theory {

namespace {

bool same(double a, double b) { return std::abs(a - b) <= 1e-9 * std::max(a, b); }

std::string in(const RoomModel& room) { return fmt::format(" in room.{}", room.room->name); }

std::string handle_text(const CallSource& source) {
  if (source.wrap_up.mean().count() == 0) return source.talk.text();
  return fmt::format("talk {} + wrap_up {}", source.talk.text(), source.wrap_up.text());
}

std::string patience_text(const ContactClass& contact) {
  return contact.patience ? contact.patience->text() : "callers who wait for ever";
}

/// Notes every source for which `holds` is false.
template <class Holds>
void of_every_source(const RoomModel& room, Conditions& conditions, std::string_view expected,
                     Holds holds) {
  for (const ClassModel& one : room.classes)
    for (const CallSource& source : one.sources)
      conditions.need(holds(source),
                      fmt::format("{} talk + wrap_up of contact.{}", expected, one.contact->name),
                      handle_text(source));
}

void same_mean_handling(const RoomModel& room, Conditions& conditions) {
  const double mean = room.classes.front().sources.front().handle_mean();
  of_every_source(room, conditions,
                  fmt::format("the same mean ({:.6g} s) as the room's first class of the", mean),
                  [mean](const CallSource& source) { return same(source.handle_mean(), mean); });
}

/// Notes every class for which `holds` is false.
template <class Holds>
void of_every_patience(const RoomModel& room, Conditions& conditions, std::string_view expected,
                       Holds holds) {
  for (const ClassModel& one : room.classes)
    conditions.need(holds(*one.contact),
                    fmt::format("{} of contact.{}", expected, one.contact->name),
                    patience_text(*one.contact));
}

bool same_distribution(const Distribution& a, const Distribution& b) {
  return a.shape() == b.shape() && same(a.mean().count(), b.mean().count()) && same(a.cv(), b.cv());
}

}  // namespace

void one_handler(const RoomModel& room, Conditions& conditions) {
  conditions.need(room.handlers == 1, "one handler" + in(room), fmt::format("{}", room.handlers));
}

void some_handlers(const RoomModel& room, Conditions& conditions) {
  conditions.need(room.handlers >= 1, "at least one handler" + in(room), "0");
}

void exponential_handling(const RoomModel& room, Conditions& conditions) {
  of_every_source(room, conditions, "exponential",
                  [](const CallSource& source) { return source.exponential(); });
  same_mean_handling(room, conditions);
}

void constant_handling(const RoomModel& room, Conditions& conditions) {
  of_every_source(room, conditions, "constant",
                  [](const CallSource& source) { return source.constant(); });
  same_mean_handling(room, conditions);
}

void handling_by_priority(const RoomModel& room, Conditions& conditions) {
  if (room.handlers > 1) exponential_handling(room, conditions);
}

void one_priority(const RoomModel& room, Conditions& conditions) {
  const int priority = room.classes.front().contact->priority;
  for (const ClassModel& one : room.classes)
    conditions.need(one.contact->priority == priority,
                    fmt::format("priority {} of contact.{}", priority, one.contact->name),
                    fmt::format("{}", one.contact->priority));
}

void endless_patience(const RoomModel& room, Conditions& conditions) {
  of_every_patience(room, conditions, "no patience",
                    [](const ContactClass& contact) { return !contact.patience; });
}

void exponential_patience(const RoomModel& room, Conditions& conditions) {
  of_every_patience(room, conditions, "exponential patience", [](const ContactClass& contact) {
    return contact.patience && contact.patience->shape() == Shape::exponential &&
           contact.patience->mean().count() > 0;
  });
  same_patience(room, conditions);
}

void same_patience(const RoomModel& room, Conditions& conditions) {
  const ContactClass& first = *room.classes.front().contact;
  of_every_patience(room, conditions, "the patience of contact." + first.name + " as patience",
                    [&first](const ContactClass& contact) {
                      return first.patience && contact.patience &&
                             same_distribution(*first.patience, *contact.patience);
                    });
}

void patience_or_spare(const RoomModel& room, Conditions& conditions) {
  if (room.load() < room.handlers) return;
  of_every_patience(room, conditions, "patience (or a load below the number of handlers)",
                    [](const ContactClass& contact) { return contact.patience.has_value(); });
}

void no_limit(const RoomModel& room, Conditions& conditions) {
  conditions.need(!room.room->queue_limit, "no queue_limit" + in(room),
                  room.room->queue_limit ? fmt::format("{}", *room.room->queue_limit) : "");
}

void some_limit(const RoomModel& room, Conditions& conditions) {
  conditions.need(room.room->queue_limit.has_value(), "a queue_limit" + in(room), "none");
}

void no_places(const RoomModel& room, Conditions& conditions) {
  conditions.need(room.room->queue_limit == 0, "queue_limit = 0" + in(room),
                  room.room->queue_limit ? fmt::format("{}", *room.room->queue_limit) : "none");
}

void stable(const RoomModel& room, Conditions& conditions) {
  conditions.need(room.load() < room.handlers,
                  "an offered load below the number of handlers" + in(room),
                  fmt::format("{:.4g} erlang for {} handlers", room.load(), room.handlers));
}

void practically_never_full(const RoomModel& room, Conditions& conditions) {
  const double waiting = room.load() < room.handlers ? erlang_c(room.load(), room.handlers) : 1;
  conditions.need(waiting < 1e-9, "handlers enough that no call waits" + in(room),
                  fmt::format("{} for {:.4g} erlang", room.handlers, room.load()));
}

void one_group(const RoomModel& room, Conditions& conditions) {
  conditions.need(room.groups.size() == 1, "one staff group" + in(room),
                  fmt::format("{}", room.groups.size()));
}

void short_standards(const RoomModel& room, Conditions& conditions) {
  for (const ClassModel& one : room.classes)
    conditions.need(
        !one.contact->standard || one.contact->standard->within <= std::chrono::hours{1},
        fmt::format("a standard of contact.{} within 1 h", one.contact->name), "a longer one");
}

void no_operator_delay(const RoomModel& room, Conditions& conditions) {
  for (const ClassModel& one : room.classes)
    conditions.need(one.contact->operator_delay.mean().count() == 0,
                    fmt::format("no operator_delay of contact.{}", one.contact->name),
                    one.contact->operator_delay.text());
}

}  // namespace bluelight::theory
