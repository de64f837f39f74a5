/// Signals to stop that wait until something can be said about them.
#pragma once

#include <signal.h>

namespace bluelight {

/// While one lives, SIGINT and SIGTERM wait for the next `run_jobs` or `throw_if_any`: for work
/// between calls of `run_jobs` after which something is to be said.
class HeldSignals {
 public:
  /// Throws `std::system_error`.
  HeldSignals();
  HeldSignals(const HeldSignals&) = delete;
  HeldSignals& operator=(const HeldSignals&) = delete;
  /// What still waits takes effect.
  ~HeldSignals();
  /// Throws `bluelight::Interrupted` if one waits.
  void throw_if_any() const;

 private:
  sigset_t before_{};
};

}  // namespace bluelight
