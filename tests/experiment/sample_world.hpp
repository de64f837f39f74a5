/// A study of two options whose runs are a formula instead of a simulation.
#pragma once

#include <bluelight/run_study.hpp>
#include <cmath>

namespace bluelight::test {

inline Study sample_study(int replications) {
  World world;
  world.contacts.resize(2);
  world.contacts[0].name = "police_999";
  world.contacts[1].name = "fire_999";
  world.rooms.resize(1);
  world.rooms[0].name = "joint_room";
  world.resolved = "title = \"sample\"\n";
  DiscountSchedule schedule;
  schedule.name = "flat";
  schedule.steps = {{0, 0.02}};
  world.discounts = {schedule};
  Study study;
  study.title = "Sample";
  study.seed = 7;
  study.replications = replications;
  study.options = {{"today", "Today", world}, {"one_room", "One room", world}};
  study.options[1].world.demand_factor = 2;
  study.appraisal.discount = "flat";
  study.provenance = {{"scenario_sha256", "abc"}, {"program_version", "0.1.0"}};
  return study;
}

/// Numbers that differ for each option, replication, seed and position.
inline RunValues formula(const World& world, std::uint64_t seed, std::uint64_t replication) {
  RunValues values(measure_layout(world).size);
  for (std::size_t i = 0; i < values.size(); ++i)
    values[i] =
        std::sin(world.demand_factor + static_cast<double>(seed + 10 * replication + 1000 * i));
  return values;
}

}  // namespace bluelight::test
