#include "proposals/check_levers.hpp"

#include "scenario/read_world.hpp"
#include "scenario/roster_keys.hpp"

namespace bluelight {
namespace {

using Levers = std::vector<const StatedLever*>;

/// Whether a key of a lever names something new: a room, a class of calls, a group. Of a lever of
/// unknown kind any text may.
bool makes_names(const StatedLever& lever, const std::string& key) {
  if (lever.lever == nullptr) return key != "kind" && key != "title";
  const std::vector<KeyRow> rows = lever.lever->keys();
  return std::any_of(rows.begin(), rows.end(),
                     [&](const KeyRow& row) { return row.path == key && row.type == text().name; });
}

std::vector<std::string> names_made_by(const StatedLever& lever) {
  std::vector<std::string> names{lever.kind};  // what a lever names after itself
  for (const Node& member : lever.table->members()) {
    const auto* name = member.get<std::string>();
    if (name != nullptr && makes_names(lever, member.key)) names.push_back(*name);
  }
  return names;
}

/// Whether a name is `whole`, or one that levers derive from it: "handlers_cross_skilled".
bool is_derived(const std::string& name, const std::string& whole) {
  return name == whole || name.rfind(whole + "_", 0) == 0;
}

/// Whether levers other than `own` may make a thing of this name.
bool may_make(const World& world, const Levers& levers, const StatedLever* own,
              const std::string& name) {
  bool others = false;
  for (const StatedLever* lever : levers) {
    if (lever == own) continue;
    others = true;
    for (const std::string& made : names_made_by(*lever))
      if (is_derived(name, made)) return true;
  }
  return others && std::any_of(world.staff.begin(), world.staff.end(),
                               [&](const StaffGroup& one) { return is_derived(name, one.name); });
}

void check_lever(const World& world, const Levers& levers, const StatedLever& lever,
                 Problems& problems) {
  std::vector<Input> inputs;
  Reading reading = reading_of(world, problems, inputs);
  reading.may_come = [&](const std::string& name) { return may_make(world, levers, &lever, name); };
  if (lever.lever != nullptr && lever.lever->check != nullptr)
    lever.lever->check(reading, lever.own);
  reading.may_come = [&](const std::string& name) {
    return may_make(world, levers, nullptr, name);
  };
  if (lever.rosters != nullptr)
    by_name<StaffGroup>("staff", roster()).read(reading, *lever.rosters);
  const bool knows_staff = is_sound(world);
  reading.may_come = [&](const std::string& name) {
    return !knows_staff || may_make(world, levers, nullptr, name);
  };
  if (lever.paid_by != nullptr) stated_payers(*lever.paid_by, world, reading);
}

}  // namespace

std::map<std::string, double> stated_payers(const Node& paid_by, const World& world,
                                            Reading& reading) {
  std::vector<std::string> known;
  for (const StaffGroup& group : world.staff) known.push_back(group.organisation);
  if (!paid_by.is_table()) reading.problems.add(paid_by, "a table: organisation = share");
  const std::size_t losses = reading.problems.losses();
  std::map<std::string, double> payers;
  double sum = 0;
  for (const Node& member : paid_by.members()) {
    const bool is_known = std::find(known.begin(), known.end(), member.key) != known.end();
    if (!is_known && !(reading.may_come && reading.may_come(member.key))) {
      reading.problems.note({member.key_origin, member.path,
                             "the name of an organisation that staff work for", member.key,
                             nearest_hint(member.key, known)});
    }
    payers[member.key] = share().read(reading, member).value_or(0);
    sum += payers[member.key];
  }
  if (paid_by.is_table() && reading.problems.losses() == losses) check_sum(reading, paid_by, sum);
  return payers;
}

void check_levers(const World& world, const std::vector<const StatedLever*>& levers,
                  Problems& problems) {
  for (const StatedLever* lever : levers) check_lever(world, levers, *lever, problems);
}

}  // namespace bluelight
