/// What levers do to simulated worlds: the same callers before and after.
#pragma once

#include <cmath>
#include <map>

#include "levers/levers_test.hpp"

namespace bluelight::test {

/// Means of one replication by what they are of, in seconds or, for shares, 1: "wait" and "given
/// up" of a class of calls, "visible" (after the first call) and "mobilised" (after visible) of a
/// service, "transfer" and "missed" of all transfers. Calls count that are offered after the
/// warm-up.
using Means = std::map<std::string, double>;

/// One replication, in a process of its own.
Means means_of(const World& world, std::uint64_t replication);

/// A mean over replications, and its standard error.
struct Paired {
  double mean = 0;
  double error = 0;
};

inline Paired paired(const std::vector<double>& values) {
  const auto count = static_cast<double>(values.size());
  double sum = 0, squares = 0;
  for (const double value : values) sum += value;
  for (const double value : values) squares += (value - sum / count) * (value - sum / count);
  return {sum / count, std::sqrt(squares / (count - 1) / count)};
}

/// Runs of a world and of the world after a lever, with the same callers.
class Comparison {
 public:
  Comparison(const World& before, const World& after, int replications = 12) {
    for (int i = 0; i < replications; ++i) {
      before_.push_back(means_of(before, static_cast<std::uint64_t>(i)));
      after_.push_back(means_of(after, static_cast<std::uint64_t>(i)));
    }
  }

  /// After less before. Throws `std::out_of_range` if a replication has nothing of the kind.
  Paired difference(const std::string& of) const {
    std::vector<double> values;
    for (std::size_t i = 0; i < before_.size(); ++i)
      values.push_back(after_[i].at(of) - before_[i].at(of));
    return paired(values);
  }
  Paired before(const std::string& of) const { return mean(before_, of); }
  Paired after(const std::string& of) const { return mean(after_, of); }

  /// Smaller, beyond four standard errors: with the fixed seed that is no chance.
  bool is_shorter(const std::string& of) const {
    const Paired change = difference(of);
    return change.mean + 4 * change.error < 0;
  }
  bool is_longer(const std::string& of) const {
    const Paired change = difference(of);
    return change.mean - 4 * change.error > 0;
  }
  /// Every mean of every replication is the same to the last digit.
  bool is_same() const { return !before_.empty() && !before_[0].empty() && before_ == after_; }

 private:
  static Paired mean(const std::vector<Means>& all, const std::string& of) {
    std::vector<double> values;
    for (const Means& means : all) values.push_back(means.at(of));
    return paired(values);
  }

  std::vector<Means> before_, after_;
};

/// The world of a text, which may hold several.
inline World world_of(const std::string& text) {
  Problems problems;
  const World world = read_world(*parse("format = \"bluelight-world/1\"\ntitle = \"A "
                                        "world\"\n[area]\nstart = 2025-04-01\n[run]\nwarm_up = \"2 "
                                        "h\"\nlength = \"2 days\"\n" +
                                            text,
                                        "world.toml", problems),
                                 problems);
  problems.throw_if_any();
  return world;
}

/// How many ring a room in an hour, and how many people answer.
struct Load {
  double calls_per_hour;
  int seats;
};

/// Police (6 min a call) and fire (3 min), each with a room and handlers of its own.
inline World busy_rooms(Load police, Load fire) {
  const auto service = [](const std::string& name, const std::string& talk, Load load) {
    return "[service." + name + "]\n[contact." + name + "_999]\nservice = \"" + name +
           "\"\npriority = 1\ntalk = { mean = \"" + talk + "\" }\n[calls." + name +
           "]\ncontact = \"" + name + "_999\"\nrate = \"" + std::to_string(load.calls_per_hour) +
           " /h\"" + "\n[room." + name + "_room]\nanswers = [\"" + name + "_999\"]\n[staff." +
           name + "_handlers]\nroom = \"" + name + "_room\"\nskills = [\"" + name +
           "_999\"]\nroster = { constant = " + std::to_string(load.seats) + " }\n";
  };
  return world_of(service("police", "6 min", police) + service("fire", "3 min", fire));
}

}  // namespace bluelight::test
