/// The reader of scenario files under libFuzzer: one text after another is read as a user's file.
///
/// What must hold is more than that nothing breaks. A text that is refused gives at least one
/// problem, each with its place and in one line of printable text. A text that is taken gives
/// worlds that hold together, and whose resolved text reads back as the same world.
#include <bluelight/load.hpp>
#include <bluelight/local_hours.hpp>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string_view>

#include "robust/well_formed.hpp"
#include "support/world_text.hpp"

namespace bluelight::test {
namespace {

/// A folder of scenario files.
class Folder {
 public:
  explicit Folder(const char* path) : path_(path != nullptr ? path : ".") {}
  std::string write(const std::string& name, const std::string& content) const {
    std::ofstream(path_ / name, std::ios::binary) << content;
    return path_ / name;
  }
  std::string content(const std::string& name) const {
    std::ifstream file(path_ / name);
    return {std::istreambuf_iterator<char>(file), {}};
  }

 private:
  std::filesystem::path path_;
};

void require(bool holds, const std::string& words) {
  if (holds) return;
  std::fprintf(stderr, "what must hold does not: %s\n", words.c_str());
  std::abort();
}

/// A text as the fuzzer makes it: the file of the user; after a line "#file" the file `world.toml`
/// beside it; and lines "#set path=value", which stand for `--set`.
struct Texts {
  std::string top, world;
  std::vector<std::string> set;
};

Texts split(std::string_view input, const std::string& usual_world) {
  Texts texts;
  std::string* file = &texts.top;
  while (!input.empty()) {
    const std::string_view line = input.substr(0, input.find('\n'));
    input.remove_prefix(std::min(input.size(), line.size() + 1));
    if (line == "#file") {
      file = &texts.world;
    } else if (line.starts_with("#set ") && texts.set.size() < 4) {
      texts.set.emplace_back(line.substr(5));
    } else {
      file->append(line).append("\n");
    }
  }
  if (file == &texts.top) texts.world = usual_world;
  return texts;
}

void check_problem(const Problem& problem) {
  const std::string text = problem.text();
  require(!problem.origin.file.empty(), "a problem has a file: " + text);
  require(problem.origin.line > 0 || problem.origin.file == "--set" || problem.key.empty(),
          "a problem has a line: " + text);
  require(!problem.expected.empty(), "a problem says what is expected: " + text);
  for (const char c : text)
    require(static_cast<unsigned char>(c) >= 0x20 && c != 0x7f, "a problem is one line: " + text);
  static_cast<void>(nlohmann::json(text).dump());  // throws if it is not UTF-8
}

std::string without_origins(const World& world) {
  World plain = world;
  plain.resolved.clear();
  return text_of(plain);
}

/// `after_levers`: the resolved text is then that of the world before.
void check_world(const World& world, bool after_levers, const Folder& folder) {
  const std::string faults = ill_formed(world);
  require(faults.empty(), faults);
  World again;
  try {
    again = std::get<World>(load(folder.write("resolved.toml", world.resolved)));
  } catch (const ScenarioError& error) {
    require(false,
            std::string("a resolved world is refused: ") + error.what() + "\n" + world.resolved);
  }
  if (after_levers) return;
  require(without_origins(again) == without_origins(world),
          "a resolved world reads back as another:\n" + without_origins(world) + "\nnow\n" +
              without_origins(again));
}

void check(const Scenario& scenario, const Folder& folder) {
  if (const auto* world = std::get_if<World>(&scenario)) check_world(*world, false, folder);
  if (const auto* option = std::get_if<Option>(&scenario)) check_world(option->world, true, folder);
  if (const auto* study = std::get_if<Study>(&scenario)) {
    for (const Option& option : study->options) check_world(option.world, true, folder);
  }
}

/// The folder that the texts are written to, which holds what they may extend: of the environment.
const Folder& folder() {
  static const Folder folder(std::getenv("FOLDER"));
  return folder;
}

void read(std::string_view input) {
  static const std::string usual_world = folder().content("world.toml");
  const Texts texts = split(input, usual_world);
  folder().write("world.toml", texts.world);
  try {
    check(load(folder().write("top.toml", texts.top), texts.set), folder());
  } catch (const ScenarioError& error) {
    require(!error.problems().empty(), "a refused file has a problem");
    for (const Problem& problem : error.problems()) check_problem(problem);
  } catch (const CommandLineError&) {
    require(!texts.set.empty(), "only --set is a fault of the command line");
  }
}

}  // namespace
}  // namespace bluelight::test

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  bluelight::test::read({reinterpret_cast<const char*>(data), size});
  return 0;
}
