#include "network_values.hpp"

#include <algorithm>
#include <map>

#include "tagged_wait.hpp"
#include "value_list.hpp"

namespace bluelight::theory {

namespace {

/// What happens to the calls of one class, all kinds together.
struct ClassFlows {
  Kinds kinds = 0;
  double offered = 0, waits = 0, unanswered = 0, waiting = 0, redialled = 0;
  double handling = 0;    ///< handlers at work, mean
  double by_partner = 0;  ///< answered by people of another room under an agreement
};

/// Whether a group answers a class for a partner, not as its own.
bool is_partner(const World& world, StaffGroupId group, ContactId contact) {
  const std::vector<SkillId>& skills = at(world.staff, group).skills;
  return std::find(skills.begin(), skills.end(), SkillId(contact)) == skills.end();
}

ClassFlows flows_of(const World& world, const SolvedNetwork& solved, std::size_t contact) {
  ClassFlows sum;
  for (std::size_t k = 0; k < solved.law.kinds.size(); ++k) {
    const CallKind& kind = solved.model.network.kinds[k];
    if (kind.contact != contact) continue;
    const KindFlows& flows = solved.law.kinds[k];
    const double unanswered = flows.lost + flows.gives_up;
    sum.kinds |= only(k);
    sum.offered += flows.offered;
    sum.waits += flows.waits;
    sum.unanswered += unanswered;
    sum.waiting += flows.waiting;
    sum.redialled += kind.again ? unanswered * kind.again->probability : 0;
    for (std::size_t group = 0; group < flows.answered.size(); ++group) {
      const double answered = flows.answered[group];
      if (answered <= 0) continue;
      sum.handling += answered / kind.service[group];
      if (is_partner(world, solved.model.groups[group], solved.model.classes[contact].id))
        sum.by_partner += answered;
    }
  }
  return sum;
}

QueueLaw law_of(const SolvedNetwork& solved, const ClassFlows& flows) {
  QueueLaw law;
  law.delayed = flows.waits / flows.offered;
  law.abandonment = flows.unanswered / flows.offered;
  law.wait_mean = flows.waiting / flows.offered;
  law.answer_time_mean.reset();
  if (const auto times = answer_times(solved.model.network, solved.law, flows.kinds)) {
    law.answer_time_mean = times->mean();
    law.answered_within = [times](double t) { return times->within(t); };
  }
  return law;
}

/// Adds the classes of one network, and what their rooms see of them.
void add_classes(ValueList& values, const World& world, const SolvedNetwork& solved,
                 std::map<std::uint32_t, StreamOfCalls>& rooms) {
  const double seconds = to_seconds(world.horizon.length).count();
  for (std::size_t contact = 0; contact < solved.model.classes.size(); ++contact) {
    const ContactClass& about = *solved.model.classes[contact].contact;
    const ClassFlows flows = flows_of(world, solved, contact);
    const StreamOfCalls calls{"contact", about.name, flows.offered, flows.offered * seconds,
                              law_of(solved, flows)};
    values.add_waits(calls);
    values.add_answer_times(calls, about.standard);
    if (about.redial) values.add("contact", "redialled", {about.name}, flows.redialled * seconds);
    values.add("contact", "handle_time_mean", {about.name},
               flows.handling / (flows.offered - flows.unanswered));
    const std::size_t first = static_cast<std::size_t>(std::countr_zero(flows.kinds));
    if (flows.by_partner > 0)
      values.add("contact", "answered_by_partner", {about.name}, flows.by_partner * seconds);
    const RoomId room = solved.model.rooms[solved.model.network.kinds[first].room];
    rooms[room.index].merge(calls);
  }
}

}  // namespace

std::vector<TheoryValue> values_of(const World& world, const std::vector<SolvedNetwork>& networks,
                                   std::string_view source) {
  const double hours = to_seconds(world.horizon.length).count() / 3600;
  ValueList values(source);
  std::map<std::uint32_t, StreamOfCalls> rooms;
  for (const SolvedNetwork& solved : networks) {
    add_classes(values, world, solved, rooms);
    for (std::size_t group = 0; group < solved.model.groups.size(); ++group) {
      const int handlers = solved.model.network.groups[group].handlers;
      if (handlers > 0)
        values.add_staff(at(world.staff, solved.model.groups[group]).name, handlers * hours,
                         solved.law.busy[group] * hours);
    }
  }
  for (auto& [room, calls] : rooms) {
    calls.family = "room";
    calls.label = world.rooms[room].name;
    values.add_waits(calls);
  }
  return values.take();
}

}  // namespace bluelight::theory
