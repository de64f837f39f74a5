/// Memory for the frames of processes: millions of short lives, a few sizes.
#pragma once

#include <array>
#include <cstddef>
#include <new>
#include <vector>

namespace bluelight {

/// Keeps freed frames for the next process of that size. One run, one pool. Under the address
/// sanitizer every frame comes from the heap, so that a use after the end is seen.
class FramePool {
 public:
  FramePool() = default;
  FramePool(const FramePool&) = delete;
  FramePool& operator=(const FramePool&) = delete;
  ~FramePool() {
    for (void* chunk : chunks_) ::operator delete(chunk);
  }

  /// Memory for `size` bytes that remembers its pool.
  void* allocate(std::size_t size) {
    const std::size_t kind = (size + sizeof(Header) + step - 1) / step;
    Header* block = kind < free_.size() && pooled ? take(kind) : fresh(kind * step);
    block->pool = this;
    block->kind = kind;
    return block + 1;
  }

  /// Gives back what `allocate` of any pool returned.
  static void release(void* memory) {
    Header* block = static_cast<Header*>(memory) - 1;
    FramePool& pool = *block->pool;
    if (block->kind >= pool.free_.size() || !pooled) return ::operator delete(block);
    const std::size_t kind = block->kind;
    block->next = pool.free_[kind];
    pool.free_[kind] = block;
  }

 private:
  struct alignas(std::max_align_t) Header {
    union {
      FramePool* pool;
      Header* next;
    };
    std::size_t kind;
  };
#if defined(__SANITIZE_ADDRESS__)
  static constexpr bool pooled = false;
#else
  static constexpr bool pooled = true;
#endif
  static constexpr std::size_t step = 64;
  static constexpr std::size_t frames_a_chunk = 256;

  static Header* fresh(std::size_t bytes) { return static_cast<Header*>(::operator new(bytes)); }

  Header* take(std::size_t kind) {
    if (free_[kind] == nullptr) refill(kind);
    Header* block = free_[kind];
    free_[kind] = block->next;
    return block;
  }

  void refill(std::size_t kind) {
    auto* chunk = static_cast<std::byte*>(::operator new(kind* step* frames_a_chunk));
    chunks_.push_back(chunk);
    for (std::size_t i = frames_a_chunk; i-- > 0;) {
      auto* block = reinterpret_cast<Header*>(chunk + i * kind * step);
      block->kind = kind;
      block->next = free_[kind];
      free_[kind] = block;
    }
  }

  std::array<Header*, 32> free_{};
  std::vector<void*> chunks_;
};

}  // namespace bluelight
