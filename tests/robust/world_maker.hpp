/// Small random worlds as scenario text: every mechanism of a room on or off, every number anywhere
/// within what a small room bears.
///
/// A new mechanism is a function of its own that writes its keys, called where its table stands.
#pragma once

#include <string>
#include <vector>

#include "robust/dice.hpp"

namespace bluelight::test {

class WorldMaker {
 public:
  explicit WorldMaker(std::uint64_t number);
  const std::string& text() const { return text_; }
  /// Rooms as they are written in a list of names.
  const std::vector<std::string>& rooms() const { return rooms_; }
  const std::vector<std::string>& contacts() const { return contacts_; }

 private:
  void area();
  void calendar();
  void run();
  void services();
  void zones();
  void profiles();
  void busyness();
  void surges();
  void contact();
  void redial();
  void waiting();
  void handling();
  void contacts();
  void calls();
  void varying_calls();
  void hangs_up();
  void incident(const std::string& name);
  bool can_be_told(const std::string& service, const std::vector<std::string>& rung) const;
  void response(const std::string& service);
  void dispatched(const std::vector<std::string>& by);
  void incidents();
  void name_desks();
  void desks();
  void name_transfers();
  void transfers();
  void rooms();
  void partner(std::size_t room);
  void staff();
  void group(const std::string& name, const std::string& room,
             const std::vector<std::string>& skills);

  void line(const std::string& text) { text_ += text + "\n"; }
  void rate(double calls_an_hour);
  std::string distribution(double low, double high);
  std::string number(double value, const char* unit);
  std::string roster();
  std::string shifts(int most);
  void attendance();
  void substitutes();
  void breaks();
  std::string hours_of_seats(int most);
  std::string hours_of_demand();
  std::string date(int days_after_start);

  Dice dice_;
  std::string text_;
  /// What each class of calls and each desk is for, by position: of `services_`.
  std::vector<std::string> contact_services_, desk_services_;
  int first_day_ = 0;  ///< day of the run's first measured date, of those in `date`
  std::vector<std::string> services_, zones_, profiles_, busyness_, contacts_, desks_, rooms_;
  std::vector<std::string> means_, linked_;        ///< of transfers, and services that make them
  std::vector<std::vector<std::string>> answers_;  ///< by room
};

}  // namespace bluelight::test
