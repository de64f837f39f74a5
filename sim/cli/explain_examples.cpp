#include <fmt/format.h>

#include <array>
#include <bluelight/demand.hpp>
#include <bluelight/text_table.hpp>

#include "cli/explain_text.hpp"

namespace bluelight::cli {
namespace {

constexpr std::array weekdays{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr std::array months{"January", "February", "March",     "April",   "May",      "June",
                            "July",    "August",   "September", "October", "November", "December"};

/// "3 s", "2 min 5 s", "1 h 12 min".
std::string length_text(std::int64_t microseconds) {
  const std::int64_t seconds = (microseconds + 500'000) / 1'000'000;
  if (seconds < 60) return fmt::format("{} s", seconds);
  if (seconds < 3600) return fmt::format("{} min {} s", seconds / 60, seconds % 60);
  return fmt::format("{} h {} min", seconds / 3600, seconds / 60 % 60);
}

std::string heading_of(ExampleKind kind) {
  switch (kind) {
    case ExampleKind::most_worse:
      return "Made worse most";
    case ExampleKind::typical_worse:
      return "A typical one made worse";
    case ExampleKind::lost:
      return "Answered before, gives up now";
    case ExampleKind::most_better:
      return "Made better most";
    case ExampleKind::typical_better:
      return "A typical one made better";
    case ExampleKind::won:
      return "Gave up before, answered now";
  }
  return "";
}

/// "rings 3 times, answered 12 min 4 s after the first".
std::string end_text(const CallStory& call) {
  const bool once = call.attempts < 2;
  const std::string rings = once ? "rings once" : fmt::format("rings {} times", call.attempts);
  if (call.end == CallEnd::waiting) return rings + ", not answered when the run ends";
  const std::string after =
      once ? "after " + length_text(call.waited) : length_text(call.waited) + " after the first";
  if (call.end == CallEnd::gave_up) return fmt::format("{}, gives up {}", rings, after);
  return fmt::format("{}, answered {}{}", rings, after, call.by_partner ? ", elsewhere" : "");
}

/// "sees it 3 min 5 s, mobilises 5 min 2 s": after the first attempt of this call.
std::string seen_text(const ExampleCall::Seen& seen, std::int64_t offered) {
  if (seen.mobilised < 0) return "does not mobilise";
  const auto since = [&](std::int64_t instant) {
    return instant < offered ? length_text(offered - instant) + " before"
                             : length_text(instant - offered);
  };
  return fmt::format("sees it {}, mobilises {}", since(seen.visible), since(seen.mobilised));
}

std::string place_text(const World& world, const CallStory& call) {
  if (call.zone == CallStory::nowhere) return "about no incident";
  const Zone& zone = world.zones[call.zone];
  return zone.kind.empty() ? zone.name : fmt::format("{} ({})", zone.name, zone.kind);
}

std::string call_text(const Explained& answer, const ExampleCall& example, std::size_t world) {
  const CallStory& call = example.call[world];
  std::string text = end_text(call);
  const auto& services = answer.baseline.services;
  for (std::size_t i = 0; i < std::min(services.size(), example.services[world].size()); ++i) {
    const auto& one = example.services[world][i];
    const bool known = one.mobilised >= 0 || example.services[1 - world][i].mobilised >= 0;
    if (known) text += fmt::format("; {} {}", services[i].name, seen_text(one, call.offered));
  }
  return text;
}

std::string example_text(const Explained& answer, const ExampleCall& example, bool colour) {
  const CallStory& call = example.call[0];
  std::string text = painted(heading_of(example.kind), Tone::strong, colour) + '\n';
  const std::string what =
      fmt::format("{}, {}, {} (replication {})", answer.baseline.contacts[call.contact].name,
                  place_text(answer.baseline, call), clock_text(answer.baseline, call.offered),
                  example.replication);
  text += "  " + wrapped(what, page_width - 2, "    ") + '\n';
  for (const std::size_t world : {std::size_t{0}, std::size_t{1}}) {
    const std::string& name = world == 0 ? answer.found.baseline : answer.found.proposal;
    text += "  " +
            wrapped(name + ": " + call_text(answer, example, world), page_width - 2, "    ") + '\n';
  }
  return text;
}

}  // namespace

std::string_view name_of(ExampleKind kind) {
  static constexpr std::array<std::string_view, 6> names{"most_worse",  "typical_worse",  "lost",
                                                         "most_better", "typical_better", "won"};
  return names[static_cast<std::size_t>(kind)];
}

std::string clock_text(const World& world, std::int64_t instant) {
  const LocalHours calendar = run_calendar(world);
  const TimePoint time{Duration{instant}};
  const LocalHour& hour = calendar.at(time);
  const auto date = calendar.days()[static_cast<std::size_t>(hour.day)].date;
  const auto within = time.time_since_epoch() % std::chrono::hours{1};
  const auto seconds = std::chrono::floor<std::chrono::seconds>(within).count();
  return fmt::format("{} {} {} {} {:02}:{:02}:{:02}", weekdays[hour.weekday],
                     static_cast<unsigned>(date.day()), months[hour.month],
                     static_cast<int>(date.year()), hour.hour, seconds / 60, seconds % 60);
}

std::string examples_text(const Explained& answer, bool colour) {
  std::string text;
  for (const ExampleCall& example : answer.found.examples)
    text += '\n' + example_text(answer, example, colour);
  return text;
}

}  // namespace bluelight::cli
