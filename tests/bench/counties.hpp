/// Many counties in one world, each with its own places, services, rooms, desks and staff, to see
/// how a run grows.
#pragma once

#include <bluelight/world.hpp>

namespace bluelight::bench {

/// Copies one county after another into a world. Profiles, busyness, surges, sites and means of
/// transfer are shared. Requires: rates for each 1,000 residents hold in every zone of the county.
class Counties {
 public:
  explicit Counties(const World& county) : county_(county), all_(county) {
    all_.services.clear(), all_.zones.clear(), all_.contacts.clear(), all_.calls.clear();
    all_.incidents.clear(), all_.desks.clear(), all_.links.clear(), all_.rooms.clear();
    all_.staff.clear();
  }

  void add() {
    for (const Zone& one : county_.zones) all_.zones.push_back(copy(one));
    for (const Service& one : county_.services) all_.services.push_back(copy(one));
    for (const ContactClass& one : county_.contacts) all_.contacts.push_back(copy(one));
    for (const ContactDemand& one : county_.calls) all_.calls.push_back(copy(one));
    for (const IncidentType& one : county_.incidents) all_.incidents.push_back(copy(one));
    for (const DispatchDesk& one : county_.desks) all_.desks.push_back(copy(one));
    for (const TransferLink& one : county_.links) all_.links.push_back(copy(one));
    for (const ControlRoom& one : county_.rooms) all_.rooms.push_back(copy(one));
    for (const StaffGroup& one : county_.staff) all_.staff.push_back(copy(one));
    ++number_;
  }
  World take() { return std::move(all_); }

 private:
  template <class Id>
  void shift(Id& id, std::size_t things) const {
    id.index += number_ * static_cast<std::uint32_t>(things);
  }
  void own(ServiceId& id) const { shift(id, county_.services.size()); }
  void own(ZoneId& id) const { shift(id, county_.zones.size()); }
  void own(ContactId& id) const { shift(id, county_.contacts.size()); }
  void own(IncidentTypeId& id) const { shift(id, county_.incidents.size()); }
  void own(DeskId& id) const { shift(id, county_.desks.size()); }
  void own(RoomId& id) const { shift(id, county_.rooms.size()); }
  void own(SkillId& id) const {
    const bool call = id.kind == SkillId::Kind::contact;
    shift(id, call ? county_.contacts.size() : county_.desks.size());
  }
  template <class Id>
  void own(std::optional<Id>& id) const {
    if (id) own(*id);
  }
  template <class Id>
  void own(std::vector<Id>& ids) const {
    for (Id& id : ids) own(id);
  }
  /// Residents' rates count the residents of their own county: zones are of that kind.
  void own(Rate& rate) const {
    if (rate.basis == Rate::Basis::per_1000_per_year) rate.where = kind();
  }
  std::string kind() const { return "county_" + std::to_string(number_); }

  template <class Thing>
  Thing named(Thing one) const {
    one.name += "_" + std::to_string(number_);
    return one;
  }
  Zone copy(const Zone& county) const {
    Zone one = named(county);
    one.kind = kind();
    return one;
  }
  Service copy(const Service& county) const {
    Service one = named(county);
    own(one.receives);
    return one;
  }
  ContactClass copy(const ContactClass& county) const {
    ContactClass one = named(county);
    own(one.service);
    if (one.redial) own(one.redial->turns_to);
    if (one.passes_on) own(one.passes_on->to);
    return one;
  }
  ContactDemand copy(const ContactDemand& county) const {
    ContactDemand one = named(county);
    own(one.contact), own(one.rate);
    return one;
  }
  IncidentType copy(const IncidentType& county) const {
    IncidentType one = named(county);
    own(one.rate);
    for (auto& [contact, share] : one.first) own(contact);
    for (IncidentVariant& variant : one.variants)
      for (auto& [service, units] : variant.needs) own(service);
    for (Response& response : one.responses) own(response.service);
    if (one.appointment) own(one.appointment->desk);
    return one;
  }
  DispatchDesk copy(const DispatchDesk& county) const {
    DispatchDesk one = named(county);
    own(one.service), own(one.zones), own(one.incidents);
    return one;
  }
  TransferLink copy(const TransferLink& county) const {
    TransferLink one = named(county);
    own(one.between);
    return one;
  }
  ControlRoom copy(const ControlRoom& county) const {
    ControlRoom one = named(county);
    own(one.answers);
    for (Partner& partner : one.partners) {
      own(partner.room);
      for (auto& [contact, theirs] : partner.answered_as) own(contact), own(theirs);
    }
    return one;
  }
  StaffGroup copy(const StaffGroup& county) const {
    StaffGroup one = named(county);
    own(one.room), own(one.skills);
    return one;
  }

  const World& county_;
  World all_;
  std::uint32_t number_ = 0;
};

/// `count` copies of `county` side by side.
inline World counties(const World& county, int count) {
  Counties all(county);
  for (int n = 0; n < count; ++n) all.add();
  return all.take();
}

}  // namespace bluelight::bench
