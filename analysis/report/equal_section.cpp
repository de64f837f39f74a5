#include "analysis/report/equal_section.hpp"

#include <fmt/format.h>

#include <bluelight/findings.hpp>
#include <cmath>

#include "analysis/report/words.hpp"

namespace bluelight::report {
namespace {

std::string posts_text(double posts, double half_width) {
  return fmt::format("{:.1f} ± {:.1f}", posts, half_width);
}

std::string difference_of(const EqualServiceFinding& one) {
  return fmt::format("{}{}", one.difference < 0 ? "−" : "+",
                     posts_text(std::abs(one.difference), one.difference_half_width));
}

std::string title_of_option(const StudyResult& study, const std::string& name) {
  for (const OptionRuns& option : study.options)
    if (option.name == name) return title_of(option);
  return title_of(name);
}

}  // namespace

std::string equal_service_text(const Source& source, std::size_t option) {
  const std::string& name = source.study.options[option].name;
  for (const EqualServiceFinding& one : equal_service_of(source.study))
    if (one.option == name && one.group.empty() && one.demand == 1)
      return fmt::format(
          "At equal service it needs {} posts, {} {} than the baseline (90 % intervals).",
          posts_text(one.posts, one.half_width),
          posts_text(std::abs(one.difference), one.difference_half_width),
          one.difference < 0 ? "fewer" : "more");
  return {};
}

Data equal_section(const Source& source) {
  const std::string& baseline = source.study.options.front().name;
  Data rows{Data::type::list};
  for (const EqualServiceFinding& one : equal_service_of(source.study)) {
    const bool all = one.group.empty();
    rows.push_back(record({{"option", title_of_option(source.study, one.option)},
                           {"group", all ? std::string("All groups") : title_of(one.group)},
                           {"total", all},
                           {"demand", fmt::format("{:.3g}", one.demand)},
                           {"posts", posts_text(one.posts, one.half_width)},
                           {"difference", one.option == baseline ? "–" : difference_of(one)}}));
  }
  return record({{"any", rows.is_non_empty_list()},
                 {"rows", rows},
                 {"at_risk", list(standards_at_risk(source.study),
                                  [](const std::string& sentence) { return Data(sentence); })}});
}

}  // namespace bluelight::report
