/// How the program's values stand in the file, there and back: plain numbers and texts that every
/// reader knows.
#pragma once

#include <bluelight/study.hpp>
#include <chrono>
#include <cstdint>
#include <string>

namespace bluelight::hdf5 {

/// The value as it stands in the file.
inline const std::string& stored(const std::string& text) { return text; }
inline double stored(double number) { return number; }
inline double stored(Pounds amount) { return amount.value; }
inline std::int64_t stored(int number) { return number; }
inline std::int64_t stored(bool flag) { return flag; }
inline std::int64_t stored(std::uint64_t number) { return static_cast<std::int64_t>(number); }
std::string stored(RunRecord::Status status);  ///< "done", "crashed", "timed_out", "out_of_memory"
std::string stored(StaffingRule rule);         ///< "fixed", "hold_standard", "budget"
std::string stored(
    std::chrono::year_month_day date);  ///< ISO 8601; empty for a date that is not one

/// Turns what stands in the file back. Throws `std::runtime_error` on a text that means nothing.
inline void restore(const std::string& text, std::string& value) { value = text; }
inline void restore(double number, double& value) { value = number; }
inline void restore(double number, Pounds& value) { value.value = number; }
inline void restore(std::int64_t number, int& value) { value = static_cast<int>(number); }
inline void restore(std::int64_t number, bool& value) { value = number != 0; }
inline void restore(std::int64_t number, std::uint64_t& value) {
  value = static_cast<std::uint64_t>(number);
}
void restore(const std::string& text, RunRecord::Status& value);
void restore(const std::string& text, StaffingRule& value);
void restore(const std::string& text, std::chrono::year_month_day& value);

}  // namespace bluelight::hdf5
