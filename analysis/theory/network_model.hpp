/// A world read as networks of calls and handlers with different skills, and the conditions under
/// which each is a Markov process.
#pragma once

#include "call_network.hpp"
#include "reduction.hpp"

namespace bluelight::theory {

/// Classes and groups that have to do with each other.
struct NetworkModel {
  std::vector<RoomId> rooms;         ///< by `CallKind::room`
  std::vector<StaffGroupId> groups;  ///< by place in `network`
  std::vector<ClassModel> classes;   ///< by `CallKind::contact`
  CallNetwork network;
};

/// The networks of the world, each as small as can be. Notes what makes one no Markov process; the
/// networks are good for nothing then.
std::vector<NetworkModel> networks_of(Conditions& conditions);

}  // namespace bluelight::theory
