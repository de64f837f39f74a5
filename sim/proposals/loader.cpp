#include "proposals/loader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bluelight/local_hours.hpp>
#include <filesystem>
#include <sstream>
#include <tuple>

#include "proposals/apply.hpp"
#include "proposals/changes.hpp"
#include "proposals/check_conventions.hpp"
#include "proposals/check_levers.hpp"
#include "proposals/hybrid.hpp"
#include "proposals/provenance.hpp"
#include "scenario/nearest.hpp"
#include "scenario/read_world.hpp"
#include "scenario/world_keys.hpp"

namespace bluelight {
namespace {

std::string as_comment(const std::string& text) {
  std::string all;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);)
    all += line.empty() ? "#\n" : "# " + line + "\n";
  return all;
}

/// Below the world, as comments: the levers of a proposal, and what they change in it.
std::string resolved_with_levers(const World& before, const World& after, const Node& tree) {
  const Node* levers = tree.find("lever");
  if (levers == nullptr) return before.resolved;
  Node shown;
  shown.put(*levers);
  const std::string changed = changes_text(before, after);
  return before.resolved + "\n# The levers below act on the world above.\n" +
         as_comment(resolved_text(shown)) + "\n# When all are live, " +
         (changed.empty() ? "its rooms, people, calls and links are as before.\n"
                          : "this is otherwise:\n#\n" + as_comment(changed));
}

std::vector<const StatedLever*> pointers_to(const std::vector<StatedLever>& levers) {
  std::vector<const StatedLever*> all;
  for (const StatedLever& lever : levers) all.push_back(&lever);
  return all;
}

bool has_price(const World& world, const StaffGroup& group) {
  const std::string path = "staff." + group.name + ".cost_per_fte";
  return std::any_of(world.inputs.begin(), world.inputs.end(),
                     [&](const Input& input) { return input.path == path; });
}

/// The middle of the year, or less, over which runs measure; not a date: the world has none.
std::chrono::year_month_day middle_of_runs(const World& world) {
  if (!world.area.start.ok()) return {};
  using std::chrono::days;
  const auto warm_up = std::chrono::ceil<days>(world.horizon.warm_up);
  const auto measured = std::min(std::chrono::floor<days>(world.horizon.length), days{364});
  return std::chrono::sys_days{world.area.start} + warm_up + measured / 2;
}

/// Problems file by file in the order in which files were read first, then by line and column, then
/// as they were found. What stands in no file that was read, such as the command line, comes last.
std::vector<Problem> in_order(std::vector<Problem> problems, const Sources::Files& files) {
  const auto place = [&](const Problem& one) {
    const auto file = std::ranges::find(files, one.origin.file, &Sources::Files::value_type::first);
    return file == files.end() ? std::tuple(files.end(), 0, 0)
                               : std::tuple(file, one.origin.line, one.origin.column);
  };
  std::ranges::stable_sort(problems, {}, place);
  return problems;
}

}  // namespace

std::string option_name(const std::string& path) {
  return std::filesystem::path(path).stem().string();
}

Scenario Loader::load(const std::string& path) {
  try {
    return load_as_found(path);
  } catch (const ScenarioError& error) {
    throw ScenarioError(in_order(error.problems(), sources_.files()));
  }
}

Scenario Loader::load_as_found(const std::string& path) {
  auto tree = sources_.read(path, nullptr);
  problems_.throw_if_any();
  const auto kind = kind_of(*tree, path);
  if (!kind) problems_.throw_if_any();
  top_ = *kind;
  Scenario scenario;
  if (kind == Kind::world) {
    scenario = world(std::move(*tree));
  } else {
    set_on(*tree, *kind);
    tree->set_paths();
    if (kind == Kind::proposal) scenario = proposal(*tree, path);
    if (kind == Kind::study) scenario = study(*tree, path);
  }
  problems_.throw_if_any();
  return scenario;
}

std::map<std::string, std::string> Loader::provenance() const {
  return provenance_of(sources_.files(), set_);
}

