#include "cli/print_findings.hpp"

#include <iostream>

#include "cli/terminal.hpp"

namespace bluelight::cli {

void print_findings(const Findings& findings, Format format) {
  switch (format) {
    case Format::table:
      std::cout << findings_text(findings, wants_colour());
      return;
    case Format::json:
      std::cout << findings_json(findings);
      return;
    case Format::csv:
      std::cout << comparison_csv(findings.comparison);
      return;
  }
}

}  // namespace bluelight::cli
