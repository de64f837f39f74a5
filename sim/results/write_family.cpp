#include <algorithm>
#include <limits>

#include "results/family_file.hpp"
#include "results/hdf5_write.hpp"

namespace bluelight {
namespace {

using hdf5::Handle;
using hdf5::Label;
using hdf5::Shape;

/// The axes of one family's arrays in the file.
struct Scales {
  std::vector<Handle> handles;  ///< option, replication, then the family's own
  Shape shape;
};

template <class Value>
void add_scale(Scales& scales, hid_t group, const Label& label, const std::vector<Value>& names) {
  scales.handles.push_back(hdf5::write_scale<Value>(group, label, names));
  scales.shape.push_back(names.size());
}

std::vector<std::string> names_of(const std::vector<OptionRuns>& options) {
  std::vector<std::string> names;
  for (const auto& option : options) names.push_back(option.name);
  return names;
}

Scales write_scales(hid_t group, const Family& family, const std::vector<OptionRuns>& options) {
  Scales scales;
  const auto replications = replications_of(options);
  add_scale(scales, group, {"option", "", "baseline first"}, names_of(options));
  add_scale<std::int64_t>(scales, group, {"replication", "", "replication, from 0"},
                          {replications.begin(), replications.end()});
  for (const auto& dimension : family.dimensions)
    add_scale(scales, group, {dimension.name, "", ""}, dimension.labels);
  return scales;
}

const Measure* find(const MeasureLayout& layout, const std::string& family,
                    const std::string& name) {
  const auto found = std::ranges::find_if(layout.measures, [&](const Measure& measure) {
    return measure.family == family && measure.name == name;
  });
  return found == layout.measures.end() ? nullptr : &*found;
}

/// Position of each common label in each option's own order; -1: the option has no such label.
std::vector<std::int32_t> positions(const Family& family, std::size_t dimension,
                                    const std::vector<OptionRuns>& options) {
  std::vector<std::int32_t> result;
  for (const auto& option : options) {
    const auto own = members(option.layout, family.name);
    for (const auto& label : family.dimensions[dimension].labels) {
      if (own.empty()) {
        result.push_back(-1);
        continue;
      }
      const auto& labels = own.front()->dimensions[dimension].labels;
      const auto found = std::ranges::find(labels, label);
      result.push_back(found == labels.end() ? -1
                                             : static_cast<std::int32_t>(found - labels.begin()));
    }
  }
  return result;
}

void write_positions(hid_t group, const Family& family, const std::vector<OptionRuns>& options,
                     const Scales& scales) {
  for (std::size_t i = 0; i < family.dimensions.size(); ++i) {
    const Label label{family.dimensions[i].name + "_position", "",
                      "position in the option's own order; -1: the option has none"};
    const auto array = hdf5::write_array<std::int32_t>(
        group, label, {scales.shape[0], scales.shape[i + 2]}, positions(family, i, options));
    hdf5::attach_scale(array, scales.handles[0], 0);
    hdf5::attach_scale(array, scales.handles[i + 2], 1);
  }
}

/// All numbers of one measure on the common axes.
std::vector<double> gather(const Family& family, const std::string& name,
                           const std::vector<OptionRuns>& options) {
  const auto replications = replications_of(options);
  const auto block = family.block_size();
  std::vector<double> numbers(options.size() * replications.size() * block,
                              std::numeric_limits<double>::quiet_NaN());
  for (std::size_t i = 0; i < options.size(); ++i) {
    const auto* measure = find(options[i].layout, family.name, name);
    if (!measure) continue;
    const auto places = places_on(family.dimensions, measure->dimensions);
    for (const auto& run : options[i].runs) {
      if (run.status != RunRecord::Status::done) continue;
      const auto row =
          std::ranges::lower_bound(replications, run.replication) - replications.begin();
      const auto begin = (i * replications.size() + static_cast<std::size_t>(row)) * block;
      for (std::size_t k = 0; k < places.size(); ++k)
        numbers[begin + places[k]] = run.values[measure->offset + k];
    }
  }
  return numbers;
}

}  // namespace

void write_family(hid_t file, const Family& family, const std::vector<OptionRuns>& options) {
  const auto group = hdf5::create_group(file, family.name);
  std::vector<std::string> dimensions;
  for (const auto& dimension : family.dimensions) dimensions.push_back(dimension.name);
  hdf5::write_attribute(group, "dimensions", dimensions);
  const auto scales = write_scales(group, family, options);
  write_positions(group, family, options, scales);
  for (const auto& measure : family.measures) {
    const auto array =
        hdf5::write_array<double>(group, {measure.name, measure.unit, measure.description},
                                  scales.shape, gather(family, measure.name, options));
    for (unsigned i = 0; i < scales.handles.size(); ++i)
      hdf5::attach_scale(array, scales.handles[i], i);
  }
}

}  // namespace bluelight
