#include <fmt/format.h>

#include <algorithm>
#include <bluelight/problem.hpp>
#include <bluelight/results_file.hpp>
#include <bluelight/run_study.hpp>
#include <set>
#include <utility>

#include "experiment/finished_runs.hpp"
#include "experiment/priced_posts.hpp"
#include "experiment/stopping.hpp"
#include "results/durable_file.hpp"

namespace bluelight {
namespace {

namespace fs = std::filesystem;

void check_names(const Study& study) {
  std::set<std::string> names;
  for (const auto& option : study.options) {
    if (names.insert(option.name).second) continue;
    std::vector<Problem> problems(1);
    problems[0].key = "proposals";
    problems[0].expected = "files with different names";
    problems[0].received = "two called \"" + option.name + "\"";
    problems[0].hint = "results are stored by these names";
    throw ScenarioError(std::move(problems));
  }
}

OptionRuns empty_runs(const Option& option) {
  const FoundStaff found = option.found.value_or(FoundStaff{});
  return {.name = option.name,
          .title = option.title,
          .layout = measure_layout(option.world),
          .runs = {},
          .posts = found.posts.empty() ? priced_posts(option) : found.posts,
          .equal_service = found.groups,
          .held_standards = found.standards,
          .costs = option.world.costs,
          .inputs = option.world.inputs,
          .resolved = option.world.resolved,
          .levers = option.levers};
}

DiscountSchedule schedule_of(const Study& study) {
  if (study.options.empty()) return {};
  const auto& schedules = study.options.front().world.discounts;
  const auto found =
      std::ranges::find(schedules, study.appraisal.discount, &DiscountSchedule::name);
  return found == schedules.end() ? DiscountSchedule{} : *found;
}

StudyResult empty_result(const Study& study) {
  StudyResult result{.title = study.title,
                     .seed = study.seed,
                     .options = {},
                     .precision = study.precision,
                     .appraisal = study.appraisal,
                     .staffing = study.staffing,
                     .discount = schedule_of(study),
                     .provenance = study.provenance};
  for (const auto& option : study.options) result.options.push_back(empty_runs(option));
  return result;
}

/// A study on its way: what was found, what is left, and who wants to know.
class RunningStudy {
 public:
  RunningStudy(const Study& study, const RunSettings& settings)
      : study_(study), settings_(settings), result_(empty_result(study)), stopping_(study) {
    if (!settings.parts.empty()) look_for_finished_runs();
  }

  StudyResult run(const Simulate& work) && {
    if (settings_.only_replication) {
      make({*settings_.only_replication, 1}, work);
    } else if (settings_.addition) {
      add(*settings_.addition, work);
    } else if (stopping_.has_pilot()) {
      const auto pilot = static_cast<std::uint64_t>(stopping_.first());
      make({0, pilot}, work);
      const int fresh = stopping_.wanted_after_pilot(result_.options);
      for (OptionRuns& option : result_.options) option.runs.clear();
      make_enough({pilot, static_cast<std::uint64_t>(fresh)}, work);
    } else {
      make_enough({0, static_cast<std::uint64_t>(stopping_.first())}, work);
    }
    return std::move(result_);
  }

 private:
  /// Replications in a row.
  struct Stretch {
    std::uint64_t from, count;
  };

  /// Takes over the runs there are, and makes further ones after the last.
  void add(const Addition& addition, const Simulate& work) {
    result_.precision = addition.earlier.precision;
    std::uint64_t next = 0;
    for (std::size_t i = 0; i < result_.options.size(); ++i) {
      result_.options[i].runs = addition.earlier.options[i].runs;
      for (const RunRecord& run : result_.options[i].runs)
        next = std::max(next, run.replication + 1);
    }
    make({next, static_cast<std::uint64_t>(addition.replications)}, work);
  }

  /// Makes these replications, and further ones until every goal of precision is met.
  void make_enough(const Stretch& first, const Simulate& work) {
    make(first, work);
    for (auto made = first.count;;) {
      const auto wanted = static_cast<std::uint64_t>(stopping_.wanted(result_.options));
      if (wanted <= made) return;
      make({first.from + made, wanted - made}, work);
      made = wanted;
    }
  }

  void make(const Stretch& stretch, const Simulate& work) {
    plan(stretch);
    report();
    const auto simulate_job = [&](const Job& job) {
      return work(study_.options[job.option].world, study_.seed, job.replication);
    };
    if (!jobs_.empty())
      run_jobs(jobs_, {settings_.workers, settings_.limits}, simulate_job,
               [this](JobOutcome outcome) { take(std::move(outcome)); });
    jobs_.clear();
  }

