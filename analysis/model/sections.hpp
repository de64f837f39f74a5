/// The six sections of STRESS-DES. Each writes its headings and what stands below them.
#pragma once

#include "analysis/model/markdown.hpp"
#include "analysis/model/subject.hpp"

namespace bluelight::model {

/// 1.1 purpose, 1.2 outputs, 1.3 aims of the experiments.
void write_objectives(Document& document, const Subject& subject);
/// 2.1 diagram, 2.2 base model, 2.3 scenarios, 2.4 algorithms.
void write_logic(Document& document, const Subject& subject);
/// 2.5.1 entities, 2.5.2 activities, 2.5.3 resources, 2.5.4 queues, 2.5.5 entry and exit points.
void write_components(Document& document, const Subject& subject);
/// 3.1 sources, 3.2 pre-processing, 3.3 inputs, 3.4 assumptions.
void write_data(Document& document, const Subject& subject);
/// 4.1 initialisation, 4.2 run length, 4.3 estimation.
void write_experimentation(Document& document, const Subject& subject);
/// 5.1 software, 5.2 random sampling, 5.3 execution, 5.4 system; 6.1 access to the model.
void write_implementation(Document& document, const Subject& subject);

/// Mermaid's text of the rooms, classes of calls, staff groups, desks and links of `world`.
std::string diagram(const World& world);

}  // namespace bluelight::model
