#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <bluelight/appraisal.hpp>
#include <bluelight/load.hpp>
#include <bluelight/precision.hpp>
#include <bluelight/theory.hpp>
#include <iostream>
#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "cli/shared_options.hpp"

namespace bluelight::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array check_options{set_option, format_option};

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string description_of(const World& world) {
  return fmt::format("a world of {}, {} and {}", counted(world.rooms.size(), "room", "rooms"),
                     counted(world.contacts.size(), "contact class", "contact classes"),
                     counted(world.staff.size(), "staff group", "staff groups"));
}

std::string description_of(const Option& option) {
  return fmt::format("a proposal that gives {}", description_of(option.world));
}

/// "20", or "20 to 200" where goals of precision decide.
std::string replications_text(const Study& study) {
  if (study.precision.empty()) return std::to_string(study.replications);
  const int least = std::ranges::max(study.precision, {}, &PrecisionGoal::at_least).at_least;
  const int most = std::ranges::max(study.precision, {}, &PrecisionGoal::at_most).at_most;
  return fmt::format("{} to {}", least, std::max(least, most));
}

std::string description_of(const Study& study) {
  std::vector<std::string> names;
  for (const Option& option : study.options) names.push_back(option.name);
  return fmt::format("a study of {} with {} replications", fmt::join(names, ", "),
                     replications_text(study));
}

/// Loads the file and checks that a world that claims to reduce to theory does, and that a study
/// measures what its goals of precision are about.
Scenario loaded(const std::string& path, const Arguments& arguments) {
  Scenario scenario = load(path, arguments.texts("set"));
  if (const World* world = std::get_if<World>(&scenario)) theory_values(*world);
  if (const Study* study = std::get_if<Study>(&scenario)) check_precision(*study);
  return scenario;
}

std::string kind_of(const Scenario& scenario) {
  static constexpr std::array kinds{"world", "proposal", "study"};
  return kinds[scenario.index()];
}

Json json_of(const Problem& problem) {
  return {{"file", problem.origin.file},
          {"line", problem.origin.line},
          {"column", problem.origin.column},
          {"key", problem.key},
          {"expected", problem.expected},
          {"received", problem.received},
          {"hint", problem.hint},
          {"text", problem.text()}};
}

std::string quoted(const std::string& text) {
  std::string quoted = "\"";
  for (const char letter : text) quoted += letter == '"' ? "\"\"" : std::string(1, letter);
  return quoted + '"';
}

/// What a check says of a file; of one with problems neither kind nor notes.
struct Report {
  std::string file;
  Json kind = nullptr;
  std::vector<Problem> problems = {};
  std::vector<std::string> notes = {};
};

void print_csv(const std::vector<Problem>& problems) {
  std::cout << "file,line,column,key,expected,received,hint\n";
  for (const Problem& problem : problems)
    std::cout << fmt::format("{},{},{},{},{},{},{}\n", quoted(problem.origin.file),
                             problem.origin.line, problem.origin.column, quoted(problem.key),
                             quoted(problem.expected), quoted(problem.received),
                             quoted(problem.hint));
}

void print(const Report& report, Format format) {
  if (format == Format::csv) return print_csv(report.problems);
  Json problems = Json::array();
  for (const Problem& problem : report.problems) problems.push_back(json_of(problem));
  const Json json = {{"format", "bluelight-check/1"},
                     {"file", report.file},
                     {"kind", report.kind},
                     {"problems", problems},
                     {"notes", report.notes}};
  std::cout << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

std::vector<std::string> notes_on(const Scenario& scenario) {
  const Study* study = std::get_if<Study>(&scenario);
  return study ? notes_beforehand(*study) : std::vector<std::string>{};
}

/// Problems as data on standard output; the exit code says the same as for people.
ExitCode check_as_data(const std::string& path, const Arguments& arguments, Format format) {
  try {
    const Scenario scenario = loaded(path, arguments);
    print({.file = path, .kind = kind_of(scenario), .notes = notes_on(scenario)}, format);
    return ExitCode::ok;
  } catch (const ScenarioError& error) {
    print({.file = path, .problems = error.problems()}, format);
    return ExitCode::scenario;
  }
}

ExitCode run_check(const Arguments& arguments, const Invocation&) {
  const std::string& path = arguments.positional().front();
  const Format format = format_of(arguments);
  if (format != Format::table) return check_as_data(path, arguments, format);
  const Scenario scenario = loaded(path, arguments);
  const std::string description =
      std::visit([](const auto& read) { return description_of(read); }, scenario);
  std::cout << fmt::format("{}: {}; no problems\n", path, description);
  for (const std::string& note : notes_on(scenario)) std::cout << "Note: " << note << '\n';
  return ExitCode::ok;
}

}  // namespace

const Command check_command{
    .name = "check",
    .operands = "FILE",
    .fewest = 1,
    .most = 1,
    .summary = "find every problem of a world, proposal or study",
    .explanation =
        "Reads a scenario file and all that it names, and reports every problem at "
        "once as file:line:column: key: expected …, received … (hint). Exit code 3 "
        "if there is any.",
    .examples =
        "  bluelight check scenarios/reference_county/study.toml\n"
        "  bluelight check world.toml --set area.population=900_000\n"
        "  bluelight check world.toml --format json\n",
    .options = check_options,
    .run = run_check};

}  // namespace bluelight::cli
