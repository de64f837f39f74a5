#include "results/durable_file.hpp"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/un.h>

#include <bluelight/problem.hpp>
#include <catch2/catch.hpp>

#include "results/file_descriptor.hpp"
#include "results/scratch_folder.hpp"

namespace durable_file_test {

using namespace bluelight;
namespace fs = std::filesystem;

namespace {

void write(const fs::path& path, const std::string& text) {
  write_durably(path, std::as_bytes(std::span(text)));
}

void make_socket(const fs::path& path) {
  const FileDescriptor socket{::socket(AF_UNIX, SOCK_STREAM, 0)};
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  path.string().copy(address.sun_path, sizeof address.sun_path - 1);
  REQUIRE(::bind(socket.number(), reinterpret_cast<const sockaddr*>(&address), sizeof address) ==
          0);
}

/// Not written, and still what it was.
void check_refused(const fs::path& path, const std::string& reason) {
  const auto before = fs::status(path).type();
  CHECK_THROWS_WITH(replaceable_file(path), path.string() + ": " + reason);
  CHECK_THROWS_AS(write(path, "text"), FileError);
  CHECK(fs::status(path).type() == before);
}

constexpr auto no_file = "is a device, pipe or socket, not a file to be replaced";

}  // namespace

TEST_CASE("a file is made, or replaced whole") {
  const test::ScratchFolder folder;
  CHECK(replaceable_file(folder / "a") == folder / "a");
  write(folder / "a", "one");
  write(folder / "a", "2");
  CHECK(test::bytes_of(folder / "a") == "2");
  CHECK(std::distance(fs::directory_iterator{folder.path()}, {}) == 1);
}

TEST_CASE("what is no file is never replaced by one") {
  const test::ScratchFolder folder;
  const auto path = folder / "output";
  SECTION("pipe") {
    REQUIRE(::mkfifo(path.c_str(), 0600) == 0);
    check_refused(path, no_file);
  }
  SECTION("socket") {
    make_socket(path);
    check_refused(path, no_file);
  }
  SECTION("folder") {
    fs::create_directory(path);
    check_refused(path, "is a folder");
  }
  SECTION("device") {
    const auto null_device = ::makedev(1, 3);
    if (::mknod(path.c_str(), S_IFCHR | 0600, null_device) != 0) {
      WARN("no device can be made here: not tried");
      return;
    }
    check_refused(path, no_file);
  }
  SECTION("a link to a pipe") {
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    fs::create_symlink("pipe", path);
    check_refused(path, no_file);
    CHECK(fs::is_symlink(path));
  }
}

TEST_CASE("where a symbolic link leads is written, and the link stays") {
  const test::ScratchFolder folder;
  fs::create_directory(folder / "disk");
  fs::create_symlink("second", folder / "first");
  fs::create_symlink(folder / "disk" / "file", folder / "second");
  const bool there = GENERATE(false, true);
  if (there) write(folder / "disk" / "file", "older");
  CHECK(replaceable_file(folder / "first") == folder / "disk" / "file");
  write(folder / "first", "newer");
  CHECK(fs::is_symlink(folder / "first"));
  CHECK(fs::is_symlink(folder / "second"));
  CHECK_FALSE(fs::is_symlink(folder / "disk" / "file"));
  CHECK(test::bytes_of(folder / "disk" / "file") == "newer");
}

TEST_CASE("links in a circle are refused") {
  const test::ScratchFolder folder;
  fs::create_symlink("b", folder / "a");
  fs::create_symlink("a", folder / "b");
  CHECK_THROWS_WITH(replaceable_file(folder / "a"),
                    Catch::Matchers::Contains("cannot be written: Too many levels"));
}

}  // namespace durable_file_test
