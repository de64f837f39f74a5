/// What the program's output goes to.
#pragma once

namespace bluelight::cli {

/// Whether standard output is a terminal that should show colours; `NO_COLOR` and `TERM=dumb` say
/// no.
bool wants_colour();

/// Whether standard error is a terminal.
bool errors_are_seen_at_once();

}  // namespace bluelight::cli
