#include "staffing/week_load.hpp"

#include <algorithm>
#include <cmath>

#include "demand/callers.hpp"
#include "demand/rates.hpp"

namespace bluelight {
namespace {

constexpr double hour = 3600;
constexpr std::uint8_t bank_holiday = 7;

/// A rate and how many calls of one class, or pieces of work at one desk, each of its events
/// brings.
struct Source {
  const Rate* rate = nullptr;
  double calls = 0;
  double handle_time = 0;
};

double mean_seconds(const Distribution& distribution) { return distribution.mean().count(); }

std::vector<Source> sources_of(const World& world, ContactId contact) {
  const ContactClass& one = at(world.contacts, contact);
  std::vector<Source> sources;
  for (const ContactDemand& calls : world.calls)
    if (calls.contact == contact)
      sources.push_back({&calls.rate, 1,
                         mean_seconds(calls.talk.value_or(one.talk)) +
                             mean_seconds(calls.wrap_up.value_or(one.wrap_up))});
  for (const IncidentType& type : world.incidents)
    for (const auto& [number, share] : type.first)
      if (number == contact)
        sources.push_back({&type.rate, share * Callers::mean_calls(type),
                           mean_seconds(one.talk) + mean_seconds(one.wrap_up)});
  return sources;
}

/// Share of a type's incidents that a service sees: those that need it and are not resolved within
/// the call.
double share_seen(const World& world, const IncidentType& type, ServiceId service) {
  double rung = 0;
  for (const auto& [contact, share] : type.first)
    if (at(world.contacts, contact).service == service) rung += share;
  double needed = 0;
  for (const IncidentVariant& one : type.variants) {
    const bool named =
        std::ranges::any_of(one.needs, [&](const auto& need) { return need.first == service; });
    needed += one.share * (one.needs.empty() ? rung : named ? 1 : 0);
  }
  return needed * (1 - type.by_phone);
}

/// Share of a type's incidents whose place the desk looks after, if no desk before it does.
double share_of_places(const World& world, DeskId desk, IncidentTypeId type) {
  double own = 0, all = 0;
  for (const PlaceRate& place : place_rates(world, at(world.incidents, type).rate)) {
    const auto is_first = std::ranges::find_if(world.desks, [&](const DispatchDesk& one) {
      return one.service == at(world.desks, desk).service && covers(one, type, place.zone);
    });
    all += place.per_second;
    if (is_first - world.desks.begin() == static_cast<std::ptrdiff_t>(desk.index))
      own += place.per_second;
  }
  return all > 0 ? own / all : 0;
}

/// The work that one type of incidents brings to a desk.
void add_sources(std::vector<Source>& sources, const World& world, DeskId id, IncidentTypeId type) {
  const DispatchDesk& desk = at(world.desks, id);
  const IncidentType& incident = at(world.incidents, type);
  const auto response = std::ranges::find(incident.responses, desk.service, &Response::service);
  if (response == incident.responses.end()) return;
  const double seen = share_seen(world, incident, desk.service);
  const auto& appointment = incident.appointment;
  const bool is_kept = appointment && at(world.desks, appointment->desk).service == desk.service;
  if (is_kept && appointment->desk == id)
    sources.push_back({&incident.rate, seen * appointment->share, mean_seconds(desk.work)});
  const double mobilised =
      seen * (is_kept ? 1 - appointment->share : 1) * share_of_places(world, id, type);
  const double updates = desk.updates_per_hour / hour * mean_seconds(response->open);
  sources.push_back({&incident.rate, mobilised, mean_seconds(desk.work)});
  sources.push_back({&incident.rate, mobilised * updates, mean_seconds(desk.update)});
}

std::vector<Source> sources_of(const World& world, DeskId desk) {
  std::vector<Source> sources;
  for (std::uint32_t type = 0; type < world.incidents.size(); ++type)
    add_sources(sources, world, desk, {type});
  return sources;
}

/// Rates by hour of the week, averaged over the dates of a calendar.
class WeekRates {
 public:
  explicit WeekRates(const World& world)
      : world_(world), calendar_(calendar_of(world)), mean_index_(world) {
    for (const LocalHour& one : calendar_.hours())
      if (one.day_kind != bank_holiday) ++seen_[static_cast<std::size_t>(one.hour_of_week())];
  }

