#include "results/hdf5_write.hpp"

#include <hdf5_hl.h>

#include <algorithm>
#include <numeric>

namespace bluelight::hdf5 {
namespace {

constexpr unsigned tracked = H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED;
constexpr hsize_t chunk_values =
    65536;  // half a megabyte of doubles: read in one go, compressed well

hid_t file_type(double) { return H5T_IEEE_F64LE; }
hid_t file_type(std::int32_t) { return H5T_STD_I32LE; }
hid_t file_type(std::int64_t) { return H5T_STD_I64LE; }
hid_t file_type(std::uint64_t) { return H5T_STD_U64LE; }

Handle property_list(hid_t kind) { return {H5Pcreate(kind), H5Pclose, "make a property list"}; }

Handle space_of(const Shape& shape) {
  const auto rank = static_cast<int>(shape.size());
  return {rank == 0 ? H5Screate(H5S_SCALAR) : H5Screate_simple(rank, shape.data(), nullptr),
          H5Sclose, "make a data space"};
}

/// The last dimensions whole, as many values as a chunk takes.
Shape chunk_of(const Shape& shape) {
  Shape chunk(shape.size(), 1);
  hsize_t room = chunk_values;
  for (std::size_t i = shape.size(); i-- > 0 && room > 1;) {
    chunk[i] = std::min(shape[i], room);
    room /= chunk[i];
  }
  return chunk;
}

bool is_empty(const Shape& shape) { return std::ranges::find(shape, 0) != shape.end(); }

Handle creation_properties(const Shape& shape, bool compress) {
  auto properties = property_list(H5P_DATASET_CREATE);
  H5Pset_attr_creation_order(properties, tracked);
  H5Pset_obj_track_times(properties, false);
  if (compress && !shape.empty() && !is_empty(shape)) {
    const auto chunk = chunk_of(shape);
    require(H5Pset_chunk(properties, static_cast<int>(chunk.size()), chunk.data()), "set chunks");
    require(H5Pset_shuffle(properties), "set the shuffle filter");
    require(H5Pset_deflate(properties, 1), "set compression");
  }
  return properties;
}

/// Values as they stand in memory and shall stand in the file.
struct TypedValues {
  hid_t in_file, in_memory;
  const void* first;
};

template <class Number>
TypedValues typed(const Number* first) {
  return {file_type(Number{}), memory_type(Number{}), first};
}

Handle create_array(hid_t group, const Label& label, const Shape& shape, TypedValues values) {
  const auto space = space_of(shape);
  const auto properties = creation_properties(shape, H5Tis_variable_str(values.in_file) == 0);
  Handle array{H5Dcreate2(group, label.name.c_str(), values.in_file, space, H5P_DEFAULT, properties,
                          H5P_DEFAULT),
               H5Dclose, "make dataset " + label.name};
  if (!is_empty(shape))
    require(H5Dwrite(array, values.in_memory, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.first),
            "write dataset " + label.name);
  if (!label.unit.empty()) write_attribute(array, "units", label.unit);
  if (!label.description.empty()) write_attribute(array, "long_name", label.description);
  return array;
}

std::vector<const char*> pointers(std::span<const std::string> texts) {
  std::vector<const char*> result;
  for (const auto& text : texts) result.push_back(text.c_str());
  return result;
}

void write_any_attribute(hid_t object, const std::string& name, const Shape& shape,
                         TypedValues values) {
  const auto space = space_of(shape);
  const Handle attribute{
      H5Acreate2(object, name.c_str(), values.in_file, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose,
      "make attribute " + name};
  if (!is_empty(shape))
    require(H5Awrite(attribute, values.in_memory, values.first), "write attribute " + name);
}

}  // namespace

Handle create_file() {
  const auto access = property_list(H5P_FILE_ACCESS);
  require(H5Pset_fapl_core(access, 1 << 20, false), "make a file in memory");
  require(H5Pset_libver_bounds(access, H5F_LIBVER_EARLIEST, H5F_LIBVER_V18),
          "set the file version");
  const auto creation = property_list(H5P_FILE_CREATE);
  H5Pset_link_creation_order(creation, tracked);
  H5Pset_attr_creation_order(creation, tracked);
  H5Pset_obj_track_times(creation, false);
  return {H5Fcreate("bluelight results in memory", H5F_ACC_TRUNC, creation, access), H5Fclose,
          "make a file in memory"};
}

std::vector<std::byte> image(const Handle& file) {
  require(H5Fflush(file, H5F_SCOPE_GLOBAL), "finish the file in memory");
  const auto size = require(H5Fget_file_image(file, nullptr, 0), "measure the file in memory");
  std::vector<std::byte> bytes(static_cast<std::size_t>(size));
  require(H5Fget_file_image(file, bytes.data(), bytes.size()), "copy the file in memory");
  return bytes;
}

Handle create_group(hid_t parent, const std::string& name) {
  const auto properties = property_list(H5P_GROUP_CREATE);
  H5Pset_link_creation_order(properties, tracked);
  H5Pset_attr_creation_order(properties, tracked);
  H5Pset_obj_track_times(properties, false);
  return {H5Gcreate2(parent, name.c_str(), H5P_DEFAULT, properties, H5P_DEFAULT), H5Gclose,
          "make group " + name};
}

void write_attribute(hid_t object, const std::string& name, const std::string& text) {
  const auto type = text_type();
  const char* pointer = text.c_str();
  write_any_attribute(object, name, {}, {type, type, &pointer});
}

void write_attribute(hid_t object, const std::string& name, std::int64_t number) {
  write_any_attribute(object, name, {}, typed(&number));
}

void write_attribute(hid_t object, const std::string& name, std::uint64_t number) {
  write_any_attribute(object, name, {}, typed(&number));
}

void write_attribute(hid_t object, const std::string& name, const std::vector<std::string>& texts) {
  const auto type = text_type();
  write_any_attribute(object, name, {texts.size()}, {type, type, pointers(texts).data()});
}

template <class Value>
Handle write_array(hid_t group, const Label& label, const Shape& shape,
                   std::span<const Value> values) {
  return create_array(group, label, shape, typed(values.data()));
}

template <>
Handle write_array<std::string>(hid_t group, const Label& label, const Shape& shape,
                                std::span<const std::string> values) {
  const auto type = text_type();
  return create_array(group, label, shape, {type, type, pointers(values).data()});
}

template Handle write_array<double>(hid_t, const Label&, const Shape&, std::span<const double>);
template Handle write_array<std::int32_t>(hid_t, const Label&, const Shape&,
                                          std::span<const std::int32_t>);
template Handle write_array<std::int64_t>(hid_t, const Label&, const Shape&,
                                          std::span<const std::int64_t>);
template Handle write_array<std::uint64_t>(hid_t, const Label&, const Shape&,
                                           std::span<const std::uint64_t>);

void write_compound(hid_t group, const Label& label, hid_t type,
                    std::span<const std::byte> packed) {
  create_array(group, label, {packed.size() / H5Tget_size(type)}, {type, type, packed.data()});
}

template <class Value>
Handle write_scale(hid_t group, const Label& label, std::span<const Value> values) {
  auto scale = write_array<Value>(group, label, {values.size()}, values);
  require(H5DSset_scale(scale, label.name.c_str()), "make dimension " + label.name);
  return scale;
}

template Handle write_scale<std::int64_t>(hid_t, const Label&, std::span<const std::int64_t>);
template Handle write_scale<std::string>(hid_t, const Label&, std::span<const std::string>);

void attach_scale(const Handle& array, const Handle& scale, unsigned dimension) {
  require(H5DSattach_scale(array, scale, dimension), "name a dimension");
}

namespace {

Handle write_index(hid_t group, const Label& index, std::size_t rows) {
  std::vector<std::int64_t> numbers(rows);
  std::iota(numbers.begin(), numbers.end(), 0);
  return write_scale<std::int64_t>(group, index, numbers);
}

}  // namespace

TableWriter::TableWriter(hid_t parent, const std::string& name, const Label& index,
                         std::size_t rows)
    : group_(create_group(parent, name)), scale_(write_index(group_, index, rows)) {}

}  // namespace bluelight::hdf5
