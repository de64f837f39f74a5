#include "measures/summary.hpp"

#include "measures/catalogue.hpp"
#include "measures/families.hpp"

namespace bluelight {
namespace {

template <class Tally>
Tally total(const WeekOf<Tally>& week) {
  Tally sum;
  for (const Tally& hour : week) sum.merge(hour);
  return sum;
}

/// Calls of each class, room or service.
using Calls = std::vector<WeekOf<CallTally>>;

void add(WeekOf<CallTally>& to, const WeekOf<CallTally>& from) {
  for (std::size_t hour = 0; hour < hours_a_week; ++hour) to[hour].merge(from[hour]);
}

/// A room is the sum of the classes it answers.
Calls calls_of_rooms(const World& world, const Calls& contacts) {
  Calls calls(world.rooms.size());
  for (std::size_t room = 0; room < world.rooms.size(); ++room)
    for (const ContactId contact : world.rooms[room].answers)
      add(calls[room], contacts[contact.index]);
  return calls;
}

Calls calls_of_services(const World& world, const Calls& contacts) {
  Calls calls(world.services.size());
  for (std::size_t contact = 0; contact < world.contacts.size(); ++contact)
    add(calls[world.contacts[contact].service.index], contacts[contact]);
  return calls;
}

/// The values of a run, family by family.
class Values {
 public:
  /// `view` makes a row's view of a tally and the position of its series.
  template <class View, class Tally, class MakeView>
  void add(std::span<const CatalogueRow<View>> rows, const std::vector<Tally>& series,
           MakeView view) {
    for (const auto& row : rows)
      for (std::size_t i = 0; i < series.size(); ++i)
        values_.push_back(row.value(view(series[i], i)));
  }
  /// The whole window from tallies by hour of the week.
  template <class View, class Tally, class MakeView>
  void add_totals(std::span<const CatalogueRow<View>> rows,
                  const std::vector<WeekOf<Tally>>& series, MakeView view) {
    std::vector<Tally> sums;
    for (const WeekOf<Tally>& week : series) sums.push_back(total(week));
    add(rows, sums, view);
  }
  void add_totals(const Calls& calls, double seconds) {
    add_totals(call_catalogue(), calls, [&](const CallTally& tally, std::size_t) {
      return CallView{tally, seconds};
    });
  }
  template <class View, class Tally>
  void add_hours(std::span<const CatalogueRow<View>> rows,
                 const std::vector<WeekOf<Tally>>& series) {
    for (const auto& row : rows)
      if (row.by_hour)
        for (const WeekOf<Tally>& week : series)
          for (const Tally& hour : week) values_.push_back(row.value(View{hour}));
  }
  RunValues take() { return std::move(values_); }

 private:
  RunValues values_;
};

template <class View>
constexpr auto plain_view = [](const auto& tally, std::size_t) { return View{tally}; };

}  // namespace

RunValues summarise(const World& world, const Tallies& tallies, Window window) {
  const SeriesNames series = series_names(world);
  const bool incidents = !series.incidents.labels.empty();
  const DispatchTallies& dispatch = tallies.dispatch();
  const Calls& contacts = tallies.contacts();
  const Calls rooms = calls_of_rooms(world, contacts);
  const double seconds = to_seconds(window.to - window.from).count();
  Values values;
  values.add_totals(contacts, seconds);
  values.add_totals(rooms, seconds);
  values.add_totals(room_catalogue(), tallies.rooms(), plain_view<RoomView>);
  values.add_totals(staff_catalogue(), tallies.staff(), plain_view<StaffView>);
  if (incidents)
    values.add_totals(incident_catalogue(), dispatch.services(), plain_view<IncidentView>);
  values.add_totals(desk_catalogue(), dispatch.desks(), [&](const DeskTally& tally, std::size_t i) {
    return DeskView{tally, dispatch.backlog(DeskId{static_cast<std::uint32_t>(i)}), seconds};
  });
  values.add_hours(call_catalogue(), contacts);
  values.add_hours(call_catalogue(), rooms);
  values.add_hours(room_catalogue(), tallies.rooms());
  values.add_hours(staff_catalogue(), tallies.staff());
  if (incidents) values.add_hours(incident_catalogue(), dispatch.services());
  values.add_hours(desk_catalogue(), dispatch.desks());
  values.add_totals(calls_of_services(world, contacts), seconds);
  if (incidents) values.add(incident_catalogue(), dispatch.zones(), plain_view<IncidentView>);
  values.add(transfer_catalogue(), dispatch.transfers(), plain_view<TransferView>);
  return values.take();
}

}  // namespace bluelight
