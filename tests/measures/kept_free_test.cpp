#include <bluelight/measures.hpp>
#include <cmath>
#include <cstring>
#include <vector>

#include "support/in_child.hpp"
#include "support/worlds.hpp"

namespace kept_free_test {

using namespace bluelight;

namespace {

constexpr int people = 6, kept = 2, places = 150;
constexpr double urgent = 0.012, other = 0.026, clear = 0.01;  // a second

/// Urgent callers hang up if nobody is free; the others wait for ever.
World kept_room() {
  World world = test::small_room(urgent, Seconds{1 / clear}, people);
  world.contacts.push_back(world.contacts[0]);
  world.contacts[1].name = "other";
  world.contacts[1].priority = world.contacts[0].priority + 1;
  world.contacts[0].balking = 1;
  world.calls.push_back(world.calls[0]);
  world.calls[1].name = "other";
  world.calls[1].contact = ContactId{1};
  world.calls[1].rate.value = other;
  world.rooms[0].answers = {ContactId{0}, ContactId{1}};
  world.rooms[0].keep_free = kept;
  world.staff[0].skills = {ContactId{0}, ContactId{1}};
  world.staff[0].handle_factor = {1, 1};
  world.horizon.length = std::chrono::hours{24 * 7 * 8};
  return world;
}

/// Share of urgent callers who find nobody free, and mean number of others who wait, by the balance
/// of the states (people busy, others who wait).
struct Steady {
  double lost = 0, waiting = 0;
};

using States = std::vector<std::vector<double>>;

/// One step of the chain made uniform.
States stepped(const States& now) {
  const double total = urgent + other + people * clear;
  States next(people + 1, std::vector<double>(places + 1));
  for (int busy = 0; busy <= people; ++busy)
    for (int wait = 0; wait <= places; ++wait) {
      const double mass = now[busy][wait];
      const bool may_take = busy + 1 <= people - kept,
                 leaves_one = busy <= people - kept && wait > 0;
      next[std::min(people, busy + 1)][wait] += mass * urgent / total;
      (may_take ? next[busy + 1][wait] : next[busy][std::min(places, wait + 1)]) +=
          mass * other / total;
      if (busy > 0)
        (leaves_one ? next[busy][wait - 1] : next[busy - 1][wait]) += mass * busy * clear / total;
      next[busy][wait] += mass * (people - busy) * clear / total;
    }
  return next;
}

Steady steady() {
  States now(people + 1, std::vector<double>(places + 1));
  now[0][0] = 1;
  for (int step = 0; step < 20'000; ++step) now = stepped(now);
  Steady steady;
  for (int busy = 0; busy <= people; ++busy)
    for (int wait = 0; wait <= places; ++wait) {
      if (busy == people) steady.lost += now[busy][wait];
      steady.waiting += wait * now[busy][wait];
    }
  return steady;
}

RunValues run(const World& world, std::uint64_t replication) {
  const std::string bytes = test::in_child([&] {
    const RunValues values = simulate(world, 11, replication);
    return std::string(reinterpret_cast<const char*>(values.data()),
                       values.size() * sizeof(double));
  });
  RunValues values(bytes.size() / sizeof(double));
  std::memcpy(values.data(), bytes.data(), bytes.size());
  return values;
}

/// Standard errors by which the mean over replications is off.
double off(const std::vector<double>& values, double exact) {
  double mean = 0, squares = 0;
  for (const double one : values) mean += one / static_cast<double>(values.size());
  for (const double one : values) squares += (one - mean) * (one - mean);
  const auto n = static_cast<double>(values.size());
  return (mean - exact) / std::sqrt(squares / (n - 1) / n);
}

}  // namespace

TEST_CASE(
    "With people kept free, urgent callers are lost and others wait as the balance of states says",
    "[measures][kept_free]") {
  const World world = kept_room();
  const Steady exact = steady();
  const auto layout = measure_layout(world);
  std::vector<double> lost, waiting;
  for (std::uint64_t replication = 0; replication < 12; ++replication) {
    const RunValues values = run(world, replication);
    lost.push_back(values[layout.find("contact", "abandonment").offset]);
    waiting.push_back(values[layout.find("contact", "queue_length").offset + 1]);
  }
  CAPTURE(exact.lost, exact.waiting, lost[0], waiting[0]);
  CHECK(std::abs(off(lost, exact.lost)) < 4);
  CHECK(std::abs(off(waiting, exact.waiting)) < 4);
  CHECK(exact.waiting > 1);
}

}  // namespace kept_free_test
