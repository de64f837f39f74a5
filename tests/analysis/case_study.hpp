/// A study whose money is plain enough to be worked by hand.
#pragma once

#include <bluelight/appraisal.hpp>

#include "analysis/small_study.hpp"

namespace bluelight::testing {

using namespace std::chrono_literals;
using std::chrono::year_month_day;

inline constexpr double half_penny = 0.005;
inline constexpr double day = 86'400;

inline Input input_of(std::string path, double value, double low, double high,
                      std::string grade = "") {
  Input input;
  input.path = std::move(path);
  input.value = value, input.low = low, input.high = high;
  input.grade = std::move(grade);
  return input;
}

inline Input input_of(std::string path, double value) {
  return input_of(std::move(path), value, value, value);
}

inline PricedPosts posts_of(const std::string& organisation, double posts, double price,
                            year_month_day from = {}) {
  return {.group = organisation + "_staff",
          .organisation = organisation,
          .posts = posts,
          .cost_per_fte = Pounds{price},
          .input = "staff." + organisation + ".cost_per_fte",
          .from = from};
}

/// £1,000 for each second that calls of "fire" are answered sooner on average, a year.
inline BenefitPlan answered_sooner() {
  return {.name = "sooner",
          .title = "Sooner",
          .family = "contact",
          .measure = "answer_time_mean",
          .thing = "fire",
          .value = Pounds{-1'000}};
}

inline CostLine cost_of(std::string name, double amount, bool yearly, std::string category) {
  return {.name = std::move(name),
          .organisation = "fire",
          .amount = {amount},
          .yearly = yearly,
          .from = 2026y / 4 / 1,
          .until = {},
          .category = std::move(category),
          .lever = "merge"};
}

/// Twelve fire posts at £60,000 all along; the proposal needs nine from 1 April 2026, when lever
/// "merge" is planned. Two years from April 2025, not discounted: £60,000 is £5,000 in a month of
/// a twelfth of a year, and days decide otherwise.
inline StudyResult three_posts_fewer() {
  StudyResult study = study_of({option_of("now", {}, {}), option_of("later", {}, {})});
  for (OptionRuns& option : study.options) option.posts = {posts_of("fire", 12, 60'000)};
  study.options[1].posts.push_back(posts_of("fire", 9, 60'000, 2026y / 4 / 1));
  study.options[1].levers = {{"merge", "Merge", "merge_rooms", 2026y / 4 / 1, "fire_staff"}};
  study.appraisal.years = 2;
  study.appraisal.discount = "none";
  study.appraisal.base = 2025y / 4 / 1;
  study.appraisal.draws = 400;
  study.discount = {.name = "none", .title = "None", .source = "", .steps = {{0, 0.0}}};
  return study;
}

inline NetPresentSocialValue value_of(const StudyResult& study) {
  return appraise(study).values.at(0);
}
inline double central(const StudyResult& study) { return value_of(study).central.value; }

inline double paid(const StudyResult& study, std::string_view category) {
  double sum = 0;
  for (const YearCost& cost : appraise(study).options[1].costs)
    if (cost.category == category) sum += cost.amount.value;
  return sum;
}

inline void add_input(StudyResult& study, const std::string& key, double value) {
  study.options[1].inputs.push_back(input_of("lever.merge." + key, value));
}

inline void add_convention(StudyResult& study, const std::string& key, double value) {
  study.appraisal.inputs.push_back(input_of("appraisal." + key, value));
}

}  // namespace bluelight::testing
