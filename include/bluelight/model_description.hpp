/// What was simulated, in the words and the order that reviewers of simulation studies ask for.
#pragma once

#include <bluelight/findings.hpp>
#include <string>

namespace bluelight {

/// The model behind a study as Markdown, with every item of the STRESS-DES guidelines (Monks,
/// Currie, Onggo, Robinson, Kunc and Taylor 2019, Journal of Simulation 13:1), filled from the
/// scenario and the runs in `result`. Requires: at least one option; `findings` are those of
/// `result`. Throws `ScenarioError` if this version of the program cannot read the scenario in
/// `result`.
std::string model_description(const StudyResult& result, const Findings& findings);

}  // namespace bluelight
