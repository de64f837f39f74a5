/// How proposals go over the years: money that has come back, and posts.
#pragma once

#include <string>
#include <vector>

#include "analysis/report/data.hpp"
#include "analysis/report/sections.hpp"

namespace bluelight::report {

/// A line for each proposal over years or months, all against the baseline.
struct Course {
  std::string identifier;  ///< of the chart's element in the page
  std::string title, summary;
  std::string unit;  ///< of the numbers: "million £", "posts"
  std::string axis;
  bool stepped = false;  ///< numbers hold until the next one
  int decimals = 2;
  std::vector<std::string> labels;
  std::vector<std::vector<double>> lines;  ///< one for each proposal
};

/// What each proposal has saved since year 0, discounted. No line without an appraisal.
Course savings_course(const Source& source);

/// Posts of each proposal less those of the baseline, by month. No line where none ever differs.
Course posts_course(const Source& source);

/// Those courses that have lines.
std::vector<Course> courses(const Source& source);

/// A figure with its table; only the places at which some line changes stand in the table.
Data course_figure(const Source& source, const Course& course);

}  // namespace bluelight::report
