/// From the text of a TOML file to nodes that know where they stand.
#pragma once

#include <bluelight/node.hpp>
#include <optional>
#include <string>

namespace bluelight {

/// The whole content of the file at `path`. Throws `FileError` if there is no such file, it cannot
/// be read, or it is no regular file (a directory, device, pipe or socket); `ScenarioError` if it
/// is larger than any scenario (16 MB).
std::string read_text(const std::string& path);

/// The tree that `text` states; none, and a problem, if it is not TOML. `file` names it in origins.
std::optional<Node> parse(const std::string& text, const std::string& file, Problems& problems);

/// One value as it may stand to the right of `=`; text that is no TOML value is taken as a string.
Node parse_value(const std::string& text, const Origin& origin);

}  // namespace bluelight
