/// Conventions of a study that nothing makes use of.
#pragma once

#include <bluelight/node.hpp>
#include <bluelight/study.hpp>
#include <string>

namespace bluelight {

/// Reports what the file at `path` states, or the command line, and what has no effect without
/// something else that is not there. `study` is that file with all that it extends.
void check_conventions(const Node& study, const std::string& path, StaffingRule staffing,
                       Problems& problems);

}  // namespace bluelight
