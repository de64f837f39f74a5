#include <algorithm>
#include <bluelight/event_queue.hpp>
#include <bluelight/stream.hpp>
#include <vector>

namespace event_queue_test {

using namespace bluelight;

namespace {

using namespace std::chrono_literals;

bool alike(const Event& a, const Event& b) {
  return a.at == b.at && a.order == b.order && a.who.process == b.who.process;
}

/// Adds and takes events at random, as an engine does, beside a sorted list of them.
class Beside {
 public:
  explicit Beside(std::uint64_t seed) : stream_(seed, 0, Purpose::test) {}

  void add() {
    const Uniforms u = stream_(Entity{added_});
    const auto keep = static_cast<Keep>(u[0] * 3);
    const TimePoint at = keep == Keep::now ? now_ : now_ + Duration{static_cast<int>(u[1] * 20)};
    const auto priority =
        keep != Keep::now && u[2] < 0.2 ? EventPriority::calendar : EventPriority::normal;
    queue_.push(at, {added_, 0}, Wake::timer, priority, keep);
    const std::uint64_t order = static_cast<std::uint64_t>(priority) << 60 | std::uint64_t{added_}
                                                                                 << 4;
    list_.push_back({at, order, {added_, 0}});
    ++added_;
  }
  /// Whether the queue gives what is first in the list.
  bool take() {
    const auto first = std::min_element(list_.begin(), list_.end());
    Event event;
    const bool before = queue_.pop_before(first->at, event),
               there = queue_.pop_before(TimePoint::max(), event);
    const bool right = !before && there && alike(event, *first);
    list_.erase(first);
    now_ = std::max(now_, event.at);
    return right && queue_.size() == list_.size() &&
           (list_.empty() || alike(queue_.top(), *std::min_element(list_.begin(), list_.end())));
  }
  std::size_t waiting() const { return list_.size(); }
  std::uint32_t added() const { return added_; }

 private:
  Stream stream_;
  EventQueue queue_;
  std::vector<Event> list_;
  std::uint32_t added_ = 0;
  TimePoint now_{};
};

}  // namespace

TEST_CASE("Events come in exact order, however they are kept", "[engine]") {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    Beside beside(seed);
    Stream turns(seed, 1, Purpose::test);
    bool right = true;
    while (right && beside.added() < 2000) {
      const double more = beside.waiting() < 60 ? 0.6 : 0.3;
      if (beside.waiting() == 0 || turns(Entity{beside.added()}, beside.waiting())[0] < more)
        beside.add();
      else
        right = beside.take();
    }
    while (right && beside.waiting() > 0) right = beside.take();
    CHECK(right);
  }
}

TEST_CASE("A queue that was cleared is as new", "[engine]") {
  EventQueue queue;
  Event event;
  for (const Keep keep : {Keep::anyhow, Keep::now, Keep::in_turn})
    queue.push(TimePoint{1s}, {7, 0}, Wake::timer, EventPriority::normal, keep);
  CHECK(queue.pop_before(TimePoint{2s}, event));
  queue.clear();
  CHECK(queue.empty());
  CHECK_FALSE(queue.pop_before(TimePoint::max(), event));
  queue.push(TimePoint{3s}, {8, 0}, Wake::signalled, EventPriority::normal);
  REQUIRE(queue.pop_before(TimePoint::max(), event));
  CHECK(event.who.process == 8);
  CHECK(event.reason() == Wake::signalled);
}

}  // namespace event_queue_test
