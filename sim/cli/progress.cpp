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

Progress::Progress(Style style) : style_(style) {}

Progress::~Progress() {
  if (style_ == Style::bar) std::cerr << wipe << std::flush;
}

std::string Progress::text(const RunProgress& now) const {
  std::string text = fmt::format("{}/{} runs", now.done, now.total);
  if (now.failed > 0) text += fmt::format(", {} failed", now.failed);
  const std::size_t ended = now.done - now.resumed;
  if (ended == 0 || now.done == now.total) return text;
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start_;
  const double left =
      elapsed.count() * static_cast<double>(now.total - now.done) / static_cast<double>(ended);
  return text + fmt::format(", {} left",
                            clock_text(std::chrono::seconds(static_cast<std::int64_t>(left + 1))));
}

void Progress::show(const RunProgress& now) {
  if (style_ == Style::bar)
    std::cerr << wipe << bar(now.done, now.total) << ' ' << text(now) << std::flush;
  const auto time = std::chrono::steady_clock::now();
  if (style_ != Style::lines || (time < next_line_ && now.done != now.total)) return;
  next_line_ = time + between_lines;
  std::cerr << "bluelight: " << text(now) << '\n';
}

Progress::Style progress_style(const Arguments& arguments) {
  const std::string style = arguments.choice("progress", {"auto", "plain", "none"});
  if (style == "none") return Progress::Style::none;
  return style == "auto" && errors_are_seen_at_once() ? Progress::Style::bar
                                                      : Progress::Style::lines;
}

}  // namespace bluelight::cli
