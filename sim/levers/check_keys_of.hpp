/// What is wrong with a lever in itself, whatever other levers do.
#pragma once

#include "scenario/keys.hpp"

namespace bluelight {

/// Reads the keys of a lever only to report their faults.
template <class Stated>
void check_keys_of(const Keys<Stated>& keys, Reading& reading, const Node& table) {
  Stated unused;
  keys.read(reading, table, unused);
}

}  // namespace bluelight
