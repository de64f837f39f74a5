#include "staffing/period_search.hpp"

#include <catch2/catch.hpp>
#include <cmath>

namespace bluelight::period_search_test {
namespace {

/// Specialists of class 0, specialists of class 1, and people who answer both.
Pool pool_of_three() {
  Pool pool;
  pool.crews.resize(3);
  pool.crews[0].classes = {{0}};
  pool.crews[1].classes = {{1}};
  pool.crews[2].classes = {{0}, {1}};
  pool.crews[0].skills = pool.crews[1].skills = 1;
  pool.crews[2].skills = 2;
  pool.classes = {{ContactId{0}, 0}, {ContactId{1}, 1}};
  return pool;
}

Shown shown(double share, double offered = 10'000) {
  Shown one;
  one.stream = {.erlangs = 5, .handle_time = 180, .patience = 300, .within = 10, .share = 0.9};
  one.share = {.offered = offered, .share = share, .standard_error = 0.003};
  return one;
}

int sum(const std::vector<int>& seats) {
  int all = 0;
  for (const int one : seats) all += one;
  return all;
}

TEST_CASE("One shortage raises one crew, the specialists") {
  const Pool pool = pool_of_three();
  PeriodSearch search(pool, {6, 6, 2}, {0, 0, 0});
  search.learn({shown(0.88), shown(0.95)});
  CHECK(search.seats()[0] > 6);
  CHECK(search.seats()[1] == 6);
  CHECK(search.seats()[2] == 2);
}

TEST_CASE("Two shortages raise those who help both") {
  const Pool pool = pool_of_three();
  PeriodSearch search(pool, {6, 6, 2}, {0, 0, 0});
  search.learn({shown(0.88), shown(0.87)});
  CHECK(search.seats()[0] == 6);
  CHECK(search.seats()[1] == 6);
  CHECK(search.seats()[2] > 2);
}

TEST_CASE("Too few calls to tell anything are no shortage") {
  const Pool pool = pool_of_three();
  PeriodSearch search(pool, {1, 1, 0}, {1, 1, 0});
  search.learn({shown(0.5, 10), shown(0.95, 10)});
  CHECK(search.seats() == std::vector{1, 1, 0});
}

TEST_CASE(
    "The search ends at the fewest seats where specialists may be exchanged for all-rounders") {
  // Holds while 2 x first + 3 x both >= 12 and 2 x second + 3 x both >= 12.
  const Pool pool = pool_of_three();
  PeriodSearch search(pool, {9, 9, 0}, {0, 0, 0});
  int rounds = 0;
  for (; rounds < 100 && !search.settled(); ++rounds) {
    const std::vector<int>& now = search.seats();
    search.learn({shown(2 * now[0] + 3 * now[2] >= 12 ? 0.905 : 0.85),
                  shown(2 * now[1] + 3 * now[2] >= 12 ? 0.905 : 0.85)});
  }
  CHECK(search.settled());
  CHECK(sum(search.seats()) == 4);
  CHECK(search.seats()[2] == 4);
}

TEST_CASE("A trial that was not judged is taken back") {
  const Pool pool = pool_of_three();
  PeriodSearch search(pool, {6, 6, 2}, {0, 0, 0});
  search.learn({shown(0.95), shown(0.95)});
  CHECK(sum(search.seats()) < 14);
  search.stop();
  CHECK(search.seats() == std::vector{6, 6, 2});
}

Trial calls_of(const std::vector<double>& late) {
  Trial trial;
  for (const double one : late) {
    WeekCounts& calls = trial.counts.emplace_back(1).front();
    calls.of[0] = 100 + (one > 50 ? one : 0);
    calls.good[0] = calls.of[0] - one;
  }
  return trial;
}

TEST_CASE("What outweighs all other replications is left out, and nothing less") {
  const Trial usual = calls_of({4, 6, 5, 4, 7, 5, 6, 3});
  CHECK(usual_share(usual, 0, {0}).share == share_over(usual, 0, {0}).share);
  const Trial busy = calls_of({4, 6, 5, 4, 30, 5, 6, 3});
  CHECK(usual_share(busy, 0, {0}).share == share_over(busy, 0, {0}).share);
  const Trial crash = calls_of({4, 6, 5, 4, 400, 5, 6, 3});
  CHECK(share_over(crash, 0, {0}).share < 0.7);
  CHECK(usual_share(crash, 0, {0}).share == Approx(1 - 33.0 / 700));
}

TEST_CASE("The error of a share is that of a ratio over replications") {
  const ShareInTime one = share_over(calls_of({4, 6}), 0, {0});
  CHECK(one.share == Approx(0.95));
  CHECK(one.standard_error == Approx(std::sqrt(2.0 * 2 / 1) / 200));
}

}  // namespace
}  // namespace bluelight::period_search_test
