/// Posts at equal service: what each option needs so that the stated standards are held.
#pragma once

#include <string>

#include "analysis/report/data.hpp"
#include "analysis/report/sections.hpp"

namespace bluelight::report {

/// "At equal service it needs 298.2 ± 1.4 posts, 12.5 ± 2.0 fewer than the baseline’s 310.7 (90 %
/// intervals)." Empty where
/// nobody looked for them. Requires: 0 < option < number of options.
std::string equal_service_text(const Source& source, std::size_t option);

/// Posts of all groups of every option, their sums at other levels of demand; standards that are
/// missed or unclear.
Data equal_section(const Source& source);

}  // namespace bluelight::report
