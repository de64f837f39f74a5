#include "value_list.hpp"

#include <array>
#include <utility>

namespace bluelight::theory {

void StreamOfCalls::merge(const StreamOfCalls& part) {
  if (arrivals == 0) law.answer_time_mean = 0;
  const double together = arrivals + part.arrivals;
  const auto mean = [&](double a, double b) {
    return (arrivals * a + part.arrivals * b) / together;
  };
  const double answered = mean(1 - law.abandonment, 1 - part.law.abandonment);
  if (law.answer_time_mean && part.law.answer_time_mean)
    law.answer_time_mean = mean(*law.answer_time_mean * (1 - law.abandonment),
                                *part.law.answer_time_mean * (1 - part.law.abandonment)) /
                           answered;
  else
    law.answer_time_mean.reset();
  law.abandonment = 1 - answered;
  law.delayed = mean(law.delayed, part.law.delayed);
  law.wait_mean = mean(law.wait_mean, part.law.wait_mean);
  offered += part.offered;
  arrivals = together;
}

void ValueList::add(std::string family, std::string measure, std::vector<std::string> labels,
                    double value) {
  all_.push_back(
      {std::move(family), std::move(measure), std::move(labels), value, std::string(source_)});
}

void ValueList::add_waits(const StreamOfCalls& calls) {
  const QueueLaw& law = calls.law;
  const auto add_one = [&](const char* measure, double value) {
    add(calls.family, measure, {calls.label}, value);
  };
  add_one("offered", calls.offered);
  add_one("answered", calls.offered * (1 - law.abandonment));
  add_one("abandoned", calls.offered * law.abandonment);
  add_one("abandonment", law.abandonment);
  add_one("delayed", law.delayed);
  add_one("wait_mean", law.wait_mean);
  if (law.answer_time_mean) add_one("answer_time_mean", *law.answer_time_mean);
  add_one("queue_length", calls.arrivals * law.wait_mean);
}

void ValueList::add_answer_times(const StreamOfCalls& calls,
                                 const std::optional<ServiceLevel>& standard) {
  const QueueLaw& law = calls.law;
  if (!law.answered_within) return;
  if (standard)
    add(calls.family, "answer_within", {calls.label},
        law.answered_within(to_seconds(standard->within).count()));
  if (!law.quantiles) return;
  constexpr std::array quantiles{
      std::pair{"answer_time_median", 0.5}, std::pair{"answer_time_p90", 0.9},
      std::pair{"answer_time_p95", 0.95}, std::pair{"answer_time_p99", 0.99}};
  for (const auto& [measure, p] : quantiles)
    add(calls.family, measure, {calls.label}, binned_quantile(law, p));
}

void ValueList::add_staff(const std::string& group, double staffed_hours, double busy_hours) {
  add("staff", "staffed_hours", {group}, staffed_hours);
  add("staff", "busy_hours", {group}, busy_hours);
  add("staff", "occupancy", {group}, busy_hours / staffed_hours);
}

}  // namespace bluelight::theory
