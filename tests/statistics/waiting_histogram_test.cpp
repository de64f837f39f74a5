#include <bluelight/waiting_histogram.hpp>
#include <catch2/catch.hpp>
#include <cmath>

namespace waiting_histogram_test {

using namespace bluelight;
using namespace std::chrono_literals;

TEST_CASE("an empty histogram has no quantiles") {
  CHECK(std::isnan(WaitingHistogram{}.quantile(0.5)));
}

TEST_CASE("no wait is exactly no wait, a microsecond is not") {
  WaitingHistogram histogram;
  for (int i = 0; i < 9; ++i) histogram.add(0s);
  histogram.add(Duration{1});
  CHECK(histogram.count() == 10);
  CHECK(histogram.quantile(0.9) == 0);
  CHECK(histogram.quantile(1) == 1);
  CHECK(histogram.quantile(0.95) == Approx(0.5));
}

TEST_CASE("whole seconds end their bins") {
  WaitingHistogram histogram;
  histogram.add(10s);
  histogram.add(10s + Duration{1});
  CHECK(histogram.quantile(0.5) == 10);
  CHECK(histogram.quantile(1) == 11);
  CHECK(histogram.quantile(0) == 9);
}

TEST_CASE("long waits are kept to one per cent") {
  for (const Duration wait : {Duration{600s}, Duration{600s} + Duration{1}, Duration{20min},
                              Duration{24h}, Duration{8760h}}) {
    WaitingHistogram histogram;
    histogram.add(wait);
    const double seconds = to_seconds(wait).count();
    CHECK(histogram.quantile(1) >= seconds * (1 - 1e-12));
    CHECK(histogram.quantile(0) <= seconds);
    CHECK(histogram.quantile(1) <= std::max(seconds + 1, seconds * 1.0101));
  }
}

TEST_CASE("merging equals adding to one") {
  WaitingHistogram left, right, whole;
  for (int i = 0; i < 2000; ++i) {
    const Duration wait{i * i * 997LL};
    (i % 3 == 0 ? left : right).add(wait);
    whole.add(wait);
  }
  left.merge(right);
  CHECK(left.count() == whole.count());
  for (const double p : {0.0, 0.1, 0.5, 0.9, 0.99, 1.0})
    CHECK(left.quantile(p) == whole.quantile(p));
}

TEST_CASE("quantiles of a uniform spread are linear") {
  WaitingHistogram histogram;
  for (int i = 1; i <= 60'000; ++i) histogram.add(std::chrono::milliseconds{i});
  CHECK(histogram.quantile(0.5) == Approx(30).margin(1e-9));
  CHECK(histogram.quantile(0.9) == Approx(54).margin(1e-9));
}

}  // namespace waiting_histogram_test
