/// What is counted of calls.
#pragma once

#include <array>
#include <bluelight/waiting_histogram.hpp>
#include <cstdint>

namespace bluelight {

/// What else becomes of a call.
enum class Fate {
  redialled,
  turned,
  chased,
  balked,
  turned_away,
  presented_again,
  overflowed,
  answered_by_partner,
  call_back_offered,
  call_back_accepted,
  called_back,
  call_back_lost,
  interrupted,
  passed_on,
  passed_on_here,
  linked,
  doubled,
  resolved_by_phone,
  held,
};
inline constexpr std::size_t fates = static_cast<std::size_t>(Fate::held) + 1;

/// What is counted of the calls that were offered in one hour of the week.
struct CallTally {
  std::uint64_t offered = 0, answered = 0, abandoned = 0, delayed = 0;
  std::uint64_t with_standard = 0;     ///< offered calls of classes that have a standard
  std::uint64_t within = 0;            ///< answered within the class's standard
  std::uint64_t abandoned_before = 0;  ///< of these, abandoned or turned away before its
                                       ///< time was over
  std::uint64_t turned_away = 0;       ///< of `abandoned_before`, found no waiting place
  std::uint64_t handled = 0;
  std::array<std::uint64_t, fates> fate{};  ///< by `Fate`
  Duration waited{};                        ///< of all calls whose wait has ended
  Duration to_answer{};                     ///< of answered calls
  Duration before{};                        ///< of these, the caller's first offer -> offered
  Duration handling{};
  Duration holding{};          ///< until a crew arrives
  Duration to_be_rung_back{};  ///< accepted -> reached, of those reached
  Duration queued{};           ///< calls waiting × time
  WaitingHistogram answer_times;

  void merge(const CallTally& other);
};

}  // namespace bluelight
