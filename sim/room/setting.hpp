/// What every story of a control room needs.
#pragma once

#include <bluelight/engine.hpp>
#include <bluelight/observer.hpp>
#include <bluelight/stream.hpp>
#include <bluelight/world.hpp>

#include "room/answer.hpp"
#include "room/incidents.hpp"
#include "room/workforce.hpp"

namespace bluelight {

/// One world while it runs: its queues and people, and the incidents that are known.
struct Setting {
  Engine& engine;
  const World& world;
  Observer& observer;
  Stream callers;    ///< what a caller brings: operator, talk, wrap-up, patience
  Stream redials;    ///< what they do after giving up, attempt by attempt
  Stream handling;   ///< what happens once somebody works on it
  Stream answering;  ///< what happens to a call on its way to an answer, attempt by attempt
  Floor floor;
  Incidents incidents;
  std::vector<std::vector<Proficiency>> levels;  ///< by staff group, new people included

  Setting(Engine& the_engine, const World& the_world, Observer& the_observer,
          std::pair<std::uint64_t, std::uint64_t> seed_and_replication)
      : engine(the_engine),
        world(the_world),
        observer(the_observer),
        callers(seed_and_replication.first, seed_and_replication.second, Purpose::caller),
        redials(seed_and_replication.first, seed_and_replication.second, Purpose::redial),
        handling(seed_and_replication.first, seed_and_replication.second, Purpose::handling),
        answering(seed_and_replication.first, seed_and_replication.second, Purpose::answering),
        floor(the_engine, the_world, the_observer),
        incidents(the_engine, the_world) {
    for (const StaffGroup& group : the_world.staff) levels.push_back(levels_of(group));
  }

  /// Four uniforms of one attempt of a caller: hangs up at once, proficiency of who answers,
  /// accepts to be rung back, is passed on.
  Uniforms uniforms_of(const OfferedCall& call) const {
    return answering(call.caller.part(static_cast<std::uint64_t>(call.attempt)));
  }

  /// Memory for the stories.
  FramePool& frames() { return engine.frames(); }
};

}  // namespace bluelight
