/// From scenario files to checked worlds with their levers applied.
#pragma once

#include <bluelight/key_row.hpp>
#include <bluelight/study.hpp>
#include <map>
#include <string>
#include <variant>
#include <vector>

namespace bluelight {

/// A scenario file of any kind: a world, a proposal (its world with levers applied), or a study.
using Scenario = std::variant<World, Option, Study>;

/// Reads the file at `path` and everything it extends or names, applies `--set` texts
/// ("contact.x.talk.mean=\"7 min\"") last, checks all of it and applies the levers of proposals.
/// Throws `ScenarioError` with every problem of all files at once, `FileError` if `path` itself
/// cannot be opened.
Scenario load(const std::string& path, const std::vector<std::string>& set = {});

/// The same for a file that must be a world or a proposal; a proposal gives its world with levers
/// applied.
Option load_option(const std::string& path, const std::vector<std::string>& set = {});

/// The same for a file that must be a study.
Study load_study(const std::string& path, const std::vector<std::string>& set = {});

/// What results made from the file at `path` are stamped with: "scenario_sha256" over every file
/// that it reads and all `set` texts, and "files", their names. Throws as `load`.
std::map<std::string, std::string> scenario_provenance(const std::string& path,
                                                       const std::vector<std::string>& set = {});

/// Every key of a kind of file: "world", "proposal", "study", "lever.<kind>", or "number" and
/// "distribution" for the tables that may stand for those. Throws `std::invalid_argument` for
/// another kind.
std::vector<KeyRow> key_rows(const std::string& kind);

/// `docs/scenario.md`'s reference tables, made from the key tables.
std::string key_reference_markdown();

/// JSON Schema (draft 4) of a kind of file, made from the key tables.
std::string json_schema(const std::string& kind);

}  // namespace bluelight
