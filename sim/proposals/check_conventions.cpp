#include "proposals/check_conventions.hpp"

namespace bluelight {
namespace {

/// Reports what the study itself states, and not what it takes over: files that are extended state
/// conventions for everybody.
class Checker {
 public:
  Checker(const Node& study, const std::string& path, Problems& problems)
      : study_(study), path_(path), problems_(problems) {}

  void check(StaffingRule staffing) {
    const Node* appraisal = study_.find("appraisal");
    if (appraisal == nullptr) return check_demand(staffing);
    check_needs(*appraisal, "paid_exits", "attrition",
                "without it posts fall at once and nobody is paid to go");
    check_needs(*appraisal, "redundancy", "paid_exits",
                "without it nobody is paid to go, whatever an exit costs");
    check_mitigated(*appraisal);
  }

 private:
  bool is_own(const Node& node) const {
    return node.key_origin.file == path_ || node.key_origin.file == "--set";
  }

  void check_needs(const Node& table, const char* key, const char* other, const char* why) {
    const Node* stated = table.find(key);
    if (stated == nullptr || table.find(other) != nullptr || !is_own(*stated)) return;
    problems_.add({stated->key_origin, stated->path,
                   "`" + path_below(table.path, other) + "` beside it: " + why, "none", ""});
  }

  void check_mitigated(const Node& appraisal) {
    const Node* shares = appraisal.find("mitigated");
    if (shares == nullptr) return;
    for (const Node& share : shares->members()) {
      if (appraisal.at("optimism_bias." + share.key) != nullptr || !is_own(share)) continue;
      problems_.add({share.key_origin, share.path,
                     "`appraisal.optimism_bias." + share.key +
                         "` beside it: without it there is no bias to be dealt with",
                     "none", ""});
    }
  }

  /// Rosters that stay are simulated at several levels for the money's sake alone.
  void check_demand(StaffingRule staffing) {
    const Node* levels = study_.find("demand");
    if (staffing != StaffingRule::fixed || levels == nullptr || !levels->is_array()) return;
    if (study_.find("equal_service") != nullptr || !is_own(*levels)) return;
    problems_.add(*levels,
                  "one number if `staffing` is \"fixed\" and there is neither "
                  "[appraisal] nor [equal_service]: nothing is told of other levels");
  }

  const Node& study_;
  const std::string& path_;
  Problems& problems_;
};

}  // namespace

void check_conventions(const Node& study, const std::string& path, StaffingRule staffing,
                       Problems& problems) {
  Checker(study, path, problems).check(staffing);
}

}  // namespace bluelight
