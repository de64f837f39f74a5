#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <bluelight/lever.hpp>
#include <sstream>

#include "analysis/model/mechanisms.hpp"
#include "analysis/model/sections.hpp"
#include "analysis/report/words.hpp"
#include "scenario/toml_text.hpp"

namespace bluelight::model {
namespace {

void write_diagram(Document& document, const Subject& subject) {
  document.heading(3, "2.1 Base model overview diagram");
  document.paragraph(
      "The baseline. Solid arrows are calls, dotted ones incidents told to another service; lines "
      "say who works at which desk.");
  document.block("mermaid", diagram(subject.world));
}

std::vector<std::string> names_as_code(const std::vector<std::string>& names) {
  std::vector<std::string> shown;
  for (const std::string& name : names) shown.push_back(code(name));
  return shown;
}

void write_base_logic(Document& document, const Subject& subject) {
  document.heading(3, "2.2 Base model logic");
  document.list(
      {"**Demand.** Incidents happen by type and zone, and calls that belong to no incident by "
       "kind, "
       "each as a Poisson process whose rate moves with hour, day, month and holidays. An incident "
       "has one caller and a geometric number of further ones; each chooses which number to ring.",
       "**Offered.** After the 999 operator, if the class has one, a call is offered to the one "
       "room "
       "that answers its class. Answer times, standards and giving up count from this moment.",
       "**Answered.** A free person with the skill takes it at once; otherwise it waits by "
       "priority, "
       "then age. Talk, then wrap-up: the person is busy during both.",
       "**Seen.** A call about an incident is located and triaged within the talk; from then on "
       "the "
       "service's dispatch sees the incident, and other services that it needs are told.",
       "**Mobilised.** At a desk the incident waits by grade, then age; while it is open it makes "
       "radio and log work there. Without a desk, mobilising takes no time. From mobilised on, "
       "times "
       "are drawn.",
       "**Duty.** People begin and end by roster in local time, clock changes included; who is "
       "busy "
       "when duty ends finishes first."});
  document.paragraph("Mechanisms that a scenario may use, and what in this baseline uses them:");
  std::vector<std::vector<std::string>> rows;
  for (const Mechanism& mechanism : mechanisms(subject.world))
    rows.push_back({mechanism.name, mechanism.meaning,
                    mechanism.used_by.empty()
                        ? "not used"
                        : fmt::format("{}", fmt::join(names_as_code(mechanism.used_by), ", "))});
  document.table({"mechanism", "meaning", "used by"}, rows);
}

/// The mechanism of a kind of lever, as `bluelight levers` has it.
std::string mechanism_of(const std::string& kind) {
  const auto all = levers();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const Lever& lever) { return lever.kind == kind; });
  return found == all.end() ? std::string() : std::string(found->description);
}

/// One row for each value that a lever states; what is known about a value stands beside it.
void add_keys(std::vector<std::vector<std::string>>& rows, const Node& table,
              const std::string& prefix) {
  for (const Node& member : table.members()) {
    const std::string key = prefix + member.key;
    if (const Node* value = member.find("value")) {
      std::vector<std::string> known;
      for (const Node& fact : member.members())
        if (fact.key != "value")
          known.push_back(fmt::format(
              "{}: {}", fact.key,
              fact.get<std::string>() ? plain(*fact.get<std::string>()) : plain(toml_text(fact))));
      rows.push_back(
          {code(key), code(toml_text(*value)), fmt::format("{}", fmt::join(known, "; "))});
    } else if (member.is_table() && !member.members().empty()) {
      add_keys(rows, member, key + ".");
    } else {
      rows.push_back({code(key), code(toml_text(member)), ""});
    }
  }
}

void write_lever(Document& document, const LeverText& lever) {
  document.paragraph(fmt::format("Lever {}, of the kind {}:", code(lever.name), code(lever.kind)));
  std::vector<std::string> lines;
  std::istringstream stream(mechanism_of(lever.kind));
  for (std::string line; std::getline(stream, line);) lines.push_back(plain(line));
  document.list(lines);
  std::vector<std::vector<std::string>> rows;
  add_keys(rows, lever.table, "");
  document.table({"key", "value", "range and source"}, rows);
}

void write_scenarios(Document& document, const Subject& subject) {
  document.heading(3, "2.3 Scenario logic");
  document.paragraph(
      "An option is the world with its levers applied, one after another. A lever changes "
      "mechanism "
      "(skills, queues, partners, sites, links, times, rosters), never an outcome. Service is "
      "simulated with every lever live; money counts posts and costs from each lever's date.");
  for (std::size_t i = 0; i < subject.options.size(); ++i) {
    const OptionText& option = subject.options[i];
    document.paragraph(fmt::format("**{}** ({})", plain(report::title_of(subject.study.options[i])),
                                   i == 0 ? "baseline" : "proposal"));
    if (option.levers.empty()) document.paragraph("No lever: the world as it is.");
    for (const LeverText& lever : option.levers) write_lever(document, lever);
    if (option.levers.empty()) continue;
    document.paragraph(option.facts.empty()
                           ? "When all are live, rooms, people, calls and links are as before."
                           : "When all are live, this is different from the world before:");
    std::string facts;
    for (const std::string& fact : option.facts) facts += fact + '\n';
    if (!facts.empty()) document.block("toml", facts);
  }
}

void write_algorithms(Document& document, const Subject& subject) {
  document.heading(3, "2.4 Algorithms");
  std::vector<std::string> items{
      "**Arrivals** by nested thinning: candidates arrive in fixed bands of rate, the same in "
      "every "
      "option, and become incidents if the rate at their instant is above their mark. More demand "
      "adds incidents and leaves every old one as it was.",
      "**Durations** by the inverse of their distribution from one uniform for each fact, so that "
      "a "
      "lever that changes a mean moves the same call.",
      "**Who answers**: the free group with the smallest preference for the call, then by the "
      "room's "
      "rule of choice; **which call**: smallest priority, then preference, then age.",
      "**Posts** of a group: hours of filled seats of an average week ÷ (contract week × "
      "(1 − shrinkage)).",
      "**Comparison**: paired differences, replication by replication, with Student t intervals; "
      "the "
      "words better and worse pass Holm's step-down procedure over all differences."};
  if (subject.study.staffing == StaffingRule::hold_standard)
    items.push_back(
        "**Posts at equal service**: seats by Erlang A for every hour, corrected by simulation on "
        "common random numbers, covered by shifts as an integer programme (CBC), verified by fresh "
        "runs.");
  if (!subject.study.discount.steps.empty())
    items.push_back(
        fmt::format("**Money**: costs and benefits by organisation and year, discounted by {}; the "
                    "interval comes "
                    "from {} draws over the ranges of the inputs.",
                    plain(subject.study.discount.title), subject.study.appraisal.draws));
  document.list(items);
}

}  // namespace

void write_logic(Document& document, const Subject& subject) {
  document.heading(2, "2 Logic");
  write_diagram(document, subject);
  write_base_logic(document, subject);
  write_scenarios(document, subject);
  write_algorithms(document, subject);
}

}  // namespace bluelight::model
