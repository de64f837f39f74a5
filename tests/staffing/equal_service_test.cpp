#include <algorithm>
#include <bluelight/load.hpp>
#include <bluelight/staff_need.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

namespace bluelight::equal_service_test {
namespace {

StaffingSettings quick(std::vector<Hold> hold = {}) {
  StaffingSettings settings;
  settings.aims.hold = std::move(hold);
  settings.aims.replications = 4;
  settings.aims.weeks = 4;
  settings.aims.fresh_replications = 3;
  settings.jobs.workers = 2;
  return settings;
}

Option option_of(const std::string& file, const std::vector<std::string>& set = {}) {
  return load_option("tests/staffing/" + file, set);
}

Hold reserve(const std::string& room, int emergencies, double chance = 0.99) {
  Hold hold;
  hold.measure = HeldMeasure::reserve;
  hold.room = room;
  hold.emergencies = emergencies;
  hold.breaks = hold.held_calls = 1;
  hold.free = 0;
  hold.chance = chance;
  return hold;
}

Hold to_baseline(const std::string& contact, double margin) {
  Hold hold;
  hold.contact = contact;
  hold.to = HeldTo::baseline;
  hold.margin = margin;
  return hold;
}

Hold to_standard(const std::string& contact, HeldPeriod period) {
  Hold hold;
  hold.contact = contact;
  hold.period = period;
  return hold;
}

/// The least number that a Poisson variable of this mean does not exceed with this chance.
int poisson_quantile(double mean, double chance) {
  double term = std::exp(-mean), sum = term;
  int number = 0;
  while (sum < chance) sum += term *= mean / ++number;
  return number;
}

int all_hours(const StaffNeed& need) {
  int sum = 0;
  for (const GroupNeed& group : need.groups)
    sum = std::accumulate(group.seats.begin(), group.seats.end(), sum);
  return sum;
}

/// Seats of all groups together, where they are the same in every hour.
int seats_of(const StaffNeed& need) {
  const int all = all_hours(need);
  REQUIRE(all % hours_a_week == 0);
  return all / static_cast<int>(hours_a_week);
}

const std::vector<Hold> three_reserves{reserve("north", 2), reserve("south", 2),
                                       reserve("west", 2)};

TEST_CASE("A reserve in a small room is the quantile of an infinite-server queue and the reserve") {
  for (const double chance : {0.9, 0.99, 0.9999}) {
    const StaffNeed need =
        staff_need(option_of("small_rooms/world.toml"), quick({reserve("north", 2, chance)}));
    CAPTURE(chance);
    REQUIRE(need.groups.size() == 1);
    CHECK(seats_of(need) == poisson_quantile(0.3, chance) + 4);
    CHECK(need.settled);
    // Fewer than the minimum of the roster may do: minimum crewing follows from the reserve.
    CHECK(need.rostered.staff[0].minimum == std::min(5, seats_of(need)));
    REQUIRE(need.standards.size() == 1);
    CHECK(need.standards[0].verdict == HeldStandard::Verdict::held);
  }
}

TEST_CASE("Three rooms need three reserves, merged they need one") {
  const Option apart = option_of("small_rooms/world.toml");
  const Option merged = option_of("small_rooms/merged.toml");
  StaffingSettings settings = quick(three_reserves);
  settings.today = &apart.world;
  const int one_reserve = 4;
  CHECK(seats_of(staff_need(apart, settings)) == 3 * (poisson_quantile(0.3, 0.99) + one_reserve));
  CHECK(seats_of(staff_need(merged, settings)) == poisson_quantile(0.9, 0.99) + one_reserve);
}

TEST_CASE("Rooms that take each other's calls keep one reserve between them") {
  const Option apart = option_of("small_rooms/world.toml");
  const Option network = option_of("small_rooms/network.toml");
  StaffingSettings settings = quick(three_reserves);
  settings.today = &apart.world;
  CHECK(seats_of(staff_need(network, settings)) == poisson_quantile(0.9, 0.99) + 4);
}

TEST_CASE("Where everybody learns all calls nobody stays a specialist, and one reserve does") {
  const Option apart = option_of("small_rooms/world.toml");
  const Option shared = option_of("small_rooms/shared.toml");
  StaffingSettings settings = quick(three_reserves);
  settings.today = &apart.world;
  const StaffNeed need = staff_need(shared, settings);
  CHECK(seats_of(need) == poisson_quantile(0.9, 0.99) + 4);
  for (const StaffGroupId id : need.kept)
    CHECK(at(shared.world.staff, id).name.find("cross_skilled") == std::string::npos);
}

TEST_CASE("People who only sit together keep a reserve each") {
  const Option apart = option_of("small_rooms/world.toml");
  const Option together = option_of("small_rooms/together.toml");
  StaffingSettings settings = quick(three_reserves);
  settings.today = &apart.world;
  CHECK(seats_of(staff_need(together, settings)) == seats_of(staff_need(apart, settings)));
}

TEST_CASE("Of several reserves in one room the greatest holds") {
  const StaffNeed need = staff_need(option_of("small_rooms/world.toml"),
                                    quick({reserve("north", 1), reserve("north", 3)}));
  CHECK(seats_of(need) == poisson_quantile(0.3, 0.99) + 5);
}

TEST_CASE("Held to the baseline, the baseline needs no more than it has, and a margin never more") {
  const Option option = option_of("two_rooms.toml");
  const int now = 2 * 8 * static_cast<int>(hours_a_week);
  int before = now;
  for (const double margin : {0.0, 0.02, 0.3}) {
    const StaffNeed need =
        staff_need(option, quick({to_baseline("one", margin), to_baseline("other", margin)}));
    CAPTURE(margin);
    CHECK(all_hours(need) <= before);
    before = all_hours(need);
  }
  CHECK(before < now);
}

TEST_CASE("A mean answer time may be held to the baseline's") {
  const Option option = option_of("two_rooms.toml");
  int before = 2 * 8 * static_cast<int>(hours_a_week);
  for (const double margin : {0.0, 5.0, 60.0}) {
    std::vector<Hold> holds{to_baseline("one", margin), to_baseline("other", margin)};
    for (Hold& hold : holds) hold.measure = HeldMeasure::answer_time_mean;
    const StaffNeed need = staff_need(option, quick(holds));
    CAPTURE(margin);
    CHECK(all_hours(need) <= before);
    before = all_hours(need);
  }
  CHECK(before < 2 * 7 * static_cast<int>(hours_a_week));
}

TEST_CASE("Hours judged together need no more people than each alone") {
  const Option option = option_of("plain.toml");
  int before = std::numeric_limits<int>::max();
  for (const HeldPeriod period : {HeldPeriod::hour, HeldPeriod::week}) {
    const StaffNeed need = staff_need(option, quick({to_standard("call", period)}));
    CAPTURE(static_cast<int>(period), all_hours(need), before);
    CHECK(all_hours(need) < before);
    CHECK(need.settled);
    CHECK(need.standards[0].verdict != HeldStandard::Verdict::missed);
    before = all_hours(need);
  }
}

TEST_CASE("A share and a time of one's own stand instead of the class's standard") {
  Hold strict = to_standard("call", HeldPeriod::hour);
  strict.share = 0.99;
  Hold loose = strict;
  loose.share = 0.7;
  loose.within = std::chrono::seconds{60};
  const Option option = option_of("plain.toml");
  const auto need = [&](const std::vector<Hold>& holds) {
    StaffingSettings settings = quick(holds);
    settings.aims.rounds = 2;  // from Erlang A, which takes share and time as they are stated
    return all_hours(staff_need(option, settings));
  };
  const int usual = need({}), strictly = need({strict});
  CHECK(strictly > usual);
  CHECK(need({loose}) < usual);
  CHECK(need({loose, strict}) == strictly);
}

TEST_CASE("A search that was stopped goes on where it was") {
  const Option option = option_of("plain.toml");
  std::map<std::uint64_t, RunValues> known;
  StaffingSettings settings = quick();
  std::size_t kept = 0, rounds = 0;
  settings.memory.find = [&](std::uint64_t key) -> std::optional<RunValues> {
    const auto found = known.find(key);
    return found == known.end() ? std::nullopt : std::optional(found->second);
  };
  settings.memory.keep = [&](std::uint64_t key, const RunValues& values) {
    known[key] = values;
    ++kept;
  };
  const StaffNeed first = staff_need(option, settings);
  CHECK(kept == static_cast<std::size_t>(first.rounds) + 1);
  settings.progress = [&](const StaffingProgress&) { ++rounds; };
  const StaffNeed again = staff_need(option, settings);
  CHECK(rounds == 0);
  CHECK(again.groups[0].seats == first.groups[0].seats);
  CHECK(again.standards[0].value.mean == first.standards[0].value.mean);
}

}  // namespace
}  // namespace bluelight::equal_service_test
