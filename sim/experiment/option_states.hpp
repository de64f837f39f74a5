/// The worlds that an option is in, one after the other.
#pragma once

#include <bluelight/study.hpp>
#include <string>
#include <vector>

namespace bluelight {

/// One world of an option, without a copy of it.
struct OptionState {
  std::chrono::year_month_day from{};  ///< first day; not a date: from the start
  const World* world = nullptr;
};

/// Its worlds by date, or its only one. They refer to `option`.
std::vector<OptionState> states_of(const Option& option);

/// "one_room from 2027-04-01, demand 1.15"; what is not otherwise is left out.
std::string place_text(const std::string& option, std::chrono::year_month_day from, double demand);

}  // namespace bluelight
