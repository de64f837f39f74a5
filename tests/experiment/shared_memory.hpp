/// Memory that a test and the processes it makes see together.
#pragma once

#include <sys/mman.h>

#include <new>
#include <stdexcept>

namespace bluelight::test {

/// A `Value` shared with all later forks. Requires: `Value` works across processes (atomics do).
template <class Value>
class Shared {
 public:
  Shared() {
    void* memory =
        ::mmap(nullptr, sizeof(Value), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) throw std::runtime_error("no shared memory");
    value_ = new (memory) Value{};
  }
  Shared(const Shared&) = delete;
  Shared& operator=(const Shared&) = delete;
  ~Shared() { ::munmap(value_, sizeof(Value)); }

  Value& operator*() const { return *value_; }
  Value* operator->() const { return value_; }

 private:
  Value* value_;
};

}  // namespace bluelight::test
