/// What an input of the money is called, and its values, where people read them.
#pragma once

#include <bluelight/case.hpp>
#include <string>
#include <string_view>

namespace bluelight {

/// "capital cost of joint room" for "lever.joint_room.capital", "cost of a post of fire operators"
/// for "staff.fire_operators.cost_per_fte", "overrun of ICT" for "appraisal.overrun.ict", "posts of
/// fire operators, baseline (chance in the simulation)" for
/// "posts.baseline.fire_operators.start.1".
std::string spoken_input(const std::string& path);

/// Whether an uncertain input stands for a group of inputs that err together.
bool is_group(const Sensitivity& one);

/// `spoken_input`; of a group "handle time (inputs that err together)".
std::string spoken_name(const Sensitivity& one);

/// "£3.60 m", "12 %", "45 days", "130.8 posts": one value of an input.
std::string spoken_value(double value, const Sensitivity& one);

/// "£3.60 m to £9.50 m", "2 % to 18.5 % a year", "0 to 728 days"; of a group "low to high".
std::string spoken_range(const Sensitivity& one);

/// "assumed"; "simulation" of what was simulated; "not graded".
std::string spoken_grade(const Sensitivity& one);

}  // namespace bluelight
