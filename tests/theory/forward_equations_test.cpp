#include <analysis/theory/forward_equations.hpp>
#include <analysis/theory/markov_queue.hpp>
#include <catch2/catch.hpp>
#include <numeric>

namespace forward_equations_test {

using namespace bluelight::theory;

namespace {

double mass(const Grid& grid) {
  return std::accumulate(grid.values().begin(), grid.values().end(), 0.0);
}

double mean_waiting(const Grid& grid) {
  double sum = 0;
  for (int busy = 0; busy <= grid.most_busy(); ++busy)
    for (int waiting = 0; waiting <= grid.most_waiting(); ++waiting)
      sum += waiting * grid(busy, waiting);
  return sum;
}

const Regime evening{.arrivals = 0.15, .service = 1.0 / 60, .impatience = 1.0 / 120, .seats = 10};

}  // namespace

TEST_CASE("probabilities develop to the stationary ones and keep their sum") {
  Grid grid(12, 60);
  grid(0, 0) = 1;
  const Grid integral = develop(grid, evening, 7200);
  const QueueLaw law = markov_law({.arrivals = evening.arrivals,
                                   .service = evening.service,
                                   .handlers = evening.seats,
                                   .impatience = evening.impatience});
  CHECK(mass(grid) == Approx(1).epsilon(1e-12));
  CHECK(mass(integral) == Approx(7200).epsilon(1e-12));
  CHECK(mean_waiting(grid) / evening.arrivals == Approx(law.wait_mean).epsilon(1e-9));
}

TEST_CASE("a room that nobody rings empties exponentially") {
  Grid grid(1, 5);
  grid(1, 0) = 1;
  Regime night = evening;
  night.arrivals = 0;
  night.seats = 1;
  const Grid integral = develop(grid, night, 90);
  CHECK(grid(1, 0) == Approx(std::exp(-1.5)).epsilon(1e-12));
  CHECK(integral(1, 0) == Approx(60 * (1 - std::exp(-1.5))).epsilon(1e-12));
}

TEST_CASE("who is over at a shift's end finishes first, and nobody starts meanwhile") {
  Grid grid(3, 4);
  grid(3, 2) = 1;
  Regime night{.arrivals = 0, .service = 0.01, .impatience = 0, .seats = 1};
  grid = reseated(grid, night.seats);
  CHECK(grid(3, 2) == 1);
  develop(grid, night, 1e-3);
  CHECK(grid(2, 2) == Approx(3e-5).epsilon(1e-3));
  CHECK(grid(3, 1) == 0);
  develop(grid, night, 1e5);
  CHECK(grid(0, 0) == Approx(1).epsilon(1e-9));
}

TEST_CASE("new seats take waiting calls at once") {
  Grid grid(5, 4);
  grid(2, 4) = 0.5;
  grid(1, 0) = 0.5;
  const Grid after = reseated(grid, 5);
  CHECK(after(5, 1) == 0.5);
  CHECK(after(1, 0) == 0.5);
}

TEST_CASE("a tagged call is answered at once when enough seats are put on duty") {
  TaggedCall tagged(Grid(5, 4));
  tagged.back_over_reseating(4);
  CHECK(tagged(2, 1) == 1);
  CHECK(tagged(2, 2) == 0);
  CHECK(tagged(5, 0) == 0);
}

TEST_CASE("a tagged call's chance is that of the stationary formula, over long times too") {
  // Over 2.5 hours the uniformised chain makes 3000 steps and more, and exp(-3000) is no double
  const Grid like(10, 80);
  for (const double within : {0.0, 10.0, 600.0, 9000.0}) {
    INFO("within " << within << " s");
    TaggedCall tagged(like);
    tagged.back(evening, within);
    Grid grid = like;
    grid(0, 0) = 1;
    develop(grid, evening, 20'000);
    double share = 0;
    for (int busy = 0; busy <= 10; ++busy)
      for (int waiting = 0; waiting <= 80; ++waiting)
        share += grid(busy, waiting) * (busy < 10 ? 1 : tagged(busy, waiting));
    const QueueLaw law = markov_law({.arrivals = evening.arrivals,
                                     .service = evening.service,
                                     .handlers = evening.seats,
                                     .impatience = evening.impatience});
    CHECK(share == Approx(law.answered_within(within)).epsilon(1e-9));
  }
}

}  // namespace forward_equations_test
