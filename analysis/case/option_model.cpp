#include "analysis/case/option_model.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>
#include <sstream>

#include "analysis/case/lines.hpp"

namespace bluelight {
namespace {

/// A number of an option: its own, else a known one.
KnobIndex number_of(const OptionRuns& option, const std::string& path, double otherwise,
                    Knobs& knobs) {
  for (const Input& input : option.inputs)
    if (input.path == path) return knobs.add(input);
  return knobs.certain(otherwise);
}

bool states(const OptionRuns& option, const std::string& path) {
  return std::any_of(option.inputs.begin(), option.inputs.end(),
                     [&path](const Input& input) { return input.path == path; });
}

/// Builds the posts of a model, then hands over to its lines.
class Builder {
 public:
  Builder(const StudyResult& result, std::size_t option, Knobs& knobs, Detail detail)
      : result_(result),
        number_(option),
        option_(result.options[option]),
        knobs_(knobs),
        detail_(detail) {}

  OptionModel build() {
    add_terms();
    for (const LeverPlan& lever : option_.levers) add_lever(lever);
    add_posts();
    for (LeverTerms& lever : model_.levers) mark_slots(lever);
    add_surplus();
    add_lines(result_, number_, knobs_, model_);
    collect_knobs();
    return std::move(model_);
  }

 private:
  void add_terms() {
    CaseTerms& terms = model_.terms;
    terms.staffing = result_.staffing;
    terms.has_attrition = knobs_.find("appraisal.attrition") != nullptr;
    terms.pay_growth = knobs_.of_appraisal("pay_growth", 0);
    terms.demand_growth = knobs_.of_appraisal("demand_growth", 0);
    terms.attrition = knobs_.of_appraisal("attrition", 0);
    terms.paid_exits = knobs_.of_appraisal("paid_exits", 0);
    terms.redundancy = knobs_.of_appraisal("redundancy", 0);
    terms.training = knobs_.of_appraisal("training", 0);
  }

  void add_lever(const LeverPlan& plan) {
    const std::string path = "lever." + plan.name + ".";
    const auto number = [&](const char* key, double otherwise) {
      return number_of(option_, path + key, otherwise, knobs_);
    };
    LeverTerms& lever = model_.levers.emplace_back();
    lever.name = plan.name;
    lever.planned = day_of(result_.appraisal, plan.live);
    lever.delay = number("delay", 0);
    lever.double_running = number("double_running", 0);
    lever.realisation = number("realisation", 1);
    lever.has_dip = states(option_, path + "dip.handle_time");
    lever.dip = number("dip.handle_time", 1);
    lever.half_life = number("dip.half_life", 1);
    const bool may_end = states(option_, path + "exit.chance");
    lever.exit_chance = number("exit.chance", 0);
    lever.exit_lost = number("exit.lost", 0);
    lever.exit_notice = number("exit.notice", 0);
    lever.exit_uniform = may_end ? add_exit(path) : knobs_.certain(1);
    model_.needs_all_states = model_.needs_all_states || may_end ||
                              states(option_, path + "double_running") ||
                              states(option_, path + "realisation");
  }

  /// When a partner leaves, as a share of all that may: 1, never, in the central case. As well
  /// known as the chance of it, which the lever states.
  KnobIndex add_exit(const std::string& path) {
    const auto chance =
        std::find_if(option_.inputs.begin(), option_.inputs.end(),
                     [&path](const Input& input) { return input.path == path + "exit.chance"; });
    return knobs_.add(Knob{.path = path + "exit",
                           .unit = "1",
                           .source = chance->source,
                           .grade = chance->grade,
                           .value = 1,
                           .low = 0,
                           .mode = 1,
                           .high = 1,
                           .law = Knob::Law::uniform});
  }

  void add_posts() {
    for (const auto& levels : posts_by_level(option_)) {
      const Days planned =
          levels.front().from.ok() ? day_of(result_.appraisal, levels.front().from) : -1e9;
      if (model_.states.empty() || planned > model_.states.back().planned) {
        complete_state();
        add_state(planned, levels.front().from);
      }
      add_levels(levels);
    }
    complete_state();
    if (model_.states.empty()) model_.states.emplace_back().planned = -1e9;
  }

  void complete_state() {
    if (!model_.states.empty())
      model_.states.back().curve.complete(shifts_of(result_, option_, today_, knobs_));
    today_.clear();
  }

  void add_state(Days planned, std::chrono::year_month_day from) {
    PostState& state = model_.states.emplace_back();
    state.planned = planned;
    for (std::size_t i = 0; i < option_.levers.size(); ++i)
      if (from.ok() && option_.levers[i].live == from) state.levers.push_back(i);
  }

