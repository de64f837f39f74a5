#include "cli/terminal.hpp"

#include <unistd.h>

#include <cstdlib>
#include <string_view>

namespace bluelight::cli {
namespace {

std::string_view environment(const char* name) {
  const char* value = std::getenv(name);
  return value ? value : "";
}

}  // namespace

bool wants_colour() {
  return isatty(STDOUT_FILENO) && environment("NO_COLOR").empty() && environment("TERM") != "dumb";
}

bool errors_are_seen_at_once() { return isatty(STDERR_FILENO) && environment("TERM") != "dumb"; }

}  // namespace bluelight::cli
