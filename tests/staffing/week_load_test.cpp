#include "staffing/week_load.hpp"

#include <bluelight/load.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <numeric>

namespace bluelight::week_load_test {
namespace {

ClassLoad load_of(const std::string& file, const std::vector<std::string>& set = {}) {
  return week_loads(load_option("tests/staffing/" + file, set).world).front();
}

TEST_CASE("A constant rate brings rate x handle time at every hour") {
  const ClassLoad load = load_of("two_rooms.toml");
  for (std::size_t hour = 0; hour < hours_a_week; ++hour) {
    CHECK(load.arrivals[hour] == Approx(2.0 / 60));
    CHECK(load.erlangs[hour] == Approx(6));
    CHECK(load.at_begin[hour] == Approx(6));
  }
}

TEST_CASE("Load lags behind arrivals by the handle time and loses nothing") {
  const ClassLoad load = load_of("plain.toml", {"contact.call.talk={ mean = \"1 h\" }"});
  const auto sum = [](const WeekValues& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
  };
  CHECK(sum(load.erlangs) == Approx(sum(load.arrivals) * 3600));
  // From 05h, settled at 1 of the profile, to 06h with 3: the mean of an hour on the way.
  const double low = load.arrivals[5] * 3600, high = load.arrivals[6] * 3600;
  const double begin = load.at_begin[6];
  CHECK(begin == Approx(low).epsilon(0.05));
  CHECK(load.erlangs[6] == Approx(high + (begin - high) * (1 - std::exp(-1.0))));
}

}  // namespace
}  // namespace bluelight::week_load_test
