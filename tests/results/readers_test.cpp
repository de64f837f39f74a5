#include <bluelight/results_file.hpp>
#include <catch2/catch.hpp>
#include <cstdlib>

#include "results/sample_study.hpp"
#include "results/scratch_folder.hpp"

namespace readers_test {

using namespace bluelight;

namespace {

/// Debian's own Python, which has the readers; another one may come first on the PATH.
const std::string python = "/usr/bin/python3 -B ";
const std::string scripts = SOURCE_DIR "/tests/results/";

/// Exit code of `command` in `folder`; what it prints is shown if it fails.
int run_in(const test::ScratchFolder& folder, const std::string& command) {
  const auto log = (folder / "log.txt").string();
  const int code = std::system(
      ("cd " + folder.path().string() + " && " + command + " > " + log + " 2>&1").c_str());
  if (code != 0) WARN(test::bytes_of(log));
  return code;
}

}  // namespace

TEST_CASE("other tools read the results file") {
  const test::ScratchFolder folder;
  write_results(folder / "study.h5", test::sample_study());
  SECTION("h5py, pandas and xarray") {
    CHECK(run_in(folder, python + scripts + "readers.py study.h5") == 0);
  }
  SECTION("R with rhdf5") {
    CHECK(run_in(folder, "Rscript " + scripts + "readers.R study.h5") == 0);
  }
  SECTION("h5diff, which finds no difference between equal studies") {
    write_results(folder / "again.h5", test::sample_study());
    CHECK(run_in(folder, "h5diff study.h5 again.h5") == 0);
    auto other = test::sample_study();
    other.options[0].runs[0].values[0] += 1;
    write_results(folder / "other.h5", other);
    CHECK(run_in(folder, "! h5diff -q study.h5 other.h5") == 0);
  }
}

}  // namespace readers_test
