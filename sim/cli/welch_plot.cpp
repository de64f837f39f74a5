#include "cli/welch_plot.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>

namespace bluelight::cli {
namespace {

constexpr double width = 820, chart_height = 220, left = 60, top = 40, bottom = 40;
constexpr std::size_t shown_hours = 48;

std::size_t shown_slots(const RoomStart& start) {
  const auto hours = std::chrono::hours{shown_hours};
  const auto slots = static_cast<std::size_t>(hours / warm_up_slot);
  return std::min(slots, start.from_empty.size());
}

double sum_of(const std::vector<double>& series, std::size_t from, std::size_t count) {
  double sum = 0;
  for (std::size_t i = from; i < std::min(from + count, series.size()); ++i) sum += series[i];
  return sum;
}

/// Where values of one room's chart stand on the page.
struct Scale {
  double above, most;
  std::size_t slots;

  double x(double slot) const {
    return left + (width - left - 20) * slot / static_cast<double>(slots);
  }
  double y(double value) const {
    return above + chart_height - bottom - (chart_height - top - bottom) * value / most;
  }
};

std::string line(const Scale& scale, const std::vector<double>& series, std::string_view look) {
  std::string points;
  for (std::size_t i = 0; i < scale.slots; ++i)
    points +=
        fmt::format("{:.1f},{:.1f} ", scale.x(static_cast<double>(i) + 0.5), scale.y(series[i]));
  return fmt::format("<polyline points=\"{}\" fill=\"none\" {}/>\n", points, look);
}

std::string text_at(double x, double y, std::string_view text) {
  return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\">{}</text>\n", x, y, text);
}

std::string axes(const Scale& scale) {
  std::string svg =
      fmt::format("<path d=\"M{0:.1f},{1:.1f}V{2:.1f}H{3:.1f}\" fill=\"none\" stroke=\"#555\"/>\n",
                  scale.x(0), scale.y(scale.most), scale.y(0), width - 20);
  svg += text_at(8, scale.y(0), "0") +
         text_at(8, scale.y(scale.most), fmt::format("{:.3g}", scale.most));
  const auto slots_an_hour = static_cast<std::size_t>(std::chrono::hours{1} / warm_up_slot);
  for (std::size_t hour = 0; hour * slots_an_hour <= scale.slots; hour += 6)
    svg += text_at(scale.x(static_cast<double>(hour * slots_an_hour)) - 6, scale.y(0) + 18,
                   fmt::format("{} h", hour));
  return svg;
}

/// Names are of the letters, digits and underscores of a key: nothing needs escaping.
std::string chart(const World& world, const RoomStart& start, double above) {
  const auto empty = moving_average(start.from_empty, welch_half_window);
  const auto level = moving_average(start.under_way, welch_half_window);
  const double most = std::max({1e-9, *std::ranges::max_element(start.from_empty),
                                *std::ranges::max_element(start.under_way)});
  const Scale scale{above, most, shown_slots(start)};
  std::string svg = text_at(left, above + 22,
                            at(world.rooms, start.room).name +
                                ": people busy and calls waiting (blue: from empty; grey: under "
                                "way; thick: over two hours; red: warm-up by MSER-5)");
  svg += axes(scale);
  svg += line(scale, start.under_way, "stroke=\"#bbb\" stroke-width=\"0.7\"");
  svg += line(scale, start.from_empty, "stroke=\"#8ab4e8\" stroke-width=\"0.7\"");
  svg += line(scale, level, "stroke=\"#777\" stroke-width=\"2\"");
  svg += line(scale, empty, "stroke=\"#1b4f9c\" stroke-width=\"2\"");
  if (start.warm_up) {
    const double slot = static_cast<double>(*start.warm_up / warm_up_slot);
    if (slot <= static_cast<double>(scale.slots))
      svg += fmt::format(
          "<path d=\"M{0:.1f},{1:.1f}V{2:.1f}\" stroke=\"#b00020\" stroke-dasharray=\"4\"/>\n",
          scale.x(slot), scale.y(scale.most), scale.y(0));
  }
  return svg;
}

}  // namespace

double mean_of(const std::vector<double>& series) {
  return series.empty() ? 0
                        : std::accumulate(series.begin(), series.end(), 0.0) /
                              static_cast<double>(series.size());
}

std::string fill_line(const RoomStart& start) {
  static constexpr std::array blocks{" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
  constexpr std::size_t quarter = 3, quarters = 32;  // slots; characters
  std::string text;
  for (std::size_t q = 0; q < quarters; ++q) {
    const double level = sum_of(start.under_way, q * quarter, quarter);
    const double share = level > 0 ? sum_of(start.from_empty, q * quarter, quarter) / level : 1;
    text += blocks[static_cast<std::size_t>(std::lround(8 * std::clamp(share, 0.0, 1.0)))];
  }
  return text;
}

std::string welch_svg(const World& world, const std::vector<RoomStart>& starts) {
  const double height = chart_height * static_cast<double>(starts.size());
  std::string svg = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0} {1}\" width=\"{0}\" "
      "height=\"{1}\" font-family=\"sans-serif\" font-size=\"12\" role=\"img\" "
      "aria-label=\"Welch's plot\">\n<rect width=\"{0}\" height=\"{1}\" fill=\"#fff\"/>\n",
      width, height);
  for (std::size_t i = 0; i < starts.size(); ++i)
    svg += chart(world, starts[i], chart_height * static_cast<double>(i));
  return svg + "</svg>\n";
}

std::string warm_up_json(const World& world, const std::vector<RoomStart>& starts) {
  using Json = nlohmann::ordered_json;
  Json rooms = Json::array();
  for (const RoomStart& start : starts)
    rooms.push_back(
        {{"room", at(world.rooms, start.room).name},
         {"level", mean_of(start.under_way)},
         {"warm_up_s", start.warm_up ? Json(to_seconds(*start.warm_up).count()) : Json(nullptr)}});
  return Json{{"format", "bluelight-warmup/1"},
              {"warm_up_stated_s", to_seconds(world.horizon.warm_up).count()},
              {"rooms", rooms}}
             .dump(2) +
         "\n";
}

}  // namespace bluelight::cli
