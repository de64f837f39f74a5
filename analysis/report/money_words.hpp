/// What a proposal does to money, in words.
#pragma once

#include <bluelight/appraisal.hpp>
#include <bluelight/comparison.hpp>
#include <string>

namespace bluelight::report {

/// Whether a value's interval leaves out zero. `better`: the proposal costs less.
Verdict verdict_of(const NetPresentSocialValue& value);

/// "costs less", "costs more", "cannot be told apart" or "costs the same".
std::string money_verdict_text(const NetPresentSocialValue& value);

/// "between +£0.40 m and +£2.10 m in 95 % of draws", or why there is no interval.
std::string interval_text(const NetPresentSocialValue& value);

/// "It costs £1.20 m less than the baseline over 10 years in present value (between …)."
/// Requires: 0 < option; the appraisal is not empty.
std::string money_sentence(const Appraisal& appraisal, std::size_t option);

}  // namespace bluelight::report
