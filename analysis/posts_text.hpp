/// Posts as people read them.
#pragma once

#include <string>

namespace bluelight {

/// "40.0 ± 3.0"; a half-width that would be printed as 0.0 is left out.
std::string posts_text(double posts, double half_width);

}  // namespace bluelight
