#include "scenario/toml_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace bluelight {
namespace {

bool is_bare(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-';
}

std::string escaped(char c) {
  if (c == '"' || c == '\\') return {'\\', c};
  if (c == '\n') return "\\n";
  if (c == '\t') return "\\t";
  const auto code = static_cast<unsigned char>(c);
  if (code < 0x20 || code == 0x7f) return fmt::format("\\u{:04X}", code);
  return {c};
}

/// The shortest text that reads back as the same number; always with a point or an exponent.
std::string real_text(double real) {
  if (std::isnan(real)) return "nan";
  if (std::isinf(real)) return real > 0 ? "inf" : "-inf";
  std::string text = fmt::format("{}", real);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text;
}

struct Writer {
  std::string operator()(const Node::Table& table) const {
    std::string all;
    for (const Node& member : table.members) {
      all += (all.empty() ? "" : ", ") + toml_key(member.key) + " = " + toml_text(member);
    }
    return all.empty() ? "{}" : "{ " + all + " }";
  }
  std::string operator()(const Node::Array& array) const {
    std::string all;
    for (const Node& element : array.elements) {
      all += (all.empty() ? "" : ", ") + toml_text(element);
    }
    return "[" + all + "]";
  }
  std::string operator()(const std::string& text) const { return toml_quoted(text); }
  std::string operator()(std::int64_t integer) const { return std::to_string(integer); }
  std::string operator()(double real) const { return real_text(real); }
  std::string operator()(bool truth) const { return truth ? "true" : "false"; }
  std::string operator()(std::chrono::year_month_day date) const {
    return fmt::format("{:04}-{:02}-{:02}", int(date.year()), unsigned(date.month()),
                       unsigned(date.day()));
  }
};

}  // namespace

std::string toml_text(const Node& node) { return std::visit(Writer{}, node.value); }

std::string toml_key(const std::string& key) {
  return !key.empty() && std::all_of(key.begin(), key.end(), is_bare) ? key : toml_quoted(key);
}

std::string toml_quoted(const std::string& text) {
  std::string quoted = "\"";
  for (const char c : text) quoted += escaped(c);
  return quoted + "\"";
}

}  // namespace bluelight
