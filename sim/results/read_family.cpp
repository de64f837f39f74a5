#include <algorithm>
#include <map>
#include <span>
#include <stdexcept>

#include "results/family_file.hpp"
#include "results/hdf5_read.hpp"

namespace bluelight {
namespace {

using hdf5::Handle;

/// One family's axes as they stand in the file.
struct Axes {
  std::vector<std::int64_t> replications;
  std::vector<Dimension> dimensions;
  std::vector<std::vector<std::int32_t>> positions;  ///< by dimension: [option, label]
};

Axes read_axes(const Handle& group, std::size_t options) {
  Axes axes{.replications = hdf5::read_array<std::int64_t>(group, "replication"),
            .dimensions = {},
            .positions = {}};
  for (const auto& name : hdf5::read_text_list(group, "dimensions")) {
    axes.dimensions.push_back({name, hdf5::read_array<std::string>(group, name)});
    axes.positions.push_back(hdf5::read_array<std::int32_t>(group, name + "_position"));
    if (axes.positions.back().size() != options * axes.dimensions.back().labels.size())
      throw std::runtime_error(name + "_position has another size");
  }
  return axes;
}

/// The labels that an option has, in its own order.
std::vector<std::string> own_labels(const Axes& axes, std::size_t dimension, std::size_t option) {
  const auto& labels = axes.dimensions[dimension].labels;
  const auto* first = axes.positions[dimension].data() + option * labels.size();
  const auto count =
      labels.size() - static_cast<std::size_t>(std::count(first, first + labels.size(), -1));
  std::vector<std::string> own(count);
  for (std::size_t i = 0; i < labels.size(); ++i)
    if (first[i] >= 0) own.at(static_cast<std::size_t>(first[i])) = labels[i];
  return own;
}

void read_dimensions(const Axes& axes, std::size_t option, Measure& measure) {
  measure.size = 1;
  for (std::size_t i = 0; i < axes.dimensions.size(); ++i) {
    measure.dimensions.push_back({axes.dimensions[i].name, own_labels(axes, i, option)});
    measure.size *= measure.dimensions.back().labels.size();
  }
}

void describe(const Handle& group, Measure& measure) {
  const Handle array{H5Dopen2(group, measure.name.c_str(), H5P_DEFAULT), H5Dclose,
                     "open dataset " + measure.name};
  const auto text = [&](const char* name) {
    return hdf5::has_attribute(array, name) ? hdf5::read_attribute<std::string>(array, name) : "";
  };
  measure.unit = text("units");
  measure.description = text("long_name");
}

/// All numbers of one measure, and which part of them is a run's.
struct Block {
  std::vector<double> numbers;
  std::size_t size = 1;

  Block(const Handle& group, const std::string& measure, const Axes& axes, std::size_t options)
      : numbers(hdf5::read_array<double>(group, measure)) {
    for (const auto& dimension : axes.dimensions) size *= dimension.labels.size();
    if (numbers.size() != options * axes.replications.size() * size)
      throw std::runtime_error("dataset " + measure + " has another size");
  }

  /// The numbers of one replication of one option.
  std::span<const double> of(std::size_t option, std::size_t row, const Axes& axes) const {
    return std::span{numbers}.subspan((option * axes.replications.size() + row) * size, size);
  }
};

/// Where a replication stands on its axis.
std::size_t row_of(const Axes& axes, std::uint64_t replication) {
  const auto found =
      std::ranges::lower_bound(axes.replications, static_cast<std::int64_t>(replication));
  if (found == axes.replications.end()) throw std::runtime_error("a replication is missing");
  return static_cast<std::size_t>(found - axes.replications.begin());
}

/// Puts the numbers of `measure` into the runs; `numbers` gives those of a row of the block.
template <class Numbers>
void scatter(const Numbers& numbers, const Axes& axes, const Measure& measure,
             std::vector<RunRecord>& runs) {
  const auto places = places_on(axes.dimensions, measure.dimensions);
  for (auto& run : runs) {
    if (run.status != RunRecord::Status::done) continue;
    const auto all = numbers(row_of(axes, run.replication));
    run.values.resize(std::max(run.values.size(), measure.offset + measure.size));
    for (std::size_t i = 0; i < places.size(); ++i) run.values[measure.offset + i] = all[places[i]];
  }
}

}  // namespace

void read_family(hid_t file, const std::string& family, std::vector<OptionRuns>& options) {
  const auto group = hdf5::open_group(file, family);
  const auto axes = read_axes(group, options.size());
  std::map<std::string, Block> blocks;
  for (std::size_t i = 0; i < options.size(); ++i)
    for (auto& measure : options[i].layout.measures) {
      if (measure.family != family) continue;
      const auto block =
          blocks.try_emplace(measure.name, group, measure.name, axes, options.size());
      describe(group, measure);
      read_dimensions(axes, i, measure);
      const auto numbers = [&](std::size_t row) { return block.first->second.of(i, row, axes); };
      scatter(numbers, axes, measure, options[i].runs);
    }
}

}  // namespace bluelight
