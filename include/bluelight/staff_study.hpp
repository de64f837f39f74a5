/// Staff at equal service in a whole study: what every state of every option needs.
#pragma once

#include <bluelight/staff_need.hpp>
#include <bluelight/study.hpp>
#include <filesystem>
#include <functional>
#include <string>

namespace bluelight {

/// How far the searches of a study are.
struct StudyStaffProgress {
  std::string world;                  ///< "one_room from 2027-04-01, demand 1.15"
  std::size_t number = 0, total = 0;  ///< of this search, from 1
  StaffingProgress search;
};

/// How the staff of a study is found. Nothing here changes what is found but `today`.
struct StudyStaffSettings {
  JobSettings jobs{};
  const World* today = nullptr;  ///< the baseline before its levers; null: that of the first option
  std::filesystem::path kept{};  ///< folder that keeps what trials gave; empty: nothing is kept
  std::function<void(const StudyStaffProgress&)> progress{};  ///< may be empty
};

/// Whether the staff at equal service of a study is asked for.
bool wants_staff(const Study& study);

/// Searches that it takes: different worlds of its options × levels of demand and, if standards are
/// held over the years, different worlds at the ends of varied inputs other than shrinkage.
std::size_t staff_searches(const Study& study);

/// Finds the staff of every option, from each date on which levers go live and at each level of
/// demand, and puts it into `Option::found`. If standards are held over the years, each option also
/// works, in its last state, the roster found at level 1, its posts are those found, and so are
/// those of `Study::ends` at level 1; shrinkage fills the seats of the centre with other posts. The
/// calls of the searches are none of the study's. Worlds with the same `resolved` are searched
/// once. Throws as `staff_need`, and `FileError` if another program uses `kept`.
void staff_study(Study& study, const StudyStaffSettings& settings);

/// Where the trials of an unfinished results file are kept: "study.h5.staff" beside "study.h5".
std::filesystem::path staff_folder(const std::filesystem::path& output);

/// Deletes what `staff_study` kept there.
void forget_staff(const std::filesystem::path& folder);

}  // namespace bluelight
