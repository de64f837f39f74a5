/// An explanation as text, JSON and CSV.
#pragma once

#include <bluelight/explain.hpp>
#include <bluelight/world.hpp>
#include <string>

namespace bluelight::cli {

/// An explanation and the worlds that it is about.
struct Explained {
  const World& baseline;
  const World& proposal;
  Explanation found;
  std::vector<std::string> notes = {};  ///< how it differs from the study, in sentences
};

/// Text for a terminal of 80 columns.
std::string explain_text(const Explained& answer, bool colour);
/// What `docs/json.md` describes.
std::string explain_json(const Explained& answer);
/// One number a line: shares of callers, then parts of measures.
std::string explain_csv(const Explained& answer);

/// "Tue 3 June 2025 14:05:12": local wall clock of an instant of a run of `world`.
std::string clock_text(const World& world, std::int64_t instant);
/// "most_worse".
std::string_view name_of(ExampleKind kind);
/// The examples, one paragraph each.
std::string examples_text(const Explained& answer, bool colour);

}  // namespace bluelight::cli
