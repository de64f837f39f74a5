// `bluelight_case_bench`: the case of 20 proposals with 10,000 draws, ten years, five levels of
// demand, two varied inputs.
#include <fmt/format.h>

#include <bluelight/appraisal.hpp>
#include <cmath>
#include <ctime>

using namespace bluelight;
using namespace std::chrono_literals;

namespace {

Input ranged(std::string path, double value) {
  Input input;
  input.path = std::move(path);
  input.value = value, input.low = 0.8 * value, input.high = 1.3 * value;
  return input;
}

void add_posts(OptionRuns& option, std::chrono::year_month_day from, double share) {
  for (int group = 0; group < 6; ++group)
    for (const double demand : {0.8, 0.9, 1.0, 1.2, 1.4})
      option.posts.push_back({.group = fmt::format("group_{}", group),
                              .organisation = group < 3 ? "police" : "fire",
                              .posts = share * (20 + 10 * group) * std::pow(demand, 0.7),
                              .cost_per_fte = Pounds{50'000},
                              .input = fmt::format("staff.group_{}.cost_per_fte", group),
                              .from = from,
                              .demand = demand,
                              .error = 0.4,
                              .growth = 0.01});
}

/// Handling times of ten classes that err together, and shrinkage.
std::vector<VariedInput> varied_inputs() {
  VariedInput handling{.name = "handle_time", .inputs = {}};
  for (int contact = 0; contact < 10; ++contact) {
    handling.inputs.push_back(ranged(fmt::format("contact.class_{}.talk.mean", contact), 300));
    handling.inputs.back().group = "handle_time";
  }
  return {handling, {.name = "shrinkage", .inputs = {ranged("staff.group_0.shrinkage", 0.3)}}};
}

void add_ends(OptionRuns& option) {
  for (const PricedPosts& posts : option.posts) {
    if (posts.demand != 1) continue;
    for (const char* input : {"handle_time", "shrinkage"})
      for (const char* end : {"low", "high"})
        option.varied_posts.push_back({.input = input,
                                       .end = end,
                                       .from = posts.from,
                                       .group = posts.group,
                                       .organisation = posts.organisation,
                                       .posts = posts.posts * (*end == 'l' ? 0.9 : 1.2)});
  }
}

OptionRuns option_of(int number) {
  OptionRuns option;
  option.name = fmt::format("option_{}", number);
  add_posts(option, {}, 1);
  for (int group = 0; group < 6; ++group)
    option.inputs.push_back(ranged(fmt::format("staff.group_{}.cost_per_fte", group), 50'000));
  if (number == 0) return option;
  add_posts(option, 2027y / 4 / 1, 0.95 - 0.002 * number);
  option.levers = {{"merge", "Merge", "merge_rooms", 2027y / 4 / 1, "group_0 group_1 group_2"}};
  for (const auto& [key, value] : {std::pair{"delay", 3e7},
                                   {"double_running", 3.6e6},
                                   {"realisation", 0.8},
                                   {"dip.handle_time", 1.1},
                                   {"dip.half_life", 8e6},
                                   {"exit.chance", 0.02},
                                   {"exit.lost", 0.6},
                                   {"exit.notice", 4e7},
                                   {"capital", 5e6}})
    option.inputs.push_back(ranged(std::string("lever.merge.") + key, value));
  option.costs = {{.name = "lever.merge.capital",
                   .organisation = "police",
                   .amount = Pounds{5e6},
                   .yearly = false,
                   .from = 2027y / 4 / 1,
                   .category = "ict",
                   .lever = "merge"}};
  return option;
}

}  // namespace

int main() {
  StudyResult study;
  for (int number = 0; number <= 20; ++number) {
    study.options.push_back(option_of(number));
    add_ends(study.options.back());
  }
  study.varied = varied_inputs();
  study.staffing = StaffingRule::hold_standard;
  study.appraisal.years = 10;
  study.appraisal.base = 2025y / 4 / 1;
  study.appraisal.draws = 10'000;
  study.appraisal.inputs = {ranged("appraisal.attrition", 0.08), ranged("appraisal.redundancy", 1),
                            ranged("appraisal.training", 0.23)};
  study.discount.steps = {{0, 0.035}};
  const std::clock_t begin = std::clock();
  const Appraisal appraisal = appraise(study);
  const double time = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  fmt::print(
      "20 proposals × 10,000 draws: {:.1f} s of one core; first NPSV {:.0f}, {:.0f} … {:.0f}\n",
      time, appraisal.values[0].central.value, appraisal.values[0].low.value,
      appraisal.values[0].high.value);
}
