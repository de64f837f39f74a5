#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <bluelight/quantity_text.hpp>

#include "analysis/findings_tables.hpp"

namespace bluelight {
namespace {

constexpr std::array<std::string_view, 6> service_measures{
    "answer_within",   "answer_time_mean",           "answer_time_p90",
    "answer_time_p99", "time_to_answer_in_all_mean", "abandonment"};

constexpr std::array<std::string_view, 4> incident_measures{
    "time_to_visible_mean", "time_to_visible_p90", "time_to_mobilise_mean", "time_to_mobilise_p90"};
constexpr std::array<std::string_view, 5> desk_measures{
    "dispatch_within", "wait_mean", "dispatch_time_mean", "dispatch_time_p90", "backlog"};
constexpr std::array<std::string_view, 5> transfer_measures{
    "needed", "share_missed", "share_late", "transfer_time_mean", "transfer_time_p90"};

/// Tables of differences under one heading.
struct Differences {
  std::string_view heading;
  ShownMeasures shown;
};
constexpr Differences calls{"Calls: the baseline, and what each proposal changes",
                            {"contact", service_measures}};
constexpr Differences incidents{"Incidents: first call to visible, and to mobilised, by service",
                                {"incident", incident_measures}};
constexpr Differences desks{"Dispatch desks: visible to mobilised", {"desk", desk_measures}};
constexpr Differences transfers{"Transfers: graded to visible to the other service",
                                {"transfer", transfer_measures}};

/// Puts the parts of one text together.
class Page {
 public:
  explicit Page(bool colour) : colour_(colour) {}

  /// A heading after an empty line, unless the page begins with it.
  void heading(std::string_view text) {
    text_ += (text_.empty() ? "" : "\n") + painted(text, Tone::strong, colour_) + '\n';
  }
  void sentence(std::string_view text) { text_ += wrapped(text, page_width, "  ") + '\n'; }
  void indented(std::string_view text) {
    text_ += "  " + wrapped(text, page_width - 2, "  ") + '\n';
  }
  void note(std::string_view text) {
    text_ += painted(wrapped(text, page_width, "  "), Tone::faint, colour_) + '\n';
  }
  void table(const TextTable& table) {
    if (!table.empty()) text_ += '\n' + table.text(colour_);
  }
  void gap() { text_ += '\n'; }
  std::string take() { return std::move(text_); }

