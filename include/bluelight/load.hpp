/// From scenario files to checked worlds with their levers applied.
#pragma once

#include <bluelight/study.hpp>

#include <string>
#include <variant>
#include <vector>

namespace bluelight {

/// A scenario file of any kind: a world, a proposal (its world with levers applied), or a study.
using Scenario = std::variant<World, Option, Study>;

/// Reads the file at `path` and everything it extends or names, applies `--set` texts ("contact.x.talk.mean=\"7 min\"")
/// last, checks all of it and applies the levers of proposals.
/// Throws `ScenarioError` with every problem of all files at once, `FileError` if `path` itself cannot be opened.
Scenario load(const std::string& path, const std::vector<std::string>& set = {});

/// The same for a file that must be a world or a proposal; a proposal gives its world with levers applied.
Option load_option(const std::string& path, const std::vector<std::string>& set = {});

/// The same for a file that must be a study.
Study load_study(const std::string& path, const std::vector<std::string>& set = {});

/// One key a scenario may hold: the one table behind checks, messages, the reference page and the JSON Schema.
struct KeyRow {
  std::string path;         ///< "contact.*.talk.mean"
  std::string type;         ///< "duration", "share", "GBP", "integer", "date", "name of a room" …
  std::string range;        ///< "0 … 1", "> 0"; empty: any
  std::string fallback;     ///< "required", or the default as text
  std::string description;
};

/// Every key of a kind of file: "world", "proposal", "study", or "lever.<kind>".
std::vector<KeyRow> key_rows(const std::string& kind);

/// `docs/scenario.md`'s reference tables, made from the key tables.
std::string key_reference_markdown();

/// JSON Schema (draft 4) of a kind of file, made from the key tables.
std::string json_schema(const std::string& kind);

}  // namespace bluelight
