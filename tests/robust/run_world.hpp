/// Runs of small worlds: with books kept of everything, and for their measures.
#pragma once

#include <bluelight/measures.hpp>
#include <string>

namespace bluelight::test {

/// What the books of a replication say: faults, and all numbers as text.
struct Books {
  std::string faults, numbers;
};

/// Replication 0 of a world, in a process of its own, with a `Ledger` as observer.
Books books_of(const World& world);

/// The measures of the same replication, from another process.
class Measured {
 public:
  explicit Measured(const World& world);
  /// All values, as they stand in memory.
  const std::string& bytes() const { return bytes_; }
  /// One measure of one label. Requires: the run ended well, `bytes` has the layout's size.
  double operator()(const char* family, const char* name, std::size_t label) const;
  /// The measure over all labels.
  double sum(const char* family, const char* name) const;
  const MeasureLayout& layout() const { return layout_; }

 private:
  MeasureLayout layout_;
  std::string bytes_;
  RunValues values_;
};

}  // namespace bluelight::test
