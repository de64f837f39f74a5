#include <fmt/format.h>

#include <bluelight/staff_study.hpp>
#include <bluelight/stream.hpp>
#include <map>
#include <memory>
#include <set>
#include <sstream>

#include "experiment/finished_runs.hpp"
#include "experiment/option_states.hpp"
#include "staffing/found_posts.hpp"

namespace bluelight {
namespace {

namespace fs = std::filesystem;

/// Worlds that are simulated alike have the same.
using WorldKey = std::pair<std::string, double>;

std::set<WorldKey> keys_of(const Study& study) {
  std::set<WorldKey> keys;
  for (const Option& option : study.options)
    for (const OptionState& state : states_of(option))
      for (const double level : study.demand_levels) keys.insert({state.world->resolved, level});
  return keys;
}

/// Remembers trials in a folder of finished runs, each program its own.
TrialMemory memory_of(const std::shared_ptr<FinishedRuns>& folder) {
  const auto own = [digest = program_digest()](std::uint64_t key) {
    return Entity::named(fmt::format("{} {:016x}", digest, key)).hash;
  };
  return {.find = [=](std::uint64_t key) { return folder->find(own(key), 0); },
          .keep = [=](std::uint64_t key,
                      const RunValues& values) { folder->keep(own(key), 0, values); }};
}

/// The roster that was found, below the scenario that says another.
std::string as_comment(const std::string& text) {
  std::string all = "\n# It works the roster that was found to hold the standards:\n#\n";
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);)
    all += line.empty() ? "#\n" : "# " + line + "\n";
  return all;
}

/// The searches of a study, each world once.
class StaffSearches {
 public:
  StaffSearches(const Study& study, const StudyStaffSettings& settings)
      : settings_(settings), today_(today_of(study, settings)), total_(staff_searches(study)) {
    search_.seed = Entity{study.seed}.part("staffing").hash;
    search_.aims = study.equal_service.value_or(EqualService{});
    search_.today = &today_;
    search_.jobs = settings.jobs;
    if (!settings.kept.empty())
      search_.memory = memory_of(std::make_shared<FinishedRuns>(settings.kept));
  }

  const StaffNeed& need_of(const Option& option, const OptionState& state, double level) {
    const WorldKey key{state.world->resolved, level};
    const auto known = needs_.find(key);
    if (known != needs_.end()) return known->second;
    StudyStaffProgress now{.world = place_text(option.name, state.from, level),
                           .number = needs_.size() + 1,
                           .total = total_,
                           .search = {}};
    search_.progress = [&](const StaffingProgress& search) {
      now.search = search;
      if (settings_.progress) settings_.progress(now);
    };
    World world = *state.world;
    world.demand_factor *= level;
    return needs_
        .emplace(key,
                 staff_need({.name = option.name, .title = {}, .world = std::move(world)}, search_))
        .first->second;
  }

 private:
  static World today_of(const Study& study, const StudyStaffSettings& settings) {
    return settings.today != nullptr ? *settings.today
                                     : *states_of(study.options.front()).front().world;
  }

  const StudyStaffSettings& settings_;
  World today_;
  std::size_t total_;
  StaffingSettings search_;
  std::map<WorldKey, StaffNeed> needs_;
};

void staff_option(Option& option, const Study& study, StaffSearches& searches) {
  FoundStaff found;
  const StaffNeed* last = nullptr;
  for (const OptionState& state : states_of(option))
    for (const double level : study.demand_levels) {
      const StaffNeed& need = searches.need_of(option, state, level);
      add_need(found, need.rostered, need, {state.from, level});
      if (level == 1) last = &need;
    }
  if (study.staffing == StaffingRule::hold_standard) {
    option.world.staff = last->rostered.staff;
    option.world.resolved += as_comment(roster_toml(*last));
  } else {
    found.posts.clear();
  }
  option.found = std::move(found);
}

}  // namespace

bool wants_staff(const Study& study) {
  return study.staffing == StaffingRule::hold_standard || study.equal_service.has_value();
}

std::size_t staff_searches(const Study& study) { return keys_of(study).size(); }

void staff_study(Study& study, const StudyStaffSettings& settings) {
  StaffSearches searches(study, settings);
  for (Option& option : study.options) staff_option(option, study, searches);
}

fs::path staff_folder(const fs::path& output) { return output.string() + ".staff"; }

void forget_staff(const fs::path& folder) {
  if (fs::is_directory(folder)) FinishedRuns{folder}.remove();
}

}  // namespace bluelight
