/// One of several things that a word of the command line names.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace bluelight::cli {

/// Position of `name` in `names`. Throws `CommandLineError` if it is not there: "`complaint`
/// \"name\"", with the nearest of them.
std::size_t chosen(const std::string& name, const std::vector<std::string>& names,
                   std::string_view complaint);

/// The names of things that have a member `name` or `kind`, given as `member`.
template <class Things, class Member>
std::vector<std::string> names_of(const Things& things, Member member) {
  std::vector<std::string> names;
  for (const auto& thing : things) names.emplace_back(thing.*member);
  return names;
}

}  // namespace bluelight::cli
