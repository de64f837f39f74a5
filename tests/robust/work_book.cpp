#include "robust/work_book.hpp"

#include <algorithm>

namespace bluelight::test {
namespace {

/// The first sentence whose condition does not hold.
std::string first_fault(std::initializer_list<std::pair<bool, const char*>> sentences) {
  for (const auto& [holds, words] : sentences)
    if (!holds) return words;
  return "";
}

bool works_at_a_desk(const StaffGroup& group) {
  return std::any_of(group.skills.begin(), group.skills.end(),
                     [](SkillId skill) { return skill.kind == SkillId::Kind::desk; });
}

bool answers_calls(const StaffGroup& group) {
  return std::any_of(group.skills.begin(), group.skills.end(),
                     [](SkillId skill) { return skill.kind == SkillId::Kind::contact; });
}

}  // namespace

WorkBook::Count& WorkBook::count_of(const SeenIncident& incident) {
  return counts_[{incident.type.index, incident.service.index, incident.visible}];
}

std::string WorkBook::visible(const SeenIncident& incident, TimePoint now) {
  ++incidents_;
  ++count_of(incident).visible;
  return first_fault({{incident.visible == now, "an incident is visible at another time"},
                      {incident.reported <= now, "an incident is visible before it is reported"}});
}

std::string WorkBook::mobilised(const SeenIncident& incident, TimePoint since, TimePoint now) {
  Count& count = count_of(incident);
  ++count.mobilised;
  return first_fault(
      {{count.mobilised <= count.visible, "units go to an incident that dispatch does not see"},
       {incident.visible <= since && since <= now,
        "a dispatcher begins before an incident is seen"},
       {incident.desk.has_value(), "units are mobilised by no desk"},
       {incident.desk && at(world_.desks, *incident.desk).service == incident.service,
        "a desk mobilises for another service"}});
}

std::string WorkBook::closed(const SeenIncident& incident, TimePoint now) {
  Count& count = count_of(incident);
  ++count.closed;
  return first_fault({{incident.visible <= now, "an incident is closed before it is seen"},
                      {count.closed <= count.visible, "an incident is closed twice"},
                      {!incident.desk || count.mobilised > 0,
                       "an incident is closed before units are mobilised"}});
}

std::string WorkBook::transferred(const Transfer& transfer, TimePoint now) {
  return first_fault({{transfer.decided <= now, "a transfer is made before it is decided"},
                      {transfer.from != transfer.to, "a service tells itself"}});
}

std::string WorkBook::worked(StaffGroupId id, Activity activity, TimePoint from, TimePoint to) {
  const StaffGroup& group = at(world_.staff, id);
  const bool at_desk = activity == Activity::dispatching || activity == Activity::updating;
  OtherWork& work = work_[id.index];
  if (activity == Activity::transferring ||
      (activity == Activity::dispatching && answers_calls(group)))
    work.perhaps_in_calls += to - from;
  else if (activity != Activity::answering && activity != Activity::holding)
    work.beside += to - from;
  return first_fault(
      {{from <= to, "work ends before it begins"},
       {!at_desk || works_at_a_desk(group), "people dispatch who may not"}});
}

}  // namespace bluelight::test
