#include "markov_queue.hpp"

#include <algorithm>
#include <boost/math/special_functions/beta.hpp>
#include <boost/math/special_functions/gamma.hpp>
#include <cmath>
#include <memory>
#include <numeric>
#include <vector>

namespace bluelight::theory {

namespace {

/// Logarithms of the weights of states c, c + 1, … relative to state c.
std::vector<double> log_weights(const MarkovQueue& queue) {
  const double full = queue.handlers * queue.service;
  std::vector<double> logs{0};
  double highest = 0;
  for (int waiting = 1; !queue.places || waiting <= *queue.places; ++waiting) {
    logs.push_back(logs.back() + std::log(queue.arrivals / (full + waiting * queue.impatience)));
    highest = std::max(highest, logs.back());
    const bool falling = logs.back() < logs[logs.size() - 2];
    if (!queue.places && falling && logs.back() < highest - 45) break;
  }
  return logs;
}

/// Stationary probabilities that all handlers are busy and 0, 1, 2 … calls wait.
std::vector<double> busy_probabilities(const MarkovQueue& queue) {
  std::vector<double> states = log_weights(queue);
  const double scale = *std::max_element(states.begin(), states.end());
  for (double& state : states) state = std::exp(state - scale);
  const double some_free = std::exp(-scale) * (1 / erlang_b(queue.load(), queue.handlers) - 1);
  const double sum = std::accumulate(states.begin(), states.end(), some_free);
  for (double& state : states) state /= sum;
  return states;
}

/// Share answered within `time` of calls that find all handlers busy and `ahead` calls waiting.
double answered_behind(const MarkovQueue& queue, int ahead, double time) {
  const double full = queue.handlers * queue.service;
  if (queue.impatience == 0) return boost::math::gamma_p(ahead + 1, full * time);
  const double a = full / queue.impatience;
  return a / (a + ahead + 1) *
         boost::math::ibeta(ahead + 1, a + 1, -std::expm1(-queue.impatience * time));
}

}  // namespace

double erlang_b(double load, int handlers) {
  double blocked = 1;
  for (int n = 1; n <= handlers; ++n) blocked = load * blocked / (n + load * blocked);
  return blocked;
}

double erlang_c(double load, int handlers) {
  const double blocked = erlang_b(load, handlers);
  return blocked / (1 - load / handlers * (1 - blocked));
}

QueueLaw loss_law(double load, int handlers) {
  const double lost = erlang_b(load, handlers);
  return {.abandonment = lost, .answered_within = [lost](double) { return 1 - lost; }};
}

QueueLaw delay_law(const MarkovQueue& queue) {
  const double delayed = erlang_c(queue.load(), queue.handlers);
  const double spare = queue.handlers * queue.service - queue.arrivals;
  return {.delayed = delayed,
          .wait_mean = delayed / spare,
          .answer_time_mean = delayed / spare,
          .answered_within = [=](double t) { return 1 - delayed * std::exp(-spare * t); }};
}

QueueLaw markov_law(const MarkovQueue& queue) {
  auto states = std::make_shared<std::vector<double>>(busy_probabilities(queue));
  const double lost = queue.places ? states->back() : 0;
  if (queue.places) states->pop_back();
  const double full = queue.handlers * queue.service;
  double delayed = 0, answered_late = 0, gave_up = 0, answer_time = 0, stages = 0, waiting = 0;
  for (std::size_t ahead = 0; ahead < states->size(); ++ahead) {
    const double with_own = full + static_cast<double>(ahead + 1) * queue.impatience;
    const double answered = (*states)[ahead] * full / with_own;
    stages += 1 / with_own;
    delayed += (*states)[ahead];
    answered_late += answered;
    gave_up += (*states)[ahead] - answered;
    answer_time += answered * stages;
    waiting += static_cast<double>(ahead) * (*states)[ahead];
  }
  if (queue.places) waiting += static_cast<double>(*queue.places) * lost;
  const double at_once = 1 - delayed - lost;
  return {.delayed = delayed,
          .abandonment = lost + gave_up,
          .wait_mean = waiting / queue.arrivals,
          .answer_time_mean = answer_time / (at_once + answered_late),
          .answered_within = [=](double t) {
            double share = at_once;
            for (std::size_t ahead = 0; ahead < states->size(); ++ahead)
              if ((*states)[ahead] > 1e-18)  // the rest changes no digit
                share += (*states)[ahead] * answered_behind(queue, static_cast<int>(ahead), t);
            return share;
          }};
}

}  // namespace bluelight::theory
