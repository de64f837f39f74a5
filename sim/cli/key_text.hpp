/// Keys of scenario files as text for a terminal.
#pragma once

#include <bluelight/key_row.hpp>
#include <string>
#include <vector>

namespace bluelight::cli {

/// Each key with its type, range and default on one line, and what it means below.
std::string keys_text(const std::vector<KeyRow>& rows);

}  // namespace bluelight::cli
