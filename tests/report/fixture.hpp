/// A study with known numbers, made without simulation: a baseline and two proposals.
#pragma once

#include <bluelight/study.hpp>

namespace bluelight::test {

/// Five contact classes, three rooms, four staff groups and 20 replications an option; replication
/// 7 of the second proposal crashed. Ambulance calls are exactly the same everywhere. The same on
/// every machine.
StudyResult fixture_study();

/// The same without proposals and money: what one world alone gives.
StudyResult fixture_world();

}  // namespace bluelight::test
