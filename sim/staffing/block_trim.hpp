/// Seats that can be spared because hours are judged together.
#pragma once

#include "staffing/search.hpp"

namespace bluelight {

/// What bounds the seats of a pool, by hour of the week.
struct SeatBounds {
  std::vector<WeekSeats> least;     ///< by crew
  std::vector<WeekSeats> reserves;  ///< by reserve of the pool: what its crews need together
};

/// Lowers seats that hold every standard hour by hour to seats that hold each in its own period. A
/// seat goes where Erlang A, bent to what was seen, expects the fewest calls to lose their answer
/// in time; what a round may lose is a part of what the periods have to spare, and half as much
/// after each round that a simulation does not bear out.
class BlockTrim {
 public:
  /// `seats`: by crew. `today`: as the search has it.
  BlockTrim(const SearchTask& task, const Pool& pool, const Trial& today,
            std::vector<WeekSeats> seats, SeatBounds bounds);

  /// Seats to be simulated next or, at the end, the result.
  const std::vector<WeekSeats>& seats() const { return seats_; }
  bool done() const { return done_; }
  void learn(const Trial& trial);
  /// Takes back what has not been judged.
  void stop();

 private:
  /// One seat less of a crew in an hour.
  struct Candidate {
    std::size_t crew = 0, hour = 0;
    std::vector<double> losses;  ///< calls, by class of the pool
    double worst = 0;
  };

  bool is_trimmed(std::size_t crew) const;
  bool holds(const Trial& trial) const;
  double spare_calls(const Trial& trial, std::size_t held,
                     const std::vector<std::size_t>& hours) const;
  std::optional<Candidate> candidate(std::size_t crew, std::size_t hour) const;
  /// Whether reserves allow one seat fewer.
  bool may_lose(std::size_t crew, std::size_t hour) const;
  void propose();

  const SearchTask& task_;
  const Pool& pool_;
  const Trial& today_;
  SeatBounds bounds_;
  std::vector<WeekSeats> seats_, held_;
  Trial shown_;  ///< by `held_`
  double appetite_ = 0.7;
  bool begun_ = false, done_ = false;
};

}  // namespace bluelight
