#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "analysis/workbook/sheets.hpp"

namespace bluelight::workbook {
namespace {

constexpr int name_column = 0, organisation_column = 1, category_column = 2, input_column = 3,
              price_column = 4, factor_column = 5, total_column = 6, first_year = 7;
constexpr int first_line = 6;

int years_of(const Source& source) { return static_cast<int>(source.ledger.years.size()); }

void write_headings(Sheet& sheet, const Source& source, int row, std::string_view total) {
  int column = 0;
  for (const char* heading : {"Line", "Organisation", "Category", "Input"})
    sheet.text(row, column++, heading, Look::heading);
  sheet.text(row, column++, "Price, £", Look::number_heading);
  sheet.text(row, column++, "Factor", Look::number_heading);
  sheet.text(row, column++, total, Look::number_heading);
  for (const std::string& year : source.ledger.years)
    sheet.text(row, column++, year, Look::number_heading);
  sheet.text(row, column, "Present value", Look::number_heading);
}

void write_names(Sheet& sheet, int row, const LedgerLine& line) {
  sheet.text(row, name_column, line.name);
  sheet.text(row, organisation_column, line.organisation);
  sheet.text(row, category_column, line.category);
}

/// Writes one option: a block of quantities, a block of money, then sums.
class OptionWriter {
 public:
  OptionWriter(Sheet& sheet, const Source& source, std::size_t option, const Cells& factors)
      : sheet_(sheet), source_(source), option_(source.ledger.options[option]), factors_(factors) {}

  OptionCells write(const InputCells& inputs) {
    heading();
    quantities(inputs);
    money();
    OptionCells cells = totals();
    cells.organisations = sums("By organisation", source_.ledger.organisations, organisations_);
    cells.categories =
        sums("By category", source_.ledger.categories, categories_, &cells.category_years);
    return cells;
  }

  /// What this option saves against `baseline`.
  ProposalCells compare(const OptionCells& baseline, const OptionCells& own) {
    ProposalCells cells;
    sheet_.text(++row_, 0, "Against the baseline: what is saved, by category", Look::strong);
    categories(cells, baseline, own);
    ratio(cells);
    sheet_.text(++row_, 0, "Against the baseline: what is saved", Look::strong);
    cells.value = saved(cells, baseline, own);
    cash(cells);
    cumulative(cells);
    stays(cells);
    return cells;
  }

 private:
  void heading() {
    sheet_.widths({42, 13, 20, 42, 14, 10, 17});
    sheet_.width(first_year, first_year + years_of(source_) - 1, 12.5);
    sheet_.width(first_year + years_of(source_), first_year + years_of(source_), 17);
    sheet_.text(0, 0, option_.title, Look::title);
    sheet_.text(1, 0,
                "Each line costs price × quantity. Prices are formulas of the inputs; quantities "
                "(blue) come from the "
                "simulation and the timetable and do not follow the inputs.");
    sheet_.text(2, 0, source_.stamp, Look::faint);
    sheet_.freeze(4, 1);
    sheet_.print(3, 3, true, source_.stamp);
    write_headings(sheet_, source_, 3, "All years");
  }

  /// What a line costs for one unit, from the inputs.
  static Term price_of(const LedgerLine& line, const InputCells& inputs) {
    if (line.prices.empty()) return number(line.fixed);
    Term price = line.fixed == 0 ? Term{} : number(line.fixed);
    for (const LedgerPrice& part : line.prices) {
      const Term input = inputs.values[part.input].anywhere();
      const Term term = part.weight == 1 ? input : input * number(part.weight);
      price = price.text.empty() ? term : price + term;
    }
    return price;
  }

  static Term factor_of(const LedgerLine& line, const InputCells& inputs) {
    Term product = number(1);
    for (const LedgerFactor& factor : line.factors) {
      const Term input = inputs.values[factor.input].anywhere(), offset = number(factor.offset);
      const Term term = factor.minus ? offset - input : factor.offset == 0 ? input : offset + input;
      product = product.text == "1" ? term : product * term;
    }
    return product;
  }

  std::string input_names(const LedgerLine& line) const {
    std::string names;
    const auto add = [&](std::size_t input) {
      names += (names.empty() ? "" : ", ") + source_.ledger.inputs[input].path;
    };
    for (const LedgerPrice& part : line.prices) add(part.input);
    for (const LedgerFactor& factor : line.factors) add(factor.input);
    return names.empty() ? "none: only the program can change it" : names;
  }

