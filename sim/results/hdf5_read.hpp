/// Reading an HDF5 file: attributes and whole arrays.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "results/hdf5_handle.hpp"

namespace bluelight::hdf5 {

/// Opens a file for reading. Throws `Error`.
Handle open_file(const std::filesystem::path& path);
/// Whether there is a group or dataset of that name.
bool has_member(hid_t parent, const std::string& name);
/// Opens a group. Throws `Error`.
Handle open_group(hid_t parent, const std::string& name);

/// Whether `object` has an attribute of that name.
bool has_attribute(hid_t object, const std::string& name);
/// Every attribute's name in order of creation.
std::vector<std::string> attribute_names(hid_t object);

/// The value of a one-valued attribute: std::string, std::int64_t or std::uint64_t. Throws `Error`
/// if it is missing or of another kind.
template <class Value>
Value read_attribute(hid_t object, const std::string& name);
/// The value of an attribute that is a list of texts.
std::vector<std::string> read_text_list(hid_t object, const std::string& name);

/// All values of a dataset of double, integers or texts, last dimension fastest. Throws `Error`.
template <class Value>
std::vector<Value> read_array(hid_t group, const std::string& name);

}  // namespace bluelight::hdf5