std::optional<Loader::Kind> Loader::kind_of(Node& tree, const std::string& path) {
  static const std::map<std::string, Kind> kinds{{format_of("world"), Kind::world},
                                                 {format_of("proposal"), Kind::proposal},
                                                 {format_of("study"), Kind::study}};
  std::vector<std::string> names;
  for (const auto& [name, kind] : kinds) names.push_back(name);
  const Node* format = tree.find("format");
  if (format == nullptr) {
    const Origin top{path, 1, 1};
    problems_.add({top, "format", "the kind of this file", "nothing", nearest_hint("", names)});
    return std::nullopt;
  }
  const auto* name = format->get<std::string>();
  if (name != nullptr && kinds.count(*name) > 0) return likely_kind(tree, kinds.at(*name));
  problems_.add(*format, "the kind of this file",
                nearest_hint(name != nullptr ? *name : "", names));
  return std::nullopt;
}

/// The kind that most keys of a file belong to, if it is not the one stated, which is then a fault.
Loader::Kind Loader::likely_kind(Node& tree, Kind stated) {
  const std::map<Kind, std::pair<std::string, std::vector<KeyRow>>> kinds{
      {Kind::world, {"world", world_keys().rows()}},
      {Kind::proposal, {"proposal", proposal_keys().rows()}},
      {Kind::study, {"study", study_keys().rows()}}};
  const auto own_keys = [&](Kind kind) {
    const auto& rows = kinds.at(kind).second;
    return std::count_if(tree.members().begin(), tree.members().end(), [&](const Node& member) {
      return std::any_of(rows.begin(), rows.end(),
                         [&](const KeyRow& row) { return row.path == member.key; });
    });
  };
  const auto strangers = static_cast<std::ptrdiff_t>(tree.members().size()) - own_keys(stated);
  for (const auto& [kind, words] : kinds) {
    const auto more = own_keys(kind) - own_keys(stated);
    if (more <= 0 || 2 * more <= strangers) continue;
    Node& format = *tree.find("format");
    const std::string name = format_of(words.first);
    problems_.add(format, fmt::format("\"{}\"", name),
                  fmt::format("most of its keys are those of a {}", words.first));
    format.value = name;
    return kind;
  }
  return stated;
}

/// Each text belongs to the kind of file that has its first key.
void Loader::set_on(Node& tree, Kind kind) {
  static const std::set<std::string> of_study{
      "baseline", "proposals", "seed",          "replications", "precision", "demand",
      "horizon",  "staffing",  "equal_service", "appraisal",    "vary"};
  static const std::set<std::string> of_proposal{"world", "lever"};
  static const std::set<std::string> of_any{"format", "title", "extends"};
  std::vector<std::string> mine;
  for (const std::string& text : set_) {
    const std::string path = set_path(text);
    const std::string first = path.substr(0, path.find('.'));
    Kind owner = of_proposal.count(first) > 0 ? Kind::proposal : Kind::world;
    if (of_study.count(first) > 0 && top_ == Kind::study) owner = Kind::study;
    if (of_any.count(first) > 0) owner = top_;
    if (owner != kind) continue;
    const std::size_t lever_end = path.find('.', path.find('.') + 1);
    const bool is_elsewhere = kind == Kind::proposal && top_ == Kind::study && first == "lever" &&
                              tree.at(path.substr(0, lever_end)) == nullptr;
    if (is_elsewhere) continue;
    mine.push_back(text);
    set_used_.insert(text);
  }
  apply_set(tree, mine, problems_);
}

World Loader::world(Node tree) {
  merge(tree, over_);
  set_on(tree, Kind::world);
  tree.set_paths();
  if (end_) put_at_end(tree, *end_);
  return read_world(std::move(tree), problems_);
}

const World* Loader::world_at(const std::string& path, const Node& named_by) {
  auto known = worlds_.find(path);
  if (known == worlds_.end()) known = worlds_.emplace(path, read_world_at(path, named_by)).first;
  return known->second ? &*known->second : nullptr;
}

std::optional<World> Loader::read_world_at(const std::string& path, const Node& named_by) {
  auto tree = sources_.read(path, &named_by);
  if (!tree) return std::nullopt;
  const auto kind = kind_of(*tree, path);
  if (kind && kind != Kind::world)
    problems_.add(*tree->find("format"), "\"" + format_of("world") + "\"");
  if (kind != Kind::world) return std::nullopt;
  return world(std::move(*tree));
}

