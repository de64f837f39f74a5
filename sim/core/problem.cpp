#include <bluelight/problem.hpp>

namespace bluelight {
namespace {

std::string place_of(const Origin& origin) {
  if (origin.line <= 0) return origin.file;
  return origin.file + ":" + std::to_string(origin.line) + ":" + std::to_string(origin.column);
}

std::string fault_of(const Problem& problem) {
  std::string fault = problem.expected.empty() ? "" : "expected " + problem.expected;
  if (!problem.received.empty()) {
    fault += (fault.empty() ? "received " : ", received ") + problem.received;
  }
  if (!problem.hint.empty()) fault += (fault.empty() ? "" : " ") + ("(" + problem.hint + ")");
  return fault;
}

std::string joined(const std::vector<Problem>& problems) {
  std::string all;
  for (const Problem& problem : problems) all += (all.empty() ? "" : "\n") + problem.text();
  return all;
}

/// Control characters as TOML escapes them, so that a problem is one line and commands no terminal.
std::string printable(const std::string& text) {
  constexpr const char* digits = "0123456789ABCDEF";
  std::string all;
  for (const char c : text) {
    const auto code = static_cast<unsigned char>(c);
    const bool is_control = code < 0x20 || code == 0x7f;
    all += is_control ? std::string("\\u00") + digits[code / 16] + digits[code % 16]
                      : std::string(1, c);
  }
  return all;
}

}  // namespace

std::string Problem::text() const {
  std::string all;
  for (const std::string& part : {place_of(origin), key, fault_of(*this)}) {
    if (!part.empty()) all += (all.empty() ? "" : ": ") + part;
  }
  return printable(all);
}

ScenarioError::ScenarioError(std::vector<Problem> problems)
    : std::runtime_error(joined(problems)), problems_(std::move(problems)) {}

}  // namespace bluelight
