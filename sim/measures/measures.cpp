#include <fmt/format.h>

#include <bluelight/answering.hpp>
#include <bluelight/measures.hpp>
#include <stdexcept>

#include "measures/catalogue.hpp"
#include "measures/families.hpp"
#include "measures/summary.hpp"

namespace bluelight {
namespace {

std::vector<std::string> week_labels() {
  constexpr std::array days{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  std::vector<std::string> labels;
  for (int hour = 0; hour < hours_a_week; ++hour)
    labels.push_back(fmt::format("{} {:02}", days[static_cast<std::size_t>(hour / 24)], hour % 24));
  return labels;
}

/// A family of measures, or its part by hour of the week.
struct FamilyName {
  std::string_view name;
  bool by_hour;
};

/// Appends one measure a row: dimensions `series`, and `hour_of_week` where by hour.
template <class View>
void add(MeasureLayout& layout, FamilyName family, std::span<const CatalogueRow<View>> rows,
         const Dimension& series) {
  if (series.labels.empty()) return;
  for (const auto& row : rows) {
    if (family.by_hour && !row.by_hour) continue;
    Measure measure{.family = std::string(family.name) + (family.by_hour ? "_hour" : ""),
                    .name = std::string(row.name),
                    .unit = std::string(row.unit),
                    .description = std::string(row.description),
                    .dimensions = {series},
                    .offset = layout.size,
                    .size = series.labels.size()};
    if (family.by_hour) {
      measure.dimensions.push_back({"hour_of_week", week_labels()});
      measure.size *= hours_a_week;
    }
    layout.size += measure.size;
    layout.measures.push_back(std::move(measure));
  }
}

/// Appends the meaning of each row: of a family with a part by hour of the week, or without.
template <class View>
void add(std::vector<MeasureMeaning>& all, FamilyName family,
         std::span<const CatalogueRow<View>> rows) {
  for (const auto& row : rows)
    all.push_back(
        {family.name, row.name, row.unit, row.description, family.by_hour && row.by_hour});
}

/// The process that lets hours begin, puts staff on duty and lets the callers of each day ring.
Process hours_of(Engine& engine, const LocalHours& calendar, Answering& answering,
                 Observer& observer) {
  for (int hour = 0; hour < static_cast<int>(calendar.hours().size()); ++hour) {
    co_await engine.until(TimePoint{std::chrono::hours{hour}}).before_others();
    observer.hour_begins(hour);
    answering.staff_hour(calendar.hours()[static_cast<std::size_t>(hour)]);
  }
}

Process callers_of(Engine& engine, Demand& demand, int days, Answering& answering) {
  for (int day = 0; day < days; ++day)
    for (const FirstCall& call : demand.calls_of(day)) {
      co_await engine.until(call.at).in_turn();
      answering.ring(call);
    }
}

/// When a replication takes place: warm-up and measured time within whole local dates.
struct Timetable {
  explicit Timetable(const World& world) : calendar(run_calendar(world)) {
    const auto warm_up = std::chrono::ceil<std::chrono::days>(world.horizon.warm_up);
    window.from = calendar.days()[static_cast<std::size_t>(warm_up.count())].begin;
    window.to = window.from + world.horizon.length;
  }
  LocalHours calendar;
  Window window;
};

/// Which of the many possible runs this is.
struct Draw {
  std::uint64_t seed, replication;
};

/// One replication from its first instant to the end of measured time; it has ended once it is
/// made.
class Run {
 public:
  Run(const World& world, const Timetable& times, Draw draw, Observer& observer)
      : demand_(world, times.calendar, draw.seed, draw.replication),
        answering_(engine_, world, observer, draw.seed, draw.replication) {
    const int days = static_cast<int>(times.calendar.days().size());
    engine_.spawn(hours_of(engine_, times.calendar, answering_, observer));
    engine_.spawn(callers_of(engine_, demand_, days, answering_));
    engine_.run(times.window.to);
  }

 private:
  Demand demand_;
  Engine engine_;
  Answering answering_;
};

}  // namespace

const Measure& MeasureLayout::find(std::string_view family, std::string_view name) const {
  for (const Measure& measure : measures)
    if (measure.family == family && measure.name == name) return measure;
  throw std::out_of_range(fmt::format("no measure {}/{}", family, name));
}

std::vector<MeasureMeaning> measure_meanings() {
  std::vector<MeasureMeaning> all;
  add(all, {"contact", true}, call_catalogue());
  add(all, {"room", true}, call_catalogue());
  add(all, {"room", true}, room_catalogue());
  add(all, {"service", false}, call_catalogue());
  add(all, {"staff", true}, staff_catalogue());
  add(all, {"incident", true}, incident_catalogue());
  add(all, {"zone", false}, incident_catalogue());
  add(all, {"zone", false}, place_catalogue());
  add(all, {"desk", true}, desk_catalogue());
  add(all, {"transfer", true}, transfer_catalogue());
  return all;
}

/// In the order in which `summarise` gives the values.
MeasureLayout measure_layout(const World& world) {
  const SeriesNames series = series_names(world);
  MeasureLayout layout;
  for (const bool by_hour : {false, true}) {
    add(layout, {"contact", by_hour}, call_catalogue(), series.contacts);
    add(layout, {"room", by_hour}, call_catalogue(), series.rooms);
    add(layout, {"room", by_hour}, room_catalogue(), series.rooms);
    add(layout, {"staff", by_hour}, staff_catalogue(), series.staff);
    add(layout, {"incident", by_hour}, incident_catalogue(), series.incidents);
    add(layout, {"desk", by_hour}, desk_catalogue(), series.desks);
  }
  add(layout, {"service", false}, call_catalogue(), series.services);
  if (!series.incidents.labels.empty())
    add(layout, {"zone", false}, incident_catalogue(), series.zones);
  add(layout, {"zone", false}, place_catalogue(), series.zones);
  for (const bool by_hour : {false, true})
    add(layout, {"transfer", by_hour}, transfer_catalogue(), series.transfers);
  return layout;
}

RunValues simulate(const World& world, std::uint64_t seed, std::uint64_t replication) {
  const Timetable times(world);
  Tallies tallies(world, times.calendar, times.window);
  const Run run(world, times, {seed, replication}, tallies);
  tallies.finish(times.window.to);
  return summarise(world, tallies, times.window);
}

void observe(const World& world, std::uint64_t seed, std::uint64_t replication,
             Observer& observer) {
  Run(world, Timetable(world), {seed, replication}, observer);
}

}  // namespace bluelight
