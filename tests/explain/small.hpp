/// Proposals on small worlds, explained.
#pragma once

#include <bluelight/explain.hpp>
#include <string>

#include "support/scenario_files.hpp"

namespace bluelight::test {

/// A study on `world`, a file of tests/, with one proposal called "proposal" that has `levers`.
inline TakenApart apart(const std::string& world, const std::string& levers,
                        const std::string& horizon) {
  const ScenarioFiles files;
  const std::string path = std::string(SOURCE_DIR) + "/tests/" + world;
  const std::string head =
      "format = \"bluelight-proposal/1\"\ntitle = \"-\"\nworld = \"" + path + "\"\n";
  files.write("baseline.toml", head);
  files.write("proposal.toml", head + levers);
  const std::string study =
      files.write("study.toml",
                  "format = \"bluelight-study/1\"\nbaseline = \"baseline.toml\"\n"
                  "proposals = [\"proposal.toml\"]\nhorizon = { length = \"" +
                      horizon + "\" }\n");
  return load_apart(study, "proposal");
}

inline Explanation explained(const TakenApart& study, int replications, int workers = 2) {
  ExplainSettings settings;
  settings.seed = 11;
  settings.replications = replications;
  settings.jobs.workers = workers;
  return explain(study, "proposal", settings);
}

/// The split of a measure.
inline const SplitMeasure& split(const Explanation& found, const std::string& measure,
                                 const std::string& label) {
  for (const SplitMeasure& one : found.split)
    if (one.measure == measure && one.label == label) return one;
  throw std::out_of_range(measure + " " + label);
}

inline const Estimate& part(const SplitMeasure& row, Mechanism mechanism) {
  return row.parts[static_cast<std::size_t>(mechanism)];
}

inline bool is_exactly_nothing(const Estimate& one) { return one.mean == 0 && one.half_width == 0; }

/// The set that holds these mechanisms.
inline MechanismSet only(std::initializer_list<Mechanism> mechanisms) {
  MechanismSet set;
  for (const Mechanism one : mechanisms) set.set(static_cast<std::size_t>(one));
  return set;
}

}  // namespace bluelight::test
