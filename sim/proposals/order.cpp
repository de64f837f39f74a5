#include "proposals/order.hpp"

#include <set>
#include <tuple>

namespace bluelight {
namespace {

using Positions = std::set<std::size_t>;

/// Every lever that acts before `lever`; a lever of a cycle acts before itself.
void collect_before(const std::vector<StatedLever>& levers, std::size_t lever, Positions& before) {
  for (const std::uint32_t earlier : levers[lever].after) {
    if (before.insert(earlier).second) collect_before(levers, earlier, before);
  }
}

void check_cycle(const std::vector<StatedLever>& levers, std::size_t lever, Problems& problems) {
  if (!acts_after(levers, lever, lever)) return;
  const Node& after = *levers[lever].table->find("after");
  problems.add(after, "levers that do not act after lever." + levers[lever].name + " themselves");
}

void check_dates(const std::vector<StatedLever>& levers, std::size_t lever, Problems& problems) {
  for (const std::uint32_t earlier : levers[lever].after) {
    if (levers[earlier].live <= levers[lever].live) continue;
    problems.add(*levers[lever].table->find("live"),
                 "a date not before " + levers[earlier].table->find("live")->text() +
                     ", when lever." + levers[earlier].name + " goes live, which acts before");
  }
}

bool is_ready(const StatedLever& lever, const Positions& done) {
  return std::all_of(lever.after.begin(), lever.after.end(),
                     [&](std::uint32_t earlier) { return done.count(earlier) > 0; });
}

}  // namespace

bool acts_after(const std::vector<StatedLever>& levers, std::size_t later, std::size_t earlier) {
  Positions before;
  collect_before(levers, later, before);
  return before.count(earlier) > 0;
}

std::vector<std::size_t> order_of(const std::vector<StatedLever>& levers, Problems& problems) {
  const std::size_t problems_before = problems.size();
  for (std::size_t i = 0; i < levers.size(); ++i) {
    check_cycle(levers, i, problems);
    check_dates(levers, i, problems);
  }
  if (problems.size() > problems_before) return {};
  std::vector<std::size_t> order;
  Positions done;
  while (order.size() < levers.size()) {
    std::set<std::tuple<std::chrono::sys_days, std::string, std::size_t>> ready;
    for (std::size_t i = 0; i < levers.size(); ++i) {
      if (done.count(i) == 0 && is_ready(levers[i], done))
        ready.emplace(levers[i].live, levers[i].name, i);
    }
    order.push_back(std::get<2>(*ready.begin()));
    done.insert(order.back());
  }
  return order;
}

}  // namespace bluelight
