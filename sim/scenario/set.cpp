#include <sstream>

#include "scenario/nearest.hpp"
#include "scenario/parse.hpp"
#include "scenario/source.hpp"

namespace bluelight {
namespace {

const Origin command_line{"--set", 0, 0};

std::vector<std::string> split(const std::string& path) {
  std::vector<std::string> names;
  std::istringstream stream(path);
  for (std::string name; std::getline(stream, name, '.');) names.push_back(name);
  return names;
}

std::vector<std::string> keys_of(const Node& table) {
  std::vector<std::string> keys;
  for (const Node& member : table.members()) keys.push_back(member.key);
  return keys;
}

/// Things are made in files; the command line changes those that exist.
bool names_a_thing(const Node& tree, const std::vector<std::string>& names, Problems& problems) {
  const Node* things = tree.find(names[0]);
  if (things == nullptr || names.size() < 3 || things->find(names[1]) != nullptr) return true;
  problems.add({command_line, names[0] + "." + names[1],
                "the name of one of the things called " + names[0], names[1],
                nearest_hint(names[1], keys_of(*things))});
  return false;
}

/// The table that holds the last of `names`; made where tables are missing. Null if a value stands
/// in the way.
Node* table_for(Node& tree, const std::vector<std::string>& names) {
  Node* table = &tree;
  for (std::size_t i = 0; i + 1 < names.size(); ++i) {
    if (!table->is_table()) return nullptr;
    Node* next = table->find(names[i]);
    if (next == nullptr) {
      Node made;
      made.key = names[i];
      made.origin = made.key_origin = command_line;
      next = &table->put(std::move(made));
    }
    table = next;
  }
  return table->is_table() ? table : nullptr;
}

void apply_one(Node& tree, const std::string& text, Problems& problems) {
  const std::string path = set_path(text);
  const std::vector<std::string> names = split(path);
  if (path == "extends") {
    problems.add({command_line, path, "a value of the scenario", "the files that it extends",
                  "say in the file what it extends"});
    return;
  }
  if (!names_a_thing(tree, names, problems)) return;
  Node* table = table_for(tree, names);
  if (table == nullptr) {
    problems.add({command_line, path, "a path through tables",
                  "a path through a value that is no table", "replace the whole value instead"});
    return;
  }
  Node over;
  over.put(parse_value(text.substr(text.find('=') + 1), command_line)).key = names.back();
  std::get<Node::Table>(over.value).members.front().key_origin = command_line;
  merge(*table, over);
}

}  // namespace

std::string set_path(const std::string& text) {
  const std::size_t equals = text.find('=');
  std::string path = equals == std::string::npos ? "" : text.substr(0, equals);
  path.erase(path.find_last_not_of(' ') + 1);
  if (path.empty()) {
    throw CommandLineError("--set " + text +
                           ": expected path=value, such as contact.police_999.talk.mean=\"7 min\"");
  }
  return path;
}

void apply_set(Node& tree, const std::vector<std::string>& set, Problems& problems) {
  for (const std::string& text : set) apply_one(tree, text, problems);
}

}  // namespace bluelight
