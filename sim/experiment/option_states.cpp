#include "experiment/option_states.hpp"

#include <fmt/format.h>

namespace bluelight {

std::vector<OptionState> states_of(const Option& option) {
  if (option.worlds_by_date.empty()) return {{{}, &option.world}};
  std::vector<OptionState> states;
  for (const DatedWorld& one : option.worlds_by_date) states.push_back({one.from, &one.world});
  return states;
}

std::string place_text(const std::string& option, std::chrono::year_month_day from, double demand) {
  std::string text = option;
  if (from.ok())
    text += fmt::format(" from {}-{:02}-{:02}", static_cast<int>(from.year()),
                        static_cast<unsigned>(from.month()), static_cast<unsigned>(from.day()));
  return demand == 1 ? text : fmt::format("{}, demand {:g}", text, demand);
}

}  // namespace bluelight
