/// The area as it is: services, places, demand, rooms, staff and costs. What a scenario file
/// becomes once it is checked.
#pragma once

#include <array>
#include <bluelight/distribution.hpp>
#include <bluelight/identifier.hpp>
#include <bluelight/money.hpp>
#include <bluelight/problem.hpp>
#include <bluelight/time.hpp>
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace bluelight {

/// A number that a scenario states, with what is known about it. Feeds the appraisal's ranges and
/// the report's sources.
struct Input {
  std::string path;  ///< dotted path of the value, "staff.fire_operators.cost_per_fte"
  double value = 0;
  double low = 0, high = 0;  ///< equal to `value` where no range is given
  std::string unit;          ///< unit of the three numbers, "s", "GBP", "1"
  std::string source;        ///< "evidence 4.16", "assumed", or empty
  std::string grade;  ///< "high", "reported", "low", "memory", "derived", "assumed", or empty
  std::string group;  ///< inputs of one group err together; empty: alone
  Origin origin;
};

/// A police force, fire and rescue service or ambulance trust: who pays and who answers.
struct Service {
  std::string name, title;
};

/// A place where incidents happen.
struct Zone {
  std::string name, title;
  double population = 0;
  std::string kind;  ///< "urban", "rural" or "mixed"
};

/// Share of calls that should be answered within a time.
struct ServiceLevel {
  Duration within{};
  double share = 0;
};

/// What a caller does after giving up: tries again with `probability` after `delay`, at most `most`
/// times.
struct Redial {
  double probability = 0;
  Distribution delay;
  int most = 0;
};

/// A class of calls with its own queue discipline, times and standard.
struct ContactClass {
  std::string name, title;
  ServiceId service;
  int priority = 0;             ///< smaller is answered first; equal priorities by age
  Distribution operator_delay;  ///< call connected by the 999 operator -> offered to the room;
                                ///< before the answer clock
  Distribution talk;            ///< answered -> caller gone
  Distribution wrap_up;         ///< caller gone -> handler free
  std::optional<Distribution> patience;  ///< offered -> gives up; none: waits for ever
  std::optional<Redial> redial;
  std::optional<ServiceLevel> standard;
};

/// How demand moves over hours, days and months. Indices are relative: only their proportions
/// count.
struct Profile {
  std::string name, title;
  std::array<std::array<double, 24>, 8>
      hour{};  ///< by day kind (Monday … Sunday, bank holiday) and local hour
  std::array<double, 12> month{};
  double school_holiday = 1;  ///< factor on days of school holiday
};

/// Day-to-day variation of demand beyond chance: each local date has a factor, gamma with mean 1.
struct Busyness {
  std::string name, title;
  double cv = 0;      ///< of the factor; 0: none
  double common = 0;  ///< share of the variance, on the normal scale, that is the same for every
                      ///< busyness of the world; two of them correlate by the root of the product
};

/// Demand that is higher (or lower) for a while, a heat day or New Year's Eve: on stated dates or
/// at random.
struct Surge {
  using Factors = std::vector<std::pair<BusynessId, double>>;
  std::string name, title;
  Factors factor;   ///< on incidents and calls that have this busyness
  Factors callers;  ///< on the mean number of callers of an incident that has it
  std::vector<std::chrono::year_month_day> on;  ///< local dates on which it begins
  double per_year = 0;  ///< random beginnings a year, evenly over the dates of `months`
  std::array<bool, 12> months{true, true, true, true, true, true,
                              true, true, true, true, true, true};  ///< for a random one
  int from_hour = 0;   ///< it begins with the first hour of the date that is not before this one
  Duration lasting{};  ///< elapsed time, whole hours
};

/// How often something happens. Exactly one basis.
struct Rate {
  enum class Basis { per_1000_per_year, per_year, per_second };
  Basis basis = Basis::per_second;
  double value = 0;  ///< residents' rate, whole number a year, or a plain rate without calendar
  std::optional<ProfileId> profile;  ///< none: the same at every instant
  double growth = 0;                 ///< relative change a year from `Area::rates_of`, compounded
  std::string where;                 ///< kind of zone for `per_1000_per_year`; empty: every zone
  std::optional<BusynessId> busyness = {};  ///< none: Poisson, and no surge
};

/// Calls that belong to no incident: non-emergency contacts, silent and accidental calls,
/// background of a regional room.
struct ContactDemand {
  std::string name, title;
  ContactId contact;
  Rate rate;
  std::optional<Distribution> talk, wrap_up;  ///< instead of the class's own
};

/// One way an incident of a type turns out.
struct IncidentVariant {
  double share = 0;
  double calls =
      1;  ///< mean number of callers, at least 1: one and a geometric number of further ones
};

/// A kind of real-world emergency that people ring about.
struct IncidentType {
  std::string name, title;
  Rate rate;
  std::vector<std::pair<ContactId, double>>
      first;  ///< which number a caller rings, with its share; sums to 1
  std::vector<IncidentVariant> variants;  ///< shares sum to 1
  Distribution calls_over;                ///< first call -> each further call
};

/// A room that answers calls.
struct ControlRoom {
  std::string name, title;
  std::vector<ContactId>
      answers;  ///< classes offered to this room; a class is offered to exactly one room
  std::optional<int> queue_limit;  ///< waiting places; a call that finds them full is lost at once
                                   ///< (counts as abandoned); none: no limit
};

/// Seats filled, by day kind and local hour.
using Roster = std::array<std::array<int, 24>, 8>;

/// People with the same skills and roster.
struct StaffGroup {
  std::string name, title;
  RoomId room;
  std::string organisation;           ///< who pays
  std::vector<ContactId> skills;      ///< what they may answer, in any room
  std::vector<double> handle_factor;  ///< talk and wrap-up multiplied by this, one for each skill
  Roster seats{};                     ///< people taking calls, after shrinkage
  double shrinkage = 0;               ///< paid time not available, share of paid time
  Duration contract_week{};           ///< paid hours of one full-time post
  Pounds cost_per_fte;                ///< a year, with on-costs
};

/// Money that is paid once or every year, on top of posts.
struct CostLine {
  std::string name;  ///< dotted path of the input, "lever.merge.capital"
  std::string organisation;
  Pounds amount;  ///< once, or a year
  bool yearly = false;
  std::chrono::year_month_day from;  ///< date paid, or first day of the yearly cost
};

/// Discount rates by year of appraisal.
struct DiscountSchedule {
  struct Step {
    int from_year = 0;
    double rate = 0;
  };
  std::string name, title, source;
  std::vector<Step> steps;  ///< ascending; the first from year 0
};

/// The area and its calendar.
struct Area {
  std::string prices;  ///< price base, "2025/26"
  std::string time_zone = "Europe/London";
  std::chrono::year_month_day start{};  ///< first measured local date
  std::chrono::year_month_day
      rates_of{};  ///< date at which the rates hold; growth counts from here
  std::vector<std::chrono::year_month_day> bank_holidays, school_holidays;
};

/// How long one replication is.
struct Horizon {
  Duration warm_up{};  ///< simulated and thrown away before `Area::start`
  Duration length{};   ///< measured time
};

/// Everything a run needs to know. Immutable once built; levers make new ones.
struct World {
  std::string title;
  std::string theory;  ///< closed form the world claims to reduce to, "erlang_a"; empty: none
  Origin theory_origin;
  Area area;
  Horizon horizon;
  std::vector<Service> services;
  std::vector<Zone> zones;
  std::vector<ContactClass> contacts;
  std::vector<Profile> profiles;
  std::vector<Busyness> busyness;
  std::vector<Surge> surges;
  std::vector<ContactDemand> calls;
  std::vector<IncidentType> incidents;
  std::vector<ControlRoom> rooms;
  std::vector<StaffGroup> staff;
  std::vector<CostLine> costs;
  std::vector<DiscountSchedule> discounts;
  std::vector<Input> inputs;
  /// Resolved scenario as TOML, each line with its origin as a comment: what `show` prints and
  /// results carry.
  std::string resolved;
  double demand_factor = 1;  ///< multiplies every rate (a study's demand level)
};

}  // namespace bluelight
