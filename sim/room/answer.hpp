/// The wait of a call, a transfer or an incident for somebody who takes it on.
#pragma once

#include <utility>

#include "room/floor.hpp"

namespace bluelight {

/// Somebody held by a story; given back when it goes out of scope, wherever the story ends.
class Seat {
 public:
  Seat() = default;
  Seat(Floor& floor, Handler handler) : floor_(&floor), handler_(handler) {}
  Seat(Seat&& other) noexcept
      : floor_(std::exchange(other.floor_, nullptr)), handler_(other.handler_) {}
  Seat& operator=(Seat&& other) noexcept {
    std::swap(floor_, other.floor_);
    std::swap(handler_, other.handler_);
    return *this;
  }
  ~Seat() { release(); }
  explicit operator bool() const { return floor_ != nullptr; }
  /// Gives them back now.
  void release() {
    if (Floor* const floor = std::exchange(floor_, nullptr)) floor->give_back(handler_);
  }
  /// Lets go of them without giving them back: somebody else has them from now on. Requires: held.
  Handler give_up() {
    std::exchange(floor_, nullptr)->use(handler_, -1);
    return handler_;
  }
  /// They take longer over what they do now, by `factor`.
  void slow_down(double factor) { handler_.factor *= factor; }
  /// How much longer than usual they take.
  double factor() const { return handler_.factor; }
  StaffGroupId group() const { return handler_.group; }
  /// The agreement under which a partner's people do it; null: they do it as their own. Requires:
  /// held.
  const Partner* partner() const {
    return handler_.agreement ? &floor_->terms_of(handler_) : nullptr;
  }
  /// Tells that they have done something other than answering since `since`. Requires: held.
  void worked(Activity activity, TimePoint since) const {
    floor_->observer_.worked(handler_.group, activity, since, floor_->engine_.now());
  }

 private:
  Floor* floor_ = nullptr;
  Handler handler_;
};

/// How long somebody waits: a length, or one that is drawn when it is needed.
class Patience {
 public:
  /// Max: for ever.
  Patience(Duration length = Duration::max()) : length_(length) {}
  /// The quantile of `u`. `drawn_from` must outlive it.
  Patience(const Distribution& drawn_from, double u) : drawn_from_(&drawn_from), u_(u) {}
  Duration operator()() const { return drawn_from_ ? drawn_from_->sample(u_) : length_; }

 private:
  const Distribution* drawn_from_ = nullptr;
  union {
    Duration length_;
    double u_;
  };
};

/// What is asked for.
struct Request {
  SkillId skill;
  int priority = 0;
  Patience patience = {};
  bool leaves_if_full = false;           ///< finds no waiting place: goes away at once
  bool decides = true;                   ///< a caller who may hang up, or ask to be rung back
  TimePoint offered = TimePoint::min();  ///< of a call that counts as waiting; min: of other work
  TimePoint since = TimePoint::max();    ///< its age in the line, of what goes before who rings
                                         ///< now (interrupted work); max: begins to wait now
};

/// `co_await Answer{…}` gives the `Seat` that answers, or an empty one if whoever waits gave up or
/// found no waiting place.
class Answer {
 public:
  /// Both must outlive the wait.
  Answer(Floor& floor, const Request& request)
      : floor_(floor), queue_(floor.queues_[floor.queue_of(request.skill)]), request_(request) {}
  Answer(const Answer&) = delete;
  Answer& operator=(const Answer&) = delete;
  ~Answer() { Answer::leave(); }

  bool await_ready();
  void await_suspend(std::coroutine_handle<> handle);
  Seat await_resume();

 protected:
  friend class Floor;
  /// Whether an offered call waits, and not other work in the same line.
  bool is_call() const { return request_.offered != TimePoint::min(); }
  Floor::Queue& queue() { return queue_; }
  /// Somebody takes it on: the wait ends now.
  void grant(Token token, Handler handler);
  virtual void leave();

  Floor& floor_;
  Floor::Queue& queue_;
  const Request& request_;
  Duration patience_{};  ///< drawn if nobody is free
  Seat seat_;
  bool waiting_ = false;
};

}  // namespace bluelight
