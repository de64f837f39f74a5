#include <bluelight/load.hpp>
#include <bluelight/local_hours.hpp>
#include <bluelight/measures.hpp>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstring>
#include <sstream>

#include "robust/ledger.hpp"
#include "robust/well_formed.hpp"
#include "robust/world_maker.hpp"
#include "support/in_child.hpp"
#include "support/scenario_files.hpp"

using namespace bluelight;
using bluelight::test::in_child;

namespace {

struct Window {
  TimePoint from, to;
};

Window measured(const World& world) {
  const auto warm_up = std::chrono::ceil<std::chrono::days>(world.horizon.warm_up);
  const LocalHours calendar(std::chrono::sys_days{world.area.start} - warm_up,
                            static_cast<int>(warm_up.count()) + 1, world.area.time_zone,
                            world.area.bank_holidays, world.area.school_holidays);
  const TimePoint from = calendar.days().back().begin;
  return {from, from + world.horizon.length};
}

/// The books of a replication as text: faults, a line "#", then all numbers.
std::string books_of(const World& world) {
  return in_child([&] {
    const Window window = measured(world);
    test::Ledger ledger(world, window.from);
    observe(world, 7, 0, ledger);
    ledger.finish(window.to);
    std::string text = ledger.faults() + "#\n";
    const std::vector<std::int64_t> waiting = ledger.in_progress();
    for (std::size_t i = 0; i < waiting.size(); ++i) {
      const test::CallBook& book = ledger.measured()[i];
      text += fmt::format("{} {} {} {} {} {} {} {}\n", book.offered, book.answered, book.abandoned,
                          book.redialled, waiting[i], book.handled, book.waited.count(),
                          book.handling.count());
    }
    for (const test::StaffBook& book : ledger.worked())
      text += fmt::format("{} {}\n", book.busy.count(), book.on_duty.count());
    return text;
  });
}

/// The measures of a replication as bytes.
std::string measures_of(const World& world) {
  return in_child([&] {
    const RunValues values = simulate(world, 7, 0);
    return std::string(reinterpret_cast<const char*>(values.data()),
                       values.size() * sizeof(double));
  });
}

RunValues values_in(const std::string& bytes) {
  RunValues values(bytes.size() / sizeof(double));
  std::memcpy(values.data(), bytes.data(), values.size() * sizeof(double));
  return values;
}

/// One measure of one label, whatever the world.
class Measured {
 public:
  explicit Measured(const World& world)
      : layout_(measure_layout(world)), bytes_(measures_of(world)), values_(values_in(bytes_)) {}
  bool complete() const { return values_.size() == layout_.size; }
  const std::string& bytes() const { return bytes_; }
  double operator()(const char* family, const char* name, std::size_t label) const {
    return values_[layout_.find(family, name).offset + label];
  }
  /// The measure over all labels.
  double sum(const char* family, const char* name) const {
    const Measure& measure = layout_.find(family, name);
    double sum = 0;
    for (std::size_t i = 0; i < measure.size; ++i) sum += values_[measure.offset + i];
    return sum;
  }

 private:
  MeasureLayout layout_;
  std::string bytes_;
  RunValues values_;
};

/// A ratio as measures state it: NaN over nothing.
bool is_ratio(double measured, double part, double whole) {
  return whole > 0 ? measured == part / whole : std::isnan(measured);
}

double in_seconds(std::int64_t microseconds) { return to_seconds(Duration{microseconds}).count(); }

/// The measures say what the books say, though they come from two runs.
void check_against_books(const World& world, const Measured& run, std::istringstream books) {
  for (std::size_t i = 0; i < world.contacts.size(); ++i) {
    std::int64_t offered, answered, abandoned, redialled, waiting, handled, waited, handling;
    books >> offered >> answered >> abandoned >> redialled >> waiting >> handled >> waited >>
        handling;
    INFO(world.contacts[i].name);
    CHECK(offered == answered + abandoned + waiting);
    CHECK(handled <= answered);
    CHECK(run("contact", "offered", i) == static_cast<double>(offered));
    CHECK(run("contact", "answered", i) == static_cast<double>(answered));
    CHECK(run("contact", "abandoned", i) == static_cast<double>(abandoned));
    CHECK(run("contact", "redialled", i) == static_cast<double>(redialled));
    CHECK(run("contact", "in_progress", i) == static_cast<double>(waiting));
    CHECK(is_ratio(run("contact", "wait_mean", i), in_seconds(waited),
                   static_cast<double>(answered + abandoned)));
    CHECK(is_ratio(run("contact", "handle_time_mean", i), in_seconds(handling),
                   static_cast<double>(handled)));
  }
  for (std::size_t i = 0; i < world.staff.size(); ++i) {
    std::int64_t busy, on_duty;
    books >> busy >> on_duty;
    INFO(world.staff[i].name);
    CHECK(run("staff", "busy_hours", i) == in_seconds(busy) / 3600);
    CHECK(run("staff", "staffed_hours", i) == in_seconds(on_duty) / 3600);
  }
  CHECK(books.good());
}

/// Rooms and hours of the week are other ways to cut the same cake.
void check_sums(const Measured& run) {
  for (const char* name : {"offered", "answered", "abandoned"}) {
    INFO(name);
    const double all = run.sum("contact", name);
    CHECK(run.sum("room", name) == all);
    CHECK(run.sum("contact_hour", name) == all);
    CHECK(run.sum("room_hour", name) == all);
  }
  CHECK(run.sum("staff_hour", "staffed_hours") == Approx(run.sum("staff", "staffed_hours")));
  CHECK(run.sum("staff_hour", "busy_hours") == Approx(run.sum("staff", "busy_hours")));
}

World load_world(const std::string& text, const test::ScenarioFiles& files) {
  return std::get<World>(load(files.write("world.toml", text)));
}

/// Every law for one world; the number of calls that it had.
double check_world(std::uint64_t number, const test::ScenarioFiles& files) {
  const std::string text = test::WorldMaker(number).text();
  INFO("world " << number << "\n" << text);
  World world;
  REQUIRE(test::refusal([&] { world = load_world(text, files); }) == "");
  CHECK(test::ill_formed(world) == "");
  const std::string books = books_of(world);
  const std::size_t end_of_faults = books.find("#\n");
  REQUIRE(end_of_faults != std::string::npos);
  CHECK(books.substr(0, end_of_faults) == "");
  const Measured run(world);
  REQUIRE(run.complete());
  check_against_books(world, run, std::istringstream(books.substr(end_of_faults + 2)));
  check_sums(run);
  if (number % 5 == 0) CHECK(measures_of(world) == run.bytes());
  return run.sum("contact", "offered");
}

void check_worlds(std::uint64_t from, std::uint64_t to) {
  const test::ScenarioFiles files;
  double calls = 0;
  for (std::uint64_t number = from; number < to; ++number) calls += check_world(number, files);
  WARN(to - from << " worlds, " << calls << " calls");
  CHECK(calls > 100 * static_cast<double>(to - from));  // worlds in which something happens
}

}  // namespace

TEST_CASE("Random worlds keep every call and every minute", "[robust]") {
  check_worlds(1000, 1030);
}

TEST_CASE("Five hundred random worlds keep every call and every minute", "[robust][slow]") {
  check_worlds(0, 500);
}
