/// Numbers with units, and distributions made of them.
#include <catch2/catch.hpp>

#include "scenario/distribution_keys.hpp"
#include "scenario/parse.hpp"
#include "scenario/types.hpp"
#include "support/scenario_files.hpp"
#include "support/world_text.hpp"

namespace bluelight::quantity_test {
namespace {

Node node_of(const std::string& toml) {
  Node node = parse_value(toml, {"test.toml", 1, 1});
  node.path = "key";
  node.set_paths();
  return node;
}

template <class Value>
Value read(const Type<Value>& type, const std::string& toml) {
  Problems problems;
  std::vector<Input> inputs;
  Reading reading{problems, inputs};
  const auto value = type.read(reading, node_of(toml));
  problems.throw_if_any();
  return *value;
}

template <class Value>
std::string fault(const Type<Value>& type, const std::string& toml) {
  return test::refusal([&] { read(type, toml); });
}

using std::chrono::seconds;

}  // namespace

TEST_CASE("durations have units") {
  const auto any = duration({0, 1e9});
  CHECK(read(any, "\"10 s\"") == seconds{10});
  CHECK(read(any, "\"1.5h\"") == seconds{5400});
  CHECK(read(any, "\"2 days\"") == seconds{172800});
  CHECK(read(any, "\"1 year\"") == seconds{365 * 86400});
  CHECK(read(any, "\"250 ms\"") == std::chrono::milliseconds{250});
  CHECK(read(any, "\"1_000 s\"") == seconds{1000});
  CHECK(read(any, "{ value = 6, unit = \"min\" }") == seconds{360});
  CHECK(fault(any, "6") != "");
  CHECK(fault(any, "\"6\"") != "");
  CHECK(fault(any, "\"min\"") != "");
  CHECK(fault(any, "\"6 6 min\"") != "");
  CHECK(fault(any, "\"inf s\"") != "");
}

TEST_CASE("rates, shares and money have units of their own") {
  CHECK(read(rate({}), "\"9 /min\"") == 9.0 / 60);
  CHECK(read(rate({}), "\"100 /day\"") == 100.0 / 86400);
  CHECK(read(share(), "\"7 %\"") == 0.07);
  CHECK(read(share(), "0.07") == 0.07);
  CHECK(read(money({}), "\"110 GBP\"").value == 110);
  CHECK(read(money({}), "110").value == 110);
  CHECK(fault(money({}), "\"110 EUR\"") ==
        "test.toml:1:1: key: expected an amount in GBP, received \"110 EUR\" (unit: GBP)");
  CHECK(fault(share(), "\"101 %\"") ==
        "test.toml:1:1: key: expected a share such as 0.9 or \"90 %\", 0 … 1, received \"101 %\"");
}

TEST_CASE("a number with its range and source is an input, in the unit the program counts in") {
  Problems problems;
  std::vector<Input> inputs;
  Reading reading{problems, inputs};
  duration({}).read(reading,
                    node_of("{ value = \"6 min\", low = \"4 min\", source = \"evidence 1\", "
                            "grade = \"memory\", group = \"handling\" }"));
  REQUIRE(inputs.size() == 1);
  CHECK(test::text_of(inputs[0]) == "input key 360 240 360 s evidence 1 memory handling\n");
}

TEST_CASE("plain numbers are no inputs, but money always is") {
  Problems problems;
  std::vector<Input> inputs;
  Reading reading{problems, inputs};
  number({}).read(reading, node_of("5"));
  CHECK(inputs.empty());
  money({}).read(reading, node_of("5"));
  REQUIRE(inputs.size() == 1);
  CHECK(test::text_of(inputs[0]) == "input key 5 5 5 GBP   \n");
}

TEST_CASE("a distribution can be stated in each of its ways") {
  const auto mean_and_cv = [](const std::string& toml) {
    const Distribution made = read(distribution(), toml);
    return std::pair(made.mean().count(), made.cv());
  };
  CHECK(read(distribution(), "\"5 s\"").shape() == Shape::constant);
  CHECK(read(distribution(), "{ value = \"5 s\", low = \"1 s\" }").shape() == Shape::constant);
  CHECK(read(distribution(), "{ mean = \"5 s\" }").shape() == Shape::exponential);
  CHECK(read(distribution(), "{ mean = \"5 s\", cv = 0.5 }").shape() == Shape::lognormal);
  CHECK(read(distribution(), "{ median = \"5 s\", p90 = \"9 s\" }")(0.9).count() == Approx(9));
  CHECK(read(distribution(), "{ median = \"5 s\", p90 = \"9 s\", shape = \"weibull\" }")(0.5)
            .count() == Approx(5));
  CHECK(mean_and_cv("{ shape = \"gamma\", k = 4, scale = \"2 s\" }").first == Approx(8));
  CHECK(mean_and_cv("{ shape = \"erlang\", stages = 4, mean = \"2 s\" }").second == Approx(0.5));
  CHECK(mean_and_cv("{ shape = \"triangular\", low = \"1 s\", mode = \"2 s\", high = \"6 s\" }")
            .first == Approx(3));
  CHECK(read(distribution(), "{ shape = \"empirical\", values = [\"1 s\", \"3 s\"] }").shape() ==
        Shape::empirical);
  CHECK(read(distribution(), "{ shape = \"lognormal\", mu = 0, sigma = 1 }")(0.5).count() ==
        Approx(1));
}

TEST_CASE("a distribution with too few or too many parameters names the ways there are") {
  CHECK(fault(distribution(), "{ shape = \"gamma\", k = 4 }") ==
        "test.toml:1:1: key: expected one full set of parameters, received { shape = \"gamma\", k "
        "= 4 } "
        "(gamma: k and scale, or mean and cv, or median and p90)");
  CHECK(fault(distribution(), "{ mean = \"1 s\", median = \"1 s\" }") != "");
  CHECK(fault(distribution(), "{ mean = \"1 s\", cv = 0.5, shape = \"exponential\" }") != "");
  CHECK(fault(distribution(), "{}") != "");
}

}  // namespace bluelight::quantity_test
