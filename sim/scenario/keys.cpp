#include "scenario/keys.hpp"

#include <algorithm>

#include "scenario/nearest.hpp"
#include "scenario/parse.hpp"

namespace bluelight {
namespace {

constexpr const char* default_file = "default";

std::string described(const KeyRow& row) {
  return row.range.empty() ? row.type : row.type + ", " + row.range;
}

std::vector<std::string> names_of(const std::vector<KeyText>& keys) {
  std::vector<std::string> names;
  for (const KeyText& key : keys) names.push_back(key.row.path);
  return names;
}

}  // namespace

Presence required() { return {true, "required"}; }

Presence otherwise(const std::string& toml) {
  return {false, toml, parse_value(toml, {default_file, 0, 0})};
}

bool is_default(const Node& value) { return value.origin.file == default_file; }

Presence absent(std::string meaning) { return {false, std::move(meaning)}; }

std::set<std::string> check_keys(Reading& reading, const Node& table,
                                 const std::vector<KeyText>& keys,
                                 const std::vector<std::string>& others) {
  std::vector<std::string> names = names_of(keys);
  names.insert(names.end(), others.begin(), others.end());
  for (const Node& member : table.members()) {
    if (std::find(names.begin(), names.end(), member.key) != names.end()) continue;
    reading.problems.note({member.key_origin, member.path, "a key that this table has", member.key,
                           nearest_hint(member.key, names)});
  }
  std::set<std::string> missing;
  for (const KeyText& key : keys) {
    if (!key.presence.is_required || table.find(key.row.path) != nullptr) continue;
    reading.problems.add(
        {table.origin, path_below(table.path, key.row.path), described(key.row), "nothing", ""});
    missing.insert(key.row.path);
  }
  return missing;
}

bool have_nothing_in_common(const std::set<std::string>& one, const std::set<std::string>& other) {
  return std::none_of(one.begin(), one.end(),
                      [&](const std::string& name) { return other.count(name) > 0; });
}

Node default_at(const Node& table, const std::string& name, Node value) {
  value.key = name;
  value.path = path_below(table.path, name);
  value.set_paths();
  return value;
}

void write_defaults(Node& table, const std::vector<KeyText>& keys) {
  if (!table.is_table()) return;
  for (const KeyText& key : keys) {
    if (table.find(key.row.path) == nullptr && key.presence.value) {
      table.put(default_at(table, key.row.path, *key.presence.value));
    }
    Node* below = table.find(key.row.path);
    if (below != nullptr && key.complete) key.complete(*below);
  }
}

std::vector<KeyRow> rows_of(const std::vector<KeyText>& keys) {
  std::vector<KeyRow> rows;
  for (const KeyText& key : keys) {
    rows.push_back(key.row);
    for (KeyRow& row : rows_below(key.row.path, key.members)) rows.push_back(std::move(row));
  }
  return rows;
}

std::vector<KeyRow> rows_below(const std::string& prefix, std::vector<KeyRow> rows) {
  for (KeyRow& row : rows) row.path = path_below(prefix, row.path);
  return rows;
}

}  // namespace bluelight
