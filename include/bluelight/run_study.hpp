/// A whole study run: every option meets the same replications, whatever happens to single runs or
/// to the program.
#pragma once

#include <bluelight/run_job.hpp>
#include <bluelight/study.hpp>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace bluelight {

/// How far a study is, in runs.
struct RunProgress {
  std::size_t done = 0;     ///< ended, well or not, those found from an earlier start included
  std::size_t failed = 0;   ///< of these, without a result
  std::size_t resumed = 0;  ///< of these, found from an earlier start
  std::size_t total = 0;
};

/// Results to which further replications are added.
struct Addition {
  const StudyResult& earlier;  ///< of the same options with the same layouts and seed
  int replications = 0;        ///< further ones of each option
};

/// How a study is run. Only `only_replication` and `addition` change what it finds.
struct RunSettings {
  int workers = 1;     ///< runs at a time
  RunLimits limits{};  ///< of each run
  std::optional<std::uint64_t>
      only_replication{};              ///< instead of replications 0 … `Study::replications` - 1
  std::optional<Addition> addition{};  ///< instead of beginning anew; goals of precision rest
  std::filesystem::path parts{};  ///< folder that keeps finished runs until the study is complete;
                                  ///< empty: none are kept
  std::function<std::string(const Job&)>
      repeat_command{};  ///< command line that repeats a failed run; may be empty
  std::function<void(const RunProgress&)>
      progress{};  ///< called at the start and after each run; may be empty
  std::function<void(const std::string&)> note{};  ///< takes sentences for the user; may be empty
};

/// What a run does: `simulate`, or another function in tests.
using Simulate =
    std::function<RunValues(const World& world, std::uint64_t seed, std::uint64_t replication)>;

/// Runs every replication of every option and gathers what they say, in order of option and
/// replication however they end. A failed run is part of the result with its status and, in its
/// message, the reason and `repeat_command`. With `parts`, runs that an earlier start finished are
/// taken from there if scenario, seed and program are the same. Throws `ScenarioError` if two
/// options have one name, `FileError` if parts cannot be kept or another program keeps them, and
/// what `run_jobs` throws.
StudyResult run_study(const Study& study, const RunSettings& settings,
                      const Simulate& work = simulate);

/// The same with parts in `parts_folder` of the file to which `output` leads over symbolic links;
/// then writes that file and removes the parts. When it is interrupted or killed, the same call
/// goes on where it was. Throws also `FileError` if `output` cannot be written, or is something
/// else than a regular file (a folder, device, pipe or socket), as early as can be known.
StudyResult run_study_to_file(const Study& study, RunSettings settings,
                              const std::filesystem::path& output, const Simulate& work = simulate);

/// Where the finished runs of an unfinished results file are kept: "study.h5.parts" beside
/// "study.h5".
std::filesystem::path parts_folder(const std::filesystem::path& output);

/// A study of one option alone, as `bluelight run` makes it. Title, name and world are the
/// option's.
Study study_of(const Option& option, std::uint64_t seed, int replications);

}  // namespace bluelight