  void quantities(const InputCells& inputs) {
    sheet_.text(row_ - 1, 0, "Quantities: posts, payments, or shares of a year", Look::strong);
    for (const LedgerLine& line : option_.lines) {
      write_names(sheet_, row_, line);
      sheet_.text(row_, input_column, input_names(line), Look::faint);
      prices_.push_back(sheet_.formula(row_, price_column, price_of(line, inputs), Look::money));
      factors_of_.push_back(
          sheet_.formula(row_, factor_column, factor_of(line, inputs), Look::factor));
      Cells& quantity = quantities_.emplace_back();
      for (int year = 0; year < years_of(source_); ++year)
        quantity.push_back(sheet_.number(row_, first_year + year,
                                         line.quantity[static_cast<std::size_t>(year)],
                                         Look::quantity));
      sheet_.formula(row_++, total_column, sum(quantity), Look::factor);
    }
  }

  void money() {
    sheet_.text(++row_, 0, "Money, £, not discounted", Look::strong);
    ++row_;
    for (std::size_t i = 0; i < option_.lines.size(); ++i) {
      const LedgerLine& line = option_.lines[i];
      write_names(sheet_, row_, line);
      organisations_.cells.push_back({sheet_.name(), row_, organisation_column, 0});
      organisations_.texts.push_back(line.organisation);
      categories_.cells.push_back({sheet_.name(), row_, category_column, 0});
      categories_.texts.push_back(line.category);
      Cells& amounts = amounts_.emplace_back();
      Term price = prices_[i].here() * factors_of_[i].here();
      price.text = "$" + prices_[i].address() + "*$" + factors_of_[i].address();
      for (int year = 0; year < years_of(source_); ++year)
        amounts.push_back(sheet_.formula(
            row_, first_year + year, price * quantities_[i][static_cast<std::size_t>(year)].here(),
            Look::whole_money));
      sums_of_row(amounts, Look::money);
      ++row_;
    }
  }

  /// All years and present value of a row of money.
  Cell sums_of_row(const Cells& amounts, Look look) {
    sheet_.formula(row_, total_column, sum(amounts), look);
    return sheet_.formula(row_, first_year + years_of(source_), sum_product(amounts, factors_),
                          look);
  }

  Cells column_of_amounts(std::size_t year) const {
    Cells cells;
    for (const Cells& line : amounts_) cells.push_back(line[year]);
    return cells;
  }

  OptionCells totals() {
    OptionCells cells;
    sheet_.text(row_, 0, "Total", Look::strong);
    for (std::size_t year = 0; year < source_.ledger.years.size(); ++year)
      cells.years.push_back(
          sheet_.formula(row_, first_year + static_cast<int>(year),
                         amounts_.empty() ? number(0) : sum(column_of_amounts(year)), Look::total));
    cells.present = sums_of_row(cells.years, Look::total);
    ++row_;
    return cells;
  }

  /// A row for each of `names`, which stand in the labels.
  Cells sums(std::string_view title, const std::vector<std::string>& names, const Labelled& labels,
             std::vector<Cells>* by_year = nullptr) {
    Cells present;
    sheet_.text(++row_, 0, title, Look::strong);
    ++row_;
    for (const std::string& name : names) {
      sheet_.text(row_, 0, name);
      const Cell wanted{sheet_.name(), row_, 0, 0};
      Cells years;
      for (std::size_t year = 0; year < source_.ledger.years.size(); ++year)
        years.push_back(sheet_.formula(
            row_, first_year + static_cast<int>(year),
            amounts_.empty() ? number(0) : sum_if(labels, wanted, name, column_of_amounts(year)),
            Look::whole_money));
      present.push_back(sums_of_row(years, Look::money));
      if (by_year != nullptr) by_year->push_back(years);
      ++row_;
    }
    return present;
  }

  void categories(ProposalCells& cells, const OptionCells& baseline, const OptionCells& own) {
    for (std::size_t i = 0; i < source_.ledger.categories.size(); ++i) {
      sheet_.text(++row_, 0, source_.ledger.categories[i]);
      Cells& years = cells.category_years.emplace_back();
      for (std::size_t year = 0; year < own.years.size(); ++year)
        years.push_back(sheet_.formula(
            row_, own.years[year].column,
            baseline.category_years[i][year].anywhere() - own.category_years[i][year].here(),
            Look::whole_money));
      cells.categories.push_back(sums_of_row(years, Look::money));
    }
  }

