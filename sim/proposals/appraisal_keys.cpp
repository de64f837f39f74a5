#include "proposals/stated.hpp"

namespace bluelight {

const Keys<AppraisalPlan>& appraisal_keys() {
  using Plan = AppraisalPlan;
  static const Keys<Plan> keys{
      {key<Plan>("years", &Plan::years, integer({1, 100, "1 … 100"}),
                 {required(), "Years that are appraised."}),
       key<Plan>("discount", &Plan::discount, text(),
                 {required(), "Name of a schedule of discount rates of the baseline's world."}),
       key<Plan>("base", &Plan::base, date(),
                 {absent("the baseline's `area.start`"), "First day of year 0."}),
       key<Plan>("draws", &Plan::draws, integer({1, 1'000'000, "1 … 1,000,000"}),
                 {otherwise("2000"), "Draws over the ranges of money inputs."})}};
  return keys;
}

}  // namespace bluelight
