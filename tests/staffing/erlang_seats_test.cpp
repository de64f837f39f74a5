#include "staffing/erlang_seats.hpp"

#include <catch2/catch.hpp>

#include "analysis/theory/markov_queue.hpp"

namespace bluelight::erlang_seats_test {
namespace {

const HeldStream busy{.erlangs = 9, .handle_time = 60, .patience = 120, .within = 10, .share = 0.9};

TEST_CASE("The share in time is that of M/M/c+M") {
  const theory::MarkovQueue queue{
      .arrivals = 9.0 / 60, .service = 1.0 / 60, .handlers = 10, .impatience = 1.0 / 120};
  CHECK(share_in_time(busy, 10) == theory::markov_law(queue).answered_within(10));
  CHECK(share_in_time(busy, 0) == 0);
}

TEST_CASE("Nobody is answered by too few where callers wait for ever") {
  const HeldStream patient{.erlangs = 9, .handle_time = 60, .within = 10, .share = 0.9};
  CHECK(share_in_time(patient, 9) == 0);
  CHECK(share_in_time(patient, 10) > 0);
}

TEST_CASE("One seat fewer would miss the standard") {
  for (const double erlangs : {0.01, 0.5, 3.0, 9.0, 40.0, 160.0}) {
    HeldStream stream = busy;
    stream.erlangs = erlangs;
    const int seats = seats_for(stream);
    CAPTURE(erlangs, seats);
    CHECK(share_in_time(stream, seats) >= 0.9);
    CHECK(share_in_time(stream, seats - 1) < 0.9);
    CHECK(exact_seats(stream) <= seats);
    CHECK(exact_seats(stream) > seats - 1);
  }
  HeldStream nobody = busy;
  nobody.erlangs = 0;
  CHECK(seats_for(nobody) == 0);
}

TEST_CASE("The factor on the load is found again from what it does") {
  for (const double factor : {0.7, 1.0, 1.3}) {
    const double shown = share_in_time(scaled(busy, factor), 11);
    CHECK(factor_of_load(busy, 11, shown) == Approx(factor).epsilon(1e-4));
  }
}

}  // namespace
}  // namespace bluelight::erlang_seats_test
