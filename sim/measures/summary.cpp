#include "measures/summary.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

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

/// The calls of several classes together: a room is the sum of the classes it answers, a service of
/// its own.
class CallsTogether {
 public:
  CallsTogether(const std::vector<WeekOf<CallTally>>& contacts,
                std::vector<std::vector<ContactId>> parts)
      : contacts_(contacts), parts_(std::move(parts)) {}

  std::size_t size() const { return parts_.size(); }
  CallTally in_hour(std::size_t one, std::size_t hour) const {
    CallTally sum;
    for (const ContactId contact : parts_[one]) sum.merge(contacts_[contact.index][hour]);
    return sum;
  }
  CallTally in_all(std::size_t one) const {
    CallTally sum;
    for (const ContactId contact : parts_[one]) sum.merge(total(contacts_[contact.index]));
    return sum;
  }

 private:
  const std::vector<WeekOf<CallTally>>& contacts_;
  std::vector<std::vector<ContactId>> parts_;
};

std::vector<std::vector<ContactId>> classes_of_rooms(const World& world) {
  std::vector<std::vector<ContactId>> parts;
  for (const ControlRoom& room : world.rooms) parts.push_back(room.answers);
  return parts;
}

std::vector<std::vector<ContactId>> classes_of_services(const World& world) {
  std::vector<std::vector<ContactId>> parts(world.services.size());
  for (std::uint32_t i = 0; i < world.contacts.size(); ++i)
    parts[world.contacts[i].service.index].push_back({i});
  return parts;
}

/// The values of a run, family by family: row by row, and within a row series by series.
class Values {
 public:
  /// `visit(i, put)` calls `put` with the view of series `i`.
  template <class View, class Visit>
  void add(std::span<const CatalogueRow<View>> rows, std::size_t series, Visit visit) {
    const std::size_t from = values_.size();
    values_.resize(from + rows.size() * series);
    for (std::size_t i = 0; i < series; ++i)
      visit(i, [&](const View& view) {
        for (std::size_t row = 0; row < rows.size(); ++row)
          values_[from + row * series + i] = rows[row].value(view);
      });
  }
  /// `visit(i, hour, put)` calls `put` with the view of one hour of the week of series `i`.
  template <class View, class Visit>
  void add_hours(std::span<const CatalogueRow<View>> rows, std::size_t series, Visit visit) {
    std::vector<CatalogueRow<View>> by_hour;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(by_hour),
                 [](const CatalogueRow<View>& row) { return row.by_hour; });
    add(std::span<const CatalogueRow<View>>(by_hour), series * hours_a_week,
        [&](std::size_t i, auto put) { visit(i / hours_a_week, i % hours_a_week, put); });
  }
  RunValues take() { return std::move(values_); }

 private:
  RunValues values_;
};

/// What a run has counted, as values.
class Summary {
 public:
  Summary(const World& world, const Tallies& tallies, Window window)
      : dispatch_(tallies.dispatch()),
        contacts_(tallies.contacts()),
        tallies_(tallies),
        rooms_(contacts_, classes_of_rooms(world)),
        services_(contacts_, classes_of_services(world)),
        incidents_(!series_names(world).incidents.labels.empty()),
        places_(!series_names(world).zones.labels.empty()),
        seconds_(to_seconds(window.to - window.from).count()) {}

  RunValues values() {
    add_contacts();
    add_calls(rooms_);
    add_weeks(room_catalogue(), tallies_.rooms());
    add_weeks(staff_catalogue(), tallies_.staff());
    if (incidents_)
      add_incidents(dispatch_.services(), [](const auto& one) { return total(one.week); });
    add_desks();
    add_hours();
    add_calls(services_);
    if (incidents_) add_incidents(dispatch_.zones(), [](const auto& one) { return one.tally; });
    if (places_) add_places();
    add_transfers();
    add_hours_of(transfer_catalogue(), dispatch_.transfers());
    return values_.take();
  }

 private:
  void add_contacts() {
    values_.add(call_catalogue(), contacts_.size(), [&](std::size_t i, auto put) {
      put(CallView{total(contacts_[i]), seconds_});
    });
  }
  void add_calls(const CallsTogether& calls) {
    values_.add(call_catalogue(), calls.size(), [&](std::size_t i, auto put) {
      put(CallView{calls.in_all(i), seconds_});
    });
  }
  template <class View, class Tally>
  void add_weeks(std::span<const CatalogueRow<View>> rows,
                 const std::vector<WeekOf<Tally>>& weeks) {
    values_.add(rows, weeks.size(), [&](std::size_t i, auto put) { put(View{total(weeks[i])}); });
  }
  template <class Series, class Total>
  void add_incidents(const Series& series, Total total_of) {
    values_.add(incident_catalogue(), series.size(), [&](std::size_t i, auto put) {
      put(IncidentView{total_of(series[i]), &series[i].times});
    });
  }
  void add_desks() {
    const auto& desks = dispatch_.desks();
    values_.add(desk_catalogue(), desks.size(), [&](std::size_t i, auto put) {
      const DeskId desk{static_cast<std::uint32_t>(i)};
      put(DeskView{total(desks[i].week), &desks[i].times, dispatch_.backlog(desk), seconds_});
    });
  }
  void add_transfers() {
    const auto& transfers = dispatch_.transfers();
    values_.add(transfer_catalogue(), transfers.size(), [&](std::size_t i, auto put) {
      put(TransferView{total(transfers[i].week), &transfers[i].times});
    });
  }
  void add_places() {
    const auto& places = tallies_.places();
    values_.add(place_catalogue(), places.size(),
                [&](std::size_t i, auto put) { put(PlaceView{places[i]}); });
  }
  /// `tally_of(i, hour)` of so many series.
  template <class View, class TallyOf>
  void add_hours(std::span<const CatalogueRow<View>> rows, std::size_t series, TallyOf tally_of) {
    values_.add_hours(rows, series, [&](std::size_t i, std::size_t hour, auto put) {
      put(View{tally_of(i, hour)});
    });
  }
  template <class View, class Tally>
  void add_hours(std::span<const CatalogueRow<View>> rows,
                 const std::vector<WeekOf<Tally>>& weeks) {
    add_hours(rows, weeks.size(),
              [&](std::size_t i, std::size_t hour) -> const Tally& { return weeks[i][hour]; });
  }
  template <class View, class Series>
  void add_hours_of(std::span<const CatalogueRow<View>> rows, const std::vector<Series>& all) {
    add_hours(
        rows, all.size(), [&](std::size_t i, std::size_t hour) -> const auto& {
          return all[i].week[hour];
        });
  }
  void add_hours() {
    add_hours(call_catalogue(), contacts_);
    add_hours(call_catalogue(), rooms_.size(),
              [&](std::size_t i, std::size_t hour) { return rooms_.in_hour(i, hour); });
    add_hours(room_catalogue(), tallies_.rooms());
    add_hours(staff_catalogue(), tallies_.staff());
    if (incidents_) add_hours_of(incident_catalogue(), dispatch_.services());
    add_hours_of(desk_catalogue(), dispatch_.desks());
  }

  const DispatchTallies& dispatch_;
  const std::vector<WeekOf<CallTally>>& contacts_;
  const Tallies& tallies_;
  CallsTogether rooms_, services_;
  bool incidents_;  ///< measured
  bool places_;     ///< measured: zones with incidents
  double seconds_;  ///< measured
  Values values_;
};

}  // namespace

RunValues summarise(const World& world, const Tallies& tallies, Window window) {
  return Summary(world, tallies, window).values();
}

}  // namespace bluelight
