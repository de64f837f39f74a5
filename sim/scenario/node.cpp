#include <algorithm>
#include <bluelight/node.hpp>

#include "scenario/toml_text.hpp"

namespace bluelight {
namespace {

constexpr std::size_t longest_text = 60;

std::string shortened(std::string text) {
  if (text.size() <= longest_text) return text;
  std::size_t end = longest_text;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xc0) == 0x80) --end;
  return text.substr(0, end) + "…";
}

/// Whether `path` begins with `pattern` or leads to it. A name may hold dots: `*` takes them before
/// further keys.
bool is_on_one_line(std::string_view pattern, std::string_view path) {
  if (path.empty()) return pattern.empty() || pattern.front() == '.';
  if (pattern.empty()) return path.front() == '.' || path.front() == '[';
  if (pattern.front() != '*')
    return pattern.front() == path.front() && is_on_one_line(pattern.substr(1), path.substr(1));
  for (std::size_t end = 1; end < path.size(); ++end)
    if (is_on_one_line(pattern.substr(1), path.substr(end))) return true;
  return path.find('.') == std::string_view::npos;  // it leads to the name
}

}  // namespace

const Node* Node::find(std::string_view name) const {
  for (const Node& member : members()) {
    if (member.key == name) return &member;
  }
  return nullptr;
}

Node* Node::find(std::string_view name) {
  return const_cast<Node*>(static_cast<const Node&>(*this).find(name));
}

const Node* Node::at(std::string_view dotted) const {
  const std::size_t dot = dotted.find('.');
  const Node* below = find(dotted.substr(0, dot));
  if (below == nullptr || dot == std::string_view::npos) return below;
  return below->at(dotted.substr(dot + 1));
}

const std::vector<Node>& Node::members() const {
  static const std::vector<Node> none;
  const Table* table = get<Table>();
  return table != nullptr ? table->members : none;
}

const std::vector<Node>& Node::elements() const {
  static const std::vector<Node> none;
  const Array* array = get<Array>();
  return array != nullptr ? array->elements : none;
}

Node& Node::put(Node member) {
  if (Node* old = find(member.key)) return *old = std::move(member);
  return std::get<Table>(value).members.emplace_back(std::move(member));
}

void Node::remove(std::string_view name) {
  if (Table* table = std::get_if<Table>(&value)) {
    std::erase_if(table->members, [&](const Node& member) { return member.key == name; });
  }
}

void Node::set_paths() {
  if (Table* table = std::get_if<Table>(&value)) {
    for (Node& member : table->members) {
      member.path = path_below(path, member.key);
      member.set_paths();
    }
  } else if (Array* array = std::get_if<Array>(&value)) {
    for (std::size_t i = 0; i < array->elements.size(); ++i) {
      array->elements[i].path = path + "[" + std::to_string(i) + "]";
      array->elements[i].set_paths();
    }
  }
}

std::string Node::text() const { return shortened(toml_text(*this)); }

std::string path_below(const std::string& path, std::string_view name) {
  return path.empty() ? std::string(name) : path + "." + std::string(name);
}

void Problems::add(Problem problem) {
  lose(problem.key);
  note(std::move(problem));
}

void Problems::note(Problem problem) {
  ++added_;
  const auto same = [text = problem.text()](const Problem& old) { return old.text() == text; };
  if (std::none_of(problems_.begin(), problems_.end(), same)) {
    problems_.push_back(std::move(problem));
  }
}

void Problems::add(const Node& node, std::string expected, std::string hint) {
  add({node.origin, node.path, std::move(expected), node.text(), std::move(hint)});
}

void Problems::lose(const std::string& path) {
  ++losses_;
  lost_.insert(path);
}

void Problems::take(const Problems& others) {
  note_all(others);
  losses_ += others.losses_;
  lost_.insert(others.lost_.begin(), others.lost_.end());
}

void Problems::note_all(const Problems& others) {
  for (const Problem& problem : others.problems_) note(problem);
}

bool Problems::has_lost(std::string_view pattern) const {
  return std::any_of(lost_.begin(), lost_.end(), [&](const std::string& path) {
    return path.empty() || is_on_one_line(pattern, path);
  });
}

bool Problems::has_any(std::string_view pattern) const {
  return has_lost(pattern) ||
         std::any_of(problems_.begin(), problems_.end(),
                     [&](const Problem& one) { return is_on_one_line(pattern, one.key); });
}

void Problems::throw_if_any() const {
  if (!problems_.empty()) throw ScenarioError(problems_);
}

}  // namespace bluelight
