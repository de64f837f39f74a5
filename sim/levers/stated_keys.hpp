/// What levers say about keys that cannot act.
#pragma once

#include <bluelight/node.hpp>
#include <initializer_list>
#include <string>

namespace bluelight {

/// Reports those of `keys` that `table` states although they change nothing, and `why`.
inline void refuse_unused(Problems& problems, const Node& table,
                          std::initializer_list<const char*> keys, const std::string& why) {
  for (const char* key : keys) {
    if (const Node* value = table.find(key)) problems.add(*value, "no value, because " + why);
  }
}

}  // namespace bluelight
