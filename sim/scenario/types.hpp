/// The types of values that keys may have.
#pragma once

#include <algorithm>
#include <array>

#include "scenario/keys.hpp"
#include "scenario/nearest.hpp"
#include "scenario/quantity.hpp"

namespace bluelight {

/// Text that is not empty.
Type<std::string> text();
/// One of a few words.
Type<std::string> one_of(std::vector<std::string> words);
Type<bool> truth();
Type<std::chrono::year_month_day> date();
/// The value as it stands, to be read by its owner. `name` is what users are told.
Type<const Node*> anything(std::string name);

Type<double> number(Range range);
Type<double> share();
/// A relative change or a share of less than the whole: a number that may be written in percent.
Type<double> fraction(Range range);
/// Events a second.
Type<double> rate(Range range);
Type<Duration> duration(Range range);
Type<Pounds> money(Range range);
/// A whole number that an int holds.
Type<int> integer(Range range);
/// The name of a thing of a section: its position there.
Type<std::uint32_t> position_of(const std::string& section);

/// The name of a thing of a section.
template <class Thing>
Type<Identifier<Thing>> reference(const std::string& section) {
  const Type<std::uint32_t> position = position_of(section);
  return {position.name, "", [position](Reading& reading, const Node& node) {
            const auto index = position.read(reading, node);
            return index ? std::optional(Identifier<Thing>{*index}) : std::nullopt;
          }};
}

/// A value beside another one, which is known even if this is wrong.
template <class Value>
Type<Value> beside(Type<Value> type) {
  type.read = [read = type.read](Reading& reading, const Node& node) {
    Problems own;
    Reading inner{own, reading.inputs, reading.names, reading.may_come};
    auto value = read(inner, node);
    reading.problems.note_all(own);
    return value;
  };
  return type;
}

/// A table that is read into a `Thing` of its own.
template <class Thing>
Type<Thing> table_of(const Keys<Thing>& keys) {
  return {"table", "",
          [keys](Reading& reading, const Node& node) {
            const std::size_t before = reading.problems.losses();
            Thing thing;
            keys.read(reading, node, thing);
            return reading.problems.losses() == before ? std::optional(thing) : std::nullopt;
          },
          keys.rows(), [keys](Node& node) { keys.complete(node); }};
}

/// A list; elements that cannot be read are left out. An element that stands there twice is a
/// fault.
template <class Value>
Type<std::vector<Value>> list_of(const Type<Value>& element) {
  return {"list of: " + element.name, element.range,
          [element](Reading& reading, const Node& node) -> std::optional<std::vector<Value>> {
            if (!node.is_array()) {
              reading.problems.add(node, "a list of: " + element.name);
              return std::nullopt;
            }
            std::vector<Value> values;
            for (const Node& one : node.elements()) {
              if (auto value = element.read(reading, one)) values.push_back(std::move(*value));
            }
            return values;
          },
          rows_below("[]", element.members)};
}

/// A list of names of things, each at most once.
template <class Thing>
Type<std::vector<Identifier<Thing>>> references(const std::string& section) {
  auto type = list_of(reference<Thing>(section));
  type.read = [read = type.read](Reading& reading, const Node& node) {
    auto things = read(reading, node);
    for (std::size_t i = 0; things && i < things->size(); ++i) {
      const auto here = things->begin() + static_cast<std::ptrdiff_t>(i);
      if (std::find(things->begin(), here, *here) == here) continue;
      reading.problems.note({node.origin, node.path, "each name once", node.text(), ""});
      break;
    }
    return things;
  };
  return type;
}

/// Exactly `count` values.
template <std::size_t count, class Value>
Type<std::array<Value, count>> row_of(const Type<Value>& element) {
  const std::string name = std::to_string(count) + " of: " + element.name;
  return {name, element.range,
          [element, name](Reading& reading,
                          const Node& node) -> std::optional<std::array<Value, count>> {
            if (node.elements().size() != count) {
              const std::string size = std::to_string(node.elements().size());
              reading.problems.add(node, "a list of " + name,
                                   node.is_array() ? "it has " + size : "");
              return std::nullopt;
            }
            std::array<Value, count> values{};
            bool complete = true;
            for (std::size_t i = 0; i < count; ++i) {
              const auto value = element.read(reading, node.elements()[i]);
              complete = complete && value.has_value();
              if (value) values[i] = *value;
            }
            return complete ? std::optional(values) : std::nullopt;
          }};
}

/// A table of things by name, in the order of the file. A thing without a title is called by its
/// name.
template <class Thing>
Type<std::vector<Thing>> named(const Keys<Thing>& keys) {
  return {"tables by name", "",
          [keys](Reading& reading, const Node& node) -> std::optional<std::vector<Thing>> {
            if (!node.is_table()) {
              reading.problems.add(node, "tables by name");
              return std::nullopt;
            }
            std::vector<Thing> things;
            for (const Node& member : node.members()) {
              Thing& thing = things.emplace_back();
              thing.name = member.key;
              keys.read(reading, member, thing);
              if (thing.title.empty()) thing.title = thing.name;
            }
            return things;
          },
          rows_below("*", keys.rows()),
          [keys](Node& node) {
            for (auto* table = std::get_if<Node::Table>(&node.value); table != nullptr;
                 table = nullptr) {
              for (Node& member : table->members) keys.complete(member);
            }
          }};
}

/// The rows of a value that is stated for each of several things.
template <class Value>
std::vector<KeyRow> rows_by_name(const std::string& section, const Type<Value>& type) {
  std::vector<KeyRow> rows{{"*", type.name, type.range, "", "One for each " + section + "."}};
  const std::vector<KeyRow> below = rows_below("*", type.members);
  rows.insert(rows.end(), below.begin(), below.end());
  return rows;
}

/// Values by the name of a thing of a section.
template <class Thing, class Value>
Type<std::vector<std::pair<Identifier<Thing>, Value>>> by_name(const std::string& section,
                                                               const Type<Value>& type) {
  using Pairs = std::vector<std::pair<Identifier<Thing>, Value>>;
  return {"table", "",
          [section, type](Reading& reading, const Node& node) -> std::optional<Pairs> {
            if (!node.is_table()) {
              reading.problems.add(node, "a table: name of a " + section + " = " + type.name);
              return std::nullopt;
            }
            Pairs pairs;
            for (const Node& member : node.members()) {
              Node name;
              name.value = member.key;
              name.path = member.path;
              name.origin = member.key_origin;
              const auto thing = reference<Thing>(section).read(reading, name);
              auto value = type.read(reading, member);
              if (thing && value) pairs.emplace_back(*thing, std::move(*value));
            }
            return pairs;
          },
          rows_by_name(section, type),
          [complete = type.complete](Node& node) {
            auto* const table = std::get_if<Node::Table>(&node.value);
            if (!complete || table == nullptr) return;
            for (Node& member : table->members) complete(member);
          }};
}

/// Reports that the shares of `node` do not sum to 1, unless they do to within 1e-6.
void check_sum(Reading& reading, const Node& node, double sum);

}  // namespace bluelight
