#include "analysis/report/money_words.hpp"

#include <fmt/format.h>

#include <bluelight/quantity_text.hpp>
#include <cmath>

#include "analysis/report/words.hpp"

namespace bluelight::report {

Verdict verdict_of(const NetPresentSocialValue& value) {
  if (value.low.value > 0) return Verdict::better;
  if (value.high.value < 0) return Verdict::worse;
  const bool nothing = value.low.value == 0 && value.high.value == 0;
  return nothing ? Verdict::identical : Verdict::unclear;
}

std::string money_verdict_text(const NetPresentSocialValue& value) {
  switch (verdict_of(value)) {
    case Verdict::better:
      return "costs less";
    case Verdict::worse:
      return "costs more";
    case Verdict::identical:
      return "costs the same";
    default:
      return "cannot be told apart";
  }
}

std::string interval_text(const NetPresentSocialValue& value) {
  if (value.ranged_inputs == 0) return "no money input has a range, so there is no interval";
  return fmt::format("between {} and {} in 95 % of draws, above zero in {:.0f} %",
                     unbroken(money_text(value.low, Sign::always)),
                     unbroken(money_text(value.high, Sign::always)), 100 * value.chance_positive);
}

std::string money_sentence(const Appraisal& appraisal, std::size_t option) {
  const NetPresentSocialValue& value = appraisal.values[option - 1];
  const std::string npsv =
      fmt::format("net present social value {}, {}",
                  unbroken(money_text(value.central, Sign::always)), interval_text(value));
  const std::string size = unbroken(money_text({std::abs(value.central.value)}));
  switch (verdict_of(value)) {
    case Verdict::better:
      return fmt::format("It costs {} less than the baseline over {} years ({}).", size,
                         appraisal.years, npsv);
    case Verdict::worse:
      return fmt::format("It costs {} more than the baseline over {} years ({}).", size,
                         appraisal.years, npsv);
    case Verdict::identical:
      return fmt::format("It costs the same as the baseline over {} years.", appraisal.years);
    default:
      return fmt::format(
          "Whether it costs more or less than the baseline over {} years cannot be told ({}).",
          appraisal.years, npsv);
  }
}

}  // namespace bluelight::report
