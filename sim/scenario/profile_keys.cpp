#include <numeric>

#include "scenario/day_rows.hpp"
#include "scenario/demand_keys.hpp"

namespace bluelight {

struct StatedProfile {
  std::string name, title, source;
  std::array<double, 24> hour{};
  DayRows<double> hours_on;
  std::array<double, 7> day{};
  std::array<double, 12> month{};
  std::string bank_holiday_like;
  double school_holiday = 1;
};

namespace {

Type<double> index() { return number(from_zero(1e6, "0 … 1,000,000")); }

template <std::size_t size>
void check_not_all_zero(Reading& reading, const Node& node, const std::array<double, size>& row) {
  if (std::accumulate(row.begin(), row.end(), 0.0) > 0) return;
  reading.problems.add(node, "at least one number above 0");
}

template <std::size_t size>
Check<StatedProfile> not_all_zero(const char* key, std::array<double, size> StatedProfile::*row) {
  return after<StatedProfile>(
      {key}, [key, row](Reading& reading, const Node& table, StatedProfile& profile) {
        check_not_all_zero(reading, *table.find(key), profile.*row);
      });
}

const Keys<StatedProfile>& profile_keys() {
  using Stated = StatedProfile;
  static const Keys<Stated> keys{
      {key<Stated>("title", &Stated::title, text(), {absent("the name"), "Name for people."}),
       key<Stated>("source", &Stated::source, text(),
                   {absent("none"), "Where the shape comes from."}),
       key<Stated>(
           "hour", &Stated::hour, row_of<24>(index()),
           {required(),
            "Relative demand by local hour, from midnight to midnight; only proportions count."}),
       key<Stated>("hours_on", &Stated::hours_on,
                   table_of(day_row_keys(index(), {"`hour`", "as `bank_holiday_like` says"})),
                   {absent("`hour` on every day"), "Rows in place of `hour` on some days."}),
       key<Stated>("day", &Stated::day, row_of<7>(index()),
                   {otherwise("[1, 1, 1, 1, 1, 1, 1]"), "Factor on each day, Monday to Sunday."}),
       key<Stated>(
           "bank_holiday_like", &Stated::bank_holiday_like,
           one_of({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}),
           {otherwise("\"sunday\""), "The day whose factor and hours hold on a bank holiday."}),
       key<Stated>("month", &Stated::month, row_of<12>(index()),
                   {otherwise("[1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]"),
                    "Relative demand by month, from January."}),
       key<Stated>("school_holiday", &Stated::school_holiday, number(from_zero(10, "0 … 10")),
                   {otherwise("1"), "Factor on days of school holiday."})},
      {not_all_zero("hour", &Stated::hour), not_all_zero("day", &Stated::day),
       not_all_zero("month", &Stated::month)}};
  return keys;
}

std::size_t weekday_called(const std::string& name) {
  const auto& names = day_names();
  return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

Profile put_together(const StatedProfile& stated) {
  constexpr std::size_t bank_holiday = 7;
  Profile profile{stated.name, stated.title};
  const std::size_t like = weekday_called(stated.bank_holiday_like);
  for (std::size_t kind = 0; kind < day_kinds; ++kind) {
    const bool is_like = kind == bank_holiday && !stated.hours_on.row[bank_holiday];
    const auto row = stated.hours_on.of(is_like ? like : kind).value_or(stated.hour);
    const double factor = stated.day[kind == bank_holiday ? like : kind];
    std::transform(row.begin(), row.end(), profile.hour[kind].begin(),
                   [factor](double relative) { return relative * factor; });
  }
  profile.month = stated.month;
  profile.school_holiday = stated.school_holiday;
  return profile;
}

}  // namespace

const std::vector<std::string>& day_names() {
  static const std::vector<std::string> names{"monday",   "tuesday",      "wednesday",
                                              "thursday", "friday",       "saturday",
                                              "sunday",   "bank_holiday", "weekday"};
  return names;
}

Type<std::vector<Profile>> profiles() {
  const auto tables = named(profile_keys());
  return {tables.name, tables.range,
          [read = tables.read](Reading& reading,
                               const Node& node) -> std::optional<std::vector<Profile>> {
            const std::size_t before = reading.problems.size();
            const auto stated = read(reading, node);
            if (!stated || reading.problems.size() > before) return std::nullopt;
            std::vector<Profile> all;
            for (const StatedProfile& one : *stated) all.push_back(put_together(one));
            return all;
          },
          tables.members, tables.complete};
}

}  // namespace bluelight
