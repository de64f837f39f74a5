/// HDF5's identifiers as values that close themselves, and its failures as exceptions.
#pragma once

#include <hdf5.h>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>

namespace bluelight::hdf5 {

/// HDF5 could not do what was asked; the message says what, and HDF5's own reason. Becomes a
/// `FileError` at the border.
class Error : public std::runtime_error {
 public:
  explicit Error(const std::string& attempt);
};

/// Throws `Error` if `status` is one of HDF5's negative results. `attempt` completes "cannot …".
template <class Status>
Status require(Status status, const std::string& attempt) {
  if (status < 0) throw Error(attempt);
  return status;
}

/// Owns an identifier of HDF5: a file, group, dataset, type, space or property list.
class Handle {
 public:
  using Closer = herr_t (*)(hid_t);

  /// Takes over `id`. Throws `Error` if it is negative.
  Handle(hid_t id, Closer closer, const std::string& attempt)
      : id_(require(id, attempt)), closer_(closer) {}
  Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, -1)), closer_(other.closer_) {}
  Handle& operator=(Handle&& other) noexcept {
    std::swap(id_, other.id_);
    std::swap(closer_, other.closer_);
    return *this;
  }
  ~Handle() {
    if (id_ >= 0) closer_(id_);
  }

  operator hid_t() const { return id_; }

 private:
  hid_t id_;
  Closer closer_;
};

/// While one lives, HDF5 prints nothing to the terminal: failures are thrown, not shown.
class Silence {
 public:
  Silence();
  ~Silence();
  Silence(const Silence&) = delete;
  Silence& operator=(const Silence&) = delete;

 private:
  H5E_auto2_t function_ = nullptr;
  void* data_ = nullptr;
};

/// The type of variable-length UTF-8 text.
Handle text_type();

/// How a number lies in memory, in the terms of HDF5.
inline hid_t memory_type(double) { return H5T_NATIVE_DOUBLE; }
inline hid_t memory_type(std::int32_t) { return H5T_NATIVE_INT32; }
inline hid_t memory_type(std::int64_t) { return H5T_NATIVE_INT64; }
inline hid_t memory_type(std::uint64_t) { return H5T_NATIVE_UINT64; }

}  // namespace bluelight::hdf5
