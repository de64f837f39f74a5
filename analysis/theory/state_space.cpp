#include "state_space.hpp"

#include <algorithm>
#include <boost/container_hash/hash.hpp>

namespace bluelight::theory {

std::uint32_t StateSpace::number(const NetworkState& state) {
  if (2 * (size() + 1) > table_.size()) grow();
  pack(state);
  std::uint32_t& entry = table_[place_of(packed_)];
  if (entry == 0) {
    words_.insert(words_.end(), packed_.begin(), packed_.end());
    first_.push_back(words_.size());
    entry = static_cast<std::uint32_t>(size());
  }
  return entry - 1;
}

NetworkState StateSpace::operator[](std::size_t number) const {
  const std::span<const std::uint16_t> all = words(number);
  NetworkState state;
  state.counts.assign(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(counts_));
  for (std::size_t i = counts_; i < all.size(); i += 2) {
    Run run = letters_[all[i]];
    run.count = all[i + 1];
    state.waiting.push_back(run);
  }
  return state;
}

void StateSpace::pack(const NetworkState& state) {
  counts_ = state.counts.size();
  packed_.assign(state.counts.begin(), state.counts.end());
  for (const Run& run : state.waiting) {
    packed_.push_back(letter(run));
    packed_.push_back(run.count);
  }
}

std::uint16_t StateSpace::letter(Run run) {
  run.count = 0;
  const auto found = std::find(letters_.begin(), letters_.end(), run);
  const auto place = static_cast<std::uint16_t>(found - letters_.begin());
  if (found == letters_.end()) letters_.push_back(run);
  return place;
}

std::span<const std::uint16_t> StateSpace::words(std::size_t number) const {
  return {words_.data() + first_[number], words_.data() + first_[number + 1]};
}

/// Where the hash table has these words, or where it is free for them.
std::size_t StateSpace::place_of(std::span<const std::uint16_t> words) const {
  std::size_t place = boost::hash_range(words.begin(), words.end());
  while (true) {
    place &= table_.size() - 1;
    const std::uint32_t entry = table_[place];
    if (entry == 0) return place;
    const std::span<const std::uint16_t> there = this->words(entry - 1);
    if (std::equal(there.begin(), there.end(), words.begin(), words.end())) return place;
    ++place;
  }
}

void StateSpace::grow() {
  table_.assign(std::max<std::size_t>(1024, 2 * table_.size()), 0);
  for (std::size_t state = 0; state < size(); ++state)
    table_[place_of(words(state))] = static_cast<std::uint32_t>(state + 1);
}

}  // namespace bluelight::theory
