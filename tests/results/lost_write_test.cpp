// What is left when writing a results file is cut short: by a full disk, by a limit, by a kill.
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <bluelight/problem.hpp>
#include <bluelight/results_file.hpp>
#include <catch2/catch.hpp>
#include <chrono>
#include <fstream>
#include <functional>
#include <thread>

#include "results/same_study.hpp"
#include "results/sample_study.hpp"
#include "results/scratch_folder.hpp"

namespace lost_write_test {

using namespace bluelight;
namespace fs = std::filesystem;

namespace {

/// How a forked test ended; everything but `as_expected` and `not_possible_here` is a fault.
enum Ending : int { as_expected = 0, wrong = 1, not_possible_here = 2 };

int ending_of(const std::function<Ending()>& forked) {
  const pid_t process = ::fork();
  if (process == 0) ::_exit(forked());
  int status = 0;
  ::waitpid(process, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : wrong;
}

/// Writes the sample over an older file, expecting `reason`, and looks at what is left.
Ending fail_to_write(const fs::path& folder, const std::string& reason) {
  const auto path = folder / "study.h5";
  std::ofstream(path) << "older";
  try {
    write_results(path, test::sample_study());
  } catch (const FileError& error) {
    const bool said = error.what() == path.string() + ": cannot be written: " + reason;
    const bool kept = test::bytes_of(path) == "older" && !fs::exists(path.string() + ".tmp");
    return said && kept ? as_expected : wrong;
  }
  return wrong;
}

void write_text(const char* file, const std::string& text) { std::ofstream(file) << text; }

/// A view of the file systems that only this process has. Needs root or user namespaces.
bool own_file_systems() {
  if (::geteuid() != 0) {
    const auto user = std::to_string(::geteuid()), group = std::to_string(::getegid());
    if (::unshare(CLONE_NEWUSER) != 0) return false;
    write_text("/proc/self/setgroups", "deny");
    write_text("/proc/self/uid_map", "0 " + user + " 1");
    write_text("/proc/self/gid_map", "0 " + group + " 1");
  }
  return ::unshare(CLONE_NEWNS) == 0 &&
         ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
}

bool mount_small_disk(const fs::path& folder) {
  return own_file_systems() && ::mount("none", folder.c_str(), "tmpfs", 0, "size=64k") == 0;
}

/// The sample with more numbers, so that writing takes a while; `title` tells which.
StudyResult large_study(const std::string& title) {
  auto study = test::sample_study();
  study.title = title;
  std::vector<std::string> rooms;
  for (int i = 0; i < 300; ++i) rooms.push_back("room_" + std::to_string(i));
  study.options[0] = test::option(0, "today", rooms);
  return study;
}

}  // namespace

TEST_CASE("a full disk is noticed, and leaves what was there") {
  const test::ScratchFolder folder;
  const int ending = ending_of([&] {
    return mount_small_disk(folder.path()) ? fail_to_write(folder.path(), "No space left on device")
                                           : not_possible_here;
  });
  if (ending == not_possible_here) WARN("no disk of its own for this test: not tried");
  CHECK(ending != wrong);
}

TEST_CASE("a limit on the size of files is noticed, and leaves what was there") {
  const test::ScratchFolder folder;
  CHECK(ending_of([&] {
          const rlimit limit{20'000, 20'000};
          ::setrlimit(RLIMIT_FSIZE, &limit);
          ::signal(SIGXFSZ, SIG_IGN);
          return fail_to_write(folder.path(), "File too large");
        }) == as_expected);
}

TEST_CASE("kill -9 while writing leaves no file that opens and is not complete") {
  using Clock = std::chrono::steady_clock;
  const test::ScratchFolder folder;
  const auto path = folder / "study.h5";
  const StudyResult studies[] = {large_study("one"), large_study("two")};
  const auto check_whole = [&](const fs::path& file) {
    const auto found = read_results(file);
    test::check_same(found, studies[found.title == "one" ? 0 : 1]);
    return found.title;
  };
  const auto start = Clock::now();
  write_results(path, studies[0]);
  const auto one_write = Clock::now() - start;
  int replaced = 0;
  constexpr int kills = 60;
  for (int i = 0; i < kills; ++i) {
    const pid_t writer = ::fork();
    if (writer == 0)
      for (int k = 1;; ++k) write_results(path, studies[k % 2]);
    std::this_thread::sleep_for(one_write * 4 * (i * 37 % kills) / kills);
    ::kill(writer, SIGKILL);
    ::waitpid(writer, nullptr, 0);
    replaced += check_whole(path) == "two";
    try {
      check_whole(path.string() + ".tmp");
    } catch (const FileError&) {
      // half a file, or none: refused as it should be
    }
  }
  CHECK(replaced > 0);
}

}  // namespace lost_write_test
