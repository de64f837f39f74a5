/// How many trained people there may be beside those whom nobody trained.
#pragma once

#include <bluelight/world.hpp>
#include <cstddef>
#include <vector>

namespace bluelight {

struct Pool;

/// A crew of people who learnt something, and the crews of the rest of their teams.
struct TrainedShare {
  std::size_t crew = 0;
  std::vector<std::size_t> others;  ///< at least one
  double most = 1;                  ///< share of all of these together whom `crew` may have

  /// People of the crew who are too many among `seats`, by crew of the pool.
  int too_many(const std::vector<int>& seats) const;
};

/// The bounds of a pool whose crews are known.
std::vector<TrainedShare> trained_shares(const World& world, const Pool& pool);

/// Whether nobody is too many.
bool is_trained_enough(const std::vector<TrainedShare>& shares, const std::vector<int>& seats);

/// Makes those who are too many the first of the untrained: the sum stays.
void keep_trained(const std::vector<TrainedShare>& shares, std::vector<int>& seats);

}  // namespace bluelight
