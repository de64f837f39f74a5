#include <fmt/format.h>

#include "analysis/model/sections.hpp"
#include "analysis/report/words.hpp"

namespace bluelight::model {
namespace {

/// What the results were stamped with under `key`.
std::string stamp(const StudyResult& study, const std::string& key) {
  const auto found = study.provenance.find(key);
  return found == study.provenance.end() ? "not recorded" : code(found->second);
}

void write_software(Document& document, const StudyResult& study) {
  document.heading(3, "5.1 Software or programming language");
  document.paragraph(fmt::format(
      "Bluelight {}, commit {}, written in C++20 and compiled with {}. Its clock is the engine of "
      "SimGrid; results are stored with HDF5.",
      stamp(study, "program_version"), stamp(study, "git_commit"), stamp(study, "compiler")));
}

void write_sampling(Document& document, const StudyResult& study) {
  document.heading(3, "5.2 Random sampling");
  document.paragraph(fmt::format(
      "Philox4x64-10 (Salmon, Moraes, Dror and Shaw 2011), a counter-based generator, with seed "
      "{}. "
      "A number depends on seed, replication, purpose and whose it is, never on the order of "
      "asking. "
      "One uniform decides one fact and becomes a duration by the inverse of its distribution: "
      "every "
      "option meets the same incidents and callers (common random numbers), and the streams of "
      "different purposes and entities are independent.",
      study.seed));
}

void write_execution(Document& document, const StudyResult& study) {
  document.heading(3, "5.3 Model execution");
  document.paragraph(
      "Events are executed in order of time, in whole microseconds; of events at one instant the "
      "one "
      "scheduled first goes first, the same in every run. Processes are coroutines on one clock. "
      "Each "
      "replication is one process of the operating system; a failed one loses itself only. The "
      "command:");
  const auto command = study.provenance.find("command");
  document.block("sh",
                 (command == study.provenance.end() ? "not recorded" : command->second) + "\n");
}

void write_system(Document& document) {
  document.heading(3, "5.4 System specification");
  document.paragraph(
      "Debian 12 on x86-64. The results are the same, bit for bit, for any number of workers. How "
      "long "
      "a study takes on a machine `bluelight study --plan` says beforehand.");
}

void write_access(Document& document, const StudyResult& study) {
  document.heading(2, "6 Code access");
  document.heading(3, "6.1 Computer model sharing statement");
  document.paragraph(fmt::format(
      "Bluelight is free software under the Apache License 2.0; version and commit in 5.1 name the "
      "source that made these results. The scenario is identified by SHA-256 {} over the files {}; "
      "its "
      "resolved text is part of the results file.",
      stamp(study, "scenario_sha256"), stamp(study, "files")));
}

}  // namespace

void write_implementation(Document& document, const Subject& subject) {
  document.heading(2, "5 Implementation");
  write_software(document, subject.study);
  write_sampling(document, subject.study);
  write_execution(document, subject.study);
  write_system(document);
  write_access(document, subject.study);
}

}  // namespace bluelight::model
