#include "cli/staff_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <bluelight/quantity_text.hpp>
#include <bluelight/text_table.hpp>
#include <map>

namespace bluelight::cli {
namespace {

constexpr std::array day_words{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

/// "10 s" or "10 min".
std::string time_text(Duration time) {
  const double seconds = to_seconds(time).count();
  return seconds >= 120 ? fmt::format("{:g} min", seconds / 60) : fmt::format("{:g} s", seconds);
}

std::string verdict_text(HeldStandard::Verdict verdict) {
  switch (verdict) {
    case HeldStandard::Verdict::held:
      return "held";
    case HeldStandard::Verdict::missed:
      return "MISSED";
    case HeldStandard::Verdict::unclear:
      return "cannot be told";
  }
  return "";
}

/// "police_999 93.1 ± 0.2 % within 10 s (standard: 90 %)"
std::string value_text(const HeldStandard& held) {
  const Hold& hold = held.hold;
  const std::string to = hold.to == HeldTo::baseline ? "no worse than today" : "standard";
  if (hold.measure == HeldMeasure::answer_time_mean)
    return fmt::format("{} mean {} ({}: {:.2f} s)", hold.contact, quantity_text(held.value, "s"),
                       to, held.required);
  const std::string value = quantity_text(held.value, "1");
  const double required = 100 * held.required;
  if (hold.measure == HeldMeasure::reserve)
    return fmt::format("{} {} of the time with {} people left (standard: {:g} %)", hold.room, value,
                       hold.people(), required);
  if (hold.measure == HeldMeasure::abandonment)
    return fmt::format("{} {} give up ({}: {:.4g} %)", hold.contact, value, to, required);
  return fmt::format("{} {} within {} ({}: {:.4g} %)", held.thing(), value, time_text(*hold.within),
                     to, required);
}

std::string standard_text(const HeldStandard& held) {
  std::string text = fmt::format("{}: {}", value_text(held), verdict_text(held.verdict));
  if (held.hours_below > 0)
    text += fmt::format(", but below it in {} of the week's 168 hours", held.hours_below);
  return text;
}

std::string repairs_text(int repairs) {
  if (repairs == 0) return "";
  return fmt::format(
      " Seats were raised {} {} because a standard was missed, and the roster "
      "verified anew.",
      repairs, repairs == 1 ? "time" : "times");
}

std::string verified_text(const StaffAnswer& answer) {
  std::vector<std::string> parts;
  for (const HeldStandard& held : answer.need.standards) parts.push_back(standard_text(held));
  if (parts.empty()) return "The roster was not verified.";
  return fmt::format("The roster by shifts in {} fresh replications: {}.{}",
                     answer.settings.aims.fresh_replications, fmt::join(parts, "; "),
                     repairs_text(answer.need.repairs));
}

std::string search_text(const StaffAnswer& answer) {
  const EqualService& settings = answer.settings.aims;
  if (answer.need.rounds == 0) return "Seats by time-varying Erlang A alone, not corrected.";
  return fmt::format(
      "Seats are the fewest that hold every standard in {}, by Erlang A corrected in {} rounds of "
      "{} simulated weeks{}.",
      settings.hold.empty() ? "every hour of the week" : "the hours that are judged together",
      answer.need.rounds, settings.replications * settings.weeks,
      answer.need.settled ? "" : "; THE ROUNDS ENDED BEFORE ALL HOURS WERE SETTLED");
}

/// Days with the same seats, first and last: "Mon-Thu".
std::string seats_text(const WeekSeats& seats) {
  const auto day_of = [&](std::size_t day) {
    return std::vector<int>(seats.begin() + static_cast<std::ptrdiff_t>(day * 24),
                            seats.begin() + static_cast<std::ptrdiff_t>(day * 24 + 24));
  };
  std::string text;
  for (std::size_t from = 0, to = 0; from < day_words.size(); from = to + 1) {
    for (to = from; to + 1 < day_words.size() && day_of(to + 1) == day_of(from); ++to) {
    }
    text += fmt::format("{:<8}", from == to ? std::string(day_words[from])
                                            : fmt::format("{}-{}", day_words[from], day_words[to]));
    for (const int one : day_of(from)) text += fmt::format("{:3}", one);
    text += '\n';
  }
  return text;
}

std::string hours_heading(const std::string& name) {
  std::string text = name + ": seats needed by local hour\n        ";
  for (int hour = 0; hour < 24; ++hour) text += fmt::format(" {:02}", hour);
  return text + '\n';
}

double posts_of(const std::vector<PricedPosts>& posts, const std::string& name) {
  double sum = 0;
  for (const PricedPosts& one : posts) sum += one.group == name ? one.posts : 0;
  return sum;
}

std::string hours_text(double hours, double error) {
  return quantity_number(
      Estimate{.mean = hours, .half_width = error, .standard_error = 0, .count = 2}, "h");
}

void add_need(TextTable& table, const StaffAnswer& answer, const GroupNeed& need) {
  const std::string& name = at(answer.world.staff, need.group).name;
  const double now = posts_of(answer.need.now, name), then = posts_of(answer.need.then, name);
  const double each = need.relief / hours_a_week;
  table.add({{name},
             {count_text(need.hours)},
             {count_text(need.rostered)},
             {need.relief > 0 ? hours_text(need.hours * each, need.hours_error * each) : "–"},
             {need.relief > 0 ? fmt::format("{:.1f}", then) : "–"},
             {need.relief > 0 ? fmt::format("{:.1f}", now) : "–"},
             {need.relief > 0 ? fmt::format("{:+.1f}", then - now) : "–"}});
}

/// Supervisors, and groups whose roster stays.
void add_others(TextTable& table, const StaffAnswer& answer) {
  for (const PricedPosts& one : answer.need.then) {
    const auto is_found = [&](const GroupNeed& need) {
      return at(answer.world.staff, need.group).name == one.group;
    };
    if (std::ranges::any_of(answer.need.groups, is_found)) continue;
    const double now = posts_of(answer.need.now, one.group);
    const bool same = now == one.posts;
    const bool kept = std::ranges::any_of(answer.need.kept, [&](StaffGroupId id) {
      return at(answer.world.staff, id).name == one.group;
    });
    table.add({{one.group},
               {kept ? "kept" : ""},
               {},
               {},
               {fmt::format("{:.1f}", one.posts)},
               {fmt::format("{:.1f}", now)},
               {same ? "0" : fmt::format("{:+.1f}", one.posts - now)}});
  }
}

TextTable posts_table(const StaffAnswer& answer) {
  TextTable table({{.heading = "staff"},
                   {.heading = "hours", .align = Align::right},
                   {.heading = "shifts", .align = Align::right},
                   {.heading = "posts", .align = Align::plus_minus},
                   {.heading = "roster", .align = Align::right},
                   {.heading = "now", .align = Align::right},
                   {.heading = "change", .align = Align::right}});
  for (const GroupNeed& need : answer.need.groups) add_need(table, answer, need);
  add_others(table, answer);
  return table;
}

double worst_gap(const StaffNeed& need) {
  double gap = 0;
  for (const GroupNeed& one : need.groups) gap = std::max(gap, one.gap);
  return gap;
}

}  // namespace

std::string staff_text(const StaffAnswer& answer, bool colour) {
  std::string text = painted(answer.world.title, Tone::strong, colour) + '\n';
  text += wrapped(verified_text(answer), page_width, "  ") + '\n';
  text += wrapped(search_text(answer), page_width, "  ") + '\n';
  for (const GroupNeed& need : answer.need.groups)
    text += '\n' + hours_heading(at(answer.world.staff, need.group).name) + seats_text(need.seats);
  text += '\n' + posts_table(answer).text(colour);
  return text + '\n' +
         wrapped(fmt::format(
                     "hours: seats needed x hours, a week. shifts: paid hours of the fewest "
                     "shifts that cover them (proven within {:.1f} %). posts: hours x "
                     "relief, ± chance in the simulated calls (90 % interval). roster: "
                     "posts that fill the shifts. kept: does nothing that is held to a standard.",
                     100 * worst_gap(answer.need)),
                 page_width, "  ") +
         '\n';
}

std::string staff_csv(const StaffAnswer& answer) {
  std::string text = "group,day,hour,erlang_a,seats\n";
  for (const GroupNeed& need : answer.need.groups)
    for (std::size_t hour = 0; hour < hours_a_week; ++hour)
      text += fmt::format("{},{},{},{},{}\n", at(answer.world.staff, need.group).name,
                          day_words[hour / 24], hour % 24, need.first[hour], need.seats[hour]);
  return text;
}

}  // namespace bluelight::cli
