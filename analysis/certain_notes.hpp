/// Numbers of the money that no draw moves because nothing says how sure they are.
#pragma once

#include <bluelight/study.hpp>
#include <string>

namespace bluelight {

/// "one_room: 2 numbers are taken as certain, because neither range nor grade is stated:
/// lever.joint.capital, lever.joint.running." Of the baseline with the study's conventions; of a
/// proposal what the baseline does not name. Empty if there is none, or if nothing in the study is
/// drawn at all.
std::string certain_note(const StudyResult& result, std::size_t option);

}  // namespace bluelight
