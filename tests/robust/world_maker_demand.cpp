#include <algorithm>

#include "robust/scenario_words.hpp"
#include "robust/world_maker.hpp"

namespace bluelight::test {

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

void WorldMaker::rate(double calls_an_hour) {
  if (!zones_.empty() && dice_.chance(0.3)) {
    line(fmt::format("per_1000_per_year = {:.3f}", calls_an_hour * dice_.spread(10, 300)));
  } else if (dice_.chance(0.3)) {
    line(fmt::format("per_year = {:.1f}", calls_an_hour * 8766));
  } else {
    line("rate = " + number(calls_an_hour, "/h"));
  }
  if (!profiles_.empty() && dice_.chance(0.5))
    line("profile = " + in_quotes(dice_.one_of(profiles_)));
  if (!busyness_.empty() && dice_.chance(0.5))
    line("busyness = " + in_quotes(dice_.one_of(busyness_)));
  if (dice_.chance(0.3)) line(fmt::format("growth = {:.3f}", dice_.real(-0.3, 0.3)));
}

void WorldMaker::calls() {
  int number = 0;
  for (const std::string& contact : contacts_) {
    for (int more = dice_.integer(0, 2); more > 0; --more) {
      line(fmt::format("[calls.calls{}]", number++));
      line("contact = " + in_quotes(contact));
      rate(dice_.spread(0.1, 40));
      if (dice_.chance(0.3)) line("talk = " + distribution(1, 400));
      if (dice_.chance(0.3)) line("wrap_up = " + distribution(1, 200));
      if (dice_.chance(0.2)) hangs_up();
    }
  }
  varying_calls();
}

/// Some calls have each profile and each busyness.
void WorldMaker::varying_calls() {
  for (std::size_t i = 0; i < std::max(profiles_.size(), busyness_.size()); ++i) {
    line(fmt::format("[calls.varying{}]", i));
    line("contact = " + in_quotes(dice_.one_of(contacts_)));
    line("rate = " + number(dice_.spread(0.1, 10), "/h"));
    if (i < profiles_.size()) line("profile = " + in_quotes(profiles_[i]));
    if (i < busyness_.size()) line("busyness = " + in_quotes(busyness_[i]));
  }
}

void WorldMaker::hangs_up() {
  line("hangs_up.after = " + distribution(1, 60));
  line("hangs_up.ring_back = " + distribution(1, 200));
}

void WorldMaker::incidents() {
  for (const std::string& name : names("incident", dice_.integer(0, 3))) incident(name);
}

/// Whether its own calls are about the incident, or those who ring can tell it.
bool WorldMaker::can_be_told(const std::string& service,
                             const std::vector<std::string>& rung) const {
  const auto is_linked = [&](const std::string& one) {
    return std::find(linked_.begin(), linked_.end(), one) != linked_.end();
  };
  bool told = is_linked(service);
  for (std::size_t i = 0; i < contacts_.size(); ++i) {
    if (std::find(rung.begin(), rung.end(), contacts_[i]) == rung.end()) continue;
    if (contact_services_[i] == service) return true;
    told = told && is_linked(contact_services_[i]);
  }
  return told;
}

void WorldMaker::incident(const std::string& name) {
  line("[incident." + name + "]");
  rate(dice_.spread(0.1, 15));
  const std::vector<std::string> rung = dice_.some_of(contacts_, 0.4);
  const std::vector<int> shares = dice_.percentages(rung.size());
  for (std::size_t i = 0; i < rung.size(); ++i)
    line(fmt::format("first.{} = \"{} %\"", rung[i], shares[i]));
  if (dice_.chance(0.5)) line("calls_over = " + distribution(1, 1200));
  std::string needs;
  if (dice_.chance(0.5))
    for (const std::string& service : dice_.some_of(services_, 0.6))
      if (can_be_told(service, rung))
        needs += fmt::format("{}{} = {}", needs.empty() ? "" : ", ", service, dice_.integer(1, 3));
  if (!needs.empty()) needs = fmt::format(", needs = {{ {} }}", needs);
  const bool sent = dice_.chance(0.6);
  line(
      fmt::format("variants = [{{ share = 0.75, calls = 1{} }}, {{ share = 0.25, calls = {:.2f}, "
                  "hold_call = {:.2f} }}]",
                  needs, dice_.spread(1, 12), sent ? dice_.uniform() : 0));
  if (dice_.chance(0.2)) line(fmt::format("without_call = {:.2f}", dice_.uniform()));
  if (dice_.chance(0.2))
    line(fmt::format("burst = {{ share = {:.3f}, calls = {:.1f}, over = \"{} s\" }}",
                     dice_.real(0, 0.1), dice_.spread(1, 50), dice_.integer(1, 1800)));
  if (sent) dispatched(dice_.some_of(services_, 0.7));
}

void WorldMaker::dispatched(const std::vector<std::string>& by) {
  for (const std::string& service : by) response(service);
  if (dice_.chance(0.3)) line("triage = " + distribution(1, 200));
  if (dice_.chance(0.3)) line(fmt::format("by_phone = {:.2f}", dice_.uniform()));
  if (dice_.chance(0.3)) {
    line("chasing.every = " + distribution(20, 2000));
    line(fmt::format("chasing.most = {}", dice_.integer(1, 5)));
  }
  for (std::size_t i = 0; i < desks_.size(); ++i) {
    if (std::find(by.begin(), by.end(), desk_services_[i]) == by.end()) continue;
    if (dice_.chance(0.3))
      line(fmt::format("appointment = {{ share = {:.2f}, desk = \"{}\" }}", dice_.uniform(),
                       desks_[i]));
    break;
  }
}

void WorldMaker::response(const std::string& service) {
  line(fmt::format("response.{} = {{ grade = {}, arrives = {}, open = {} }}", service,
                   dice_.integer(1, 4), distribution(30, 3000), distribution(60, 6000)));
}

}  // namespace bluelight::test
