#include <bluelight/text_table.hpp>
#include <catch2/catch.hpp>

namespace text_table_test {

using namespace bluelight;

TEST_CASE("A table aligns text to the left, numbers to the right and intervals at their sign") {
  TextTable table({{"class"}, {"calls", Align::right}, {"within, %", Align::plus_minus}});
  table.add({{"fire"}, {"16,500"}, {"88.1 ± 0.9"}});
  table.add({{"police_101"}, {"9"}, {"8 ± 12"}});
  table.add({{"silent"}, {"0"}, {"–"}});
  CHECK(table.text(false) ==
        "class        calls   within, %\n"
        "──────────────────────────────\n"
        "fire        16,500  88.1 ± 0.9\n"
        "police_101       9     8 ± 12\n"
        "silent           0     –\n");
  CHECK(table.width() == 30);
}

TEST_CASE("Colour surrounds the text and not its padding") {
  TextTable table({{"verdict"}});
  table.add({{"better", Tone::good}});
  CHECK(table.text(true).find("\x1b[32mbetter\x1b[0m") != std::string::npos);
  CHECK(table.text(false).find('\x1b') == std::string::npos);
}

TEST_CASE("Width counts characters, not bytes") { CHECK(display_width("£5 ± 1") == 6); }

TEST_CASE("Text wraps at spaces; long words stay whole") {
  CHECK(wrapped("one two three", 7, "  ") == "one two\n  three");
  CHECK(wrapped("extraordinary word", 5) == "extraordinary\nword");
}

}  // namespace text_table_test
