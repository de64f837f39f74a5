#include "scenario/demand_keys.hpp"
#include "scenario/distribution_keys.hpp"

namespace bluelight {
namespace {

constexpr double day = 86400;

const Keys<Redial>& redial_keys() {
  static const Keys<Redial> keys{
      {key<Redial>("probability", &Redial::probability, share(),
                   {required(), "Share of callers who gave up and try again."}),
       key<Redial>("delay", &Redial::delay, distribution(),
                   {required(), "From giving up to the next attempt."}),
       key<Redial>("most", &Redial::most, integer({1, 100, "1 … 100"}),
                   {otherwise("3"), "Further attempts of one caller, at most."})}};
  return keys;
}

const Keys<ServiceLevel>& standard_keys() {
  static const Keys<ServiceLevel> keys{
      {key<ServiceLevel>(
           "within", &ServiceLevel::within, duration(from_zero(day, "0 s … 1 day")),
           {required(), "Answer time, from the moment the call is offered to the room."}),
       key<ServiceLevel>(
           "share", &ServiceLevel::share, share(),
           {required(), "Share of calls that should be answered within that time."})}};
  return keys;
}

}  // namespace

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
       key<Contact>("talk", &Contact::talk, distribution(),
                    {required(), "From the answer until the caller is gone."}),
       key<Contact>("wrap_up", &Contact::wrap_up, distribution(),
                    {absent("none"), "From there until the handler is free."}),
       key<Contact>("patience", &Contact::patience, distribution(),
                    {absent("callers wait for ever"), "From the offer until the caller gives up."}),
       key<Contact>("redial", &Contact::redial, table_of(redial_keys()),
                    {absent("nobody tries again"), "What callers do who gave up."}),
       key<Contact>("standard", &Contact::standard, table_of(standard_keys()),
                    {absent("none"), "What the service aims at."})}};
  return keys;
}

}  // namespace bluelight
