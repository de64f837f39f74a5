#include <fmt/format.h>

#include <algorithm>
#include <bluelight/theory.hpp>
#include <cctype>
#include <iterator>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "cases.hpp"
#include "network_values.hpp"
#include "scenario/nearest.hpp"
#include "values.hpp"
#include "warm_up.hpp"

namespace bluelight {

namespace {

using namespace theory;

constexpr TheoryCase varying_case{
    "mt_mct_m", "M(t)/M/c(t)+M", "erlang_a_varying",
    "exponential handle times, exponential patience; calls and seats may change by the hour",
    "Kolmogorov's forward equations, by uniformisation (Jensen 1953)"};

constexpr TheoryCase network_case{
    "markov_chain", "M/M/c+M with skills", "skills n_design w_design x_design m_design retrials",
    "exponential handle times, by class and by group; exponential patience or none, by class; any "
    "skills, priorities, queue limits and redials after exponential delays, as long as the chain "
    "has at most 3 000 000 states",
    "global balance of the truncated Markov chain; Gans, Koole, Mandelbaum 2003"};

/// Letters and digits only, small: "M/M/c+M" is "mmcm".
std::string essence(std::string_view text) {
  std::string kept;
  for (const char letter : text)
    if (std::isalnum(static_cast<unsigned char>(letter)))
      kept += static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  return kept;
}

/// Numbers of handlers and places as letters: "M/M/10/15" is "M/M/c/K".
std::string lettered(std::string_view text) {
  std::string result;
  char letter = 'c';
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto digit = [&](std::size_t k) {
      return k < text.size() && std::isdigit(static_cast<unsigned char>(text[k]));
    };
    if (!digit(i)) {
      result += text[i];
    } else if (!digit(i + 1)) {
      result += std::exchange(letter, 'K');
    }
  }
  return result;
}

bool names(const TheoryCase& one, std::string_view text) {
  const std::string received = essence(text);
  if (received == essence(one.name) || received == essence(one.notation)) return true;
  std::istringstream others{std::string(one.also)};
  return std::any_of(std::istream_iterator<std::string>(others), {},
                     [&](const std::string& other) { return received == essence(other); });
}

/// The case that is written so, if need be with letters for its numbers; -1 if there is none.
std::ptrdiff_t case_written(std::string_view text) {
  const std::span<const TheoryCase> all = theory_cases();
  for (const std::string& written : {std::string(text), lettered(text)})
    for (std::size_t i = 0; i < all.size(); ++i)
      if (names(all[i], written)) return static_cast<std::ptrdiff_t>(i);
  return -1;
}

std::string title_of(const TheoryCase& one) {
  return fmt::format("{} ({})", one.name, one.notation);
}

void need_all(std::span<const Check> checks, const std::vector<RoomModel>& rooms,
              Conditions& conditions) {
  for (const RoomModel& room : rooms)
    for (const Check check : checks) check(room, conditions);
}

/// The rooms of a world that meets every condition.
std::vector<RoomModel> reduced(const World& world, const TheoryCase& about,
                               std::span<const Check> checks) {
  Problems problems;
  Conditions conditions(world, title_of(about), problems);
  std::vector<RoomModel> rooms = rooms_of(conditions);
  need_all(checks, rooms, conditions);
  problems.throw_if_any();
  return rooms;
}

/// Refuses a run whose start would show. Requires: rooms that meet every condition of their case.
void need_settled(const World& world, const TheoryCase& about,
                  const std::vector<RoomModel>& rooms) {
  Problems problems;
  Conditions conditions(world, title_of(about), problems);
  for (const RoomModel& room : rooms) long_warm_up(room, conditions);
  problems.throw_if_any();
}

std::vector<TheoryValue> steady_values(const World& world, const SteadyCase& one) {
  const std::vector<RoomModel> rooms = reduced(world, one.about, one.checks);
  need_settled(world, one.about, rooms);
  std::vector<TheoryValue> all;
  for (const RoomModel& room : rooms) {
    const std::vector<TheoryValue> values =
        values_of(world, room, one.solve(room), one.about.source);
    all.insert(all.end(), values.begin(), values.end());
  }
  return all;
}

std::vector<TheoryValue> varying_values(const World& world) {
  std::vector<TheoryValue> all;
  for (const RoomModel& room : reduced(world, varying_case, varying_checks())) {
    const std::vector<TheoryValue> values =
        values_of(world, room, varying_room(world, room), varying_case.source);
    all.insert(all.end(), values.begin(), values.end());
  }
  return all;
}

/// What makes the chain of a network large, and what would make it smaller.
std::string large_because(const CallNetwork& network) {
  const auto& kinds = network.kinds;
  const auto returns = [](const CallKind& kind) { return kind.returns > 0; };
  const auto patient = [](const CallKind& kind) { return kind.impatience <= 0; };
  const auto other = [&](const CallKind& kind) { return kind.impatience != kinds[0].impatience; };
  const bool limited = std::all_of(network.places.begin(), network.places.end(),
                                   [](const auto& places) { return places.has_value(); });
  if (!limited && std::any_of(kinds.begin(), kinds.end(), patient))
    return "more: callers who never give up; patience or a queue_limit keeps queues short";
  if (std::any_of(kinds.begin(), kinds.end(), returns))
    return "more: waiting callers are known by attempt; a smaller redial.most, a smaller "
           "queue_limit or shorter queues would do";
  if (std::any_of(kinds.begin(), kinds.end(), other))
    return "more: callers of different patience in one line; equal patience, different "
           "priorities, a smaller queue_limit or shorter queues would do";
  return "more: fewer handlers, fewer groups or handle times, or a smaller queue_limit would do";
}

std::vector<SolvedNetwork> solved_networks(std::vector<NetworkModel> models,
                                           Conditions& conditions) {
  std::vector<SolvedNetwork> all;
  for (NetworkModel& model : models) {
    std::optional<NetworkLaw> law = solved(model.network, NetworkMoves(model.network));
    conditions.need(law.has_value(),
                    fmt::format("queues that a chain of {} states can follow, with room.{},",
                                most_states, at(conditions.world().rooms, model.rooms[0]).name),
                    large_because(model.network));
    if (law) all.push_back({std::move(model), std::move(*law)});
  }
  return all;
}

std::vector<TheoryValue> network_values(const World& world) {
  Problems problems;
  Conditions conditions(world, title_of(network_case), problems);
  std::vector<NetworkModel> models = networks_of(conditions);
  problems.throw_if_any();
  const std::vector<SolvedNetwork> networks = solved_networks(std::move(models), conditions);
  problems.throw_if_any();
  for (const SolvedNetwork& network : networks) long_warm_up(network, conditions);
  problems.throw_if_any();
  return values_of(world, networks, network_case.source);
}

[[noreturn]] void refuse_name(const World& world) {
  std::vector<std::string> all;
  for (const TheoryCase& one : theory_cases()) all.emplace_back(one.name);
  Problems problems;
  problems.add({world.theory_origin, "theory", "a queue with a known solution",
                fmt::format("\"{}\"", world.theory), nearest_hint(world.theory, all)});
  problems.throw_if_any();
  throw std::logic_error("a problem was not kept");
}

}  // namespace

