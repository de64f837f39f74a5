#include "scenario/source.hpp"

#include <algorithm>
#include <filesystem>

#include "scenario/parse.hpp"

namespace bluelight {
namespace {

/// The paths that `extends` names, each as its own node; reports anything else.
std::vector<const Node*> extended_files(const Node& tree, Problems& problems) {
  const Node* extends = tree.find("extends");
  if (extends == nullptr) return {};
  std::vector<const Node*> files;
  if (!extends->is_array()) files.push_back(extends);
  for (const Node& element : extends->elements()) files.push_back(&element);
  std::erase_if(files, [&](const Node* file) {
    const bool named = file->get<std::string>() != nullptr;
    if (!named) problems.add(*file, "the path of a file, or a list of paths");
    return !named;
  });
  return files;
}

/// Files that are put together must be of one kind.
void check_same_format(const Node& base, const Node& top, Problems& problems) {
  const Node* theirs = base.find("format");
  const Node* ours = top.find("format");
  if (ours == nullptr) return;
  if (theirs == nullptr) {
    problems.add(
        {base.origin, "format", ours->text() + ", like the file that extends it", "nothing", ""});
  } else if (theirs->text() != ours->text()) {
    problems.add(*theirs, ours->text() + ", like the file that extends it");
  }
}

}  // namespace

std::string relative_to(const std::string& from, const std::string& path) {
  return (std::filesystem::path(from).parent_path() / path).lexically_normal().string();
}

std::optional<Node> Sources::read(const std::string& path, const Node* named_by) {
  if (closes_a_cycle(path, named_by)) return std::nullopt;
  const auto content = text(path, named_by);
  if (!content) return std::nullopt;
  auto tree = parse(*content, path, problems_);
  if (!tree) return std::nullopt;
  open_.push_back(path);
  auto whole = extended(std::move(*tree), path);
  open_.pop_back();
  return whole;
}

std::optional<std::string> Sources::text(const std::string& path, const Node* named_by) {
  const auto known = std::find_if(files_.begin(), files_.end(),
                                  [&](const auto& file) { return file.first == path; });
  if (known != files_.end()) return known->second;
  try {
    return files_.emplace_back(path, read_text(path)).second;
  } catch (const FileError& error) {
    if (named_by == nullptr) throw;
    problems_.add(*named_by, "a file that can be read", error.what());
  } catch (const ScenarioError& error) {
    for (const Problem& p : error.problems()) {
      problems_.add({p.origin, p.key, p.expected, p.received, p.hint});
    }
  }
  return std::nullopt;
}

std::optional<Node> Sources::extended(Node top, const std::string& path) {
  std::optional<Node> whole;
  bool complete = true;
  for (const Node* file : extended_files(top, problems_)) {
    const auto base = read(relative_to(path, *file->get<std::string>()), file);
    complete = complete && base.has_value();
    if (!base) continue;
    check_same_format(*base, top, problems_);
    if (whole) {
      merge(*whole, *base);
    } else {
      whole = base;
    }
  }
  if (!complete) return std::nullopt;
  top.remove("extends");
  if (!whole) return top;
  whole->origin = top.origin;
  merge(*whole, top);
  return whole;
}

bool Sources::closes_a_cycle(const std::string& path, const Node* named_by) {
  const auto again = std::find(open_.begin(), open_.end(), path);
  if (again == open_.end()) return false;
  std::string chain;
  for (auto file = again; file != open_.end(); ++file) chain += *file + " -> ";
  problems_.add(*named_by, "a file that does not extend itself", chain + path);
  return true;
}

}  // namespace bluelight
