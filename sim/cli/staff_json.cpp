#include <cmath>
#include <nlohmann/json.hpp>

#include "cli/staff_text.hpp"

namespace bluelight::cli {
namespace {

using Json = nlohmann::ordered_json;

Json number(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

/// Seven lists of 24, Monday first.
Json week_of(const WeekSeats& seats) {
  Json week = Json::array();
  for (std::size_t day = 0; day < 7; ++day)
    week.push_back(std::vector<int>(seats.begin() + static_cast<std::ptrdiff_t>(day * 24),
                                    seats.begin() + static_cast<std::ptrdiff_t>(day * 24 + 24)));
  return week;
}

Json json_of(const Shift& shift) {
  return {{"begins", shift.begins / std::chrono::hours{1}},
          {"lasts", shift.lasts / std::chrono::hours{1}},
          {"seats", std::vector<int>(shift.seats.begin(), shift.seats.begin() + 7)}};
}

Json json_of(const World& world, const GroupNeed& need) {
  Json shifts = Json::array();
  for (const Shift& shift : need.shifts) shifts.push_back(json_of(shift));
  const double each = need.relief / hours_a_week;
  return {{"group", at(world.staff, need.group).name},
          {"erlang_a", week_of(need.first)},
          {"seats", week_of(need.seats)},
          {"hours", need.hours},
          {"hours_error", need.hours_error},
          {"relief", need.relief > 0 ? Json(need.relief) : Json(nullptr)},
          {"posts", need.relief > 0 ? Json(need.hours * each) : Json(nullptr)},
          {"posts_error", need.relief > 0 ? Json(need.hours_error * each) : Json(nullptr)},
          {"shifts", shifts},
          {"rostered_hours", need.rostered},
          {"gap", need.gap}};
}

Json json_of(const HeldStandard& held) {
  static constexpr std::array verdicts{"held", "missed", "unclear"};
  const Hold& hold = held.hold;
  const bool is_desk = hold.measure == HeldMeasure::dispatch_within;
  const bool in_time = is_desk || hold.measure == HeldMeasure::answer_within;
  return {{hold.measure == HeldMeasure::reserve ? "room"
           : is_desk                            ? "desk"
                                                : "contact",
           held.thing()},
          {"measure", text_of(hold.measure)},
          {"to", text_of(hold.to)},
          {"period", text_of(hold.period)},
          {"within", in_time ? Json(to_seconds(*hold.within).count()) : Json(nullptr)},
          {"standard", held.required},
          {"mean", number(held.value.mean)},
          {"half_width", number(held.value.half_width)},
          {"count", held.value.count},
          {"verdict", verdicts[static_cast<std::size_t>(held.verdict)]},
          {"hours_below", held.hours_below}};
}

Json json_of(const std::vector<PricedPosts>& posts) {
  Json all = Json::array();
  for (const PricedPosts& one : posts)
    all.push_back({{"group", one.group},
                   {"organisation", one.organisation},
                   {"posts", one.posts},
                   {"cost_per_fte", one.cost_per_fte.value}});
  return all;
}

}  // namespace

std::string staff_json(const StaffAnswer& answer) {
  Json groups = Json::array(), kept = Json::array(), standards = Json::array();
  for (const GroupNeed& need : answer.need.groups) groups.push_back(json_of(answer.world, need));
  for (const StaffGroupId id : answer.need.kept) kept.push_back(at(answer.world.staff, id).name);
  for (const HeldStandard& held : answer.need.standards) standards.push_back(json_of(held));
  const Json json{
      {"format", "bluelight-staff/1"},
      {"title", answer.world.title},
      {"seed", answer.settings.seed},
      {"rounds", answer.need.rounds},
      {"settled", answer.need.settled},
      {"repairs", answer.need.repairs},
      {"standards", standards},
      {"groups", groups},
      {"kept", kept},
      {"posts", {{"now", json_of(answer.need.now)}, {"by_shifts", json_of(answer.need.then)}}}};
  return json.dump(2) + '\n';
}

}  // namespace bluelight::cli
