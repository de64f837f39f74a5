#include "proposals/kept.hpp"

namespace bluelight {

Type<double> kept(const Quantity& quantity, Range range) {
  Quantity always = quantity;
  always.always_kept = true;
  std::string text = range.text;
  return {std::string(quantity.name), std::move(text),
          [always, range = std::move(range)](Reading& reading, const Node& node) {
            return read_number(reading, node, always, range);
          }};
}

Type<double> kept_share(Range range) { return kept(share_quantity(), std::move(range)); }
Type<double> kept_number(Range range) { return kept(plain_quantity(), std::move(range)); }
Type<double> kept_duration(Range range) { return kept(duration_quantity(), std::move(range)); }
Type<double> kept_money(Range range) { return kept(money_quantity(), std::move(range)); }

}  // namespace bluelight
