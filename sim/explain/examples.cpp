#include "explain/examples.hpp"

#include <algorithm>

namespace bluelight {
namespace {

bool answered_in_both(const ChangedCall& one) {
  return one.before.end == CallEnd::answered && one.after.end == CallEnd::answered;
}

std::int64_t change_of(const CallStory& before, const CallStory& after) {
  return after.waited - before.waited;
}

/// Those that are answered in both worlds and fare so, by how much their wait changes, the most
/// first.
std::vector<const ChangedCall*> ranked(const std::vector<ChangedCall>& calls, Fared fared) {
  std::vector<const ChangedCall*> all;
  for (const ChangedCall& one : calls)
    if (one.fared == fared && answered_in_both(one)) all.push_back(&one);
  std::ranges::stable_sort(all, std::ranges::greater{}, [](const ChangedCall* one) {
    return std::abs(change_of(one->before, one->after));
  });
  return all;
}

/// The median of those of `all` who rang the class that most of them rang.
const ChangedCall* typical_of(const std::vector<const ChangedCall*>& all) {
  std::map<std::uint16_t, std::vector<const ChangedCall*>> by_class;
  for (const ChangedCall* one : all) by_class[one->before.contact].push_back(one);
  const auto most =
      std::ranges::max_element(by_class, {}, [](const auto& entry) { return entry.second.size(); });
  return most->second[most->second.size() / 2];
}

/// Who gives up in one of the two worlds.
const ChangedCall* first_not_in_both(const std::vector<ChangedCall>& calls, Fared fared) {
  const auto found = std::ranges::find_if(calls, [&](const ChangedCall& one) {
    const CallStory& other = fared == Fared::worse ? one.after : one.before;
    return one.fared == fared && other.end == CallEnd::gave_up;
  });
  return found == calls.end() ? nullptr : &*found;
}

void add_services(ExampleCall& example, std::size_t world, const Stories& stories) {
  const std::uint64_t incident = example.call[0].incident;
  if (incident == 0) return;
  for (const IncidentStory& one :
       std::ranges::equal_range(stories.incidents, incident, {}, &IncidentStory::incident))
    if (one.service < ExampleCall::most_services)
      example.services[world][one.service] = {one.visible, one.mobilised};
}

bool is_extreme(ExampleKind kind) {
  return kind == ExampleKind::most_worse || kind == ExampleKind::most_better;
}

bool is_further(const ExampleCall& one, const ExampleCall& other) {
  return std::abs(change_of(one.call[0], one.call[1])) >
         std::abs(change_of(other.call[0], other.call[1]));
}

}  // namespace

std::vector<ExampleCall> examples_of(const std::vector<ChangedCall>& calls, const Stories& before,
                                     const Stories& after) {
  std::vector<ExampleCall> examples;
  const auto add = [&](ExampleKind kind, const ChangedCall* one) {
    if (one == nullptr) return;
    ExampleCall& example = examples.emplace_back();
    example.kind = kind;
    example.call = {one->before, one->after};
    add_services(example, 0, before);
    add_services(example, 1, after);
  };
  for (const Fared fared : {Fared::worse, Fared::better}) {
    const bool is_worse = fared == Fared::worse;
    const auto all = ranked(calls, fared);
    if (!all.empty()) {
      add(is_worse ? ExampleKind::most_worse : ExampleKind::most_better, all.front());
      add(is_worse ? ExampleKind::typical_worse : ExampleKind::typical_better, typical_of(all));
    }
    add(is_worse ? ExampleKind::lost : ExampleKind::won, first_not_in_both(calls, fared));
  }
  return examples;
}

std::vector<ExampleCall> best_of(const std::vector<std::vector<ExampleCall>>& by_replication) {
  std::map<ExampleKind, ExampleCall> best;
  for (const auto& examples : by_replication)
    for (const ExampleCall& one : examples) {
      const auto [entry, is_first] = best.try_emplace(one.kind, one);
      if (!is_first && is_extreme(one.kind) && is_further(one, entry->second)) entry->second = one;
    }
  std::vector<ExampleCall> all;
  for (const auto& [kind, example] : best) all.push_back(example);
  return all;
}

}  // namespace bluelight
