/// Every broken file of tests/cli/bad says exactly what is wrong with it; so do files that cannot
/// be stored in a repository.
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <bluelight/load.hpp>
#include <catch2/catch.hpp>
#include <sstream>

#include "support/scenario_files.hpp"

namespace bluelight::bad_files_test {
namespace {

std::string content_of(const std::filesystem::path& path) {
  std::ostringstream content;
  content << std::ifstream(path, std::ios::binary).rdbuf();
  return content.str();
}

std::string load_refusal(const std::string& path) {
  return test::refusal([&] { load(path); });
}

}  // namespace

TEST_CASE("broken files give their exact messages") {
  std::filesystem::current_path(SOURCE_DIR);  // messages name files as the user did
  std::size_t count = 0;
  for (const auto& entry : std::filesystem::directory_iterator("tests/cli/bad")) {
    std::filesystem::path path = entry.path();
    if (path.extension() != ".toml") continue;
    ++count;
    INFO(path);
    CHECK_THROWS_AS(load(path.string()), ScenarioError);
    CHECK(load_refusal(path.string()) + "\n" ==
          content_of(std::filesystem::path(path).replace_extension(".expected")));
  }
  CHECK(count >= 30);
}

TEST_CASE("the file that the broken ones change has no fault") {
  CHECK(load_refusal(std::string(SOURCE_DIR) + "/tests/cli/bad/base/world.toml") == "");
}

TEST_CASE("files that cannot be opened are named with the reason") {
  const test::ScenarioFiles files;
  CHECK_THROWS_AS(load(files.path("missing.toml")), FileError);
  CHECK(load_refusal(files.path("missing.toml")) ==
        files.path("missing.toml") + ": No such file or directory");
  CHECK_THROWS_AS(load(files.path("")), FileError);
  CHECK(load_refusal(files.path("")) == files.path("") + ": is a directory, not a scenario file");
  if (geteuid() == 0) return;  // everything is readable to root
  const std::string secret = files.write("secret.toml", "title = 1");
  std::filesystem::permissions(secret, std::filesystem::perms::none);
  CHECK(load_refusal(secret) == secret + ": Permission denied");
}

TEST_CASE("a pipe or device is refused before it is read") {
  const test::ScenarioFiles files;
  const std::string reason = ": is a device, pipe or socket, not a scenario file";
  REQUIRE(::mkfifo(files.path("pipe.toml").c_str(), 0600) == 0);
  CHECK(load_refusal(files.path("pipe.toml")) == files.path("pipe.toml") + reason);
  CHECK(load_refusal("/dev/null") == "/dev/null" + reason);
}

TEST_CASE("100 MB of noise are refused before they are read") {
  const test::ScenarioFiles files;
  const std::string noise = files.write("noise.toml", "\x01\x02 noise");
  std::filesystem::resize_file(noise, 100'000'000);
  CHECK(load_refusal(noise) ==
        noise + ": expected a scenario file of at most 16 MB, received 100 MB");
}

TEST_CASE("text that TOML readers stumble over is refused in good order") {
  const test::ScenarioFiles files;
  const auto refused = [&](const std::string& content) {
    const std::string path = files.write("odd.toml", content);
    std::string faults = load_refusal(path);
    REQUIRE(faults.rfind(path, 0) == 0);
    return faults.substr(path.size());
  };
  CHECK(refused("[") ==
        ":1:2: expected TOML (Error while parsing table header: encountered end-of-file)");
  CHECK(refused("[\n").rfind(":1:2: expected TOML (Error while parsing", 0) == 0);
  CHECK(refused("[[\n").rfind(":1:3: expected TOML (Error while parsing", 0) == 0);
  CHECK(refused("a = " + std::string(100'000, '[')).rfind(":1:", 0) == 0);
  CHECK(refused(std::string(100'000, 'a')).rfind(":1:", 0) == 0);
  CHECK(refused("a." + std::string(5'000, 'b') + " = 1")
            .rfind(":1:1: format: expected the kind of this file", 0) == 0);
}

TEST_CASE("what is no text is refused with its place") {
  const test::ScenarioFiles files;
  const std::string path = files.write("odd.toml", "title = 1\nprices = \"2025 \xa3\"\n");
  CHECK(load_refusal(path) == path + ":2:15: expected TOML (Encountered invalid utf-8 sequence)");
  files.write("odd.toml", std::string("title = 1\nprices = \"2025\0\"\n", 26));
  CHECK(load_refusal(path) ==
        path + ":2:15: expected text, received a NUL character (is this a binary file?)");
  files.write("odd.toml", "\xff\xfe");
  CHECK(load_refusal(path) == path + ":1:1: expected TOML (Encountered invalid utf-8 sequence)");
}

}  // namespace bluelight::bad_files_test
