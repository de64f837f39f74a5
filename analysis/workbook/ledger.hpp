/// The money of a study taken apart into what a spreadsheet can put together again: inputs, and
/// lines of quantities by year.
#pragma once

#include <bluelight/findings.hpp>
#include <bluelight/study.hpp>
#include <string>
#include <vector>

namespace bluelight::workbook {

/// Part of a price: `weight` × the input.
struct LedgerPrice {
  std::size_t input = 0;  ///< index in `Ledger::inputs`
  double weight = 1;
};

/// A factor of a line: `offset` + the input, or `offset` − the input.
struct LedgerFactor {
  std::size_t input = 0;  ///< index in `Ledger::inputs`
  double offset = 0;
  bool minus = false;
};

/// A line of one option: in each year it costs (fixed + Σ prices) × Π factors × quantity.
struct LedgerLine {
  std::string name, organisation, category;
  double fixed = 0;  ///< part of the price that no input holds
  std::vector<LedgerPrice> prices;
  std::vector<LedgerFactor> factors;
  std::vector<double> quantity;
};

/// What one option pays.
struct LedgerOption {
  std::string name, title;
  std::vector<LedgerLine> lines;
};

/// An input as the workbook shows it.
struct LedgerInput {
  std::string path, unit, source, grade;
  double value = 0, low = 0, high = 0;
};

/// The whole money of a study.
struct Ledger {
  std::vector<LedgerInput> inputs;  ///< that formulas follow
  std::vector<LedgerInput>
      settled;  ///< that the quantities follow: only the program can change them
  std::vector<LedgerOption> options;
  std::vector<std::string> years, organisations, categories;  ///< in order of appearance
};

/// The category of what is valued but paid by nobody.
inline constexpr const char* benefit_category = "benefit";

/// Takes `result` apart. Requires: its appraisal is not empty.
Ledger ledger_of(const StudyResult& result, const Appraisal& appraisal);

}  // namespace bluelight::workbook
