// Whether overflow between two rooms helps: not when both are busy at once.
#include <array>
#include <bluelight/stream.hpp>
#include <cmath>
#include <cstring>
#include <map>

#include "room_log.hpp"

namespace overflow_test {

using namespace bluelight;
using namespace bluelight::test;

namespace {

constexpr int handlers = 5;

/// Two rooms of five; with `agreed`, each offers its calls to the other's people at once, who take
/// `factor` of the usual time.
World two_rooms(bool agreed, double factor) {
  World world = north_and_south();
  for (StaffGroup& group : world.staff)
    for (auto& day : group.seats) day.fill(handlers);
  for (ContactClass& one : world.contacts) one.talk = Distribution::exponential(Seconds{100});
  for (std::uint32_t own = 0; agreed && own < 2; ++own) {
    Partner partner;
    partner.room = RoomId{1 - own};
    partner.handle_time_factor = factor;
    partner.answered_as = {{ContactId{own}, ContactId{1 - own}}};
    world.rooms[own].partners = {partner};
  }
  return world;
}

/// The same people and calls in one room.
World one_room() {
  World world = two_rooms(false, 1);
  world.rooms[0].answers = {ContactId{0}, ContactId{1}};
  world.rooms.pop_back();
  world.staff.pop_back();
  world.staff[0].skills = {ContactId{0}, ContactId{1}};
  world.staff[0].handle_factor = {1, 1};
  for (auto& day : world.staff[0].seats) day.fill(2 * handlers);
  return world;
}

/// Waits of all calls, by class and by caller.
class Waits : public RoomLog {
 public:
  using RoomLog::RoomLog;
  void answered(const OfferedCall& call, Duration wait) override {
    ++answered_[call.contact.index];
    waited_[call.contact.index] += to_seconds(wait).count();
    each += std::to_string(call.offered.time_since_epoch().count()) + " " +
            std::to_string(wait.count()) + "\n";
  }
  std::array<double, 2> means() const {
    return {waited_[0] / answered_[0], waited_[1] / answered_[1]};
  }
  std::string each;

 private:
  std::array<double, 2> answered_{}, waited_{};
};

/// Load of 2 erlang for each room, of 7 for 20 minutes of each hour that begin at `peak` minutes.
struct Surges {
  std::array<int, 2> peak;
};

Process ring_at_random(Engine& engine, Answering& answering, Surges surges,
                       std::uint64_t replication) {
  answering.staff_hour({});
  constexpr double most = 0.07;  // calls of a room a second
  const Stream chance(3, replication, Purpose::test);
  for (std::uint64_t n = 0;; ++n) {
    const Uniforms u = chance(Entity{n});
    co_await engine.delay(to_duration(Seconds{-std::log(u[0]) / (2 * most)}));
    const std::uint32_t room = u[1] < 0.5 ? 0 : 1;
    const auto minute = engine.now().time_since_epoch() / 1min % 60;
    const bool peak = minute >= surges.peak[room] && minute < surges.peak[room] + 20;
    if (u[2] < (peak ? 1 : 0.02 / most))
      answering.ring({engine.now(), Entity{n}, ContactId{room}, 0});
  }
}

template <class Result>
std::string run(const World& world, Surges surges, std::uint64_t replication, Result result) {
  return in_child([&] {
    Waits log(world);
    Engine engine;
    Answering answering(engine, world, log, 1, replication);
    engine.spawn(ring_at_random(engine, answering, surges, replication));
    engine.run(TimePoint{12h});
    return result(log);
  });
}

std::array<double, 2> means(const World& world, Surges surges, std::uint64_t replication) {
  const std::string bytes = run(world, surges, replication, [](const Waits& log) {
    const auto both = log.means();
    return std::string(reinterpret_cast<const char*>(both.data()), sizeof both);
  });
  std::array<double, 2> both{};
  std::memcpy(both.data(), bytes.data(), sizeof both);
  return both;
}

/// By how many standard errors overflow makes the mean wait of each room longer.
std::array<double, 2> harm(double factor, Surges surges) {
  constexpr int runs = 12;
  std::array<double, 2> sum{}, squares{};
  for (std::uint64_t r = 0; r < runs; ++r) {
    const auto without = means(two_rooms(false, 1), surges, r),
               with = means(two_rooms(true, factor), surges, r);
    for (std::size_t room = 0; room < 2; ++room) {
      const double more = with[room] - without[room];
      sum[room] += more;
      squares[room] += more * more;
    }
  }
  std::array<double, 2> t{};
  for (std::size_t room = 0; room < 2; ++room) {
    const double mean = sum[room] / runs,
                 variance = (squares[room] - runs * mean * mean) / (runs - 1);
    t[room] = mean / std::sqrt(variance / runs);
  }
  return t;
}

}  // namespace

TEST_CASE("A common surge: reciprocal overflow makes both rooms worse", "[room][overflow]") {
  const auto t = harm(1.5, {{20, 20}});
  CHECK(t[0] > 4);
  CHECK(t[1] > 4);
}

TEST_CASE("Peaks at different times: reciprocal overflow makes both rooms better",
          "[room][overflow]") {
  const auto t = harm(1.5, {{0, 30}});
  CHECK(t[0] < -4);
  CHECK(t[1] < -4);
}

TEST_CASE("Two rooms that offer every call to both at once are one room", "[room][overflow]") {
  const auto each = [](const Waits& log) { return log.each; };
  const Surges surges{{0, 10}};
  const std::string pooled = run(one_room(), surges, 0, each);
  CHECK(pooled.size() > 10000);
  CHECK(run(two_rooms(true, 1), surges, 0, each) == pooled);
  CHECK(run(two_rooms(false, 1), surges, 0, each) != pooled);
}

}  // namespace overflow_test
