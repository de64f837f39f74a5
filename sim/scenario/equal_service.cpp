#include <array>
#include <bluelight/equal_service.hpp>

namespace bluelight {

std::string text_of(HeldMeasure measure) {
  static constexpr std::array words{"answer_within", "answer_time_mean", "abandonment",
                                    "dispatch_within", "reserve"};
  return words[static_cast<std::size_t>(measure)];
}

std::string text_of(HeldTo to) { return to == HeldTo::baseline ? "baseline" : "standard"; }

std::string text_of(HeldPeriod period) {
  static constexpr std::array words{"hour", "hour_of_week_block", "day", "week"};
  return words[static_cast<std::size_t>(period)];
}

}  // namespace bluelight
