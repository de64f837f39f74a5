#include "room/duty_record.hpp"

#include <algorithm>

namespace bluelight {
namespace {

constexpr Duration day = std::chrono::hours{24};

TimePoint midnight_before(TimePoint now) { return TimePoint{now.time_since_epoch() / day * day}; }

}  // namespace

DutyRecord::Today DutyRecord::today_at(TimePoint now) const {
  const TimePoint midnight = midnight_before(now);
  const Today before = last_ < midnight ? Today{} : today_;
  const Duration since = now - std::max(last_, midnight);
  return {before.busy + since * busy_now_, before.on_duty + since * on_duty_now_};
}

void DutyRecord::changed(const StaffedPool& pool, TimePoint now) {
  today_ = today_at(now);
  last_ = now;
  busy_now_ = pool.busy();
  on_duty_now_ = pool.on_duty();
  const auto idle = static_cast<std::size_t>(pool.idle());
  while (idle_since_.size() > idle) idle_since_.pop_front();
  while (idle_since_.size() < idle) idle_since_.push_back(now);
}

double DutyRecord::occupancy(TimePoint now) const {
  const Today today = today_at(now);
  if (today.on_duty <= Duration{0}) return 0;
  return static_cast<double>(today.busy.count()) / static_cast<double>(today.on_duty.count());
}

}  // namespace bluelight
