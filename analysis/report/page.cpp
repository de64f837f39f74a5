#include <bluelight/report.hpp>
#include <cassert>

#include "analysis/report/assets.hpp"
#include "analysis/report/equal_section.hpp"
#include "analysis/report/sections.hpp"
#include "analysis/report/service_section.hpp"
#include "analysis/report/words.hpp"

namespace bluelight {
namespace report {
namespace {

Data proposal_titles(const StudyResult& study) {
  Data titles{Data::type::list};
  for (std::size_t option = 1; option < study.options.size(); ++option)
    titles.push_back(Data(title_of(study.options[option])));
  return titles;
}

Data page_data(const Source& source) {
  return record({{"style", std::string(page_style())},
                 {"script", std::string(page_script())},
                 {"chart_library", std::string(chart_library())},
                 {"chart_data", chart_data(source)},
                 {"proposal_titles", proposal_titles(source.study)},
                 {"masthead", masthead_section(source)},
                 {"answer", answer_section(source)},
                 {"comparison", comparison_section(source)},
                 {"hours", hours_section(source)},
                 {"money", money_section(source)},
                 {"equal", equal_section(source)},
                 {"service_years", service_section(source)},
                 {"inputs", inputs_section(source)},
                 {"origin", origin_section(source)}});
}

}  // namespace
}  // namespace report

std::string report_page(const StudyResult& result, const Findings& findings) {
  assert(!result.options.empty());
  kainjow::mustache::mustache page{std::string(report::page_template())};
  assert(page.is_valid());
  return page.render(report::page_data({result, findings.comparison, findings.appraisal}));
}

}  // namespace bluelight
