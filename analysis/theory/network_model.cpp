#include "network_model.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "candidates.hpp"
#include "plain_world.hpp"

namespace bluelight::theory {

namespace {

/// Adds those groups that are not there yet.
void add_new(std::vector<StaffGroupId>& groups, const std::vector<Candidate>& candidates) {
  for (const Candidate& each : candidates)
    if (std::find(groups.begin(), groups.end(), each.group) == groups.end())
      groups.push_back(each.group);
}

bool redials(const ContactClass& contact) {
  return contact.redial && contact.redial->probability > 0 && contact.redial->most > 0;
}

/// From giving up to the next offer is one exponential time: an operator would add another.
void need_redials(const ContactClass& contact, Conditions& conditions) {
  const Distribution& delay = contact.redial->delay;
  conditions.need(is_exponential(delay) && delay.mean().count() > 0,
                  fmt::format("exponential redial.delay of contact.{}", contact.name),
                  delay.text());
  conditions.need(contact.operator_delay.mean().count() == 0,
                  fmt::format("no operator_delay of contact.{}, which has redials", contact.name),
                  contact.operator_delay.text());
}

void need_markov(const ClassModel& one, Conditions& conditions) {
  const ContactClass& contact = *one.contact;
  for (const CallSource& source : one.sources) {
    conditions.need(source.exponential(),
                    fmt::format("exponential talk + wrap_up of contact.{}", contact.name),
                    source.talk.text() + " + wrap_up " + source.wrap_up.text());
    conditions.need(source.handle_mean() > 0,
                    fmt::format("talk or wrap_up of contact.{} longer than 0", contact.name),
                    "0 s");
  }
  if (contact.patience)
    conditions.need(is_exponential(*contact.patience) && contact.patience->mean().count() > 0,
                    fmt::format("exponential patience of contact.{}, or none", contact.name),
                    contact.patience->text());
  if (redials(contact)) need_redials(contact, conditions);
}

void need_staff(const ClassModel& one, RoomId room, Conditions& conditions) {
  const World& world = conditions.world();
  int handlers = 0;
  for (const Candidate& each : candidates_of(world, one.id, room)) {
    handlers += at(world.staff, each.group).seats[0][0];
    conditions.need(
        each.factor > 0,
        fmt::format("handle_time_factor of staff.{} above 0", at(world.staff, each.group).name),
        fmt::format("{}", each.factor));
  }
  conditions.need(handlers > 0, fmt::format("staff for contact.{}", one.contact->name), "nobody");
}

/// Which classes, groups and rooms have to do with each other: the smallest number of their part.
class Parts {
 public:
  explicit Parts(const World& world)
      : world_(world), part_(world.contacts.size() + world.staff.size() + world.rooms.size()) {
    std::iota(part_.begin(), part_.end(), std::size_t{0});
  }
  std::size_t of(ContactId id) const { return root(id.index); }
  void join(ContactId contact, StaffGroupId group) {
    join(of(contact), root(world_.contacts.size() + group.index));
  }
  void join(ContactId contact, RoomId room) {
    join(of(contact), root(world_.contacts.size() + world_.staff.size() + room.index));
  }

 private:
  std::size_t root(std::size_t one) const {
    while (part_[one] != one) one = part_[one];
    return one;
  }
  void join(std::size_t a, std::size_t b) { part_[std::max(a, b)] = std::min(a, b); }

  const World& world_;
  std::vector<std::size_t> part_;
};

/// Sources of one class that are handled equally quickly.
std::map<double, double> arrivals_by_mean(const ClassModel& one) {
  std::map<double, double> arrivals;
  for (const CallSource& source : one.sources) arrivals[source.handle_mean()] += source.per_second;
  return arrivals;
}

/// Builds one network class by class.
class NetworkBuilder {
 public:
  NetworkBuilder(const World& world, NetworkModel& model) : world_(world), model_(model) {}

  void add(const RoomModel& room, const ClassModel& one) {
    enter(room);
    for (const auto& [mean, arrivals] : arrivals_by_mean(one)) add_attempts(one, mean, arrivals);
    model_.classes.push_back(one);
  }

 private:
  void enter(const RoomModel& room) {
    if (!model_.rooms.empty() && model_.rooms.back() == room.id) return;
    model_.rooms.push_back(room.id);
    model_.network.places.push_back(room.room->queue_limit);
  }

  void add_attempts(const ClassModel& one, double mean, double arrivals) {
    const ContactClass& contact = *one.contact;
    CallKind kind = kind_of(one, mean);
    kind.arrivals = arrivals;
    const int most = redials(contact) ? contact.redial->most : 0;
    for (int attempt = 0; attempt <= most && model_.network.kinds.size() <= most_kinds; ++attempt) {
      kind.again.reset();
      if (attempt < most)
        kind.again = RingsAgain{contact.redial->probability, model_.network.kinds.size() + 1};
      model_.network.kinds.push_back(kind);
      kind.arrivals = 0;
      kind.returns = most > 0 ? 1 / contact.redial->delay.mean().count() : 0;
    }
  }

