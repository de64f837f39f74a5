#include "analysis/model/subject.hpp"

#include <sstream>

#include "analysis/report/words.hpp"
#include "scenario/parse.hpp"
#include "scenario/read_world.hpp"

namespace bluelight::model {
namespace {

constexpr std::string_view levers_begin = "# The levers below act on the world above.";
constexpr std::string_view facts_begin = "# When all are live, ";

std::string origin_name(const OptionRuns& option) { return "scenario of " + option.name; }

/// The world of an option before its levers: what comments say is left aside.
World world_of(const OptionRuns& option) {
  Problems problems;
  const auto tree = parse(option.resolved, origin_name(option), problems);
  World world = tree ? read_world(*tree, problems) : World{};
  problems.throw_if_any();
  return world;
}

/// A line of comment without its sign.
std::string without_sign(const std::string& line) {
  return line.size() < 2 ? std::string() : line.substr(2);
}

std::vector<LeverText> levers_of(const std::string& text, const std::string& origin) {
  Problems problems;
  const auto tree = parse(text, origin, problems);
  problems.throw_if_any();
  std::vector<LeverText> levers;
  const Node* table = tree->find("lever");
  if (table == nullptr) return levers;
  for (const Node& lever : table->members()) {
    const Node* kind = lever.find("kind");
    const std::string* name = kind ? kind->get<std::string>() : nullptr;
    levers.push_back({lever.key, name ? *name : "", lever});
  }
  return levers;
}

/// The comments below a world: its levers, then what they change.
OptionText text_of(const OptionRuns& option) {
  enum class Part { world, levers, facts } part = Part::world;
  std::string levers;
  OptionText text;
  std::istringstream lines(option.resolved);
  for (std::string line; std::getline(lines, line);) {
    if (line == levers_begin) {
      part = Part::levers;
    } else if (part == Part::levers && line.starts_with(facts_begin)) {
      part = Part::facts;
    } else if (part == Part::levers) {
      levers += without_sign(line) + '\n';
    } else if (part == Part::facts && line.size() > 2) {
      text.facts.push_back(without_sign(line));
    }
  }
  text.levers = levers_of(levers, origin_name(option));
  return text;
}

}  // namespace

Subject subject_of(const StudyResult& study, const Findings& findings) {
  Subject subject{study, findings, world_of(study.options.front()), {}};
  for (const OptionRuns& option : study.options) subject.options.push_back(text_of(option));
  return subject;
}

std::string duration_text(Duration duration) {
  return report::input_text(to_seconds(duration).count(), "s");
}

}  // namespace bluelight::model
