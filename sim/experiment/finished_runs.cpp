#include "experiment/finished_runs.hpp"

#include <fcntl.h>
#include <fmt/format.h>

#include <algorithm>
#include <bluelight/problem.hpp>
#include <bluelight/stream.hpp>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>
#include <sstream>
#include <utility>

#include "proposals/provenance.hpp"
#include "results/durable_file.hpp"

namespace bluelight {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view mark = "bluelight-run/1\n";
constexpr std::string_view suffix = ".run";
constexpr std::string_view unfinished = ".tmp";  // as `write_durably` has it
constexpr std::string_view lock_name = "lock";

std::uint64_t checksum(std::string_view bytes) { return Entity::named(bytes).hash; }

std::string bytes_of(std::uint64_t number) {
  return {reinterpret_cast<const char*>(&number), sizeof number};
}

/// Mark, key, replication, values, checksum of all before.
std::string encode(std::uint64_t key, std::uint64_t replication, const RunValues& values) {
  auto bytes = std::string(mark) + bytes_of(key) + bytes_of(replication);
  bytes.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(double));
  return bytes + bytes_of(checksum(bytes));
}

std::string name_of(std::uint64_t key, std::uint64_t replication) {
  return fmt::format("{:016x}-{}{}", key, replication, suffix);
}

/// The key in the name of a kept run; none if the file is not called as this program calls them.
std::optional<std::uint64_t> key_in_name(const fs::path& path) {
  const auto name = path.filename().string();
  const auto* const end = name.data() + name.size();
  std::uint64_t key = 0, replication = 0;
  const auto* const dash = std::from_chars(name.data(), end, key, 16).ptr;
  if (dash == end) return std::nullopt;
  std::from_chars(dash + 1, end, replication);
  if (name != name_of(key, replication)) return std::nullopt;
  return key;
}

/// Kept runs begin with the mark; one that a kill cut short may hold nothing yet.
bool is_own(const fs::path& path) {
  std::error_code ignored;
  if (!fs::is_regular_file(fs::symlink_status(path, ignored))) return false;
  if (path.extension() == unfinished) return key_in_name(path.stem()).has_value();
  std::string begin(mark.size(), '\0');
  std::ifstream{path, std::ios::binary}.read(begin.data(),
                                             static_cast<std::streamsize>(begin.size()));
  return key_in_name(path) && begin == mark;
}

std::string entry(const Study& study, const char* name) {
  const auto found = study.provenance.find(name);
  return found == study.provenance.end() ? "" : found->second;
}

void lock(int file, const fs::path& folder) {
  struct flock whole {};
  whole.l_type = F_WRLCK;
  whole.l_whence = SEEK_SET;
  if (::fcntl(file, F_SETLK, &whole) == 0) return;
  if (errno == EACCES || errno == EAGAIN)
    throw FileError(folder.string(), "another bluelight is working on the same output");
}

std::string rest_of(std::istream& file) {
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return std::move(bytes).str();
}

}  // namespace

std::string program_digest() {
  const std::string path = "/proc/self/exe";
  std::ifstream program{path, std::ios::binary};
  const std::string bytes = rest_of(program);
  if (!program || bytes.empty()) throw FileError(path, "cannot be read");
  return sha256(bytes);
}

std::uint64_t run_key(const Study& study, const NamedWorld& named, const MeasureLayout& layout,
                      const std::string& digest) {
  const auto& world = named.world;
  auto text =
      fmt::format("{}\n{}\n{}\n{}\n{}\n{}\n{}\n{} {}\n{}\n", entry(study, "program_version"),
                  entry(study, "git_commit"), digest, entry(study, "scenario_sha256"), study.seed,
                  named.name, world.demand_factor * named.demand, world.horizon.warm_up.count(),
                  world.horizon.length.count(), world.resolved);
  for (const auto& measure : layout.measures) {
    text += measure.family + "/" + measure.name + "\n";
    for (const auto& dimension : measure.dimensions)
      for (const auto& label : dimension.labels) text += label + "\n";
  }
  return checksum(text);
}

FinishedRuns::FinishedRuns(const fs::path& folder) : folder_(folder) {
  std::error_code error;
  fs::create_directory(folder, error);
  if (error) throw FileError(folder.string(), "cannot be made: " + error.message());
  const auto path = folder / lock_name;
  lock_ = FileDescriptor{::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)};
  if (!lock_)
    throw FileError(path.string(), std::string("cannot be written: ") + std::strerror(errno));
  lock(lock_.number(), folder);
}

fs::path FinishedRuns::path_of(std::uint64_t key, std::uint64_t replication) const {
  return folder_ / name_of(key, replication);
}

void FinishedRuns::keep(std::uint64_t key, std::uint64_t replication,
                        const RunValues& values) const {
  const auto bytes = encode(key, replication, values);
  write_durably(path_of(key, replication), std::as_bytes(std::span{bytes}));
}

std::optional<RunValues> FinishedRuns::find(std::uint64_t key, std::uint64_t replication) const {
  std::ifstream file{path_of(key, replication), std::ios::binary};
  const std::string bytes = rest_of(file);
  const auto around = encode(key, replication, {}).size();
  if (bytes.size() < around || (bytes.size() - around) % sizeof(double) != 0) return std::nullopt;
  RunValues values((bytes.size() - around) / sizeof(double));
  const auto start = around - sizeof(std::uint64_t);  // the checksum stands after the values
  std::ranges::copy(bytes.substr(start, values.size() * sizeof(double)),
                    reinterpret_cast<char*>(values.data()));
  if (encode(key, replication, values) != bytes) return std::nullopt;
  return values;
}

std::size_t FinishedRuns::count_others(const std::vector<std::uint64_t>& keys) const {
  return static_cast<std::size_t>(
      std::count_if(fs::directory_iterator{folder_}, {}, [&](const fs::directory_entry& entry) {
        const auto key = key_in_name(entry.path());
        return key && std::ranges::find(keys, *key) == keys.end();
      }));
}

void FinishedRuns::remove() {
  std::error_code ignored;  // what stays does no harm
  std::vector<fs::path> kept{folder_ / lock_name};
  for (const auto& entry : fs::directory_iterator{folder_, ignored})
    if (is_own(entry.path())) kept.push_back(entry.path());
  for (const auto& path : kept) fs::remove(path, ignored);
  lock_.close();
  fs::remove(folder_, ignored);
}

}  // namespace bluelight
