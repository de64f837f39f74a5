#include "robust/run_world.hpp"

#include <fmt/format.h>

#include <bluelight/local_hours.hpp>
#include <cstring>

#include "robust/ledger.hpp"
#include "support/in_child.hpp"

namespace bluelight::test {
namespace {

constexpr std::uint64_t seed = 7;

struct Window {
  TimePoint from, to;
};

Window measured(const World& world) {
  const auto warm_up = std::chrono::ceil<std::chrono::days>(world.horizon.warm_up);
  const LocalHours calendar(std::chrono::sys_days{world.area.start} - warm_up,
                            static_cast<int>(warm_up.count()) + 1, world.area.time_zone, {}, {});
  const TimePoint from = calendar.days().back().begin;
  return {from, from + world.horizon.length};
}

/// Faults, a line "#", then all numbers.
std::string text_of(const Ledger& ledger) {
  std::string text = ledger.faults() + "#\n";
  const std::vector<std::int64_t> waiting = ledger.in_progress();
  for (std::size_t i = 0; i < waiting.size(); ++i) {
    const CallBook& book = ledger.measured()[i];
    text += fmt::format("{} {} {} {} {} {} {} {} {} {}\n", book.offered, book.answered,
                        book.abandoned, book.turned_away, book.redialled, book.rung_back,
                        waiting[i], book.handled, book.waited.count(), book.handling.count());
  }
  for (const StaffBook& book : ledger.staff())
    text += fmt::format("{} {}\n", book.busy.count(), book.on_duty.count());
  return text;
}

}  // namespace

Books books_of(const World& world) {
  const std::string text = in_child([&] {
    const Window window = measured(world);
    Ledger ledger(world, window.from, window.to);
    observe(world, seed, 0, ledger);
    ledger.finish();
    return text_of(ledger);
  });
  const std::size_t end = text.find("#\n");
  if (end == std::string::npos) return {"the run did not end: " + text, ""};
  return {text.substr(0, end), text.substr(end + 2)};
}

Measured::Measured(const World& world) : layout_(measure_layout(world)) {
  bytes_ = in_child([&] {
    const RunValues values = simulate(world, seed, 0);
    return std::string(reinterpret_cast<const char*>(values.data()),
                       values.size() * sizeof(double));
  });
  values_.resize(layout_.size);
  std::memcpy(values_.data(), bytes_.data(),
              std::min(bytes_.size(), layout_.size * sizeof(double)));
}

double Measured::operator()(const char* family, const char* name, std::size_t label) const {
  return values_[layout_.find(family, name).offset + label];
}

double Measured::sum(const char* family, const char* name) const {
  const Measure& measure = layout_.find(family, name);
  double sum = 0;
  for (std::size_t i = 0; i < measure.size; ++i) sum += values_[measure.offset + i];
  return sum;
}

}  // namespace bluelight::test
