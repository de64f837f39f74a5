#include "scenario/parse.hpp"

#include <fmt/format.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace bluelight {
namespace {

constexpr std::uintmax_t largest_file = 16'000'000;

Origin origin_of(const toml::source_region& source, const std::string& file) {
  return {file, static_cast<int>(source.begin.line), static_cast<int>(source.begin.column)};
}

/// Turns toml++'s nodes into ours: positions are lost when its nodes are copied (tomlplusplus issue
/// 49).
class Conversion {
 public:
  Conversion(const std::string& file, Problems& problems) : file_(file), problems_(problems) {}

  Node operator()(const toml::node& from, const std::string& path) const {
    Node node;
    node.path = path;
    node.origin = origin_of(from.source(), file_);
    from.visit([&](const auto& typed) { node.value = value(typed, node); });
    return node;
  }

 private:
  Node::Value value(const toml::table& from, const Node& node) const {
    Node::Table table;
    for (const auto& [key, below] : from) {
      const std::string name(key.str());
      Node member = (*this)(below, path_below(node.path, name));
      member.key = name;
      member.key_origin = origin_of(key.source(), file_);
      table.members.push_back(std::move(member));
    }
    // toml++ sorts keys by name; people read them in the order of the file.
    std::stable_sort(table.members.begin(), table.members.end(), [](const Node& a, const Node& b) {
      return std::pair(a.key_origin.line, a.key_origin.column) <
             std::pair(b.key_origin.line, b.key_origin.column);
    });
    return table;
  }

  Node::Value value(const toml::array& from, const Node& node) const {
    Node::Array array;
    for (const toml::node& element : from) array.elements.push_back((*this)(element, node.path));
    return array;
  }

  Node::Value value(const toml::value<std::string>& from, const Node&) const { return *from; }
  Node::Value value(const toml::value<std::int64_t>& from, const Node&) const { return *from; }
  Node::Value value(const toml::value<double>& from, const Node&) const { return *from; }
  Node::Value value(const toml::value<bool>& from, const Node&) const { return *from; }
  Node::Value value(const toml::value<toml::date>& from, const Node&) const {
    return std::chrono::year_month_day{std::chrono::year{from->year},
                                       std::chrono::month{from->month},
                                       std::chrono::day{from->day}};
  }
  Node::Value value(const toml::value<toml::time>& from, const Node& node) const {
    const std::string time = fmt::format("{:02}:{:02}", from->hour, from->minute);
    problems_.add({node.origin, node.path, fmt::format("a time of day in quotes, \"{}\"", time),
                   fmt::format("{}:{:02}", time, from->second), ""});
    return Node::Table{};
  }
  Node::Value value(const toml::value<toml::date_time>&, const Node& node) const {
    problems_.add(
        {node.origin, node.path, "a date without a time, such as 2025-04-01", "a time of day", ""});
    return Node::Table{};
  }

  const std::string& file_;
  Problems& problems_;
};

Origin origin_of_character(const std::string& text, std::size_t position, const std::string& file) {
  const std::size_t line_start = text.rfind('\n', position) + 1;  // npos + 1 is 0
  const auto lines =
      std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(position), '\n');
  return {file, static_cast<int>(lines) + 1, static_cast<int>(position - line_start) + 1};
}

/// Where a key goes through more tables than any scenario has; a parser that calls itself for each
/// would not come back.
std::optional<std::size_t> bottomless_key(const std::string& text) {
  constexpr int deepest = 100;
  int parts = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool in_key = std::isalnum(byte) != 0 || std::strchr("_- \t\"'.", text[i]) != nullptr;
    parts = in_key ? parts + (text[i] == '.' ? 1 : 0) : 0;
    if (parts >= deepest) return i;
  }
  return std::nullopt;
}

/// Devices have no end, and a pipe that nobody writes to is waited for.
void require_regular(const std::string& path) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (std::filesystem::is_directory(status)) {
    throw FileError(path, "is a directory, not a scenario file");
  }
  if (std::filesystem::exists(status) && !std::filesystem::is_regular_file(status)) {
    throw FileError(path, "is a device, pipe or socket, not a scenario file");
  }
}

void require_scenario_size(const std::string& path, std::uintmax_t size) {
  if (size <= largest_file) return;
  const Origin whole_file{path, 0, 0};
  Problems problems;
  problems.add({whole_file, "", "a scenario file of at most 16 MB",
                std::to_string(size / 1'000'000) + " MB", ""});
  problems.throw_if_any();
}

/// All of `file`, or as much as shows that it is too large.
std::string text_of(std::istream& file) {
  std::string text;
  std::array<char, 65536> block;
  while (file && text.size() <= largest_file) {
    file.read(block.data(), block.size());
    text.append(block.data(), static_cast<std::size_t>(file.gcount()));
  }
  return text;
}

}  // namespace

std::string read_text(const std::string& path) {
  require_regular(path);
  std::ifstream file(path, std::ios::binary);
  if (!file) throw FileError(path, std::strerror(errno));
  std::error_code unknown;
  const auto size = std::filesystem::file_size(path, unknown);
  if (!unknown) require_scenario_size(path, size);
  std::string text = text_of(file);
  require_scenario_size(path, text.size());  // it may have grown
  return text;
}

std::optional<Node> parse(const std::string& text, const std::string& file, Problems& problems) {
  if (const std::size_t nul = text.find('\0'); nul != std::string::npos) {
    problems.add({origin_of_character(text, nul, file), "", "text", "a NUL character",
                  "is this a binary file?"});
    return std::nullopt;
  }
  if (const auto place = bottomless_key(text)) {
    problems.add(
        {origin_of_character(text, *place, file), "", "a key of at most 100 parts", "more", ""});
    return std::nullopt;
  }
  try {
    const toml::table table = toml::parse(std::string_view(text), std::string_view(file));
    return Conversion(file, problems)(table, "");
  } catch (const toml::parse_error& error) {
    problems.add(
        {origin_of(error.source(), file), "", "TOML", "", std::string(error.description())});
    return std::nullopt;
  }
}

Node parse_value(const std::string& text, const Origin& origin) {
  Problems ignored;
  Node value;
  value.value = text;
  if (const auto parsed = parse("value = " + text, origin.file, ignored)) {
    if (parsed->members().size() == 1 && ignored.size() == 0) value = parsed->members().front();
  }
  struct {
    void operator()(Node& node, const Origin& place) const {
      node.origin = node.key_origin = place;
      if (auto* table = std::get_if<Node::Table>(&node.value)) {
        for (Node& member : table->members) (*this)(member, place);
      } else if (auto* array = std::get_if<Node::Array>(&node.value)) {
        for (Node& element : array->elements) (*this)(element, place);
      }
    }
  } place_everything;
  place_everything(value, origin);
  value.key.clear();
  return value;
}

}  // namespace bluelight
