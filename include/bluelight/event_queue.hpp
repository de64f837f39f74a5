/// Future events of a run in exact order: by time, then priority, then order of scheduling.
#pragma once

#include <array>
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

/// How an event is best kept until it is due. It changes how long that takes, nothing else.
enum class Keep : std::uint8_t {
  anyhow,
  now,     ///< it is due at the instant that is going on
  in_turn  ///< one of a long series, each later than the one before
};

/// A four-ary heap of events: shallower than a binary one, and a node's children share two cache
/// lines. Whoever takes the next event mostly adds one soon, so its place stays open for that.
/// What is due now waits in a row beside the heap, and so does the next of a series.
class EventQueue {
 public:
  /// Whether there is no future event.
  bool empty() const { return size() == 0; }
  /// The next event. Requires: not empty.
  const Event& top() { return *next(); }

  /// Adds a wake-up of `who` at `at`.
  void push(TimePoint at, Token who, Wake reason, EventPriority priority,
            Keep keep = Keep::anyhow) {
    const std::uint64_t order = static_cast<std::uint64_t>(priority) << 60 | sequence_++ << 4 |
                                static_cast<std::uint64_t>(reason);
    const Event event{at, order, who};
    if (keep == Keep::now && (row_.empty() || row_.back() < event)) return row_.push_back(event);
    if (keep == Keep::in_turn && in_turn_.at == never) {
      in_turn_ = event;
      return;
    }
    push_on_heap(event);
  }

  /// Removes the next event into `event` if it comes before `end`; false: there is none.
  bool pop_before(TimePoint end, Event& event) {
    const Event* const first = next();
    if (first->at >= end) return false;
    event = *first;
    if (first == &in_turn_)
      in_turn_.at = never;
    else if (!row_.empty() && first == &row_[taken_])
      take_of_row();
    else
      open_ = true;
    return true;
  }

  /// Future events, stale ones included.
  std::size_t size() const {
    return heap_.size() - static_cast<std::size_t>(open_) + row_.size() - taken_ +
           static_cast<std::size_t>(in_turn_.at != never);
  }
  /// Whether there are more than a core keeps at hand.
  bool is_large() const { return heap_.size() >= 1000; }
  /// Processes that may be the next, after a `pop`, if no others are added: the likeliest first.
  /// Requires: `is_large()`.
  std::array<std::uint32_t, 5> candidates() const {
    const std::size_t next = open_ ? smallest_child(1, heap_.size()) : 0;
    return {heap_[next].who.process, heap_[1].who.process, heap_[2].who.process,
            heap_[3].who.process, heap_[4].who.process};
  }

  /// Forgets every event.
  void clear() {
    heap_.clear();
    row_.clear();
    taken_ = 0;
    open_ = false;
    in_turn_.at = never;
  }

 private:
  static constexpr TimePoint never = TimePoint::max();

  const Event* next() {
    close();
    const Event* first = &in_turn_;
    if (!heap_.empty() && heap_.front() < *first) first = &heap_.front();
    if (!row_.empty() && row_[taken_] < *first) first = &row_[taken_];
    return first;
  }

  void take_of_row() {
    if (++taken_ < row_.size()) return;
    row_.clear();
    taken_ = 0;
  }

  void push_on_heap(const Event& event) {
    if (std::exchange(open_, false)) return sift_down(event);
    heap_.push_back({});
    sift_up(heap_.size() - 1, event);
  }

  /// Nobody has filled the place of the event that was taken: the last one does.
  void close() {
    if (!std::exchange(open_, false)) return;
    const Event last = heap_.back();
    heap_.pop_back();
    if (!heap_.empty()) sift_down(last);
  }

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
  std::vector<Event> row_;  ///< due now
  std::size_t taken_ = 0;   ///< of the row
  Event in_turn_{never, 0, {}};
  bool open_ = false;  ///< the top of the heap has been taken
  std::uint64_t sequence_ = 0;
};

}  // namespace bluelight
