#include "analysis/workbook/ledger.hpp"

#include <algorithm>

#include "analysis/case/study_case.hpp"

namespace bluelight::workbook {
namespace {

void add_once(std::vector<std::string>& names, const std::string& name) {
  if (std::find(names.begin(), names.end(), name) == names.end()) names.push_back(name);
}

/// The input that holds the price of a stream; a price that no input holds becomes one.
Input price_of(const OptionRuns& option, const CostStream& stream) {
  for (const Input& input : option.inputs)
    if (input.path == stream.name && input.value != 0) return input;
  Input input{
      .path = stream.name, .unit = "GBP", .source = "", .grade = "", .group = "", .origin = {}};
  input.value = input.low = input.high = stream.price.value;
  return input;
}

class Maker {
 public:
  Maker(const StudyResult& result, const Appraisal& appraisal) : result_(result), study_(result) {
    for (int year = 0; year < appraisal.years; ++year)
      ledger_.years.push_back(year_name(appraisal, year));
  }

  Ledger make() {
    for (std::size_t i = 0; i < result_.options.size(); ++i) add_option(i);
    return std::move(ledger_);
  }

 private:
  void add_option(std::size_t place) {
    const OptionRuns& runs = result_.options[place];
    LedgerOption& option = ledger_.options.emplace_back();
    option.name = runs.name, option.title = runs.title.empty() ? runs.name : runs.title;
    for (const CostStream& stream : study_.streams(place))
      if (stream.price.value != 0) add_line(option, runs, stream);
  }

  void add_line(LedgerOption& option, const OptionRuns& runs, const CostStream& stream) {
    LedgerLine line{.name = stream.name,
                    .organisation = stream.organisation,
                    .category = stream.category,
                    .input = place_of(price_of(runs, stream)),
                    .quantity = stream.quantity};
    line.share = stream.price.value / ledger_.inputs[line.input].value;
    add_once(ledger_.organisations, line.organisation);
    add_once(ledger_.categories, line.category);
    for (LedgerLine& other : option.lines)
      if (other.name == line.name && other.organisation == line.organisation &&
          other.category == line.category && other.input == line.input && other.share == line.share)
        return add_quantity(other, line.quantity);
    option.lines.push_back(std::move(line));
  }

  static void add_quantity(LedgerLine& line, const std::vector<double>& quantity) {
    for (std::size_t year = 0; year < quantity.size(); ++year)
      line.quantity[year] += quantity[year];
  }

  std::size_t place_of(const Input& wanted) {
    const auto same = [&wanted](const Input& input) {
      return input.path == wanted.path && input.value == wanted.value && input.low == wanted.low &&
             input.high == wanted.high;
    };
    const auto found = std::find_if(ledger_.inputs.begin(), ledger_.inputs.end(), same);
    if (found == ledger_.inputs.end()) ledger_.inputs.push_back(wanted);
    return static_cast<std::size_t>(
        std::find_if(ledger_.inputs.begin(), ledger_.inputs.end(), same) - ledger_.inputs.begin());
  }

  const StudyResult& result_;
  StudyCase study_;
  Ledger ledger_;
};

}  // namespace

Ledger ledger_of(const StudyResult& result, const Appraisal& appraisal) {
  return Maker(result, appraisal).make();
}

}  // namespace bluelight::workbook