  void look_for_finished_runs() {
    finished_.emplace(settings_.parts);
    const auto digest = program_digest();
    for (std::size_t i = 0; i < study_.options.size(); ++i)
      keys_.push_back(run_key(study_, study_.options[i], result_.options[i].layout, digest));
  }

  /// All options of one replication before the next one: what is finished at any time can be
  /// compared in pairs.
  void plan(const Stretch& stretch) {
    const std::size_t resumed = progress_.resumed;
    for (auto replication = stretch.from; replication < stretch.from + stretch.count; ++replication)
      for (std::size_t i = 0; i < study_.options.size(); ++i) {
        auto& runs = result_.options[i].runs;
        runs.push_back({.replication = replication, .status = {}, .values = {}, .message = {}});
        ++progress_.total;
        auto values = kept(i, replication);
        if (values) {
          runs.back().values = *std::move(values);
          ++progress_.resumed;
        } else {
          jobs_.push_back({i, replication});
        }
      }
    progress_.done += progress_.resumed - resumed;
    if (std::exchange(is_first_, false)) tell_of_others();
  }

  std::optional<RunValues> kept(std::size_t option, std::uint64_t replication) const {
    if (!finished_) return std::nullopt;
    auto values = finished_->find(keys_[option], replication);
    if (values && values->size() != result_.options[option].layout.size) return std::nullopt;
    return values;
  }

  void take(JobOutcome outcome) {
    auto& option = result_.options[outcome.job.option];
    auto record = checked(std::move(outcome.record), option.layout.size);
    if (record.status == RunRecord::Status::done) {
      if (finished_) finished_->keep(keys_[outcome.job.option], record.replication, record.values);
    } else {
      ++progress_.failed;
      if (settings_.repeat_command)
        record.message += "; to repeat it: " + settings_.repeat_command(outcome.job);
    }
    *std::ranges::find(option.runs, record.replication, &RunRecord::replication) =
        std::move(record);
    ++progress_.done;
    report();
  }

  static RunRecord checked(RunRecord record, std::size_t size) {
    if (record.status == RunRecord::Status::done && record.values.size() != size) {
      record.status = RunRecord::Status::crashed;
      record.message = fmt::format("gave {} numbers instead of {}", record.values.size(), size);
      record.values.clear();
    }
    return record;
  }

  void tell_of_others() const {
    const auto others = finished_ ? finished_->count_others(keys_) : 0;
    if (others > 0)
      note(fmt::format(
          "{}: {} finished run(s) of another scenario, seed or version of the program are not used",
          settings_.parts.string(), others));
    if (progress_.resumed > 0)
      note(fmt::format("{} of {} runs were finished by an earlier start", progress_.resumed,
                       progress_.total));
  }

  void note(const std::string& sentence) const {
    if (settings_.note) settings_.note(sentence);
  }
  void report() const {
    if (settings_.progress) settings_.progress(progress_);
  }

  const Study& study_;
  const RunSettings& settings_;
  StudyResult result_;
  Stopping stopping_;
  bool is_first_ = true;
  std::optional<FinishedRuns> finished_;
  std::vector<std::uint64_t> keys_;  // by option, if finished runs are kept
  std::vector<Job> jobs_;
  RunProgress progress_;
};

/// The file that `output` stands for, as far as can be known before it is written.
fs::path checked_output(const fs::path& output) {
  auto file = replaceable_file(output);
  const auto folder = file.has_parent_path() ? file.parent_path() : fs::path{"."};
  std::error_code error;
  if (!fs::is_directory(folder, error))
    throw FileError(output.string(), "its folder does not exist");
  if (!file.has_filename()) throw FileError(output.string(), "is no name of a file");
  return file;
}

}  // namespace

StudyResult run_study(const Study& study, const RunSettings& settings, const Simulate& work) {
  check_names(study);
  check_precision(study);
  return RunningStudy{study, settings}.run(work);
}

StudyResult run_study_to_file(const Study& study, RunSettings settings, const fs::path& output,
                              const Simulate& work) {
  const auto file = checked_output(output);
  settings.parts = parts_folder(file);
  try {
    auto result = run_study(study, settings, work);
    write_results(file, result);
    FinishedRuns{settings.parts}.remove();
    return result;
  } catch (const Interrupted&) {
    if (settings.note)
      settings.note("finished runs are kept in " + settings.parts.string() +
                    "; the same command goes on from there");
    throw;
  }
}

fs::path parts_folder(const fs::path& output) { return output.string() + ".parts"; }

Study study_of(const Option& option, std::uint64_t seed, int replications) {
  Study study;
  study.title = option.title;
  study.seed = seed;
  study.replications = replications;
  study.options = {option};
  return study;
}

}  // namespace bluelight
