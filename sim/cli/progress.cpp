#include "cli/progress.hpp"

#include <fmt/format.h>

#include <iostream>

#include "cli/terminal.hpp"

namespace bluelight::cli {
namespace {

constexpr std::chrono::seconds between_lines{5};
constexpr std::string_view wipe = "\r\x1b[K";

std::string bar(std::size_t done, std::size_t total) {
  constexpr std::size_t width = 30;
  const std::size_t filled = total == 0 ? width : width * done / total;
  std::string text;
  for (std::size_t i = 0; i < width; ++i) text += i < filled ? "█" : "░";
  return text;
}

}  // namespace

std::string clock_text(std::chrono::seconds time) {
  const auto seconds = time.count();
  if (seconds < 3600) return fmt::format("{}:{:02}", seconds / 60, seconds % 60);
  return fmt::format("{}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
}

Progress::Progress(Style style, std::size_t total) : style_(style), total_(total) {}

Progress::~Progress() {
  if (style_ == Style::bar) std::cerr << wipe << std::flush;
}

std::string Progress::text(std::size_t done, std::size_t failed) const {
  std::string text = fmt::format("{}/{} runs", done, total_);
  if (failed > 0) text += fmt::format(", {} failed", failed);
  if (done == 0 || done == total_) return text;
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start_;
  const double left =
      elapsed.count() * static_cast<double>(total_ - done) / static_cast<double>(done);
  return text + fmt::format(", {} left",
                            clock_text(std::chrono::seconds(static_cast<std::int64_t>(left + 1))));
}

void Progress::show(std::size_t done, std::size_t failed) {
  if (style_ == Style::bar)
    std::cerr << wipe << bar(done, total_) << ' ' << text(done, failed) << std::flush;
  const auto now = std::chrono::steady_clock::now();
  if (style_ != Style::lines || (now < next_line_ && done != total_)) return;
  next_line_ = now + between_lines;
  std::cerr << "bluelight: " << text(done, failed) << '\n';
}

Progress::Style progress_style(const Arguments& arguments) {
  const std::string style = arguments.choice("progress", {"auto", "plain", "none"});
  if (style == "none") return Progress::Style::none;
  return style == "auto" && errors_are_seen_at_once() ? Progress::Style::bar
                                                      : Progress::Style::lines;
}

}  // namespace bluelight::cli
