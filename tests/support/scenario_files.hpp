/// Scenario files that a test writes, in a folder of its own.
#pragma once

#include <stdlib.h>

#include <bluelight/problem.hpp>
#include <filesystem>
#include <fstream>
#include <string>

namespace bluelight::test {

/// A folder that is removed with everything in it.
class ScenarioFiles {
 public:
  ScenarioFiles() {
    std::string name = (std::filesystem::temp_directory_path() / "bluelight-test-XXXXXX").string();
    folder_ = mkdtemp(name.data());
  }
  ~ScenarioFiles() { std::filesystem::remove_all(folder_); }
  ScenarioFiles(const ScenarioFiles&) = delete;
  ScenarioFiles& operator=(const ScenarioFiles&) = delete;

  /// Writes a file and says where it is.
  std::string write(const std::string& name, const std::string& content) const {
    std::ofstream(folder_ / name, std::ios::binary) << content;
    return path(name);
  }
  std::string path(const std::string& name) const { return (folder_ / name).string(); }

 private:
  std::filesystem::path folder_;
};

/// What `action` says when it refuses; empty if it does not.
template <class Action>
std::string refusal(Action action) {
  try {
    action();
  } catch (const ScenarioError& error) {
    return error.what();
  } catch (const FileError& error) {
    return error.what();
  }
  return "";
}

}  // namespace bluelight::test
