#include "cli/explain_text.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <bluelight/comparison.hpp>
#include <bluelight/quantity_text.hpp>
#include <bluelight/text_table.hpp>
#include <cmath>

namespace bluelight::cli {
namespace {

std::string paragraph(const std::string& text) { return wrapped(text, page_width, "  ") + '\n'; }

std::string heading(const std::string& text, bool colour) {
  return '\n' + painted(text, Tone::strong, colour) + '\n';
}

std::string seconds_text(Duration time) { return fmt::format("{:g} s", to_seconds(time).count()); }

/// "police_999 at night", "countryside (rural)".
std::string label_of(const World& world, const GroupShare& group) {
  if (group.dimension == "contact at night") return group.label + " at night";
  if (group.dimension == "kind") return group.label + " zones";
  if (group.dimension == "time") return group.label == "night" ? "night (22-06 h)" : group.label;
  if (group.dimension != "zone") return group.label;
  for (const Zone& zone : world.zones)
    if (zone.name == group.label && !zone.kind.empty())
      return fmt::format("{} ({})", group.label, zone.kind);
  return group.label;
}

/// Kinds of zone say nothing new if each zone is of a kind of its own.
bool is_shown(const Explanation& found, const GroupShare& group) {
  if (group.dimension != "kind") return true;
  const auto count = [&](const char* dimension) {
    return std::ranges::count(found.callers, dimension, &GroupShare::dimension);
  };
  return count("kind") < count("zone");
}

/// Calls of a group that fare worse, a replication.
double worse_off(const GroupShare& group) { return group.calls * group.worse.mean; }

/// "12" of 0.123; "–" of nobody.
std::string share_text(double share) {
  return std::isfinite(share) ? fmt::format("{:.0f}", 100 * share) : "–";
}

TextTable callers_table(const Explained& answer) {
  TextTable table({{.heading = "callers"},
                   {.heading = "calls", .align = Align::right},
                   {.heading = "worse, %", .align = Align::plus_minus},
                   {.heading = "better, %", .align = Align::plus_minus},
                   {.heading = "share, %", .align = Align::right},
                   {.heading = ""}});
  const GroupShare& all = answer.found.callers.front();
  for (const GroupShare& group : answer.found.callers) {
    if (!is_shown(answer.found, group)) continue;
    const Tone tone = group.told > 0 ? Tone::bad : Tone::good;
    const char* const word = group.told > 0 ? "more" : group.told < 0 ? "fewer" : "";
    table.add({{label_of(answer.baseline, group)},
               {count_text(group.calls)},
               {quantity_number(group.worse, "1")},
               {quantity_number(group.better, "1")},
               {share_text(worse_off(group) / worse_off(all))},
               {word, tone}});
  }
  return table;
}

TextTable incidents_table(const Explanation& found) {
  TextTable table({{.heading = "incidents"},
                   {.heading = "number", .align = Align::right},
                   {.heading = "later, %", .align = Align::plus_minus},
                   {.heading = "sooner, %", .align = Align::plus_minus},
                   {.heading = "same, %", .align = Align::plus_minus}});
  for (const IncidentShare& one : found.incidents)
    table.add({{one.service},
               {count_text(one.incidents)},
               {quantity_number(one.later, "1")},
               {quantity_number(one.sooner, "1")},
               {quantity_number(one.unchanged, "1")}});
  return table;
}

std::string told_text(const Explained& answer, int told) {
  std::vector<std::string> labels;
  for (const GroupShare& group : answer.found.callers)
    if (group.told == told && is_shown(answer.found, group))
      labels.push_back(label_of(answer.baseline, group));
  return labels.empty() ? "nobody" : fmt::format("{}", fmt::join(labels, ", "));
}

std::string answer_text(const Explained& answer) {
  const Explanation& found = answer.found;
  const GroupShare& all = found.callers.front();
  return paragraph(fmt::format(
      "{} against {}: of all callers {} are worse off, {} better off and {} as before (a wait "
      "within {} of the baseline's is as before; who gives up where they were answered is worse "
      "off).",
      found.proposal, found.baseline, quantity_text(all.worse, "1"), quantity_text(all.better, "1"),
      quantity_text(all.unchanged, "1"), seconds_text(found.settings.threshold)));
}

std::string callers_text(const Explained& answer, bool colour) {
  const Explanation& found = answer.found;
  std::string text = heading("Who is worse off, and who is better off", colour);
  text += callers_table(answer).text(colour);
  text += '\n' + paragraph(fmt::format("More of them are worse off than of the callers they are "
                                       "compared with: {}. Fewer: {}.",
                                       told_text(answer, 1), told_text(answer, -1)));
  text += paragraph(
      "share: of all who are worse off. Classes and times are compared with all calls, zones with "
      "all calls about an incident in a zone, a class at night with the class (Holm, 5 %). "
      "Intervals are 95 %, over replications.");
  if (found.unpaired >= 0.5)
    text += paragraph(fmt::format(
        "{} calls a replication are left out: one world alone has them at that instant (callers "
        "who ring again while they wait for a crew).",
        count_text(found.unpaired)));
  if (!found.incidents.empty())
    text += '\n' + incidents_table(found).text(colour) + '\n' +
            paragraph(fmt::format("later, sooner: units are mobilised by more than {} later or "
                                  "sooner after the first call.",
                                  seconds_text(found.settings.threshold)));
  return text;
}

/// "police_999 within standard, points".
std::string measure_text(const SplitMeasure& row) {
  if (row.family.empty()) return "posts";
  const auto shown = std::ranges::find_if(headlines(), [&](const Headline& one) {
    return one.family == row.family && one.measure == row.measure;
  });
  const std::string title(shown == headlines().end() ? row.measure : shown->title);
  const std::string_view unit = row.unit == "1" ? "%" : unit_text(row.unit);
  return fmt::format("{} {}, {}", row.label, title, unit);
}

bool is_nothing(const Estimate& estimate) { return estimate.mean == 0 && estimate.half_width == 0; }

/// A number whose interval is left out where there is no room.
std::string level_text(Estimate estimate, const std::string& unit, bool with_interval) {
  if (!with_interval) estimate.half_width = 0;
  return quantity_number(estimate, unit);
}

/// A measure and, below it, its parts that are not exactly nothing.
void add_split(TextTable& table, const SplitMeasure& row, bool with_intervals) {
  const auto change = [&](const Estimate& one) {
    return is_nothing(one) ? std::string("same") : quantity_number(one, row.unit, Sign::always);
  };
  const std::string unit = row.unit == "1"      ? "points"
                           : row.family.empty() ? ""
                                                : std::string(unit_text(row.unit));
  table.add({{measure_text(row), Tone::strong},
             {level_text(row.baseline, row.unit, with_intervals)},
             {level_text(row.proposal, row.unit, with_intervals)},
             {change(row.change)}});
  for (const Mechanism one : all_mechanisms) {
    const Estimate& part = row.parts[static_cast<std::size_t>(one)];
    if (!is_nothing(part)) table.add({{"  " + std::string(name_of(one))}, {}, {}, {change(part)}});
  }
}

TextTable split_table(const Explanation& found, bool with_intervals) {
  TextTable table({{.heading = "what does it"},
                   {.heading = "before", .align = Align::plus_minus},
                   {.heading = "after", .align = Align::plus_minus},
                   {.heading = "change", .align = Align::plus_minus}});
  for (const SplitMeasure& row : found.split) add_split(table, row, with_intervals);
  return table;
}

std::string mechanisms_text(const Explanation& found) {
  std::vector<std::string> used, idle;
  for (const Mechanism one : all_mechanisms) {
    if (has(found.used, one))
      used.push_back(fmt::format("{} ({})", name_of(one), meaning_of(one)));
    else
      idle.emplace_back(name_of(one));
  }
  if (used.empty()) return paragraph("No mechanism of the proposal changes anything.");
  std::string text = fmt::format("The proposal works by {}.", fmt::join(used, ", "));
  if (!idle.empty()) text += fmt::format(" It has no part in {}.", fmt::join(idle, ", "));
  return paragraph(text);
}

std::string split_text(const Explained& answer, bool colour) {
  const Explanation& found = answer.found;
  TextTable table = split_table(found, true);
  if (table.width() > page_width) table = split_table(found, false);
  return heading("What each mechanism does", colour) + mechanisms_text(found) + '\n' +
         table.text(colour) + '\n' +
         paragraph(fmt::format(
             "Each part is what the mechanism adds on average over all orders in which the "
             "mechanisms can be switched on (Shapley value), so that no order matters and parts "
             "sum to the change in every replication. It is not what the mechanism would do "
             "alone: where one helps only with another, they share. What is not listed adds "
             "exactly "
             "nothing. {} worlds on the same calls.",
             found.worlds));
}

/// In full; empty if there is none.
std::string number_text(double value) {
  return std::isfinite(value) ? fmt::format("{}", value) : "";
}

}  // namespace

std::string explain_text(const Explained& answer, bool colour) {
  const Explanation& found = answer.found;
  std::string text =
      painted(wrapped(found.title, page_width), Tone::strong, colour) + '\n' + answer_text(answer);
  const double weeks = to_seconds(found.measured).count() / (7 * 86400);
  text += paragraph(fmt::format("{} replications of {:g} {}, on the same callers in both worlds.",
                                found.settings.replications, weeks, weeks == 1 ? "week" : "weeks"));
  for (const std::string& note : answer.notes) text += paragraph("Note: " + note);
  text += callers_text(answer, colour);
  if (!found.examples.empty())
    text += heading("The same call in both worlds", colour) + examples_text(answer, colour);
  return text + split_text(answer, colour);
}

std::string explain_csv(const Explained& answer) {
  std::string text = "table,group,label,quantity,unit,mean,half_width,count\n";
  const auto add = [&](const std::string& begin, const Estimate& one) {
    text += fmt::format("{},{},{},{}\n", begin, number_text(one.mean), number_text(one.half_width),
                        one.count);
  };
  for (const GroupShare& one : answer.found.callers) {
    const auto begin = [&](const char* name) {
      return fmt::format("callers,{},{},{},1", one.dimension, one.label, name);
    };
    add(begin("worse"), one.worse);
    add(begin("better"), one.better);
    add(begin("unchanged"), one.unchanged);
    add(begin("excess"), one.excess);
  }
  for (const SplitMeasure& row : answer.found.split) {
    const auto begin = [&](std::string_view name) {
      return fmt::format("split,{},{},{},{}", row.measure, row.label, name, row.unit);
    };
    add(begin("change"), row.change);
    for (const Mechanism one : all_mechanisms)
      add(begin(name_of(one)), row.parts[static_cast<std::size_t>(one)]);
  }
  return text;
}

}  // namespace bluelight::cli
