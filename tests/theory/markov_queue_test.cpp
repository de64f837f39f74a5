#include <analysis/theory/general_patience.hpp>
#include <analysis/theory/markov_queue.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

namespace markov_queue_test {

using namespace bluelight;
using namespace bluelight::theory;

namespace {

constexpr double minute = 60;

/// Nine calls a minute, ten handlers, handle time 1 min, patience 2 min.
const MarkovQueue busy_room{
    .arrivals = 9 / minute, .service = 1 / minute, .handlers = 10, .impatience = 1 / (2 * minute)};

/// What plain calculation on the chain of the number of calls says.
struct Chain {
  std::vector<double> states;  // probability of n calls
  double answered_within = 0;
};

/// Stationary states by letting the chain run, then the fate of a tagged call by small steps of the
/// Euler method.
Chain calculated(const MarkovQueue& queue, int size, double time) {
  std::vector<double> up, down;
  for (int n = 0; n < size; ++n) {
    up.push_back(n + 1 < size ? queue.arrivals : 0);
    down.push_back(std::min(n, queue.handlers) * queue.service +
                   std::max(0, n - queue.handlers) * queue.impatience);
  }
  Chain chain{std::vector<double>(static_cast<std::size_t>(size), 1.0 / size)};
  const double step = 0.9 / (queue.arrivals + down.back());
  for (int k = 0; k < 200'000; ++k) {
    std::vector<double> next = chain.states;
    for (std::size_t n = 0; n < next.size(); ++n) {
      next[n] -= step * (up[n] + down[n]) * chain.states[n];
      if (n > 0) next[n] += step * up[n - 1] * chain.states[n - 1];
      if (n + 1 < next.size()) next[n] += step * down[n + 1] * chain.states[n + 1];
    }
    chain.states = next;
  }
  std::vector<double> ahead;
  for (int n = 0; n < size; ++n) {
    const double p = chain.states[static_cast<std::size_t>(n)];
    const bool lost = queue.places && n == size - 1;
    if (n < queue.handlers)
      chain.answered_within += p;
    else if (!lost)
      ahead.push_back(p);
  }
  constexpr int steps = 100'000;
  const double full = queue.handlers * queue.service, small = time / steps;
  for (int k = 0; k < steps; ++k) {
    chain.answered_within += small * full * ahead[0];
    for (std::size_t q = 0; q < ahead.size(); ++q) {
      const auto forward = [&](std::size_t place) {
        return full + static_cast<double>(place) * queue.impatience;
      };
      ahead[q] -= small * (forward(q) + queue.impatience) * ahead[q];
      if (q + 1 < ahead.size()) ahead[q] += small * forward(q + 1) * ahead[q + 1];
    }
  }
  return chain;
}

}  // namespace

TEST_CASE("Erlang's formulas give the values of his tables") {
  CHECK(erlang_b(1, 1) == Approx(0.5));
  CHECK(erlang_b(4.4612, 10) == Approx(0.01).epsilon(1e-4));
  CHECK(erlang_b(84.064, 100) == Approx(0.01).epsilon(1e-4));
  CHECK(erlang_c(8, 10) == Approx(0.40918).epsilon(1e-4));
  CHECK(erlang_c(0.7, 1) == Approx(0.7));
  CHECK(erlang_b(9'900, 10'000) > 0);
}

TEST_CASE("Erlang C is the textbook's") {
  const QueueLaw law = delay_law({.arrivals = 8, .service = 1, .handlers = 10});
  CHECK(law.wait_mean == Approx(erlang_c(8, 10) / 2));
  CHECK(law.answered_within(0) == Approx(1 - erlang_c(8, 10)));
  CHECK(law.answered_within(1) == Approx(1 - erlang_c(8, 10) * std::exp(-2)));
}

TEST_CASE("Erlang A agrees with plain calculation on the chain") {
  const QueueLaw law = markov_law(busy_room);
  const Chain chain = calculated(busy_room, 90, 10);
  double waiting = 0, delayed = 0;
  for (std::size_t n = 10; n < chain.states.size(); ++n) {
    delayed += chain.states[n];
    waiting += static_cast<double>(n - 10) * chain.states[n];
  }
  CHECK(law.delayed == Approx(delayed).epsilon(1e-9));
  CHECK(law.wait_mean == Approx(waiting / busy_room.arrivals).epsilon(1e-9));
  CHECK(law.abandonment ==
        Approx(waiting * busy_room.impatience / busy_room.arrivals).epsilon(1e-9));
  CHECK(law.answered_within(10) == Approx(chain.answered_within).epsilon(1e-5));
  CHECK(law.answered_within(1e6) == Approx(1 - law.abandonment).epsilon(1e-12));
}

TEST_CASE("limited places with and without impatience agree with plain calculation") {
  for (const double impatience : {0.0, 1 / minute}) {
    MarkovQueue queue = busy_room;
    queue.arrivals = 12 / minute;
    queue.impatience = impatience;
    queue.places = 7;
    const QueueLaw law = markov_law(queue);
    const Chain chain = calculated(queue, 18, 20);
    double delayed = 0, waiting = 0;
    for (std::size_t n = 10; n < 18; ++n) {
      delayed += n < 17 ? chain.states[n] : 0;
      waiting += static_cast<double>(n - 10) * chain.states[n];
    }
    CHECK(law.delayed == Approx(delayed).epsilon(1e-9));
    CHECK(law.abandonment ==
          Approx(chain.states.back() + waiting * impatience / queue.arrivals).epsilon(1e-9));
    CHECK(law.wait_mean == Approx(waiting / queue.arrivals).epsilon(1e-9));
    CHECK(law.answered_within(20) == Approx(chain.answered_within).epsilon(1e-5));
  }
}

TEST_CASE("without waiting places a queue is Erlang B") {
  MarkovQueue queue = busy_room;
  queue.places = 0;
  CHECK(markov_law(queue).abandonment == Approx(erlang_b(9, 10)).epsilon(1e-12));
  CHECK(markov_law(queue).delayed == Approx(0).margin(1e-15));
  CHECK(loss_law(9, 10).answered_within(5) == Approx(1 - erlang_b(9, 10)));
}

TEST_CASE("a very large and overloaded room is calculated without overflow") {
  const MarkovQueue queue{.arrivals = 2500 / minute,
                          .service = 1 / minute,
                          .handlers = 2000,
                          .impatience = 0.5 / minute};
  const QueueLaw law = markov_law(queue);
  CHECK(law.abandonment == Approx(0.2).epsilon(1e-3));  // fluid limit 1 - c / load
  CHECK(law.answered_within(1e5) == Approx(1 - law.abandonment).epsilon(1e-9));
}

TEST_CASE("general patience that is exponential is Erlang A") {
  const QueueLaw exact = markov_law(busy_room);
  const QueueLaw general =
      general_patience_law(busy_room, Distribution::exponential(Seconds{2 * minute}));
  CHECK(general.delayed == Approx(exact.delayed).epsilon(1e-7));
  CHECK(general.abandonment == Approx(exact.abandonment).epsilon(1e-7));
  CHECK(general.wait_mean == Approx(exact.wait_mean).epsilon(1e-7));
  CHECK(*general.answer_time_mean == Approx(*exact.answer_time_mean).epsilon(1e-7));
  for (const double t : {0.0, 3.0, 10.0, 60.0})
    CHECK(general.answered_within(t) == Approx(exact.answered_within(t)).epsilon(1e-7));
}

TEST_CASE("one handler and callers who all wait equally long (Barrer 1957)") {
  const double arrivals = 0.02, service = 0.025, patience = 70;
  const MarkovQueue queue{.arrivals = arrivals, .service = service, .handlers = 1};
  const QueueLaw law = general_patience_law(queue, Distribution::constant(Seconds{patience}));
  const double rho = arrivals / service, gone = std::exp(-(service - arrivals) * patience);
  CHECK(law.abandonment == Approx((1 - rho) * rho * gone / (1 - rho * rho * gone)).epsilon(1e-9));
  CHECK(law.answered_within(patience + 1) == Approx(1 - law.abandonment).epsilon(1e-9));
}

TEST_CASE("who does not wait at all is not delayed, though all are busy") {
  const QueueLaw law = general_patience_law(busy_room, Distribution::constant(Seconds{0}));
  CHECK(law.delayed == 0);
  CHECK(law.abandonment == Approx(erlang_b(busy_room.load(), busy_room.handlers)).epsilon(1e-9));
  const Distribution brief = Distribution::gamma(0.05, Seconds{60});
  const QueueLaw some = general_patience_law(busy_room, brief);
  const QueueLaw all = general_patience_law(busy_room, Distribution::gamma(50, Seconds{0.06}));
  CHECK(some.delayed < 0.7 * all.delayed);
}

TEST_CASE("mean wait and mean answer time agree with the distribution for any patience") {
  for (const Distribution& patience :
       {Distribution::lognormal(4, 1.0), Distribution::erlang(3, Seconds{90}),
        Distribution::constant(Seconds{45}),
        Distribution::triangular(Seconds{0}, Seconds{30}, Seconds{300})}) {
    INFO(patience.text());
    const QueueLaw law = general_patience_law(busy_room, patience);
    double area = 0;
    const double answered = 1 - law.abandonment;
    for (double t = 0.25; t < 800; t += 0.5) area += 0.5 * (answered - law.answered_within(t));
    CHECK(*law.answer_time_mean == Approx(area / answered).epsilon(3e-4));
    CHECK(busy_room.arrivals * answered < busy_room.service * busy_room.handlers);
  }
}

TEST_CASE("quantiles are those of a histogram of whole seconds") {
  const QueueLaw law = delay_law({.arrivals = 0.9, .service = 1, .handlers = 1});
  CHECK(binned_quantile(law, 0.05) == 0);
  const double exact = std::log(0.9 / 0.1) / 0.1;
  CHECK(binned_quantile(law, 0.9) == Approx(exact).margin(0.02));
  const auto at = [&](double t) { return law.answered_within(t); };
  CHECK(binned_quantile(law, 0.9) == Approx(21 + (0.9 - at(21)) / (at(22) - at(21))));
}

TEST_CASE("waits in rooms of any size and patience rise to the share that is answered") {
  for (const int handlers : {1, 20, 500})
    for (const double load_a_handler : {0.04, 0.9, 1.3})
      for (const double patience : {0.001, 1.0, 60.0, 7200.0}) {
        const MarkovQueue queue{.arrivals = handlers * load_a_handler / minute,
                                .service = 1 / minute,
                                .handlers = handlers,
                                .impatience = 1 / patience};
        const Distribution callers = Distribution::exponential(Seconds{patience});
        const QueueLaw exponential = markov_law(queue), any = general_patience_law(queue, callers);
        INFO(handlers << " handlers, " << load_a_handler << " each, patience " << patience);
        const double waits = std::exp(-0.5e-6 / patience);  // not less than half a microsecond
        CHECK(any.delayed == Approx(exponential.delayed * waits).epsilon(1e-4).margin(1e-12));
        CHECK(any.abandonment == Approx(exponential.abandonment).epsilon(1e-4).margin(1e-12));
        double before = -1e-9;
        for (const double t : {0.0, 1e-3, 1.0, 60.0, 7200.0, 1e6}) {
          const double share = exponential.answered_within(t);
          INFO("within " << t << " s");
          CHECK(share >= before - 1e-12);
          CHECK(any.answered_within(t) == Approx(share).margin(1e-4));
          before = share;
        }
        CHECK(before == Approx(1 - exponential.abandonment).epsilon(1e-9));
      }
}

}  // namespace markov_queue_test
