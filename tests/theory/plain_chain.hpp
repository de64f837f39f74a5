/// What a network of calls and handlers does, in the plainest way.
#pragma once

#include <algorithm>
#include <analysis/theory/call_network.hpp>
#include <cmath>
#include <map>
#include <vector>

namespace bluelight::theory {

/// What a network does, written down once more in the plainest way: who works on what, and
/// everybody in the queue by kind in order of arrival; solved by letting the chain run.
class PlainChain {
 public:
  explicit PlainChain(const CallNetwork& network) : network_(network) {
    const Place empty{std::vector<int>(network.groups.size() * network.kinds.size(), 0),
                      {},
                      std::vector<int>(network.kinds.size(), 0)};
    number(empty);
    for (std::size_t i = 0; i < places_.size(); ++i) add_moves(i);
    run();
  }
  double waiting(std::size_t kind) const {
    double sum = 0;
    for (std::size_t i = 0; i < places_.size(); ++i)
      sum += probabilities_[i] *
             static_cast<double>(std::count(places_[i].line.begin(), places_[i].line.end(), kind));
    return sum;
  }
  double busy(std::size_t group) const {
    double sum = 0;
    for (std::size_t i = 0; i < places_.size(); ++i)
      sum += probabilities_[i] * working(places_[i], group);
    return sum;
  }
  double coming(std::size_t kind) const {
    double sum = 0;
    for (std::size_t i = 0; i < places_.size(); ++i)
      sum += probabilities_[i] * places_[i].coming[kind];
    return sum;
  }

 private:
  struct Place {
    std::vector<int> at_work;       // by group and kind
    std::vector<std::size_t> line;  // kinds, the oldest first
    std::vector<int> coming;        // by kind
    auto operator<=>(const Place&) const = default;
  };
  struct Rate {
    std::size_t from, to;
    double rate;
  };

  std::size_t number(const Place& place) {
    const auto [found, is_new] = numbers_.try_emplace(place, places_.size());
    if (is_new) places_.push_back(place);
    return found->second;
  }
  int working(const Place& place, std::size_t group) const {
    int sum = 0;
    for (std::size_t kind = 0; kind < network_.kinds.size(); ++kind)
      sum += place.at_work[group * network_.kinds.size() + kind];
    return sum;
  }
  int& at_work(Place& place, std::size_t group, std::size_t kind) const {
    return place.at_work[group * network_.kinds.size() + kind];
  }
  void add(std::size_t from, const Place& to, double rate) {
    const std::size_t place = number(to);
    rates_.push_back({from, place, rate});
  }
  void offer(std::size_t from, Place place, std::size_t kind, double rate) {
    for (const std::size_t group : network_.kinds[kind].offered_to)
      if (working(place, group) < network_.groups[group].handlers) {
        ++at_work(place, group, kind);
        add(from, place, rate);
        return;
      }
    const auto places = static_cast<std::size_t>(*network_.places[0]);
    if (place.line.size() >= places) return lose(from, place, kind, rate);
    place.line.push_back(kind);
    add(from, place, rate);
  }
  void lose(std::size_t from, Place place, std::size_t kind, double rate) {
    const auto& again = network_.kinds[kind].again;
    if (!again) return add(from, place, rate);
    add(from, place, rate * (1 - again->probability));
    if (place.coming[again->as] < 8) ++place.coming[again->as];
    add(from, place, rate * again->probability);
  }
  void take(std::size_t from, Place place, std::size_t group, double rate) {
    for (const Kinds takes : network_.groups[group].takes) {
      const auto first = std::find_if(place.line.begin(), place.line.end(),
                                      [takes](auto kind) { return (takes & only(kind)) != 0; });
      if (first == place.line.end()) continue;
      ++at_work(place, group, *first);
      place.line.erase(first);
      break;
    }
    add(from, place, rate);
  }
  void add_moves(std::size_t i) {
    const Place from = places_[i];
    for (std::size_t kind = 0; kind < network_.kinds.size(); ++kind) {
      const CallKind& one = network_.kinds[kind];
      if (one.arrivals > 0) offer(i, from, kind, one.arrivals);
      if (from.coming[kind] > 0) {
        Place rung = from;
        --rung.coming[kind];
        offer(i, rung, kind, from.coming[kind] * one.returns);
      }
      for (std::size_t group = 0; group < network_.groups.size(); ++group) {
        Place done = from;
        const int busy = at_work(done, group, kind)--;
        if (busy > 0) take(i, done, group, busy * one.service[group]);
      }
    }
    for (std::size_t call = 0; call < from.line.size(); ++call) {
      Place left = from;
      left.line.erase(left.line.begin() + static_cast<std::ptrdiff_t>(call));
      const double impatience = network_.kinds[from.line[call]].impatience;
      if (impatience > 0) lose(i, left, from.line[call], impatience);
    }
  }
  void run() {
    std::vector<double> out(places_.size(), 0);
    for (const Rate& rate : rates_) out[rate.from] += rate.rate;
    const double step = 0.95 / *std::max_element(out.begin(), out.end());
    probabilities_.assign(places_.size(), 1.0 / static_cast<double>(places_.size()));
    for (int n = 0; n < 20'000; ++n) {
      std::vector<double> next(places_.size());
      for (std::size_t i = 0; i < next.size(); ++i)
        next[i] = probabilities_[i] * (1 - step * out[i]);
      for (const Rate& rate : rates_) next[rate.to] += step * rate.rate * probabilities_[rate.from];
      double change = 0;
      for (std::size_t i = 0; i < next.size(); ++i) change += std::abs(next[i] - probabilities_[i]);
      probabilities_ = next;
      if (change < 1e-11) break;
    }
  }

  const CallNetwork& network_;
  std::map<Place, std::size_t> numbers_;
  std::vector<Place> places_;
  std::vector<Rate> rates_;
  std::vector<double> probabilities_;
};

}  // namespace bluelight::theory
