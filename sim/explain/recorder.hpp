/// Writes down what becomes of each call and incident of one run.
#pragma once

#include <bluelight/explain.hpp>
#include <bluelight/observer.hpp>
#include <unordered_map>
#include <vector>

namespace bluelight {

/// The calls and incidents of measured time in one run, sorted by who they are.
struct Stories {
  std::vector<CallStory> calls;          ///< by caller
  std::vector<IncidentStory> incidents;  ///< by incident, then service
};

/// First and last instant of the measured time of a run of `world`.
std::pair<TimePoint, TimePoint> measured_time(const World& world);

/// Hears a run of `world`, which must outlive it.
class Recorder : public Observer {
 public:
  explicit Recorder(const World& world) : world_(world) {}

  /// What was heard, once the run is over.
  Stories take();

  void hour_begins(int) override {}
  void offered(const OfferedCall& call) override;
  void answered(const OfferedCall& call, Duration wait) override;
  void abandoned(const OfferedCall& call, Duration wait) override;
  void redialled(const OfferedCall& call) override;
  void handled(const OfferedCall&, Duration) override {}
  void waiting_changed(ContactId, int, TimePoint) override {}
  void staff_changed(StaffGroupId, int, int, TimePoint) override {}
  void answered_by_partner(const OfferedCall& call, RoomId partner) override;
  void called_back(const OfferedCall& call, Duration wait) override;
  void passed_on(const OfferedCall& call, ContactId to) override;
  void mobilised(const SeenIncident& seen, TimePoint since, TimePoint now) override;

 private:
  /// A caller who may still wait, or wait again.
  struct Open {
    std::size_t story = 0;
    TimePoint since = TimePoint::max();  ///< the first attempt at this class, once it is offered
    Duration before{};                   ///< wait at classes before it
  };

  void ends(const OfferedCall& call, TimePoint when, CallEnd end);

  const World& world_;
  std::vector<CallStory> calls_;
  std::vector<IncidentStory> incidents_;
  std::unordered_map<std::uint64_t, Open> open_;  ///< by caller
  std::size_t answered_last_ = 0;                 ///< story
};

}  // namespace bluelight
