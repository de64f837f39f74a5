/// How far a study is, on standard error.
#pragma once

#include <bluelight/run_study.hpp>
#include <chrono>
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
  explicit Progress(Style style);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  /// Wipes the bar.
  ~Progress();

  /// Shows how far the runs are, and how long the rest will take at the pace so far.
  void show(const RunProgress& now);

 private:
  std::string text(const RunProgress& now) const;

  Style style_;
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
  std::chrono::steady_clock::time_point next_line_ = start_;
};

/// `--progress`; throws `CommandLineError`.
Progress::Style progress_style(const Arguments& arguments);

}  // namespace bluelight::cli
