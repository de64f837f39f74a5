#include "measures/call_tally.hpp"

namespace bluelight {

void CallTally::merge(const CallTally& other) {
  offered += other.offered;
  answered += other.answered;
  abandoned += other.abandoned;
  delayed += other.delayed;
  with_standard += other.with_standard;
  within += other.within;
  abandoned_before += other.abandoned_before;
  turned_away += other.turned_away;
  handled += other.handled;
  for (std::size_t i = 0; i < fates; ++i) fate[i] += other.fate[i];
  waited += other.waited;
  to_answer += other.to_answer;
  before += other.before;
  handling += other.handling;
  holding += other.holding;
  to_be_rung_back += other.to_be_rung_back;
  queued += other.queued;
  answer_times.merge(other.answer_times);
}

}  // namespace bluelight
