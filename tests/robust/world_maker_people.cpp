#include <algorithm>

#include "robust/scenario_words.hpp"
#include "robust/world_maker.hpp"

namespace bluelight::test {

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
    if (dice_.chance(0.2)) line(fmt::format("keep_free = {}", dice_.integer(1, 3)));
    if (rooms_.size() > 1 && dice_.chance(0.3)) partner(i);
    line(fmt::format("supervisors.span = {}", dice_.integer(1, 8)));
    if (dice_.chance(0.2)) line(fmt::format("support.trainers.span = {}", dice_.integer(5, 40)));
  }
}

/// Another room takes calls of this one.
void WorldMaker::partner(std::size_t room) {
  const std::size_t other = (room + 1) % rooms_.size();
  const int wait = dice_.chance(0.2) ? 0 : dice_.integer(1, 120);
  std::string terms = fmt::format(
      "room = \"{}\", caller = \"{}\", wait = \"{} s\", answered_as = {{ {} = \"{}\" }}",
      rooms_[other], dice_.word({"offered_to_both", "moved", "to_free_handler"}), wait,
      dice_.one_of(answers_[room]), dice_.one_of(answers_[other]));
  if (wait > 0 && dice_.chance(0.5))
    terms += fmt::format(", at_queue_length = {}", dice_.integer(0, 4));
  if (dice_.chance(0.5)) terms += fmt::format(", capacity = {}", dice_.integer(0, 4));
  if (dice_.chance(0.5))
    terms += fmt::format(", handle_time_factor = {:.2f}", dice_.spread(0.5, 2));
  line("partners = [{ " + terms + " }]");
}

/// Each room has people for all that it answers; further groups have any skills anywhere.
void WorldMaker::staff() {
  for (std::size_t i = 0; i < rooms_.size(); ++i) {
    std::vector<std::string> skills = answers_[i];
    if (dice_.chance(0.5)) skills.insert(skills.end(), desks_.begin(), desks_.end());
    group("own" + std::to_string(i), rooms_[i], skills);
    if (dice_.chance(0.6))
      group("more" + std::to_string(i), rooms_[i], dice_.some_of(contacts_, 0.4));
  }
  if (!desks_.empty()) group("desks", rooms_.front(), desks_);
}

void WorldMaker::group(const std::string& name, const std::string& room,
                       const std::vector<std::string>& skills) {
  line("[staff." + name + "]");
  line("room = " + in_quotes(room));
  line("skills = " + list(in_quotes(skills)));
  for (const std::string& skill : skills)
    if (dice_.chance(0.2))
      line(fmt::format("handle_time_factor.{} = {:.2f}", skill, dice_.spread(0.2, 4)));
  for (const std::string& skill : skills)
    if (dice_.chance(0.1)) line(fmt::format("preference.{} = {}", skill, dice_.integer(1, 3)));
  const std::string worked = roster();
  line("roster = " + worked);
  const bool in_shifts = worked.find("begins") != std::string::npos;
  if (dice_.chance(0.5)) attendance();
  if (in_shifts && dice_.chance(0.5)) substitutes();
  if (in_shifts && dice_.chance(0.5)) breaks();
  line(fmt::format("shrinkage = {:.2f}", dice_.real(0, 0.5)));
}

std::string WorldMaker::hours_of_seats(int most) {
  std::vector<int> hours(24);
  for (std::size_t hour = 0; hour < 24; ++hour)
    hours[hour] = hour > 0 && dice_.chance(0.6) ? hours[hour - 1] : dice_.integer(0, most);
  return fmt::format("[{}]", fmt::join(hours, ", "));
}

/// A pattern, or two shifts that may overlap and leave gaps; one is longer than any break is away.
std::string WorldMaker::shifts(int most) {
  if (dice_.chance(0.5))
    return fmt::format("{{ pattern = \"{}\", seats = {}, begins = \"{:02}:30\", minimum = {} }}",
                       dice_.word({"2-2-4", "4x10", "12h"}), most, dice_.integer(0, 23),
                       dice_.integer(1, most));
  const std::string first =
      fmt::format("{{ begins = \"{:02}:{:02}\", lasts = \"{} h\", seats = {} }}",
                  dice_.integer(0, 23), dice_.integer(0, 59), dice_.integer(6, 24), most);
  const std::string second = fmt::format(
      "{{ begins = \"{:02}:00\", lasts = \"{} min\", seats = {}, on = [\"weekday\", \"sunday\"] }}",
      dice_.integer(0, 23), dice_.integer(1, 1440), dice_.integer(0, 4));
  return fmt::format("{{ shifts = [{}, {}], minimum = {} }}", first, second,
                     dice_.integer(1, most));
}

