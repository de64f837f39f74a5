/// Numbers as people read them: with their unit, and no more digits than their interval supports.
#pragma once

#include <bluelight/estimate.hpp>
#include <bluelight/money.hpp>
#include <string>
#include <string_view>

namespace bluelight {

/// Whether a number carries a plus sign: differences do.
enum class Sign { negative_only, always };

/// "88.1 ± 0.9 %" for unit "1" (a share), "12.3 ± 0.4 s", "45,210 ± 310 calls". Digits follow the
/// half-width: one significant digit, two if the first is 1. "–" without a value; without ± for one
/// replication or when exact.
std::string quantity_text(const Estimate& estimate, std::string_view unit,
                          Sign sign = Sign::negative_only);

/// The same without the unit, for columns that name it: "88.1 ± 0.9" of a share is in per cent.
std::string quantity_number(const Estimate& estimate, std::string_view unit,
                            Sign sign = Sign::negative_only);

/// The unit as tables show it: "%" for "1".
std::string_view unit_text(std::string_view unit);

/// "£1.20 m", "−£310 k", "£95"; with `Sign::always` also "+£1.20 m".
std::string money_text(Pounds amount, Sign sign = Sign::negative_only);

/// A whole number with commas between thousands: "45,210".
std::string count_text(double value);

}  // namespace bluelight
