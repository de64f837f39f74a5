#include <bluelight/load.hpp>
#include <bluelight/mechanism.hpp>

#include "proposals/loader.hpp"
#include "proposals/provenance.hpp"

namespace bluelight {
namespace {

template <class Wanted>
Wanted wanted(Scenario scenario, const std::string& path, const char* expected) {
  if (auto* found = std::get_if<Wanted>(&scenario)) return std::move(*found);
  const Origin top{path, 1, 1};
  Problems problems;
  problems.add({top, "format", expected, "another kind of file", ""});
  problems.throw_if_any();
  return {};
}

}  // namespace

Scenario load(const std::string& path, const std::vector<std::string>& set) {
  return Loader(set).load(path);
}

Option load_option(const std::string& path, const std::vector<std::string>& set) {
  Scenario scenario = load(path, set);
  if (auto* world = std::get_if<World>(&scenario)) {
    return {option_name(path), world->title, std::move(*world)};
  }
  return wanted<Option>(std::move(scenario), path, "a world or a proposal");
}

Study load_study(const std::string& path, const std::vector<std::string>& set) {
  return wanted<Study>(load(path, set), path, "a study");
}

TakenApart load_apart(const std::string& path, const std::string& proposal,
                      const std::vector<std::string>& set) {
  Loader loader(set);
  loader.take_apart(proposal);
  loader.without_ends();
  Study study = wanted<Study>(loader.load(path), path, "a study");
  std::vector<World> worlds = std::move(loader).hybrids();
  for (std::size_t i = 1; i < study.options.size() && worlds.empty(); ++i)
    if (study.options[i].name == proposal)  // a world, without levers
      worlds.assign(std::size_t{1} << all_mechanisms.size(), study.options[i].world);
  return {std::move(study), std::move(worlds)};
}

std::map<std::string, std::string> scenario_provenance(const std::string& path,
                                                       const std::vector<std::string>& set) {
  Loader loader(set);
  loader.without_ends();
  loader.load(path);
  return loader.provenance();
}

}  // namespace bluelight
