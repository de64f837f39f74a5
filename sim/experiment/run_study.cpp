#include <fmt/format.h>

#include <algorithm>
#include <bluelight/problem.hpp>
#include <bluelight/results_file.hpp>
#include <bluelight/run_study.hpp>
#include <set>
#include <utility>

#include "experiment/finished_runs.hpp"
#include "experiment/priced_posts.hpp"
#include "experiment/service_values.hpp"
#include "experiment/stopping.hpp"
#include "experiment/varied_posts.hpp"
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
                     .varied = study.varied,
                     .todays_posts = study.todays_posts,
                     .discount = schedule_of(study),
                     .provenance = study.provenance};
  for (std::size_t i = 0; i < study.options.size(); ++i) {
    OptionRuns& runs = result.options.emplace_back(empty_runs(study.options[i]));
    runs.varied_posts = varied_posts(study, i, runs.posts);
  }
  return result;
}

/// A study on its way: what was found, what is left, and who wants to know.
class RunningStudy {
 public:
  RunningStudy(const Study& study, const RunSettings& settings)
      : study_(study),
        settings_(settings),
        result_(empty_result(study)),
        stopping_(study),
        service_(settings.only_replication ? ServicePlan{} : plan_service(study)),
        service_values_(service_) {
    if (!settings.parts.empty()) look_for_finished_runs();
  }

  StudyResult run(const Simulate& work) && {
    if (settings_.only_replication) {
      make({*settings_.only_replication, 1}, work);
    } else if (settings_.addition) {
      add(*settings_.addition, work);
    } else if (stopping_.has_pilot()) {
      const auto pilot = static_cast<std::uint64_t>(stopping_.first());
      make({0, pilot}, work, 0);
      const int fresh = stopping_.wanted_after_pilot(result_.options);
      for (OptionRuns& option : result_.options) option.runs.clear();
      make_enough({pilot, static_cast<std::uint64_t>(fresh)}, work);
    } else {
      make_enough({0, static_cast<std::uint64_t>(stopping_.first())}, work);
    }
    service_values_.fill(result_, settings_.addition ? &settings_.addition->earlier : nullptr);
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
    make(stretch, work, service_.worlds.size());
  }

  /// Makes the replications of the options, and of the first worlds of the plan of service.
  void make(const Stretch& stretch, const Simulate& work, std::size_t service_worlds) {
    plan(stretch, service_worlds);
    report();
    const auto simulate_job = [&](const Job& job) {
      if (!is_of_service(job)) return work(world_of(job), study_.seed, job.replication);
      World world = world_of(job);
      const ServiceWorld& asked = service_of(job);
      world.demand_factor *= asked.demand;
      return picked(work(world, study_.seed, job.replication), asked.measures);
    };
    if (!jobs_.empty())
      run_jobs(jobs_, {settings_.workers, settings_.limits}, simulate_job,
               [this](JobOutcome outcome) { take(std::move(outcome)); });
    jobs_.clear();
  }

  void look_for_finished_runs() {
    finished_.emplace(settings_.parts);
    const auto digest = program_digest();
    for (std::size_t i = 0; i < study_.options.size(); ++i) {
      const Option& option = study_.options[i];
      keys_.push_back(
          run_key(study_, {option.name, option.world}, result_.options[i].layout, digest));
    }
    for (const ServiceWorld& asked : service_.worlds)
      keys_.push_back(run_key(study_, {"service of " + asked.name, *asked.world, asked.demand},
                              measure_layout(*asked.world), digest));
  }

  /// All options of one replication before the next one: what is finished at any time can be
  /// compared in pairs. Then the worlds of service.
  void plan(const Stretch& stretch, std::size_t service_worlds) {
    const std::size_t resumed = progress_.resumed, options = study_.options.size();
    for (auto replication = stretch.from; replication < stretch.from + stretch.count; ++replication)
      for (std::size_t i = 0; i < options; ++i) {
        result_.options[i].runs.push_back(
            {.replication = replication, .status = {}, .values = {}, .message = {}});
        plan_run({i, replication});
      }
    for (auto replication = stretch.from; replication < stretch.from + stretch.count; ++replication)
      for (std::size_t i = 0; i < service_worlds; ++i) plan_run({options + i, replication});
    progress_.done += progress_.resumed - resumed;
    if (std::exchange(is_first_, false)) tell_of_others();
  }

  void plan_run(const Job& job) {
    ++progress_.total;
    if (auto values = kept(job)) {
      keep(job, {.replication = job.replication,
                 .status = RunRecord::Status::done,
                 .values = *std::move(values),
                 .message = {}});
      ++progress_.resumed;
    } else {
      jobs_.push_back(job);
    }
  }

  std::optional<RunValues> kept(const Job& job) const {
    if (!finished_) return std::nullopt;
    auto values = finished_->find(keys_[job.option], job.replication);
    if (values && values->size() != size_of(job)) return std::nullopt;
    return values;
  }

  /// Puts a run where it belongs.
  void keep(const Job& job, RunRecord record) {
    if (is_of_service(job)) {
      service_values_.take(job.option - study_.options.size(), record.replication,
                           std::move(record.values));
    } else {
      auto& runs = result_.options[job.option].runs;
      *std::ranges::find(runs, record.replication, &RunRecord::replication) = std::move(record);
    }
  }

  void take(JobOutcome outcome) {
    auto record = checked(std::move(outcome.record), size_of(outcome.job));
    if (record.status == RunRecord::Status::done) {
      if (finished_) finished_->keep(keys_[outcome.job.option], record.replication, record.values);
    } else {
      ++progress_.failed;
      tell_of_failure(outcome.job, record);
    }
    keep(outcome.job, std::move(record));
    ++progress_.done;
    report();
  }

  /// In the record of an option's run; of other runs there is no record, and no command repeats
  /// them.
  void tell_of_failure(const Job& job, RunRecord& record) const {
    if (is_of_service(job))
      note(fmt::format("run {} of {} failed: {}", record.replication, service_of(job).name,
                       record.message));
    else if (settings_.repeat_command)
      record.message += "; to repeat it: " + settings_.repeat_command(job);
  }

  bool is_of_service(const Job& job) const { return job.option >= study_.options.size(); }
  const ServiceWorld& service_of(const Job& job) const {
    return service_.worlds[job.option - study_.options.size()];
  }
  const World& world_of(const Job& job) const {
    return is_of_service(job) ? *service_of(job).world : study_.options[job.option].world;
  }
  std::size_t size_of(const Job& job) const {
    return is_of_service(job) ? service_of(job).measures.size()
                              : result_.options[job.option].layout.size;
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
  ServicePlan service_;
  ServiceValues service_values_;
  std::vector<std::uint64_t> keys_;  // by option, then world of service, if finished runs are kept
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
  check_varied(study);
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
