/// A command line, cut into positional arguments and options.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bluelight::cli {

/// One option of a command: what parsing and help both go by.
struct OptionRow {
  std::string_view name;              ///< "output"
  char letter = 0;                    ///< 'o' for -o; 0: none
  std::string_view placeholder = "";  ///< "FILE"; empty: a switch without a value
  std::string_view description;
  bool repeatable = false;
};

/// Whole numbers from `least` to `most`, both included.
struct WholeRange {
  std::uint64_t least = 0;
  std::uint64_t most = std::numeric_limits<std::uint64_t>::max();
};

/// "fault (hint)", or the fault alone without a hint.
std::string with_hint(const std::string& fault, const std::string& hint);

/// What the user typed after the name of a command.
class Arguments {
 public:
  /// Parses `words`. Throws `CommandLineError` with the nearest option for one that is not in
  /// `rows`, and for missing or repeated values.
  Arguments(std::span<const OptionRow> rows, const std::vector<std::string>& words);

  const std::vector<std::string>& positional() const { return positional_; }
  bool has(std::string_view option) const { return !texts(option).empty(); }
  /// The value of an option, or `fallback`.
  std::string text(std::string_view option, std::string_view fallback = "") const;
  /// All values of a repeatable option.
  std::vector<std::string> texts(std::string_view option) const;
  /// A whole number in `range`; throws `CommandLineError` otherwise.
  std::optional<std::uint64_t> number(std::string_view option, WholeRange range = {}) const;
  /// One of `choices`, the first by default; throws `CommandLineError` otherwise.
  std::string choice(std::string_view option, const std::vector<std::string>& choices) const;

 private:
  struct Given {
    std::string option, value;
  };
  std::vector<Given> given_;
  std::vector<std::string> positional_;
};

}  // namespace bluelight::cli
