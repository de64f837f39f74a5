/// Short ways to fill the page's template.
#pragma once

#include <kainjow/mustache.hpp>
#include <string>
#include <utility>
#include <vector>

namespace bluelight::report {

/// What a template's names stand for: texts, flags, lists and records of them. Texts are escaped by
/// the template.
using Data = kainjow::mustache::data;

/// A name in the template with what it stands for.
struct Field {
  std::string name;
  Data value;
};

/// A record of `fields`.
inline Data record(const std::vector<Field>& fields) {
  Data made{Data::type::object};
  for (const Field& field : fields) made.set(field.name, field.value);
  return made;
}

/// A list with `make(thing)` for each of `things`.
template <class Things, class Make>
Data list(const Things& things, Make make) {
  Data made{Data::type::list};
  for (const auto& thing : things) made.push_back(make(thing));
  return made;
}

}  // namespace bluelight::report
