#include "explain/recorder.hpp"

#include <catch2/catch.hpp>

#include "support/worlds.hpp"

namespace bluelight::recorder_test {
namespace {

using namespace std::chrono_literals;

const TimePoint noon{36h};  // of the first measured day

World world() {
  World small = test::small_room(0.01, Seconds{60}, 2);
  small.contacts.push_back(small.contacts[0]);
  small.contacts[0].passes_on = PassingOn{ContactId{1}, 0.5};
  small.contacts[1].call_back = CallBack{.after = 60s};
  return small;
}

OfferedCall call(std::uint64_t caller, Duration after, std::uint32_t contact = 1) {
  return {
      .contact = ContactId{contact}, .room = {}, .offered = noon + after, .caller = Entity{caller}};
}

CallStory only(Recorder& recorder) {
  const Stories stories = recorder.take();
  REQUIRE(stories.calls.size() == 1);
  return stories.calls[0];
}

TEST_CASE("A wait goes on over attempts, pauses included") {
  const World small = world();
  Recorder recorder(small);
  OfferedCall one = call(1, 0s);
  one.incident = Entity{77};
  recorder.offered(one);
  recorder.abandoned(one, 30s);
  recorder.redialled(one);
  one.offered += 90s;
  ++one.attempt;
  recorder.offered(one);
  recorder.answered(one, 10s);
  recorder.answered_by_partner(one, RoomId{});
  const CallStory story = only(recorder);
  CHECK(story.end == CallEnd::answered);
  CHECK(Duration{story.waited} == 100s);
  CHECK(story.attempts == 2);
  CHECK(story.incident == 77);
  CHECK(story.by_partner);
  CHECK(TimePoint{Duration{story.offered}} == noon);
}

TEST_CASE("Who does not ring again has given up, who would has not been answered yet") {
  const World small = world();
  Recorder gives_up(small), rings_again(small);
  for (Recorder* recorder : {&gives_up, &rings_again}) {
    recorder->offered(call(1, 0s));
    recorder->abandoned(call(1, 0s), 30s);
  }
  rings_again.redialled(call(1, 0s));
  CHECK(only(gives_up).end == CallEnd::gave_up);
  CHECK(only(rings_again).end == CallEnd::waiting);
}

TEST_CASE("Who is passed on waits twice, but does not wait while they talk") {
  const World small = world();
  Recorder recorder(small);
  const OfferedCall first = call(1, 0s, 0);
  recorder.offered(first);
  recorder.answered(first, 20s);
  recorder.passed_on(first, ContactId{1});
  OfferedCall second = call(first.caller.part("passed on").hash, 5min);
  second.passed_on = true;
  recorder.offered(second);
  recorder.answered(second, 7s);
  const CallStory story = only(recorder);
  CHECK(story.end == CallEnd::answered);
  CHECK(Duration{story.waited} == 27s);
  CHECK(story.contact == 0);
}

TEST_CASE("Who is rung back has waited until then") {
  const World small = world();
  Recorder recorder(small);
  recorder.offered(call(1, 0s));
  recorder.call_back_accepted(call(1, 0s));
  recorder.called_back(call(1, 0s), 10min);
  CHECK(Duration{only(recorder).waited} == 11min);
}

TEST_CASE("Only measured time counts, in the order of callers") {
  const World small = world();
  Recorder recorder(small);
  for (const auto& one : {call(5, 0s), call(3, 1s), call(1, -30h), call(2, 24h * 8)}) {
    recorder.offered(one);
    recorder.answered(one, 1s);
  }
  SeenIncident seen{
      .type = {}, .service = {}, .reported = noon, .visible = noon + 1min, .incident = Entity{4}};
  recorder.mobilised(seen, noon + 2min, noon + 3min);
  seen.reported = seen.visible = noon - 30h;
  recorder.mobilised(seen, noon, noon);
  const Stories stories = recorder.take();
  REQUIRE(stories.calls.size() == 2);
  CHECK(stories.calls[0].caller == 3);
  CHECK(stories.calls[1].caller == 5);
  REQUIRE(stories.incidents.size() == 1);
  CHECK(Duration{stories.incidents[0].mobilised} == 36h + 3min);
}

}  // namespace
}  // namespace bluelight::recorder_test
