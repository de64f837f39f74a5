#include "results/hdf5_read.hpp"

namespace bluelight::hdf5 {
namespace {

std::size_t count_of(const Handle& space) {
  return static_cast<std::size_t>(require(H5Sget_simple_extent_npoints(space), "measure an array"));
}

/// Texts that HDF5 allocated, given back to it when done.
class BorrowedTexts {
 public:
  BorrowedTexts(const Handle& type, const Handle& space)
      : type_(type), space_(space), pointers_(count_of(space), nullptr) {}
  BorrowedTexts(const BorrowedTexts&) = delete;
  BorrowedTexts& operator=(const BorrowedTexts&) = delete;
  ~BorrowedTexts() { H5Dvlen_reclaim(type_, space_, H5P_DEFAULT, pointers_.data()); }

  char** data() { return pointers_.data(); }
  std::vector<std::string> copy() const {
    std::vector<std::string> result;
    for (const char* text : pointers_) result.emplace_back(text ? text : "");
    return result;
  }

 private:
  const Handle& type_;
  const Handle& space_;
  std::vector<char*> pointers_;
};

Handle open_attribute(hid_t object, const std::string& name) {
  return {H5Aopen(object, name.c_str(), H5P_DEFAULT), H5Aclose, "open attribute " + name};
}

Handle open_array(hid_t group, const std::string& name) {
  return {H5Dopen2(group, name.c_str(), H5P_DEFAULT), H5Dclose, "open dataset " + name};
}

void require_text(hid_t type, const std::string& name) {
  require(H5Tis_variable_str(type) > 0 ? 0 : -1, "read " + name + " as text");
}

std::vector<std::string> read_attribute_texts(hid_t object, const std::string& name) {
  const auto attribute = open_attribute(object, name);
  require_text(Handle{H5Aget_type(attribute), H5Tclose, "read " + name}, name);
  const Handle space{H5Aget_space(attribute), H5Sclose, "read attribute " + name};
  const auto type = text_type();
  BorrowedTexts texts{type, space};
  require(H5Aread(attribute, type, texts.data()), "read attribute " + name);
  return texts.copy();
}

}  // namespace

Handle open_file(const std::filesystem::path& path) {
  return {H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT), H5Fclose, "open it"};
}

Handle open_group(hid_t parent, const std::string& name) {
  return {H5Gopen2(parent, name.c_str(), H5P_DEFAULT), H5Gclose, "open group " + name};
}

bool has_member(hid_t parent, const std::string& name) {
  return H5Lexists(parent, name.c_str(), H5P_DEFAULT) > 0;
}

bool has_attribute(hid_t object, const std::string& name) {
  return H5Aexists(object, name.c_str()) > 0;
}

std::vector<std::string> attribute_names(hid_t object) {
  std::vector<std::string> names;
  const auto keep = [](hid_t, const char* name, const H5A_info_t*, void* list) -> herr_t {
    static_cast<std::vector<std::string>*>(list)->emplace_back(name);
    return 0;
  };
  hsize_t first = 0;
  require(H5Aiterate2(object, H5_INDEX_CRT_ORDER, H5_ITER_INC, &first, keep, &names),
          "list attributes");
  return names;
}

template <class Value>
Value read_attribute(hid_t object, const std::string& name) {
  const auto attribute = open_attribute(object, name);
  const Handle space{H5Aget_space(attribute), H5Sclose, "read attribute " + name};
  require(count_of(space) == 1 ? 0 : -1, "read attribute " + name + " as one number");
  Value value{};
  require(H5Aread(attribute, memory_type(value), &value), "read attribute " + name);
  return value;
}

template <>
std::string read_attribute<std::string>(hid_t object, const std::string& name) {
  auto texts = read_attribute_texts(object, name);
  require(texts.size() == 1 ? 0 : -1, "read attribute " + name + " as one text");
  return texts.front();
}

template std::int64_t read_attribute<std::int64_t>(hid_t, const std::string&);
template std::uint64_t read_attribute<std::uint64_t>(hid_t, const std::string&);

std::vector<std::string> read_text_list(hid_t object, const std::string& name) {
  return read_attribute_texts(object, name);
}

template <class Value>
std::vector<Value> read_array(hid_t group, const std::string& name) {
  const auto array = open_array(group, name);
  const Handle space{H5Dget_space(array), H5Sclose, "read dataset " + name};
  std::vector<Value> values(count_of(space));
  require(H5Dread(array, memory_type(Value{}), H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()),
          "read dataset " + name);
  return values;
}

template <>
std::vector<std::string> read_array<std::string>(hid_t group, const std::string& name) {
  const auto array = open_array(group, name);
  require_text(Handle{H5Dget_type(array), H5Tclose, "read " + name}, name);
  const Handle space{H5Dget_space(array), H5Sclose, "read dataset " + name};
  const auto type = text_type();
  BorrowedTexts texts{type, space};
  require(H5Dread(array, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, texts.data()),
          "read dataset " + name);
  return texts.copy();
}

template std::vector<double> read_array<double>(hid_t, const std::string&);
template std::vector<std::int32_t> read_array<std::int32_t>(hid_t, const std::string&);
template std::vector<std::int64_t> read_array<std::int64_t>(hid_t, const std::string&);
template std::vector<std::uint64_t> read_array<std::uint64_t>(hid_t, const std::string&);

}  // namespace bluelight::hdf5
