/// Writing one HDF5 file in memory: groups, attributes, labelled arrays.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "results/hdf5_handle.hpp"

namespace bluelight::hdf5 {

/// A new file that lives in memory, without times in it: equal contents make equal bytes.
Handle create_file();

/// The bytes of a file in memory as they would stand on disk.
std::vector<std::byte> image(const Handle& file);

/// A new group that keeps the order of creation.
Handle create_group(hid_t parent, const std::string& name);

/// Attributes of a file, group or dataset.
void write_attribute(hid_t object, const std::string& name, const std::string& text);
void write_attribute(hid_t object, const std::string& name, std::int64_t number);
void write_attribute(hid_t object, const std::string& name, std::uint64_t number);
void write_attribute(hid_t object, const std::string& name, const std::vector<std::string>& texts);

/// What an array is called and what its numbers mean.
struct Label {
  std::string name;
  std::string unit;         ///< attribute `units`; empty: none
  std::string description;  ///< attribute `long_name`
};

using Shape = std::vector<hsize_t>;

/// A new dataset of double, std::int64_t, std::int32_t, std::uint64_t or std::string. Numbers are
/// compressed. Requires: as many values as the product of `shape`.
template <class Value>
Handle write_array(hid_t group, const Label& label, const Shape& shape,
                   std::span<const Value> values);

/// A new one-dimensional dataset of a compound type, compressed. Requires: whole rows of that
/// type, packed.
void write_compound(hid_t group, const Label& label, hid_t type, std::span<const std::byte> packed);

/// A new one-dimensional dataset that names positions along the dimension `label.name`.
template <class Value>
Handle write_scale(hid_t group, const Label& label, std::span<const Value> values);

/// States that `scale` names the positions of `array` along its `dimension`-th dimension.
void attach_scale(const Handle& array, const Handle& scale, unsigned dimension);

/// A new group of columns of equal length that share one scale.
class TableWriter {
 public:
  /// `index` names the rows: 0 … `rows` - 1.
  TableWriter(hid_t parent, const std::string& name, const Label& index, std::size_t rows);

  template <class Value>
  void column(const Label& label, const std::vector<Value>& values) const {
    const auto array = write_array<Value>(group_, label, {values.size()}, values);
    attach_scale(array, scale_, 0);
  }
  const Handle& group() const { return group_; }

 private:
  Handle group_;
  Handle scale_;
};

}  // namespace bluelight::hdf5