Option Loader::proposal(const Node& tree, const std::string& path) {
  const std::size_t problems_before = problems_.size();
  std::vector<Input> inputs;
  const StatedProposal stated = read_proposal(tree, problems_, inputs);
  Option option{option_name(path), stated.title, {}};
  if (stated.world.empty()) return option;
  const World* world = world_at(relative_to(path, stated.world), *tree.find("world"));
  if (world == nullptr) return option;
  option.world = *world;
  if (problems_.size() > problems_before || !is_sound(option.world)) {
    check_levers(option.world, pointers_to(stated.levers), problems_);
    return option;
  }
  const World before = option.world;
  option = apply_levers(option, stated.levers, problems_);
  if (option.name == taken_apart_ && problems_.size() == problems_before)
    hybrids_ = hybrids_of(before, stated);
  option.world.inputs.insert(option.world.inputs.end(), inputs.begin(), inputs.end());
  option.world.resolved = resolved_with_levers(before, option.world, tree);
  return option;
}

std::vector<World> Loader::hybrids_of(const World& world, const StatedProposal& stated) const {
  std::vector<World> hybrids;
  for (unsigned long on = 0; on < 1UL << all_mechanisms.size(); ++on)
    hybrids.push_back(hybrid(world, stated.levers, MechanismSet(on)));
  return hybrids;
}

std::optional<Option> Loader::option(const Node& file, const std::string& study_path) {
  const auto* name = file.get<std::string>();
  if (name == nullptr) {
    problems_.add(file, "the path of a world or a proposal");
    return std::nullopt;
  }
  const std::string path = relative_to(study_path, *name);
  auto tree = sources_.read(path, &file);
  if (!tree) return std::nullopt;
  const auto kind = kind_of(*tree, path);
  if (kind == Kind::study)
    problems_.add(file, "the path of a world or a proposal", "this is a study");
  if (kind == Kind::world) {
    const World* one = world_at(path, file);
    if (one == nullptr) return std::nullopt;
    return Option{option_name(path), one->title, *one};
  }
  if (kind != Kind::proposal) return std::nullopt;
  set_on(*tree, *kind);
  tree->set_paths();
  if (end_) put_at_end(*tree, *end_);
  return proposal(*tree, path);
}

Study Loader::study(const Node& tree, const std::string& path) {
  Node complete = tree;
  study_keys().complete(complete);
  std::vector<Input> inputs;
  Reading reading{problems_, inputs};
  StatedStudy stated;
  study_keys().read(reading, complete, stated);
  if (problems_.size() == 0) over_ = run_of(complete);
  Study study;
  study.title = stated.title;
  study.seed = static_cast<std::uint64_t>(stated.seed);
  study.replications = stated.replications;
  study.precision = stated.precision;
  study.staffing = stated.staffing;
  study.demand_levels = stated.demand_levels;
  study.equal_service = stated.equal_service;
  if (stated.baseline != nullptr)
    stated.proposals.insert(stated.proposals.begin(), stated.baseline);
  for (const Node* file : stated.proposals) {
    if (auto one = option(*file, path)) study.options.push_back(std::move(*one));
  }
  for (const std::string& text : set_) {
    if (text.rfind("lever.", 0) != 0 || set_used_.count(text) > 0) continue;
    const Origin command_line{"--set", 0, 0};
    problems_.add(
        {command_line, set_path(text), "a lever of one of the proposals", "one that none has", ""});
  }
  check_options(stated);
  const bool broken = problems_.size() > 0 || study.options.empty();
  check_conventions(tree, path, stated.staffing, problems_);
  if (broken) return study;
  if (study.equal_service) check_holds(*study.equal_service, study.options, problems_);
  if (study.title.empty()) study.title = study.options.front().title;
  if (stated.appraisal) {
    study.appraisal = *stated.appraisal;
    for (const Input& input : inputs)
      if (input.path.rfind("appraisal.", 0) == 0) study.appraisal.inputs.push_back(input);
    check_appraisal(complete, study);
  }
  if (!end_) vary(stated, path, study);
  study.provenance = provenance();
  study.provenance["seed"] = std::to_string(study.seed);
  return study;
}

