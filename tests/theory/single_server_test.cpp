#include <algorithm>
#include <analysis/theory/constant_service.hpp>
#include <analysis/theory/markov_queue.hpp>
#include <analysis/theory/single_server.hpp>
#include <bluelight/stream.hpp>
#include <catch2/catch.hpp>
#include <cmath>

namespace single_server_test {

using namespace bluelight;
using namespace bluelight::theory;

namespace {

PriorityLevel level(double arrivals, const Distribution& handle_time) {
  const double mean = handle_time.mean().count();
  return {arrivals, mean, mean * mean * (1 + handle_time.cv() * handle_time.cv()),
          transform_of(handle_time), has_closed_transform(handle_time)};
}

/// Mean of the wait from its distribution.
double integrated_wait(const QueueLaw& law, double step, double end) {
  double area = 0;
  for (double t = step / 2; t < end; t += step) area += step * (1 - law.answered_within(t));
  return area;
}

/// P(wait <= t) of M/D/1 by Erlang's alternating series (1909).
double erlang_series(double arrivals, double handle_time, double t) {
  double sum = 0;
  for (int k = 0; k * handle_time <= t; ++k) {
    const double off = arrivals * (t - k * handle_time);
    sum += std::pow(-off, k) / std::tgamma(k + 1) * std::exp(off);
  }
  return (1 - arrivals * handle_time) * sum;
}

}  // namespace

TEST_CASE("transforms of durations have the right moments and invert to the right function") {
  for (const Distribution& one :
       {Distribution::exponential(Seconds{3}), Distribution::gamma(2.5, Seconds{2}),
        Distribution::lognormal(1, 0.7), Distribution::weibull(1.5, Seconds{4}),
        Distribution::triangular(Seconds{1}, Seconds{2}, Seconds{6})}) {
    INFO(one.text());
    const Transform transform = transform_of(one);
    const double s = 1e-4, mean = one.mean().count();
    CHECK(std::abs(transform(0.0) - 1.0) < 1e-9);
    // x - s x² / 2 <= (1 - exp(-s x)) / s <= x; and 1e-9 of quadrature over s
    const double quotient = (1.0 - transform(s)).real() / s;
    CHECK(quotient <= mean + 1e-9 / s);
    CHECK(quotient >= mean - s * mean * mean * (1 + one.cv() * one.cv()) / 2 - 1e-9 / s);
    const double median = one(0.5).count();
    const double tail = inverse_at([&](Complex s) { return (1.0 - transform(s)) / s; }, median);
    CHECK(tail == Approx(0.5).epsilon(1e-4));
  }
}

TEST_CASE("one handler with exponential handle times is M/M/1") {
  const QueueLaw law = single_server_laws({level(0.8, Distribution::exponential(Seconds{1}))})[0];
  CHECK(law.wait_mean == Approx(4));
  CHECK(law.delayed == Approx(0.8));
  for (const double t : {0.1, 1.0, 10.0, 50.0})
    CHECK(law.answered_within(t) == Approx(1 - 0.8 * std::exp(-0.2 * t)).epsilon(1e-6));
}

TEST_CASE("Pollaczek-Khinchine: mean and distribution agree") {
  for (const Distribution& one :
       {Distribution::lognormal(1, 0.8), Distribution::erlang(4, Seconds{3}),
        Distribution::gamma(0.5, Seconds{6})}) {
    INFO(one.text());
    const QueueLaw law = single_server_laws({level(0.7 / one.mean().count(), one)})[0];
    const double mean = one.mean().count();
    CHECK(law.wait_mean ==
          Approx(0.7 * mean * (1 + one.cv() * one.cv()) / (2 * (1 - 0.7))).epsilon(1e-9));
    CHECK(integrated_wait(law, 1, 200) == Approx(law.wait_mean).epsilon(2e-3));
  }
}

TEST_CASE("constant handle times agree with Erlang's series") {
  const QueueLaw law = constant_service_law(0.7, 1, 1);
  CHECK(law.delayed == Approx(0.7).epsilon(1e-9));
  CHECK(law.wait_mean == Approx(0.7 / (2 * 0.3)).epsilon(1e-9));
  for (const double t : {0.0, 0.5, 1.0, 3.3, 7.0})
    CHECK(law.answered_within(t) == Approx(erlang_series(0.7, 1, t)).epsilon(1e-8));
}

TEST_CASE("constant handle times: distribution and mean agree in rooms of any size and load") {
  for (const int handlers : {1, 2, 20, 300})
    for (const double busy : {0.3, 0.9, 0.99, 0.999}) {
      INFO(handlers << " handlers, " << busy << " busy");
      const QueueLaw law = constant_service_law(handlers * busy, 1, handlers);
      CHECK(law.answered_within(0) == Approx(1 - law.delayed).epsilon(1e-9));
      const double end = 40 / (handlers * (1 - busy)) + 3, step = end / 4000;
      CHECK(integrated_wait(law, step, end) == Approx(law.wait_mean).epsilon(1e-3).margin(1e-9));
      if (handlers == 1) CHECK(law.wait_mean == Approx(busy / (2 * (1 - busy))).epsilon(1e-8));
    }
  CHECK(constant_service_law(9, 1e-3, 1).answered_within(7200) == Approx(1));
}

TEST_CASE("several handlers with constant handle times agree with a direct simulation") {
  constexpr int handlers = 3, calls = 400'000, batches = 40;
  constexpr double arrivals = 2.5;
  const QueueLaw law = constant_service_law(arrivals, 1, handlers);
  const Stream stream(7, 0, Purpose::test);
  std::vector<double> last(handlers, 0), waits(batches, 0), soon(batches, 0);
  double now = 0;
  for (int n = 0; n < calls; ++n) {  // first come, first served: to whoever is free first
    now -=
        std::log(stream(Entity::named("call").part(static_cast<std::uint64_t>(n)))[0]) / arrivals;
    double& free = *std::min_element(last.begin(), last.end());
    const double wait = std::max(0.0, free - now);
    free = now + wait + 1;
    const auto batch = static_cast<std::size_t>(n / (calls / batches));
    waits[batch] += wait / (calls / batches);
    soon[batch] += wait <= 0.4 ? 1.0 / (calls / batches) : 0;
  }
  const auto deviation = [](const std::vector<double>& values, double expected) {
    double mean = 0, squares = 0;
    for (const double value : values) mean += value / batches;
    for (const double value : values) squares += (value - mean) * (value - mean);
    return (mean - expected) / std::sqrt(squares / batches / (batches - 1));
  };
  CHECK(std::abs(deviation(waits, law.wait_mean)) < 4);
  CHECK(std::abs(deviation(soon, law.answered_within(0.4))) < 4);
  CHECK(law.answered_within(0) == Approx(1 - law.delayed).epsilon(1e-9));
}

TEST_CASE("two priorities: the urgent wait like a queue of their own while all are busy") {
  const std::vector<QueueLaw> laws = priority_laws({0.02, 0.05}, 100, 10);
  const double delayed = erlang_c(7, 10);
  for (const double t : {1.0, 10.0, 60.0})
    CHECK(laws[0].answered_within(t) ==
          Approx(1 - delayed * std::exp(-(0.1 - 0.02) * t)).epsilon(1e-6));
  CHECK(laws[0].wait_mean == Approx(delayed / 0.08));
  CHECK(laws[1].wait_mean == Approx(delayed / 0.1 / (0.8 * 0.3)));
  CHECK(integrated_wait(laws[1], 0.5, 1500) == Approx(laws[1].wait_mean).epsilon(1e-3));
  const double all = (0.02 * laws[0].wait_mean + 0.05 * laws[1].wait_mean) / 0.07;
  CHECK(all == Approx(delayed / 0.03));  // the order of service changes no mean of all
}

TEST_CASE("three priorities of one handler: Cobham's means agree with the distributions") {
  const std::vector<QueueLaw> laws =
      single_server_laws({level(0.1, Distribution::exponential(Seconds{2})),
                          level(0.05, Distribution::erlang(3, Seconds{4})),
                          level(0.03, Distribution::lognormal(1, 0.5))});
  for (const QueueLaw& law : laws)
    CHECK(integrated_wait(law, 0.5, 120) == Approx(law.wait_mean).epsilon(3e-3));
}

}  // namespace single_server_test
