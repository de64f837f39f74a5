/// The probabilities of a room whose calls and seats change with time, and how they develop.
#pragma once

#include <cstddef>
#include <vector>

namespace bluelight::theory {

/// Number for each pair (handlers at work, calls waiting).
class Grid {
 public:
  Grid(int most_busy, int most_waiting)
      : most_busy_(most_busy),
        most_waiting_(most_waiting),
        values_(static_cast<std::size_t>((most_busy + 1) * (most_waiting + 1)), 0) {}
  int most_busy() const { return most_busy_; }
  int most_waiting() const { return most_waiting_; }
  double& operator()(int busy, int waiting) { return values_[place(busy, waiting)]; }
  double operator()(int busy, int waiting) const { return values_[place(busy, waiting)]; }
  const std::vector<double>& values() const { return values_; }
  std::vector<double>& values() { return values_; }

 private:
  std::size_t place(int busy, int waiting) const {
    return static_cast<std::size_t>(busy * (most_waiting_ + 1) + waiting);
  }
  int most_busy_, most_waiting_;
  std::vector<double> values_;
};

/// What holds between two changes. Rates a second. Busy handlers above `seats` finish the call in
/// hand; as long as there are that many, nobody takes a new one.
struct Regime {
  double arrivals = 0;
  double service = 0;     ///< of one handler
  double impatience = 0;  ///< of one waiting caller
  int seats = 0;
  bool operator==(const Regime&) const = default;
};

/// Lets the probabilities develop for `seconds` (Kolmogorov's forward equations, by uniformisation:
/// exact but for a truncation of 1e-14) and returns their integral over that time. Calls wait only
/// while handlers at work >= seats.
Grid develop(Grid& probabilities, const Regime& regime, double seconds);

/// Moves every state to where it is once `seats` have been put on duty: free ones take waiting
/// calls at once.
Grid reseated(const Grid& probabilities, int seats);

/// Share of calls answered in time, by the state that a call finds when it is offered, when all are
/// busy: by handlers at work and calls waiting ahead.
class TaggedCall {
 public:
  /// Nobody who still waits at the deadline is answered in time.
  explicit TaggedCall(const Grid& like) : share_(like.most_busy(), like.most_waiting()) {}
  /// Steps back from the deadline by `seconds` (backward equations, by uniformisation).
  void back(const Regime& regime, double seconds);
  /// Steps back over an instant at which `seats` were put on duty.
  void back_over_reseating(int seats);
  double operator()(int busy, int ahead) const { return share_(busy, ahead); }

 private:
  /// `back` for a time short enough for Poisson weights in one go.
  void back_briefly(const Regime& regime, double rate, double seconds);

  Grid share_;
};

}  // namespace bluelight::theory
