#include "room/duty_record.hpp"

#include <algorithm>

namespace bluelight {
namespace {

constexpr Duration day = std::chrono::hours{24};

TimePoint midnight_before(TimePoint now) { return TimePoint{now.time_since_epoch() / day * day}; }

}  // namespace

void DutyRecord::advance(TimePoint now) {
  const TimePoint midnight = midnight_before(now);
  if (last_ < midnight) {
    busy_ = on_duty_ = Duration{0};
    last_ = midnight;
  }
  busy_ += (now - last_) * busy_now_;
  on_duty_ += (now - last_) * on_duty_now_;
  last_ = now;
}

void DutyRecord::changed(const StaffedPool& pool, TimePoint now) {
  advance(now);
  busy_now_ = pool.busy();
  on_duty_now_ = pool.on_duty();
  const auto idle = static_cast<std::size_t>(pool.idle());
  while (idle_since_.size() > idle) idle_since_.pop_front();
  while (idle_since_.size() < idle) idle_since_.push_back(now);
}

double DutyRecord::occupancy(TimePoint now) const {
  DutyRecord until = *this;
  until.advance(now);
  if (until.on_duty_ <= Duration{0}) return 0;
  return static_cast<double>(until.busy_.count()) / static_cast<double>(until.on_duty_.count());
}

}  // namespace bluelight
