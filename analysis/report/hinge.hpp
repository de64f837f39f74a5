/// What the worth of a proposal hinges on, in words and as bars.
#pragma once

#include <bluelight/case.hpp>
#include <string>
#include <vector>

#include "analysis/report/data.hpp"
#include "analysis/report/sections.hpp"

namespace bluelight::report {

/// "It hinges most on the capital cost of joint room: from £3.6 m to £9.5 m, the net present social
/// value goes from … to …; it breaks even at £4.3 m." Without any it says so. Requires: the widest
/// swing first.
std::string hinge_sentence(const std::vector<Sensitivity>& sensitivities);

/// Rows of a tornado chart: at most `most`, the widest first, all on one scale around `central`.
Data tornado_rows(const std::vector<Sensitivity>& sensitivities, Pounds central, std::size_t most);

}  // namespace bluelight::report
