#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <utility>

#include "analysis/model/sections.hpp"

namespace bluelight::model {
namespace {

/// Text within the quotes of a node.
std::string label(std::string_view text) {
  std::string shown;
  for (const char letter : text) {
    if (letter == '"')
      shown += "#quot;";
    else if (letter == '<')
      shown += "#lt;";
    else
      shown += letter;
  }
  return shown;
}

const std::string& title_or_name(const auto& thing) {
  return thing.title.empty() ? thing.name : thing.title;
}

/// Fewest and most seats of a roster by the hour; of shifts, all their people.
std::string seats_text(const StaffGroup& group) {
  if (!group.shifts.empty()) return fmt::format("{} shifts", group.shifts.size());
  int fewest = group.seats[0][0], most = fewest;
  for (const auto& day : group.seats)
    for (const int seats : day) fewest = std::min(fewest, seats), most = std::max(most, seats);
  return fewest == most ? fmt::format("{} seats", most)
                        : fmt::format("{} to {} seats", fewest, most);
}

/// Writes one world. Nodes are named by position: names of a scenario may hold any letter.
class Drawing {
 public:
  explicit Drawing(const World& world) : world_(world) {}

  std::string text() {
    add("flowchart LR");
    classes();
    for (std::uint32_t room = 0; room < world_.rooms.size(); ++room) add_room(room);
    desks();
    skills();
    partners();
    links();
    return std::move(text_);
  }

 private:
  void add(const std::string& line) { text_ += line + '\n'; }

  void classes() {
    for (std::size_t i = 0; i < world_.contacts.size(); ++i)
      add(fmt::format("  contact{}([\"{}\"])", i, label(title_or_name(world_.contacts[i]))));
  }

  void add_room(std::uint32_t room) {
    add(fmt::format("  subgraph room{}[\"{}\"]", room, label(title_or_name(world_.rooms[room]))));
    for (const ContactId contact : world_.rooms[room].answers)
      add(fmt::format("    queue{}[/\"queue of {}\"/]", contact.index,
                      label(title_or_name(at(world_.contacts, contact)))));
    for (std::size_t i = 0; i < world_.staff.size(); ++i)
      if (world_.staff[i].room.index == room)
        add(fmt::format("    staff{}[\"{}<br>{}\"]", i, label(title_or_name(world_.staff[i])),
                        seats_text(world_.staff[i])));
    add("  end");
    for (const ContactId contact : world_.rooms[room].answers)
      add(fmt::format("  contact{0} --> queue{0}", contact.index));
  }

  void desks() {
    for (std::size_t i = 0; i < world_.desks.size(); ++i)
      add(fmt::format("  desk{}[[\"{}\"]]", i, label(title_or_name(world_.desks[i]))));
  }

  void skills() {
    for (std::size_t i = 0; i < world_.staff.size(); ++i)
      for (const SkillId skill : world_.staff[i].skills)
        if (skill.kind == SkillId::Kind::contact && is_rung(skill.index))
          add(fmt::format("  queue{} --> staff{}", skill.index, i));
        else if (skill.kind == SkillId::Kind::desk)
          add(fmt::format("  staff{} -- works at --- desk{}", i, skill.index));
  }

  bool is_rung(std::uint32_t contact) const {
    return room_of(world_, ContactId{contact}).has_value();
  }

  void partners() {
    for (std::size_t i = 0; i < world_.rooms.size(); ++i)
      for (const Partner& partner : world_.rooms[i].partners)
        add(fmt::format("  room{} -- overflow --> room{}", i, partner.room.index));
  }

  /// The room that takes a service's transfers.
  std::optional<RoomId> receiving_room(ServiceId service) const {
    const auto& receives = at(world_.services, service).receives;
    return receives ? room_of(world_, *receives) : std::nullopt;
  }

  void links() {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::string> drawn;
    for (const TransferLink& link : world_.links)
      for (const ServiceId one : link.between)
        for (const ServiceId other : link.between) {
          const auto from = receiving_room(one), to = receiving_room(other);
          if (!from || !to || from->index >= to->index) continue;
          drawn[{from->index, to->index}] = label(title_or_name(at(world_.transfers, link.by)));
        }
    for (const auto& [rooms, means] : drawn)
      add(fmt::format("  room{} <-. \"{}\" .-> room{}", rooms.first, means, rooms.second));
  }

  const World& world_;
  std::string text_;
};

}  // namespace

std::string diagram(const World& world) { return Drawing(world).text(); }

}  // namespace bluelight::model
