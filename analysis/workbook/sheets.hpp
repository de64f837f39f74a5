/// The sheets of the workbook. Each is written from cells of those before it.
#pragma once

#include <bluelight/findings.hpp>
#include <string>
#include <utility>
#include <vector>

#include "analysis/workbook/book.hpp"
#include "analysis/workbook/ledger.hpp"

namespace bluelight::workbook {

/// What the workbook is made from.
struct Source {
  const StudyResult& study;
  const Findings& findings;
  const Ledger& ledger;
  std::string stamp;  ///< scenario, seed, version and commit in one line
};

/// Cells of the inputs sheet, in the order of `Ledger::inputs`.
struct InputCells {
  Cells values;
  Cells step_years, step_rates;  ///< discount schedule
};
InputCells write_inputs(Sheet& sheet, const Source& source);

/// Discount factors by year, formulas of the rates.
Cells write_discounting(Sheet& sheet, const Source& source, const InputCells& inputs);

/// Totals of one option's sheet.
struct OptionCells {
  Cells years;                        ///< paid in each year, not discounted
  Cell present;                       ///< of all years, discounted
  Cells organisations, categories;    ///< discounted, in the ledger's order
  std::vector<Cells> category_years;  ///< in each year, not discounted
};
OptionCells write_option(Sheet& sheet, const Source& source, std::size_t option,
                         const InputCells& inputs, const Cells& factors);

/// What a proposal pays against the baseline.
struct ProposalCells {
  Cell value;                         ///< net present social value
  Cells categories;                   ///< present value of what is saved, in the ledger's order
  std::vector<Cells> category_years;  ///< in each year, not discounted
  Cell costs, benefits;               ///< present values, each ≥ 0
  Cells saved, cash;                  ///< by year, not discounted; `cash` without valued benefits
  Cell cashable;                      ///< present value of `cash`
  Cells cumulative;                   ///< of `cash`, from year 0 on
  Cell stays;                         ///< years at the end in which `cumulative` is not below 0
  Cell peak_funding;                  ///< most that is spent before it comes back, ≥ 0
};
std::pair<OptionCells, ProposalCells> write_proposal(Sheet& sheet, const Source& source,
                                                     std::size_t option, const InputCells& inputs,
                                                     const Cells& factors,
                                                     const OptionCells& baseline);

/// The first sheet: what each proposal is worth.
void write_answer(Sheet& sheet, const Source& source, const std::vector<OptionCells>& options,
                  const std::vector<ProposalCells>& proposals);

/// Sums that must agree.
void write_checks(Sheet& sheet, const Source& source, const std::vector<OptionCells>& options,
                  const std::vector<ProposalCells>& proposals);

}  // namespace bluelight::workbook
