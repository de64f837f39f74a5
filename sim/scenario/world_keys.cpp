#include "scenario/world_keys.hpp"

#include "scenario/area_keys.hpp"
#include "scenario/demand_keys.hpp"
#include "scenario/desk_keys.hpp"
#include "scenario/staff_keys.hpp"

namespace bluelight {
namespace {

void ignore_text(World&, const std::string&) {}
void ignore_node(World&, const Node*) {}
void set_length(World& world, Duration length) { world.horizon.length = length; }
void set_warm_up(World& world, Duration warm_up) { world.horizon.warm_up = warm_up; }

const Keys<World>& run_keys() {
  static const Keys<World> keys{
      {key<World>("length", set_length, run_length(),
                  {otherwise("\"1 year\""), "Time that is measured, from `area.start`."}),
       key<World>("warm_up", set_warm_up, run_warm_up(),
                  {otherwise("\"1 day\""), "Time that is simulated before and thrown away."}),
       key<World>("demand", &World::demand_factor, demand_factor(),
                  {otherwise("1.0"), "Factor on every rate of demand."})}};
  return keys;
}

}  // namespace

std::string format_of(const std::string& kind) { return "bluelight-" + kind + "/1"; }

Type<std::string> format(const std::string& kind) { return one_of({format_of(kind)}); }

Type<Duration> run_length() {
  constexpr double most = 50 * 365 * 86400.0;
  return duration(above_zero(most, "> 0, at most 50 years"));
}

Type<Duration> run_warm_up() {
  constexpr double most = 365 * 86400.0;
  return duration(from_zero(most, "0 s … 1 year"));
}

Type<double> demand_factor() { return number(from_zero(100, "0 … 100")); }

const Keys<World>& world_keys() {
  static const Presence none = absent("none");
  static const Keys<World> keys{
      {key<World>("format", ignore_text, format("world"),
                  {required(), "What kind of file this is."}),
       key<World>("title", &World::title, text(), {required(), "Name for people."}),
       key<World>("extends", ignore_node, anything("path, or list of paths"),
                  {absent("nothing"),
                   "File, or list of files, that this one changes; relative to this file, later "
                   "over earlier."}),
       key<World>("theory", &World::theory, text(),
                  {absent("none"),
                   "Closed form that the world claims to reduce to, \"erlang_a\"; its exact values "
                   "are then printed beside the estimates."}),
       section<World>("area", &World::area, area_keys(), {required(), "The area as a whole."}),
       section<World>("calendar", &World::area, calendar_keys(), {none, "Days unlike others."}),
       section<World>("run", run_keys(), {otherwise("{}"), "How long one replication is."}),
       key<World>("service", &World::services, named(service_keys()),
                  {required(), "Police forces, fire and rescue services, ambulance trusts."}),
       key<World>("zone", &World::zones, named(zone_keys()), {none, "Places where people live."}),
       key<World>("profile", &World::profiles, profiles(), {none, "How demand moves over time."}),
       key<World>("busyness", &World::busyness, named(busyness_keys()),
                  {none, "How much demand varies from day to day beyond chance."}),
       key<World>("surge", &World::surges, named(surge_keys()),
                  {none, "Times at which there is more demand: a heat day, New Year's Eve."}),
       key<World>("contact", &World::contacts, named(contact_keys()),
                  {required(),
                   "Classes of calls, each with its own place in the queue, times and standard."}),
       key<World>("calls", &World::calls, named(calls_keys()),
                  {none, "Calls that belong to no incident."}),
       key<World>("incident", &World::incidents, named(incident_keys()),
                  {none, "Emergencies that people ring about."}),
       key<World>("site", &World::sites, named(site_keys()), {none, "Buildings of the estate."}),
       key<World>("desk", &World::desks, named(desk_keys()),
                  {none, "Desks that mobilise units and look after open incidents."}),
       key<World>("transfer", &World::transfers, named(transfer_keys()),
                  {none, "Ways to hand an incident to another service."}),
       key<World>("link", &World::links, named(link_keys()),
                  {none, "Which services hand incidents to each other, and how."}),
       key<World>("room", &World::rooms, named(room_keys()),
                  {required(), "Rooms that answer calls."}),
       key<World>("staff", &World::staff, named(staff_keys()),
                  {required(), "People with the same skills and roster."}),
       key<World>("discount", &World::discounts, named(discount_keys()),
                  {none, "Dated schedules of discount rates."})}};
  return keys;
}

}  // namespace bluelight
