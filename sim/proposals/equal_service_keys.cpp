#include <algorithm>

#include "proposals/stated.hpp"

namespace bluelight {
namespace {

/// The keys of a hold that only some measures have.
struct OwnKeys {
  std::string measure;
  std::vector<std::string> needed, allowed;
};

const std::vector<OwnKeys>& own_keys() {
  static const std::vector<OwnKeys> all{
      {"answer_within", {"contact"}, {"to", "share", "within", "margin"}},
      {"answer_time_mean", {"contact"}, {"to", "within", "margin"}},
      {"abandonment", {"contact"}, {"to", "share", "margin"}},
      {"dispatch_within", {"desk"}, {"to", "share", "within", "margin"}},
      {"reserve", {"room", "emergencies"}, {"handlers", "breaks", "held_calls", "free", "chance"}}};
  return all;
}

bool has(const std::vector<std::string>& names, const std::string& name) {
  return std::ranges::find(names, name) != names.end();
}

/// Whether a key belongs to some measure alone.
bool is_own(const std::string& key) {
  return std::ranges::any_of(own_keys(), [&](const OwnKeys& one) {
    return has(one.needed, key) || has(one.allowed, key);
  });
}

void check_own_keys(Reading& reading, const Node& table, Hold&) {
  const auto* measure = table.find("measure")->get<std::string>();
  const auto& own = *std::ranges::find(own_keys(), *measure, &OwnKeys::measure);
  for (const std::string& key : own.needed)
    if (table.find(key) == nullptr)
      reading.problems.add(table, "`" + key + "`, because `measure` is \"" + *measure + "\"");
  for (const Node& member : table.members())
    if (is_own(member.key) && !has(own.needed, member.key) && !has(own.allowed, member.key))
      reading.problems.add(member, "no `" + member.key + "` beside `measure = \"" + *measure +
                                       "\"`, on which it has no effect");
}

void check_aim(Reading& reading, const Node& table, Hold& hold) {
  if (hold.measure == HeldMeasure::reserve) return;
  if (hold.to == HeldTo::baseline && table.find("margin") == nullptr)
    reading.problems.add(table, "`margin`, because `to` is \"baseline\"");
  if (hold.to == HeldTo::baseline)
    for (const char* key : {"share", "within"})
      if (const Node* stated = table.find(key))
        reading.problems.add(*stated, std::string("no `") + key + "` beside `to = \"baseline\"`");
  if (hold.to == HeldTo::baseline) return;
  if (const Node* stated = table.find("margin"))
    reading.problems.add(*stated, "`to = \"baseline\"` beside `margin`");
  else if (hold.measure == HeldMeasure::answer_time_mean && !hold.within)
    reading.problems.add(table, "`within`, the mean that is held, or `to = \"baseline\"`");
  else if (hold.measure == HeldMeasure::abandonment && !hold.share)
    reading.problems.add(table, "`share`, of callers who give up at most, or `to = \"baseline\"`");
}

void set_measure(Hold& hold, const std::string& name) {
  hold.measure = name == "answer_within"      ? HeldMeasure::answer_within
                 : name == "answer_time_mean" ? HeldMeasure::answer_time_mean
                 : name == "abandonment"      ? HeldMeasure::abandonment
                 : name == "dispatch_within"  ? HeldMeasure::dispatch_within
                                              : HeldMeasure::reserve;
}

void set_to(Hold& hold, const std::string& name) {
  hold.to = name == "baseline" ? HeldTo::baseline : HeldTo::standard;
}

void set_period(Hold& hold, const std::string& name) {
  hold.period = name == "hour"                 ? HeldPeriod::hour
                : name == "hour_of_week_block" ? HeldPeriod::hour_of_week_block
                : name == "day"                ? HeldPeriod::day
                                               : HeldPeriod::week;
}

void set_share(Hold& hold, double share) { hold.share = share; }
void set_within(Hold& hold, Duration within) { hold.within = within; }
void keep_origin(Reading&, const Node& table, Hold& hold) { hold.origin = table.origin; }

Type<int> people() { return integer({0, 1000, "0 … 1000"}); }

Key<Hold> measure_key() {
  return key<Hold>(
      "measure", set_measure,
      one_of({"answer_within", "answer_time_mean", "abandonment", "dispatch_within", "reserve"}),
      {required(),
       "What is held: the share of calls answered in time, the mean answer time, the "
       "share of callers who give up, the share of incidents for which a desk mobilises "
       "in time, or people left over in a room, from which minimum crewing follows."});
}

Keys<Hold> keys_of_calls() {
  return {
      key<Hold>(
          "contact", &Hold::contact, text(),
          {absent("a desk or a reserve has none"), "Class of calls whose answering is held."}),
      key<Hold>("desk", &Hold::desk, text(),
                {absent("only dispatch_within has one"),
                 "Desk whose work on new incidents is held, from visible to mobilised."}),
      key<Hold>(
          "to", set_to, one_of({"standard", "baseline"}),
          {absent("\"standard\""),
           "Against what: the standard of the class or desk, or no worse than the baseline with "
           "today's rosters at level of demand 1.0, on the same calls."}),
      key<Hold>("share", set_share, share(),
                {absent("that of the class's or desk's standard"),
                 "Share of offered calls answered, or incidents mobilised, within the time, at "
                 "least; of callers who give up, at most."}),
      key<Hold>("within", set_within, duration(above_zero(86400, "> 0, at most 24 h")),
                {absent("that of the class's or desk's standard"),
                 "Time of the share; of answer_time_mean the mean itself, at most."}),
      key<Hold>("margin", &Hold::margin, number({0, 86400, "0 … 86400"}),
                {absent("a standard has none"),
                 "How much worse than the baseline is taken for no worse: a share (0.01 is one "
                 "point), or seconds of a mean; one-sided, 95 %."}),
      key<Hold>("period", set_period, one_of({"hour", "hour_of_week_block", "day", "week"}),
                {otherwise("\"hour\""),
                 "Hours of the week that are judged together: each alone; 00-06, 06-12, 12-18 "
                 "and 18-24 on weekdays and at weekends; each day; or all."})};
}

Keys<Hold> keys_of_reserves() {
  return {
      key<Hold>("room", &Hold::room, text(),
                {absent("only a reserve has one"),
                 "Room of the baseline whose most urgent calls the reserve is for: it is kept by "
                 "all who may answer these, wherever a lever takes the calls."}),
      key<Hold>("emergencies", &Hold::emergencies, people(),
                {absent("a reserve needs it"),
                 "Emergencies that may begin at once on top of the usual work."}),
      key<Hold>("handlers", &Hold::handlers, integer({1, 100, "1 … 100"}),
                {otherwise("1"), "People whom each of these takes (assumed, 1 … 3)."}),
      key<Hold>("breaks", &Hold::breaks, people(), {otherwise("0"), "People on a break."}),
      key<Hold>(
          "held_calls", &Hold::held_calls, people(),
          {otherwise("0"), "People held on a line, on top of those whom the simulation holds."}),
      key<Hold>(
          "free", &Hold::free, people(),
          {otherwise("1"), "People who are then left to answer the next call (assumed, 0 … 2)."}),
      key<Hold>("chance", &Hold::chance, share(),
                {otherwise("0.99"),
                 "Share of the time of each period with that many people (assumed, 0.95 … "
                 "0.999)."})};
}

const Keys<Hold>& hold_keys() {
  static const Keys<Hold> keys =
      Keys<Hold>({measure_key()},
                 {after<Hold>({"measure"}, check_own_keys),
                  after<Hold>({"measure", "to"}, check_aim), after<Hold>({}, keep_origin)})
          .with(keys_of_calls())
          .with(keys_of_reserves());
  return keys;
}

const Keys<ShiftRules>& shift_rule_keys() {
  static const Keys<ShiftRules> keys{
      {key<ShiftRules>("begins", &ShiftRules::begins, list_of(integer({0, 23, "0 … 23"})),
                       {otherwise("[6, 7, 8, 10, 12, 14, 15, 16, 18, 19, 20, 22]"),
                        "Local hours at which shifts may begin (assumed)."}),
       key<ShiftRules>("lasts", &ShiftRules::lasts, list_of(integer({1, 24, "1 … 24"})),
                       {otherwise("[8, 10, 12]"),
                        "Hours that they may last (10 and 12: evidence 4.14; 8: assumed)."})}};
  return keys;
}

}  // namespace

const Keys<EqualService>& equal_service_keys() {
  using Aims = EqualService;
  static const Keys<Aims> keys{
      {key<Aims>("hold", &Aims::hold, list_of(table_of(hold_keys())),
                 {absent("the standard of every class of calls, in every hour"),
                  "Standards that hold in every option, all together."}),
       key<Aims>(
           "rounds", &Aims::rounds, integer({0, 1000, "0 … 1000"}),
           {otherwise("40"), "Rounds of the search by simulation, at most; 0: Erlang A alone."}),
       key<Aims>("replications", &Aims::replications, integer({2, 10'000, "2 … 10,000"}),
                 {otherwise("12"), "Runs for each candidate of the search."}),
       key<Aims>("weeks", &Aims::weeks, integer({1, 52, "1 … 52"}),
                 {otherwise("8"), "Weeks that each of these measures, spread over the year."}),
       key<Aims>("fresh_replications", &Aims::fresh_replications,
                 integer({2, 10'000, "2 … 10,000"}),
                 {otherwise("10"), "Runs that verify each roster, as long as the world says."}),
       key<Aims>("shifts", &Aims::shifts, table_of(shift_rule_keys()),
                 {otherwise("{}"), "Shifts that rosters may have."})}};
  return keys;
}

}  // namespace bluelight
