#include "report/fixture.hpp"

#include <fmt/format.h>

#include <cmath>
#include <limits>
#include <numbers>

namespace bluelight::test {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr int replications = 20;

/// What the calls of a contact class look like in one option.
struct ClassShape {
  std::string name;
  double calls_an_hour, answer_time, within, abandonment;
  bool has_standard = true;
  double own_luck =
      0;  ///< share by which replications differ from the same replications of the baseline
};

/// What the work of a staff group looks like in one option.
struct GroupShape {
  std::string name;
  double seats, occupancy;
};

struct OptionShape {
  std::string name, title;
  std::vector<ClassShape> classes;
  std::vector<GroupShape> groups;
};

OptionShape three_rooms() {
  return {
      "three_rooms",
      "Three rooms as they are",
      {{"police_999", 19.4, 8.1, 0.881, 0.012},
       {"police_101", 35.2, 312, 0.742, 0.093},
       {"fire_999", 1.9, 3.9, 0.951, 0.004},
       {"fire_admin", 3.8, 9.2, undefined, 0.006, false},
       {"ambulance_999", 92.5, 6.4, 0.902, 0.008}},
      {{"police_contact", 20, 0.78}, {"fire_operators", 4, 0.18}, {"ambulance_calls", 26, 0.69}}};
}

OptionShape one_room() {
  OptionShape shape = three_rooms();
  shape.name = "one_room";
  shape.title = "Police and fire call handling in one room";
  shape.classes[0].answer_time = 6.9, shape.classes[0].within = 0.904;
  shape.classes[1].answer_time = 311, shape.classes[1].within = 0.7425;
  shape.classes[2].answer_time = 4.6, shape.classes[2].within = 0.938;
  shape.classes[3].answer_time = 12.4;
  for (std::size_t i = 0; i < 4; ++i) shape.classes[i].own_luck = 0.02;
  shape.groups = {
      {"police_contact", 19, 0.77}, {"fire_operators", 3, 0.44}, {"ambulance_calls", 26, 0.69}};
  return shape;
}

OptionShape shared_handling() {
  OptionShape shape = three_rooms();
  shape.name = "shared_handling";
  shape.title = "Rooms stay, 40 % of handlers answer for both services";
  shape.classes[0].answer_time = 7.4, shape.classes[0].within = 0.893;
  shape.classes[1].answer_time = 281, shape.classes[1].within = 0.766;
  shape.classes[2].within = 0.9511;
  for (std::size_t i = 0; i < 3; ++i) shape.classes[i].own_luck = -0.025;
  shape.groups[1].occupancy = 0.27;
  return shape;
}

/// A wobble in [-1, 1] that is the same for the same numbers.
double wobble(std::size_t a, std::size_t b) {
  return std::sin(12.9898 * static_cast<double>(a + 1) + 78.233 * static_cast<double>(b + 1));
}

/// Load of an hour of the week over the mean: quiet at night, busy in the evening, Friday and
/// Saturday nights busier.
double load_of(int hour_of_week) {
  const int day = hour_of_week / 24, hour = hour_of_week % 24;
  const double daily = 1 - 0.55 * std::cos((hour - 4.5) * std::numbers::pi / 12);
  const bool party = (day == 4 && hour >= 20) || day == 5 || (day == 6 && hour < 4);
  return daily * (party ? 1.3 : 1.0);
}

void add_measure(MeasureLayout& layout, const std::string& family, const std::string& name,
                 const std::string& unit, const std::vector<Dimension>& dimensions) {
  std::size_t size = 1;
  for (const Dimension& dimension : dimensions) size *= dimension.labels.size();
  layout.measures.push_back({family, name, unit, "", dimensions, layout.size, size});
  layout.size += size;
}

MeasureLayout layout_of(const OptionShape& shape) {
  Dimension contact{"contact", {}}, staff{"staff", {}},
      hour{"hour_of_week", std::vector<std::string>(168)};
  for (const ClassShape& one : shape.classes) contact.labels.push_back(one.name);
  for (const GroupShape& one : shape.groups) staff.labels.push_back(one.name);
  MeasureLayout layout;
  add_measure(layout, "contact", "answer_within", "1", {contact});
  for (const auto* name : {"answer_time_mean", "answer_time_p90"})
    add_measure(layout, "contact", name, "s", {contact});
  add_measure(layout, "contact", "abandonment", "1", {contact});
  add_measure(layout, "contact", "offered", "calls", {contact});
  add_measure(layout, "staff", "occupancy", "1", {staff});
  add_measure(layout, "contact_hour", "answer_time_mean", "s", {contact, hour});
  add_measure(layout, "contact_hour", "answered", "calls", {contact, hour});
  add_measure(layout, "staff_hour", "busy_hours", "h", {staff, hour});
  add_measure(layout, "staff_hour", "staffed_hours", "h", {staff, hour});
  return layout;
}

/// Writes values where the layout wants them.
struct Writer {
  const MeasureLayout& layout;
  RunValues& values;

