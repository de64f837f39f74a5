/// The finished runs of a study that is not complete yet: a small file each, found again by the
/// next start.
#pragma once

#include <bluelight/study.hpp>
#include <filesystem>
#include <optional>
#include <string>

#include "results/file_descriptor.hpp"

namespace bluelight {

/// SHA-256 of the running executable, which tells one build from another whatever they call
/// themselves. Throws `FileError` if it cannot be read.
std::string program_digest();

/// A world that is run, by the name of whose runs they are.
struct NamedWorld {
  const std::string& name;
  const World& world;
  double demand = 1;  ///< factor on the world's own
};

/// All that decides the numbers of a world's runs, as one number: scenario, seed, layout and the
/// program with `digest`. Runs with another key are not this study's.
std::uint64_t run_key(const Study& study, const NamedWorld& named, const MeasureLayout& layout,
                      const std::string& digest);

/// A folder of finished runs that one program holds at a time.
class FinishedRuns {
 public:
  /// Makes the folder if need be. Throws `FileError` if it cannot, or if another program is using
  /// it.
  explicit FinishedRuns(const std::filesystem::path& folder);

  /// Keeps the values of a run. Throws `FileError`.
  void keep(std::uint64_t key, std::uint64_t replication, const RunValues& values) const;
  /// The values of a run kept earlier; none if there is no such file or it is damaged.
  std::optional<RunValues> find(std::uint64_t key, std::uint64_t replication) const;
  /// Number of kept runs that have none of these keys.
  std::size_t count_others(const std::vector<std::uint64_t>& keys) const;
  /// Deletes what this program made in the folder and, if nothing else is in it, the folder.
  void remove();

 private:
  std::filesystem::path path_of(std::uint64_t key, std::uint64_t replication) const;

  std::filesystem::path folder_;
  FileDescriptor lock_;
};

}  // namespace bluelight
