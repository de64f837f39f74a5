/// Which service must be held, and how the staff that holds it is looked for.
#pragma once

#include <bluelight/problem.hpp>
#include <bluelight/time.hpp>
#include <optional>
#include <string>
#include <vector>

namespace bluelight {

/// Which shifts may be rostered, on any day of the week. Whole hours. Shifts of 10 and 12 hours are
/// what police and fire control rooms work (evidence 4.14); 8 hours and the begins are assumed.
struct ShiftRules {
  std::vector<int> begins{6, 7, 8, 10, 12, 14, 15, 16, 18, 19, 20, 22};  ///< local hours, 0 … 23
  std::vector<int> lasts{8, 10, 12};                                     ///< hours, 1 … 24
};

/// What is held.
enum class HeldMeasure {
  answer_within,     ///< share of offered calls answered within a time
  answer_time_mean,  ///< mean answer time of answered calls
  abandonment,       ///< share of offered calls whose callers give up, or find no place to wait
  dispatch_within,   ///< share of incidents for which a desk mobilises within a time
  reserve            ///< people left over in a room
};

/// Against what it is held: a stated level, or the baseline as it stands today.
enum class HeldTo { standard, baseline };

/// Hours of the week that are judged together: each alone, four blocks of six hours on weekdays and
/// four at weekends, each day of the week, all.
enum class HeldPeriod { hour, hour_of_week_block, day, week };

/// One standard of service.
struct Hold {
  HeldMeasure measure = HeldMeasure::answer_within;
  HeldTo to = HeldTo::standard;
  HeldPeriod period = HeldPeriod::hour;
  std::string contact;             ///< class of calls; empty: a desk or a reserve
  std::string desk;                ///< of `dispatch_within`; empty: another measure
  std::string room;                ///< of a reserve; empty: another measure
  std::optional<double> share;     ///< instead of that of the own standard; of abandonment
  std::optional<Duration> within;  ///< instead of that of the own standard; the mean
  double margin = 0;               ///< worse than the baseline at most: share, or seconds
  int emergencies = 0;             ///< that may begin at once, on top of the usual work
  int handlers = 1;                ///< people whom each of these takes
  int breaks = 0;                  ///< people on a break
  int held_calls = 0;              ///< people held on a line
  int free = 1;                    ///< people who are then left to answer the next call
  double chance = 0.99;            ///< share of the time with that many people
  Origin origin = {};

  /// Whether it is a share of calls or incidents, that people wait for until somebody is free.
  bool is_share() const {
    return measure == HeldMeasure::answer_within || measure == HeldMeasure::abandonment ||
           measure == HeldMeasure::dispatch_within;
  }
  /// What it names: a class of calls, a desk, or the room of a reserve.
  const std::string& thing() const {
    return measure == HeldMeasure::reserve           ? room
           : measure == HeldMeasure::dispatch_within ? desk
                                                     : contact;
  }
  /// People who must be on duty beyond those at work.
  int people() const { return emergencies * handlers + breaks + held_calls + free; }
};

/// The word of a scenario file.
std::string text_of(HeldMeasure measure);
std::string text_of(HeldTo to);
std::string text_of(HeldPeriod period);

/// What staff must hold and how it is looked for.
struct EqualService {
  std::vector<Hold> hold;       ///< empty: the standard of every class of calls, in every hour
  int rounds = 40;              ///< of correction by simulation, at most; 0: none
  int replications = 12;        ///< of each candidate
  int weeks = 8;                ///< that each of these measures, spread over the year
  int fresh_replications = 10;  ///< that verify a roster
  ShiftRules shifts;
};

}  // namespace bluelight
