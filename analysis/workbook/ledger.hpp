/// The money of a study taken apart into what a spreadsheet can put together again: inputs, and
/// lines of quantities by year.
#pragma once

#include <bluelight/findings.hpp>
#include <bluelight/study.hpp>
#include <string>
#include <vector>

namespace bluelight::workbook {

/// A line of one option: in each year it costs input × share × quantity.
struct LedgerLine {
  std::string name, organisation, category;
  std::size_t input = 0;  ///< index of its price in `Ledger::inputs`
  double share = 1;       ///< of the input: costs that several organisations share
  std::vector<double> quantity;
};

/// What one option pays.
struct LedgerOption {
  std::string name, title;
  std::vector<LedgerLine> lines;
};

/// The whole money of a study.
struct Ledger {
  std::vector<Input> inputs;  ///< that money depends on; one row for each different value
  std::vector<LedgerOption> options;
  std::vector<std::string> years, organisations, categories;  ///< in order of appearance
};

/// Takes `result` apart. Requires: its appraisal is not empty.
Ledger ledger_of(const StudyResult& result, const Appraisal& appraisal);

}  // namespace bluelight::workbook
