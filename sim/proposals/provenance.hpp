/// What a result says about the files it was made from.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace bluelight {

/// SHA-256 (FIPS 180-4) of `text`, in 64 hexadecimal digits.
std::string sha256(const std::string& text);

/// "files" and "scenario_sha256" of paths with their contents, in the order of reading, and of
/// `--set` texts.
std::map<std::string, std::string> provenance_of(
    const std::vector<std::pair<std::string, std::string>>& files,
    const std::vector<std::string>& set);

}  // namespace bluelight
