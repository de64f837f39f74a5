/// How the money of a study follows its inputs: found by moving each input a little, because a
/// spreadsheet has no timetable of levers, leavers and posts.
#pragma once

#include <vector>

#include "analysis/case/study_case.hpp"

namespace bluelight::workbook {

/// Less than half a penny is the rounding of sums, not money.
inline constexpr double least_money = 0.005;

/// Money of one option in the central case, by stream and year.
using YearlyMoney = std::vector<std::vector<double>>;

/// How a stream follows a knob: in every year, money × (1 + slope × (value − central)).
struct Follows {
  KnobIndex knob = 0;
  double slope = 0;
};

/// What is known of one option.
struct OptionResponse {
  YearlyMoney money;
  std::vector<std::vector<Follows>> streams;  ///< of each stream, the knobs that it follows
  /// Whether the product and sum below give the stream's money when all knobs move together.
  std::vector<bool> is_explained;
};

/// How all options follow all knobs. A knob is settled if the money of any stream follows it
/// otherwise than in proportion in all years alike: only the program can tell what it does.
struct StudyResponse {
  std::vector<OptionResponse> options;
  std::vector<bool> settled;  ///< by knob
};

/// What `stream` costs, in units of its central money, at `values`: 1 + Σ over knobs in pounds,
/// times Π over all others.
double explained_change(const std::vector<Follows>& stream, const Knobs& knobs,
                        const std::vector<double>& values);

/// Whether a knob is a price: prices of one stream add up, other knobs multiply.
bool is_price(const Knob& knob);

/// Moves every knob of `study`.
StudyResponse response_of(StudyCase& study);

}  // namespace bluelight::workbook
