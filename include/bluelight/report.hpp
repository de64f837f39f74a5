/// The study as one web page that people look at, pass on and print.
#pragma once

#include <bluelight/study.hpp>
#include <filesystem>
#include <string>

namespace bluelight {

/// The whole page: answer, comparison, hours of the day, money, inputs, limits and origin of a
/// study in one HTML document without any reference to the network or to another file. Depends on
/// `result` alone, so that the same results give the same page. Requires: at least one option.
std::string report_page(const StudyResult& result);

/// Writes `report_page(result)` to `html`, whole or not at all: a page that exists is complete.
/// Throws `FileError` if it cannot be written.
void write_report(const StudyResult& result, const std::filesystem::path& html);

}  // namespace bluelight
