/// A hand-made study result: few contact classes, few runs, every number given by the test.
#pragma once

#include <bluelight/study.hpp>
#include <limits>

namespace bluelight::testing {

inline constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

inline Measure contact_measure(std::string name, std::string unit, std::vector<std::string> labels,
                               std::size_t offset) {
  const std::size_t size = labels.size();
  return {.family = "contact",
          .name = std::move(name),
          .unit = std::move(unit),
          .description = "",
          .dimensions = {{"contact", std::move(labels)}},
          .offset = offset,
          .size = size};
}

/// `answer_within`, `answer_time_mean` and `offered` of each of `contacts`.
inline MeasureLayout layout_of(const std::vector<std::string>& contacts) {
  const std::size_t n = contacts.size();
  return {.measures = {contact_measure("answer_within", "1", contacts, 0),
                       contact_measure("answer_time_mean", "s", contacts, n),
                       contact_measure("offered", "calls", contacts, 2 * n)},
          .size = 3 * n};
}

inline RunRecord run_of(std::uint64_t replication, RunValues values) {
  return {.replication = replication,
          .status = RunRecord::Status::done,
          .values = std::move(values),
          .message = ""};
}

inline RunRecord failed_run(std::uint64_t replication) {
  return {.replication = replication,
          .status = RunRecord::Status::crashed,
          .values = {},
          .message = "stopped by signal 11"};
}

inline OptionRuns option_of(std::string name, const std::vector<std::string>& contacts,
                            std::vector<RunRecord> runs) {
  OptionRuns option;
  option.title = "Title of " + name;
  option.name = std::move(name);
  option.layout = layout_of(contacts);
  option.runs = std::move(runs);
  return option;
}

inline StudyResult study_of(std::vector<OptionRuns> options) {
  StudyResult result;
  result.title = "A small study";
  result.seed = 7;
  result.options = std::move(options);
  return result;
}

}  // namespace bluelight::testing
