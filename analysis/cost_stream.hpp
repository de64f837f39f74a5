/// Money of one option before prices are drawn: for each thing paid, how much of it falls in each
/// year.
#pragma once

#include <bluelight/appraisal.hpp>
#include <optional>
#include <vector>

namespace bluelight {

/// One thing that one organisation pays for.
struct CostStream {
  std::string name;  ///< path of the input that holds its price
  std::string organisation;
  CostKind kind = CostKind::posts;
  Pounds price;                  ///< of one post a year, once, or of a whole year
  std::vector<double> quantity;  ///< by year: posts, payments, or shares of the year
  std::optional<Input> range;    ///< the price's input, if it has a range
  double lines = 1;              ///< streams of the option that share the input
};

/// The streams of an option, and what was assumed or left out on the way.
struct CostStreams {
  std::vector<CostStream> streams;
  std::vector<std::string> notes;
};

/// Streams of `result.options[option]` over the years of its appraisal plan.
CostStreams cost_streams(const StudyResult& result, std::size_t option);

}  // namespace bluelight
