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
  void contact(const std::string& name);
  void contacts();
  void calls();
  void incident(const std::string& name);
  void incidents();
  void rooms();
  void staff();
  void group(const std::string& name, const std::string& room,
             const std::vector<std::string>& skills);

  void line(const std::string& text) { text_ += text + "\n"; }
  void rate(double calls_an_hour);
  std::string distribution(double low, double high);
  std::string number(double value, const char* unit);
  std::string roster();
  std::string hours_of_seats(int most);
  std::string hours_of_demand();
  std::string date(int days_after_start);

  Dice dice_;
  std::string text_;
  int first_day_ = 0;  ///< day of the run's first measured date, of those in `date`
  std::vector<std::string> services_, zones_, profiles_, busyness_, contacts_, rooms_;
  std::vector<std::vector<std::string>> answers_;  ///< by room
};

}  // namespace bluelight::test
