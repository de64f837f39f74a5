#include <fmt/format.h>

#include <algorithm>
#include <bluelight/staff_study.hpp>
#include <bluelight/stream.hpp>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <tuple>

#include "experiment/finished_runs.hpp"
#include "experiment/option_states.hpp"
#include "experiment/priced_posts.hpp"
#include "staffing/found_posts.hpp"

namespace bluelight {
namespace {

namespace fs = std::filesystem;

/// Worlds that are simulated alike, held to the same, have the same: `resolved`, level, and
/// `resolved` of the baseline of today if service is held to it.
using WorldKey = std::tuple<std::string, double, std::string>;

WorldKey key_of(const Study& study, const World& world, double level, const World& today) {
  const EqualService aims = study.equal_service.value_or(EqualService{});
  const bool to_today =
      std::ranges::any_of(aims.hold, [](const Hold& hold) { return hold.to == HeldTo::baseline; });
  return {world.resolved, level, to_today ? today.resolved : ""};
}

/// The first option as it stands, before its levers.
const World& today_of(const std::vector<Option>& options) {
  return *states_of(options.front()).front().world;
}

/// Whether the end moves nothing but how many posts fill the same seats.
bool is_of_shrinkage(const Study& study, const StudyEnd& end) {
  const auto varied = std::ranges::find(study.varied, end.input, &VariedInput::name);
  return std::ranges::all_of(varied->inputs, [](const Input& input) {
    return input.path.ends_with(".shrinkage") ||
           input.path.find(".shrinkage.") != std::string::npos;
  });
}

/// Ends at which staff is looked for anew.
std::vector<std::reference_wrapper<const StudyEnd>> searched_ends(const Study& study) {
  std::vector<std::reference_wrapper<const StudyEnd>> ends;
  if (study.staffing != StaffingRule::hold_standard) return ends;
  for (const StudyEnd& end : study.ends)
    if (!is_of_shrinkage(study, end)) ends.emplace_back(end);
  return ends;
}

std::set<WorldKey> keys_of(const Study& study) {
  std::set<WorldKey> keys;
  const auto add = [&](const std::vector<Option>& options, const std::vector<double>& levels) {
    for (const Option& option : options)
      for (const OptionState& state : states_of(option))
        for (const double level : levels)
          keys.insert(key_of(study, *state.world, level, today_of(options)));
  };
  add(study.options, study.demand_levels);
  for (const StudyEnd& end : searched_ends(study)) add(end.options, {1});
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

/// Which world staff is looked for, in which surroundings.
struct Sought {
  const Option& option;
  const OptionState& state;
  double level = 1;
  const World& today;       ///< to which service may be held
  std::string beside = {};  ///< what is otherwise than in the centre, for people
};

/// The searches of a study, each world once.
class StaffSearches {
 public:
  StaffSearches(const Study& study, const StudyStaffSettings& settings)
      : study_(study), settings_(settings), total_(staff_searches(study)) {
    search_.seed = Entity{study.seed}.part("staffing").hash;
    search_.aims = study.equal_service.value_or(EqualService{});
    search_.jobs = settings.jobs;
    if (!settings.kept.empty())
      search_.memory = memory_of(std::make_shared<FinishedRuns>(settings.kept));
  }

  const StaffNeed& need_of(const Sought& sought) {
    const WorldKey key = key_of(study_, *sought.state.world, sought.level, sought.today);
    const auto known = needs_.find(key);
    if (known != needs_.end()) return known->second;
    StudyStaffProgress now{
        .world = place_text(sought.option.name, sought.state.from, sought.level) + sought.beside,
        .number = needs_.size() + 1,
        .total = total_,
        .search = {}};
    search_.progress = [&](const StaffingProgress& search) {
      now.search = search;
      if (settings_.progress) settings_.progress(now);
    };
    World world = *sought.state.world;
    world.demand_factor *= sought.level;
    search_.today = &sought.today;
    const Option option{.name = sought.option.name, .title = {}, .world = std::move(world)};
    return needs_.emplace(key, staff_need(option, search_)).first->second;
  }

 private:
  const Study& study_;
  const StudyStaffSettings& settings_;
  std::size_t total_;
  StaffingSettings search_;
  std::map<WorldKey, StaffNeed> needs_;
};

/// Finds the staff of an option in each state at each level; returns the need of its last state at
/// level 1.
const StaffNeed& staff_option(Option& option, const Study& study, const World& today,
                              StaffSearches& searches) {
  FoundStaff found;
  const StaffNeed* last = nullptr;
  for (const OptionState& state : states_of(option))
    for (const double level : study.demand_levels) {
      const StaffNeed& need = searches.need_of({option, state, level, today});
      add_need(found, need.rostered, need, {state.from, level});
      if (level == 1) last = &need;
    }
  if (study.staffing != StaffingRule::hold_standard) found.posts.clear();
  option.found = std::move(found);
  return *last;
}

/// The option is simulated with the roster of its last state.
void work_roster(Option& option, const StaffNeed& last) {
  option.world.staff = last.rostered.staff;
  option.world.resolved += as_comment(roster_toml(last));
}

/// The seats of one world with the shrinkage of another that is the same otherwise.
World with_shrinkage(World seated, const World& other) {
  for (std::size_t i = 0; i < seated.staff.size(); ++i)
    seated.staff[i].shrinkage = other.staff[i].shrinkage;
  for (std::size_t i = 0; i < seated.rooms.size(); ++i)
    seated.rooms[i].supervisors.shrinkage = other.rooms[i].supervisors.shrinkage;
  return seated;
}

/// Posts of each option in each state at an end, at demand 1.
class StaffAtEnds {
 public:
  StaffAtEnds(const Study& study, const World& today, StaffSearches& searches)
      : study_(study), today_(today), searches_(searches) {}

  void staff(StudyEnd& end) {
    const bool same_seats = is_of_shrinkage(study_, end);
    for (std::size_t i = 0; i < end.options.size(); ++i) {
      const auto states = states_of(end.options[i]), centre = states_of(study_.options[i]);
      FoundStaff found;
      for (std::size_t s = 0; s < states.size(); ++s) {
        auto posts = same_seats ? posts_in(i, centre.at(s), *states[s].world)
                                : posts_found(end, end.options[i], states[s]);
        for (PricedPosts& one : posts) one.from = states[s].from;
        found.posts.insert(found.posts.end(), posts.begin(), posts.end());
      }
      end.options[i].found = std::move(found);
    }
  }

 private:
  std::vector<PricedPosts> posts_in(std::size_t option, const OptionState& centre,
                                    const World& world) {
    const StaffNeed& need = searches_.need_of({study_.options[option], centre, 1, today_});
    return priced_posts({.name = {}, .title = {}, .world = with_shrinkage(need.rostered, world)});
  }

  /// The service of today, to which it may be held, is that of today's rosters at the same end.
  std::vector<PricedPosts> posts_found(const StudyEnd& end, const Option& option,
                                       const OptionState& state) {
    return searches_
        .need_of({option, state, 1, today_of(end.options), ", " + end.input + " " + end.end})
        .then;
  }

  const Study& study_;
  const World& today_;
  StaffSearches& searches_;
};

}  // namespace

bool wants_staff(const Study& study) {
  return study.staffing == StaffingRule::hold_standard || study.equal_service.has_value();
}

std::size_t staff_searches(const Study& study) { return keys_of(study).size(); }

void staff_study(Study& study, const StudyStaffSettings& settings) {
  StaffSearches searches(study, settings);
  const World today = settings.today != nullptr ? *settings.today : today_of(study.options);
  std::vector<const StaffNeed*> last;
  for (Option& option : study.options)
    last.push_back(&staff_option(option, study, today, searches));
  if (study.staffing != StaffingRule::hold_standard) return;
  StaffAtEnds at_ends(study, today, searches);
  for (StudyEnd& end : study.ends) at_ends.staff(end);
  for (std::size_t i = 0; i < last.size(); ++i) work_roster(study.options[i], *last[i]);
}

fs::path staff_folder(const fs::path& output) { return output.string() + ".staff"; }

void forget_staff(const fs::path& folder) {
  if (fs::is_directory(folder)) FinishedRuns{folder}.remove();
}

}  // namespace bluelight
