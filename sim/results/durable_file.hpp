/// Files that are whole and on disk, or not there.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>

namespace bluelight {

/// The file that `path` stands for: `path` itself, or where its symbolic links lead. Throws
/// `FileError` if something that is no regular file stands there (a folder, device, pipe or
/// socket), or if the links lead nowhere. A file that does not exist yet is in order.
std::filesystem::path replaceable_file(const std::filesystem::path& path);

/// Writes `bytes` beside the file that `path` stands for, syncs, renames and syncs the folder, so
/// that neither a kill nor a loss of power leaves half a file under that name. Throws `FileError`
/// with path and reason, also as `replaceable_file` does, and leaves nothing behind.
void write_durably(const std::filesystem::path& path, std::span<const std::byte> bytes);

}  // namespace bluelight