  CallKind kind_of(const ClassModel& one, double mean) const {
    CallKind kind{
        .contact = model_.classes.size(),
        .room = model_.rooms.size() - 1,
        .priority = one.contact->priority,
        .impatience = one.contact->patience ? 1 / one.contact->patience->mean().count() : 0};
    kind.service.resize(model_.groups.size(), 0);
    for (const Candidate& each : candidates_of(world_, one.id, model_.rooms.back())) {
      const auto found = std::find(model_.groups.begin(), model_.groups.end(), each.group);
      const auto place = static_cast<std::size_t>(found - model_.groups.begin());
      kind.offered_to.push_back(place);
      kind.service[place] = 1 / (mean * each.factor);
    }
    return kind;
  }

  const World& world_;
  NetworkModel& model_;
};

/// Everybody takes from the queue what they may answer: by priority, then by preference.
HandlerGroup handlers_of(const World& world, const NetworkModel& model, std::size_t group) {
  const StaffGroupId id = model.groups[group];
  std::map<std::pair<int, int>, Kinds> takes;
  const std::size_t kinds = std::min(model.network.kinds.size(), most_kinds);
  for (std::size_t k = 0; k < kinds; ++k) {
    const CallKind& kind = model.network.kinds[k];
    const ContactId contact = model.classes[kind.contact].id;
    for (const Candidate& each : candidates_of(world, contact, model.rooms[kind.room]))
      if (each.group == id) takes[{each.priority, each.preference}] |= only(k);
  }
  HandlerGroup result{at(world.staff, id).seats[0][0]};
  for (const auto& [rank, kinds_of_rank] : takes) result.takes.push_back(kinds_of_rank);
  return result;
}

/// Calls go to specialists first, and at once to a partner if they go there.
void need_skill_routing(const RoomModel& room, Conditions& conditions) {
  conditions.need(room.room->choice == Choice::specialists_first || room.groups.size() == 1,
                  fmt::format("choice = \"specialists_first\" in room.{}", room.room->name),
                  "another");
  need_nobody_kept_free(room, conditions);
  need_immediate_overflow(room.id, conditions);
}

using Rooms = std::vector<RoomModel>;

/// The rooms with the classes that are really offered and everybody who answers some of them.
Rooms open_rooms(Conditions& conditions) {
  const World& world = conditions.world();
  Rooms rooms;
  for (std::uint32_t r = 0; r < world.rooms.size(); ++r) {
    RoomModel room{.id = {r}, .room = &world.rooms[r]};
    for (const ContactId contact : room.room->answers) {
      ClassModel one{contact, &at(world.contacts, contact), sources_of(world, contact, 1)};
      if (one.sources.empty()) continue;
      add_new(room.groups, candidates_of(world, contact, room.id));
      need_markov(one, conditions);
      need_staff(one, room.id, conditions);
      room.classes.push_back(std::move(one));
    }
    need_constant_rates(room, conditions);
    need_skill_routing(room, conditions);
    if (!room.classes.empty()) rooms.push_back(std::move(room));
  }
  conditions.need(!rooms.empty(), "calls that are offered to a room", "none");
  return rooms;
}

Parts joined(const World& world, const Rooms& rooms) {
  Parts parts(world);
  for (const RoomModel& room : rooms)
    for (const ClassModel& one : room.classes) {
      if (room.room->queue_limit) parts.join(one.id, room.id);
      for (const Candidate& each : candidates_of(world, one.id, room.id))
        parts.join(one.id, each.group);
    }
  return parts;
}

/// One network for each part.
std::map<std::size_t, NetworkModel> parted(const World& world, const Rooms& rooms) {
  const Parts parts = joined(world, rooms);
  std::map<std::size_t, NetworkModel> models;
  for (const RoomModel& room : rooms)
    for (const ClassModel& one : room.classes)
      add_new(models[parts.of(one.id)].groups, candidates_of(world, one.id, room.id));
  for (const RoomModel& room : rooms)
    for (const ClassModel& one : room.classes)
      NetworkBuilder(world, models[parts.of(one.id)]).add(room, one);
  for (auto& [part, model] : models)
    for (std::size_t group = 0; group < model.groups.size(); ++group)
      model.network.groups.push_back(handlers_of(world, model, group));
  return models;
}

/// What somebody ranks alike waits in one line by age: that is one of one priority.
void need_lines(const NetworkModel& model, Conditions& conditions) {
  for (std::size_t g = 0; g < model.groups.size(); ++g)
    for (const Kinds alike : model.network.groups[g].takes) {
      std::set<int> priorities;
      for_each_kind(alike,
                    [&](std::size_t k) { priorities.insert(model.network.kinds[k].priority); });
      conditions.need(priorities.size() == 1,
                      fmt::format("one priority of the calls that staff.{} ranks alike",
                                  at(conditions.world().staff, model.groups[g]).name),
                      fmt::format("{}", priorities.size()));
    }
}

}  // namespace

std::vector<NetworkModel> networks_of(Conditions& conditions) {
  need_plain_world(conditions);
  const Rooms rooms = open_rooms(conditions);
  std::vector<NetworkModel> models;
  for (auto& [part, model] : parted(conditions.world(), rooms)) {
    conditions.need(
        model.network.kinds.size() <= most_kinds,
        fmt::format("at most {} kinds of calls (class, handle time, attempt) that share handlers",
                    most_kinds),
        "more");
    need_lines(model, conditions);
    models.push_back(std::move(model));
  }
  return models;
}

}  // namespace bluelight::theory
