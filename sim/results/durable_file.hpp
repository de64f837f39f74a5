/// Files that are whole and on disk, or not there.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

namespace bluelight {

/// Writes `bytes` beside `path`, syncs, renames to `path` and syncs the folder, so that neither a
/// kill nor a loss of power leaves half a file under that name. Throws `FileError` with path and
/// reason and leaves nothing behind.
void write_durably(const std::filesystem::path& path, std::span<const std::byte> bytes);

}  // namespace bluelight
