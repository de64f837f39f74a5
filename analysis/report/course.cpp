#include "analysis/report/course.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "analysis/report/words.hpp"

namespace bluelight::report {
namespace {

/// What an option costs in one year, discounted.
double present_cost(const OptionCosts& option, int year) {
  double sum = 0;
  for (const YearCost& cost : option.costs)
    if (cost.year == year) sum += cost.present.value;
  return sum;
}

std::vector<double> savings_of(const Appraisal& appraisal, std::size_t option) {
  std::vector<double> saved;
  double sum = 0;
  for (int year = 0; year < appraisal.years; ++year) {
    sum += present_cost(appraisal.options.front(), year) -
           present_cost(appraisal.options[option], year);
    saved.push_back(sum / 1e6);
  }
  return saved;
}

std::string number_text(double value, const Course& course) {
  const std::string digits = fmt::format("{:.{}f}", std::abs(value), course.decimals);
  const bool nothing = digits.find_first_not_of("0.") == std::string::npos;
  return (nothing ? "" : value < 0 ? "−" : "+") + digits;
}

/// Whether a place is the first, the last, or other than the one before it in any line.
bool is_told(const Course& course, std::size_t place) {
  if (place == 0 || place + 1 == course.labels.size() || !course.stepped) return true;
  return std::any_of(course.lines.begin(), course.lines.end(), [place](const auto& line) {
    return std::abs(line[place] - line[place - 1]) > 1e-9;
  });
}

}  // namespace

Course savings_course(const Source& source) {
  const Appraisal& appraisal = source.appraisal;
  Course course{.identifier = "chart-savings",
                .title = "What has come back, year by year",
                .summary =
                    "Savings against the baseline since the first year, discounted. A line "
                    "below zero has not paid for itself yet; its last point is the net "
                    "present social value.",
                .unit = "million £",
                .axis = "million £, saved so far",
                .labels = {},
                .lines = {}};
  for (int year = 0; year < appraisal.years; ++year)
    course.labels.push_back(year_name(appraisal, year));
  for (std::size_t option = 1; option < appraisal.options.size(); ++option)
    course.lines.push_back(savings_of(appraisal, option));
  return course;
}

Course posts_course(const Source& source) {
  Course course{.identifier = "chart-posts",
                .title = "Posts against the baseline, month by month",
                .summary =
                    "Posts that a proposal pays less those that the baseline pays, as its levers "
                    "go live and people leave.",
                .unit = "posts",
                .axis = "posts, against the baseline",
                .stepped = true,
                .decimals = 1,
                .labels = {},
                .lines = {}};
  for (const NetPresentSocialValue& value : source.appraisal.values) {
    auto& line = course.lines.emplace_back();
    course.labels.clear();
    for (const CaseMonth& month : value.months) {
      course.labels.push_back(month_text(month.from));
      line.push_back(month.paid - month.paid_baseline);
    }
  }
  const auto differs = [](const auto& line) {
    return std::any_of(line.begin(), line.end(),
                       [](double posts) { return std::abs(posts) > 1e-9; });
  };
  if (std::none_of(course.lines.begin(), course.lines.end(), differs)) course.lines.clear();
  return course;
}

std::vector<Course> courses(const Source& source) {
  std::vector<Course> all;
  if (!source.appraisal.empty())
    for (const Course& course : {savings_course(source), posts_course(source)})
      if (!course.lines.empty()) all.push_back(course);
  return all;
}

Data course_figure(const Source& source, const Course& course) {
  Data rows{Data::type::list};
  for (std::size_t place = 0; place < course.labels.size(); ++place)
    if (is_told(course, place))
      rows.push_back(record(
          {{"label", course.labels[place]}, {"cells", list(course.lines, [&](const auto& line) {
                                               return Data(number_text(line[place], course));
                                             })}}));
  Data columns{Data::type::list};
  for (std::size_t option = 1; option < source.study.options.size(); ++option)
    columns.push_back(Data(title_of(source.study.options[option])));
  return record({{"id", course.identifier},
                 {"title", course.title},
                 {"summary", course.summary},
                 {"unit", course.unit},
                 {"columns", columns},
                 {"rows", rows}});
}

}  // namespace bluelight::report
