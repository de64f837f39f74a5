#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bluelight/measures.hpp>
#include <bluelight/text_table.hpp>
#include <iostream>

#include "cli/choose.hpp"
#include "cli/command.hpp"

namespace bluelight::cli {
namespace {

constexpr std::array measures_options{
    OptionRow{.name = "markdown", .description = "the whole reference as docs/measures.md has it"}};

/// A family, what its series are, and the family all of whose measures it has too.
struct Family {
  std::string_view name, series, also;
};

constexpr std::array families{
    Family{"contact", "a class of calls", ""},
    Family{"room", "all classes of calls of a room together, and its people", "contact"},
    Family{"service", "all classes of calls of a service together", "contact"},
    Family{"staff", "a staff group", ""},
    Family{"incident", "incidents as a service sees them", ""},
    Family{"zone", "incidents in a zone, and the calls about them", ""},
    Family{"desk", "a dispatch desk", ""},
    Family{"transfer", "transfers from one service to another", ""}};

bool is_in(const std::vector<MeasureMeaning>& all, std::string_view family,
           const MeasureMeaning& meaning) {
  return std::any_of(all.begin(), all.end(), [&](const MeasureMeaning& one) {
    return one.family == family && one.name == meaning.name;
  });
}

/// Measures of a family but those that it has in common with another.
std::vector<MeasureMeaning> own_measures(const Family& family) {
  const std::vector<MeasureMeaning> all = measure_meanings();
  std::vector<MeasureMeaning> own;
  for (const MeasureMeaning& meaning : all)
    if (meaning.family == family.name && !is_in(all, family.also, meaning)) own.push_back(meaning);
  return own;
}

void print(const Family& family) {
  std::cout << family.name << ": " << family.series;
  const auto own = own_measures(family);
  if (!family.also.empty())
    std::cout << fmt::format("; every measure of {}{}", family.also, own.empty() ? "" : ", and");
  std::cout << '\n';
  for (const MeasureMeaning& one : own) {
    std::cout << fmt::format("  {} ({}){}\n", one.name, one.unit, one.by_hour ? " *" : "");
    std::cout << "      " << wrapped(one.description, page_width - 6, "      ") << '\n';
  }
}

void print_markdown(const Family& family) {
  const auto own = own_measures(family);
  std::cout << fmt::format("### `{}`\n\n", family.name);
  std::cout << fmt::format("A series is {}.", family.series);
  if (!family.also.empty()) std::cout << fmt::format(" It has every measure of `{}`.", family.also);
  std::cout << "\n\n";
  if (own.empty()) return;
  std::cout << "| measure | unit | by hour | meaning |\n|---|---|---|---|\n";
  for (const MeasureMeaning& one : own)
    std::cout << fmt::format("| `{}` | {} | {} | {} |\n", one.name, one.unit,
                             one.by_hour ? "yes" : "", one.description);
  std::cout << '\n';
}

const Family& find_family(const std::string& name) {
  return families[chosen(name, names_of(families, &Family::name), "there is no family")];
}

ExitCode run_measures(const Arguments& arguments, const Invocation&) {
  if (arguments.has("markdown")) {
    for (const Family& family : families) print_markdown(family);
  } else if (!arguments.positional().empty()) {
    print(find_family(arguments.positional().front()));
  } else {
    for (const Family& family : families) print(family);
    std::cout << "* also by hour of the week\n";
  }
  return ExitCode::ok;
}

}  // namespace

const Command measures_command{
    .name = "measures",
    .operands = "[FAMILY]",
    .fewest = 0,
    .most = 1,
    .summary = "list what is measured, and what each measure means",
    .explanation =
        "Lists every measure by family with its unit, meaning, denominator and where "
        "its clock starts. Families: contact, room, service, staff, incident, zone, "
        "desk, transfer. Measures marked * are also given by hour of the week.",
    .examples =
        "  bluelight measures\n"
        "  bluelight measures contact\n",
    .options = measures_options,
    .run = run_measures};

}  // namespace bluelight::cli