  void add_levels(const std::vector<PricedPosts>& all) {
    std::vector<PricedPosts> levels = all;
    if (result_.staffing != StaffingRule::hold_standard)
      std::erase_if(levels, [](const PricedPosts& one) { return one.demand != 1; });
    if (levels.empty()) levels = {all.front()};
    std::vector<KnobIndex> posts;
    for (const PricedPosts& level : levels) posts.push_back(posts_knob(level));
    const std::size_t slot = slot_of(levels.front());
    model_.states.back().slots.push_back(slot);
    today_.push_back(nearest_today(levels));
    model_.states.back().curve.add(levels, posts);
  }

  /// Posts at the level of demand nearest to 1.
  static const PricedPosts& nearest_today(const std::vector<PricedPosts>& levels) {
    return *std::min_element(levels.begin(), levels.end(),
                             [](const PricedPosts& a, const PricedPosts& b) {
                               return std::abs(a.demand - 1) < std::abs(b.demand - 1);
                             });
  }

  KnobIndex posts_knob(const PricedPosts& level) {
    if (!(level.error > 0)) return knobs_.certain(level.posts);
    const bool own = level.from.ok() && !is_of_baseline(level);
    return knobs_.add(Knob{.path = posts_path(level, own ? option_.name : ""),
                           .group = own ? errs_with(level) : "",
                           .unit = "1",
                           .source = "simulation",
                           .value = level.posts,
                           .low = level.posts - of_95_percent * level.error,
                           .mode = level.posts,
                           .high = level.posts + of_95_percent * level.error,
                           .law = Knob::Law::normal});
  }

  /// Path of posts that chance may move; no option: those of the baseline from the start.
  static std::string posts_path(const PricedPosts& level, const std::string& option) {
    std::ostringstream path;
    path << "posts." << (option.empty() ? "baseline" : option) << '.' << level.group << '.'
         << date_text(option.empty() ? std::chrono::year_month_day{} : level.from) << '.'
         << level.demand;
    return path.str();
  }

  /// The baseline's posts of a group that needs as many there, as far as can be told: found on the
  /// same calls, both err together. Empty: it has none such.
  std::string errs_with(const PricedPosts& level) const {
    for (const PricedPosts& one : result_.options.front().posts)
      if (!one.from.ok() && one.group == level.group && one.demand == level.demand &&
          std::abs(one.posts - level.posts) <= one.error)
        return posts_path(one, "");
    return "";
  }

  /// What was found with the same calls to be just what the baseline needs errs with it.
  bool is_of_baseline(const PricedPosts& level) const {
    const auto& baseline = result_.options.front().posts;
    return std::any_of(baseline.begin(), baseline.end(), [&level](const PricedPosts& one) {
      return !one.from.ok() && one.group == level.group && one.demand == level.demand &&
             one.posts == level.posts && one.error == level.error;
    });
  }

  std::size_t slot_of(const PricedPosts& posts) {
    const std::size_t organisation = employer_of(posts.organisation);
    for (std::size_t i = 0; i < model_.slots.size(); ++i) {
      const PostSlot& slot = model_.slots[i];
      if (slot.group == posts.group && slot.organisation == organisation &&
          slot.price.base == posts.cost_per_fte.value)
        return i;
    }
    model_.streams.push_back({.name = posts.input,
                              .organisation = posts.organisation,
                              .kind = CostKind::posts,
                              .category = "pay",
                              .price = posts.cost_per_fte});
    model_.slots.push_back({.stream = model_.streams.size() - 1,
                            .organisation = organisation,
                            .group = posts.group,
                            .price = price_of(option_, posts.input, posts.cost_per_fte, 1, knobs_),
                            .growth = posts.growth});
    return model_.slots.size() - 1;
  }

  std::size_t employer_of(const std::string& organisation) {
    auto& employers = model_.employers;
    for (std::size_t i = 0; i < employers.size(); ++i)
      if (employers[i].organisation == organisation) return i;
    Employer& employer = employers.emplace_back();
    employer.organisation = organisation;
    employer.non_pay_share = knobs_.of_appraisal("non_pay." + organisation, 0);
    return employers.size() - 1;
  }

  /// Streams beside pay, in the order of organisations.
  void add_surplus() {
    for (std::size_t employer = 0; employer < model_.employers.size(); ++employer) {
      std::optional<SurplusStreams> shared;
      for (PostSlot& slot : model_.slots) {
        if (slot.organisation != employer) continue;
        const bool own = detail_ == Detail::groups || !shared;
        if (own) shared = surplus_of(slot);
        slot.surplus = *shared;
        slot.is_first_of_surplus = own;
      }
    }
  }

