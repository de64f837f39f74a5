/// Families of measures in the results file: a group each, an array a measure.
#pragma once

#include "results/families.hpp"
#include "results/hdf5_handle.hpp"

namespace bluelight {

/// Writes a family with dimensions option, replication and its own; NaN where a run failed or an
/// option lacks a label.
void write_family(hid_t file, const Family& family, const std::vector<OptionRuns>& options);

/// Fills in what the file holds of one family: dimensions of the options' measures and values of
/// their finished runs. Requires: layouts name the measures and their offsets, finished runs have
/// room for their values.
void read_family(hid_t file, const std::string& family, std::vector<OptionRuns>& options);

/// Writes the compound table `/measures`: families of at most one dimension, one number a row.
void write_measure_table(hid_t file, const std::vector<OptionRuns>& options);

}  // namespace bluelight
