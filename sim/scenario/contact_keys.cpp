#include "scenario/demand_keys.hpp"
#include "scenario/distribution_keys.hpp"
#include "scenario/standard_keys.hpp"

namespace bluelight {
namespace {

constexpr double day = 86400;

void check_turn(Reading& reading, const Node& table, Redial& redial) {
  if (redial.turns_to.has_value() == (redial.turn > 0)) return;
  reading.problems.add(table, "turn and turns_to together");
}

const Keys<Redial>& redial_keys() {
  static const Keys<Redial> keys{
      {key<Redial>("probability", &Redial::probability, share(),
                   {required(), "Share of callers who gave up and try again."}),
       key<Redial>("delay", &Redial::delay, distribution(),
                   {required(), "From giving up to the next attempt."}),
       key<Redial>("most", &Redial::most, integer({1, 100, "1 … 100"}),
                   {otherwise("3"), "Further attempts of one caller, at most."}),
       key<Redial>("turn", &Redial::turn, share(),
                   {otherwise("0"), "Share of those who try again that ring `turns_to` instead."}),
       key<Redial>("turns_to", &Redial::turns_to, reference<ContactClass>("contact"),
                   {absent("none"), "The number they ring then, such as 999 after 101."})},
      {after<Redial>({"turn", "turns_to"}, check_turn)}};
  return keys;
}

const Keys<Presentation>& presentation_keys() {
  static const Keys<Presentation> keys{
      {key<Presentation>(
           "after", &Presentation::after, duration(above_zero(day, "> 0, at most 1 day")),
           {required(), "Wait without an answer before the call is presented again."}),
       key<Presentation>("most", &Presentation::most, integer({1, 100, "1 … 100"}),
                         {otherwise("10"), "Times that a call is presented again, at most."})}};
  return keys;
}

const Keys<CallBack>& call_back_keys() {
  using Back = CallBack;
  static const Keys<Back> keys{
      {key<Back>("after", &Back::after, duration(from_zero(day, "0 s … 1 day")),
                 {required(), "Wait before a caller is offered to be rung back."}),
       key<Back>("accepted", &Back::accepted, share(),
                 {required(), "Share of the callers who accept and hang up."}),
       key<Back>("priority", &Back::priority, integer({0, 99, "0 … 99"}),
                 {required(), "Place of the call back in the queue; smaller first."}),
       key<Back>("reached", &Back::reached, share(),
                 {otherwise("1"), "Chance that an attempt reaches the caller."}),
       key<Back>("attempt", &Back::attempt, distribution(),
                 {otherwise("\"30 s\""), "Handler's time for an attempt that reaches nobody."}),
       key<Back>("most", &Back::most, integer({1, 100, "1 … 100"}),
                 {otherwise("2"), "Attempts, at most."})}};
  return keys;
}

const Keys<Deferral>& deferral_keys() {
  static const Keys<Deferral> keys{
      {key<Deferral>("resume", &Deferral::resume, distribution(),
                     {absent("none"), "Time added when interrupted work is taken up again."})}};
  return keys;
}

const Keys<PassingOn>& passing_on_keys() {
  static const Keys<PassingOn> keys{
      {key<PassingOn>("to", &PassingOn::to, reference<ContactClass>("contact"),
                      {required(), "The class that those callers are offered to next."}),
       key<PassingOn>("share", &PassingOn::share, share(),
                      {required(),
                       "Share of the callers who are passed on; the others' matter is "
                       "resolved."})}};
  return keys;
}

const Keys<Duplicate>& duplicate_keys() {
  static const Keys<Duplicate> keys{
      {key<Duplicate>("recognised", &Duplicate::recognised, share(),
                      {otherwise("1"),
                       "Chance that a further call about a known incident is linked "
                       "to it; otherwise it makes a second record."}),
       key<Duplicate>("talk", &Duplicate::talk, distribution(),
                      {required(), "Rest of the call, once the caller is located."}),
       key<Duplicate>("wrap_up", &Duplicate::wrap_up, distribution(),
                      {absent("none"), "Wrap-up of such a call."})}};
  return keys;
}

}  // namespace

Keys<ServiceLevel> standard_keys(const std::string& within, const std::string& of) {
  return {{key<ServiceLevel>("within", &ServiceLevel::within,
                             duration(from_zero(day, "0 s … 1 day")), {required(), within}),
           key<ServiceLevel>("share", &ServiceLevel::share, share(),
                             {required(), "Share of " + of + " within that time."})}};
}

const Keys<ContactClass>& contact_keys() {
  using Contact = ContactClass;
  static const Keys<Contact> keys{
      {key<Contact>("title", &Contact::title, text(), {absent("the name"), "Name for people."}),
       key<Contact>("service", &Contact::service, reference<Service>("service"),
                    {required(), "The service that is called."}),
       key<Contact>(
           "priority", &Contact::priority, integer({0, 99, "0 … 99"}),
           {required(), "Smaller is answered first in a shared queue; equal priorities by age."}),
       key<Contact>("operator_delay", &Contact::operator_delay, distribution(),
                    {absent("none"),
                     "From the 999 operator's connection to the offer to the room, when the answer "
                     "clock starts."}),
       key<Contact>("pick_up", &Contact::pick_up, distribution(),
                    {absent("at once"),
                     "Connection and ringing on the answer clock, once somebody is there for the "
                     "call; they are held."}),
       key<Contact>("talk", &Contact::talk, distribution(),
                    {required(), "From the answer until the caller is gone."}),
       key<Contact>("wrap_up", &Contact::wrap_up, distribution(),
                    {absent("none"), "From there until the handler is free."}),
       key<Contact>("patience", &Contact::patience, distribution(),
                    {absent("callers wait for ever"), "From the offer until the caller gives up."}),
       key<Contact>("redial", &Contact::redial, table_of(redial_keys()),
                    {absent("nobody tries again"), "What callers do who gave up."}),
       key<Contact>(
           "standard", &Contact::standard,
           table_of(standard_keys("Answer time, from the moment the call is offered to the room.",
                                  "calls that should be answered")),
           {absent("none"), "What the service aims at."}),
       key<Contact>("balking", &Contact::balking, share(),
                    {otherwise("0"), "Share of callers who hang up at once when nobody is free."}),
       key<Contact>("presented_again", &Contact::presented_again, table_of(presentation_keys()),
                    {absent("never"), "What the 999 operator does who stays on the line."}),
       key<Contact>("call_back", &Contact::call_back, table_of(call_back_keys()),
                    {absent("never"), "Callers who wait may ask to be rung back."}),
       key<Contact>("deferrable", &Contact::deferrable, table_of(deferral_keys()),
                    {absent("no"),
                     "Handling gives way to contacts of smaller priority that find "
                     "nobody free, and is taken up again: digital contacts. Not of a contact "
                     "about an incident."}),
       key<Contact>("passes_on", &Contact::passes_on, table_of(passing_on_keys()),
                    {absent("nobody"),
                     "Callers who are offered to another class after the talk: a "
                     "switchboard or triage desk."}),
       key<Contact>("locate", &Contact::locate, distribution(),
                    {absent("none"),
                     "Of a call about an incident, inside the talk: from the answer "
                     "until the caller is located."}),
       key<Contact>("triage", &Contact::triage, distribution(),
                    {absent("none"),
                     "From there until the incident is graded and dispatch sees it; "
                     "at the latest when the talk ends."}),
       key<Contact>("duplicate", &Contact::duplicate, table_of(duplicate_keys()),
                    {absent("every call is handled in full"),
                     "What becomes of a further call about an incident that the room knows."})}};
  return keys;
}

}  // namespace bluelight
