/// The results file: all that a study found, in one HDF5 file that other tools open
/// (`docs/results.md`).
#pragma once

#include <bluelight/study.hpp>
#include <filesystem>

namespace bluelight {

/// Writes `result` to `path`. The file appears under its name whole and on disk, or not at all: a
/// failure or the end of the process leaves what stood there before. Requires: options have
/// different names; the runs of an option agree with its layout (`std::invalid_argument`
/// otherwise). Throws `FileError` with the reason, for example a full disk.
void write_results(const std::filesystem::path& path, const StudyResult& result);

/// Reads what `write_results` wrote, exactly. Throws `FileError` if the file cannot be opened, is
/// not complete, or is not a results file of a format that this program knows.
StudyResult read_results(const std::filesystem::path& path);

}  // namespace bluelight
