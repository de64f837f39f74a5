#include <fmt/format.h>

#include <algorithm>
#include <bluelight/lever.hpp>
#include <bluelight/load.hpp>
#include <set>

namespace bluelight {
namespace {

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

std::string line_of(const KeyRow& row) {
  const std::string path = replaced(replaced(row.path, ".[]", "[]"), "*", "NAME");
  return fmt::format("| `{}` | {} | {} | {} | {} |\n", path, row.type, row.range,
                     row.fallback.empty() ? "" : row.fallback, row.description);
}

std::string table_of_rows(const std::vector<KeyRow>& rows) {
  std::string all = "| key | type | range | if left out | meaning |\n|---|---|---|---|---|\n";
  for (const KeyRow& row : rows) all += line_of(row);
  return all + "\n";
}

/// The keys of a distribution have a table of their own.
std::vector<KeyRow> without_distributions(const std::vector<KeyRow>& rows) {
  std::set<std::string> distributions;
  for (const KeyRow& row : rows) {
    if (row.type == "distribution") distributions.insert(row.path);
  }
  std::vector<KeyRow> others;
  std::copy_if(rows.begin(), rows.end(), std::back_inserter(others), [&](const KeyRow& row) {
    return distributions.count(row.path.substr(0, row.path.rfind('.'))) == 0;
  });
  return others;
}

std::string first_name(const std::string& path) { return path.substr(0, path.find('.')); }

/// One table for the facts at the top of the file, then one for each of its tables.
std::string sections_of(const std::vector<KeyRow>& rows) {
  std::vector<KeyRow> facts;
  for (const KeyRow& row : rows) {
    if (row.type != "table" && row.type != "tables by name" &&
        row.path.find('.') == std::string::npos) {
      facts.push_back(row);
    }
  }
  std::string all = table_of_rows(facts);
  for (const KeyRow& top : rows) {
    if (top.path.find('.') != std::string::npos ||
        (top.type != "table" && top.type != "tables by name"))
      continue;
    std::vector<KeyRow> below;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(below), [&](const KeyRow& row) {
      return row.path != top.path && first_name(row.path) == top.path;
    });
    const char* name = top.type == "table" ? "" : ".NAME";
    all += fmt::format("#### `[{}{}]`\n\n{}{}\n\n", top.path, name, top.description,
                       top.fallback == "required" ? " Required." : "");
    all += table_of_rows(below);
  }
  return all;
}

std::string reference_of(const std::string& title, const std::string& kind) {
  return "### " + title + "\n\n" + sections_of(without_distributions(key_rows(kind)));
}

}  // namespace

std::string key_reference_markdown() {
  std::string all = "### A number with its source\n\n" + table_of_rows(key_rows("number"));
  all += "### A distribution\n\n" + table_of_rows(key_rows("distribution"));
  all += reference_of("A world", "world");
  all += reference_of("A proposal", "proposal");
  for (const Lever& lever : levers()) {
    const std::string kind(lever.kind);
    all += fmt::format("#### `kind = \"{}\"`\n\n{}\n\n", kind, lever.description);
    all += table_of_rows(key_rows("lever." + kind));
  }
  return all + reference_of("A study", "study");
}

}  // namespace bluelight
