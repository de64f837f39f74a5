/// One key of a scenario file, as the checks, the reference page and the JSON Schema know it.
#pragma once

#include <string>

namespace bluelight {

/// A key and what it may hold. Made from the table that also reads the key.
struct KeyRow {
  std::string path;         ///< "contact.*.talk.mean"; `*` stands for any name
  std::string type;         ///< "duration", "share", "name of a room", "list of dates" …
  std::string range;        ///< "0 … 1", "> 0"; empty: any
  std::string fallback;     ///< "required", or what holds if the key is left out
  std::string description;  ///< one sentence in the domain's words
};

}  // namespace bluelight
