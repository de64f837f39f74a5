#include "analysis/report/words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bluelight/appraisal.hpp>
#include <bluelight/quantity_text.hpp>
#include <cctype>
#include <cmath>

namespace bluelight::report {
namespace {

/// Digits of a number that is written as it was given, with commas and a true minus sign.
std::string plain_number(double value) {
  const double size = std::abs(value);
  std::string digits = size >= 1e5 ? fmt::format("{:.0f}", size) : fmt::format("{:.6g}", size);
  if (digits.find('e') == std::string::npos) {
    const auto point = std::min(digits.find('.'), digits.size());
    for (auto place = static_cast<int>(point) - 3; place > 0; place -= 3)
      digits.insert(static_cast<std::size_t>(place), 1, ',');
  }
  return fmt::format("{}{}", value < 0 ? "−" : "", digits);
}

std::string duration_text(double seconds) {
  const double size = std::abs(seconds);
  if (size >= 2 * 86400) return plain_number(seconds / 86400) + " days";
  if (size >= 2 * 3600) return plain_number(seconds / 3600) + " h";
  if (size >= 60) return plain_number(seconds / 60) + " min";
  return plain_number(seconds) + " s";
}

/// Whether a row is of the share within the standard of a class of calls or of a desk.
bool is_of_standard(const ComparisonRow& row) {
  return row.headline.measure == "answer_within" || row.headline.measure == "dispatch_within";
}

/// A number of a row's standard; null if none is stated.
const Input* standard_of(const StudyResult& study, const ComparisonRow& row, std::string_view key) {
  return standard_input(study, row.headline.family, row.label, key);
}

}  // namespace

const Input* standard_input(const StudyResult& study, std::string_view family,
                            std::string_view label, std::string_view key) {
  const std::string path = fmt::format("{}.{}.standard.{}", family, label, key);
  for (const Input& input : study.options.front().inputs)
    if (input.path == path) return &input;
  return nullptr;
}

std::string measure_text(const StudyResult& study, const ComparisonRow& row) {
  if (is_of_standard(row)) {
    const Input* within = standard_of(study, row, "within");
    return fmt::format("{} within {}", row.headline.family == "desk" ? "mobilised" : "answered",
                       within ? input_text(within->value, within->unit) : "the standard");
  }
  const std::string title(row.headline.title);
  return title.ends_with("centile") ? title + " of answer time" : title;
}

std::string standard_text(const StudyResult& study, const ComparisonRow& row,
                          const Estimate& value) {
  if (!is_of_standard(row) || value.count == 0) return {};
  const Input* share = standard_of(study, row, "share");
  if (!share) return {};
  const char* relation = value.low() >= share->value   ? "meets"
                         : value.high() < share->value ? "below"
                                                       : "about";
  return fmt::format("{} {:.3g} %", relation, 100 * share->value);
}

std::string unbroken(std::string_view text) {
  std::string joined;
  for (const char letter : text) letter == ' ' ? joined += "\u00a0" : joined += letter;
  for (const std::string_view sign : {"−", "+"})
    if (joined.starts_with(std::string(sign) + "£")) joined.insert(sign.size(), "\u2060");
  return joined;
}

std::string sentence_case(std::string text) {
  if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

std::string title_of(std::string_view name) {
  std::string text(name);
  std::replace(text.begin(), text.end(), '_', ' ');
  return sentence_case(std::move(text));
}

std::string title_of(const OptionRuns& option) {
  return option.title.empty() ? title_of(option.name) : option.title;
}

std::string style_of_option(std::size_t option) { return fmt::format("option-{}", option % 6); }

std::string dash_of_option(std::size_t option) {
  static constexpr std::string_view dashes[] = {"6 4", "none", "none", "none", "2 2", "8 3 2 3"};
  return std::string(dashes[option % std::size(dashes)]);
}

std::string style_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::identical:
      return "identical";
    case Verdict::unclear:
      return "unclear";
    case Verdict::better:
      return "better";
    case Verdict::worse:
      return "worse";
    case Verdict::context:
      return "context";
    case Verdict::standard_met:
      return "standard_met";
    case Verdict::no_pairs:
      break;
  }
  return "no_pairs";
}

std::string symbol_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::identical:
      return "=";
    case Verdict::unclear:
      return "≈";
    case Verdict::better:
      return "✓";
    case Verdict::worse:
      return "✗";
    case Verdict::context:
      return "·";
    case Verdict::standard_met:
      return "○";
    case Verdict::no_pairs:
      break;
  }
  return "–";
}

std::string difference_text(const Estimate& estimate, std::string_view unit) {
  const std::string number = quantity_number(estimate, unit, Sign::always);
  const std::string_view shown = unit == "1" ? "points" : unit_text(unit);
  return number == "–" || shown.empty() ? number : fmt::format("{} {}", number, shown);
}

std::string input_text(double value, std::string_view unit) {
  if (unit == "GBP")
    return fmt::format("{}£{}", value < 0 ? "−" : "", plain_number(std::abs(value)));
  if (unit == "s") return duration_text(value);
  if (unit == "1" || unit.empty()) return plain_number(value);
  return fmt::format("{} {}", plain_number(value), unit);
}

std::string_view rule_text(StaffingRule rule) {
  switch (rule) {
    case StaffingRule::fixed:
      return "Rosters stay as they are stated, however demand grows.";
    case StaffingRule::hold_standard:
      return "Rosters are found anew so that the stated standards are held, at every level of "
             "demand that the study states.";
    case StaffingRule::budget:
      break;
  }
  return "What each option's rosters cost stays as it is, and buys fewer posts as pay grows.";
}

double total_posts(const OptionRuns& option) {
  double posts = 0;
  for (const PricedPosts& priced : final_posts(option)) posts += priced.posts;
  return posts;
}

std::string counted(std::size_t number, std::string_view singular) {
  static constexpr std::array<std::string_view, 10> small{"no",   "one", "two",   "three", "four",
                                                          "five", "six", "seven", "eight", "nine"};
  if (number < small.size())
    return fmt::format("{} {}{}", small[number], singular, number == 1 ? "" : "s");
  return fmt::format("{} {}s", count_text(static_cast<double>(number)), singular);
}

std::string month_text(std::chrono::year_month_day date) {
  static constexpr std::array<std::string_view, 12> months{
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  return fmt::format("{} {}", months.at(static_cast<unsigned>(date.month()) - 1),
                     static_cast<int>(date.year()));
}

std::string long_date_text(std::chrono::year_month_day date) {
  static constexpr std::array<std::string_view, 12> months{
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  return fmt::format("{} {} {}", static_cast<unsigned>(date.day()),
                     months.at(static_cast<unsigned>(date.month()) - 1),
                     static_cast<int>(date.year()));
}

}  // namespace bluelight::report
