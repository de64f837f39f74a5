/// Numbers of the money that nothing but their `Input` holds: the appraisal finds them by path.
#pragma once

#include "scenario/types.hpp"

namespace bluelight {

/// The same type of number, which becomes an `Input` even where no source is stated.
Type<double> kept(const Quantity& quantity, Range range);
Type<double> kept_share(Range range);
Type<double> kept_number(Range range);
Type<double> kept_duration(Range range);
Type<double> kept_money(Range range);

/// A key whose value is kept as an `Input` and nowhere else.
template <class Thing>
Key<Thing> input_key(std::string name, Type<double> type, Note note) {
  return key<Thing>(
      std::move(name), [](Thing&, double) {}, std::move(type), std::move(note));
}

}  // namespace bluelight
