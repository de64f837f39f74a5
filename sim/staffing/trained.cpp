#include "staffing/trained.hpp"

#include <algorithm>
#include <cmath>
#include <set>

#include "staffing/pools.hpp"

namespace bluelight {
namespace {

std::set<std::string> teams_of(const World& world, const Crew& crew) {
  std::set<std::string> teams;
  for (const StaffGroupId id : crew.groups) teams.insert(at(world.staff, id).team);
  teams.erase("");
  return teams;
}

double most_of_team(const World& world, const Crew& crew) {
  double most = 0;
  for (const StaffGroupId id : crew.groups) most = std::max(most, at(world.staff, id).most_of_team);
  return most;
}

}  // namespace

int TrainedShare::too_many(const std::vector<int>& seats) const {
  int all = seats[crew];
  for (const std::size_t other : others) all += seats[other];
  return std::max(0, seats[crew] - static_cast<int>(std::lround(most * all)));
}

std::vector<TrainedShare> trained_shares(const World& world, const Pool& pool) {
  std::vector<TrainedShare> shares;
  for (std::size_t c = 0; c < pool.crews.size(); ++c) {
    TrainedShare share{.crew = c, .others = {}, .most = most_of_team(world, pool.crews[c])};
    if (share.most >= 1) continue;
    const std::set<std::string> teams = teams_of(world, pool.crews[c]);
    for (std::size_t other = 0; other < pool.crews.size(); ++other)
      if (other != c && std::ranges::any_of(teams_of(world, pool.crews[other]),
                                            [&](auto& team) { return teams.count(team) > 0; }))
        share.others.push_back(other);
    if (!share.others.empty()) shares.push_back(std::move(share));
  }
  return shares;
}

bool is_trained_enough(const std::vector<TrainedShare>& shares, const std::vector<int>& seats) {
  return std::ranges::all_of(shares,
                             [&](const TrainedShare& one) { return one.too_many(seats) == 0; });
}

void keep_trained(const std::vector<TrainedShare>& shares, std::vector<int>& seats) {
  for (const TrainedShare& one : shares) {
    const int people = one.too_many(seats);
    seats[one.crew] -= people;
    seats[one.others.front()] += people;
  }
}

}  // namespace bluelight
