#include "explain/shares.hpp"

#include <algorithm>

#include "analysis/holm.hpp"

namespace bluelight {
namespace {

constexpr double family_error = 0.05;

/// One group of calls, and the calls that it is compared with.
struct Group {
  std::string dimension, label;
  std::function<bool(const CallCell&)> holds, among;
};

bool any_call(const CallCell&) { return true; }

void add_places(std::vector<Group>& groups, const World& world) {
  const std::size_t zones = world.zones.size();
  const auto somewhere = [zones](const CallCell& cell) { return cell.place < zones; };
  std::vector<std::string> kinds;
  for (std::size_t zone = 0; zone < zones; ++zone) {
    groups.push_back({"zone", world.zones[zone].name,
                      [zone](const CallCell& cell) { return cell.place == zone; }, somewhere});
    const std::string& kind = world.zones[zone].kind;
    if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) kinds.push_back(kind);
  }
  for (const std::string& kind : kinds)
    groups.push_back({"kind", kind,
                      [&world, zones, kind](const CallCell& cell) {
                        return cell.place < zones && world.zones[cell.place].kind == kind;
                      },
                      somewhere});
}

std::vector<Group> groups_of(const World& world) {
  std::vector<Group> groups{{"all", "all", any_call, any_call}};
  for (std::size_t contact = 0; contact < world.contacts.size(); ++contact)
    groups.push_back({"contact", world.contacts[contact].name,
                      [contact](const CallCell& cell) { return cell.contact == contact; },
                      any_call});
  add_places(groups, world);
  for (const bool night : {false, true})
    groups.push_back({"time", night ? "night" : "day",
                      [night](const CallCell& cell) { return cell.night == night; }, any_call});
  for (std::size_t contact = 0; contact < world.contacts.size(); ++contact) {
    const auto of_class = [contact](const CallCell& cell) { return cell.contact == contact; };
    groups.push_back({"contact at night", world.contacts[contact].name,
                      [of_class](const CallCell& cell) { return of_class(cell) && cell.night; },
                      of_class});
  }
  return groups;
}

Counts sum_over(const World& world, const PairedCalls& run,
                const std::function<bool(const CallCell&)>& holds) {
  Counts sum;
  for (std::size_t contact = 0; contact < world.contacts.size(); ++contact)
    for (std::size_t place = 0; place <= world.zones.size(); ++place)
      for (const bool night : {false, true}) {
        const CallCell cell{contact, place, night};
        if (holds(cell)) sum += run.calls(cell);
      }
  return sum;
}

/// Share of `fared` in each replication; NaN without calls.
std::vector<double> shares(const std::vector<Counts>& counts, Fared fared) {
  std::vector<double> all;
  for (const Counts& one : counts) all.push_back(one.share(fared));
  return all;
}

double mean_calls(const std::vector<Counts>& counts) {
  double sum = 0;
  for (const Counts& one : counts) sum += one.sum();
  return sum / static_cast<double>(counts.size());
}

GroupShare share_of(const World& world, const std::vector<PairedCalls>& runs, const Group& group) {
  std::vector<Counts> own, all;
  for (const PairedCalls& run : runs) {
    own.push_back(sum_over(world, run, group.holds));
    all.push_back(sum_over(world, run, group.among));
  }
  return {.dimension = group.dimension,
          .label = group.label,
          .calls = mean_calls(own),
          .worse = estimate(shares(own, Fared::worse)),
          .better = estimate(shares(own, Fared::better)),
          .unchanged = estimate(shares(own, Fared::unchanged)),
          .excess = paired(shares(all, Fared::worse), shares(own, Fared::worse))};
}

/// Says of which groups more, or fewer, are worse off than of those they are compared with.
void tell(std::vector<GroupShare>& groups) {
  std::vector<double> p_values;
  for (const GroupShare& group : groups)
    p_values.push_back(group.excess.standard_error > 0 ? p_value_of_zero(group.excess) : 1);
  const auto rejected = holm_rejections(p_values, family_error);
  for (std::size_t i = 0; i < groups.size(); ++i)
    if (rejected[i]) groups[i].told = groups[i].excess.mean > 0 ? 1 : -1;
}

}  // namespace

std::vector<GroupShare> caller_shares(const World& baseline, const std::vector<PairedCalls>& runs) {
  std::vector<GroupShare> all;
  for (const Group& group : groups_of(baseline)) {
    GroupShare share = share_of(baseline, runs, group);
    if (share.calls > 0) all.push_back(std::move(share));
  }
  tell(all);
  return all;
}

std::vector<IncidentShare> incident_shares(const World& baseline,
                                           const std::vector<PairedCalls>& runs) {
  std::vector<IncidentShare> all;
  for (std::size_t service = 0; service < baseline.services.size(); ++service) {
    std::vector<Counts> counts;
    for (const PairedCalls& run : runs) counts.push_back(run.incidents(service));
    if (mean_calls(counts) == 0) continue;
    all.push_back({.service = baseline.services[service].name,
                   .incidents = mean_calls(counts),
                   .later = estimate(shares(counts, Fared::worse)),
                   .sooner = estimate(shares(counts, Fared::better)),
                   .unchanged = estimate(shares(counts, Fared::unchanged))});
  }
  return all;
}

}  // namespace bluelight
