#include <fcntl.h>
#include <sys/file.h>

#include <bluelight/results_file.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstring>
#include <fstream>

#include "results/durable_file.hpp"
#include "results/file_descriptor.hpp"
#include "results/hdf5_write.hpp"
#include "results/same_study.hpp"
#include "results/sample_study.hpp"
#include "results/scratch_folder.hpp"

namespace results_file_test {

namespace fs = std::filesystem;
using namespace bluelight;
using Catch::Matchers::Contains;

TEST_CASE("a study comes back from its file exactly") {
  const test::ScratchFolder folder;
  const auto study = test::sample_study();
  write_results(folder / "study.h5", study);
  test::check_same(read_results(folder / "study.h5"), study);
  CHECK_FALSE(fs::exists(folder / "study.h5.tmp"));
}

TEST_CASE("a study with nothing in it comes back") {
  const test::ScratchFolder folder;
  StudyResult study;
  study.options = {OptionRuns{}, OptionRuns{}};
  study.options[0].name = "empty";
  study.options[1].name = "all_failed";
  study.options[1].layout = test::layout({});
  study.options[1].runs = {
      {.replication = 5, .status = RunRecord::Status::timed_out, .values = {}, .message = "late"},
      {.replication = 6, .status = RunRecord::Status::out_of_memory, .values = {}, .message = ""}};
  write_results(folder / "study.h5", study);
  test::check_same(read_results(folder / "study.h5"), study);
}

TEST_CASE("labels keep each option's own order") {
  const test::ScratchFolder folder;
  auto study = test::sample_study();
  study.options[1] = test::option(1, "swapped", {"fire_room", "third_room", "police_room"});
  write_results(folder / "study.h5", study);
  test::check_same(read_results(folder / "study.h5"), study);
}

TEST_CASE("equal studies make equal bytes") {
  const test::ScratchFolder folder;
  write_results(folder / "a.h5", test::sample_study());
  write_results(folder / "b.h5", test::sample_study());
  CHECK(test::bytes_of(folder / "a.h5") == test::bytes_of(folder / "b.h5"));
}

TEST_CASE("writing replaces an older file") {
  const test::ScratchFolder folder;
  std::ofstream(folder / "study.h5") << "old";
  write_results(folder / "study.h5", test::sample_study());
  CHECK(read_results(folder / "study.h5").title == "Two rooms or one");
}

TEST_CASE("studies that contradict themselves are not written") {
  const test::ScratchFolder folder;
  auto study = test::sample_study();
  SECTION("two options of one name") { study.options[1].name = "today"; }
  SECTION("a run with too few numbers") { study.options[0].runs[0].values.pop_back(); }
  SECTION("a measure with dimensions of its own") {
    study.options[0].layout.measures[0].dimensions[0].name = "room";
  }
  CHECK_THROWS_AS(write_results(folder / "study.h5", study), std::invalid_argument);
  CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("what cannot be written is said with path and reason") {
  const test::ScratchFolder folder;
  const auto study = test::sample_study();
  CHECK_THROWS_WITH(write_results(folder / "none" / "study.h5", study),
                    Contains("none/study.h5: cannot be written: No such file or directory"));
  fs::create_directory(folder / "taken.h5");
  CHECK_THROWS_WITH(write_results(folder / "taken.h5", study), Contains("taken.h5: is a folder"));
  CHECK_FALSE(fs::exists(folder / "taken.h5.tmp"));
}

TEST_CASE("files that are not results are refused with path and reason") {
  const test::ScratchFolder folder;
  CHECK_THROWS_WITH(read_results(folder / "none.h5"),
                    Contains("none.h5: cannot be opened: No such file or directory"));
  CHECK_THROWS_WITH(read_results(folder.path()), Contains("is a folder"));
  std::ofstream(folder / "text.h5") << "hello";
  CHECK_THROWS_WITH(read_results(folder / "text.h5"), Contains("text.h5: is not a results file"));
}

TEST_CASE("files of another format, or without the mark of completeness, are refused") {
  const test::ScratchFolder folder;
  const auto path = folder / "study.h5";
  const auto file = hdf5::create_file();
  SECTION("no format") {
    write_durably(path, hdf5::image(file));
    CHECK_THROWS_WITH(read_results(path), Contains("study.h5: has format none"));
  }
  SECTION("a later format") {
    hdf5::write_attribute(file, "format", "bluelight-results/2");
    write_durably(path, hdf5::image(file));
    CHECK_THROWS_WITH(read_results(path),
                      Contains("has format bluelight-results/2; this program reads"));
  }
  SECTION("not complete") {
    hdf5::write_attribute(file, "format", "bluelight-results/1");
    write_durably(path, hdf5::image(file));
    CHECK_THROWS_WITH(read_results(path), Contains("is not complete: writing it was stopped"));
  }
  SECTION("complete, but with nothing in it") {
    hdf5::write_attribute(file, "format", "bluelight-results/1");
    hdf5::write_attribute(file, "complete", std::int64_t{1});
    write_durably(path, hdf5::image(file));
    CHECK_THROWS_WITH(read_results(path),
                      Contains("study.h5: cannot open attribute title (HDF5: "));
  }
}

TEST_CASE("a locked file is refused with a hint") {
  const test::ScratchFolder folder;
  write_results(folder / "study.h5", test::sample_study());
  const FileDescriptor held{::open((folder / "study.h5").c_str(), O_RDWR)};
  REQUIRE(::flock(held.number(), LOCK_EX) == 0);
  CHECK_THROWS_WITH(read_results(folder / "study.h5"), Contains("set HDF5_USE_FILE_LOCKING=FALSE"));
}

TEST_CASE("HDF5 never speaks for itself") {
  const test::ScratchFolder folder;
  write_results(folder / "study.h5", test::sample_study());
  fs::resize_file(folder / "study.h5", 5000);
  const FileDescriptor terminal{::dup(2)};
  const FileDescriptor log{::open((folder / "log.txt").c_str(), O_WRONLY | O_CREAT, 0600)};
  ::dup2(log.number(), 2);
  CHECK_THROWS_AS(read_results(folder / "study.h5"), FileError);
  ::dup2(terminal.number(), 2);
  CHECK(test::bytes_of(folder / "log.txt").empty());
}

TEST_CASE("a file cut short anywhere does not open") {
  const test::ScratchFolder folder;
  write_results(folder / "study.h5", test::sample_study());
  const auto bytes = test::bytes_of(folder / "study.h5");
  for (std::size_t size = 0; size < bytes.size(); size += 997) {
    std::ofstream(folder / "cut.h5", std::ios::binary) << bytes.substr(0, size);
    CHECK_THROWS_AS(read_results(folder / "cut.h5"), FileError);
  }
}

}  // namespace results_file_test
