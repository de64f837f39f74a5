/// Values as text that TOML reads back as the same values.
#pragma once

#include <bluelight/node.hpp>
#include <string>

namespace bluelight {

/// "1.5", "\"6 min\"", "{ mean = 3, cv = 1 }": the whole value on one line.
std::string toml_text(const Node& node);

/// A key as it must be written: bare where TOML allows it, quoted otherwise.
std::string toml_key(const std::string& key);

/// `text` in double quotes, with the escapes of TOML.
std::string toml_quoted(const std::string& text);

}  // namespace bluelight
