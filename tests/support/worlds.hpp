/// Small worlds made by hand, for tests that are about one mechanism.
#pragma once

#include <bluelight/world.hpp>

namespace bluelight::test {

/// One room, one class "call" with exponential talk, Poisson arrivals without a calendar, constant staff.
inline World small_room(double calls_a_second, Seconds talk, int seats) {
  World world;
  world.title = "small room";
  world.area.time_zone = "UTC";
  world.area.start = std::chrono::year{2025} / 4 / 1;
  world.area.rates_of = world.area.start;
  world.horizon = {std::chrono::hours{24}, std::chrono::hours{24 * 7}};
  world.services = {{"service", "Service"}};
  ContactClass call;
  call.name = "call";
  call.talk = Distribution::exponential(talk);
  call.standard = ServiceLevel{std::chrono::seconds{10}, 0.9};
  world.contacts = {call};
  ContactDemand demand;
  demand.name = "call";
  demand.rate = {Rate::Basis::per_second, calls_a_second, {}, 0, ""};
  world.calls = {demand};
  ControlRoom room;
  room.name = "room";
  room.answers = {ContactId{0}};
  world.rooms = {room};
  StaffGroup staff;
  staff.name = "handlers";
  staff.organisation = "service";
  staff.skills = {ContactId{0}};
  staff.handle_factor = {1};
  for (auto& day : staff.seats) day.fill(seats);
  world.staff = {staff};
  return world;
}

}  // namespace bluelight::test
