/// The calls of one date in the order in which they are made.
#pragma once

#include <bluelight/demand.hpp>
#include <bluelight/local_hours.hpp>
#include <cstdint>
#include <vector>

namespace bluelight {

/// Sorts date after date, in the same memory.
class ByTime {
 public:
  /// Sorts calls of `date` by time, those of one instant by their callers.
  void sort(std::vector<FirstCall>& calls, const LocalDay& date);

 private:
  struct Place {
    TimePoint at;
    std::uint32_t call;
  };
  /// Puts the calls' places in order of as many parts of the date as there are calls, in one pass.
  void sort_by_part(const std::vector<FirstCall>& calls, const LocalDay& date);

  std::vector<Place> places_;
  std::vector<std::uint32_t> end_of_;  ///< of each part, among the places
  std::vector<FirstCall> sorted_;
};

}  // namespace bluelight
