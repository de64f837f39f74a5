#include "cli/choose.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/command.hpp"
#include "scenario/nearest.hpp"

namespace bluelight::cli {

std::size_t chosen(const std::string& name, const std::vector<std::string>& names,
                   std::string_view complaint) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end())
    throw CommandLineError(
        with_hint(fmt::format("{} \"{}\"", complaint, name), nearest_hint(name, names)));
  return static_cast<std::size_t>(found - names.begin());
}

}  // namespace bluelight::cli
