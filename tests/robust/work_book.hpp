/// Books of what is not a call: incidents at dispatch, transfers, people's other work.
#pragma once

#include <bluelight/observer.hpp>
#include <bluelight/world.hpp>
#include <map>
#include <string>
#include <tuple>
#include <vector>

namespace bluelight::test {

/// What people did besides answering calls.
struct OtherWork {
  Duration perhaps_in_calls{};  ///< transfers, and mobilising by people who answer calls too
  Duration beside{};            ///< all else but calls
};

/// Says of each thing that it is told whether it may be so; an empty text if it may:
/// * an incident is visible to a service, then mobilised for, then closed, each once at most;
/// * nothing happens before it can: visible after reported, mobilised after a dispatcher began;
/// * who dispatches may work at some desk, and a desk has incidents of its service only.
class WorkBook {
 public:
  explicit WorkBook(const World& world) : world_(world), work_(world.staff.size()) {}

  std::string visible(const SeenIncident& incident, TimePoint now);
  std::string mobilised(const SeenIncident& incident, TimePoint since, TimePoint now);
  std::string closed(const SeenIncident& incident, TimePoint now);
  std::string transferred(const Transfer& transfer, TimePoint now);
  std::string worked(StaffGroupId group, Activity activity, TimePoint from, TimePoint to);

  /// By staff group.
  const std::vector<OtherWork>& work() const { return work_; }
  std::int64_t incidents() const { return incidents_; }

 private:
  /// Type, service, instant of visibility: incidents have no other name here.
  using IncidentName = std::tuple<std::uint32_t, std::uint32_t, TimePoint>;
  struct Count {
    int visible = 0, mobilised = 0, closed = 0;
  };
  Count& count_of(const SeenIncident& incident);

  const World& world_;
  std::map<IncidentName, Count> counts_;
  std::vector<OtherWork> work_;
  std::int64_t incidents_ = 0;
};

}  // namespace bluelight::test