  SurplusStreams surplus_of(const PostSlot& slot) {
    const std::string& organisation = model_.employers[slot.organisation].organisation;
    const std::string group = detail_ == Detail::groups ? "." + slot.group : "";
    const auto add = [&](const char* name, CostKind kind, const char* category) {
      model_.streams.push_back({.name = organisation + "." + name + group,
                                .organisation = organisation,
                                .kind = kind,
                                .category = category});
      return model_.streams.size() - 1;
    };
    SurplusStreams made;
    made.kept = add("posts_not_yet_gone", CostKind::posts, "pay");
    made.unrealised = add("posts_not_realised", CostKind::posts, "pay");
    made.double_running = add("double_running", CostKind::posts, "double_running");
    made.redundancy = add("redundancy", CostKind::one_off, "redundancy");
    made.training = add("new_posts", CostKind::one_off, "training");
    made.non_pay = add("non_pay", CostKind::yearly, "non_pay");
    return made;
  }

  void mark_slots(LeverTerms& lever) const {
    const auto plan = std::find_if(option_.levers.begin(), option_.levers.end(),
                                   [&](const LeverPlan& one) { return one.name == lever.name; });
    std::istringstream text(plan->groups);
    const std::set<std::string> groups{std::istream_iterator<std::string>(text), {}};
    for (const PostSlot& slot : model_.slots) lever.slots.push_back(groups.count(slot.group) > 0);
  }

  void collect_knobs() {
    for (const PostState& state : model_.states) {
      for (const auto& group : state.curve.knobs())
        model_.knobs.insert(model_.knobs.end(), group.begin(), group.end());
      for (const PostsShift& shift : state.curve.shifts())
        model_.knobs.insert(model_.knobs.end(), shift.knobs.begin(), shift.knobs.end());
    }
    for (const PostSlot& slot : model_.slots) model_.knobs.push_back(slot.price.knob);
    for (const Employer& one : model_.employers) model_.knobs.push_back(one.non_pay_share);
    for (const LeverTerms& lever : model_.levers)
      model_.knobs.insert(
          model_.knobs.end(),
          {lever.delay, lever.double_running, lever.realisation, lever.dip, lever.half_life,
           lever.exit_uniform, lever.exit_chance, lever.exit_lost, lever.exit_notice});
    for (const LineTerms& line : model_.lines) {
      model_.knobs.push_back(line.price.knob);
      if (line.change) model_.knobs.push_back(*line.change);
      if (line.bias) model_.knobs.push_back(*line.bias);
      if (line.benefit_bias) model_.knobs.push_back(*line.benefit_bias);
    }
    for (const ServiceBenefit& benefit : model_.benefits) collect_knobs(benefit);
    const CaseTerms& terms = model_.terms;
    model_.knobs.insert(model_.knobs.end(), {terms.pay_growth, terms.demand_growth, terms.attrition,
                                             terms.paid_exits, terms.redundancy, terms.training});
    std::sort(model_.knobs.begin(), model_.knobs.end());
    model_.knobs.erase(std::unique(model_.knobs.begin(), model_.knobs.end()), model_.knobs.end());
  }

  void collect_knobs(const ServiceBenefit& benefit) {
    auto& knobs = model_.knobs;
    knobs.insert(knobs.end(), {benefit.price.knob, benefit.bias});
    for (const auto* states : {&benefit.before, &benefit.after})
      for (const ServiceState& state : *states)
        for (const auto& lever : state.levers) knobs.push_back(lever.delay);
    for (const ServiceCell& cell : benefit.cells) {
      knobs.insert(knobs.end(), cell.found.begin(), cell.found.end());
      for (const ServiceShift& shift : cell.shifts)
        knobs.insert(knobs.end(), shift.knobs.begin(), shift.knobs.end());
    }
  }

  const StudyResult& result_;
  std::size_t number_;
  const OptionRuns& option_;
  Knobs& knobs_;
  Detail detail_;
  OptionModel model_;
  std::vector<PricedPosts> today_;  // of the state at hand, in the order of its curve
};

}  // namespace

OptionModel option_model(const StudyResult& result, std::size_t option, Knobs& knobs,
                         Detail detail) {
  return Builder(result, option, knobs, detail).build();
}

std::vector<std::vector<PricedPosts>> posts_by_level(const OptionRuns& option) {
  std::vector<std::vector<PricedPosts>> all;
  for (const PricedPosts& posts : option.posts) {
    const auto same = std::find_if(all.begin(), all.end(), [&posts](const auto& levels) {
      const PricedPosts& other = levels.front();
      const bool new_level =
          std::all_of(levels.begin(), levels.end(),
                      [&posts](const PricedPosts& one) { return one.demand != posts.demand; });
      return new_level && other.group == posts.group && other.from == posts.from &&
             other.organisation == posts.organisation && other.input == posts.input;
    });
    if (same == all.end())
      all.push_back({posts});
    else
      same->push_back(posts);
  }
  for (auto& levels : all)
    std::sort(levels.begin(), levels.end(),
              [](const PricedPosts& a, const PricedPosts& b) { return a.demand < b.demand; });
  std::stable_sort(all.begin(), all.end(),
                   [](const auto& a, const auto& b) { return a.front().from < b.front().from; });
  return all;
}

}  // namespace bluelight
