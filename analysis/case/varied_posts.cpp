#include "analysis/case/varied_posts.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

namespace bluelight {
namespace {

using Posts = std::vector<double>;

/// Sums closer than this share of a post are one sum, added in another order.
constexpr double nothing = 1e-9;

double sum_of(const Posts& posts) { return std::accumulate(posts.begin(), posts.end(), 0.0); }

/// The groups of one state, in the centre and at ends.
class State {
 public:
  State(const OptionRuns& option, const std::vector<PricedPosts>& groups)
      : option_(option), groups_(groups) {
    for (const PricedPosts& group : groups) central_.push_back(group.posts);
  }

  const Posts& central() const { return central_; }

  /// Posts at one end; those of a group that is not told of stay as they are.
  Posts at(const std::string& input, const char* end) const {
    Posts posts = central_;
    for (std::size_t group = 0; group < groups_.size(); ++group)
      if (const auto found = found_at(input, end, groups_[group]))
        posts[group] = *found * part_of(group);
    return posts;
  }

 private:
  bool is_same(const PricedPosts& one, const PricedPosts& other) const {
    return one.group == other.group && one.organisation == other.organisation;
  }

  /// Where one group is paid at several prices, the share of it that is paid at this one.
  double part_of(std::size_t group) const {
    double all = 0, members = 0;
    for (const PricedPosts& one : groups_) {
      if (!is_same(one, groups_[group])) continue;
      all += one.posts;
      ++members;
    }
    return all > 0 ? central_[group] / all : 1 / members;
  }

  std::optional<double> found_at(const std::string& input, const char* end,
                                 const PricedPosts& group) const {
    for (const VariedPosts& one : option_.varied_posts)
      if (one.input == input && one.end == end && one.group == group.group &&
          one.organisation == group.organisation && one.from == group.from)
        return one.posts;
    return std::nullopt;
  }

  const OptionRuns& option_;
  const std::vector<PricedPosts>& groups_;
  Posts central_;
};

/// ln(sum at an end / sum in the centre); a state that nobody staffs at an end is one in a million.
double log_change(const Posts& central, const Posts& end) {
  return std::log(std::max(sum_of(end) / sum_of(central), 1e-6));
}

Posts share_changes(const Posts& central, const Posts& end) {
  const double before = sum_of(central), after = sum_of(end);
  Posts changes(central.size());
  for (std::size_t group = 0; group < changes.size() && after > 0; ++group)
    changes[group] = end[group] / after - central[group] / before;
  return changes;
}

bool is_moved(const Posts& central, const Posts& end) {
  return !std::equal(central.begin(), central.end(), end.begin(),
                     [](double a, double b) { return std::abs(a - b) <= nothing; });
}

}  // namespace

std::vector<PostsShift> shifts_of(const StudyResult& result, const OptionRuns& option,
                                  const std::vector<PricedPosts>& groups, Knobs& knobs) {
  std::vector<PostsShift> shifts;
  const State state(option, groups);
  const Posts& central = state.central();
  if (sum_of(central) <= 0) return shifts;
  for (const VariedInput& varied : result.varied) {
    const Posts low = state.at(varied.name, "low"), high = state.at(varied.name, "high");
    if (!is_moved(central, low) && !is_moved(central, high)) continue;
    PostsShift shift{.position = position_of(varied, knobs),
                     .knobs = knobs_of(varied, knobs),
                     .log_total = {log_change(central, low), log_change(central, high)},
                     .shares = {}};
    const Posts lower = share_changes(central, low), higher = share_changes(central, high);
    for (std::size_t group = 0; group < central.size(); ++group)
      shift.shares.push_back({lower[group], higher[group]});
    shifts.push_back(std::move(shift));
  }
  return shifts;
}

}  // namespace bluelight
