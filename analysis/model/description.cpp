#include <fmt/format.h>

#include <bluelight/model_description.hpp>
#include <cassert>

#include "analysis/model/sections.hpp"

namespace bluelight {

std::string model_description(const StudyResult& result, const Findings& findings) {
  assert(!result.options.empty());
  const model::Subject subject = model::subject_of(result, findings);
  model::Document document;
  document.heading(1, fmt::format("The model: {}",
                                  model::plain(result.title.empty() ? result.options.front().title
                                                                    : result.title)));
  document.paragraph(
      "What was simulated and how, after the STRESS-DES guidelines (Monks, Currie, Onggo, "
      "Robinson, "
      "Kunc and Taylor 2019, *Journal of Simulation* 13:1, 55-67). Every number below is that of "
      "the scenario and the runs in the results file.");
  write_objectives(document, subject);
  write_logic(document, subject);
  write_components(document, subject);
  write_data(document, subject);
  write_experimentation(document, subject);
  write_implementation(document, subject);
  return document.text();
}

}  // namespace bluelight
