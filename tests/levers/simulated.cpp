#include "levers/simulated.hpp"

#include <bluelight/measures.hpp>
#include <bluelight/observer.hpp>
#include <sstream>

#include "support/in_child.hpp"
#include "support/quiet_observer.hpp"

namespace bluelight::test {
namespace {

/// Means of what happens after the warm-up.
class Seen : public QuietObserver {
 public:
  explicit Seen(const World& world) : world_(world), measured_{TimePoint{world.horizon.warm_up}} {}

  void answered(const OfferedCall& call, Duration wait) override {
    if (call.offered < measured_) return;
    add("wait " + at(world_.contacts, call.contact).name, wait);
    add("given up " + at(world_.contacts, call.contact).name, Duration{0});
  }
  void abandoned(const OfferedCall& call, Duration wait) override {
    if (call.offered < measured_) return;
    add("wait " + at(world_.contacts, call.contact).name, wait);
    add("given up " + at(world_.contacts, call.contact).name, std::chrono::seconds{1});
  }
  /// From the first call until dispatch sees it.
  void incident_visible(const SeenIncident& seen) override {
    if (seen.reported < measured_) return;
    add("visible " + at(world_.services, seen.service).name, seen.visible - seen.reported);
  }
  void mobilised(const SeenIncident& seen, TimePoint, TimePoint now) override {
    if (seen.reported >= measured_)
      add("mobilised " + at(world_.services, seen.service).name, now - seen.visible);
  }
  void transfer_missed(const Transfer&) override { add("missed", std::chrono::seconds{1}); }
  void transferred(const Transfer& transfer, TimePoint now) override {
    add("missed", Duration{0});
    if (transfer.decided >= measured_) add("transfer", now - transfer.decided);
  }

  Means means() const {
    Means means;
    for (const auto& [of, sum] : sums_) means[of] = sum.first / sum.second;
    return means;
  }

 private:
  void add(const std::string& of, Duration value) {
    sums_[of].first += Seconds{value}.count();
    sums_[of].second += 1;
  }

  const World& world_;
  TimePoint measured_;
  std::map<std::string, std::pair<double, double>> sums_;
};

}  // namespace

Means means_of(const World& world, std::uint64_t replication) {
  constexpr std::uint64_t seed = 20251;
  const std::string text = in_child([&] {
    Seen seen(world);
    observe(world, seed, replication, seen);
    std::ostringstream lines;
    lines.precision(17);
    for (const auto& [of, mean] : seen.means()) lines << mean << " " << of << "\n";
    return lines.str();
  });
  Means means;
  std::istringstream lines(text);
  double mean = 0;
  for (std::string of; lines >> mean && std::getline(lines >> std::ws, of);) means[of] = mean;
  return means;
}

}  // namespace bluelight::test
