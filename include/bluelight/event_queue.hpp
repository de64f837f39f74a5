/// Future events of a run in exact order: by time, then priority, then order of scheduling.
#pragma once

#include <bluelight/time.hpp>
#include <cstdint>
#include <utility>
#include <vector>

namespace bluelight {

/// A suspended process as an event sees it: its place, and which of its waits is meant.
struct Token {
  std::uint32_t process = 0;
  std::uint32_t generation = 0;
};

/// Why a process goes on.
enum class Wake : std::uint8_t {
  timer,
  granted,
  signalled,
  finished,
  failed,
  interrupted,
  contestant = 8  ///< first contestant of a `Race`; the others follow
};

/// Which of several events at one instant comes first.
enum class EventPriority : std::uint8_t { calendar = 0, normal = 1 };

/// One wake-up that may have become stale in the meantime.
struct Event {
  TimePoint at;
  std::uint64_t order = 0;  ///< priority, sequence and reason in one word, compared as a whole
  Token who;

  Wake reason() const { return static_cast<Wake>(order & 0xf); }
  friend bool operator<(const Event& a, const Event& b) {
    return a.at != b.at ? a.at < b.at : a.order < b.order;
  }
};

/// A four-ary heap of events: shallower than a binary one, and a node's children share two cache
/// lines.
class EventQueue {
 public:
  /// Whether there is no future event.
  bool empty() const { return heap_.empty(); }
  /// The next event. Requires: not empty.
  const Event& top() const { return heap_.front(); }

  /// Adds a wake-up of `who` at `at`.
  void push(TimePoint at, Token who, Wake reason, EventPriority priority) {
    const std::uint64_t order = static_cast<std::uint64_t>(priority) << 60 | sequence_++ << 4 |
                                static_cast<std::uint64_t>(reason);
    heap_.push_back({});
    sift_up(heap_.size() - 1, {at, order, who});
  }

  /// Removes and returns the next event. Requires: not empty.
  Event pop() {
    const Event top = heap_.front();
    const Event last = heap_.back();
    heap_.pop_back();
    if (!heap_.empty()) sift_down(last);
    return top;
  }

  /// Future events, stale ones included.
  std::size_t size() const { return heap_.size(); }
  /// How many events may be the next or the one after it, if no others are added.
  static constexpr std::size_t candidates = 5;
  /// One of them; the next event is at place 0. Requires: `place < size()`.
  const Event& candidate(std::size_t place) const { return heap_[place]; }

  /// Forgets every event.
  void clear() { heap_.clear(); }

 private:
  void sift_up(std::size_t place, Event event) {
    while (place > 0) {
      const std::size_t parent = (place - 1) / 4;
      if (!(event < heap_[parent])) break;
      heap_[place] = heap_[parent];
      place = parent;
    }
    heap_[place] = event;
  }

  void sift_down(Event event) {
    const std::size_t size = heap_.size();
    std::size_t place = 0;
    for (std::size_t child = 1; child < size; child = 4 * place + 1) {
      const std::size_t smallest = smallest_child(child, size);
      if (!(heap_[smallest] < event)) break;
      heap_[place] = heap_[smallest];
      place = smallest;
    }
    heap_[place] = event;
  }

  std::size_t smallest_child(std::size_t first, std::size_t size) const {
    const std::size_t end = first + 4 < size ? first + 4 : size;
    std::size_t smallest = first;
    for (std::size_t child = first + 1; child < end; ++child)
      if (heap_[child] < heap_[smallest]) smallest = child;
    return smallest;
  }

  std::vector<Event> heap_;
  std::uint64_t sequence_ = 0;
};

}  // namespace bluelight