  void set(std::string_view family, std::string_view name, std::size_t place, double value) {
    for (const Measure& measure : layout.measures)
      if (measure.family == family && measure.name == name)
        values.at(measure.offset + place) = value;
  }
};

void write_class(Writer& writer, const ClassShape& shape, std::size_t place,
                 std::size_t replication) {
  const double luck = (1 + 0.03 * wobble(place, replication)) *
                      (1 + shape.own_luck * wobble(place + 300, replication));
  writer.set("contact", "answer_within", place,
             shape.has_standard ? 1 - (1 - shape.within) * luck : undefined);
  writer.set("contact", "answer_time_mean", place, shape.answer_time * luck);
  writer.set("contact", "answer_time_p90", place, 2.7 * shape.answer_time * luck);
  writer.set("contact", "abandonment", place, shape.abandonment * luck);
  writer.set("contact", "offered", place,
             std::round(8760 * shape.calls_an_hour * (1 + 0.005 * (luck - 1))));
  for (int hour = 0; hour < 168; ++hour) {
    const double load = load_of(hour),
                 at_hour =
                     1 + 0.12 * wobble(168 * place + static_cast<std::size_t>(hour), replication);
    const std::size_t slot = 168 * place + static_cast<std::size_t>(hour);
    writer.set("contact_hour", "answer_time_mean", slot,
               shape.answer_time * load * load * luck * at_hour);
    writer.set("contact_hour", "answered", slot, std::round(52 * shape.calls_an_hour * load));
  }
}

void write_group(Writer& writer, const GroupShape& shape, std::size_t place,
                 std::size_t replication) {
  const double luck = 1 + 0.01 * wobble(place + 50, replication);
  writer.set("staff", "occupancy", place, shape.occupancy * luck);
  for (int hour = 0; hour < 168; ++hour) {
    const std::size_t slot = 168 * place + static_cast<std::size_t>(hour);
    const double seats = shape.seats * (load_of(hour) > 0.8 ? 1.15 : 0.8);
    writer.set("staff_hour", "staffed_hours", slot, 52 * seats);
    writer.set("staff_hour", "busy_hours", slot,
               52 * std::min(0.98 * seats, shape.seats * shape.occupancy * luck * load_of(hour)));
  }
}

RunRecord run_of(const OptionShape& shape, const MeasureLayout& layout, std::size_t replication) {
  RunRecord run;
  run.replication = replication;
  run.values.assign(layout.size, undefined);
  Writer writer{layout, run.values};
  for (std::size_t place = 0; place < shape.classes.size(); ++place)
    write_class(writer, shape.classes[place], place, replication);
  for (std::size_t place = 0; place < shape.groups.size(); ++place)
    write_group(writer, shape.groups[place], place, replication);
  return run;
}

std::vector<PricedPosts> posts_of(const OptionShape& shape) {
  constexpr double prices[] = {50'000, 51'000, 44'000};
  constexpr const char* payers[] = {"police", "fire", "ambulance"};
  std::vector<PricedPosts> posts;
  for (std::size_t i = 0; i < shape.groups.size(); ++i)
    posts.push_back({shape.groups[i].name,
                     payers[i],
                     6.2 * shape.groups[i].seats,
                     {prices[i]},
                     fmt::format("staff.{}.cost_per_fte", shape.groups[i].name)});
  return posts;
}

Input input_of(const std::string& path, std::array<double, 3> numbers, const std::string& unit,
               const std::string& grade) {
  return {.path = path,
          .value = numbers[1],
          .low = numbers[0],
          .high = numbers[2],
          .unit = unit,
          .source = grade == "assumed" ? "assumed" : "evidence 4.16",
          .grade = grade,
          .group = "",
          .origin = {"scenarios/library/england_2025.toml", 41, 3}};
}

std::vector<Input> inputs_of(const OptionShape& shape) {
  std::vector<Input> inputs{
      input_of("calls.police_101.per_1000_per_year", {150, 280, 400}, "1", "reported"),
      input_of("contact.police_999.standard.within", {10, 10, 10}, "s", "high"),
      input_of("contact.police_999.standard.share", {0.88, 0.88, 0.88}, "1", "high"),
      input_of("contact.police_999.talk.mean", {240, 360, 480}, "s", "memory"),
      input_of("contact.police_101.talk.mean", {300, 450, 660}, "s", "memory"),
      input_of("staff.police_contact.shrinkage", {0.26, 0.31, 0.36}, "1", "memory"),
      input_of("staff.police_contact.cost_per_fte", {42'000, 50'000, 65'000}, "GBP", "memory"),
      input_of("staff.fire_operators.cost_per_fte", {44'000, 51'000, 58'000}, "GBP", "memory"),
      input_of("staff.ambulance_calls.cost_per_fte", {38'000, 44'000, 50'000}, "GBP", "derived")};
  if (shape.name == "one_room") {
    inputs.push_back(
        input_of("lever.merge.capital", {900'000, 1'400'000, 2'600'000}, "GBP", "assumed"));
    inputs.push_back(input_of("lever.merge.handle_time_factor", {1, 1.05, 1.12}, "1", "assumed"));
  }
  return inputs;
}

/// Shares within the standard at levels of demand: the busier, the fewer.
std::vector<ServiceRun> service_of(const OptionShape& shape) {
  std::vector<ServiceRun> service;
  for (const double demand : {1.0, 1.1, 1.2})
    for (std::size_t place = 0; place < 3; ++place)
      for (int replication = 0; replication < replications; ++replication) {
        const ClassShape& one = shape.classes[place];
        const double luck = 1 + 0.03 * wobble(place, static_cast<std::size_t>(replication));
        service.push_back({.demand = demand,
                           .family = "contact",
                           .thing = one.name,
                           .measure = "answer_within",
                           .replication = static_cast<std::uint64_t>(replication),
                           .value = 1 - (1 - one.within) * luck * std::pow(demand, 3)});
      }
  return service;
}

/// As little as a world needs to be read: what the fixture's numbers would come from.
std::string resolved_of(const OptionShape& shape) {
  constexpr std::string_view before_rooms = R"(format = "bluelight-world/1"
title = "Three rooms"
[area]
start = 2025-06-02
prices = "2025/26"
[zone.county]
population = 1_100_000
kind = "urban"
[service.police]
[service.fire]
)";
  std::string text(before_rooms);
  for (const std::string name : {"police_999", "police_101", "fire_999"}) {
    const std::string service = name.substr(0, name.find('_'));
    text += fmt::format(
        "[contact.{0}]\nservice = \"{1}\"\npriority = 1\ntalk = {{ mean = \"6 min\", cv = 0.8 }}\n"
        "[calls.{0}]\ncontact = \"{0}\"\nrate = \"20 /h\"\n",
        name, service);
  }
  text +=
      "[room.police_contact]  # world.toml:12\nanswers = [\"police_999\", \"police_101\"]  # "
      "world.toml:13\n"
      "[staff.police_contact]\nroom = \"police_contact\"\nskills = [\"police_999\", "
      "\"police_101\"]\nroster = {constant = 20}\n"
      "[room.fire]\nanswers = [\"fire_999\"]\n";
  return text + fmt::format(
                    "[staff.fire_operators]\nroom = \"fire\"\nskills = [\"fire_999\"]\n"
                    "[staff.fire_operators.roster]  # world.toml:40\nconstant = {}  # "
                    "world.toml:41\n",
                    shape.groups[1].seats);
}

OptionRuns option_of(const OptionShape& shape) {
  OptionRuns option{.name = shape.name,
                    .title = shape.title,
                    .layout = layout_of(shape),
                    .runs = {},
                    .posts = posts_of(shape),
                    .costs = {},
                    .inputs = inputs_of(shape),
                    .resolved = {}};
  option.service = service_of(shape);
  for (int replication = 0; replication < replications; ++replication)
    option.runs.push_back(run_of(shape, option.layout, static_cast<std::size_t>(replication)));
  option.resolved = resolved_of(shape);
  return option;
}

}  // namespace

StudyResult fixture_study() {
  using std::chrono::April, std::chrono::day, std::chrono::year;
  StudyResult study;
  study.title = "Reference county: police and fire call handling";
  study.seed = 2025;
  for (const OptionShape& shape : {three_rooms(), one_room(), shared_handling()})
    study.options.push_back(option_of(shape));
  auto& costs = study.options[1].costs;
  costs.push_back({"lever.merge.capital", "police", {840'000}, false, year{2026} / April / day{1}});
  costs.push_back({"lever.merge.capital", "fire", {560'000}, false, year{2026} / April / day{1}});
  study.options[2].costs.push_back(
      {"lever.share.running", "fire", {60'000}, true, year{2026} / April / day{1}});
  RunRecord& failed = study.options[2].runs[7];
  failed.status = RunRecord::Status::crashed;
  failed.values.clear();
  failed.message =
      "signal 11; repeat with: bluelight run shared_handling.toml --seed 2025 --replication 7";
  study.appraisal = {.years = 10,
                     .discount = "green_book_2022",
                     .base = year{2026} / April / day{1},
                     .draws = 500};
  study.appraisal.inputs = {
      input_of("appraisal.demand_growth", {0.02, 0.02, 0.02}, "1", "assumed")};
  study.discount = {"green_book_2022", "Green Book 2022 (3.5 % real)", "HM Treasury", {{0, 0.035}}};
  study.provenance = {
      {"scenario_sha256", "9f2c1d6b2f0e4c7aa4c2d8f3b1e09c55f7d1a2b3c4d5e6f708192a3b4c5d6e7f"},
      {"program_version", "0.1.0"},
      {"git_commit", "1a2b3c4d5e6f"},
      {"seed", "2025"},
      {"command", "bluelight study scenarios/reference_county/study.toml -o out/study.h5"}};
  return study;
}

StudyResult fixture_world() {
  StudyResult study = fixture_study();
  study.options.resize(1);
  study.discount.steps.clear();
  return study;
}

}  // namespace bluelight::test
