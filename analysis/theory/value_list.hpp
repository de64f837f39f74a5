/// Exact values as they are collected.
#pragma once

#include <bluelight/theory.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "queue_law.hpp"

namespace bluelight::theory {

/// A stream of calls with its law: a class, or all classes of a room.
struct StreamOfCalls {
  std::string family, label;
  double arrivals = 0;  ///< a second
  double offered = 0;   ///< in the measured time
  QueueLaw law;

  /// Takes in a part of what all classes of a room see together. Its `answered_within` is not
  /// used.
  void merge(const StreamOfCalls& part);
};

/// Values that share a source.
class ValueList {
 public:
  explicit ValueList(std::string_view source) : source_(source) {}
  void add(std::string family, std::string measure, std::vector<std::string> labels, double value);
  /// Counts, shares and means.
  void add_waits(const StreamOfCalls& calls);
  /// What needs the law of the answer time, as far as it is known.
  void add_answer_times(const StreamOfCalls& calls, const std::optional<ServiceLevel>& standard);
  void add_staff(const std::string& group, double staffed_hours, double busy_hours);
  std::vector<TheoryValue> take() { return std::move(all_); }

 private:
  std::string_view source_;
  std::vector<TheoryValue> all_;
};

}  // namespace bluelight::theory
