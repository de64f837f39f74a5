/// An observer that does nothing, for those that listen to one thing.
#pragma once

#include <bluelight/observer.hpp>

namespace bluelight::test {

/// Hears everything and does nothing.
class QuietObserver : public Observer {
 public:
  void hour_begins(int) override {}
  void offered(const OfferedCall&) override {}
  void answered(const OfferedCall&, Duration) override {}
  void abandoned(const OfferedCall&, Duration) override {}
  void redialled(const OfferedCall&) override {}
  void handled(const OfferedCall&, Duration) override {}
  void waiting_changed(ContactId, int, TimePoint) override {}
  void staff_changed(StaffGroupId, int, int, TimePoint) override {}
};

}  // namespace bluelight::test
