/// A world read as independent queues, and the conditions under which it is one.
#pragma once

#include <bluelight/node.hpp>
#include <bluelight/world.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bluelight::theory {

/// Notes each condition of a case that a world does not meet.
class Conditions {
 public:
  /// `world` and `problems` must outlive it. `notation`: what the world claims to be, for messages.
  Conditions(const World& world, std::string notation, Problems& problems)
      : world_(world), notation_(std::move(notation)), problems_(problems) {}

  /// A problem unless `holds`: `expected` for the case, but `received`.
  void need(bool holds, std::string_view expected, std::string_view received);
  const World& world() const { return world_; }

 private:
  const World& world_;
  std::string notation_;
  Problems& problems_;
};

/// One Poisson source of calls. Its handle time is talk + wrap-up with the factor of those who
/// handle it.
struct CallSource {
  std::string path;  ///< "calls.routine"
  const Rate* rate = nullptr;
  double per_second = 0;  ///< calls at the mean of its profile, growth left out
  Distribution talk, wrap_up;

  double handle_mean() const { return (talk.mean() + wrap_up.mean()).count(); }
  double handle_second_moment() const;
  /// Talk without wrap-up or the other way about, exponential.
  bool exponential() const;
  bool constant() const { return talk.cv() == 0 && wrap_up.cv() == 0; }
};

/// One class of calls in its room.
struct ClassModel {
  ContactId id;
  const ContactClass* contact = nullptr;
  std::vector<CallSource> sources;  ///< at least one

  double arrivals() const;  ///< calls a second
  double handle_mean() const;
};

/// A room with the classes that are really offered to it, and everybody who answers them.
struct RoomModel {
  RoomId id;
  const ControlRoom* room = nullptr;
  std::vector<ClassModel> classes{};
  std::vector<StaffGroupId> groups{};  ///< all with the same skills
  int handlers = 0;                    ///< in the first hour of the week

  double arrivals() const;
  double load() const;  ///< erlang
};

/// Whether the distribution is exponential, by whatever name.
bool is_exponential(const Distribution& distribution);

/// The sources of a class's calls, handled by people who take `factor` times as long as usual.
std::vector<CallSource> sources_of(const World& world, ContactId id, double factor);

/// Notes incidents that are no single calls.
void need_single_callers(Conditions& conditions);

/// No call waits while somebody who may answer it has nothing to do.
void need_nobody_kept_free(const RoomModel& room, Conditions& conditions);

/// The rooms of the world that calls are offered to. Notes what no case allows: redialling,
/// incidents of several callers, handlers with different skills or speeds.
std::vector<RoomModel> rooms_of(Conditions& conditions);

/// Notes rates and rosters that are not the same at every instant.
void need_constant_rates(const RoomModel& room, Conditions& conditions);

}  // namespace bluelight::theory