/// Who does not come, and where posts stand empty.
void WorldMaker::attendance() {
  line(fmt::format("absence = {:.2f}", dice_.real(0, 0.4)));
  if (dice_.chance(0.4))
    line(
        fmt::format("workforce = {{ attrition = {:.2f}, lead_time = \"{} days\", ahead = {:.2f}, "
                    "learning = \"90 days\", handle_time_factor = 1.3 }}",
                    dice_.uniform(), dice_.integer(0, 300), dice_.uniform()));
}

/// Who comes where fewer are there than the minimum.
void WorldMaker::substitutes() {
  const std::string who = dice_.word({"accept", "overtime", "supervisor"});
  line("below_minimum = " + in_quotes(who));
  if (who == "overtime")
    line(fmt::format("overtime = {{ callout = \"{} min\", pay = 1.5 }}", dice_.integer(0, 300)));
}

/// Of people who work in shifts.
void WorldMaker::breaks() {
  line(fmt::format(
      "breaks = [{{ after = \"{} min\", within = \"{} min\", lasts = \"{} min\", "
      "grace = \"{} min\" }}]",
      dice_.integer(0, 300), dice_.integer(0, 200), dice_.integer(1, 90), dice_.integer(0, 60)));
}

std::string WorldMaker::roster() {
  const int most = dice_.integer(1, 6);
  if (dice_.chance(0.3)) return fmt::format("{{ constant = {} }}", most);
  if (dice_.chance(0.3)) return shifts(most);
  // The last hour of Saturday always has somebody: a class that nobody ever answers is refused.
  const std::string saturday =
      "[" + fmt::format("{}", fmt::join(std::vector<int>(24, most), ", ")) + "]";
  std::string days = fmt::format("weekday = {}, saturday = {}, sunday = {}", hours_of_seats(most),
                                 saturday, hours_of_seats(most));
  for (const char* day : {"monday", "bank_holiday"})
    if (dice_.chance(0.2)) days += fmt::format(", {} = {}", day, hours_of_seats(most));
  return "{ by_hour = { " + days + " } }";
}

/// A service has at most as many desks as there are zones, or one.
void WorldMaker::name_desks() {
  const auto most = static_cast<std::ptrdiff_t>(std::max<std::size_t>(1, zones_.size()));
  for (const std::string& name : names("desk", dice_.chance(0.5) ? dice_.integer(1, 3) : 0)) {
    const std::string service = dice_.one_of(services_);
    if (std::count(desk_services_.begin(), desk_services_.end(), service) == most) continue;
    desks_.push_back(name);
    desk_services_.push_back(service);
  }
}

/// Each of a service's desks looks after a zone of its own, but the last after all that is left.
void WorldMaker::desks() {
  for (std::size_t i = 0; i < desks_.size(); ++i) {
    const auto here = desk_services_.begin() + static_cast<std::ptrdiff_t>(i);
    const bool is_last = std::find(here + 1, desk_services_.end(), *here) == desk_services_.end();
    const auto before = static_cast<std::size_t>(std::count(desk_services_.begin(), here, *here));
    line("[desk." + desks_[i] + "]");
    line("service = " + in_quotes(desk_services_[i]));
    if (!is_last) line("zones = " + list({in_quotes(zones_[before])}));
    line(fmt::format("priority = {}", dice_.integer(0, 4)));
    line("work = " + distribution(5, 600));
    if (dice_.chance(0.6)) {
      line(fmt::format("updates_per_hour = {:.2f}", dice_.spread(0.1, 10)));
      line("update = " + distribution(1, 200));
      line(fmt::format("update_priority = {}", dice_.integer(0, 12)));
    }
  }
}

void WorldMaker::name_transfers() {
  means_ = names("means", dice_.integer(0, 2));
  if (means_.empty()) return;
  for (const std::string& service : services_)
    if (std::count(contact_services_.begin(), contact_services_.end(), service) > 0)
      linked_.push_back(service);
  if (linked_.size() < 2) linked_.clear();
}

void WorldMaker::transfers() {
  for (const std::string& name : means_) {
    line("[transfer." + name + "]");
    line(fmt::format("both_held = {}", dice_.chance(0.5)));
    line("sender = " + distribution(1, 200));
    line("receiver = " + distribution(1, 200));
    if (dice_.chance(0.3)) line(fmt::format("missed = {:.2f}", dice_.uniform()));
    if (dice_.chance(0.3)) line(fmt::format("late = {:.2f}", dice_.uniform()));
    if (dice_.chance(0.5)) line("late_by = " + distribution(1, 900));
    if (dice_.chance(0.5)) line("gives_up = " + number(dice_.integer(1, 400), "s"));
  }
  if (linked_.empty()) return;
  line("[link.all]");
  line("between = " + list(in_quotes(linked_)));
  line("by = " + in_quotes(dice_.one_of(means_)));
  if (dice_.chance(0.3)) line("same_site = " + in_quotes(dice_.one_of(means_)));
}

}  // namespace bluelight::test
