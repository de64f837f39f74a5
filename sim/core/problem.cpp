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

}  // namespace

std::string Problem::text() const {
  std::string all;
  for (const std::string& part : {place_of(origin), key, fault_of(*this)}) {
    if (!part.empty()) all += (all.empty() ? "" : ": ") + part;
  }
  return all;
}

ScenarioError::ScenarioError(std::vector<Problem> problems)
    : std::runtime_error(joined(problems)), problems_(std::move(problems)) {}

}  // namespace bluelight
