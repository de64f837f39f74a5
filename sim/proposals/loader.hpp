/// Scenario files of every kind, read once and put together.
#pragma once

#include <bluelight/load.hpp>
#include <bluelight/mechanism.hpp>
#include <map>
#include <optional>
#include <set>

#include "proposals/stated.hpp"
#include "proposals/vary.hpp"
#include "scenario/source.hpp"

namespace bluelight {

/// The name of the option that a file states: its name without folder and ending.
std::string option_name(const std::string& path);

/// Reads one scenario and all that it names. Use it once.
class Loader {
 public:
  explicit Loader(std::vector<std::string> set) : set_(std::move(set)) {}

  /// Throws as `bluelight::load`.
  Scenario load(const std::string& path);
  /// Wants the proposal called `name` taken apart when it is loaded.
  void take_apart(const std::string& name) { taken_apart_ = name; }
  /// Leaves out `Study::varied` and its ends.
  void without_ends() { wants_ends_ = false; }
  /// Its worlds by `MechanismSet::to_ulong()`; none if it was not there, or is a world itself.
  std::vector<World> hybrids() && { return std::move(hybrids_); }
  /// "files", "scenario_sha256" of what was loaded.
  std::map<std::string, std::string> provenance() const;

 private:
  enum class Kind { world, proposal, study };

  Scenario load_as_found(const std::string& path);
  std::optional<Kind> kind_of(Node& tree, const std::string& path);
  Kind likely_kind(Node& tree, Kind stated);
  World world(Node tree);
  std::optional<World> read_world_at(const std::string& path, const Node& named_by);
  Option proposal(const Node& tree, const std::string& path);
  Study study(const Node& tree, const std::string& path);
  std::optional<Option> option(const Node& file, const std::string& study_path);
  /// Null: there is no world to be read there.
  const World* world_at(const std::string& path, const Node& named_by);
  void check_benefits(const Node& appraisal, Study& study);
  void check_employers(const Node& appraisal, const Study& study);
  void check_appraisal(const Node& tree, Study& study);
  /// What the study's `[vary]` names, and its options at both ends of each.
  void vary(const StatedStudy& stated, const std::string& path, Study& study);
  std::optional<StudyEnd> at_end(const VariedInput& input, const char* end, const Node& item,
                                 const std::string& path);
  void check_options(const StatedStudy& stated);
  void set_on(Node& tree, Kind kind);

  std::vector<World> hybrids_of(const World& world, const StatedProposal& stated) const;

  std::vector<std::string> set_;
  std::string taken_apart_;         ///< name of the proposal whose hybrids are wanted
  std::vector<World> hybrids_;      ///< of that proposal
  std::set<std::string> set_used_;  ///< texts about levers that some proposal has
  Problems problems_;
  Sources sources_{problems_};
  Kind top_ = Kind::world;
  bool wants_ends_ = true;
  std::optional<EndOfRange> end_;  ///< at which numbers are read instead of their values
  Node over_;                      ///< what a study says about each of its worlds
  std::map<std::string, std::optional<World>> worlds_;
};

}  // namespace bluelight
