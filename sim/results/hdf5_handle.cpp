#include "results/hdf5_handle.hpp"

namespace bluelight::hdf5 {
namespace {

herr_t first_reason(unsigned depth, const H5E_error2_t* error, void* reason) {
  if (depth == 0 && error->desc) *static_cast<std::string*>(reason) = error->desc;
  return 0;
}

std::string innermost_reason() {
  std::string reason = "unknown reason";
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, first_reason, &reason);
  return reason;
}

}  // namespace

Error::Error(const std::string& attempt)
    : std::runtime_error("cannot " + attempt + " (HDF5: " + innermost_reason() + ")") {}

Silence::Silence() {
  H5Eget_auto2(H5E_DEFAULT, &function_, &data_);
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

Silence::~Silence() { H5Eset_auto2(H5E_DEFAULT, function_, data_); }

Handle text_type() {
  Handle type{H5Tcopy(H5T_C_S1), H5Tclose, "make a type of text"};
  require(H5Tset_size(type, H5T_VARIABLE), "make a type of text");
  require(H5Tset_cset(type, H5T_CSET_UTF8), "make a type of text");
  return type;
}

}  // namespace bluelight::hdf5