 private:
  bool colour_;
  std::string text_;
};

std::string replications_text(const Comparison& comparison) {
  std::vector<std::string> parts;
  for (const ComparedOption& option : comparison.options)
    parts.push_back(option.failed == 0 ? fmt::format("{} {}", option.name, option.done)
                                       : fmt::format("{} {} ({} failed)", option.name, option.done,
                                                     option.failed));
  return fmt::format("Replications: {}.", fmt::join(parts, ", "));
}

/// "± 0.48 points"
std::string width_text(const PrecisionFinding& finding, double half_width) {
  const bool points = finding.goal.difference && finding.unit == "1";
  return fmt::format("± {} {}", quantity_number({.mean = half_width, .count = 1}, finding.unit),
                     points ? "points" : unit_text(finding.unit));
}

/// "Precision: police_999 answer_within (difference) ± 0.48 points at most; asked: ± 0.5 points."
std::string precision_text(const PrecisionFinding& finding) {
  const PrecisionGoal& goal = finding.goal;
  return fmt::format("Precision: {} {}{} {} at most; asked: {}{}", goal.label(), goal.measure,
                     goal.difference ? " (difference)" : "",
                     width_text(finding, finding.widest.half_width),
                     goal.relative ? fmt::format("{:g} % of the mean", 100 * goal.half_width)
                                   : width_text(finding, goal.half_width),
                     is_met(goal, finding.widest) ? "." : ", which was not reached.");
}

/// "10 s" or "10 min".
std::string time_text(Seconds time) {
  const double minutes = time.count() / 60;
  if (minutes >= 2) return fmt::format("{:g} min", minutes);
  return fmt::format("{:g} s", time.count());
}

/// "police_999 88.1 ± 0.9 % within 10 s (standard: 90 %)": a share in the only option.
std::string within_text(const Findings& findings, const ComparisonRow& row) {
  const std::string value = quantity_text(row.options.front().estimate, row.unit);
  const auto standard = findings.standards.find(row.label);
  if (standard == findings.standards.end())
    return fmt::format("{} {} within the standard", row.label, value);
  return fmt::format("{} {} within {} (standard: {:g} %)", row.label, value,
                     time_text(to_seconds(standard->second.within)), 100 * standard->second.share);
}

/// The leading measure of a class of calls in the only option.
std::string leading_text(const Findings& findings, const ComparisonRow& row) {
  if (row.headline.measure == "answer_within") return within_text(findings, row);
  return fmt::format("{} after {} on average", row.label,
                     quantity_text(row.options.front().estimate, row.unit));
}

/// What becomes of the standards of desks that have one.
void add_desks_of_one(Page& page, const Findings& findings) {
  std::vector<std::string> parts;
  for (const std::string& desk : findings.comparison.labels("desk")) {
    const ComparisonRow* row = findings.comparison.find("desk", "dispatch_within", desk);
    if (row && row->options.front().estimate.count > 0)
      parts.push_back(within_text(findings, *row));
  }
  if (!parts.empty())
    page.sentence(fmt::format("Units are mobilised: {}.", fmt::join(parts, "; ")));
}

void add_answer_of_one(Page& page, const Findings& findings) {
  std::vector<std::string> parts;
  for (const std::string& contact : findings.comparison.labels("contact"))
    if (const ComparisonRow* row = leading_row(findings.comparison, contact))
      parts.push_back(leading_text(findings, *row));
  page.sentence(parts.empty() ? "No call was answered in any replication that ended."
                              : fmt::format("Calls are answered: {}.", fmt::join(parts, "; ")));
  add_desks_of_one(page, findings);
}

void add_answer(Page& page, const Findings& findings) {
  for (const std::string& sentence : findings.stranded) page.sentence(sentence);
  const auto& options = findings.comparison.options;
  if (options.size() == 1) add_answer_of_one(page, findings);
  for (std::size_t i = 1; i < options.size(); ++i) {
    page.sentence(service_sentence(findings.comparison, i));
    if (const std::string posts =
            equal_service_sentence(findings.equal_service, options[i].name, options.front().name);
        !posts.empty())
      page.indented(posts);
    if (!findings.appraisal.empty())
      page.indented(value_sentence(findings.appraisal, findings.appraisal.values[i - 1]) + ".");
  }
  if (const std::string undrawn = undrawn_sentence(findings.appraisal); !undrawn.empty())
    page.indented(undrawn);
}

void add_differences(Page& page, const Comparison& comparison, const Differences& differences) {
  if (comparison.labels(differences.shown.family).empty()) return;
  page.heading(differences.heading);
  for (const auto& proposals : pages(comparison, differences.shown))
    page.table(difference_table(comparison, differences.shown, proposals));
}

void add_service(Page& page, const Findings& findings) {
  if (findings.comparison.options.size() == 1) {
    page.table(class_table(findings.comparison));
    for (const TextTable& table : fate_tables(findings.comparison)) page.table(table);
    page.table(incident_table(findings.comparison));
    page.table(desk_table(findings.comparison));
    page.table(transfer_table(findings.comparison));
    page.table(staff_table(findings));
    page.table(duty_table(findings.comparison));
    page.table(theory_table(findings.theory));
    return;
  }
  add_differences(page, findings.comparison, calls);
  add_differences(page, findings.comparison, incidents);
  add_differences(page, findings.comparison, desks);
  add_differences(page, findings.comparison, transfers);
  page.heading("Staff");
  page.table(occupancy_table(findings.comparison));
  page.table(posts_table(findings));
}

void add_equal_service(Page& page, const Findings& findings) {
  if (findings.equal_service.empty()) return;
  page.heading("Posts at equal service: the fewest that hold the same standards");
  page.table(equal_service_table(findings.equal_service));
  page.table(demand_table(findings.equal_service));
  page.gap();
  for (const std::string& sentence : findings.standards_at_risk) page.note(sentence);
  page.note(
      "Posts that fill the shifts which cover the need; ± chance in the calls of the search "
      "(90 % interval).");
}

bool costs_the_same(const Appraisal& appraisal, std::size_t option) {
  for (const std::string& organisation : appraisal.organisations)
    for (int year = 0; year < appraisal.years; ++year)
      if (appraisal.options[option].paid_by(organisation, year) !=
          appraisal.options[0].paid_by(organisation, year))
        return false;
  return true;
}

void add_money(Page& page, const Appraisal& appraisal) {
  if (appraisal.values.empty()) return;
  for (std::size_t i = 1; i < appraisal.options.size(); ++i) {
    const std::string pair =
        fmt::format("{} costs more than {}", appraisal.options[i].name, appraisal.options[0].name);
    const std::string same = fmt::format("{} costs the same as {}", appraisal.options[i].name,
                                         appraisal.options[0].name);
    if (costs_the_same(appraisal, i)) {
      page.heading(fmt::format("Money: in every year {}", same));
    } else {
      page.heading(fmt::format("Money: what {} (− is saved)", pair));
      page.table(money_table(appraisal, i));
      page.table(value_table(appraisal.values[i - 1]));
      constexpr std::size_t most_inputs = 5;
      if (!appraisal.values[i - 1].sensitivities.empty())
        page.table(sensitivity_table(appraisal.values[i - 1], most_inputs));
    }
  }
  page.gap();
  for (const OptionCosts& option : appraisal.options)
    for (const std::string& text : option.notes) page.note(text);
}

}  // namespace

std::string answer_text(const Findings& findings) {
  Page page(false);
  add_answer(page, findings);
  return page.take();
}

std::string findings_text(const Findings& findings, bool colour) {
  Page page(colour);
  page.heading(findings.title);
  add_answer(page, findings);
  add_service(page, findings);
  add_equal_service(page, findings);
  add_money(page, findings.appraisal);
  page.gap();
  page.note(replications_text(findings.comparison));
  for (const PrecisionFinding& finding : findings.precision) page.note(precision_text(finding));
  page.note(reading_note(findings.comparison));
  return page.take();
}

}  // namespace bluelight
