#include <bluelight/load.hpp>
#include <bluelight/staff_need.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <functional>

#include "analysis/theory/markov_queue.hpp"

namespace bluelight::held_measures_test {
namespace {

using Holds = std::function<bool(const theory::QueueLaw&)>;

StaffNeed need_of(const Option& option, Hold hold) {
  hold.contact = "call";
  StaffingSettings settings;
  settings.aims.hold = {hold};
  settings.aims.replications = 8;
  settings.aims.weeks = 4;
  settings.aims.fresh_replications = 4;
  settings.jobs.workers = 2;
  return staff_need(option, settings);
}

/// Hours of the plain world's week in which the need is more than a seat from stationary Erlang A.
int hours_off(const World& world, const StaffNeed& need, const Holds& holds) {
  const Profile& profile = world.profiles.front();
  double sum = 0;
  for (std::size_t h = 0; h < hours_a_week; ++h) sum += profile.hour[h / 24][h % 24];
  int off = 0;
  for (std::size_t h = 0; h < hours_a_week; ++h) {
    theory::MarkovQueue queue{
        .arrivals = 2.0 / 60 * profile.hour[h / 24][h % 24] * hours_a_week / sum,
        .service = 1 / 60.0,
        .handlers = 1,
        .impatience = 1 / 120.0};
    while (!holds(theory::markov_law(queue))) ++queue.handlers;
    off += std::abs(need.groups[0].seats[h] - queue.handlers) > 1;
  }
  return off;
}

TEST_CASE("Few may give up: the seats are those of Erlang A, and the share is told as such") {
  const Option option = load_option("tests/staffing/plain.toml", {});
  Hold hold;
  hold.measure = HeldMeasure::abandonment;
  hold.share = 0.05;
  const StaffNeed need = need_of(option, hold);
  CHECK(hours_off(option.world, need, [](auto& law) { return law.abandonment <= 0.05; }) == 0);
  REQUIRE(need.standards.size() == 1);
  CHECK(need.standards[0].verdict == HeldStandard::Verdict::held);
  CHECK(need.standards[0].required == Approx(0.05));
  CHECK(need.standards[0].value.mean > 0);
  CHECK(need.standards[0].value.mean < 0.05);
}

TEST_CASE("A mean answer time may be held to a stated one") {
  const Option option = load_option("tests/staffing/plain.toml", {});
  Hold hold;
  hold.measure = HeldMeasure::answer_time_mean;
  hold.within = std::chrono::seconds{5};
  const StaffNeed need = need_of(option, hold);
  CHECK(hours_off(option.world, need, [](auto& law) { return law.answer_time_mean <= 5; }) == 0);
  REQUIRE(need.standards.size() == 1);
  CHECK(need.standards[0].verdict == HeldStandard::Verdict::held);
  CHECK(need.standards[0].required == 5);
  CHECK(need.standards[0].value.mean < 5);
}

TEST_CASE("Who gives up may be held to the baseline, with a margin") {
  const Option option = load_option("tests/staffing/plain.toml", {});
  double before = 1e9;
  for (const double margin : {0.0, 0.1}) {
    Hold hold;
    hold.measure = HeldMeasure::abandonment;
    hold.to = HeldTo::baseline;
    hold.margin = margin;
    const StaffNeed need = need_of(option, hold);
    CHECK(need.groups[0].hours < before);
    before = need.groups[0].hours;
    CHECK(need.standards[0].verdict != HeldStandard::Verdict::missed);
  }
}

}  // namespace
}  // namespace bluelight::held_measures_test
