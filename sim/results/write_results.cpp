#include <algorithm>
#include <bluelight/results_file.hpp>
#include <functional>
#include <set>
#include <stdexcept>

#include "results/durable_file.hpp"
#include "results/family_file.hpp"
#include "results/format.hpp"
#include "results/tables.hpp"

namespace bluelight {
namespace {

using hdf5::Handle;
using hdf5::Label;
using hdf5::TableWriter;

void check_names(const std::vector<OptionRuns>& options) {
  std::set<std::string> names;
  for (const auto& option : options)
    if (!names.insert(option.name).second)
      throw std::invalid_argument("two options are called " + option.name);
}

void check_sizes(const OptionRuns& option) {
  std::size_t end = 0;
  for (const auto& measure : option.layout.measures)
    end = std::max(end, measure.offset + measure.size);
  for (const auto& run : option.runs)
    if (run.status == RunRecord::Status::done && run.values.size() != end)
      throw std::invalid_argument("a run of " + option.name + " does not agree with its layout");
}

void write_root(hid_t file, const StudyResult& result) {
  hdf5::write_attribute(file, "format", results_format::version);
  hdf5::write_attribute(file, "Conventions", results_format::version);
  hdf5::write_attribute(file, "title", result.title);
  hdf5::write_attribute(file, "seed", result.seed);
  for (const auto& [name, text] : result.provenance) {
    const bool taken = results_format::is_own_attribute(name);
    hdf5::write_attribute(
        file, taken ? std::string(results_format::provenance_prefix) + name : name, text);
  }
}

void write_options(hid_t file, const std::vector<OptionRuns>& options) {
  std::vector<std::string> names, titles, resolved;
  for (const auto& option : options) {
    names.push_back(option.name);
    titles.push_back(option.title);
    resolved.push_back(option.resolved);
  }
  const TableWriter table{file, "options", {"index", "", "baseline first"}, options.size()};
  table.column({"option", "", "name"}, names);
  table.column({"title", "", "title"}, titles);
  table.column({"resolved", "", "resolved scenario, TOML"}, resolved);
}

/// A table with the rows of all options.
template <class Columns>
struct Table {
  const char* name;
  const char* index;
  const Columns& columns;
};
template <class Columns>
Table(const char*, const char*, const Columns&) -> Table<Columns>;

/// Writes the rows of the list of each option that `list` gives, and whose they are.
template <class Columns, class List>
TableWriter write_table(hid_t file, const Table<Columns>& table,
                        const std::vector<OptionRuns>& options, List list) {
  using Rows = std::decay_t<std::invoke_result_t<List, const OptionRuns&>>;
  std::vector<const typename Rows::value_type*> rows;
  std::vector<std::string> owners;
  for (const auto& option : options)
    for (const auto& row : std::invoke(list, option)) {
      rows.push_back(&row);
      owners.push_back(option.name);
    }
  TableWriter writer{file, table.name, {table.index, "", ""}, rows.size()};
  writer.column({"option", "", "name in /options"}, owners);
  hdf5::write_columns(writer, rows, table.columns);
  return writer;
}

const std::vector<Measure>& measures_of(const OptionRuns& option) { return option.layout.measures; }

void write_appraisal(hid_t file, const StudyResult& result) {
  std::vector<const DiscountSchedule::Step*> steps;
  for (const auto& step : result.discount.steps) steps.push_back(&step);
  const TableWriter table{
      file, "appraisal", {"step", "", "step of the discount schedule"}, steps.size()};
  hdf5::write_columns(table, steps, hdf5::discount_columns);
  const auto& plan = result.appraisal;
  hdf5::write_attribute(table.group(), "years", hdf5::stored(plan.years));
  hdf5::write_attribute(table.group(), "discount", plan.discount);
  hdf5::write_attribute(table.group(), "base", hdf5::stored(plan.base));
  hdf5::write_attribute(table.group(), "demand_of", hdf5::stored(plan.demand_of));
  hdf5::write_attribute(table.group(), "draws", hdf5::stored(plan.draws));
  hdf5::write_attribute(table.group(), "staffing", hdf5::stored(result.staffing));
  hdf5::write_attribute(table.group(), "schedule_name", result.discount.name);
  hdf5::write_attribute(table.group(), "schedule_title", result.discount.title);
  hdf5::write_attribute(table.group(), "schedule_source", result.discount.source);
}

void write_precision(hid_t file, const std::vector<PrecisionGoal>& goals) {
  std::vector<const PrecisionGoal*> rows;
  for (const PrecisionGoal& goal : goals) rows.push_back(&goal);
  const TableWriter table{file, "precision", {"goal", "", "goal of precision"}, rows.size()};
  hdf5::write_columns(table, rows, hdf5::precision_columns);
}

/// Whether any option has a row in a table that only some studies have.
template <class List>
bool has_any(const std::vector<OptionRuns>& options, List list) {
  return std::ranges::any_of(
      options, [list](const OptionRuns& option) { return !std::invoke(list, option).empty(); });
}

/// A table of the study itself, without options.
template <class Row, class Columns>
void write_list(hid_t file, const Table<Columns>& table, const std::vector<Row>& all) {
  if (all.empty()) return;
  std::vector<const Row*> rows;
  for (const Row& row : all) rows.push_back(&row);
  const TableWriter writer{file, table.name, {table.index, "", ""}, rows.size()};
  hdf5::write_columns(writer, rows, table.columns);
}

void write_varied(hid_t file, const std::vector<VariedInput>& varied) {
  if (varied.empty()) return;
  std::vector<const Input*> rows;
  std::vector<std::string> names;
  for (const VariedInput& one : varied)
    for (const Input& input : one.inputs) {
      rows.push_back(&input);
      names.push_back(one.name);
    }
  const TableWriter writer{file, "varied_inputs", {"row", "", ""}, rows.size()};
  writer.column({"varied", "", "name: the group of inputs that err together, or the path"}, names);
  hdf5::write_columns(writer, rows, hdf5::input_columns);
}

void write_tables(hid_t file, const StudyResult& result) {
  const auto& options = result.options;
  write_options(file, options);
  const auto runs =
      write_table(file, Table{"runs", "run", hdf5::run_columns}, options, &OptionRuns::runs);
  std::size_t count = 0;
  for (const auto& option : options) count += option.runs.size();
  runs.column<std::uint64_t>({"seed", "", "seed of all random streams"},
                             std::vector<std::uint64_t>(count, result.seed));
  write_table(file, Table{"posts", "post", hdf5::post_columns}, options, &OptionRuns::posts);
  if (has_any(options, &OptionRuns::equal_service))
    write_table(file, Table{"equal_service", "need", hdf5::equal_service_columns}, options,
                &OptionRuns::equal_service);
  if (has_any(options, &OptionRuns::held_standards))
    write_table(file, Table{"held_standards", "standard", hdf5::held_standard_columns}, options,
                &OptionRuns::held_standards);
  write_varied(file, result.varied);
  write_list(file, Table{"todays_posts", "post", hdf5::post_columns}, result.todays_posts);
  if (has_any(options, &OptionRuns::varied_posts))
    write_table(file, Table{"varied_posts", "post", hdf5::varied_post_columns}, options,
                &OptionRuns::varied_posts);
  if (has_any(options, &OptionRuns::service))
    write_table(file, Table{"service_runs", "row", hdf5::service_columns}, options,
                &OptionRuns::service);
  write_table(file, Table{"costs", "cost", hdf5::cost_columns}, options, &OptionRuns::costs);
  write_table(file, Table{"inputs", "input", hdf5::input_columns}, options, &OptionRuns::inputs);
  write_table(file, Table{"levers", "lever", hdf5::lever_columns}, options, &OptionRuns::levers);
  if (!result.precision.empty()) write_precision(file, result.precision);
  write_list(file, Table{"benefits", "benefit", hdf5::benefit_columns}, result.appraisal.benefits);
  write_list(file, Table{"appraisal_inputs", "input", hdf5::input_columns},
             result.appraisal.inputs);
  write_appraisal(file, result);
  write_table(file, Table{"layouts", "row", hdf5::layout_columns}, options, measures_of);
}

std::vector<std::byte> file_image(const StudyResult& result) {
  const auto file = hdf5::create_file();
  write_root(file, result);
  for (const auto& family : families_of(result.options)) write_family(file, family, result.options);
  write_measure_table(file, result.options);
  write_tables(file, result);
  hdf5::write_attribute(file, "complete", std::int64_t{1});
  return hdf5::image(file);
}

}  // namespace

void write_results(const std::filesystem::path& path, const StudyResult& result) {
  check_names(result.options);
  for (const auto& option : result.options) check_sizes(option);
  const hdf5::Silence silence;
  std::vector<std::byte> bytes;
  try {
    bytes = file_image(result);
  } catch (const hdf5::Error& error) {
    throw FileError(path.string(), error.what());
  }
  write_durably(path, bytes);
}

}  // namespace bluelight
