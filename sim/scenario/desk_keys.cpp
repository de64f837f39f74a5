#include "scenario/desk_keys.hpp"

#include "scenario/distribution_keys.hpp"
#include "scenario/standard_keys.hpp"

namespace bluelight {
namespace {

void check_services(Reading& reading, const Node& table, TransferLink& link) {
  if (link.between.size() < 2)
    reading.problems.add(*table.find("between"), "at least two services");
}

}  // namespace

const Keys<Site>& site_keys() {
  static const Keys<Site> keys{
      {key<Site>("title", &Site::title, text(), {absent("the name"), "Name for people."}),
       key<Site>("organisation", &Site::organisation, text(),
                 {required(), "Who pays for the building."}),
       key<Site>("running", &Site::running, money(from_zero(1e9, "0 … 1,000,000,000 GBP")),
                 {otherwise("0"), "What it costs a year."}),
       key<Site>("value", &Site::value, money(from_zero(1e9, "0 … 1,000,000,000 GBP")),
                 {otherwise("0"), "What it fetches if it is closed and sold."})}};
  return keys;
}

const Keys<DispatchDesk>& desk_keys() {
  using Desk = DispatchDesk;
  static const Keys<Desk> keys{
      {key<Desk>("title", &Desk::title, text(), {absent("the name"), "Name for people."}),
       key<Desk>("service", &Desk::service, reference<Service>("service"),
                 {required(), "The service whose units it mobilises."}),
       key<Desk>("zones", &Desk::zones, references<Zone>("zone"),
                 {absent("everywhere"), "Where its incidents are."}),
       key<Desk>("incidents", &Desk::incidents, references<IncidentType>("incident"),
                 {absent("every type"), "Types of incidents that it looks after."}),
       key<Desk>("priority", &Desk::priority, integer({0, 99, "0 … 99"}),
                 {required(), "Of grade 1 in a queue shared with calls; grade 2 comes one later."}),
       key<Desk>("work", &Desk::work, distribution(),
                 {required(), "Dispatcher's time for a new incident, until units are mobilised."}),
       key<Desk>("updates_per_hour", &Desk::updates_per_hour, number(from_zero(1000, "0 … 1,000")),
                 {otherwise("0"), "Radio and log work for each incident while it is open."}),
       key<Desk>("update", &Desk::update, distribution(),
                 {absent("none"), "Dispatcher's time for one such piece of work."}),
       key<Desk>("update_priority", &Desk::update_priority, integer({0, 99, "0 … 99"}),
                 {otherwise("10"), "Its place in the queue."}),
       key<Desk>(
           "deferrable", &Desk::deferrable, truth(),
           {otherwise("false"),
            "Whether the work gives way to calls of smaller priority that find nobody free."}),
       key<Desk>("standard", &Desk::standard,
                 table_of(standard_keys("From visible to dispatch until mobilised.",
                                        "incidents that should be mobilised")),
                 {absent("none"), "Aim for visible to mobilised."})}};
  return keys;
}

const Keys<TransferMeans>& transfer_keys() {
  using Means = TransferMeans;
  static const Keys<Means> keys{
      {key<Means>("title", &Means::title, text(), {absent("the name"), "Name for people."}),
       key<Means>("both_held", &Means::both_held, truth(),
                  {required(),
                   "Whether sender and receiver speak to each other; otherwise the "
                   "transfer is sent and read."}),
       key<Means>("sender", &Means::sender, distribution(),
                  {required(), "Sender's time, from the receiver's answer if both are held."}),
       key<Means>("receiver", &Means::receiver, distribution(),
                  {required(), "Receiver's time until dispatch there sees the incident."}),
       key<Means>("missed", &Means::missed, share(),
                  {otherwise("0"), "Chance that the transfer is never made."}),
       key<Means>("late", &Means::late, share(), {otherwise("0"), "Chance that it is made late."}),
       key<Means>(
           "late_by", &Means::late_by, distribution(),
           {otherwise("\"10 min\""), "How late; also from a try without an answer to the next."}),
       key<Means>(
           "gives_up", &Means::gives_up, duration(above_zero(86400, "> 0, at most 1 day")),
           {otherwise("\"5 min\""),
            "How long a sender waits for the receiver's answer before trying again later."})}};
  return keys;
}

const Keys<TransferLink>& link_keys() {
  using Link = TransferLink;
  static const Keys<Link> keys{
      {key<Link>("title", &Link::title, text(), {absent("the name"), "Name for people."}),
       key<Link>("between", &Link::between, references<Service>("service"),
                 {required(), "Services that pass incidents to each other."}),
       key<Link>("by", &Link::by, reference<TransferMeans>("transfer"),
                 {required(), "How they do it."}),
       key<Link>("same_site", &Link::same_site, reference<TransferMeans>("transfer"),
                 {absent("as `by` says"), "How they do it if both rooms are on one site."})},
      {after<Link>({"between"}, check_services)}};
  return keys;
}

}  // namespace bluelight
