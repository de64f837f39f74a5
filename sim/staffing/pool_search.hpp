/// The search for the seats of one pool: all of its periods.
#pragma once

#include "staffing/block_trim.hpp"
#include "staffing/period_search.hpp"
#include "staffing/search.hpp"

namespace bluelight {

/// All periods of one pool.
class PoolSearch {
 public:
  /// `today`: what the baseline shows on the calls of the search, if anything is held to it.
  PoolSearch(const SearchTask& task, const Pool& pool, const Trial& today);

  std::vector<WeekSeats> seats() const;
  /// What bounds these seats.
  SeatBounds bounds() const;
  void learn(const Trial& trial);
  /// Takes back what has not been judged.
  void stop();
  std::size_t unsettled() const;
  /// Half-width of the 90 % interval of a crew's hours a week. Errors of periods are independent of
  /// each other, those of hours of one period are the same.
  double hours_error(std::size_t crew, int replications) const;

 private:
  Shown shown_of(const Trial& trial, std::size_t period, std::size_t held) const;
  void hold_to_baseline(Shown& shown, const Trial& trial, std::size_t entry,
                        const std::vector<std::size_t>& hours) const;
  HeldStream mean_stream(std::size_t held, const Period& period) const;
  std::vector<int> first_seats(const std::vector<HeldStream>& streams) const;
  std::vector<int> least_seats(const std::vector<HeldStream>& streams, const Period& period) const;
  std::vector<int> first_reserves(const Period& period) const;
  std::vector<int> reserves_of(const Trial& trial, const Period& period) const;

  const SearchTask& task_;
  const Pool& pool_;
  const Trial& today_;
  std::vector<PeriodSearch> periods_;
  std::vector<std::vector<HeldStream>> streams_;  ///< by period and held class
};

}  // namespace bluelight
