/// What can be wrong with what a user wrote or where files go, and how the program then ends.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace bluelight {

/// How the program ends (`docs/cli.md`).
enum class ExitCode {
  ok = 0,
  bug = 1,
  command_line = 2,
  scenario = 3,
  files = 4,
  replication_failed = 5
};

/// Where a value was written. `file` is as the user typed it, or "--set" for the command line.
struct Origin {
  std::string file;
  int line = 0;
  int column = 0;
};

/// One thing wrong in a scenario file.
struct Problem {
  Origin origin;
  std::string key;  ///< full dotted path, "contact.police_999.talk.mean"; empty for a fault of the
                    ///< whole file
  std::string expected;  ///< what would be right, with the unit and range
  std::string received;  ///< what stands there
  std::string hint;      ///< nearest valid name or other help; may be empty

  /// `file:line:col: key: expected …, received … (hint)`; parts that are empty are left out.
  std::string text() const;
};

/// Carries every problem of the user's files at once. Exit code 3.
class ScenarioError : public std::runtime_error {
 public:
  explicit ScenarioError(std::vector<Problem> problems);
  const std::vector<Problem>& problems() const { return problems_; }

 private:
  std::vector<Problem> problems_;
};

/// A file that cannot be read or written; the message names the path and the reason. Exit code 4.
class FileError : public std::runtime_error {
 public:
  FileError(const std::string& path, const std::string& reason)
      : std::runtime_error(path + ": " + reason) {}
};

/// A command line that makes no sense. Exit code 2.
class CommandLineError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace bluelight
