#include "robust/world_maker.hpp"

#include <algorithm>
#include <chrono>
#include <set>

#include "robust/scenario_words.hpp"

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

}  // namespace

WorldMaker::WorldMaker(std::uint64_t number) : dice_(number) {
  line("format = \"bluelight-world/1\"");
  line(fmt::format("title = \"Random world {}\"", number));
  area();
  calendar();
  run();
  services_ = names("service", dice_.integer(1, 3));
  contacts_ = names("contact", dice_.integer(1, 5));
  for (std::size_t i = 0; i < contacts_.size(); ++i)
    contact_services_.push_back(dice_.one_of(services_));
  services();
  zones();
  name_desks();
  name_transfers();
  profiles();
  busyness();
  surges();
  contacts();
  calls();
  incidents();
  desks();
  transfers();
  rooms();
  staff();
}

void WorldMaker::area() {
  first_day_ = dice_.one_of(interesting_dates()).time_since_epoch().count();
  line("[area]");
  line("start = " + date(0));
  if (dice_.chance(0.5)) line("rates_of = " + date(dice_.integer(-800, 100)));
  if (dice_.chance(0.7))
    line("time_zone = " + in_quotes(dice_.word({"Europe/London", "UTC", "America/New_York",
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
  line("warm_up = " + in_quotes(dice_.word({"0 s", "30 min", "5 h", "1 day", "25 h"})));
  if (dice_.chance(0.4)) line(fmt::format("demand = {:.3f}", dice_.real(0.2, 2)));
}

void WorldMaker::services() {
  for (const std::string& name : services_) {
    line("[service." + name + "]");
    const auto own = std::find(contact_services_.begin(), contact_services_.end(), name);
    if (own != contact_services_.end())
      line("receives = " +
           in_quotes(contacts_[static_cast<std::size_t>(own - contact_services_.begin())]));
  }
}

void WorldMaker::zones() {
  zones_ = names("zone", dice_.integer(0, 3));
  for (const std::string& name : zones_) {
    line("[zone." + name + "]");
    line(fmt::format("population = {}", dice_.integer(1, 300'000)));
    line("kind = " + in_quotes(dice_.word({"urban", "rural", "mixed"})));
  }
}

void WorldMaker::contacts() {
  for (std::size_t i = 0; i < contacts_.size(); ++i) {
    line("[contact." + contacts_[i] + "]");
    line("service = " + in_quotes(contact_services_[i]));
    contact();
  }
}

void WorldMaker::contact() {
  line(fmt::format("priority = {}", dice_.integer(0, 3)));
  line("talk = " + distribution(5, 900));
  if (dice_.chance(0.6)) line("wrap_up = " + distribution(1, 300));
  if (dice_.chance(0.3)) line("operator_delay = " + distribution(1, 60));
  if (dice_.chance(0.6)) line("patience = " + distribution(1, 600));
  if (dice_.chance(0.5)) redial();
  if (dice_.chance(0.5)) handling();
  if (dice_.chance(0.3)) waiting();
  if (dice_.chance(0.7))
    line(fmt::format("standard = {{ within = \"{} s\", share = 0.9 }}", dice_.integer(0, 120)));
}

void WorldMaker::redial() {
  line(fmt::format("redial.probability = {:.2f}", dice_.uniform()));
  line("redial.delay = " + distribution(1, 600));
  if (dice_.chance(0.5)) line(fmt::format("redial.most = {}", dice_.integer(1, 6)));
  if (dice_.chance(0.3)) {
    line("redial.turns_to = " + in_quotes(dice_.one_of(contacts_)));
    line(fmt::format("redial.turn = {:.2f}", dice_.real(0.01, 1)));
  }
}

/// What happens to a call while it waits.
void WorldMaker::waiting() {
  if (dice_.chance(0.5)) line(fmt::format("balking = {:.2f}", dice_.uniform()));
  if (dice_.chance(0.5)) {
    line("presented_again.after = " + number(dice_.spread(1, 200), "s"));
    if (dice_.chance(0.5)) line(fmt::format("presented_again.most = {}", dice_.integer(1, 5)));
  }
  if (dice_.chance(0.5)) {
    line("call_back.after = " + number(dice_.integer(0, 200), "s"));
    line(fmt::format("call_back.accepted = {:.2f}", dice_.uniform()));
    line(fmt::format("call_back.priority = {}", dice_.integer(0, 5)));
    line(fmt::format("call_back.reached = {:.2f}", dice_.uniform()));
    if (dice_.chance(0.5)) line("call_back.attempt = " + distribution(1, 200));
  }
}

/// Of calls about incidents.
void WorldMaker::handling() {
  if (dice_.chance(0.7)) line("locate = " + distribution(1, 120));
  if (dice_.chance(0.7)) line("triage = " + distribution(1, 200));
  if (dice_.chance(0.7)) {
    line("duplicate.talk = " + distribution(1, 60));
    if (dice_.chance(0.5)) line("duplicate.wrap_up = " + distribution(1, 30));
    if (dice_.chance(0.5)) line(fmt::format("duplicate.recognised = {:.2f}", dice_.uniform()));
  }
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
      return in_quotes("0 s");
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
