#include "bench/floor.hpp"

#include <cmath>
#include <cstdint>
#include <deque>
#include <queue>
#include <random>
#include <vector>

namespace bluelight::bench {
namespace {

enum class Kind { arrival, end_of_service, patience };

struct Event {
  double at;
  Kind kind;
  std::uint32_t caller;
};

struct Later {
  bool operator()(const Event& a, const Event& b) const { return a.at > b.at; }
};

class Floor {
 public:
  explicit Floor(long arrivals) : left_(arrivals) {}

  FloorResult run() {
    const long arrivals = left_;
    push(draw(9), Kind::arrival, 0);
    while (!events_.empty()) {
      const Event event = events_.top();
      events_.pop();
      now_ = event.at;
      if (event.kind == Kind::arrival) arrive();
      if (event.kind == Kind::end_of_service) finish();
      if (event.kind == Kind::patience) give_up(event.caller);
    }
    return {arrivals, static_cast<double>(abandoned_) / static_cast<double>(arrivals)};
  }

 private:
  double draw(double rate) { return -std::log(1 - std::generate_canonical<double, 53>(bits_)) / rate; }
  void push(double after, Kind kind, std::uint32_t caller) { events_.push({now_ + after, kind, caller}); }

  void arrive() {
    if (--left_ > 0) push(draw(9), Kind::arrival, 0);
    if (free_ > 0) {
      --free_;
      push(draw(1), Kind::end_of_service, 0);
      return;
    }
    const auto caller = static_cast<std::uint32_t>(waits_.size());
    waits_.push_back(true);
    queue_.push_back(caller);
    push(draw(0.5), Kind::patience, caller);
  }

  void finish() {
    while (!queue_.empty() && !waits_[queue_.front()]) queue_.pop_front();
    if (queue_.empty()) {
      ++free_;
      return;
    }
    waits_[queue_.front()] = false;
    queue_.pop_front();
    push(draw(1), Kind::end_of_service, 0);
  }

  void give_up(std::uint32_t caller) {
    abandoned_ += waits_[caller];
    waits_[caller] = false;
  }

  std::priority_queue<Event, std::vector<Event>, Later> events_;
  std::deque<std::uint32_t> queue_;
  std::vector<bool> waits_;
  std::mt19937_64 bits_{1};
  double now_ = 0;
  long left_, abandoned_ = 0;
  int free_ = 10;
};

}  // namespace

FloorResult erlang_a_floor(long arrivals) { return Floor(arrivals).run(); }

}  // namespace bluelight::bench
