#include <bluelight/lever.hpp>

#include "levers/check_keys_of.hpp"
#include "levers/links.hpp"
#include "levers/stated_keys.hpp"
#include "scenario/read_world.hpp"
#include "scenario/types.hpp"

namespace bluelight {
namespace {

struct Move {
  RoomId room, to;
};

struct CoLocation {
  std::vector<Move> moves;
  std::optional<SiteId> close;
  std::optional<TransferMeansId> transfers_by;
};

const Keys<Move>& move_keys() {
  static const Keys<Move> all{{key<Move>("room", &Move::room, reference<ControlRoom>("room"),
                                         {required(), "The room that moves."}),
                               key<Move>("to", &Move::to, reference<ControlRoom>("room"),
                                         {required(), "The room to whose site it moves."})}};
  return all;
}

const Keys<CoLocation>& keys() {
  static const Keys<CoLocation> all{
      {key<CoLocation>("moves", &CoLocation::moves, list_of(table_of(move_keys())),
                       {required(), "Rooms that move, in this order."}),
       key<CoLocation>(
           "close", &CoLocation::close, reference<Site>("site"),
           {absent("none"),
            "A site that is closed and sold: its yearly cost ends, its value is paid."}),
       key<CoLocation>("transfers_by", &CoLocation::transfers_by,
                       reference<TransferMeans>("transfer"),
                       {absent("as the links say for one site"),
                        "How a room that moves and those at its new site pass incidents on."})}};
  return all;
}

void check_moves(const World& world, const Node& table, const CoLocation& location,
                 Problems& problems) {
  const Node& moves = *table.find("moves");
  for (std::size_t i = 0; i < location.moves.size(); ++i) {
    const Move& move = location.moves[i];
    const Node& to = *moves.elements()[i].find("to");
    if (move.room == move.to) problems.add(to, "another room than the one that moves");
    if (!at(world.rooms, move.to).site)
      problems.add(to, "a room with a site, for example `room.NAME.site`");
  }
}

bool is_used(const World& world, SiteId site) {
  return std::any_of(world.rooms.begin(), world.rooms.end(),
                     [&](const ControlRoom& room) { return room.site == site; });
}

/// What the owner of a site no longer pays, and gets for it.
void close_site(World& world, SiteId id) {
  Site& site = world.sites[id.index];
  const auto add = [&](const char* key, Pounds& amount, bool yearly) {
    if (amount == Pounds{}) return;
    world.costs.push_back(
        {"site." + site.name + "." + key, site.organisation, amount * -1, yearly, {}});
    amount = {};
  };
  add("running", site.running, true);
  add("value", site.value, false);
}

/// Whether the rooms of two services tell each other anything.
bool set_means(World& world, std::pair<ServiceId, ServiceId> services, TransferMeansId means) {
  const auto& [one, other] = services;
  const TransferLink* const used = one != other ? link_between(world, one, other) : nullptr;
  if (used == nullptr) return false;
  if (used->same_site.value_or(used->by) == means) return true;
  TransferLink own = *used;
  own.between = {one, other};
  own.same_site = means;
  if (used->between.size() > 2)
    own.name += "_" + at(world.services, one).name + "_" + at(world.services, other).name;
  put_first(world, std::move(own));
  return true;
}

/// Sets the means between a room and the others of its site. Whether they tell each other anything.
bool link_neighbours(World& world, RoomId room, TransferMeansId means) {
  bool any = false;
  for (std::uint32_t i = 0; i < world.rooms.size(); ++i) {
    if (RoomId{i} == room || world.rooms[i].site != at(world.rooms, room).site) continue;
    for (const ContactId here : at(world.rooms, room).answers) {
      for (const ContactId there : world.rooms[i].answers) {
        const ServiceId one = at(world.contacts, here).service;
        any = set_means(world, {one, at(world.contacts, there).service}, means) || any;
      }
    }
  }
  return any;
}

void move_rooms(World& world, const Node& table, const CoLocation& location, Problems& problems) {
  for (const Move& move : location.moves)
    world.rooms[move.room.index].site = at(world.rooms, move.to).site;
  if (location.close) {
    if (is_used(world, *location.close))
      problems.add(*table.find("close"), "a site that no room uses any more");
    close_site(world, *location.close);
  }
  bool linked = !location.transfers_by || location.moves.empty();
  for (const Move& move : location.moves) {
    if (location.transfers_by)
      linked = link_neighbours(world, move.room, *location.transfers_by) || linked;
  }
  if (!linked)
    refuse_unused(problems, table, {"transfers_by"}, "no link joins services that come together");
}

World apply(const World& world, const Node& table, Problems& problems) {
  const std::size_t before = problems.size();
  World after = world;
  Reading reading = reading_of(world, problems, after.inputs);
  CoLocation location;
  keys().read(reading, table, location);
  if (problems.size() == before) check_moves(world, table, location, problems);
  if (problems.size() == before) move_rooms(after, table, location, problems);
  return problems.size() > before ? world : after;
}

}  // namespace

namespace levers_by_file {

extern const Lever co_locate;
const Lever co_locate{
    "co_locate",
    "Rooms move to one site, with their own people, queues and systems.\n"
    "Mechanism: incidents go between rooms on one site by the link's means for that "
    "(same_site), or by transfers_by: across the floor instead of by telephone. Nothing else "
    "changes for callers: nobody answers another room's calls, so no post is saved. A site "
    "that is closed ends its running cost for its owner, every year from the date of the "
    "lever, and yields its value on that date.\n"
    "Evidence: police and fire on one floor in North Wales, Merseyside and Gloucestershire "
    "published no saving in posts (evidence 5.12 to 5.14); 45 s (20 to 90) across a floor is "
    "an assumption between 240 s by telephone and 16 s by message (evidence 8b; 1.20).\n"
    "Limits: building, move and double running are costs (capital, running); the sale is "
    "taken at the stated value on the day; shared supervision, and the loss of one site that "
    "is now the loss of two rooms, are not counted.",
    apply, [] { return keys().rows(); },
    [](Reading& reading, const Node& table) { check_keys_of(keys(), reading, table); }};

}  // namespace levers_by_file
}  // namespace bluelight
