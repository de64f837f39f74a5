#include <algorithm>
#include <bluelight/demand.hpp>
#include <cmath>

#include "demand/busy_days.hpp"
#include "demand/by_time.hpp"
#include "demand/callers.hpp"
#include "demand/rates.hpp"

namespace bluelight {

/// One independent stream of incidents or calls: a type in a zone.
struct Demand::Source {
  Entity entity;
  double rate = 0;  ///< a second, at index 1 and before growth
  const Rate* shape = nullptr;
  double mean_index = 1;
  std::uint32_t calls = 0;     ///< position in World::calls plus one
  std::uint32_t incident = 0;  ///< position in World::incidents, when `calls` is 0
  std::uint16_t zone = FirstCall::nowhere;
};

/// One band of candidates of a source on a date.
struct Demand::Band {
  Entity entity;
  int number = 0;
};

namespace {

constexpr double band_ratio = 1.25;
constexpr Seconds day_length{86400};

/// Lower edge of a band, a second: 0, then one a day, then a quarter more each.
double band_edge(int band) {
  return band == 0 ? 0 : std::pow(band_ratio, band - 1) / day_length.count();
}

/// Gap to the next candidate of a band, by inversion.
Duration gap(double u, double width) { return to_duration(Seconds{-std::log(u) / width}); }

}  // namespace

LocalHours run_calendar(const World& world) {
  const Area& area = world.area;
  const auto start = std::chrono::sys_days{area.start};
  const auto before = std::chrono::ceil<std::chrono::days>(world.horizon.warm_up);
  const auto after = std::chrono::ceil<std::chrono::days>(world.horizon.length);
  return {start - before, static_cast<int>((before + after).count()) + 1, area.time_zone,
          area.bank_holidays, area.school_holidays};
}

Demand::Demand(const World& world, const LocalHours& calendar, std::uint64_t seed,
               std::uint64_t replication)
    : world_(world),
      calendar_(calendar),
      busy_(std::make_unique<BusyDays>(world, calendar, seed, replication)),
      callers_(std::make_unique<Callers>(seed, replication)),
      mean_index_(std::make_unique<MeanIndices>(world)),
      by_time_(std::make_unique<ByTime>()),
      arrivals_(seed, replication, Purpose::arrival) {
  for (std::uint32_t i = 0; i < world.calls.size(); ++i)
    add_source(world.calls[i].rate, "calls." + world.calls[i].name, i + 1, 0);
  for (std::uint32_t i = 0; i < world.incidents.size(); ++i)
    add_source(world.incidents[i].rate, "incident." + world.incidents[i].name, 0, i);
}

Demand::~Demand() = default;

void Demand::add_source(const Rate& rate, const std::string& name, std::uint32_t calls,
                        std::uint32_t incident) {
  const double mean_index = (*mean_index_)(rate);
  for (const PlaceRate& place : place_rates(world_, rate)) {
    if (place.per_second <= 0) continue;
    const Entity entity = Entity::named(name + "@" + place.name);
    const auto zone =
        place.zone ? static_cast<std::uint16_t>(place.zone->index) : FirstCall::nowhere;
    sources_.push_back({entity, place.per_second * world_.demand_factor, &rate, mean_index, calls,
                        incident, zone});
  }
}

const std::vector<FirstCall>& Demand::calls_of(int day) {
  today_.swap(later_);
  later_.clear();
  busy_->begin(day);
  for (const Source& source : sources_) candidates(source, day);
  const TimePoint end = calendar_.days()[static_cast<std::size_t>(day)].end;
  const auto tomorrow = std::partition(today_.begin(), today_.end(),
                                       [end](const FirstCall& call) { return call.at < end; });
  later_.assign(tomorrow, today_.end());
  today_.erase(tomorrow, today_.end());
  by_time_->sort(today_, calendar_.days()[static_cast<std::size_t>(day)]);
  return today_;
}

void Demand::candidates(const Source& source, int day) {
  const DayRates rates = day_rates(world_, calendar_, *source.shape, day)
                             .scaled(source.rate / source.mean_index)
                             .times(busy_->demand(source.shape->busyness));
  const LocalDay& date = calendar_.days()[static_cast<std::size_t>(day)];
  const Entity today = source.entity.part(
      static_cast<std::uint64_t>(std::chrono::sys_days{date.date}.time_since_epoch().count()));
  for (int band = 0; band_edge(band) < rates.highest; ++band)
    thin_band(source, {today.part(static_cast<std::uint64_t>(band)), band}, date, rates);
}

void Demand::thin_band(const Source& source, Band band, const LocalDay& date,
                       const DayRates& rates) {
  const double below = band_edge(band.number), width = band_edge(band.number + 1) - below;
  TimePoint at = date.begin;
  for (std::uint64_t n = 0;; ++n) {
    if (n % 2 == 0) pair_ = arrivals_(band.entity, n / 2);
    const int lane = n % 2 == 0 ? 0 : 2;
    at += gap(pair_[lane], width);
    if (at >= date.end) return;
    if (below + pair_[lane + 1] * width < rates.at(at - date.begin))
      accept(source, at, band.entity.part(n));
  }
}

void Demand::accept(const Source& source, TimePoint at, Entity entity) {
  if (source.calls > 0)
    today_.push_back({.at = at,
                      .caller = entity,
                      .contact = world_.calls[source.calls - 1].contact,
                      .calls = source.calls});
  else
    add_incident_calls(source, at, entity);
}

void Demand::add_incident_calls(const Source& source, TimePoint at, Entity incident) {
  const IncidentType& type = world_.incidents[source.incident];
  FirstCall about;
  about.at = at;
  about.incident = incident;
  about.type = static_cast<std::uint16_t>(source.incident);
  about.zone = source.zone;
  callers_->report(type, about, busy_->callers(type.rate.busyness, at), today_);
}

double Demand::expected_calls_a_year(const World& world, ContactId contact) {
  const double year = seconds_of_year(world.area);
  double total = 0;
  for (const ContactDemand& calls : world.calls)
    if (calls.contact == contact)
      for (const PlaceRate& place : place_rates(world, calls.rate))
        total += place.per_second * year;
  for (const IncidentType& type : world.incidents) {
    double share = 0;
    for (const auto& [number, part] : type.first) share += number == contact ? part : 0;
    for (const PlaceRate& place : place_rates(world, type.rate))
      total += place.per_second * year * Callers::mean_calls(type) * share;
  }
  return total * world.demand_factor;
}

}  // namespace bluelight
