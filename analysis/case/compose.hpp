/// The money of an option by month, from the values of the study's knobs.
#pragma once

#include <span>
#include <vector>

#include "analysis/case/option_model.hpp"

namespace bluelight {

/// What an option pays in each month.
struct Composition {
  std::vector<double> amounts;              ///< pounds by stream and month, months fastest
  std::vector<double> needed, paid, exits;  ///< posts by month

  /// Pounds of a stream in each month.
  std::span<const double> of(std::size_t stream) const {
    return std::span(amounts).subspan(stream * needed.size(), needed.size());
  }
};

/// Composes one option again and again.
class Composer {
 public:
  Composer(const OptionModel& model, const std::vector<Month>& months);

  /// The option at `values` of the knobs. The result stays until the next call.
  const Composition& compose(std::span<const double> values);
  /// Sum of all streams, discounted.
  double present() const;

 private:
  struct LeverTimes {
    Days live, double_running_until, exit, loss;  // exit: infinite if nobody leaves
  };

  double value(KnobIndex knob) const { return values_[knob]; }
  double& amount(std::size_t stream, std::size_t month) {
    return made_.amounts[stream * months_.size() + month];
  }
  void set_times();
  void set_states();
  void compose_posts();
  void set_log_demands(const Month& month);
  void add_needs(const Month& month);
  double pay_factor(const Month& month) const;
  double unrealised(const Month& month, double& double_running) const;
  double realised(std::size_t state, const Month& month) const;
  void remember_start();
  void set_weights();
  void pay(std::size_t month, double kept, double unrealised_posts, double double_running);
  void pay_changes(std::size_t month, double rise);
  void compose_budget();
  void add_non_pay(std::size_t month);
  void compose_line(const LineTerms& line);
  void pay_exit_cost(const LineTerms& line, double price);

  OptionModel model_;
  const std::vector<Month>& months_;
  std::span<const double> values_;
  Composition made_;
  std::vector<LeverTimes> times_;
  std::vector<Days> begins_;  // of the states
  // Of the month at hand:
  std::vector<double> log_demands_, needs_;  // by slot
  std::vector<double> totals_;               // posts by state
  std::vector<double> by_employer_;          // posts needed
  // Of the start:
  std::vector<double> start_, start_price_;  // by employer: posts, mean price
  double start_total_ = 0;
  std::vector<double> weights_;  // of surplus posts, by employer
};

}  // namespace bluelight
