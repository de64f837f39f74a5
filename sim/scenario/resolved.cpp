#include <fmt/format.h>

#include "scenario/read_world.hpp"
#include "scenario/toml_text.hpp"

namespace bluelight {
namespace {

std::string comment(const Origin& origin) {
  return origin.line > 0 ? fmt::format("  # {}:{}", origin.file, origin.line)
                         : "  # " + origin.file;
}

bool holds_tables(const Node& node) {
  for (const Node& element : node.elements()) {
    if (element.is_table()) return true;
  }
  return false;
}

/// A list with one table a line, each with its own origin.
std::string list_text(const std::string& key, const Node& node) {
  std::string all = key + " = [" + comment(node.origin) + "\n";
  for (const Node& element : node.elements()) {
    all += "  " + toml_text(element) + "," + comment(element.origin) + "\n";
  }
  return all + "]\n";
}

/// One line for each fact, with dotted keys for tables below, so that each can have its own origin.
std::string lines(const Node& node, const std::string& prefix) {
  const std::string key = prefix + toml_key(node.key);
  if (node.is_table() && !node.members().empty()) {
    std::string all;
    for (const Node& member : node.members()) all += lines(member, key + ".");
    return all;
  }
  if (holds_tables(node)) return list_text(key, node);
  return key + " = " + toml_text(node) + comment(node.origin) + "\n";
}

std::string table_text(const std::string& header, const Node& table) {
  std::string all = "\n[" + header + "]" + comment(table.key_origin) + "\n";
  for (const Node& member : table.members()) all += lines(member, "");
  return all;
}

/// Sections whose members are tables of things, "contact.police_999".
bool is_named(const Node& section) {
  for (const Node& member : section.members()) {
    if (!member.is_table()) return false;
  }
  return !section.members().empty();
}

}  // namespace

std::string resolved_text(const Node& tree) {
  std::string facts, tables;
  for (const Node& member : tree.members()) {
    if (!member.is_table()) {
      facts += lines(member, "");
    } else if (is_named(member)) {
      for (const Node& thing : member.members()) {
        tables += table_text(toml_key(member.key) + "." + toml_key(thing.key), thing);
      }
    } else {
      tables += table_text(toml_key(member.key), member);
    }
  }
  return facts + tables;
}

}  // namespace bluelight
