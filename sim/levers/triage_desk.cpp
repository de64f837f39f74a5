#include <bluelight/lever.hpp>

#include "levers/check_keys_of.hpp"
#include "levers/handling.hpp"
#include "levers/names.hpp"
#include "scenario/distribution_keys.hpp"
#include "scenario/read_world.hpp"
#include "scenario/roster_keys.hpp"

namespace bluelight {
namespace {

struct Triage {
  ContactId contact;
  double resolves = 0;
  bool incidents = false;
  Distribution talk, wrap_up;
  StaffGroup desk;
};

void set_name(Triage& triage, const std::string& name) { triage.desk.name = name; }

const Keys<StaffGroup>& group_keys() {
  using Group = StaffGroup;
  static const Keys<Group> all =
      Keys<Group>{{key<Group>("roster", put_on, roster(),
                              {required(),
                               "People at the desk, at least one at every hour; nobody at any: no "
                               "desk."}),
                   key<Group>("organisation", &Group::organisation, text(),
                              {absent("the service of `contact`"), "Who pays for them."})}}
          .with(post_keys<Group>());
  return all;
}

const Keys<Triage>& keys() {
  static const Keys<Triage> all = Keys<Triage>{
      {key<Triage>("contact", &Triage::contact, reference<ContactClass>("contact"),
                   {required(), "The class of calls in front of which the desk stands."}),
       key<Triage>("name", set_name, text(),
                   {required(), "Name of the desk: of its class of calls and of its group."}),
       key<Triage>("resolves", &Triage::resolves, share(),
                   {required(),
                    "Share of its callers who need nobody else; the others wait "
                    "again, for `contact`."}),
       key<Triage>("incidents", &Triage::incidents, truth(),
                   {otherwise("false"),
                    "Whether calls about incidents go to the desk too: those that it does not pass "
                    "on it grades itself, and dispatch sees them."}),
       key<Triage>("talk", &Triage::talk, distribution(),
                   {required(), "Its talk time, whatever the outcome."}),
       key<Triage>(
           "wrap_up", &Triage::wrap_up, distribution(),
           {otherwise("\"0 s\""),
            "Its wrap-up time."})}}.with(group_keys(), &Triage::desk);
  return all;
}

/// Whether somebody works at an hour of a day, if the day before was of the same kind.
bool is_open(const StaffGroup& desk, std::size_t day, int hour) {
  const Duration from = std::chrono::hours{hour}, to = std::chrono::hours{hour + 1};
  const auto covers = [&](const Shift& shift) {
    const Duration ends = shift.begins + shift.lasts;
    const bool today = shift.begins <= from && to <= ends;
    return shift.seats[day] > 0 && (today || to + std::chrono::hours{24} <= ends);
  };
  return desk.seats[day][static_cast<std::size_t>(hour)] > 0 ||
         std::any_of(desk.shifts.begin(), desk.shifts.end(), covers);
}

/// Whether the desk has hours with people, and hours without.
std::pair<bool, bool> hours_of(const StaffGroup& desk) {
  bool open = false, closed = false;
  for (std::size_t day = 0; day < desk.seats.size(); ++day) {
    for (int hour = 0; hour < 24; ++hour) (is_open(desk, day, hour) ? open : closed) = true;
  }
  return {open, closed};
}

void check_desk(const World& world, const Node& table, const Triage& triage, Problems& problems) {
  const auto [open, closed] = hours_of(triage.desk);
  if (open && closed)
    problems.add(*table.find("roster"),
                 "somebody at every hour, because callers wait for the desk");
  if (is_taken(world.contacts, triage.desk.name) || is_taken(world.staff, triage.desk.name))
    problems.add(*table.find("name"), "a name that no class of calls and no staff group has");
  if (!room_of(world, triage.contact))
    problems.add(*table.find("contact"), "a class that some room answers");
}

/// The class whose people take the first part of the calls: in all but name, talk, wrap-up and what
/// comes next it is the class that was rung before.
ContactClass first_part(const World& world, const Triage& triage) {
  ContactClass first = at(world.contacts, triage.contact);
  first.name = first.title = triage.desk.name;
  first.talk = triage.talk;
  first.wrap_up = triage.wrap_up;
  first.passes_on = PassingOn{triage.contact, 1 - triage.resolves};
  return first;
}

/// The room answers `first` too, and partners who take calls of `whole` take them on the same
/// terms.
void answer(ControlRoom& room, ContactId first, ContactId whole) {
  room.answers.push_back(first);
  for (Partner& partner : room.partners) {
    auto& classes = partner.answered_as;
    const auto row = std::find_if(classes.begin(), classes.end(),
                                  [&](const auto& own) { return own.first == whole; });
    if (row != classes.end()) classes.emplace_back(first, ContactId(row->second));
  }
}

/// Whoever rang `from` rings `to`. Calls with times of their own, such as silent ones, go on as
/// they did: the desk has nothing to ask them.
void redirect(World& world, const Triage& triage, ContactId to) {
  const ContactId from = triage.contact;
  for (ContactDemand& calls : world.calls)
    if (calls.contact == from && !calls.talk && !calls.wrap_up && !calls.hangs_up)
      calls.contact = to;
  for (IncidentType& incident : world.incidents) {
    if (!triage.incidents) break;
    for (auto& [contact, share] : incident.first)
      if (contact == from) contact = to;
  }
  for (ContactClass& contact : world.contacts)
    if (contact.redial && contact.redial->turns_to == from) contact.redial->turns_to = to;
}

/// The price of the desk's people stands where the price of any group stands.
void name_inputs(std::vector<Input>& inputs, const std::string& lever, const std::string& group) {
  const std::string price = lever + ".cost_per_fte";
  for (Input& input : inputs)
    if (input.path == price) input.path = "staff." + group + ".cost_per_fte";
}

void open_desk(World& world, Triage triage) {
  const auto room = *room_of(world, triage.contact);
  const ContactId first{static_cast<std::uint32_t>(world.contacts.size())};
  redirect(world, triage, first);
  world.contacts.push_back(first_part(world, triage));
  answer(world.rooms[room.index], first, triage.contact);
  StaffGroup& desk = triage.desk;
  desk.title = desk.name;
  desk.room = room;
  desk.skills = {first};
  desk.handle_factor = {1};
  if (desk.organisation.empty())
    desk.organisation = at(world.services, service_of(world, SkillId(first))).name;
  world.staff.push_back(std::move(desk));
}

World apply(const World& world, const Node& table, Problems& problems) {
  const std::size_t before = problems.size();
  World after = world;
  Reading reading = reading_of(world, problems, after.inputs);
  Triage triage;
  keys().read(reading, table, triage);
  if (problems.size() == before) check_desk(world, table, triage, problems);
  if (problems.size() > before || !hours_of(triage.desk).first) return world;
  name_inputs(after.inputs, table.path, triage.desk.name);
  open_desk(after, std::move(triage));
  return after;
}

}  // namespace

namespace levers_by_file {

extern const Lever triage_desk;
const Lever triage_desk{
    "triage_desk",
    "A desk in front of a class of calls resolves some of them and passes the others on.\n"
    "Mechanism: whoever rang the class first waits for the desk, in a class of its own that is "
    "like it in all but talk and wrap-up, in the same room and with the same partners. The "
    "desk's people, additional ones by the roster, talk to every caller; those who are not "
    "resolved wait again, for the class itself, whose people handle them in full. Calls about "
    "incidents go to the class as before, unless incidents = true: then the desk grades those "
    "that it keeps, and dispatch sees them.\n"
    "Evidence: police control rooms with a clinical or a resolution desk report shorter calls "
    "and crews released, without published numbers (evidence 5.10, 5.11; 8e: a fifth fewer "
    "ambulance responses, 10 to 40 %, unverified).\n"
    "Limits: whoever is passed on waits twice and tells the story twice; the times of the "
    "class do not get shorter for it; nobody is resolved wrongly and rings again. Calls whose "
    "times are stated on their own, such as silent ones, go past the desk, as do incidents "
    "that other services pass on.",
    apply, [] { return keys().rows(); },
    [](Reading& reading, const Node& table) { check_keys_of(keys(), reading, table); }};

}  // namespace levers_by_file
}  // namespace bluelight
