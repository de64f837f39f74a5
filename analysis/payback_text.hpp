/// When a proposal has paid back, in words.
#pragma once

#include <bluelight/case.hpp>
#include <optional>
#include <string>

namespace bluelight {

/// "2029-04": the month from which the sum of savings stays at 0 or above. Or `payback_words`.
std::string payback_text(const NetPresentSocialValue& value);

/// Where there is no such month to tell: "never out of pocket" if the sum is never below 0,
/// "nothing to pay back" if no money moves, "none within the appraisal".
std::optional<std::string> payback_words(const NetPresentSocialValue& value);

/// The month. Requires: no `payback_words`.
std::chrono::year_month_day payback_month(const NetPresentSocialValue& value);

}  // namespace bluelight
