#include "analysis/payback_text.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace bluelight {

std::optional<std::string> payback_words(const NetPresentSocialValue& value) {
  if (!value.payback_month) return "none within the appraisal";
  const auto moves = [](const CaseMonth& one) { return one.saving.value != 0; };
  if (std::none_of(value.months.begin(), value.months.end(), moves)) return "nothing to pay back";
  if (value.peak_funding.value <= 0) return "never out of pocket";
  return std::nullopt;
}

std::chrono::year_month_day payback_month(const NetPresentSocialValue& value) {
  return value.months.at(static_cast<std::size_t>(*value.payback_month)).from;
}

std::string payback_text(const NetPresentSocialValue& value) {
  if (const auto words = payback_words(value)) return *words;
  const auto month = payback_month(value);
  return fmt::format("{}-{:02}", static_cast<int>(month.year()),
                     static_cast<unsigned>(month.month()));
}

}  // namespace bluelight
