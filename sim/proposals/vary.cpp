#include "proposals/vary.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string_view>

#include "proposals/stated.hpp"
#include "scenario/nearest.hpp"

namespace bluelight {
namespace {

/// `*` stands for any part without dots.
bool matches(std::string_view pattern, std::string_view path) {
  if (pattern.empty()) return path.empty();
  if (pattern.front() != '*')
    return !path.empty() && pattern.front() == path.front() &&
           matches(pattern.substr(1), path.substr(1));
  for (std::size_t taken = 0; taken <= path.size(); ++taken) {
    if (matches(pattern.substr(1), path.substr(taken))) return true;
    if (taken < path.size() && path[taken] == '.') return false;
  }
  return false;
}

bool has_range(const Input& input) { return input.low < input.high; }

/// The first name of a dotted path.
std::string_view first_of(std::string_view path) { return path.substr(0, path.find('.')); }

/// Whether nothing that is simulated or rostered follows from it: the case draws it alone.
bool is_of_case(const Input& input) {
  if (input.unit == "GBP") return true;
  const std::string_view first = first_of(input.path);
  if (first == "appraisal" || first == "discount") return true;
  if (first != "lever") return false;
  const std::size_t name = input.path.find('.') + 1;
  const std::string_view key =
      first_of(std::string_view(input.path)
                   .substr(std::min(input.path.size(), input.path.find('.', name)) + 1));
  const auto rows = lever_risk_keys().rows();
  return std::any_of(rows.begin(), rows.end(),
                     [key](const KeyRow& row) { return first_of(row.path) == key; });
}

}  // namespace

void put_at_end(Node& tree, const EndOfRange& end) {
  if (auto* array = std::get_if<Node::Array>(&tree.value))
    for (Node& element : array->elements) put_at_end(element, end);
  if (auto* table = std::get_if<Node::Table>(&tree.value)) {
    const Node* to = tree.find(end.name);
    Node* value = tree.find("value");
    if (to != nullptr && value != nullptr && end.paths.count(tree.path) > 0)
      value->value = to->value;
    for (Node& member : table->members) put_at_end(member, end);
  }
}

VariedItems::VariedItems(const std::vector<const Node*>& items, const std::vector<Option>& options,
                         Problems& problems) {
  std::set<std::string> known;
  for (const Option& option : options)
    for (const Input& input : option.world.inputs)
      if (known.insert(input.path).second)
        candidates_.push_back({input, input.group.empty() ? input.path : input.group});
  for (const Node* item : items) add(*item, problems);
}

void VariedItems::add(const Node& item, Problems& problems) {
  const auto* text = item.get<std::string>();
  if (text == nullptr) return problems.add(item, "the name of a group of inputs, or a path");
  bool is_named = false, is_money = false;
  std::set<std::string> found;
  for (const Candidate& one : candidates_) {
    if (one.name != *text && !matches(*text, one.input.path)) continue;
    is_named = true;
    if (is_of_case(one.input))
      is_money = true;
    else if (has_range(one.input))
      found.insert(one.name);
  }
  const std::string expected =
      "a group of inputs, or a path (`*` stands for a part without dots), of numbers with `low` "
      "and `high`";
  if (!is_named) {
    problems.add(item, expected, hint(*text));
  } else if (found.empty()) {
    problems.add(
        {item.origin, item.path, expected,
         "\"" + *text + "\", which " +
             (is_money ? "is of money or time alone: the case draws it anyway" : "has no range"),
         ""});
  }
  if (const Node* same = earlier(found))
    return problems.add({item.origin, item.path, "inputs that no other item names",
                         fmt::format("\"{}\", which names the same as {}", *text, same->text()),
                         ""});
  named_.emplace_back(found, &item);
  for (const std::string& name : found) add(item, name);
}

/// The item that names exactly `names`; null: none does, or there are none.
const Node* VariedItems::earlier(const std::set<std::string>& names) const {
  const auto same = std::ranges::find(named_, names, &Named::first);
  return names.empty() || same == named_.end() ? nullptr : same->second;
}

void VariedItems::add(const Node& item, const std::string& name) {
  if (std::any_of(inputs_.begin(), inputs_.end(),
                  [&name](const VariedInput& one) { return one.name == name; }))
    return;
  VariedInput varied{name, {}};
  for (const Candidate& one : candidates_)
    if (one.name == name && has_range(one.input) && !is_of_case(one.input))
      varied.inputs.push_back(one.input);
  inputs_.push_back(std::move(varied));
  items_.push_back(&item);
}

std::string VariedItems::hint(const std::string& text) const {
  std::set<std::string> all, groups;
  for (const Candidate& one : candidates_) {
    if (!has_range(one.input) || is_of_case(one.input)) continue;
    all.insert({one.name, one.input.path});
    if (one.name == one.input.group) groups.insert(one.name);
  }
  const std::string close = close_hint(text, {all.begin(), all.end()});
  if (!close.empty() || groups.empty()) return close;
  return fmt::format("groups: {}", fmt::join(groups, ", "));
}

}  // namespace bluelight
