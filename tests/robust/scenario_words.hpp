/// Names and lists of names as scenario files have them.
#pragma once

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <string>
#include <vector>

namespace bluelight::test {

inline std::string in_quotes(const std::string& text) { return "\"" + text + "\""; }

inline std::string list(const std::vector<std::string>& names) {
  return fmt::format("[{}]", fmt::join(names, ", "));
}

inline std::vector<std::string> names(const char* stem, int count) {
  std::vector<std::string> all;
  for (int i = 0; i < count; ++i) all.push_back(fmt::format("{}{}", stem, i));
  return all;
}

inline std::vector<std::string> in_quotes(std::vector<std::string> names) {
  for (std::string& name : names) name = in_quotes(name);
  return names;
}

}  // namespace bluelight::test
