#include "results/durable_file.hpp"

#include <fcntl.h>

#include <bluelight/problem.hpp>
#include <cerrno>
#include <system_error>

#include "results/file_descriptor.hpp"

namespace bluelight {
namespace {

namespace fs = std::filesystem;

void require(bool succeeded) {
  if (!succeeded) throw std::system_error(errno, std::generic_category());
}

void write_all(int file, std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const auto written = ::write(file, bytes.data(), bytes.size());
    require(written > 0 || errno == EINTR);
    if (written > 0) bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
}

void sync_folder(const fs::path& folder) {
  const FileDescriptor opened{::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_CLOEXEC)};
  require(static_cast<bool>(opened));
  require(::fsync(opened.number()) == 0 || errno == EINVAL);  // EINVAL: a file system that cannot
}

/// Where the symbolic links at `path` lead, the last of which may dangle.
fs::path followed(fs::path path) {
  constexpr int most_links = 40;  // as Linux has it (path_resolution(7))
  for (int links = 0; fs::is_symlink(path); ++links) {
    if (links == most_links)
      throw std::system_error(std::make_error_code(std::errc::too_many_symbolic_link_levels));
    path = path.parent_path() / fs::read_symlink(path);
  }
  return path;
}

void write_and_rename(const FileDescriptor& file, const fs::path& temporary, const fs::path& path,
                      std::span<const std::byte> bytes) {
  write_all(file.number(), bytes);
  require(::fsync(file.number()) == 0);
  require(::rename(temporary.c_str(), path.c_str()) == 0);
  sync_folder(path.parent_path());
}

}  // namespace

fs::path replaceable_file(const fs::path& path) {
  try {
    auto target = followed(path);
    const auto status = fs::status(target);
    if (fs::is_directory(status)) throw FileError(path.string(), "is a folder");
    if (fs::exists(status) && !fs::is_regular_file(status))
      throw FileError(path.string(), "is a device, pipe or socket, not a file to be replaced");
    return target;
  } catch (const std::system_error& error) {
    throw FileError(path.string(), "cannot be written: " + error.code().message());
  }
}

void write_durably(const fs::path& path, std::span<const std::byte> bytes) {
  const fs::path target = replaceable_file(path);
  const fs::path temporary = target.string() + ".tmp";
  try {
    const FileDescriptor file{
        ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)};
    require(static_cast<bool>(file));
    try {
      write_and_rename(file, temporary, target, bytes);
    } catch (const std::system_error&) {
      ::unlink(temporary.c_str());
      throw;
    }
  } catch (const std::system_error& error) {
    throw FileError(path.string(), "cannot be written: " + error.code().message());
  }
}

}  // namespace bluelight
