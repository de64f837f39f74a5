/// The reference page and the JSON Schema say what the key tables say.
#include <bluelight/lever.hpp>
#include <bluelight/load.hpp>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "scenario/parse.hpp"

namespace bluelight::key_reference_test {

TEST_CASE("docs/scenario.md holds the generated reference") {
  const std::string page = read_text(std::string(SOURCE_DIR) + "/docs/scenario.md");
  const std::string begin = "<!-- keys:begin -->\n", end = "<!-- keys:end -->";
  const std::size_t from = page.find(begin);
  REQUIRE(from != std::string::npos);
  const std::size_t to = page.find(end);
  REQUIRE(to != std::string::npos);
  INFO("regenerate it with: bluelight keys --markdown");
  CHECK(page.substr(from + begin.size(), to - from - begin.size()) == key_reference_markdown());
}

TEST_CASE("every kind of file has keys, and other kinds have none") {
  for (const std::string kind : {"world", "proposal", "study", "number", "distribution"})
    CHECK(!key_rows(kind).empty());
  for (const Lever& lever : levers()) CHECK(!key_rows("lever." + std::string(lever.kind)).empty());
  CHECK_THROWS_AS(key_rows("werld"), std::invalid_argument);
}

TEST_CASE("the schema names every key of its kind") {
  for (const std::string kind : {"world", "proposal", "study"}) {
    const auto schema = nlohmann::json::parse(json_schema(kind));
    CHECK(schema.at("$schema") == "http://json-schema.org/draft-04/schema#");
    CHECK(schema.at("additionalProperties") == false);
    for (const KeyRow& row : key_rows(kind)) {
      if (row.path.find('.') == std::string::npos)
        CHECK(schema.at("properties").contains(row.path));
    }
  }
  const auto world = nlohmann::json::parse(json_schema("world"));
  const auto& contact = world.at("properties").at("contact").at("additionalProperties");
  CHECK(world.at("required") ==
        nlohmann::json::array({"format"}));  // the rest may stand in an extended file
  CHECK(!contact.contains("required"));
  CHECK(contact.at("properties").at("standard").at("properties").contains("within"));
}

}  // namespace bluelight::key_reference_test
