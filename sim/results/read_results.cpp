#include <fcntl.h>

#include <algorithm>
#include <bluelight/results_file.hpp>
#include <cerrno>
#include <cstring>
#include <functional>
#include <set>

#include "results/family_file.hpp"
#include "results/file_descriptor.hpp"
#include "results/format.hpp"
#include "results/tables.hpp"

namespace bluelight {
namespace {

namespace fs = std::filesystem;
using hdf5::Handle;

void check_readable(const fs::path& path) {
  std::error_code error;
  const auto status = fs::status(path, error);
  if (fs::is_directory(status)) throw FileError(path.string(), "is a folder, not a results file");
  if (fs::exists(status) && !fs::is_regular_file(status))
    throw FileError(path.string(), "is a device, pipe or socket, not a results file");
  const FileDescriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
  if (!file)
    throw FileError(path.string(), std::string("cannot be opened: ") + std::strerror(errno));
  if (H5Fis_hdf5(path.c_str()) <= 0)
    throw FileError(path.string(), "is not a results file (not HDF5)");
}

Handle open_results(const fs::path& path) {
  check_readable(path);
  try {
    return hdf5::open_file(path);
  } catch (const hdf5::Error& error) {
    std::string reason = error.what();
    if (reason.find("unable to lock") != std::string::npos)
      reason += "; on a file system without locks, set HDF5_USE_FILE_LOCKING=FALSE";
    throw FileError(path.string(), reason);
  }
}

void check_format(const Handle& file) {
  const std::string format = hdf5::has_attribute(file, "format")
                                 ? hdf5::read_attribute<std::string>(file, "format")
                                 : "none";
  if (format != results_format::version)
    throw std::runtime_error("has format " + format + "; this program reads " +
                             results_format::version);
  if (!hdf5::has_attribute(file, "complete"))
    throw std::runtime_error("is not complete: writing it was stopped");
}

void read_root(const Handle& file, StudyResult& result) {
  result.title = hdf5::read_attribute<std::string>(file, "title");
  result.seed = hdf5::read_attribute<std::uint64_t>(file, "seed");
  for (const auto& name : hdf5::attribute_names(file)) {
    if (results_format::is_own_attribute(name)) continue;
    const auto& prefix = results_format::provenance_prefix;
    const auto rest = name.starts_with(prefix) ? name.substr(prefix.size()) : "";
    result.provenance[results_format::is_own_attribute(rest) ? rest : name] =
        hdf5::read_attribute<std::string>(file, name);
  }
}

std::vector<OptionRuns> read_options(const Handle& file) {
  const auto group = hdf5::open_group(file, "options");
  const auto names = hdf5::read_array<std::string>(group, "option");
  const auto titles = hdf5::read_array<std::string>(group, "title");
  const auto resolved = hdf5::read_array<std::string>(group, "resolved");
  std::vector<OptionRuns> options(names.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    options[i].name = names[i];
    options[i].title = titles.at(i);
    options[i].resolved = resolved.at(i);
  }
  return options;
}

OptionRuns& option_named(std::vector<OptionRuns>& options, const std::string& name) {
  const auto found = std::ranges::find(options, name, &OptionRuns::name);
  if (found == options.end()) throw std::runtime_error("there is no option " + name);
  return *found;
}

/// Hands each row of a table to the list of its option that `list` gives.
template <class Row, class Columns, class List>
void read_table(const Handle& group, const Columns& columns, std::vector<OptionRuns>& options,
                List list) {
  const auto owners = hdf5::read_array<std::string>(group, "option");
  const auto rows = hdf5::read_columns<Row>(group, columns);
  for (std::size_t i = 0; i < rows.size(); ++i)
    std::invoke(list, option_named(options, owners.at(i))).push_back(rows[i]);
}

std::vector<Measure>& measures_of(OptionRuns& option) { return option.layout.measures; }

void read_tables(const Handle& file, std::vector<OptionRuns>& options) {
  const auto table = [&](const char* name) { return hdf5::open_group(file, name); };
  read_table<RunRecord>(table("runs"), hdf5::run_columns, options, &OptionRuns::runs);
  read_table<PricedPosts>(table("posts"), hdf5::post_columns, options, &OptionRuns::posts);
  if (hdf5::has_member(file, "equal_service"))
    read_table<GroupAtEqualService>(table("equal_service"), hdf5::equal_service_columns, options,
                                    &OptionRuns::equal_service);
  if (hdf5::has_member(file, "held_standards"))
    read_table<StandardAtEqualService>(table("held_standards"), hdf5::held_standard_columns,
                                       options, &OptionRuns::held_standards);
  if (hdf5::has_member(file, "varied_posts"))
    read_table<VariedPosts>(table("varied_posts"), hdf5::varied_post_columns, options,
                            &OptionRuns::varied_posts);
  if (hdf5::has_member(file, "service_runs"))
    read_table<ServiceRun>(table("service_runs"), hdf5::service_columns, options,
                           &OptionRuns::service);
  read_table<CostLine>(table("costs"), hdf5::cost_columns, options, &OptionRuns::costs);
  read_table<Input>(table("inputs"), hdf5::input_columns, options, &OptionRuns::inputs);
  if (hdf5::has_member(file, "levers"))
    read_table<LeverPlan>(table("levers"), hdf5::lever_columns, options, &OptionRuns::levers);
  read_table<Measure>(table("layouts"), hdf5::layout_columns, options, measures_of);
}

void read_appraisal(const Handle& file, StudyResult& result) {
  const auto group = hdf5::open_group(file, "appraisal");
  const auto text = [&](const char* name) {
    return hdf5::read_attribute<std::string>(group, name);
  };
  const auto number = [&](const char* name) {
    return static_cast<int>(hdf5::read_attribute<std::int64_t>(group, name));
  };
  result.appraisal.years = number("years");
  result.appraisal.discount = text("discount");
  result.appraisal.draws = number("draws");
  hdf5::restore(text("base"), result.appraisal.base);
  if (hdf5::has_attribute(group, "demand_of"))
    hdf5::restore(text("demand_of"), result.appraisal.demand_of);
  hdf5::restore(text("staffing"), result.staffing);
  if (hdf5::has_member(file, "benefits"))
    result.appraisal.benefits =
        hdf5::read_columns<BenefitPlan>(hdf5::open_group(file, "benefits"), hdf5::benefit_columns);
  if (hdf5::has_member(file, "appraisal_inputs"))
    result.appraisal.inputs =
        hdf5::read_columns<Input>(hdf5::open_group(file, "appraisal_inputs"), hdf5::input_columns);
  result.discount = {
      .name = text("schedule_name"),
      .title = text("schedule_title"),
      .source = text("schedule_source"),
      .steps = hdf5::read_columns<DiscountSchedule::Step>(group, hdf5::discount_columns)};
}

void read_measures(const Handle& file, std::vector<OptionRuns>& options) {
  std::set<std::string> families;
  for (const auto& option : options)
    for (const auto& measure : option.layout.measures) families.insert(measure.family);
  for (const auto& family : families) read_family(file, family, options);
  for (auto& option : options)
    for (const auto& measure : option.layout.measures)
      option.layout.size = std::max(option.layout.size, measure.offset + measure.size);
}

/// Inputs of one name stand together.
void read_varied(const Handle& file, StudyResult& result) {
  if (!hdf5::has_member(file, "varied_inputs")) return;
  const auto group = hdf5::open_group(file, "varied_inputs");
  const auto names = hdf5::read_array<std::string>(group, "varied");
  const auto inputs = hdf5::read_columns<Input>(group, hdf5::input_columns);
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    if (result.varied.empty() || result.varied.back().name != names.at(i))
      result.varied.push_back({names.at(i), {}});
    result.varied.back().inputs.push_back(inputs[i]);
  }
}

StudyResult read_all(const Handle& file) {
  StudyResult result;
  read_root(file, result);
  result.options = read_options(file);
  read_tables(file, result.options);
  if (hdf5::has_member(file, "precision"))
    result.precision = hdf5::read_columns<PrecisionGoal>(hdf5::open_group(file, "precision"),
                                                         hdf5::precision_columns);
  read_appraisal(file, result);
  read_varied(file, result);
  if (hdf5::has_member(file, "todays_posts"))
    result.todays_posts =
        hdf5::read_columns<PricedPosts>(hdf5::open_group(file, "todays_posts"), hdf5::post_columns);
  read_measures(file, result.options);
  return result;
}

}  // namespace

StudyResult read_results(const fs::path& path) {
  const hdf5::Silence silence;
  const auto file = open_results(path);
  try {
    check_format(file);
    return read_all(file);
  } catch (const std::exception& error) {
    throw FileError(path.string(), error.what());
  }
}

}  // namespace bluelight
