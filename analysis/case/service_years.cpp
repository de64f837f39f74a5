#include <algorithm>
#include <cmath>
#include <set>

#include "analysis/case/benefits.hpp"
#include "analysis/case/study_case.hpp"

namespace bluelight {
namespace {

using Date = std::chrono::year_month_day;

/// One state of an option: a monotone line through its own means, and their intervals.
struct StateLine {
  ServiceCurve curve;
  std::vector<double> log_demands = {}, half_widths = {};
};

std::vector<ServicePoint> points_of(const ServiceRuns& runs, Date from) {
  std::vector<ServicePoint> points;
  for (const double demand : runs.levels(from)) {
    const double mean = runs.estimate_at({.from = from, .demand = demand}).mean;
    points.push_back({demand, mean, mean});
  }
  return points;
}

/// The measure that tells of each class of calls: the share within its standard, else the mean.
std::vector<MeasureName> measures_of(const StudyResult& result) {
  std::set<std::pair<std::string, std::string>> found;
  std::vector<std::string> classes;
  for (const OptionRuns& option : result.options)
    for (const ServiceRun& run : option.service) {
      if (run.family != "contact" || !std::isfinite(run.value)) continue;
      if (run.measure != "answer_within" && run.measure != "answer_time_mean") continue;
      if (found.insert({run.thing, run.measure}).second &&
          std::find(classes.begin(), classes.end(), run.thing) == classes.end())
        classes.push_back(run.thing);
    }
  std::vector<MeasureName> measures;
  for (const std::string& one : classes)
    measures.push_back(
        {.family = "contact",
         .measure = found.contains({one, "answer_within"}) ? "answer_within" : "answer_time_mean",
         .thing = one});
  return measures;
}

/// Goes through the months of one option for one measure.
class YearBuilder {
 public:
  YearBuilder(StudyCase& study, std::size_t option, const MeasureName& name)
      : study_(study),
        number_(option),
        option_(study.result().options[option]),
        name_(name),
        runs_(option_, name) {}

  bool empty() const { return runs_.empty(); }

  ServiceYears make(Direction direction) {
    for (const Date from : runs_.states()) add_state(from, direction);
    Knobs knobs = study_.knobs();
    const auto states = service_states(study_.result(), option_, runs_, knobs);
    begins_ = begins_of(states, knobs.central());
    log_demands_ = study_.log_demands(number_, name_);
    ServiceYears years{.option = option_.name,
                       .contact = name_.thing,
                       .measure = name_.measure,
                       .unit = name_.measure == "answer_within" ? "1" : "s"};
    for (int year = 0; year < study_.result().appraisal.years; ++year) add_year(year, years);
    return years;
  }

 private:
  void add_state(Date from, Direction direction) {
    const auto points = points_of(runs_, from);
    StateLine line{.curve = {points, direction}};
    for (const ServicePoint& point : points) {
      line.log_demands.push_back(std::log(point.demand));
      line.half_widths.push_back(
          runs_.estimate_at({.from = from, .demand = point.demand}).half_width);
    }
    lines_.push_back(std::move(line));
  }

  void add_year(int year, ServiceYears& years) const {
    double mean = 0, half_width = 0, log_demand = 0;
    bool held = false;
    for (std::size_t i = 0; i < study_.months().size(); ++i) {
      const Month& month = study_.months()[i];
      if (month.year != year) continue;
      log_demand += log_demands_[i] * month.of_year;
      for (std::size_t state = 0; state < lines_.size(); ++state) {
        const double share = month.share(begins_[state], begins_[state + 1]) * month.of_year;
        if (share == 0) continue;
        const StateLine& line = lines_[state];
        mean += share * line.curve.after(log_demands_[i]);
        half_width += share * between_levels(line.log_demands, line.half_widths, log_demands_[i]);
        held = held || log_demands_[i] > line.log_demands.back() + 1e-9 ||
               log_demands_[i] < line.log_demands.front() - 1e-9;
      }
    }
    years.mean.push_back(years.unit == "1" ? std::min(mean, 1.0) : mean);
    years.half_width.push_back(half_width);
    years.demand.push_back(std::exp(log_demand));
    years.held.push_back(held);
  }

  StudyCase& study_;
  std::size_t number_;
  const OptionRuns& option_;
  MeasureName name_;
  ServiceRuns runs_;
  std::vector<StateLine> lines_;
  std::vector<Days> begins_;
  std::vector<double> log_demands_;
};

Direction direction_of(const StudyResult& result, const MeasureName& name) {
  double rising = 0, falling = 0;
  for (const OptionRuns& option : result.options) {
    const ServiceRuns runs(option, name);
    for (const Date from : runs.states()) {
      const auto points = points_of(runs, from);
      rising += ServiceCurve(points, Direction::rising).misfit();
      falling += ServiceCurve(points, Direction::falling).misfit();
    }
  }
  return falling < rising ? Direction::falling : Direction::rising;
}

ServiceResponse response_of(const OptionRuns& option, const ServiceBenefit& benefit,
                            const ServiceCell& cell, std::span<const Knob> knobs) {
  const MeasureName& name = benefit.name;
  ServiceResponse response{.option = option.name,
                           .benefit = benefit.benefit,
                           .unit = option.layout.find(name.family, name.measure).unit,
                           .from = benefit.after[cell.after].from};
  double squares = 0, size = 0;
  for (std::size_t level = 0; level < cell.log_demands.size(); ++level) {
    const Knob& found = knobs[cell.found[level]];
    response.demand.push_back(cell.demands[level]);
    response.difference.push_back(found.value / benefit.times);
    response.errors.push_back(std::abs(found.high - found.low) / (2 * of_95_percent) /
                              benefit.times);
    response.fitted.push_back(cell.curve.difference(cell.log_demands[level]));
    squares += std::pow(response.difference.back() - response.fitted.back(), 2);
    size = std::max(size, std::abs(response.difference.back()));
  }
  const double deviation = std::sqrt(squares / static_cast<double>(response.demand.size()));
  response.deviation = deviation > 1e-12 * size ? deviation : 0;  // the rest is rounding
  return response;
}

}  // namespace

std::vector<ServiceYears> service_years(StudyCase& study) {
  std::vector<ServiceYears> all;
  if (study.result().staffing != StaffingRule::fixed) return all;
  for (const MeasureName& name : measures_of(study.result())) {
    const Direction direction = direction_of(study.result(), name);
    for (std::size_t option = 0; option < study.result().options.size(); ++option) {
      YearBuilder builder(study, option, name);
      if (!builder.empty()) all.push_back(builder.make(direction));
    }
  }
  return all;
}

std::vector<ServiceResponse> service_responses(StudyCase& study) {
  std::vector<ServiceResponse> all;
  for (std::size_t option = 1; option < study.result().options.size(); ++option)
    for (const ServiceBenefit& benefit : study.model(option).benefits)
      for (const ServiceCell& cell : benefit.cells)
        if (cell.log_demands.size() > 1)
          all.push_back(
              response_of(study.result().options[option], benefit, cell, study.knobs().all()));
  return all;
}

}  // namespace bluelight
