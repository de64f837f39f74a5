#include "analysis/cost_stream.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bluelight/quantity_text.hpp>
#include <set>

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

  /// The posts of each date until those of the next.
  void add_posts() {
    for (const PricedPosts& posts : option_.posts) {
      const sys_days from = posts.from.ok() ? sys_days{posts.from} : begin_;
      CostStream stream{.name = posts.input,
                        .organisation = posts.organisation,
                        .kind = CostKind::posts,
                        .price = posts.cost_per_fte,
                        .quantity = shares(from, end_of(posts)),
                        .range = ranged_input(option_, posts.input)};
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
  /// First day on which `posts` no longer hold, or the end of the appraisal.
  sys_days end_of(const PricedPosts& posts) const {
    sys_days end = end_;
    for (const PricedPosts& other : option_.posts)
      if (other.from > posts.from) end = std::min(end, sys_days{other.from});
    return end;
  }

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

/// Posts before any lever of the option is live.
std::vector<PricedPosts> first_posts(const OptionRuns& option) {
  std::vector<PricedPosts> first;
  for (const PricedPosts& posts : option.posts)
    if (posts.from == option.posts.front().from) first.push_back(posts);
  return first;
}

bool start_alike(const OptionRuns& one, const OptionRuns& other) {
  const auto first = first_posts(one), second = first_posts(other);
  return std::equal(first.begin(), first.end(), second.begin(), second.end(),
                    [](const PricedPosts& a, const PricedPosts& b) {
                      return a.group == b.group && a.organisation == b.organisation &&
                             a.posts == b.posts && a.cost_per_fte == b.cost_per_fte;
                    });
}

/// The days on which posts change that `counts` picks: "2026-04-01, 2033-04-01".
template <class Counts>
std::string change_dates(const OptionRuns& option, Counts counts) {
  std::set<sys_days> days;
  for (const PricedPosts& posts : option.posts)
    if (posts.from.ok() && counts(sys_days{posts.from})) days.insert(sys_days{posts.from});
  std::string text;
  for (const sys_days day : days) text += (text.empty() ? "" : ", ") + date_text(day);
  return text;
}

void note_posts(Builder& builder, const OptionRuns& option, sys_days end) {
  const std::string within = change_dates(option, [end](sys_days day) { return day < end; });
  const std::string after = change_dates(option, [end](sys_days day) { return day >= end; });
  if (!within.empty())
    builder.note(fmt::format("{}: posts change as each lever goes live: {}.", option.name, within));
  if (!after.empty())
    builder.note(fmt::format("{}: posts change after the appraisal, which is left out: {}.",
                             option.name, after));
}

/// Whether anybody was called out in any of the option's runs.
bool has_overtime(const OptionRuns& option) {
  const auto& measures = option.layout.measures;
  const auto overtime = std::find_if(measures.begin(), measures.end(), [](const Measure& one) {
    return one.family == "staff" && one.name == "overtime_hours";
  });
  if (overtime == measures.end()) return false;
  return std::any_of(option.runs.begin(), option.runs.end(), [&](const RunRecord& run) {
    if (run.status != RunRecord::Status::done) return false;
    const auto first = run.values.begin() + static_cast<std::ptrdiff_t>(overtime->offset);
    const auto last = first + static_cast<std::ptrdiff_t>(overtime->size);
    return std::any_of(first, last, [](double hours) { return hours > 0; });
  });
}

}  // namespace

CostStreams cost_streams(const StudyResult& result, std::size_t option) {
  const OptionRuns& baseline = result.options.front();
  const OptionRuns& runs = result.options[option];
  Builder builder(result.appraisal, runs);
  builder.add_posts();
  for (const CostLine& line : runs.costs) builder.add_line(line);
  if (!start_alike(baseline, runs))
    builder.note(fmt::format("{}: its posts differ from those of {} from the start.", runs.name,
                             baseline.name));
  if (has_overtime(runs))
    builder.note(fmt::format("{}: the pay of overtime is not in the money.", runs.name));
  note_posts(builder, runs, first_day(result.appraisal.base, result.appraisal.years));
  return builder.take();
}

}  // namespace bluelight
