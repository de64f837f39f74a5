#include "proposals/stated.hpp"
#include "scenario/world_keys.hpp"

namespace bluelight {
namespace {

std::vector<std::string> kinds() {
  std::vector<std::string> names;
  for (const Lever& lever : levers()) names.emplace_back(lever.kind);
  return names;
}

void set_kind(StatedLever& stated, const std::string& kind) {
  stated.kind = kind;
  for (const Lever& lever : levers()) {
    if (lever.kind == kind) stated.lever = &lever;
  }
}

/// One name of a lever, or a list of them.
Type<std::vector<std::uint32_t>> levers_before() {
  return {"name of a lever, or a list of them", "",
          [](Reading& reading, const Node& node) -> std::optional<std::vector<std::uint32_t>> {
            if (node.is_array()) return list_of(position_of("lever")).read(reading, node);
            const auto one = position_of("lever").read(reading, node);
            return one ? std::optional(std::vector{*one}) : std::nullopt;
          }};
}

std::vector<std::string> names_of(const std::vector<KeyRow>& rows) {
  std::vector<std::string> names;
  for (const KeyRow& row : rows) {
    if (row.path.find('.') == std::string::npos) names.push_back(row.path);
  }
  return names;
}

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// The keys that a lever of unknown kind may have besides those of all levers.
std::vector<std::string> names_of_any_kind() {
  std::vector<std::string> all;
  for (const Lever& lever : levers())
    for (const std::string& name : names_of(lever.keys())) all.push_back(name);
  return all;
}

/// What only the lever itself can read.
Node own_part(const Node& table, const std::vector<std::string>& own_names) {
  Node own = table;
  for (const Node& member : table.members()) {
    if (!contains(own_names, member.key)) own.remove(member.key);
  }
  return own;
}

/// A lever none of whose keys must be there says by some of them, or by rosters, what it changes.
void check_acts(const StatedLever& stated, Problems& problems) {
  if (stated.lever == nullptr || stated.rosters != nullptr || !stated.own.members().empty()) return;
  const std::vector<KeyRow> rows = stated.lever->keys();
  const auto is_required = [](const KeyRow& row) {
    return row.fallback == "required" && row.path.find('.') == std::string::npos;
  };
  if (std::any_of(rows.begin(), rows.end(), is_required)) return;  // which is then reported
  problems.add({stated.table->key_origin, stated.table->path,
                "what it changes: rosters or keys of its kind", "neither", ""});
}

StatedLever read_lever(const Node& table, Reading& reading) {
  StatedLever stated;
  stated.name = stated.title = table.key;
  stated.table = &table;
  const Node* kind = table.find("kind");
  const auto* kind_name = kind != nullptr ? kind->get<std::string>() : nullptr;
  if (kind_name != nullptr) set_kind(stated, *kind_name);
  const std::vector<std::string> own_names =
      stated.lever != nullptr ? names_of(stated.lever->keys()) : names_of_any_kind();
  lever_keys().read(reading, table, stated, own_names);
  stated.own = own_part(table, own_names);
  check_acts(stated, reading.problems);
  return stated;
}

void ignore_text(StatedProposal&, const std::string&) {}
void ignore_node(StatedProposal&, const Node*) {}

Type<std::vector<StatedLever>> levers_by_name() {
  return {"tables by name", "",
          [](Reading& reading, const Node& node) -> std::optional<std::vector<StatedLever>> {
            if (!node.is_table()) {
              reading.problems.add(node, "tables by name");
              return std::nullopt;
            }
            for (const Node& member : node.members()) reading.names["lever"].push_back(member.key);
            std::vector<StatedLever> all;
            for (const Node& member : node.members()) all.push_back(read_lever(member, reading));
            return all;
          },
          rows_below("*", lever_keys().rows())};
}

}  // namespace

const Keys<StatedLever>& lever_keys() {
  using Stated = StatedLever;
  static const Range any_sum{-1e12, 1e12, "-1,000,000,000,000 … 1,000,000,000,000 GBP"};
  static const Keys<Stated> keys{
      {key<Stated>("title", &Stated::title, text(), {absent("the name"), "Name for people."}),
       key<Stated>("kind", set_kind, one_of(kinds()),
                   {required(), "What the lever does: see `bluelight levers`."}),
       key<Stated>("live", &Stated::live, date(), {required(), "Date on which it takes effect."}),
       key<Stated>("after", &Stated::after, levers_before(),
                   {absent("by date alone"), "Levers that act before this one."}),
       key<Stated>(
           "capital", &Stated::capital, money(any_sum),
           {absent("0"), "Money paid once, on the planned date even if the lever is late."}),
       key<Stated>("running", &Stated::running, money(any_sum),
                   {absent("0"),
                    "Money paid every year from the day on which the lever takes effect; "
                    "negative if it saves."}),
       key<Stated>("paid_by", &Stated::paid_by, anything("table: organisation = share"),
                   {absent("equal shares of the organisations whose rooms, people or links change"),
                    "Who pays `capital` and `running`; shares sum to 1."}),
       key<Stated>(
           "rosters", &Stated::rosters, anything("table: staff group = roster"),
           {absent("unchanged"),
            "Rosters of staff groups after the lever, by the names that they have then."})}};
  static const Keys<Stated> all = keys.with(lever_risk_keys());
  return all;
}

const Keys<StatedProposal>& proposal_keys() {
  using Stated = StatedProposal;
  static const Keys<Stated> keys{
      {key<Stated>("format", ignore_text, format("proposal"),
                   {required(), "What kind of file this is."}),
       key<Stated>("title", &Stated::title, text(), {required(), "Name for people."}),
       key<Stated>("extends", ignore_node, anything("path, or list of paths"),
                   {absent("nothing"),
                    "File, or list of files, that this one changes; relative to this file, later "
                    "over earlier."}),
       key<Stated>("world", &Stated::world, text(),
                   {required(), "File of the world, relative to this file."}),
       key<Stated>("lever", &Stated::levers, levers_by_name(),
                   {absent("none: the world as it is"),
                    "Acts of collaboration. Each has these keys and those of its kind."})}};
  return keys;
}

StatedProposal read_proposal(const Node& tree, Problems& problems, std::vector<Input>& inputs) {
  StatedProposal stated;
  Reading reading{problems, inputs};
  proposal_keys().read(reading, tree, stated);
  return stated;
}

}  // namespace bluelight
