#include "analysis/cost_stream.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bluelight/quantity_text.hpp>

#include "analysis/discounting.hpp"

namespace bluelight {
namespace {

using std::chrono::sys_days;

std::string date_text(sys_days day) {
  const std::chrono::year_month_day date{day};
  return fmt::format("{}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

std::optional<Input> ranged_input(const OptionRuns& option, const std::string& path) {
  for (const Input& input : option.inputs)
    if (input.path == path && input.low < input.high) return input;
  return std::nullopt;
}

/// Builds the streams of one option.
class Builder {
 public:
  Builder(const AppraisalPlan& plan, const OptionRuns& option)
      : plan_(plan), option_(option), begin_(plan.base), end_(first_day(plan.base, plan.years)) {}

  /// Posts of `runs` from `from` until `until`.
  void add_posts(const OptionRuns& runs, sys_days from, sys_days until) {
    for (const PricedPosts& posts : runs.posts) {
      CostStream stream{.name = posts.input,
                        .organisation = posts.organisation,
                        .kind = CostKind::posts,
                        .price = posts.cost_per_fte,
                        .quantity = shares(from, until),
                        .range = ranged_input(runs, posts.input)};
      for (double& quantity : stream.quantity) quantity *= posts.posts;
      made_.streams.push_back(std::move(stream));
    }
  }

  void add_line(const CostLine& line) {
    const sys_days from = line.from.ok() ? sys_days{line.from} : begin_;
    CostStream stream{.name = line.name,
                      .organisation = line.organisation,
                      .kind = line.yearly ? CostKind::yearly : CostKind::one_off,
                      .price = line.amount,
                      .quantity = line.yearly ? shares(from, end_) : payment(from),
                      .range = ranged_input(option_, line.name)};
    stream.lines = static_cast<double>(
        std::count_if(option_.costs.begin(), option_.costs.end(),
                      [&](const CostLine& other) { return other.name == line.name; }));
    if (!line.yearly && (from < begin_ || from >= end_)) note_left_out(line, from);
    made_.streams.push_back(std::move(stream));
  }

  void note(std::string text) { made_.notes.push_back(std::move(text)); }
  CostStreams take() { return std::move(made_); }

 private:
  std::vector<double> shares(sys_days from, sys_days until) const {
    std::vector<double> shares;
    for (int year = 0; year < plan_.years; ++year)
      shares.push_back(share_of_year_after(plan_.base, year, from) -
                       share_of_year_after(plan_.base, year, until));
    return shares;
  }

  std::vector<double> payment(sys_days day) const {
    std::vector<double> quantity;
    for (int year = 0; year < plan_.years; ++year)
      quantity.push_back(day >= first_day(plan_.base, year) &&
                         day < first_day(plan_.base, year + 1));
    return quantity;
  }

  void note_left_out(const CostLine& line, sys_days day) {
    note(fmt::format("{}: {} of {}, paid on {}, is {} the appraisal and left out.", option_.name,
                     money_text(line.amount), line.name, date_text(day),
                     day < begin_ ? "before" : "after"));
  }

  const AppraisalPlan& plan_;
  const OptionRuns& option_;
  sys_days begin_, end_;
  CostStreams made_;
};

bool has_line(const OptionRuns& option, const std::string& name) {
  return std::any_of(option.costs.begin(), option.costs.end(),
                     [&](const CostLine& line) { return line.name == name; });
}

/// The latest first day of the cost lines that `proposal` has and `baseline` has not.
std::optional<sys_days> last_change(const OptionRuns& baseline, const OptionRuns& proposal) {
  std::optional<sys_days> last;
  for (const CostLine& line : proposal.costs)
    if (line.from.ok() && !has_line(baseline, line.name))
      last = std::max(last.value_or(sys_days::min()), sys_days{line.from});
  return last;
}

bool same_posts(const OptionRuns& one, const OptionRuns& other) {
  return std::equal(one.posts.begin(), one.posts.end(), other.posts.begin(), other.posts.end(),
                    [](const PricedPosts& a, const PricedPosts& b) {
                      return a.group == b.group && a.organisation == b.organisation &&
                             a.posts == b.posts && a.cost_per_fte == b.cost_per_fte;
                    });
}

std::string note_on_posts(const OptionRuns& baseline, const OptionRuns& proposal,
                          std::optional<sys_days> change) {
  if (!change)
    return fmt::format(
        "{}: its posts replace those of {} from the start, for none of its levers has a dated "
        "cost.",
        proposal.name, baseline.name);
  return fmt::format(
      "{}: its posts replace those of {} on {}, when the last of its levers is live.",
      proposal.name, baseline.name, date_text(*change));
}

}  // namespace

CostStreams cost_streams(const StudyResult& result, std::size_t option) {
  const OptionRuns& baseline = result.options.front();
  const OptionRuns& runs = result.options[option];
  const sys_days begin{result.appraisal.base};
  const sys_days end = first_day(result.appraisal.base, result.appraisal.years);
  const auto last = last_change(baseline, runs);
  const sys_days change = std::clamp(last.value_or(begin), begin, end);
  Builder builder(result.appraisal, runs);
  builder.add_posts(baseline, begin, change);
  builder.add_posts(runs, change, end);
  for (const CostLine& line : runs.costs) builder.add_line(line);
  if (!same_posts(baseline, runs)) builder.note(note_on_posts(baseline, runs, last));
  return builder.take();
}

}  // namespace bluelight
