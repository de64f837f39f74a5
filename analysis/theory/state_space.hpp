/// The states of a network that can be reached, in little memory.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "call_network.hpp"

namespace bluelight::theory {

/// The states that can be reached, numbered in the order in which they are found.
class StateSpace {
 public:
  /// The number of `state`, found for the first time or again.
  std::uint32_t number(const NetworkState& state);
  NetworkState operator[](std::size_t number) const;
  std::size_t size() const { return first_.size() - 1; }

 private:
  void pack(const NetworkState& state);
  std::uint16_t letter(Run run);
  std::span<const std::uint16_t> words(std::size_t number) const;
  std::size_t place_of(std::span<const std::uint16_t> words) const;
  void grow();

  std::size_t counts_ = 0;               // of each state
  std::vector<Run> letters_;             // each kind of run once, without how many calls it is
  std::vector<std::uint16_t> words_;     // of all states: counts, then letter and calls of each run
  std::vector<std::uint64_t> first_{0};  // by state: where its words begin
  std::vector<std::uint32_t> table_;     // hash table of numbers + 1; 0: free
  std::vector<std::uint16_t> packed_;    // the state that is looked for
};

}  // namespace bluelight::theory
