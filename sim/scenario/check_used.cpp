#include "scenario/check_used.hpp"

#include <optional>

namespace bluelight {
namespace {

/// Whether any demand has what `member` of its rate refers to.
template <class Thing>
bool is_used(const World& world, std::optional<Identifier<Thing>> Rate::*member,
             Identifier<Thing> thing) {
  const auto has = [&](const auto& demand) { return demand.rate.*member == thing; };
  return std::any_of(world.calls.begin(), world.calls.end(), has) ||
         std::any_of(world.incidents.begin(), world.incidents.end(), has);
}

template <class Thing>
void check_section(const Checked& c, const char* section, const std::vector<Thing>& things,
                   std::optional<Identifier<Thing>> Rate::*member) {
  for (const char* read : {section, "calls", "incident"})
    if (c.faults.has_any(read)) return;
  const std::string& own_file = c.tree.find("format")->origin.file;
  for (std::uint32_t i = 0; i < things.size(); ++i) {
    const Node& table = c.table(section, things[i].name);
    if (table.key_origin.file != own_file || is_used(c.world, member, {i})) continue;
    c.problems.add({table.key_origin, table.path,
                    std::string("calls or incidents that have this ") + section, "none", ""});
  }
}

}  // namespace

void check_used(const Checked& checked) {
  if (is_varied(checked.tree)) return;
  check_section(checked, "profile", checked.world.profiles, &Rate::profile);
  check_section(checked, "busyness", checked.world.busyness, &Rate::busyness);
}

}  // namespace bluelight
