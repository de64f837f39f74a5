#include "analysis/input_words.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <bluelight/quantity_text.hpp>
#include <cmath>
#include <map>
#include <vector>

namespace bluelight {
namespace {

using Parts = std::vector<std::string>;

Parts parts_of(const std::string& path) {
  Parts parts(1);
  for (const char letter : path) {
    if (letter == '.')
      parts.emplace_back();
    else
      parts.back() += letter == '_' ? ' ' : letter;
  }
  return parts;
}

std::string joined(const Parts& parts, std::size_t from, std::size_t until) {
  return fmt::format("{}", fmt::join(parts.begin() + static_cast<std::ptrdiff_t>(from),
                                     parts.begin() + static_cast<std::ptrdiff_t>(until), " "));
}

/// "ICT" for "ict": categories as people write them.
std::string spoken_category(const std::string& name) { return name == "ict" ? "ICT" : name; }

/// "overrun of ICT", "attrition", "value of a year"; a convention of the study.
std::string spoken_convention(const Parts& parts) {
  if (parts.size() == 2) return parts[1];
  if (parts[1] == "benefit") return "value of " + parts[2];
  return fmt::format("{} of {}", parts[1] == "non pay" ? "share of non-pay" : parts[1],
                     spoken_category(joined(parts, 2, parts.size())));
}

/// "baseline", "one room from 2026-10-01", "one room from the start, demand × 1.15".
std::string spoken_place(const std::string& option, const Parts& parts, std::size_t when) {
  std::string text = option;
  const std::string demand = fmt::format(
      "{}", fmt::join(parts.begin() + static_cast<std::ptrdiff_t>(when + 1), parts.end(), "."));
  if (parts[when] != "start") text += " from " + parts[when];
  if (demand != "1") text += ", demand × " + demand;
  return text + " (chance in the simulation)";
}

/// "posts.OPTION.GROUP.FROM.DEMAND"; a level such as 1.15 is two parts.
std::string spoken_posts(const Parts& parts) {
  return fmt::format("posts of {}, {}", parts[2], spoken_place(parts[1], parts, 3));
}

/// "change.OPTION.BENEFIT" or "change.OPTION.BENEFIT.FROM.DEMAND"; FROM may be two dates.
std::string spoken_change(const Parts& parts) {
  const std::string what = "change of " + parts[2] + ", ";
  if (parts.size() == 3) return what + parts[1] + " (chance in the simulation)";
  const bool two =
      parts.size() > 4 && (parts[4] == "start" || parts[4].find('-') != std::string::npos);
  return what + spoken_place(parts[1], parts, two ? 4 : 3);
}

/// A number of a thing in a scenario: "capital cost of joint room", "talk mean of police 999".
std::string spoken_number(const Parts& parts) {
  static const std::map<std::string, std::string> words{{"cost per fte", "cost of a post"},
                                                        {"capital", "capital cost"},
                                                        {"running", "yearly cost"},
                                                        {"exit", "time of a partner's exit"}};
  if (parts.size() < 3) return joined(parts, 0, parts.size());
  const std::string what = joined(parts, 2, parts.size());
  const auto word = words.find(what);
  return fmt::format("{} of {}", word == words.end() ? what : word->second, parts[1]);
}

/// Shares that people say in per cent, and those of them that are a year's.
constexpr std::array<std::string_view, 13> shares{
    "attrition", "growth",      "paid_exits",   "overrun",   "optimism_bias",
    "mitigated", "non_pay",     "benefit_bias", "shrinkage", "exit.chance",
    "exit.lost", "realisation", "share"};
constexpr std::array<std::string_view, 4> yearly{"attrition", "growth", "paid_exits",
                                                 "exit.chance"};

template <class Words>
bool holds_any(const std::string& path, const Words& words) {
  return std::any_of(words.begin(), words.end(), [&path](std::string_view word) {
    return path.find(word) != std::string::npos;
  });
}

/// How the values of an input are written.
struct Writing {
  enum class Form { money, days, seconds, minutes, percent, posts, plain } form = Form::plain;
  std::string unit;  ///< behind the number or the range
};

const std::string& path_of(const Sensitivity& one) {
  return one.inputs.empty() ? one.input : one.inputs.front().path;
}

Writing writing_of(const Sensitivity& one) {
  using Form = Writing::Form;
  const std::string& path = path_of(one);
  if (one.unit.starts_with("GBP")) return {Form::money, ""};
  if (one.unit == "s" && path.starts_with("lever.")) return {Form::days, " days"};
  if (one.unit == "s")
    return std::max(std::abs(one.low), std::abs(one.high)) >= 120 ? Writing{Form::minutes, " min"}
                                                                  : Writing{Form::seconds, " s"};
  if (path.starts_with("posts.")) return {Form::posts, " posts"};
  if (path.starts_with("change.") && one.unit == "1") return {Form::percent, " points"};
  if (one.unit == "1" && holds_any(path, shares))
    return {Form::percent, holds_any(path, yearly) ? " % a year" : " %"};
  return {Form::plain, one.unit == "1" || one.unit.empty() ? "" : " " + one.unit};
}

/// Four digits at most, with a true minus sign.
std::string digits_of(double value) {
  const double size = std::abs(value);
  const std::string digits = size >= 1000 ? count_text(size) : fmt::format("{:.4g}", size);
  return (value < 0 && digits != "0" ? "−" : "") + digits;
}

std::string number_of(double value, Writing::Form form) {
  using Form = Writing::Form;
  switch (form) {
    case Form::money:
      return money_text({value});
    case Form::days:
      return digits_of(std::round(value / 86'400));
    case Form::minutes:
      return digits_of(value / 60);
    case Form::percent:
      return digits_of(100 * value);
    case Form::posts:
      return fmt::format("{:.1f}", value);
    default:
      return digits_of(value);
  }
}

}  // namespace

std::string spoken_input(const std::string& path) {
  const Parts parts = parts_of(path);
  if (parts.front() == "appraisal" && parts.size() > 1) return spoken_convention(parts);
  if (parts.front() == "posts" && parts.size() > 4) return spoken_posts(parts);
  if (parts.front() == "change" && parts.size() > 2) return spoken_change(parts);
  return spoken_number(parts);
}

bool is_group(const Sensitivity& one) { return one.input.find('.') == std::string::npos; }

std::string spoken_name(const Sensitivity& one) {
  return spoken_input(one.input) + (is_group(one) ? " (inputs that err together)" : "");
}

std::string spoken_value(double value, const Sensitivity& one) {
  const Writing writing = writing_of(one);
  return number_of(value, writing.form) + writing.unit;
}

std::string spoken_range(const Sensitivity& one) {
  if (is_group(one)) return "low to high";
  if (one.input.ends_with(".exit")) return "on the first day to never";
  const Writing writing = writing_of(one);
  const std::string percent = writing.unit.starts_with(" %") ? " %" : "";
  return fmt::format("{}{} to {}{}", number_of(one.low, writing.form), percent,
                     number_of(one.high, writing.form), writing.unit);
}

std::string spoken_grade(const Sensitivity& one) {
  if (!one.grade.empty()) return one.grade;
  return one.source == "simulation" ? "simulation" : "not graded";
}

}  // namespace bluelight