void Loader::vary(const StatedStudy& stated, const std::string& path, Study& study) {
  const VariedItems items(stated.vary, study.options, problems_);
  if (!wants_ends_ || problems_.size() > 0) return;
  study.varied = items.inputs();
  for (std::size_t i = 0; i < study.varied.size(); ++i)
    for (const char* end : {"low", "high"})
      if (auto one = at_end(study.varied[i], end, items.item(i), path))
        study.ends.push_back(std::move(*one));
}

/// All that holds of a world must hold at the ends as well: they are read as anew.
std::optional<StudyEnd> Loader::at_end(const VariedInput& input, const char* end, const Node& item,
                                       const std::string& path) {
  Loader loader(set_);
  loader.end_ = EndOfRange{end, {}};
  for (const Input& one : input.inputs) loader.end_->paths.insert(one.path);
  try {
    return StudyEnd{input.name, end, std::get<Study>(loader.load(path)).options};
  } catch (const ScenarioError& error) {
    problems_.add({item.origin, item.path, "ranges at whose ends every option can be",
                   fmt::format("{}, whose {} end gives: {}", input.name, end,
                               error.problems().front().text()),
                   ""});
    return std::nullopt;
  }
}

void Loader::check_options(const StatedStudy& stated) {
  std::set<std::string> names;
  for (const Node* file : stated.proposals) {
    const auto* path = file->get<std::string>();
    if (path == nullptr || names.insert(option_name(*path)).second) continue;
    problems_.add(*file, "files of different names, which name the options in every table");
  }
}

/// A gain is counted in posts or in service, never in both.
void Loader::check_benefits(const Node& appraisal, Study& study) {
  constexpr double year = 365.25 * 86400;
  const double length = to_seconds(study.options.front().world.horizon.length).count();
  for (BenefitPlan& benefit : study.appraisal.benefits) {
    benefit.yearly = year / length;
    if (study.staffing == StaffingRule::fixed) continue;
    const Node& table = *appraisal.find("benefit")->find(benefit.name);
    problems_.add({table.key_origin, table.path,
                   "a study of fixed rosters: each proposal is simulated at the staffing that it "
                   "prices, so a gain is counted in posts or in service, never in both",
                   "a study that finds posts anew", ""});
  }
}

/// Running costs follow the posts of those who employ somebody in some option.
void Loader::check_employers(const Node& appraisal, const Study& study) {
  const Node* shares = appraisal.find("non_pay");
  if (shares == nullptr) return;
  std::vector<std::string> employers;
  for (const Option& option : study.options)
    for (const StaffGroup& group : option.world.staff)
      if (std::find(employers.begin(), employers.end(), group.organisation) == employers.end())
        employers.push_back(group.organisation);
  for (const Node& share : shares->members())
    if (std::find(employers.begin(), employers.end(), share.key) == employers.end())
      problems_.add({share.key_origin, share.path, "an organisation that employs a staff group",
                     "\"" + share.key + "\"", nearest_hint(share.key, employers)});
}

void Loader::check_appraisal(const Node& tree, Study& study) {
  const Node& appraisal = *tree.find("appraisal");
  const World& baseline = study.options.front().world;
  if (study.appraisal.base == std::chrono::year_month_day{})
    study.appraisal.base = baseline.area.start;
  study.appraisal.demand_of = middle_of_runs(baseline);
  std::vector<std::string> schedules;
  for (const DiscountSchedule& schedule : baseline.discounts) schedules.push_back(schedule.name);
  if (std::find(schedules.begin(), schedules.end(), study.appraisal.discount) == schedules.end()) {
    problems_.add(*appraisal.find("discount"),
                  "the name of a discount schedule of the baseline's world",
                  nearest_hint(study.appraisal.discount, schedules));
  }
  check_benefits(appraisal, study);
  check_employers(appraisal, study);
  for (const Option& option : study.options) {
    for (const StaffGroup& group : option.world.staff) {
      if (has_price(option.world, group)) continue;
      problems_.add({appraisal.key_origin, "appraisal", "cost_per_fte of every staff group",
                     "none for staff." + group.name + " of " + option.name, ""});
    }
  }
}

}  // namespace bluelight