std::span<const TheoryCase> theory_cases() {
  static const std::vector<TheoryCase> all = [] {
    std::vector<TheoryCase> cases;
    for (const SteadyCase& one : steady_cases()) cases.push_back(one.about);
    cases.push_back(varying_case);
    cases.push_back(network_case);
    return cases;
  }();
  return all;
}

std::vector<TheoryValue> theory_values(const World& world) {
  if (world.theory.empty()) return {};
  const std::ptrdiff_t number = case_written(world.theory);
  if (number < 0) refuse_name(world);
  const std::span<const SteadyCase> steady = steady_cases();
  const auto i = static_cast<std::size_t>(number);
  if (i < steady.size()) return steady_values(world, steady[i]);
  return i == steady.size() ? varying_values(world) : network_values(world);
}

std::size_t position(const MeasureLayout& layout, const TheoryValue& value) {
  const Measure& measure = layout.find(value.family, value.measure);
  std::size_t place = 0;
  for (std::size_t d = 0; d < measure.dimensions.size(); ++d) {
    const std::vector<std::string>& labels = measure.dimensions[d].labels;
    const auto label = std::find(labels.begin(), labels.end(), value.labels.at(d));
    if (label == labels.end()) throw std::out_of_range("no label " + value.labels[d]);
    place = place * labels.size() + static_cast<std::size_t>(label - labels.begin());
  }
  return measure.offset + place;
}

}  // namespace bluelight
