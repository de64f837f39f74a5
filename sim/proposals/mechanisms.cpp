#include <algorithm>
#include <array>
#include <bluelight/mechanism.hpp>

namespace bluelight {
namespace {

/// Keys of one kind of lever that belong to one mechanism, separated by spaces.
struct Row {
  std::string_view kind, keys;
  Mechanism mechanism;
};

/// Every own key of every lever. Rooms that a lever names belong to what it does with them.
constexpr std::array rows{
    Row{"co_locate", "moves transfers_by", Mechanism::transfer},
    Row{"co_locate", "close", Mechanism::rest},
    Row{"cross_trust_routing", "rooms contacts wait capacity", Mechanism::pooling},
    Row{"cross_trust_routing", "handle_time_factor", Mechanism::handling},
    Row{"electronic_transfer", "between by sender receiver missed late late_by",
        Mechanism::transfer},
    Row{"in_house_improvement", "shrinkage extra_seats hours", Mechanism::crewing},
    Row{"in_house_improvement", "contacts talk wrap_up locate triage", Mechanism::handling},
    Row{"joint_desk", "desks answers_calls cross_trained hours", Mechanism::pooling},
    Row{"joint_desk", "handle_time_factor", Mechanism::handling},
    Row{"merge_rooms", "pooled", Mechanism::pooling},
    Row{"merge_rooms", "handle_time_factor", Mechanism::handling},
    Row{"merge_rooms", "keep_free", Mechanism::crewing},
    Row{"merge_rooms", "site", Mechanism::transfer},
    Row{"merge_rooms", "rooms into", Mechanism::rest},
    Row{"overflow_agreement", "rooms alike reciprocal caller at_queue_length wait capacity",
        Mechanism::pooling},
    Row{"overflow_agreement", "handle_time_factor", Mechanism::handling},
    Row{"share_call_handling", "rooms contacts cross_skilled hours", Mechanism::pooling},
    Row{"share_call_handling", "handle_time_factor", Mechanism::handling},
    Row{"triage_desk",
        "contact name resolves incidents talk wrap_up roster organisation shrinkage contract_week "
        "cost_per_fte",
        Mechanism::rest}};

/// Whether `keys` holds `key` as a whole word.
bool lists(std::string_view keys, std::string_view key) {
  while (!keys.empty()) {
    const std::size_t end = std::min(keys.find(' '), keys.size());
    if (keys.substr(0, end) == key) return true;
    keys.remove_prefix(std::min(end + 1, keys.size()));
  }
  return false;
}

}  // namespace

std::string_view name_of(Mechanism mechanism) {
  static constexpr std::array<std::string_view, all_mechanisms.size()> names{
      "pooling", "crewing", "handling", "transfer", "rest"};
  return names[static_cast<std::size_t>(mechanism)];
}

std::string_view meaning_of(Mechanism mechanism) {
  static constexpr std::array<std::string_view, all_mechanisms.size()> meanings{
      "who may answer or work on what", "rosters, minimum crewing, seats and people kept free",
      "how long handling takes", "how incidents go from service to service",
      "everything else that the levers change"};
  return meanings[static_cast<std::size_t>(mechanism)];
}

std::optional<Mechanism> mechanism_of(std::string_view kind, std::string_view key) {
  if (key == "rosters") return Mechanism::crewing;
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row& row) {
    return row.kind == kind && lists(row.keys, key);
  });
  return found == rows.end() ? std::nullopt : std::optional(found->mechanism);
}

}  // namespace bluelight
