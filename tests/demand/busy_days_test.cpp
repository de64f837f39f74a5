#include "demand/busy_days.hpp"

#include <cmath>
#include <map>
#include <set>

#include "demand/all_calls.hpp"
#include "support/worlds.hpp"

namespace busy_days_test {

using namespace bluelight;
using namespace std::chrono_literals;
using test::all_calls;
using test::Calls;
using test::contains;

namespace {

constexpr int years = 8;
constexpr double dates = 365 * years;

/// Two kinds of demand, 300 calls a day each.
World two_services() {
  World world = test::small_room(300 / 86400.0, Seconds{60}, 2);
  world.busyness = {{"police", "Police", 0.15, 0.6}, {"fire", "Fire", 0.4, 0.3}};
  world.calls.push_back(world.calls[0]);
  world.calls[1].name = "fire";
  world.calls[0].rate.busyness = BusynessId{0};
  world.calls[1].rate.busyness = BusynessId{1};
  world.horizon = {Duration{0}, 24h * 365 * years};
  return world;
}

/// The factors of a busyness on each date, at noon.
std::vector<double> factors(const World& world, std::uint32_t busyness) {
  const LocalHours calendar = run_calendar(world);
  BusyDays days(world, calendar, 3, 0);
  std::vector<double> all;
  for (int day = 0; day < static_cast<int>(dates); ++day) {
    days.begin(day);
    all.push_back(days.demand(BusynessId{busyness})[12]);
  }
  return all;
}

/// Calls on each date, by position in `World::calls`.
std::vector<std::vector<double>> daily_totals(const World& world) {
  const LocalHours calendar = run_calendar(world);
  Demand demand(world, calendar, 3, 0);
  std::vector<std::vector<double>> totals(world.calls.size(), std::vector<double>(365 * years));
  for (std::size_t day = 0; day < totals[0].size(); ++day)
    for (const FirstCall& call : demand.calls_of(static_cast<int>(day)))
      ++totals[call.calls - 1][day];
  return totals;
}

double mean(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

/// Mean product of deviations from the two means, to these powers.
double moment(const std::vector<double>& a, const std::vector<double>& b, int of_a, int of_b) {
  const double mean_a = mean(a), mean_b = mean(b);
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i)
    sum += std::pow(a[i] - mean_a, of_a) * std::pow(b[i] - mean_b, of_b);
  return sum / static_cast<double>(a.size());
}

double variance(const std::vector<double>& values) { return moment(values, values, 2, 0); }

/// Standard error of a variance, from the fourth moment.
double error_of_variance(const std::vector<double>& values) {
  const double second = variance(values), fourth = moment(values, values, 4, 0);
  return std::sqrt((fourth - second * second) / static_cast<double>(values.size()));
}

/// Standard error of a covariance.
double error_of_covariance(const std::vector<double>& a, const std::vector<double>& b) {
  const double covariance = moment(a, b, 1, 1);
  return std::sqrt((moment(a, b, 2, 2) - covariance * covariance) / static_cast<double>(a.size()));
}

/// One call every ten seconds on each of `days` dates, with the first busyness and without
/// variation.
World busy_week(int days) {
  World world = two_services();
  world.busyness[0].cv = 0;
  world.calls.resize(1);
  world.calls[0].rate.value = 0.1;
  world.horizon.length = 24h * days;
  return world;
}

Surge surge(Surge::Factors factor) {
  Surge one;
  one.name = "surge";
  one.factor = std::move(factor);
  one.lasting = 24h;
  return one;
}

/// The hours of the run, elapsed, at which a surge of factor 2 multiplies the first busyness.
std::set<int> surging_hours(const World& world) {
  const LocalHours calendar = run_calendar(world);
  BusyDays days(world, calendar, 1, 0);
  std::set<int> hours;
  for (std::size_t day = 0; day < calendar.days().size(); ++day) {
    days.begin(static_cast<int>(day));
    const LocalDay& date = calendar.days()[day];
    for (int hour = 0; date.begin + hour * 1h < date.end; ++hour)
      if (days.demand(BusynessId{0})[static_cast<std::size_t>(hour)] == 2)
        hours.insert(static_cast<int>(date.begin.time_since_epoch() / 1h) + hour);
  }
  return hours;
}

std::set<int> range(int from, int to) {
  std::set<int> all;
  for (int hour = from; hour < to; ++hour) all.insert(hour);
  return all;
}

/// The clock of `Europe/London` over some days from `start`, with a surge of factor 2.
World in_london(std::chrono::year_month_day start, int from_hour, Duration lasting) {
  World world = busy_week(4);
  world.area.time_zone = "Europe/London";
  world.area.start = start;
  world.surges = {surge({{BusynessId{0}, 2.0}})};
  world.surges[0].from_hour = from_hour;
  world.surges[0].lasting = lasting;
  return world;
}

}  // namespace

TEST_CASE("Daily factors have mean 1, the stated cv and the stated correlation", "[demand]") {
  const World world = two_services();
  const auto police = factors(world, 0), fire = factors(world, 1);
  CHECK(std::abs(mean(police) - 1) < 4 * 0.15 / std::sqrt(dates));
  CHECK(std::abs(mean(fire) - 1) < 4 * 0.4 / std::sqrt(dates));
  CHECK(std::abs(variance(police) - 0.15 * 0.15) < 4 * error_of_variance(police));
  CHECK(std::abs(variance(fire) - 0.4 * 0.4) < 4 * error_of_variance(fire));
  // On the normal scale, where each factor is a monotone function of one normal: ranks say which.
  const auto normal = [](const std::vector<double>& values) {
    std::multimap<double, std::size_t> by_size;
    for (std::size_t i = 0; i < values.size(); ++i) by_size.emplace(values[i], i);
    std::vector<double> scores(values.size());
    double rank = 0.5;
    for (const auto& [value, i] : by_size)
      scores[i] = std::log(Distribution::lognormal(0, 1)(rank++ / dates).count());
    return scores;
  };
  const double expected = std::sqrt(0.6 * 0.3);
  const double measured = moment(normal(police), normal(fire), 1, 1);
  CHECK(std::abs(measured - expected) < 4 * (1 - expected * expected) / std::sqrt(dates));
}

TEST_CASE("Daily totals vary by chance and busyness together, and services share a part",
          "[demand]") {
  const World world = two_services();
  const auto totals = daily_totals(world);
  const auto &police = totals[0], &fire = totals[1];
  const auto expected = [](double cv) { return 300 + cv * cv * 300 * 300; };
  CHECK(std::abs(mean(police) - 300) < 4 * std::sqrt(expected(0.15) / dates));
  CHECK(std::abs(mean(fire) - 300) < 4 * std::sqrt(expected(0.4) / dates));
  CHECK(std::abs(variance(police) - expected(0.15)) < 4 * error_of_variance(police));
  CHECK(std::abs(variance(fire) - expected(0.4)) < 4 * error_of_variance(fire));
  // The covariance of the totals is that of the factors.
  const double of_factors = moment(factors(world, 0), factors(world, 1), 1, 1);
  CHECK(of_factors > 0.02);
  CHECK(std::abs(moment(police, fire, 1, 1) - 300 * 300 * of_factors) <
        4 * error_of_covariance(police, fire));
}

TEST_CASE("Busyness that nobody shares is independent", "[demand]") {
  World world = two_services();
  for (Busyness& busyness : world.busyness) busyness.common = 0;
  const auto police = factors(world, 0), fire = factors(world, 1);
  CHECK(std::abs(moment(police, fire, 1, 1)) < 4 * 0.15 * 0.4 / std::sqrt(dates));
  for (Busyness& busyness : world.busyness) busyness = {busyness.name, "", 0.3, 1};
  CHECK(factors(world, 0) == factors(world, 1));
}

TEST_CASE("Busyness without variation and without a surge changes nothing", "[demand]") {
  World world = two_services();
  for (Busyness& busyness : world.busyness) busyness.cv = 0;
  world.horizon.length = 24h * 28;
  const Calls with = all_calls(world);
  world.surges = {surge({{BusynessId{0}, 1.0}, {BusynessId{1}, 1.0}})};
  world.surges[0].callers = {{BusynessId{0}, 1.0}};
  world.surges[0].per_year = 100;
  CHECK(all_calls(world) == with);
  world.surges.clear();
  world.busyness.clear();
  for (ContactDemand& calls : world.calls) calls.rate.busyness.reset();
  CHECK(all_calls(world) == with);
}

TEST_CASE("A busy day keeps every call of a plain one, a quiet day has none that a plain one lacks",
          "[demand]") {
  World world = two_services();
  world.horizon.length = 24h * 28;
  const LocalHours calendar = run_calendar(world);
  BusyDays days(world, calendar, 1, 0);
  Demand busy(world, calendar, 1, 0);
  for (ContactDemand& calls : world.calls) calls.rate.busyness.reset();
  Demand plain(world, calendar, 1, 0);
  int busier = 0;
  for (int day = 0; day < 28; ++day) {
    days.begin(day);
    std::array<Calls, 2> with, without;
    for (const FirstCall& call : plain.calls_of(day))
      without[call.calls - 1][call.caller.hash] = call.at;
    for (const FirstCall& call : busy.calls_of(day))
      with[call.calls - 1][call.caller.hash] = call.at;
    for (std::uint32_t i = 0; i < 2; ++i) {
      const bool more = days.demand(BusynessId{i})[0] >= 1;
      CHECK((more ? contains(with[i], without[i]) : contains(without[i], with[i])));
      busier += more;
    }
  }
  CHECK(busier > 10);
  CHECK(busier < 46);
}

TEST_CASE("A dated surge multiplies its own demand in its own hours and keeps the other calls",
          "[demand]") {
  World world = busy_week(7);
  const Calls before = all_calls(world);
  world.surges = {surge({{BusynessId{0}, 3.0}})};
  world.surges[0].on = {world.area.start};
  world.surges[0].from_hour = 20;
  world.surges[0].lasting = 6h;
  const Calls after = all_calls(world);
  CHECK(contains(after, before));
  const TimePoint begin{20h}, end{26h};
  double within = 0;
  for (const auto& [caller, at] : after) {
    within += at >= begin && at < end;
    if (at < begin || at >= end) CHECK(before.count(caller) == 1);
  }
  CHECK(std::abs(within - 3 * 2160) < 4 * std::sqrt(3 * 2160.0));
  world.surges[0].factor[0].first = BusynessId{1};
  CHECK(all_calls(world) == before);
}

TEST_CASE("A surge begins at its local hour and lasts its elapsed hours on clock-change days",
          "[demand]") {
  using namespace std::chrono;
  // 30 March 2025 has 23 hours: 01:00 does not exist.
  World spring = in_london(year{2025} / 3 / 29, 1, 4h);
  spring.surges[0].on = {year{2025} / 3 / 30};
  CHECK(surging_hours(spring) == range(24 + 1, 24 + 5));
  spring.surges[0].from_hour = 18;
  CHECK(surging_hours(spring) == range(24 + 17, 24 + 21));
  spring.surges[0].on = {year{2025} / 3 / 29};
  spring.surges[0].lasting = 24h;
  CHECK(surging_hours(spring) == range(18, 42));
  // 26 October 2025 has 25: 01:00 comes twice, and the first counts.
  World autumn = in_london(year{2025} / 10 / 25, 1, 3h);
  autumn.surges[0].on = {year{2025} / 10 / 26};
  CHECK(surging_hours(autumn) == range(24 + 1, 24 + 4));
  autumn.surges[0].from_hour = 2;
  CHECK(surging_hours(autumn) == range(24 + 3, 24 + 6));
}

TEST_CASE("A surge that began before the run still lasts in it", "[demand]") {
  using namespace std::chrono;
  World world = in_london(year{2025} / 3 / 31, 12, 72h);  // the clock has changed since
  world.surges[0].on = {year{2025} / 3 / 29};
  CHECK(surging_hours(world) == range(0, 37));
}

TEST_CASE("A surge that begins again while it lasts goes on; two surges multiply", "[demand]") {
  using namespace std::chrono;
  World world = in_london(year{2025} / 6 / 1, 0, 36h);
  world.surges[0].on = {year{2025} / 6 / 1, year{2025} / 6 / 2};
  CHECK(surging_hours(world) == range(0, 60));
  world.surges.push_back(world.surges[0]);
  world.surges[1].name = "other";
  world.surges[1].on = {year{2025} / 6 / 2};
  CHECK(surging_hours(world) == range(0, 24));  // from there on it is 4
}

TEST_CASE("Random surges come as often as stated, in their months only", "[demand]") {
  World world = two_services();
  world.busyness[0].cv = 0;
  world.surges = {surge({{BusynessId{0}, 2.0}})};
  world.surges[0].months.fill(false);
  world.surges[0].months[6] = world.surges[0].months[7] = true;
  world.surges[0].per_year = 6;
  const auto some = factors(world, 0);
  const LocalHours calendar = run_calendar(world);
  double count = 0;
  for (std::size_t day = 0; day < some.size(); ++day) {
    if (some[day] == 1) continue;
    ++count;
    const unsigned month{calendar.days()[day].date.month()};
    CHECK((month == 7 || month == 8));
  }
  CHECK(std::abs(count - 6 * years) < 4 * std::sqrt(6.0 * years));
  world.surges[0].per_year = 30;
  const auto more = factors(world, 0);
  double added = 0;
  for (std::size_t day = 0; day < some.size(); ++day) {
    CHECK(more[day] >= some[day]);
    added += more[day] - some[day];
  }
  CHECK(std::abs(added - 24 * years) < 4 * std::sqrt(24.0 * years));
}

TEST_CASE("A surge may bring more callers to each incident, and no more incidents", "[demand]") {
  World world = busy_week(28);
  IncidentType fire;
  fire.name = "grass_fire";
  fire.rate = world.calls[0].rate;
  fire.rate.value = 1 / 60.0;
  fire.first = {{ContactId{0}, 1.0}};
  fire.variants = {{1.0, 1.5}};
  fire.calls_over = Distribution::constant(Seconds{1});
  world.incidents = {fire};
  world.calls.clear();
  const Calls before = all_calls(world);
  world.surges = {surge({})};
  world.surges[0].callers = {{BusynessId{0}, 2.0}};
  world.surges[0].on = {world.area.start};
  world.surges[0].lasting = 24h * 28;
  const Calls after = all_calls(world);
  CHECK(contains(after, before));
  // 1440 incidents a day on 28 dates with 3 callers in place of 1.5, and on the last with 1.5 as
  // before.
  const double expected = 28 * 1440 * 1.5;
  const double sigma = std::sqrt(28 * 1440 * (3.0 * 2 + 3 * 3 - (1.5 * 0.5 + 1.5 * 1.5)));
  CHECK(std::abs(static_cast<double>(after.size() - before.size()) - expected) < 4 * sigma);
  // Fewer than one caller is no call about an incident: the mean stays at 1.
  world.surges[0].callers[0].second = 0.1;
  world.horizon.length = 24h * 27;
  const Calls fewest = all_calls(world);
  CHECK(contains(before, fewest));
  CHECK(std::abs(static_cast<double>(fewest.size()) - 28 * 1440) < 4 * std::sqrt(28.0 * 1440));
}

}  // namespace busy_days_test
