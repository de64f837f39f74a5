#include "demand/by_time.hpp"

#include <algorithm>
#include <numeric>

namespace bluelight {

void ByTime::sort_by_part(const std::vector<FirstCall>& calls, const LocalDay& date) {
  const double parts_a_tick =
      static_cast<double>(calls.size()) / static_cast<double>((date.end - date.begin).count());
  const auto part_of = [&](TimePoint at) {
    return static_cast<std::size_t>(static_cast<double>((at - date.begin).count()) * parts_a_tick);
  };
  end_of_.assign(calls.size() + 2, 0);
  places_.resize(calls.size());
  for (const FirstCall& call : calls) ++end_of_[part_of(call.at) + 1];
  std::partial_sum(end_of_.begin(), end_of_.end(), end_of_.begin());
  for (std::uint32_t i = 0; i < calls.size(); ++i)
    places_[end_of_[part_of(calls[i].at)]++] = {calls[i].at, i};
}

void ByTime::sort(std::vector<FirstCall>& calls, const LocalDay& date) {
  sort_by_part(calls, date);
  const auto earlier = [&calls](const Place& a, const Place& b) {
    return a.at != b.at ? a.at < b.at : calls[a.call].caller.hash < calls[b.call].caller.hash;
  };
  auto from = places_.begin();
  for (const std::uint32_t end : end_of_) {
    const auto to = places_.begin() + end;
    if (to - from > 1) std::sort(from, to, earlier);
    from = to;
  }
  sorted_.clear();
  for (const Place& place : places_) sorted_.push_back(calls[place.call]);
  calls.swap(sorted_);
}

}  // namespace bluelight
