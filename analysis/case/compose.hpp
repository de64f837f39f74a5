/// The money of an option by month, from the values of the study's knobs.
#pragma once

#include <optional>
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
  /// Logarithm of demand in the middle of a month, by today's. Requires: the values composed last
  /// are still there.
  double log_demand(const FollowedDemand& demand, const Month& month) const;
  /// Sum of all streams, discounted.
  double present() const;

 private:
  struct LeverTimes {
    Days live, double_running_until, exit, loss;  // exit: infinite if nobody leaves
  };

  struct Surplus {
    double unrealised = 0, double_running = 0;  // posts
  };

  /// Posts of an organisation that are paid in a month although not needed, and paid exits.
  struct Beside {
    double kept = 0, unrealised = 0, double_running = 0, exits = 0;
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
  double pay_level(const Month& month) const;
  Surplus surplus(const Month& month, std::size_t employer) const;
  double realised(std::size_t state, const Month& month) const;
  double lost_to_exit(std::size_t lever, const Month& month) const;
  /// Share of a change of service that is left: that of the lever which lost most.
  double left_of_change(const Month& month) const;
  void remember_start();
  void weigh_fallen(std::size_t employer);
  void weigh_needed(std::size_t employer);
  bool share_weights(std::size_t employer);
  void pay_surplus(std::size_t month, std::size_t employer);
  void pay_beside(std::size_t month, std::size_t employer, const Beside& posts);
  void pay_new(std::size_t month, std::size_t employer, double posts);
  void pay_needed(std::size_t month);
  void buy_fewer();
  void add_non_pay(std::size_t month);
  void compose_line(const LineTerms& line);
  void compose_benefit(const ServiceBenefit& benefit);
  double log_dip(std::size_t lever, Days day) const;
  void pay_exit_cost(const LineTerms& line, double price);

  OptionModel model_;
  const std::vector<Month>& months_;
  std::span<const double> values_;
  Composition made_;
  std::vector<LeverTimes> times_;
  std::vector<Days> begins_;  // of the states
  // Of the month at hand:
  std::vector<double> log_demands_, needs_;  // by slot
  std::vector<double> weights_;              // by slot, of what its organisation pays beside
  std::vector<std::vector<double>> totals_;  // posts by state and employer
  std::vector<double> by_employer_, last_;   // posts needed; paid in the month before
  // Of the start:
  std::vector<double> start_posts_;  // by slot
  std::vector<double> start_;        // by employer
};

}  // namespace bluelight
