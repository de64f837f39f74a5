#include "scenario/staff_keys.hpp"

#include "scenario/roster_keys.hpp"

namespace bluelight {
namespace {

void check_skills(Reading& reading, const Node& table, StaffGroup& group) {
  if (group.skills.empty())
    reading.problems.add(*table.find("skills"), "at least one class of calls");
}

/// Factors and preferences stand for skills that the group has.
void check_members(Reading& reading, const Node* table, const StaffGroup& group,
                   const std::string& what) {
  if (table == nullptr) return;
  const std::vector<std::string>& names = reading.names_of("skill");
  const std::size_t contacts = reading.names_of("contact").size();
  for (const Node& member : table->members()) {
    const auto has_name = [&](SkillId skill) {
      const bool desk = skill.kind == SkillId::Kind::desk;
      return names[skill.index + (desk ? contacts : 0)] == member.key;
    };
    if (std::any_of(group.skills.begin(), group.skills.end(), has_name)) continue;
    reading.problems.add(member, "a " + what + " for one of the group's skills only");
  }
}

/// Skills that the table says nothing about take as long as the class says.
void fill_skills(Reading& reading, const Node& table, StaffGroup& group) {
  group.handle_factor.resize(group.skills.size(), 1);
  check_members(reading, table.find("handle_time_factor"), group, "factor");
  check_members(reading, table.find("preference"), group, "preference");
}

void check_levels(Reading& reading, const Node& table, StaffGroup& group) {
  if (group.levels.empty()) return;
  double sum = 0;
  for (const Proficiency& level : group.levels) sum += level.share;
  check_sum(reading, *table.find("levels"), sum);
}

template <class Value>
using BySkill = std::vector<std::pair<SkillId, Value>>;

/// Writes what is stated for some of the skills into `values`, one for each skill; the others have
/// `usual`.
template <class Value>
void set_by_skill(const StaffGroup& group, const BySkill<Value>& stated, Value usual,
                  std::vector<Value>& values) {
  values.resize(group.skills.size(), usual);
  for (const auto& [skill, value] : stated) {
    const auto found = std::find(group.skills.begin(), group.skills.end(), skill);
    if (found != group.skills.end())
      values[static_cast<std::size_t>(found - group.skills.begin())] = value;
  }
}

void set_factors(StaffGroup& group, const BySkill<double>& factors) {
  set_by_skill(group, factors, 1.0, group.handle_factor);
}

void set_preferences(StaffGroup& group, const BySkill<int>& preferences) {
  set_by_skill(group, preferences, 1, group.preference);
}

SkillId skill_at(const Reading& reading, std::uint32_t position) {
  const auto contacts = static_cast<std::uint32_t>(reading.names_of("contact").size());
  return position < contacts ? SkillId(ContactId{position}) : SkillId(DeskId{position - contacts});
}

/// Names of classes of calls and of desks.
Type<std::vector<SkillId>> skills() {
  const auto names = references<SkillId>("skill");
  return {names.name, "",
          [names](Reading& reading, const Node& node) -> std::optional<std::vector<SkillId>> {
            const auto positions = names.read(reading, node);
            if (!positions) return std::nullopt;
            std::vector<SkillId> all;
            for (const auto position : *positions) all.push_back(skill_at(reading, position.index));
            return all;
          }};
}

template <class Value>
Type<BySkill<Value>> by_skill(const Type<Value>& type) {
  const auto table = by_name<SkillId>("skill", type);
  return {table.name, "",
          [table](Reading& reading, const Node& node) -> std::optional<BySkill<Value>> {
            const auto pairs = table.read(reading, node);
            if (!pairs) return std::nullopt;
            BySkill<Value> all;
            for (const auto& [skill, value] : *pairs)
              all.emplace_back(skill_at(reading, skill.index), value);
            return all;
          },
          table.members};
}

const Keys<Proficiency>& level_keys() {
  static const Keys<Proficiency> keys{
      {key<Proficiency>("share", &Proficiency::share, share(),
                        {required(), "Share of the group; shares sum to 1."}),
       key<Proficiency>("handle_time_factor", &Proficiency::handle_time_factor,
                        number(above_zero(10, "> 0, at most 10")),
                        {required(), "Their times, relative to the group's."})}};
  return keys;
}

Type<Choice> choice() {
  const auto word = one_of({"specialists_first", "longest_idle", "least_occupied"});
  return {word.name, word.range,
          [word](Reading& reading, const Node& node) -> std::optional<Choice> {
            const auto stated = word.read(reading, node);
            if (!stated) return std::nullopt;
            if (*stated == "longest_idle") return Choice::longest_idle;
            return *stated == "least_occupied" ? Choice::least_occupied : Choice::specialists_first;
          }};
}

Type<Partner::Caller> partner_caller() {
  const auto word = one_of({"offered_to_both", "moved", "to_free_handler"});
  return {word.name, word.range,
          [word](Reading& reading, const Node& node) -> std::optional<Partner::Caller> {
            const auto stated = word.read(reading, node);
            if (!stated) return std::nullopt;
            if (*stated == "moved") return Partner::Caller::moved;
            return *stated == "to_free_handler" ? Partner::Caller::to_free_handler
                                                : Partner::Caller::offered_to_both;
          }};
}

/// A length of the queue acts only on calls that would have waited longer.
void check_length(Reading& reading, const Node& table, Partner& partner) {
  if (partner.at_queue_length && partner.wait == Duration{0})
    reading.problems.add(*table.find("at_queue_length"), "wait longer than 0 s",
                         "with 0 s every call goes to the partner at once");
}

const Keys<Partner>& partner_keys() {
  static const Keys<Partner> keys =
      Keys<Partner>{
          {key<Partner>("room", &Partner::room, reference<ControlRoom>("room"),
                        {required(), "The room that takes calls of this one."}),
           key<Partner>("answered_as", &Partner::answered_as,
                        by_name<ContactClass>("contact", reference<ContactClass>("contact")),
                        {required(), "Own class = the partner's class whose people answer it."})}}
          .with(partner_terms());
  return keys;
}

}  // namespace

const Keys<Partner>& partner_limits() {
  static const Keys<Partner> keys{
      {key<Partner>("wait", &Partner::wait, duration(from_zero(86400, "0 s … 1 day")),
                    {otherwise("\"0 s\""), "In the own room first."}),
       key<Partner>("capacity", &Partner::capacity, integer(from_zero(1e6, "0 … 1,000,000")),
                    {absent("no limit"),
                     "Calls of one room that wait or are handled at another at once, at most; of "
                     "those that go to a free handler, that are handled; 0: it takes none."}),
       key<Partner>("handle_time_factor", &Partner::handle_time_factor,
                    number(above_zero(10, "> 0, at most 10")),
                    {otherwise("1.0"), "Times of the partner's people on these calls."})}};
  return keys;
}

const Keys<Partner>& partner_terms() {
  static const Keys<Partner> keys = Keys<Partner>{
      {key<Partner>(
           "caller", &Partner::caller, partner_caller(),
           {otherwise("\"offered_to_both\""),
            "Whether the call waits in both rooms, moves to the partner's queue, or goes to "
            "a free handler there only."}),
       key<Partner>("at_queue_length", &Partner::at_queue_length,
                    integer(from_zero(1e6, "0 … 1,000,000")),
                    {absent("`wait` alone"), "Or at once when this many calls wait already."})},
      {after<Partner>({"at_queue_length", "wait"},
                      check_length)}}.with(partner_limits());
  return keys;
}

const Keys<ControlRoom>& room_keys() {
  using Room = ControlRoom;
  static const Keys<Room> keys{
      {key<Room>("title", &Room::title, text(), {absent("the name"), "Name for people."}),
       key<Room>("answers", &Room::answers, references<ContactClass>("contact"),
                 {required(), "Classes of calls offered to this room; each class to one room."}),
       key<Room>(
           "queue_limit", &Room::queue_limit, integer(from_zero(1e6, "0 … 1,000,000")),
           {absent("no limit"), "Calls that may wait; one that finds this many waiting is lost."}),
       key<Room>("keep_free", &Room::keep_free, integer({0, 1000, "0 … 1000"}),
                 {otherwise("0"),
                  "People kept free for the room's most urgent calls: its other calls wait while "
                  "taking one would leave fewer of those free who may answer the most urgent."}),
       key<Room>("site", &Room::site, reference<Site>("site"),
                 {absent("a site of its own"), "Where it is."}),
       key<Room>("choice", &Room::choice, choice(),
                 {otherwise("\"specialists_first\""),
                  "Which of several free people takes a call; preferences come before."}),
       key<Room>("partners", &Room::partners, list_of(table_of(partner_keys())),
                 {absent("none"), "Rooms that take calls of this one, in this order."}),
       section<Room>("supervisors", &Room::supervisors, supervisor_keys(),
                     {absent("none"), "One for every so many people of the room on duty."}),
       key<Room>(
           "support", &Room::support, named(support_keys()),
           {absent("none"),
            "People in office hours, so many for the posts of the room: trainers, planners of "
            "rosters, auditors of calls. They answer no calls."})}};
  return keys;
}

const Keys<StaffGroup>& staff_keys() {
  using Group = StaffGroup;
  static const Keys<Group> keys =
      Keys<Group>{
          {key<Group>("title", &Group::title, text(), {absent("the name"), "Name for people."}),
           key<Group>("room", &Group::room, reference<ControlRoom>("room"),
                      {required(), "Where they sit."}),
           key<Group>(
               "skills", &Group::skills, skills(),
               {required(), "Classes of calls they may answer, and desks they may work at."}),
           key<Group>("handle_time_factor", set_factors,
                      by_skill(number(above_zero(10, "> 0, at most 10"))),
                      {absent("1 for each skill"),
                       "Times of this group, relative to the class's or the desk's."}),
           key<Group>("preference", set_preferences, by_skill(integer({1, 99, "1 … 99"})),
                      {absent("1 for each skill"),
                       "Smaller first: which group is asked first for a call, and which of equal "
                       "priority a free person takes."}),
           key<Group>("levels", &Group::levels, list_of(table_of(level_keys())),
                      {absent("all alike"), "Levels of proficiency in the group."}),
           key<Group>("organisation", &Group::organisation, text(),
                      {absent("the service of their first skill"), "Who pays for them."}),
           key<Group>(
               "roster", put_on, roster(),
               {required(), "People taking calls, after shrinkage, by kind of day and hour."}),
           section<Group>(
               "workforce", &Group::workforce, workforce_keys(),
               {absent("no post stands empty"), "Leaving and recruiting, as a settled state."})},
          {after<Group>({"skills"}, check_skills),
           after<Group>({"skills", "handle_time_factor", "preference"}, fill_skills),
           after<Group>({"levels"}, check_levels)}}
          .with(post_keys<Group>())
          .with(attendance_keys(), &Group::attendance);
  return keys;
}

}  // namespace bluelight
