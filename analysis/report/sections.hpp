/// The sections of the page. Each turns what a study found into the names that the template shows.
#pragma once

#include <bluelight/appraisal.hpp>
#include <bluelight/comparison.hpp>
#include <bluelight/study.hpp>

#include "analysis/report/data.hpp"

namespace bluelight::report {

/// What the page is made from.
struct Source {
  const StudyResult& study;
  const Comparison& comparison;
  const Appraisal& appraisal;
};

/// Title, what was run, and how many runs failed.
Data masthead_section(const Source& source);
/// What each proposal changes in service and in money, in sentences and in one table a proposal.
Data answer_section(const Source& source);
/// Every measure of every contact class, room and staff group, with paired differences.
Data comparison_section(const Source& source);
/// Answer time and occupancy by hour: figures with their texts and tables.
Data hours_section(const Source& source);
/// Posts, costs by organisation and year, and net present social value.
Data money_section(const Source& source);
/// Every sourced number with its range, source and grade.
Data inputs_section(const Source& source);
/// Stamp of the study, failed runs and resolved scenarios.
Data origin_section(const Source& source);

/// The numbers that the page's script draws, as JSON that is safe within a script element.
std::string chart_data(const Source& source);

}  // namespace bluelight::report
