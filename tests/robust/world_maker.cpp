#include "robust/world_maker.hpp"

#include <algorithm>
#include <chrono>
#include <set>

namespace bluelight::test {
namespace {

using std::chrono::sys_days;

/// Dates around which clocks change, a leap day and a year's end; and a day like others.
const std::vector<sys_days>& interesting_dates() {
  using namespace std::chrono;
  static const std::vector<sys_days> dates{
      year{2025} / 3 / 29, year{2025} / 3 / 30,  year{2025} / 10 / 25, year{2025} / 10 / 26,
      year{2024} / 2 / 28, year{2025} / 12 / 30, year{2025} / 6 / 17};
  return dates;
}

std::string quoted(const std::string& text) { return "\"" + text + "\""; }

std::string list(const std::vector<std::string>& names) {
  return fmt::format("[{}]", fmt::join(names, ", "));
}

std::vector<std::string> names(const char* stem, int count) {
  std::vector<std::string> all;
  for (int i = 0; i < count; ++i) all.push_back(fmt::format("{}{}", stem, i));
  return all;
}

std::vector<std::string> in_quotes(std::vector<std::string> names) {
  for (std::string& name : names) name = quoted(name);
  return names;
}

}  // namespace

WorldMaker::WorldMaker(std::uint64_t number) : dice_(number) {
  line("format = \"bluelight-world/1\"");
  line(fmt::format("title = \"Random world {}\"", number));
  area();
  calendar();
  run();
  services();
  zones();
  profiles();
  busyness();
  surges();
  contacts();
  calls();
  incidents();
  rooms();
  staff();
}

void WorldMaker::area() {
  first_day_ = dice_.one_of(interesting_dates()).time_since_epoch().count();
  line("[area]");
  line("start = " + date(0));
  if (dice_.chance(0.5)) line("rates_of = " + date(dice_.integer(-800, 100)));
  if (dice_.chance(0.7))
    line("time_zone = " + quoted(dice_.word({"Europe/London", "UTC", "America/New_York",
                                             "Pacific/Auckland", "Asia/Kolkata"})));
}

void WorldMaker::calendar() {
  if (dice_.chance(0.5)) return;
  line("[calendar]");
  if (dice_.chance(0.7)) line("bank_holidays = [" + date(dice_.integer(-1, 2)) + "]");
  if (dice_.chance(0.7))
    line(
        fmt::format("school_holidays = [{}, {{ from = {}, to = {} }}]", date(7), date(0), date(2)));
}

void WorldMaker::run() {
  line("[run]");
  line("length = " + (dice_.chance(0.7) ? number(dice_.integer(2, 72), "h")
                                        : number(dice_.real(20, 4000), "min")));
  line("warm_up = " + quoted(dice_.word({"0 s", "30 min", "5 h", "1 day", "25 h"})));
  if (dice_.chance(0.4)) line(fmt::format("demand = {:.3f}", dice_.real(0.2, 2)));
}

void WorldMaker::services() {
  services_ = names("service", dice_.integer(1, 3));
  for (const std::string& name : services_) line("[service." + name + "]");
}

void WorldMaker::zones() {
  zones_ = names("zone", dice_.integer(0, 3));
  for (const std::string& name : zones_) {
    line("[zone." + name + "]");
    line(fmt::format("population = {}", dice_.integer(1, 300'000)));
    line("kind = " + quoted(dice_.word({"urban", "rural", "mixed"})));
  }
}

std::string WorldMaker::hours_of_demand() {
  std::vector<double> hours;
  for (int hour = 0; hour < 24; ++hour)
    hours.push_back(dice_.chance(0.2) ? 0 : std::round(dice_.real(0, 300)) / 100);
  hours[static_cast<std::size_t>(dice_.integer(0, 23))] = 1;
  return fmt::format("[{}]", fmt::join(hours, ", "));
}

void WorldMaker::profiles() {
  profiles_ = names("profile", dice_.integer(0, 2));
  for (const std::string& name : profiles_) {
    line("[profile." + name + "]");
    line("hour = " + hours_of_demand());
    if (dice_.chance(0.5)) line("day = [1, 1.1, 0.5, 2, 1, 1.4, 0.8]");
    if (dice_.chance(0.5)) line("month = [1, 1, 1.2, 1, 0.9, 1, 1, 1, 1, 1.5, 1, 0.7]");
    if (dice_.chance(0.5)) line(fmt::format("school_holiday = {:.2f}", dice_.real(0, 2)));
    if (dice_.chance(0.3)) line("hours_on.sunday = " + hours_of_demand());
  }
}

void WorldMaker::busyness() {
  busyness_ = names("busyness", dice_.integer(0, 2));
  for (const std::string& name : busyness_) {
    line("[busyness." + name + "]");
    line(fmt::format("cv = {:.3f}", dice_.chance(0.1) ? 0 : dice_.real(0.01, 0.8)));
    if (dice_.chance(0.5)) line(fmt::format("common = {:.3f}", dice_.uniform()));
  }
}

void WorldMaker::surges() {
  if (busyness_.empty()) return;
  for (const std::string& name : names("surge", dice_.integer(0, 2))) {
    line("[surge." + name + "]");
    line(fmt::format("{}.{} = {:.2f}", dice_.word({"factor", "callers"}), dice_.one_of(busyness_),
                     dice_.real(0, 4)));
    if (dice_.chance(0.5)) {
      line("on = [" + date(dice_.integer(-2, 2)) + "]");
    } else {
      line(fmt::format("per_year = {}", dice_.integer(1, 300)));
    }
    if (dice_.chance(0.5)) line(fmt::format("from_hour = {}", dice_.integer(0, 23)));
    line("lasting = " + number(dice_.integer(1, 40), "h"));
  }
}

void WorldMaker::contacts() {
  contacts_ = names("contact", dice_.integer(1, 5));
  for (const std::string& name : contacts_) contact(name);
}

void WorldMaker::contact(const std::string& name) {
  line("[contact." + name + "]");
  line("service = " + quoted(dice_.one_of(services_)));
  line(fmt::format("priority = {}", dice_.integer(0, 3)));
  line("talk = " + distribution(5, 900));
  if (dice_.chance(0.6)) line("wrap_up = " + distribution(1, 300));
  if (dice_.chance(0.3)) line("operator_delay = " + distribution(1, 60));
  if (dice_.chance(0.6)) line("patience = " + distribution(1, 600));
  if (dice_.chance(0.5)) {
    line(fmt::format("redial.probability = {:.2f}", dice_.uniform()));
    line("redial.delay = " + distribution(1, 600));
    if (dice_.chance(0.5)) line(fmt::format("redial.most = {}", dice_.integer(1, 6)));
  }
  if (dice_.chance(0.7))
    line(fmt::format("standard = {{ within = \"{} s\", share = 0.9 }}", dice_.integer(0, 120)));
}

void WorldMaker::rate(double calls_an_hour) {
  if (!zones_.empty() && dice_.chance(0.3)) {
    line(fmt::format("per_1000_per_year = {:.3f}", calls_an_hour * dice_.spread(10, 300)));
  } else if (dice_.chance(0.3)) {
    line(fmt::format("per_year = {:.1f}", calls_an_hour * 8766));
  } else {
    line("rate = " + number(calls_an_hour, "/h"));
  }
  if (!profiles_.empty() && dice_.chance(0.5)) line("profile = " + quoted(dice_.one_of(profiles_)));
  if (!busyness_.empty() && dice_.chance(0.5))
    line("busyness = " + quoted(dice_.one_of(busyness_)));
  if (dice_.chance(0.3)) line(fmt::format("growth = {:.3f}", dice_.real(-0.3, 0.3)));
}

void WorldMaker::calls() {
  int number = 0;
  for (const std::string& contact : contacts_) {
    for (int more = dice_.integer(0, 2); more > 0; --more) {
      line(fmt::format("[calls.calls{}]", number++));
      line("contact = " + quoted(contact));
      rate(dice_.spread(0.1, 40));
      if (dice_.chance(0.3)) line("talk = " + distribution(1, 400));
      if (dice_.chance(0.3)) line("wrap_up = " + distribution(1, 200));
    }
  }
}

void WorldMaker::incidents() {
  for (const std::string& name : names("incident", dice_.integer(0, 3))) incident(name);
}

void WorldMaker::incident(const std::string& name) {
  line("[incident." + name + "]");
  rate(dice_.spread(0.1, 15));
  const std::vector<std::string> rung = dice_.some_of(contacts_, 0.4);
  const std::vector<int> shares = dice_.percentages(rung.size());
  for (std::size_t i = 0; i < rung.size(); ++i)
    line(fmt::format("first.{} = \"{} %\"", rung[i], shares[i]));
  if (dice_.chance(0.6))
    line(fmt::format(
        "variants = [{{ share = 0.75, calls = 1 }}, {{ share = 0.25, calls = {:.2f} }}]",
        dice_.spread(1, 12)));
  if (dice_.chance(0.5)) line("calls_over = " + distribution(1, 1200));
}

void WorldMaker::rooms() {
  rooms_ = names("room", dice_.integer(1, std::min(3, static_cast<int>(contacts_.size()))));
  answers_.resize(rooms_.size());
  for (std::size_t i = 0; i < contacts_.size(); ++i) {
    const int room = dice_.integer(0, static_cast<int>(rooms_.size()) - 1);
    answers_[i < rooms_.size() ? i : static_cast<std::size_t>(room)].push_back(contacts_[i]);
  }
  for (std::size_t i = 0; i < rooms_.size(); ++i) {
    line("[room." + rooms_[i] + "]");
    line("answers = " + list(in_quotes(answers_[i])));
    if (dice_.chance(0.25)) line(fmt::format("queue_limit = {}", dice_.integer(0, 6)));
  }
}

/// Each room has people for all that it answers; further groups have any skills anywhere.
void WorldMaker::staff() {
  for (std::size_t i = 0; i < rooms_.size(); ++i) {
    group("own" + std::to_string(i), rooms_[i], answers_[i]);
    if (dice_.chance(0.6))
      group("more" + std::to_string(i), rooms_[i], dice_.some_of(contacts_, 0.4));
  }
}

void WorldMaker::group(const std::string& name, const std::string& room,
                       const std::vector<std::string>& skills) {
  line("[staff." + name + "]");
  line("room = " + quoted(room));
  line("skills = " + list(in_quotes(skills)));
  for (const std::string& skill : skills)
    if (dice_.chance(0.2))
      line(fmt::format("handle_time_factor.{} = {:.2f}", skill, dice_.spread(0.2, 4)));
  line("roster = " + roster());
  line(fmt::format("shrinkage = {:.2f}", dice_.real(0, 0.5)));
}

std::string WorldMaker::hours_of_seats(int most) {
  std::vector<int> hours(24);
  for (std::size_t hour = 0; hour < 24; ++hour)
    hours[hour] = hour > 0 && dice_.chance(0.6) ? hours[hour - 1] : dice_.integer(0, most);
  return fmt::format("[{}]", fmt::join(hours, ", "));
}

std::string WorldMaker::roster() {
  const int most = dice_.integer(1, 6);
  if (dice_.chance(0.4)) return fmt::format("{{ constant = {} }}", most);
  // The last hour of Saturday always has somebody: a class that nobody ever answers is refused.
  const std::string saturday =
      "[" + fmt::format("{}", fmt::join(std::vector<int>(24, most), ", ")) + "]";
  std::string days = fmt::format("weekday = {}, saturday = {}, sunday = {}", hours_of_seats(most),
                                 saturday, hours_of_seats(most));
  for (const char* day : {"monday", "bank_holiday"})
    if (dice_.chance(0.2)) days += fmt::format(", {} = {}", day, hours_of_seats(most));
  return "{ by_hour = { " + days + " } }";
}

std::string WorldMaker::number(double value, const char* unit) {
  return fmt::format("\"{:.4g} {}\"", value, unit);
}

/// A distribution whose mean is about `low` … `high` seconds. Gamma tables are slow to make and so
/// rare.
std::string WorldMaker::distribution(double low, double high) {
  const double mean = dice_.spread(low, high), cv = dice_.spread(0.1, 3);
  const std::string seconds = number(mean, "s");
  switch (dice_.integer(0, 24)) {
    case 0:
      return fmt::format("{{ shape = \"gamma\", mean = {}, cv = {:.2f} }}", seconds, cv);
    case 1:
      return fmt::format("{{ shape = \"erlang\", mean = {}, stages = {} }}", seconds,
                         dice_.integer(1, 5));
    case 2:
    case 3:
      return fmt::format("{{ shape = \"weibull\", k = {:.2f}, scale = {} }}", dice_.spread(0.5, 5),
                         seconds);
    case 4:
    case 5:
      return fmt::format("{{ median = {}, p90 = {} }}", seconds, number(mean * (1 + cv), "s"));
    case 6:
    case 7:
      return fmt::format("{{ shape = \"triangular\", low = \"0 s\", mode = {}, high = {} }}",
                         seconds, number(mean * (1 + cv), "s"));
    case 8:
    case 9:
      return fmt::format("{{ shape = \"empirical\", values = [{}, \"0 s\", {}] }}", seconds,
                         number(mean * 2, "s"));
    case 10:
    case 11:
    case 12:
    case 13:
      return seconds;
    case 14:
    case 15:
      return quoted("0 s");
    case 16:
    case 17:
    case 18:
      return fmt::format("{{ mean = {}, cv = {:.2f} }}", seconds, cv);
    default:
      return fmt::format("{{ mean = {} }}", seconds);
  }
}

std::string WorldMaker::date(int days_after_start) {
  const std::chrono::year_month_day day{sys_days{std::chrono::days{first_day_ + days_after_start}}};
  return fmt::format("{:04}-{:02}-{:02}", int(day.year()), unsigned(day.month()),
                     unsigned(day.day()));
}

}  // namespace bluelight::test
