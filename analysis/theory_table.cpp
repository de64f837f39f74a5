#include <fmt/format.h>

#include <bluelight/quantity_text.hpp>
#include <cmath>

#include "analysis/findings_tables.hpp"

namespace bluelight {
namespace {

/// How far the estimate is from the exact value, in standard errors.
std::string deviation_text(const TheoryFinding& finding) {
  const double off = finding.estimate.mean - finding.exact.value;
  if (!(finding.estimate.standard_error > 0) || !std::isfinite(finding.estimate.standard_error))
    return "–";
  return fmt::format("{:+.1f}", off / finding.estimate.standard_error);
}

std::string exact_text(const TheoryFinding& finding) {
  const double shown = finding.exact.value * (finding.unit == "1" ? 100 : 1);
  return std::abs(shown) >= 1e5 ? count_text(shown) : fmt::format("{:.5g}", shown);
}

std::string measure_text(const TheoryFinding& finding) {
  const std::string_view unit = unit_text(finding.unit);
  return finding.exact.measure + (unit.empty() ? "" : ", ") + std::string(unit);
}

}  // namespace

TextTable theory_table(const std::vector<TheoryFinding>& findings) {
  TextTable table({{"theory"},
                   {"measure"},
                   {"estimate", Align::plus_minus},
                   {"exact", Align::right},
                   {"std. errors off", Align::right}});
  for (const TheoryFinding& finding : findings)
    if (finding.exact.labels.size() == 1)
      table.add({{finding.exact.labels.front()},
                 {measure_text(finding)},
                 {quantity_number(finding.estimate, finding.unit)},
                 {exact_text(finding)},
                 {deviation_text(finding)}});
  return table;
}

}  // namespace bluelight
