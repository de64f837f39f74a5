#include <algorithm>
#include <bluelight/world.hpp>

namespace bluelight {

ServiceId service_of(const World& world, SkillId skill) {
  return skill.kind == SkillId::Kind::contact ? world.contacts[skill.index].service
                                              : world.desks[skill.index].service;
}

const std::string& name_of(const World& world, SkillId skill) {
  return skill.kind == SkillId::Kind::contact ? world.contacts[skill.index].name
                                              : world.desks[skill.index].name;
}

std::optional<RoomId> room_of(const World& world, ContactId contact) {
  for (std::uint32_t room = 0; room < world.rooms.size(); ++room) {
    const auto& answers = world.rooms[room].answers;
    if (std::find(answers.begin(), answers.end(), contact) != answers.end()) return RoomId{room};
  }
  return std::nullopt;
}

}  // namespace bluelight