  WeekValues of(const Rate& rate) const {
    WeekValues sums{};
    std::size_t h = 0;
    for (int day = 0; day < static_cast<int>(calendar_.days().size()); ++day) {
      const LocalDay& date = calendar_.days()[static_cast<std::size_t>(day)];
      const DayRates rates = day_rates(world_, calendar_, rate, day);
      for (std::size_t i = 0;
           i < static_cast<std::size_t>((date.end - date.begin) / std::chrono::hours{1});
           ++i, ++h) {
        const LocalHour& local = calendar_.hours()[h];
        if (local.day_kind == bank_holiday) continue;
        const auto place = static_cast<std::size_t>(local.hour_of_week());
        sums[place] += rates.per_second[i] / seen_[place];
      }
    }
    const double each = per_second(rate);
    for (double& sum : sums) sum *= each;
    return sums;
  }

 private:
  static LocalHours calendar_of(const World& world) {
    constexpr int year = 364;
    const auto measured = std::chrono::floor<std::chrono::days>(world.horizon.length).count();
    const int days = measured < 7 ? 7 : std::min(year, static_cast<int>(measured));
    return {world.area.start, days, world.area.time_zone, world.area.bank_holidays,
            world.area.school_holidays};
  }

  double per_second(const Rate& rate) const {
    double sum = 0;
    for (const PlaceRate& place : place_rates(world_, rate)) sum += place.per_second;
    return sum * world_.demand_factor / mean_index_(rate);
  }

  const World& world_;
  LocalHours calendar_;
  MeanIndices mean_index_;
  std::array<double, hours_a_week> seen_{};
};

/// The modified offered load of a week that comes again and again.
void add_offered_load(ClassLoad& load) {
  if (load.handle_time <= 0) return;
  const double stay = std::exp(-hour / load.handle_time);
  double busy = 0;
  for (int week = 0; week < 3; ++week)
    for (std::size_t h = 0; h < hours_a_week; ++h) {
      const double settled = load.arrivals[h] * load.handle_time;
      load.at_begin[h] = busy;
      load.erlangs[h] = settled + (busy - settled) * (1 - stay) * load.handle_time / hour;
      busy = settled + (busy - settled) * stay;
    }
}

ClassLoad load_of(const WeekRates& rates, const std::vector<Source>& sources) {
  ClassLoad load;
  double calls = 0, handling = 0, grown = 0;
  for (const Source& source : sources) {
    const WeekValues values = rates.of(*source.rate);
    for (std::size_t h = 0; h < hours_a_week; ++h) {
      load.arrivals[h] += values[h] * source.calls;
      calls += values[h] * source.calls;
      handling += values[h] * source.calls * source.handle_time;
      grown += values[h] * source.calls * source.handle_time * source.rate->growth;
    }
  }
  load.handle_time = calls > 0 ? handling / calls : 0;
  load.growth = handling > 0 ? grown / handling : 0;
  add_offered_load(load);
  return load;
}

}  // namespace

std::vector<ClassLoad> week_loads(const World& world) {
  const WeekRates rates(world);
  std::vector<ClassLoad> loads;
  for (std::uint32_t i = 0; i < world.contacts.size(); ++i)
    loads.push_back(load_of(rates, sources_of(world, ContactId{i})));
  for (std::uint32_t i = 0; i < world.desks.size(); ++i)
    loads.push_back(load_of(rates, sources_of(world, DeskId{i})));
  return loads;
}

const ClassLoad& load_of(const World& world, const std::vector<ClassLoad>& loads, SkillId work) {
  const std::size_t from = work.kind == SkillId::Kind::contact ? 0 : world.contacts.size();
  return loads[from + work.index];
}

}  // namespace bluelight
