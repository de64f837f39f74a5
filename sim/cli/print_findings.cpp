#include "cli/print_findings.hpp"

#include <iostream>

#include "cli/terminal.hpp"

namespace bluelight::cli {

std::string text_of(const Findings& findings, Format format) {
  switch (format) {
    case Format::table:
      return findings_text(findings, wants_colour());
    case Format::json:
      return findings_json(findings);
    case Format::csv:
      return comparison_csv(findings.comparison);
  }
  return "";
}

void print_findings(const Findings& findings, Format format) {
  std::cout << text_of(findings, format) << std::flush;
  for (const std::string& failure : findings.failures)
    std::cerr << "bluelight: " << failure << '\n';
}

}  // namespace bluelight::cli
