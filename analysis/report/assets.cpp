#include "analysis/report/assets.hpp"

// Begin and end of each file, laid down by report_files.S (cmake/embed.cmake).
extern "C" {
extern const char bluelight_page_mustache_begin[], bluelight_page_mustache_end[];
extern const char bluelight_page_css_begin[], bluelight_page_css_end[];
extern const char bluelight_page_js_begin[], bluelight_page_js_end[];
extern const char bluelight_chart_library_begin[], bluelight_chart_library_end[];
extern const char bluelight_chart_licence_begin[], bluelight_chart_licence_end[];
}

namespace bluelight::report {
namespace {

std::string_view between(const char* begin, const char* end) {
  return {begin, static_cast<std::size_t>(end - begin)};
}

}  // namespace

std::string_view page_template() {
  return between(bluelight_page_mustache_begin, bluelight_page_mustache_end);
}

std::string_view page_style() { return between(bluelight_page_css_begin, bluelight_page_css_end); }

std::string_view page_script() { return between(bluelight_page_js_begin, bluelight_page_js_end); }

std::string_view chart_library() {
  return between(bluelight_chart_library_begin, bluelight_chart_library_end);
}

std::string_view chart_licence() {
  return between(bluelight_chart_licence_begin, bluelight_chart_licence_end);
}

}  // namespace bluelight::report
