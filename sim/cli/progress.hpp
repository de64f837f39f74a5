/// How far a study is, on standard error.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

#include "cli/arguments.hpp"

namespace bluelight::cli {

/// "1:05" or "2:03:09".
std::string clock_text(std::chrono::seconds time);

/// A bar on a terminal, lines elsewhere, or nothing.
class Progress {
 public:
  enum class Style { bar, lines, none };

  /// Starts the clock.
  Progress(Style style, std::size_t total);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  /// Wipes the bar.
  ~Progress();

  /// Shows that `done` runs have ended, `failed` of them without a result.
  void show(std::size_t done, std::size_t failed);

 private:
  std::string text(std::size_t done, std::size_t failed) const;

  Style style_;
  std::size_t total_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point next_line_ = start_;
};

/// `--progress`; throws `CommandLineError`.
Progress::Style progress_style(const Arguments& arguments);

}  // namespace bluelight::cli
