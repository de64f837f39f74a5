/// Markov processes in continuous time with many states, of which each leads to few others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace bluelight::theory {

/// Rates between numbered states, kept by the state that they lead to.
class RateMatrix {
 public:
  struct Entry {
    std::uint32_t from;
    double rate;
  };
  struct Rate {
    std::uint32_t from, to;
    double rate;
  };

  /// `out`: of each state all rates out of it, those to no state included.
  RateMatrix(const std::vector<Rate>& rates, std::vector<double> out);

  std::size_t size() const { return out_.size(); }
  double out(std::size_t state) const { return out_[state]; }
  const Entry* begin(std::size_t to) const { return entries_.data() + first_[to]; }
  const Entry* end(std::size_t to) const { return entries_.data() + first_[to + 1]; }
  std::size_t entries() const { return entries_.size(); }

 private:
  std::vector<std::size_t> first_;
  std::vector<Entry> entries_;
  std::vector<double> out_;
};

/// A number for each state that moves change by one at most.
using Level = std::vector<std::uint16_t>;

/// The stationary probabilities; empty if they are not found to 1e-11. Sweeps of Gauss and Seidel,
/// and after each the probabilities of each level put in balance (aggregation: Koury, McAllister,
/// Stewart 1984). Requires: a process that comes back to state 0 from everywhere.
std::vector<double> stationary(const RateMatrix& rates, const std::vector<Level>& levels);

}  // namespace bluelight::theory
