#include <array>
#include <bluelight/comparison.hpp>

namespace bluelight {

std::span<const Headline> headlines() {
  static constexpr std::array all{
      Headline{"contact", "answer_within", "within standard", Good::higher},
      Headline{"contact", "answer_time_mean", "mean answer time", Good::lower},
      Headline{"contact", "answer_time_median", "median answer time", Good::lower},
      Headline{"contact", "answer_time_p90", "90th centile", Good::lower},
      Headline{"contact", "answer_time_p95", "95th centile", Good::lower},
      Headline{"contact", "answer_time_p99", "99th centile", Good::lower},
      Headline{"contact", "wait_mean", "mean wait of all calls", Good::lower},
      Headline{"contact", "delayed", "delayed", Good::lower},
      Headline{"contact", "abandonment", "abandoned", Good::lower},
      Headline{"contact", "offered", "calls offered", Good::neither},
      Headline{"contact", "answered", "calls answered", Good::neither},
      Headline{"contact", "abandoned", "callers who give up", Good::neither},
      Headline{"contact", "handle_time_mean", "mean handle time", Good::neither},
      Headline{"contact", "queue_length", "calls waiting", Good::neither},
      Headline{"room", "offered", "calls offered", Good::neither},
      Headline{"room", "answered", "calls answered", Good::neither},
      Headline{"room", "abandoned", "callers who give up", Good::neither},
      Headline{"room", "answer_time_mean", "mean answer time", Good::neither},
      Headline{"room", "answer_within_10s", "answered within 10 s", Good::neither},
      Headline{"room", "queue_length", "calls waiting", Good::neither},
      Headline{"staff", "staffed_hours", "staffed hours", Good::neither},
      Headline{"staff", "busy_hours", "busy hours", Good::neither},
      Headline{"staff", "occupancy", "occupancy", Good::neither},
      Headline{"staff", "overrun_hours", "overrun hours", Good::neither},
  };
  return all;
}

}  // namespace bluelight
