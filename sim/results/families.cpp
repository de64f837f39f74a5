#include "results/families.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace bluelight {
namespace {

bool contains(const std::vector<std::string>& labels, const std::string& label) {
  return std::ranges::find(labels, label) != labels.end();
}

Family& family_named(std::vector<Family>& families, const Measure& measure) {
  const auto found = std::ranges::find(families, measure.family, &Family::name);
  if (found != families.end()) return *found;
  families.push_back({.name = measure.family, .dimensions = {}, .measures = {}});
  for (const auto& dimension : measure.dimensions)
    families.back().dimensions.push_back({.name = dimension.name, .labels = {}});
  return families.back();
}

void add_labels(Family& family, const Measure& measure) {
  if (!std::ranges::equal(family.dimensions, measure.dimensions, {}, &Dimension::name,
                          &Dimension::name))
    throw std::invalid_argument("measure " + measure.name + " has other dimensions than family " +
                                family.name);
  for (std::size_t i = 0; i < family.dimensions.size(); ++i)
    for (const auto& label : measure.dimensions[i].labels)
      if (!contains(family.dimensions[i].labels, label))
        family.dimensions[i].labels.push_back(label);
}

}  // namespace

std::size_t Family::block_size() const {
  std::size_t size = 1;
  for (const auto& dimension : dimensions) size *= dimension.labels.size();
  return size;
}

std::vector<Family> families_of(const std::vector<OptionRuns>& options) {
  std::vector<Family> families;
  for (const auto& option : options)
    for (const auto& measure : option.layout.measures) {
      auto& family = family_named(families, measure);
      add_labels(family, measure);
      if (std::ranges::find(family.measures, measure.name, &Measure::name) == family.measures.end())
        family.measures.push_back(measure);
    }
  return families;
}

std::vector<std::uint64_t> replications_of(const std::vector<OptionRuns>& options) {
  std::set<std::uint64_t> replications;
  for (const auto& option : options)
    for (const auto& run : option.runs) replications.insert(run.replication);
  return {replications.begin(), replications.end()};
}

std::vector<std::size_t> places_on(const std::vector<Dimension>& common,
                                   const std::vector<Dimension>& own) {
  std::vector<std::size_t> places{0};
  for (std::size_t i = 0; i < own.size(); ++i) {
    std::vector<std::size_t> positions;
    for (const auto& label : own[i].labels)
      positions.push_back(position_of(common[i].labels, label));
    std::vector<std::size_t> finer;
    for (const auto place : places)
      for (const auto position : positions)
        finer.push_back(place * common[i].labels.size() + position);
    places = std::move(finer);
  }
  return places;
}

std::size_t position_of(const std::vector<std::string>& labels, const std::string& label) {
  const auto found = std::ranges::find(labels, label);
  if (found == labels.end()) throw std::invalid_argument("nothing is called \"" + label + "\"");
  return static_cast<std::size_t>(found - labels.begin());
}

std::vector<const Measure*> members(const MeasureLayout& layout, const std::string& family) {
  std::vector<const Measure*> result;
  for (const auto& measure : layout.measures)
    if (measure.family == family) result.push_back(&measure);
  return result;
}

}  // namespace bluelight