  /// Present value of what costs more and of what costs less, by category.
  void ratio(ProposalCells& cells) {
    Term costs{fmt::format("-SUMIF({},\"<0\")", range(cells.categories)), 0},
        benefits{fmt::format("SUMIF({},\">0\")", range(cells.categories)), 0};
    for (const Cell& cell : cells.categories)
      (cell.value < 0 ? costs : benefits).value += std::abs(cell.value);
    sheet_.text(++row_, 0, "Costs: present value of the categories that cost more");
    cells.costs = sheet_.formula(row_, total_column, costs, Look::total);
    sheet_.text(++row_, 0, "Benefits: present value of the categories that cost less");
    cells.benefits = sheet_.formula(row_, total_column, benefits, Look::total);
    ++row_;
  }

  Cell saved(ProposalCells& cells, const OptionCells& baseline, const OptionCells& own) {
    sheet_.text(++row_, 0, "Saved in the year");
    for (std::size_t year = 0; year < own.years.size(); ++year)
      cells.saved.push_back(sheet_.formula(row_, own.years[year].column,
                                           baseline.years[year].anywhere() - own.years[year].here(),
                                           Look::whole_money));
    return sums_of_row(cells.saved, Look::total);
  }

  /// What budgets save: without benefits that are valued and paid by nobody.
  void cash(ProposalCells& cells) {
    const auto& names = source_.ledger.categories;
    const auto place = std::find(names.begin(), names.end(), benefit_category);
    sheet_.text(++row_, 0, "Saved in cash");
    for (std::size_t year = 0; year < cells.saved.size(); ++year) {
      const Cell& all = cells.saved[year];
      Term term = all.here();
      if (place != names.end())
        term = term -
               cells.category_years[static_cast<std::size_t>(place - names.begin())][year].here();
      cells.cash.push_back(sheet_.formula(row_, all.column, term, Look::whole_money));
    }
    cells.cashable = sums_of_row(cells.cash, Look::total);
  }

  void cumulative(ProposalCells& cells) {
    sheet_.text(++row_, 0, "Saved in cash since the beginning");
    for (const Cell& year : cells.cash)
      cells.cumulative.push_back(sheet_.formula(
          row_, year.column,
          cells.cumulative.empty() ? year.here() : cells.cumulative.back().here() + year.here(),
          Look::whole_money));
    Term most{fmt::format("MAX(0,-MIN({}))", range(cells.cumulative)), 0};
    for (const Cell& cell : cells.cumulative) most.value = std::max(most.value, -cell.value);
    sheet_.text(++row_, 0, "Most that is spent before it comes back, at the ends of years");
    cells.peak_funding = sheet_.formula(row_, total_column, most, Look::total);
  }

  /// From the last year back: 1 while the sum of savings is not below 0.
  void stays(ProposalCells& cells) {
    sheet_.text(++row_, 0, "Never below 0 from here on (1: yes)");
    Cells flags(cells.cumulative.size());
    for (std::size_t year = flags.size(); year-- > 0;) {
      const Cell& sum_so_far = cells.cumulative[year];
      const bool last = year + 1 == flags.size();
      const std::string rest = last ? "1" : flags[year + 1].address();
      // Half a penny below 0 is the rounding of sums, not money.
      const Term flag{fmt::format("IF({}>-0.005,{},0)", sum_so_far.address(), rest),
                      sum_so_far.value > -0.005 ? (last ? 1 : flags[year + 1].value) : 0};
      flags[year] = sheet_.formula(row_, sum_so_far.column, flag, Look::text);
    }
    cells.stays = sheet_.formula(row_, total_column, sum(flags), Look::text);
  }

  Sheet& sheet_;
  const Source& source_;
  const LedgerOption& option_;
  const Cells& factors_;
  Cells prices_, factors_of_;
  std::vector<Cells> quantities_, amounts_;
  Labelled organisations_, categories_;
  int row_ = first_line;
};

}  // namespace

OptionCells write_option(Sheet& sheet, const Source& source, std::size_t option,
                         const InputCells& inputs, const Cells& factors) {
  return OptionWriter(sheet, source, option, factors).write(inputs);
}

std::pair<OptionCells, ProposalCells> write_proposal(Sheet& sheet, const Source& source,
                                                     std::size_t option, const InputCells& inputs,
                                                     const Cells& factors,
                                                     const OptionCells& baseline) {
  OptionWriter writer(sheet, source, option, factors);
  const OptionCells own = writer.write(inputs);
  return {own, writer.compare(baseline, own)};
}

}  // namespace bluelight::workbook
