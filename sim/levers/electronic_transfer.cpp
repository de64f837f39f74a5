#include <bluelight/lever.hpp>

#include "levers/check_keys_of.hpp"
#include "levers/links.hpp"
#include "levers/stated_keys.hpp"
#include "scenario/distribution_keys.hpp"
#include "scenario/read_world.hpp"

namespace bluelight {
namespace {

struct Exchange {
  std::vector<ServiceId> between;
  std::optional<TransferMeansId> by;
  TransferMeans own;
};

void check_several(Reading& reading, const Node& table, Exchange& exchange) {
  if (exchange.between.size() < 2)
    reading.problems.add(*table.find("between"), "at least two services");
}

void check_own(Reading& reading, const Node& table, Exchange& exchange) {
  if (!exchange.by) return;
  refuse_unused(reading.problems, table, {"sender", "receiver", "missed", "late", "late_by"},
                "`by` names a means with its own times");
}

const Keys<TransferMeans>& own_keys() {
  using Means = TransferMeans;
  static const Keys<Means> all{
      {key<Means>("sender", &Means::sender, distribution(),
                  {otherwise("\"16 s\""), "Sender's time (evidence 1.20: 10 to 45 s)."}),
       key<Means>("receiver", &Means::receiver, distribution(),
                  {otherwise("\"30 s\""),
                   "Reader's time until dispatch there sees the incident (evidence 8b)."}),
       key<Means>(
           "missed", &Means::missed, share(),
           {otherwise("0.005"), "Chance that the transfer is never made (evidence 8b; 1.22)."}),
       key<Means>("late", &Means::late, share(), {otherwise("0"), "Chance that it is made late."}),
       key<Means>("late_by", &Means::late_by, distribution(),
                  {otherwise("\"10 min\""), "How late."})}};
  return all;
}

const Keys<Exchange>& keys() {
  static const Keys<Exchange> all = Keys<Exchange>{
      {key<Exchange>("between", &Exchange::between, references<Service>("service"),
                     {required(), "Services that pass incidents to each other so."}),
       key<Exchange>("by", &Exchange::by, reference<TransferMeans>("transfer"),
                     {absent("the times below"),
                      "A means of the world that is sent and read, without a conversation."})},
      {after<Exchange>({"between"}, check_several),
       after<Exchange>({"by"},
                       check_own)}}.with(own_keys(), &Exchange::own);
  return all;
}

/// Messages wait for somebody to read them in the queue of a class of calls.
void check_world_has(const World& world, const Node& table, const Exchange& exchange,
                     Problems& problems) {
  for (const ServiceId service : exchange.between) {
    const Service& one = at(world.services, service);
    if (!one.receives)
      problems.add(*table.find("between"),
                   "services that take transfers, but service." + one.name + " has no `receives`");
  }
  if (exchange.by && at(world.transfers, *exchange.by).both_held)
    problems.add(*table.find("by"), "a means that does not hold both sides");
}

/// Whether every two of the services use this means already, wherever their rooms are.
bool is_in_use(const World& world, const Exchange& exchange) {
  if (!exchange.by) return false;
  for (const ServiceId one : exchange.between) {
    for (const ServiceId other : exchange.between) {
      if (one == other) continue;
      const TransferLink* link = link_between(world, one, other);
      if (link == nullptr || link->by != *exchange.by ||
          link->same_site.value_or(link->by) != *exchange.by)
        return false;
    }
  }
  return true;
}

void exchange_messages(World& world, Exchange exchange) {
  if (is_in_use(world, exchange)) return;
  if (!exchange.by) {
    exchange.by = TransferMeansId{static_cast<std::uint32_t>(world.transfers.size())};
    exchange.own.name = free_name(world.transfers, "electronic_transfer");
    exchange.own.title = "Electronic transfer";
    world.transfers.push_back(exchange.own);
  }
  put_first(world,
            {"electronic_transfer", "Electronic transfer", exchange.between, *exchange.by, {}});
}

World apply(const World& world, const Node& table, Problems& problems) {
  const std::size_t before = problems.size();
  World after = world;
  Reading reading = reading_of(world, problems, after.inputs);
  Exchange exchange;
  keys().read(reading, table, exchange);
  if (problems.size() == before) check_world_has(world, table, exchange, problems);
  if (problems.size() > before) return world;
  exchange_messages(after, exchange);
  return after;
}

}  // namespace

namespace levers_by_file {

extern const Lever electronic_transfer;
const Lever electronic_transfer{
    "electronic_transfer",
    "Incidents go from one service's system to another's, and are not told by telephone.\n"
    "Mechanism: between any two of the services a message is sent and read. The sender is "
    "held for the sender's time only; the message waits in the receiver's queue, by priority "
    "and age, until somebody is free to read it; then dispatch sees the incident. It replaces "
    "the link of these services, also where rooms share a site, and makes one where there is "
    "none.\n"
    "Evidence: 4 minutes by telephone became 16 seconds in Wales (evidence 1.20); a share of "
    "telephone transfers is missed or late, 3 % by telephone and 0.5 % by message (evidence "
    "8b; 1.22: from memory).\n"
    "Limits: nothing is said about what the message leaves out and a conversation would have "
    "told; where people share a floor they may be quicker without it; a busy receiver reads "
    "late, and no caller waits on that line to be noticed.",
    apply, [] { return keys().rows(); },
    [](Reading& reading, const Node& table) { check_keys_of(keys(), reading, table); }};

}  // namespace levers_by_file
}  // namespace bluelight
