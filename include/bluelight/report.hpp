/// The study as one web page that people look at, pass on and print.
#pragma once

#include <bluelight/findings.hpp>
#include <bluelight/study.hpp>
#include <string>

namespace bluelight {

/// The whole page: answer, comparison, hours of the day, money, inputs, limits and origin of a
/// study in one HTML document without any reference to the network or to another file. The same
/// results give the same page. Requires: at least one option; `findings` are those of `result`.
std::string report_page(const StudyResult& result, const Findings& findings);

}  // namespace bluelight
