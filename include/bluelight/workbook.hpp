/// The money of a study as a spreadsheet whose totals are live formulas, for those who check it.
#pragma once

#include <bluelight/findings.hpp>
#include <bluelight/study.hpp>
#include <cstddef>
#include <vector>

namespace bluelight {

/// The bytes of an Office Open XML workbook: answer, inputs, discounting, a sheet for each option,
/// checks. Every total is a formula down to the inputs and holds its value, so that it can be read
/// before it is recalculated. Depends on its arguments alone, byte by byte. Requires: at least one
/// option; `findings` are those of `result`. Throws `FileError` if no temporary file can be
/// written.
std::vector<std::byte> workbook_bytes(const StudyResult& result, const Findings& findings);

}  // namespace bluelight
