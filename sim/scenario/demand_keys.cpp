#include "scenario/demand_keys.hpp"

#include "scenario/distribution_keys.hpp"

namespace bluelight {
namespace {

auto rate_of(Rate::Basis basis) {
  return [basis](Rate& rate, double value) {
    rate.basis = basis;
    rate.value = value;
  };
}

void check_one_basis(Reading& reading, const Node& table, Rate&) {
  int stated = 0;
  for (const char* name : {"per_1000_per_year", "per_year", "rate"}) {
    stated += table.find(name) != nullptr ? 1 : 0;
  }
  if (stated == 1) return;
  reading.problems.add({table.origin, table.path, "one of per_1000_per_year, per_year and rate",
                        stated == 0 ? "none of them" : std::to_string(stated) + " of them", ""});
}

void check_where(Reading& reading, const Node& table, Rate&) {
  const Node* where = table.find("where");
  if (where == nullptr || table.find("per_1000_per_year") != nullptr) return;
  reading.problems.add(*where, "no `where` without per_1000_per_year");
}

const Keys<Rate>& rate_keys() {
  static const Keys<Rate> keys{
      {key<Rate>("per_1000_per_year", rate_of(Rate::Basis::per_1000_per_year),
                 number(from_zero(1e6, "0 … 1,000,000")),
                 {absent("one of the three is required"),
                  "Number a year for each 1,000 residents of the zones."}),
       key<Rate>("per_year", rate_of(Rate::Basis::per_year),
                 number(from_zero(1e9, "0 … 1,000,000,000")),
                 {absent("one of the three is required"), "Number a year."}),
       key<Rate>("rate", rate_of(Rate::Basis::per_second), rate(from_zero(1000, "0 … 1000 /s")),
                 {absent("one of the three is required"), "Plain rate, \"9 /min\"."}),
       key<Rate>(
           "profile", &Rate::profile, reference<Profile>("profile"),
           {absent("the same at every instant"), "How demand moves over hours, days and months."}),
       key<Rate>("growth", &Rate::growth, fraction({-0.5, 1, "-0.5 … 1"}),
                 {otherwise("0"), "Relative change a year from `area.rates_of`, compounded."}),
       key<Rate>("busyness", &Rate::busyness, reference<Busyness>("busyness"),
                 {absent("Poisson, and no surge"), "Day-to-day variation and surges that it has."}),
       key<Rate>("where", &Rate::where, one_of({"urban", "rural", "mixed"}),
                 {absent("every zone"), "Only zones of this kind; with per_1000_per_year."})},
      {after<Rate>({}, check_one_basis), after<Rate>({}, check_where)}};
  return keys;
}

const Keys<HangUp>& hang_up_keys() {
  static const Keys<HangUp> keys{
      {key<HangUp>("after", &HangUp::after, distribution(),
                   {required(), "From the offer until the caller hangs up."}),
       key<HangUp>("ring_back", &HangUp::ring_back, distribution(),
                   {required(),
                    "Handler's time to ring back, in place of the talk, if the answer "
                    "comes later than that."})}};
  return keys;
}

const Keys<IncidentVariant>& variant_keys() {
  using Variant = IncidentVariant;
  static const Keys<Variant> keys{
      {key<Variant>("share", &Variant::share, share(), {required(), "Share of the incidents."}),
       key<Variant>(
           "calls", &Variant::calls, number({1, 1000, "1 … 1000"}),
           {required(), "Mean number of callers: one, and a geometric number of further ones."}),
       key<Variant>("needs", &Variant::needs,
                    by_name<Service>("service", integer({1, 1000, "1 … 1000"})),
                    {absent("the service that is rung"), "Units of each service that are needed."}),
       key<Variant>("hold_call", &Variant::hold_call, share(),
                    {otherwise("0"),
                     "Share whose first handler stays on the line until a crew "
                     "arrives."})}};
  return keys;
}

const Keys<Burst>& burst_keys() {
  static const Keys<Burst> keys{
      {key<Burst>("share", &Burst::share, share(), {required(), "Share of the incidents."}),
       key<Burst>("calls", &Burst::calls, number(above_zero(10'000, "> 0, at most 10,000")),
                  {required(),
                   "Mean number of these callers, geometric, on top of those of the variant."}),
       key<Burst>("over", &Burst::over, duration(above_zero(86400, "> 0, at most 1 day")),
                  {required(), "They ring evenly over this time from the first call."})}};
  return keys;
}

const Keys<Response>& response_keys() {
  static const Keys<Response> keys{
      {key<Response>("grade", &Response::grade, integer({1, 9, "1 … 9"}),
                     {required(), "How urgent; 1 is dispatched first."}),
       key<Response>("arrives", &Response::arrives, distribution(),
                     {required(), "From mobilised until the first crew is on scene."}),
       key<Response>("open", &Response::open, distribution(),
                     {required(), "From mobilised until the incident is closed."})}};
  return keys;
}

void set_responses(IncidentType& incident,
                   const std::vector<std::pair<ServiceId, Response>>& responses) {
  for (auto [service, response] : responses) {
    response.service = service;
    incident.responses.push_back(response);
  }
}

const Keys<Chasing>& chasing_keys() {
  static const Keys<Chasing> keys{
      {key<Chasing>("every", &Chasing::every, distribution(),
                    {required(),
                     "From visible, or the last such call, until the caller asks again "
                     "where the crew is."}),
       key<Chasing>("most", &Chasing::most, integer({1, 100, "1 … 100"}),
                    {otherwise("3"), "Such calls about one incident, at most."})}};
  return keys;
}

const Keys<Appointment>& appointment_keys() {
  static const Keys<Appointment> keys{
      {key<Appointment>("share", &Appointment::share, share(),
                        {required(), "Share of the incidents that are dealt with by appointment."}),
       key<Appointment>("desk", &Appointment::desk, reference<DispatchDesk>("desk"),
                        {required(), "The desk whose people do the work, out of its backlog."})}};
  return keys;
}

void check_first(Reading& reading, const Node& table, IncidentType& incident) {
  double sum = 0;
  for (const auto& [contact, share] : incident.first) sum += share;
  check_sum(reading, *table.find("first"), sum);
}

void check_variants(Reading& reading, const Node& table, IncidentType& incident) {
  double sum = 0;
  for (const IncidentVariant& variant : incident.variants) sum += variant.share;
  check_sum(reading, *table.find("variants"), sum);
}

}  // namespace

const Keys<ContactDemand>& calls_keys() {
  using Calls = ContactDemand;
  static const Keys<Calls> keys = Keys<Calls>{
      {key<Calls>("title", &Calls::title, text(), {absent("the name"), "Name for people."}),
       key<Calls>("contact", &Calls::contact, reference<ContactClass>("contact"),
                  {required(), "The class of the calls."}),
       key<Calls>("talk", &Calls::talk, distribution(),
                  {absent("the class's own"), "Talk time of these calls."}),
       key<Calls>("wrap_up", &Calls::wrap_up, distribution(),
                  {absent("the class's own"), "Wrap-up time of these calls."}),
       key<Calls>(
           "hangs_up", &Calls::hangs_up, table_of(hang_up_keys()),
           {absent("callers stay, with the class's patience"),
            "Silent and accidental callers who hang up; the 999 operator passes the call "
            "on all the same."})}}.with(rate_keys(), &Calls::rate);
  return keys;
}

const Keys<IncidentType>& incident_keys() {
  using Incident = IncidentType;
  static const Keys<Incident> keys = Keys<Incident>{
      {key<Incident>("title", &Incident::title, text(), {absent("the name"), "Name for people."}),
       key<Incident>(
           "first", &Incident::first, by_name<ContactClass>("contact", share()),
           {required(), "Which class of call a caller makes, with its share; shares sum to 1."}),
       key<Incident>("variants", &Incident::variants, list_of(table_of(variant_keys())),
                     {otherwise("[{ share = 1.0, calls = 1.0 }]"),
                      "Ways the incident turns out; shares sum to 1."}),
       key<Incident>("calls_over", &Incident::calls_over, distribution(),
                     {otherwise("{ mean = { value = \"2 min\", grade = \"assumed\" } }"),
                      "From the first call to each further one."}),
       key<Incident>("burst", &Incident::burst, table_of(burst_keys()),
                     {absent("none"), "Incidents that many people report within minutes."}),
       key<Incident>("without_call", &Incident::without_call, share(),
                     {otherwise("0"),
                      "Share of the incidents that become known without their first call: found by "
                      "crews or officers, passed on by 111 or another professional."}),
       key<Incident>("triage", &Incident::triage, distribution(),
                     {absent("as the class of calls says"),
                      "From the caller's location until dispatch sees the incident."}),
       key<Incident>("by_phone", &Incident::by_phone, share(),
                     {otherwise("0"), "Share resolved within the call: nobody is sent."}),
       key<Incident>("response", set_responses,
                     by_name<Service>("service", table_of(response_keys())),
                     {absent("nobody is dispatched"), "What the incident is to each service."}),
       key<Incident>("chasing", &Incident::chasing, table_of(chasing_keys()),
                     {absent("nobody"), "Callers who ring again while they wait for a crew."}),
       key<Incident>("appointment", &Incident::appointment, table_of(appointment_keys()),
                     {absent("none"), "Work that is done later, from a backlog."})},
      {after<Incident>({"first"}, check_first),
       after<Incident>({"variants"},
                       check_variants)}}.with(rate_keys(), &Incident::rate);
  return keys;
}

}  // namespace bluelight
