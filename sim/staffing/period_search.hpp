/// The monotone search for the seats of one period.
#pragma once

#include <optional>
#include <vector>

#include "staffing/erlang_seats.hpp"
#include "staffing/pools.hpp"
#include "staffing/shares.hpp"

namespace bluelight {

/// What a trial showed for one class in one period.
struct Shown {
  HeldStream stream;  ///< of the class, at the period's mean load
  ShareInTime share;
  bool as_erlang_a = false;  ///< the share cannot be told from Erlang A's, which is `by_erlang_a`
  double by_erlang_a = 1;
  std::optional<double> longest_mean;  ///< seconds, of a mean answer time; none: `share` is one

  /// The best knowledge of the share.
  double best() const { return as_erlang_a ? by_erlang_a : share.share; }
  /// Too few calls to tell anything are no fault, nor is it that work takes its time where nobody
  /// waits for somebody to begin it.
  bool missed() const;
  /// Whether by Erlang A next to nobody waits for somebody to begin: more people would not help.
  bool is_best() const;
  /// How far the standard is missed.
  double lack() const;
  /// How far it is exceeded, to compare classes by.
  double slack() const;
  /// Standard errors by which the simulated share differs from Erlang A's.
  double off() const;
};

/// Seats of every crew of a pool in one period, and what is known about them.
///
/// A missed standard raises one crew: the one that helps most of what is missed, and of equals the
/// most specialised, whose seat a class can be surest of. Where all standards hold, one crew at a
/// time is tried with fewer. Where no crew can spare a seat, one more in a crew is tried for two
/// fewer elsewhere: people who answer several classes may stand in for specialists of each. Rooms
/// that only help each other are no such case. At the end teams some of whom were trained for each
/// other's work are brought as near as still holds to what each would have by itself: of several
/// ways to spread the same people this is the one by which organisations pay for their own load.
/// Reserves bind all the time: their crews together never have fewer people than is known to be
/// needed.
class PeriodSearch {
 public:
  /// `least`: by crew, never fewer. `reserves`: people whom the crews of each of the pool's
  /// reserves need together.
  PeriodSearch(const Pool& pool, std::vector<int> seats, std::vector<int> least,
               std::vector<int> reserves = {});

  const std::vector<int>& seats() const { return seats_; }
  /// People whom the crews of each reserve need together, as far as is known.
  const std::vector<int>& reserves() const { return reserves_; }
  bool settled() const { return settled_; }
  /// Takes what the present seats showed, by class and by reserve of the pool, and sets the next.
  void learn(const std::vector<Shown>& shown, std::vector<int> reserves = {});
  /// Takes back a trial that has not been judged.
  void stop();
  /// Half-width of the 90 % interval of a crew's exact seats, from what was last shown to hold. 0
  /// where a reserve decides alone: it moves by whole people.
  double error_of(std::size_t crew, double t) const;

 private:
  /// Seats that are tried instead of those that hold every standard.
  struct Attempt {
    /// Fewer in this crew; one more for two fewer elsewhere; one more for one fewer.
    enum class Kind { fewer, exchange, balance } kind = Kind::fewer;
    std::size_t crew = 0;
  };
  void raise(const std::vector<Shown>& shown);
  /// People beyond what a reserve needs; fewer than 0: they are missing.
  int beyond(std::size_t reserve, const std::vector<int>& seats) const;
  bool lacks(const std::vector<int>& seats) const;
  /// Whether a reserve keeps the crew from losing a seat.
  bool is_bound(std::size_t crew) const;
  /// Adds what reserves lack.
  void fill();
  void take_back();
  void next();
  /// Seats that a crew may lose as far as is known.
  int spare(std::size_t crew) const;
  bool lower();
  bool exchange();
  bool balance();
  /// Seats relative to those that the crew would have by itself.
  double relative(std::size_t crew, int seats) const;
  std::size_t most_helpful(const std::vector<Shown>& shown) const;
  int wanted(std::size_t crew, const std::vector<Shown>& shown) const;
  /// How far a crew exceeds its standards; of one that partners help, what it would by itself.
  double slack(std::size_t crew) const;

  const Pool* pool_;
  std::vector<int> seats_, floor_, reserves_;
  std::vector<int> alone_;       ///< where the search began: each crew by itself
  std::vector<int> least_;       ///< fewer are known to miss a standard
  std::vector<int> held_seats_;  ///< hold every standard; empty: none known yet
  std::vector<Shown> held_;      ///< what the last seats that hold every standard showed
  std::optional<Attempt> attempt_;
  std::size_t exchanges_tried_ = 0;
  bool balanced_ = false;  ///< or nothing nearer holds
  bool settled_ = false;
};

}  // namespace bluelight
