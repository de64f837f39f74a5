/// The area as it is: services, places, demand, rooms, staff and costs. What a scenario file
/// becomes once it is checked.
#pragma once

#include <array>
#include <bluelight/busyness.hpp>
#include <bluelight/distribution.hpp>
#include <bluelight/identifier.hpp>
#include <bluelight/money.hpp>
#include <bluelight/problem.hpp>
#include <bluelight/staffing.hpp>
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
  std::optional<ContactId> receives;  ///< class in whose queue transfers from other services wait;
                                      ///< none: it takes no transfers
};

/// A building or campus of the estate.
struct Site {
  std::string name, title;
  std::string organisation;  ///< who pays for it
  Pounds running;            ///< a year
  Pounds value;              ///< receipt if it is closed and sold
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
  std::optional<ContactId> turns_to;  ///< another number that some of those who try again ring
  double turn = 0;                    ///< share of those who try again that ring it
};

/// What the 999 operator does who stays on the line: after each `after` without an answer the call
/// is presented again and goes to the end of its line; patience and answer clock run on.
struct Presentation {
  Duration after{};
  int most = 0;  ///< times
};

/// Callers are offered to hang up and be rung back. Who accepts waits without patience, at
/// `priority`.
struct CallBack {
  Duration after{};      ///< wait before the offer is made
  double accepted = 0;   ///< share of callers who take it
  int priority = 0;      ///< of the call back in the queue
  double reached = 1;    ///< chance that an attempt finds the caller
  Distribution attempt;  ///< handler's time for an attempt that does not
  int most = 1;          ///< attempts
};

/// Contacts whose handling gives way to calls that cannot wait.
struct Deferral {
  Distribution resume;  ///< added each time the work is taken up again
};

/// Another class to which a share of the callers is passed on once their talk is over.
struct PassingOn {
  ContactId to;
  double share = 0;
};

/// A further call about an incident that the room knows already: linked to it and cut short.
struct Duplicate {
  double recognised = 1;  ///< chance that it is seen to be one; otherwise a second record is made
  Distribution talk;      ///< instead of the class's, from locating on
  Distribution wrap_up;   ///< instead of the class's
};

