/// The files that are part of the program: the page's template, style and script, and the chart
/// library.
#pragma once

#include <string_view>

namespace bluelight::report {

/// Mustache template of the page.
std::string_view page_template();
/// Style sheet of the page.
std::string_view page_style();
/// Script of the page: draws the charts.
std::string_view page_script();
/// Chart.js as Debian ships it, minified.
std::string_view chart_library();
/// Copyright and licence of Chart.js as Debian states them.
std::string_view chart_licence();

}  // namespace bluelight::report
