#include <fmt/format.h>

#include <bluelight/workbook.hpp>
#include <cassert>

#include "analysis/workbook/sheets.hpp"

namespace bluelight {
namespace workbook {
namespace {

std::string stamp_of(const StudyResult& study) {
  const auto find = [&study](const std::string& key) {
    const auto found = study.provenance.find(key);
    return found == study.provenance.end() ? "not recorded" : found->second;
  };
  return fmt::format("Scenario SHA-256 {}, seed {}, Bluelight {}, commit {}",
                     find("scenario_sha256"), study.seed, find("program_version"),
                     find("git_commit"));
}

/// A study whose money is not appraised has one sheet that says so.
void write_without_money(Book& book, const Source& source) {
  Sheet sheet = book.sheet("Answer");
  sheet.widths({100});
  sheet.text(0, 0, source.study.title, Look::title);
  sheet.text(1, 0, source.stamp, Look::faint);
  sheet.text(3, 0, "The study names no discount schedule: its money is not appraised.",
             Look::sentence);
}

void write_sheets(Book& book, const Source& source) {
  Sheet answer = book.sheet("Answer"), inputs = book.sheet("Inputs"),
        discounting = book.sheet("Discounting");
  std::vector<Sheet> sheets;
  for (std::size_t i = 0; i < source.ledger.options.size(); ++i)
    sheets.push_back(book.sheet(fmt::format("{} {}", i, source.ledger.options[i].name)));
  Sheet checks = book.sheet("Checks");
  const InputCells input_cells = write_inputs(inputs, source);
  const Cells factors = write_discounting(discounting, source, input_cells);
  std::vector<OptionCells> options{write_option(sheets[0], source, 0, input_cells, factors)};
  std::vector<ProposalCells> proposals;
  for (std::size_t i = 1; i < sheets.size(); ++i) {
    auto [own, against] =
        write_proposal(sheets[i], source, i, input_cells, factors, options.front());
    options.push_back(std::move(own));
    proposals.push_back(std::move(against));
  }
  write_answer(answer, source, options, proposals);
  write_checks(checks, source, options, proposals);
}

}  // namespace
}  // namespace workbook

std::vector<std::byte> workbook_bytes(const StudyResult& result, const Findings& findings) {
  assert(!result.options.empty());
  const std::string stamp = workbook::stamp_of(result);
  workbook::Book book(result.title, stamp);
  const bool any = !findings.appraisal.empty();
  const auto ledger = any ? workbook::ledger_of(result, findings.appraisal) : workbook::Ledger{};
  const workbook::Source source{result, findings, ledger, stamp};
  if (any)
    workbook::write_sheets(book, source);
  else
    workbook::write_without_money(book, source);
  return book.bytes();
}

}  // namespace bluelight