/// A class of calls with its own queue discipline, times and standard.
struct ContactClass {
  std::string name, title;
  ServiceId service;
  int priority = 0;             ///< smaller is answered first; equal priorities by age
  Distribution operator_delay;  ///< call connected by the 999 operator -> offered to the room;
                                ///< before the answer clock
  /// Somebody is there for the call -> answered: connection and ringing, on the answer clock. They
  /// are held, and the caller does not give up.
  std::optional<Distribution> pick_up;
  Distribution talk;                     ///< answered -> caller gone
  Distribution wrap_up;                  ///< caller gone -> handler free
  std::optional<Distribution> patience;  ///< offered -> gives up; none: waits for ever
  std::optional<Redial> redial;
  std::optional<ServiceLevel> standard;
  double balking = 0;  ///< share of callers who hang up at once when nobody is free
  std::optional<Presentation> presented_again;
  std::optional<CallBack> call_back;
  std::optional<Deferral> deferrable;  ///< handling gives way to classes of smaller priority
  std::optional<PassingOn> passes_on;
  /// Of a call about an incident, inside the talk: answered -> caller located; from there ->
  /// triaged and graded, when dispatch sees the incident.
  std::optional<Distribution> locate, triage;
  std::optional<Duplicate> duplicate;  ///< none: every call about an incident is handled in full
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

/// Silent and accidental callers who hang up before long. The 999 operator passes their call on all
/// the same: it waits until it is answered, without patience.
struct HangUp {
  Distribution after;      ///< offered -> the caller hangs up
  Distribution ring_back;  ///< handler's time, instead of the talk, if the answer comes later
};

/// Calls that belong to no incident: non-emergency contacts, silent and accidental calls,
/// background of a regional room.
struct ContactDemand {
  std::string name, title;
  ContactId contact;
  Rate rate;
  std::optional<Distribution> talk, wrap_up;  ///< instead of the class's own
  std::optional<HangUp> hangs_up;             ///< none: callers stay as the class says
};

/// One way an incident of a type turns out.
struct IncidentVariant {
  double share = 0;
  double calls =
      1;  ///< mean number of callers, at least 1: one and a geometric number of further ones
  std::vector<std::pair<ServiceId, int>>
      needs;             ///< units of each service; empty: the service that is rung, and no other
  double hold_call = 0;  ///< share whose first handler stays on the line until a crew arrives
};

/// An incident that a whole road reports: many callers within minutes, on top of the usual ones.
struct Burst {
  double share = 0;  ///< of the incidents
  double calls = 0;  ///< mean number of these callers, geometric from 0
  Duration over{};   ///< they ring evenly over this time from the first call
};

/// Callers who ring again while they wait for a crew.
struct Chasing {
  Distribution every;  ///< from the last call, or from visible, to the next
  int most = 0;        ///< calls
};

/// Work on an incident that is not dispatched at once but done by appointment.
struct Appointment {
  double share = 0;  ///< of the incidents
  DeskId desk;       ///< whose people do the work
};

/// What an incident is to one service.
struct Response {
  ServiceId service;
  int grade = 1;         ///< 1 is dispatched first
  Distribution arrives;  ///< mobilised -> first crew on scene
  Distribution open;     ///< mobilised -> closed
};

/// A kind of real-world emergency that people ring about.
struct IncidentType {
  std::string name, title;
  Rate rate;
  std::vector<std::pair<ContactId, double>>
      first;  ///< which number a caller rings, with its share; sums to 1
  std::vector<IncidentVariant> variants;  ///< shares sum to 1
  Distribution calls_over;                ///< first call -> each further call
  std::optional<Burst> burst;
  double without_call = 0;  ///< share that becomes known without its first call: found by crews or
                            ///< officers, passed on by 111 or another professional
  std::optional<Distribution> triage;  ///< instead of the class's
  double by_phone = 0;                 ///< share resolved within the call: nobody is sent
  std::vector<Response> responses;     ///< one a service that dispatches to it
  std::optional<Chasing> chasing;
  std::optional<Appointment> appointment;
};

/// A desk whose people select and mobilise units, and look after incidents while they are open.
struct DispatchDesk {
  std::string name, title;
  ServiceId service;
  std::vector<ZoneId> zones;              ///< where its incidents are; empty: everywhere
  std::vector<IncidentTypeId> incidents;  ///< of which types; empty: of all
  int priority = 0;   ///< of grade 1 work in a queue shared with calls; grade g: priority + g - 1
  Distribution work;  ///< on each new incident, until its units are mobilised
  double updates_per_hour = 0;  ///< radio and log work on each open incident, Poisson
  Distribution update;          ///< time for one update
  int update_priority = 0;
  bool deferrable = false;               ///< its work gives way to calls of smaller priority
  std::optional<ServiceLevel> standard;  ///< visible -> mobilised
};

/// A way to hand an incident to another service's room.
struct TransferMeans {
  std::string name, title;
  bool both_held = false;  ///< the sender waits for the receiver and both are held (telephone);
                           ///< otherwise it is sent and read (electronic)
  Distribution sender;     ///< sender's time; with `both_held` from the receiver's answer
  Distribution receiver;  ///< receiver's time, of which `sender` is the first part if both are held
  double missed = 0;      ///< chance that it is never made
  double late = 0;        ///< chance that it is made late
  Distribution late_by;   ///< how late
  Duration gives_up{};    ///< with `both_held`: the sender waits this long for an answer, and then
                          ///< tries again late
};

/// How incidents go from one service to another.
struct TransferLink {
  std::string name, title;
  std::vector<ServiceId> between;  ///< any two of these, in both directions
  TransferMeansId by;
  std::optional<TransferMeansId> same_site;  ///< instead, if both rooms are on one site
};

/// A room that takes another's calls.
struct Partner {
  enum class Caller { offered_to_both, moved, to_free_handler };
  RoomId room;
  Caller caller = Caller::offered_to_both;
  Duration wait{};                     ///< in the own room first
  std::optional<int> at_queue_length;  ///< or at once when this many wait already
  std::optional<int> capacity;         ///< calls waiting or handled there at once, at most
  double handle_time_factor = 1;       ///< of the partner's people, on these calls
  std::vector<std::pair<ContactId, ContactId>>
      answered_as;  ///< own class, and the partner's class whose people answer it
};

/// Which of several free people takes a call.
enum class Choice { specialists_first, longest_idle, least_occupied };

/// A room that answers calls.
struct ControlRoom {
  std::string name, title;
  std::vector<ContactId>
      answers;  ///< classes offered to this room; a class is offered to exactly one room
  std::optional<int> queue_limit;  ///< waiting places; a call that finds them full is lost at once
                                   ///< (counts as abandoned); none: no limit
  int keep_free = 0;  ///< people who may answer the room's most urgent calls and whom its other
                      ///< calls leave free
  std::optional<SiteId> site;
  Choice choice = Choice::specialists_first;
  std::vector<Partner> partners;  ///< tried in this order
  Supervisors supervisors;
  std::vector<Support> support = {};
};

/// Money that is paid once or every year, on top of posts.
struct CostLine {
  std::string name;  ///< dotted path of the input, "lever.merge.capital"
  std::string organisation;
  Pounds amount;  ///< once, or a year
  bool yearly = false;
  std::chrono::year_month_day from;        ///< date paid, or first day of the yearly cost
  std::chrono::year_month_day until = {};  ///< first day without the yearly cost; not a date: for
                                           ///< ever
  std::string category = {};  ///< "ict", "estate" …; empty: "other", "non_pay" if yearly
  std::string lever = {};     ///< name of the lever that brings it; empty: none
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
  std::vector<Site> sites;
  std::vector<Zone> zones;
  std::vector<ContactClass> contacts;
  std::vector<Profile> profiles;
  std::vector<Busyness> busyness;
  std::vector<Surge> surges;
  std::vector<ContactDemand> calls;
  std::vector<IncidentType> incidents;
  std::vector<DispatchDesk> desks;
  std::vector<TransferMeans> transfers;
  std::vector<TransferLink> links;
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

/// The service that a skill is for.
ServiceId service_of(const World& world, SkillId skill);
/// Name of the class of calls or the desk that a skill is for.
const std::string& name_of(const World& world, SkillId skill);
/// The room that a class of calls is offered to; none: it is never rung.
std::optional<RoomId> room_of(const World& world, ContactId contact);
/// Whether no class that the room answers is more urgent.
bool is_most_urgent(const World& world, const ControlRoom& room, ContactId contact);
/// The room that keeps people free while calls of this class wait; none: no room does.
std::optional<RoomId> room_that_keeps(const World& world, ContactId contact);
/// The link by which two services tell each other of incidents; null: they do not.
const TransferLink* link_between(const World& world, ServiceId one, ServiceId other);
/// Whether a desk looks after incidents of a type there; nothing: in no zone.
bool covers(const DispatchDesk& desk, IncidentTypeId type, std::optional<ZoneId> place);

}  // namespace bluelight
