#include "demand/callers.hpp"

#include <algorithm>
#include <cmath>

namespace bluelight {
namespace {

constexpr int most_callers = 1'000'000;  // of either sort, so that one draw cannot fill the memory

/// Which entry of a list of shares `u` falls on.
template <class List, class ShareOf>
std::size_t choose(const List& list, double u, ShareOf share_of) {
  std::size_t i = 0;
  for (double below = share_of(list[0]); i + 1 < list.size() && u >= below;
       below += share_of(list[i]))
    ++i;
  return i;
}

/// One and a geometric number of further callers with mean `mean - 1`, by inversion.
int number_of_calls(double mean, double u) {
  const double q = (mean - 1) / mean;
  if (q <= 0) return 1;
  return 1 + static_cast<int>(std::min(std::log1p(-u) / std::log(q), double{most_callers}));
}

bool has_burst(const IncidentType& type, double u) { return type.burst && u < type.burst->share; }

Duration at_once(const IncidentType&, double) { return {}; }
Duration usual(const IncidentType& type, double u) { return type.calls_over.sample(u); }
Duration in_burst(const IncidentType& type, double u) {
  return to_duration(to_seconds(type.burst->over) * u);
}

}  // namespace

void Callers::report(const IncidentType& type, FirstCall about, double busy,
                     std::vector<FirstCall>& calls) const {
  const Uniforms u = draws_(about.incident);
  const std::size_t variant =
      choose(type.variants, u[0], [](const IncidentVariant& one) { return one.share; });
  const double mean = std::max(1.0, type.variants[variant].calls * busy);
  const int usual_callers = number_of_calls(mean, u[1]);
  const int burst = has_burst(type, u[2]) ? number_of_calls(type.burst->calls + 1, u[3]) - 1 : 0;
  about.variant = static_cast<std::uint16_t>(variant);
  about.callers = static_cast<std::uint32_t>(usual_callers + burst);
  calls.push_back(caller(type, about, about.incident.part(0), at_once));
  calls.back().rings = type.without_call == 0 || draws_(about.incident, 1)[0] >= type.without_call;
  for (int n = 1; n < usual_callers; ++n)
    calls.push_back(caller(type, about, about.incident.part(static_cast<std::uint64_t>(n)), usual));
  const Entity crowd = burst > 0 ? about.incident.part("burst") : Entity{};
  for (int n = 0; n < burst; ++n)
    calls.push_back(caller(type, about, crowd.part(static_cast<std::uint64_t>(n)), in_burst));
}

double Callers::mean_calls(const IncidentType& type) {
  double mean = type.burst ? type.burst->share * type.burst->calls : 0;
  for (const IncidentVariant& variant : type.variants) mean += variant.share * variant.calls;
  return mean - type.without_call;
}

FirstCall Callers::caller(const IncidentType& type, const FirstCall& about, Entity caller,
                          Duration (*later)(const IncidentType&, double u)) const {
  const Uniforms u = draws_(caller, 1);
  FirstCall call = about;
  call.at += later(type, u[0]);
  call.caller = caller;
  call.contact =
      type.first[choose(type.first, u[1], [](const auto& one) { return one.second; })].first;
  return call;
}

}  // namespace bluelight
