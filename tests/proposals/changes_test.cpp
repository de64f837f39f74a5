// What the levers of a proposal change, as `show` tells it.
#include "proposals/changes.hpp"

#include <bluelight/load.hpp>
#include <catch2/catch.hpp>

namespace bluelight::changes_test {
namespace {

const std::string folder = SOURCE_DIR "/scenarios/reference_county/";

/// What a proposal of the reference county makes of its world.
std::string changed_by(const std::string& proposal) {
  return changes_text(load_option(folder + "world.toml").world,
                      load_option(folder + proposal).world);
}

bool has_line(const std::string& text, const std::string& line) {
  return ("\n" + text).find("\n" + line + "\n") != std::string::npos;
}

}  // namespace

TEST_CASE("a merger says which rooms are gone, who sits where and who learns what") {
  const std::string text = changed_by("one_room.toml");
  CHECK(has_line(text, "room.fire_control is no more"));
  CHECK(has_line(text, "staff.fire_operators.room = \"joint_control\"  # was \"fire_control\""));
  CHECK(has_line(text,
                 "staff.police_emergency_handlers.skills = [\"police_999\", \"police_101\", "
                 "\"fire_999\", \"fire_admin\"]  # was [\"police_999\"]"));
  CHECK(has_line(text, "staff.fire_operators.roster = { constant = 3 }  # was { constant = 4 }"));
  CHECK(text.find("ambulance") == std::string::npos);
}

TEST_CASE("a link and a site that change are told") {
  const std::string text = changed_by("one_site_electronic.toml");
  CHECK(has_line(text, "link.electronic_transfer.by = \"electronic\""));
  CHECK(has_line(text, "link.emergency_services is no more"));
  CHECK(has_line(
      text, "room.fire_control.site = \"police_headquarters\"  # was \"fire_control_centre\""));
}

TEST_CASE("levers that change nothing say so, below the world that they act on") {
  CHECK(changed_by("do_minimum.toml") == "");
  const std::string shown = load_option(folder + "one_room.toml").world.resolved;
  CHECK(
      shown.find("# When all are live, this is otherwise:\n#\n# room.fire_control is no more\n") !=
      std::string::npos);
}

}  // namespace bluelight::changes_test
