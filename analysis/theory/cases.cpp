#include "cases.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "checks.hpp"
#include "constant_service.hpp"
#include "general_patience.hpp"
#include "markov_queue.hpp"
#include "single_server.hpp"

namespace bluelight::theory {

namespace {

/// The room as a birth-and-death process; impatience of exponential callers.
MarkovQueue markov(const RoomModel& room) {
  const auto& patience = room.classes.front().contact->patience;
  return {.arrivals = room.arrivals(),
          .service = room.arrivals() / room.load(),
          .handlers = room.handlers,
          .impatience = patience ? 1 / patience->mean().count() : 0,
          .places = room.room->queue_limit};
}

/// All classes stand in one line: the same law for each.
std::vector<QueueLaw> for_all(const RoomModel& room, const QueueLaw& law) {
  return std::vector<QueueLaw>(room.classes.size(), law);
}

std::vector<QueueLaw> solve_delay(const RoomModel& room) {
  return for_all(room, delay_law(markov(room)));
}
std::vector<QueueLaw> solve_loss(const RoomModel& room) {
  return for_all(room, loss_law(room.load(), room.handlers));
}
std::vector<QueueLaw> solve_markov(const RoomModel& room) {
  return for_all(room, markov_law(markov(room)));
}
std::vector<QueueLaw> solve_constant(const RoomModel& room) {
  return for_all(
      room, constant_service_law(room.arrivals(), room.load() / room.arrivals(), room.handlers));
}
std::vector<QueueLaw> solve_patience(const RoomModel& room) {
  std::vector<PatienceShare> shares;
  for (const ClassModel& one : room.classes)
    shares.push_back({one.arrivals() / room.arrivals(), one.contact->patience});
  return general_patience_laws(markov(room), shares);
}
std::vector<QueueLaw> solve_endless(const RoomModel& room) {
  return for_all(room, {.answered_within = [](double) { return 1.0; }});
}

/// One source with the share `weight` of its level's calls.
struct Part {
  double weight;
  Transform talk, wrap_up;
};

/// The classes of one priority as one stream.
PriorityLevel level_of(const std::vector<const ClassModel*>& classes) {
  PriorityLevel level;
  std::vector<Part> parts;
  for (const ClassModel* one : classes)
    for (const CallSource& source : one->sources) {
      level.arrivals += source.per_second;
      level.mean += source.per_second * source.handle_mean();
      level.second_moment += source.per_second * source.handle_second_moment();
      level.cheap &= has_closed_transform(source.talk) && has_closed_transform(source.wrap_up);
      parts.push_back({source.per_second, transform_of(source.talk), transform_of(source.wrap_up)});
    }
  level.mean /= level.arrivals;
  level.second_moment /= level.arrivals;
  level.transform = [parts, arrivals = level.arrivals](Complex s) {
    Complex sum = 0;
    for (const Part& part : parts) sum += part.weight / arrivals * part.talk(s) * part.wrap_up(s);
    return sum;
  };
  return level;
}

std::vector<QueueLaw> solve_priority(const RoomModel& room) {
  std::map<int, std::vector<const ClassModel*>> ranks;  // most urgent first
  for (const ClassModel& one : room.classes) ranks[one.contact->priority].push_back(&one);
  std::vector<PriorityLevel> levels;
  std::vector<double> arrivals;
  for (const auto& [priority, classes] : ranks) {
    levels.push_back(level_of(classes));
    arrivals.push_back(levels.back().arrivals);
  }
  const std::vector<QueueLaw> laws =
      room.handlers == 1 ? single_server_laws(levels)
                         : priority_laws(arrivals, room.load() / room.arrivals(), room.handlers);
  std::vector<QueueLaw> by_class;
  for (const ClassModel& one : room.classes) {
    const auto rank = std::distance(ranks.begin(), ranks.find(one.contact->priority));
    by_class.push_back(laws[static_cast<std::size_t>(rank)]);
  }
  return by_class;
}

std::vector<QueueLaw> solve_single(const RoomModel& room) {
  const bool constant =
      std::all_of(room.classes.begin(), room.classes.end(), [&room](const ClassModel& one) {
        return std::all_of(
            one.sources.begin(), one.sources.end(), [&room](const CallSource& source) {
              return source.constant() && source.handle_mean() == room.load() / room.arrivals();
            });
      });
  return constant ? solve_constant(room) : solve_priority(room);
}

const std::array all_cases{
    SteadyCase{{"mm1", "M/M/1", "", "one handler, exponential handle times, patient callers",
                "Erlang 1917"},
               {need_constant_rates, one_handler, exponential_handling, one_priority,
                endless_patience, no_limit, stable},
               solve_delay},
    SteadyCase{
        {"erlang_c", "M/M/c", "", "exponential handle times, patient callers", "Erlang 1917"},
        {need_constant_rates, some_handlers, exponential_handling, one_priority, endless_patience,
         no_limit, stable},
        solve_delay},
    SteadyCase{{"erlang_b", "M/G/c/c", "M/M/c/c", "queue_limit = 0, any handle times",
                "Erlang 1917; insensitivity: Sevastyanov 1957"},
               {need_constant_rates, some_handlers, no_places},
               solve_loss},
    SteadyCase{{"mmck", "M/M/c/K", "", "exponential handle times, patient callers, a queue_limit",
                "birth-and-death process, Kleinrock 1975, section 3.7"},
               {need_constant_rates, some_handlers, exponential_handling, one_priority,
                endless_patience, some_limit},
               solve_markov},
    SteadyCase{
        {"erlang_a", "M/M/c+M", "", "exponential handle times, exponential patience", "Palm 1957"},
        {need_constant_rates, some_handlers, exponential_handling, one_priority,
         exponential_patience, no_limit},
        solve_markov},
    SteadyCase{{"erlang_a_limited", "M/M/c/K+M", "",
                "exponential handle times, exponential patience, a queue_limit",
                "birth-and-death process, Palm 1957"},
               {need_constant_rates, some_handlers, exponential_handling, one_priority,
                exponential_patience, some_limit},
               solve_markov},
    SteadyCase{{"mm_c_plus_g", "M/M/c+G", "M/M/c+D",
                "exponential handle times with one mean, any distributions of patience, by class",
                "Baccelli, Hebuterne 1981"},
               {need_constant_rates, some_handlers, exponential_handling, one_priority,
                patience_or_spare, no_limit},
               solve_patience},
    SteadyCase{{"mg1", "M/G/1", "pollaczek_khinchine",
                "one handler, any handle times, patient callers", "Pollaczek 1930, Khinchine 1932"},
               {need_constant_rates, one_handler, one_priority, endless_patience, no_limit, stable},
               solve_single},
    SteadyCase{{"md1", "M/D/1", "", "one handler, one constant handle time, patient callers",
                "Erlang 1909"},
               {need_constant_rates, one_handler, constant_handling, one_priority, endless_patience,
                no_limit, stable},
               solve_constant},
    SteadyCase{{"mdc", "M/D/c", "", "one constant handle time, patient callers",
                "Crommelin 1932, Franx 2001"},
               {need_constant_rates, some_handlers, constant_handling, one_priority,
                endless_patience, no_limit, stable},
               solve_constant},
    SteadyCase{{"mminf", "M/G/inf", "M/M/inf", "so many handlers that no call waits", "Palm 1938"},
               {need_constant_rates, practically_never_full},
               solve_endless},
    SteadyCase{{"priority", "M/M/c or M/G/1 with priorities",
                "priorities non_preemptive cobham mmc_priority mg1_priority",
                "patient callers of several priorities; one handler, or exponential handle times "
                "with one mean",
                "Cobham 1954, Kella, Yechiali 1985"},
               {need_constant_rates, some_handlers, handling_by_priority, endless_patience,
                no_limit, stable},
               solve_priority},
};

constexpr std::array<Check, 7> checks_of_varying{
    exponential_handling, one_priority,   exponential_patience, no_limit, one_group,
    no_operator_delay,    short_standards};

}  // namespace

std::span<const SteadyCase> steady_cases() { return all_cases; }

std::span<const Check> varying_checks() { return checks_of_varying; }

}  // namespace bluelight::theory
