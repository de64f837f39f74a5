/// Markov processes in continuous time with many states, of which each leads to few others.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace bluelight::theory {

/// Rates between numbered states, kept by the state that they lead to.
class RateMatrix {
 public:
  /// The rates out of each state in turn.
  class Rows {
   public:
    void add(std::uint32_t to, double rate);
    /// The state has no further rates; `out` is the sum of all, those to no state included.
    void end(double out);

   private:
    friend class RateMatrix;
    std::vector<std::uint32_t> to_;
    std::vector<double> rate_;
    std::vector<std::size_t> ends_;
    std::vector<double> out_;
  };

  explicit RateMatrix(Rows rows);

  std::size_t size() const { return out_.size(); }
  double out(std::size_t state) const { return out_[state]; }
  std::size_t entries() const { return from_.size(); }
  /// The rates that lead to a state are those numbered from `begin` to before `end`.
  std::size_t begin(std::size_t to) const { return first_[to]; }
  std::size_t end(std::size_t to) const { return first_[to + 1]; }
  std::uint32_t from(std::size_t entry) const { return from_[entry]; }
  double rate(std::size_t entry) const { return rate_[entry]; }

 private:
  std::vector<std::size_t> first_;
  std::vector<std::uint32_t> from_;
  std::vector<double> rate_;
  std::vector<double> out_;
};

/// A number for each state that moves change by one at most.
using Level = std::vector<std::uint16_t>;

/// The stationary probabilities; empty if they are not found to 1e-11. Sweeps of Gauss and Seidel,
/// and after each the probabilities of each level put in balance (aggregation: Koury, McAllister,
/// Stewart 1984). Requires: a process that comes back to state 0 from everywhere.
std::vector<double> stationary(const RateMatrix& rates, const std::vector<Level>& levels);

}  // namespace bluelight::theory
