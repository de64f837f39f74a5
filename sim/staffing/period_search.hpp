/// The monotone search for the seats of one period.
#pragma once

#include <optional>
#include <vector>

#include "staffing/erlang_seats.hpp"
#include "staffing/pools.hpp"
#include "staffing/trial.hpp"

namespace bluelight {

/// What a trial showed for one class in one period.
struct Shown {
  HeldStream stream;  ///< of the class, at the period's mean load
  ShareInTime share;
  /// Too few calls to tell anything are no fault.
  bool missed() const;
};

/// Seats of every crew of a pool in one period, and what is known about them.
///
/// A missed standard raises one crew: the one that helps most of what is missed, and of equals the
/// most specialised, whose seat a class can be surest of. Where all standards hold, one crew at a
/// time is tried with fewer; a crew that cannot spare a seat is never asked again.
class PeriodSearch {
 public:
  /// `least`: by crew, never fewer.
  PeriodSearch(const Pool& pool, std::vector<int> seats, std::vector<int> least);

  const std::vector<int>& seats() const { return seats_; }
  bool settled() const { return settled_; }
  /// Takes what the present seats showed, by class of the pool, and sets the next.
  void learn(const std::vector<Shown>& shown);
  /// Takes back a trial that has not been judged.
  void stop();
  /// Half-width of the 90 % interval of a crew's exact seats, from what was last shown to hold.
  double error_of(std::size_t crew, double t) const;

 private:
  struct Attempt {
    std::size_t crew = 0;
    int from = 0;
  };
  void raise(const std::vector<Shown>& shown);
  void take_back(std::size_t crew, int from);
  void lower();
  std::size_t most_helpful(const std::vector<Shown>& shown) const;
  int wanted(std::size_t crew, const std::vector<Shown>& shown) const;
  double slack(std::size_t crew) const;

  const Pool* pool_;
  std::vector<int> seats_, least_, held_seats_;
  std::vector<Shown> held_;  ///< what the last seats that hold every standard showed
  std::optional<Attempt> attempt_;
  bool settled_ = false;
};

}  // namespace bluelight
