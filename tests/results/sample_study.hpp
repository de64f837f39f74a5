/// A small study with every awkward thing a results file must keep: other rooms in one option,
/// failed runs, NaN, odd texts.
#pragma once

#include <bluelight/study.hpp>
#include <limits>

namespace bluelight::test {

inline Measure measure(const char* family, const char* name, std::vector<Dimension> dimensions,
                       std::size_t offset) {
  std::size_t size = 1;
  for (const auto& dimension : dimensions) size *= dimension.labels.size();
  return {.family = family,
          .name = name,
          .unit = "s",
          .description = std::string("what ") + name + " means",
          .dimensions = std::move(dimensions),
          .offset = offset,
          .size = size};
}

/// Contacts in rooms, hours of a short day.
inline MeasureLayout layout(const std::vector<std::string>& rooms) {
  const Dimension contact{"contact", {"police_999", "fire_999"}};
  const Dimension room{"room", rooms};
  const Dimension hour{"hour_of_week", {"Mon 00", "Mon 01", "Mon 02"}};
  MeasureLayout result;
  for (const char* name : {"offered", "answer_time_mean"}) {
    result.measures.push_back(measure("contact", name, {contact}, result.size));
    result.size += result.measures.back().size;
  }
  result.measures.push_back(measure("room", "queue_length", {room}, result.size));
  result.size += result.measures.back().size;
  result.measures.push_back(measure("room_hour", "offered", {room, hour}, result.size));
  result.size += result.measures.back().size;
  return result;
}

/// Number `position` of a run is 1000 * option + 100 * replication + position + 1/8.
inline RunRecord run(int option, std::uint64_t replication, std::size_t size) {
  RunRecord record{
      .replication = replication, .status = RunRecord::Status::done, .values = {}, .message = {}};
  for (std::size_t i = 0; i < size; ++i)
    record.values.push_back(1000.0 * option + 100.0 * static_cast<double>(replication) +
                            static_cast<double>(i) + 0.125);
  return record;
}

inline OptionRuns option(int number, const char* name, const std::vector<std::string>& rooms) {
  OptionRuns result;
  result.name = name;
  result.title = std::string("Option ") + name + ", für alle";
  result.layout = layout(rooms);
  for (std::uint64_t r = 0; r < 3; ++r) result.runs.push_back(run(number, r, result.layout.size));
  result.posts = {{.group = "fire_operators",
                   .organisation = "fire",
                   .posts = 6.5,
                   .cost_per_fte = {51000.5},
                   .input = "staff.fire_operators.cost_per_fte"}};
  result.resolved = std::string("title = \"") + name + "\"\n# line two\n";
  result.inputs = {{.path = "contact.police_999.talk.mean",
                    .value = 360,
                    .low = 240,
                    .high = 480,
                    .unit = "s",
                    .source = "evidence 1.43",
                    .grade = "memory",
                    .group = "handle_time",
                    .origin = {"world.toml", 12, 8}}};
  return result;
}

/// What varied inputs and other levels of demand did to the second option.
inline void add_varied(StudyResult& result) {
  using namespace std::chrono_literals;
  OptionRuns& one = result.options[1];
  one.varied_posts = {{.input = "handle_time",
                       .end = "high",
                       .from = 2027y / 4 / 1,
                       .group = "fire_operators",
                       .organisation = "fire",
                       .posts = 5.75}};
  one.service = {{.from = 2027y / 4 / 1,
                  .demand = 1.15,
                  .family = "contact",
                  .thing = "fire_999",
                  .measure = "answer_within",
                  .replication = 2,
                  .value = 0.875},
                 {.input = "handle_time",
                  .end = "low",
                  .family = "contact",
                  .thing = "fire_999",
                  .measure = "answer_within",
                  .replication = 1,
                  .value = std::numeric_limits<double>::quiet_NaN()}};
  Input second = one.inputs.front();
  second.path = "contact.fire_999.talk.mean";
  result.varied = {{"handle_time", {one.inputs.front(), second}},
                   {"staff.fire_operators.shrinkage", {second}}};
  result.todays_posts = result.options.front().posts;
  result.todays_posts.front().posts = 7.5;
}

inline StudyResult sample_study() {
  using namespace std::chrono_literals;
  StudyResult result;
  result.title = "Two rooms or one";
  result.seed = 0xffff'ffff'ffff'fff1;
  result.options = {option(0, "today", {"police_room", "fire_room"}),
                    option(1, "one_room", {"joint_room"})};
  auto& one = result.options[1];
  one.posts.push_back(one.posts.front());
  one.posts.back().posts = 5.25;
  one.posts.back().from = 2027y / 4 / 1;
  one.posts.back().demand = 1.15;
  one.posts.back().error = 0.25;
  one.posts.back().growth = 0.015;
  one.equal_service = {{.from = 2027y / 4 / 1,
                        .demand = 1.15,
                        .group = "fire_operators",
                        .hours = 700.5,
                        .posts = 5.25,
                        .low = 4.75,
                        .high = 5.75,
                        .rounds = 12,
                        .settled = false}};
  one.held_standards = {{.from = 2027y / 4 / 1,
                         .demand = 1.15,
                         .thing = "fire_999",
                         .measure = "answer_within",
                         .to = "baseline",
                         .period = "week",
                         .within = 10,
                         .required = 0.95,
                         .mean = 0.96,
                         .half_width = 0.002,
                         .verdict = "held",
                         .hours_below = 3,
                         .repairs = 1}};
  add_varied(result);
  one.runs[1] = {.replication = 1,
                 .status = RunRecord::Status::crashed,
                 .values = {},
                 .message = "ended by signal 11 (Segmentation fault)"};
  result.options[0].runs[2].values[3] = std::numeric_limits<double>::quiet_NaN();
  one.costs = {{.name = "lever.merge.capital",
                .organisation = "police",
                .amount = {2.4e6},
                .yearly = false,
                .from = 2027y / 4 / 1},
               {.name = "lever.merge.running",
                .organisation = "fire",
                .amount = {-1e5},
                .yearly = true,
                .from = 2028y / 4 / 1}};
  result.appraisal = {
      .years = 7, .discount = "green_book_2022", .base = 2026y / 4 / 1, .draws = 500};
  result.discount = {.name = "green_book_2022",
                     .title = "Green Book",
                     .source = "evidence 5.1",
                     .steps = {{0, 0.035}, {31, 0.03}}};
  result.provenance = {
      {"git_commit", "fe94d73"}, {"program_version", "0.1.0"}, {"seed", "18446744073709551601"}};
  return result;
}

}  // namespace bluelight::test
