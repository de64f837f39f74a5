#include <algorithm>
#include <analysis/theory/markov_queue.hpp>
#include <analysis/theory/network_chain.hpp>
#include <analysis/theory/single_server.hpp>
#include <analysis/theory/tagged_wait.hpp>
#include <catch2/catch.hpp>
#include <map>
#include <vector>

#include "plain_chain.hpp"

namespace network_chain_test {

using namespace bluelight::theory;

namespace {

constexpr double minute = 60;

/// Calls of two kinds for two groups of five; every pair equally quick.
CallNetwork two_by_two() {
  const CallKind first{.contact = 0,
                       .arrivals = 5 / minute,
                       .impatience = 1 / (2 * minute),
                       .offered_to = {0, 1},
                       .service = {1 / minute, 1 / minute}};
  CallKind second = first;
  second.contact = 1;
  second.arrivals = 4 / minute;
  second.offered_to = {1, 0};
  return {{first, second}, {{5, {3}}, {5, {3}}}, {std::nullopt}};
}

/// The second kind is for the second group only.
CallNetwork n_design() {
  CallNetwork network = two_by_two();
  network.groups = {{2, {1}}, {2, {3}}};
  network.kinds[0].arrivals = 2 / minute;
  network.kinds[1].arrivals = 1.2 / minute;
  network.kinds[1].offered_to = {1};
  network.kinds[0].service = {1 / minute, 0.7 / minute};
  network.kinds[1].service = {0, 0.8 / minute};
  return network;
}

/// Two rooms; whoever is free of one takes what waits in the other once nothing waits in theirs.
CallNetwork overflow() {
  CallNetwork network = n_design();
  network.groups = {{2, {1, 2}}, {2, {2, 1}}};
  network.kinds[1].offered_to = {1, 0};
  network.kinds[1].service = {0.6 / minute, 0.8 / minute};
  return network;
}

/// Gives a kind a priority of its own, and all groups the order that follows.
void set_priority(CallNetwork& network, std::size_t kind, int priority) {
  network.kinds[kind].priority = priority;
  for (std::size_t g = 0; g < network.groups.size(); ++g) {
    std::map<int, Kinds> takes;
    for (std::size_t k = 0; k < network.kinds.size(); ++k)
      if (network.kinds[k].service[g] > 0) takes[network.kinds[k].priority] |= only(k);
    network.groups[g].takes.clear();
    for (const auto& [rank, kinds] : takes) network.groups[g].takes.push_back(kinds);
  }
}

NetworkLaw law_of(const CallNetwork& network) {
  std::optional<NetworkLaw> law = solved(network, NetworkMoves(network));
  REQUIRE(law);
  return std::move(*law);
}

double abandonment(const KindFlows& flows) { return (flows.lost + flows.gives_up) / flows.offered; }
double wait_mean(const KindFlows& flows) { return flows.waiting / flows.offered; }

/// Holds a network with few waiting places against the plain chain.
void check_against_plain(CallNetwork network, int places) {
  network.places = {places};
  const NetworkLaw law = law_of(network);
  const PlainChain plain(network);
  for (std::size_t kind = 0; kind < network.kinds.size(); ++kind) {
    INFO("kind " << kind);
    CHECK(law.kinds[kind].waiting == Approx(plain.waiting(kind)).epsilon(1e-6));
    const double returns = network.kinds[kind].returns;
    if (returns > 0)
      CHECK(law.kinds[kind].offered == Approx(plain.coming(kind) * returns).epsilon(1e-6));
  }
  for (std::size_t group = 0; group < network.groups.size(); ++group)
    CHECK(law.busy[group] == Approx(plain.busy(group)).epsilon(1e-6));
}

}  // namespace

TEST_CASE("two groups that are equally quick at everything are one Erlang A") {
  const CallNetwork network = two_by_two();
  const NetworkLaw law = law_of(network);
  const QueueLaw one = markov_law({.arrivals = 9 / minute,
                                   .service = 1 / minute,
                                   .handlers = 10,
                                   .impatience = 1 / (2 * minute)});
  for (std::size_t kind = 0; kind < 2; ++kind) {
    const KindFlows& flows = law.kinds[kind];
    CHECK(flows.waits / flows.offered == Approx(one.delayed).epsilon(1e-8));
    CHECK(abandonment(flows) == Approx(one.abandonment).epsilon(1e-8));
    CHECK(wait_mean(flows) == Approx(one.wait_mean).epsilon(1e-8));
    const auto times = answer_times(network, law, only(kind));
    REQUIRE(times);
    CHECK(times->mean() == Approx(*one.answer_time_mean).epsilon(1e-7));
    for (const double t : {0.0, 5.0, 30.0, 1e6})
      CHECK(times->within(t) == Approx(one.answered_within(t)).epsilon(1e-8));
  }
  CHECK(law.busy[0] + law.busy[1] == Approx(9 * (1 - one.abandonment)).epsilon(1e-8));
}

TEST_CASE("patient callers of two priorities are Cobham's, down to the law of the wait") {
  CallNetwork network = two_by_two();
  network.kinds[0].arrivals = 2 / minute;
  for (CallKind& kind : network.kinds) kind.impatience = 0;
  set_priority(network, 1, 1);
  const NetworkLaw law = law_of(network);
  const std::vector<QueueLaw> exact = priority_laws({2 / minute, 4 / minute}, minute, 10);
  for (std::size_t kind = 0; kind < 2; ++kind) {
    CHECK(wait_mean(law.kinds[kind]) == Approx(exact[kind].wait_mean).epsilon(1e-6));
    const auto times = answer_times(network, law, only(kind));
    REQUIRE(times);
    CHECK(times->within(20) == Approx(exact[kind].answered_within(20)).epsilon(1e-6));
  }
}

TEST_CASE("limited places are those of the birth-and-death process") {
  CallNetwork network = two_by_two();
  network.places = {7};
  const NetworkLaw law = law_of(network);
  const QueueLaw one = markov_law({.arrivals = 9 / minute,
                                   .service = 1 / minute,
                                   .handlers = 10,
                                   .impatience = 1 / (2 * minute),
                                   .places = 7});
  CHECK(abandonment(law.kinds[0]) == Approx(one.abandonment).epsilon(1e-9));
  const auto times = answer_times(network, law, only(0) | only(1));
  REQUIRE(times);
  CHECK(times->within(10) == Approx(one.answered_within(10)).epsilon(1e-8));
}

TEST_CASE("N design in order of arrival: kinds that are settled late are right") {
  check_against_plain(n_design(), 4);
}

TEST_CASE("N design with priorities, either way round") {
  for (const int urgent : {0, 1}) {
    CallNetwork network = n_design();
    set_priority(network, static_cast<std::size_t>(urgent), -1);
    check_against_plain(network, 4);
  }
}

TEST_CASE("two patiences in one line: who has waited long is known to be patient") {
  CallNetwork network = n_design();
  network.kinds[0].impatience = 1 / (0.4 * minute);
  network.kinds[1].impatience = 1 / (0.7 * minute);
  check_against_plain(network, 4);
}

TEST_CASE("who prefers one of two kinds of equal priority takes it first") {
  CallNetwork network = n_design();
  network.groups[1].takes = {2, 1};
  check_against_plain(network, 4);
  const NetworkLaw law = law_of(network);
  for (std::size_t kind = 0; kind < 2; ++kind) {
    const auto times = answer_times(network, law, only(kind));
    REQUIRE(times);
    CHECK(times->within(1e7) == Approx(1 - abandonment(law.kinds[kind])).epsilon(1e-6));
  }
}

TEST_CASE("overflow: their own calls come first to both groups, however urgent") {
  for (const int priority : {-1, 0, 1}) {
    CallNetwork network = overflow();
    network.kinds[1].priority = priority;
    check_against_plain(network, 4);
    network.kinds[1].impatience = 1 / (0.7 * minute);
    check_against_plain(network, 4);
  }
}

TEST_CASE("overflow: a followed call is answered or gives up, whatever comes behind it") {
  for (const int priority : {-1, 0, 1}) {
    CallNetwork network = overflow();
    network.kinds[1].priority = priority;
    const NetworkLaw law = law_of(network);
    for (std::size_t kind = 0; kind < 2; ++kind) {
      const auto times = answer_times(network, law, only(kind));
      REQUIRE(times);
      CHECK(times->within(1e7) == Approx(1 - abandonment(law.kinds[kind])).epsilon(1e-6));
    }
  }
}

TEST_CASE("W design in order of arrival: three kinds, of which each group takes two") {
  CallNetwork network = n_design();
  CallKind third = network.kinds[1];
  for (CallKind& kind : network.kinds) kind.impatience = 1 / (0.5 * minute);
  third.contact = 2;
  third.impatience = 1 / (0.5 * minute);
  third.arrivals = 0.8 / minute;
  third.offered_to = {0};
  third.service = {1.1 / minute, 0};
  network.kinds.push_back(third);
  network.groups = {{1, {5}}, {2, {3}}};
  check_against_plain(network, 4);
}

TEST_CASE("kinds that nobody has passed over may be many in one line of three groups") {
  CallNetwork network = n_design();
  for (CallKind& kind : network.kinds) kind.impatience = 1 / (0.5 * minute);
  CallKind third = network.kinds[0];
  third.contact = 2;
  third.arrivals = 1 / minute;
  network.kinds.push_back(third);
  for (CallKind& kind : network.kinds) kind.service.push_back(0);
  network.kinds[0].offered_to = {0, 1};
  network.kinds[2].offered_to = {2, 1};
  network.kinds[2].service = {0, 0.9 / minute, 1 / minute};
  network.groups = {{1, {1}}, {1, {7}}, {1, {4}}};
  check_against_plain(network, 4);
}

TEST_CASE("who is lost rings again, and is known by the number of attempts") {
  CallNetwork network;
  CallKind call{.arrivals = 2 / minute,
                .impatience = 1 / (0.5 * minute),
                .again = RingsAgain{0.3, 1},
                .offered_to = {0},
                .service = {1 / minute}};
  network.kinds = {call, call, call};
  network.kinds[1].again = RingsAgain{0.3, 2};
  network.kinds[2].again.reset();
  for (const std::size_t kind : {1, 2}) {
    network.kinds[kind].arrivals = 0;
    network.kinds[kind].returns = 1 / minute;
  }
  network.groups = {{2, {7}}};
  network.places.resize(1);
  check_against_plain(network, 2);
}

TEST_CASE("a queue without limit is the limit of many places") {
  CallNetwork network = n_design();
  const NetworkLaw endless = law_of(network);
  network.places = {40};
  const NetworkLaw many = law_of(network);
  for (std::size_t kind = 0; kind < 2; ++kind)
    CHECK(endless.kinds[kind].waiting == Approx(many.kinds[kind].waiting).epsilon(1e-6));
}

TEST_CASE("what is offered is answered or lost, to the last digit") {
  const CallNetwork network = n_design();
  for (const KindFlows& flows : law_of(network).kinds)
    CHECK(flows.answered[0] + flows.answered[1] + flows.gives_up ==
          Approx(flows.offered).epsilon(1e-9));
}

TEST_CASE("the answer times of a followed call have the mean of the chain") {
  // offered = answered + given up, and who gives up does so at the rate of all who wait
  CallNetwork network = n_design();
  for (const int other : {0, 1}) {
    set_priority(network, 1, other);
    const NetworkLaw law = law_of(network);
    for (std::size_t kind = 0; kind < 2; ++kind) {
      const auto times = answer_times(network, law, only(kind));
      REQUIRE(times);
      CHECK(times->within(1e7) == Approx(1 - abandonment(law.kinds[kind])).epsilon(1e-8));
    }
  }
}

TEST_CASE("a queue that grows without end is no chain of finitely many states") {
  CallNetwork network = two_by_two();
  for (CallKind& kind : network.kinds) kind.impatience = 0;
  network.kinds[0].arrivals = 7 / minute;
  set_priority(network, 1, 1);
  CHECK_FALSE(solved(network, NetworkMoves(network)));
}

}  // namespace network_chain_test
