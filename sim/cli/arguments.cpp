#include "cli/arguments.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <bluelight/problem.hpp>
#include <boost/program_options.hpp>
#include <charconv>

#include "scenario/nearest.hpp"

namespace bluelight::cli {
namespace {

namespace options = boost::program_options;

constexpr const char* positional_name = "positional";

options::options_description description_of(std::span<const OptionRow> rows) {
  options::options_description description;
  auto add = description.add_options();
  for (const OptionRow& row : rows) {
    std::string names(row.name);
    if (row.letter) names += fmt::format(",{}", row.letter);
    auto* value = options::value<std::vector<std::string>>();
    if (row.placeholder.empty()) value->zero_tokens();
    add(names.c_str(), value, "");
  }
  add(positional_name, options::value<std::vector<std::string>>(), "");
  return description;
}

std::vector<std::string> long_names(std::span<const OptionRow> rows) {
  std::vector<std::string> names{"--help"};
  for (const OptionRow& row : rows) names.push_back(fmt::format("--{}", row.name));
  return names;
}

const OptionRow* find_row(std::span<const OptionRow> rows, std::string_view name) {
  const auto row = std::find_if(rows.begin(), rows.end(),
                                [&](const OptionRow& candidate) { return candidate.name == name; });
  return row == rows.end() ? nullptr : &*row;
}

options::parsed_options parsed(std::span<const OptionRow> rows,
                               const std::vector<std::string>& words) {
  namespace style = options::command_line_style;
  options::positional_options_description positional;
  positional.add(positional_name, -1);
  const auto description = description_of(rows);
  try {
    return options::command_line_parser(words)
        .options(description)
        .positional(positional)
        .style(style::unix_style & ~style::allow_guessing)
        .run();
  } catch (const options::unknown_option& error) {
    const std::string name = error.get_option_name();
    throw CommandLineError(
        with_hint(fmt::format("unknown option {}", name), nearest_hint(name, long_names(rows))));
  } catch (const options::error& error) {
    throw CommandLineError(error.what());
  }
}

}  // namespace

std::string with_hint(const std::string& fault, const std::string& hint) {
  return hint.empty() ? fault : fmt::format("{} ({})", fault, hint);
}

Arguments::Arguments(std::span<const OptionRow> rows, const std::vector<std::string>& words) {
  for (const auto& option : parsed(rows, words).options) {
    if (option.string_key == positional_name) {
      positional_.insert(positional_.end(), option.value.begin(), option.value.end());
      continue;
    }
    const OptionRow* row = find_row(rows, option.string_key);
    if (has(row->name) && !row->repeatable)
      throw CommandLineError(fmt::format("option --{} is given twice", row->name));
    given_.push_back({option.string_key, option.value.empty() ? "" : option.value.front()});
  }
}

std::vector<std::string> Arguments::texts(std::string_view option) const {
  std::vector<std::string> values;
  for (const Given& given : given_)
    if (given.option == option) values.push_back(given.value);
  return values;
}

std::string Arguments::text(std::string_view option, std::string_view fallback) const {
  const auto values = texts(option);
  return values.empty() ? std::string(fallback) : values.front();
}

std::optional<std::uint64_t> Arguments::number(std::string_view option, WholeRange range) const {
  if (!has(option)) return std::nullopt;
  const std::string value = text(option);
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
  const bool whole = error == std::errc{} && end == value.data() + value.size();
  if (!whole || number < range.least || number > range.most)
    throw CommandLineError(
        fmt::format("--{}: expected a whole number from {} to {}, received \"{}\"", option,
                    range.least, range.most, value));
  return number;
}

std::string Arguments::choice(std::string_view option,
                              const std::vector<std::string>& choices) const {
  const std::string value = text(option, choices.front());
  if (std::find(choices.begin(), choices.end(), value) == choices.end())
    throw CommandLineError(
        fmt::format("--{}: expected {}, received \"{}\"", option, fmt::join(choices, ", "), value));
  return value;
}

}  // namespace bluelight::cli
