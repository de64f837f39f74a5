/// What a model description is about: the results of a study, and the scenario read back from them.
#pragma once

#include <bluelight/findings.hpp>
#include <bluelight/node.hpp>
#include <bluelight/study.hpp>
#include <string>
#include <vector>

namespace bluelight::model {

/// A lever as its file states it.
struct LeverText {
  std::string name, kind;
  Node table;  ///< its keys
};

/// What an option does to the world that it starts from.
struct OptionText {
  std::vector<LeverText> levers;
  std::vector<std::string> facts;  ///< each a line as a scenario would write it: what is different
                                   ///< when every lever is live
};

/// Everything that the sections tell of.
struct Subject {
  const StudyResult& study;
  const Findings& findings;
  World world;                      ///< of the baseline, before any lever
  std::vector<OptionText> options;  ///< in the order of the study
};

/// Reads the scenario texts in `study`; `findings` are its own. Throws `ScenarioError` if they
/// cannot be read.
Subject subject_of(const StudyResult& study, const Findings& findings);

/// "10 s", "3 min".
std::string duration_text(Duration duration);

}  // namespace bluelight::model
