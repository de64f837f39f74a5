#include "experiment/outcome_message.hpp"

#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace bluelight {
namespace {

constexpr std::uint64_t failure = ~std::uint64_t{0};  // instead of the index of a job

/// Index (or `failure`), replication, status (or errno), length of the message, number of values.
using Header = std::array<std::uint64_t, 5>;

bool receive_exactly(int socket, void* data, std::size_t size) {
  auto* next = static_cast<char*>(data);
  while (size > 0) {
    const auto count = ::recv(socket, next, size, 0);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    next += count;
    size -= static_cast<std::size_t>(count);
  }
  return true;
}

std::string bytes_of(const Header& header) {
  return {reinterpret_cast<const char*>(header.data()), sizeof header};
}

}  // namespace

std::string encode(const ServerMessage& message) {
  if (const auto* failed = std::get_if<ServerFailure>(&message))
    return bytes_of({failure, 0, static_cast<std::uint64_t>(failed->error), 0, 0});
  const auto& [index, record] = std::get<IndexedOutcome>(message);
  auto bytes = bytes_of({index, record.replication, static_cast<std::uint64_t>(record.status),
                         record.message.size(), record.values.size()});
  bytes += record.message;
  bytes.append(reinterpret_cast<const char*>(record.values.data()),
               record.values.size() * sizeof(double));
  return bytes;
}

std::optional<ServerMessage> receive(int socket) {
  Header header;
  if (!receive_exactly(socket, header.data(), sizeof header)) return std::nullopt;
  const auto [index, replication, status, length, count] = header;
  if (index == failure) return ServerFailure{static_cast<int>(status)};
  IndexedOutcome outcome{index,
                         {.replication = replication,
                          .status = static_cast<RunRecord::Status>(status),
                          .values = RunValues(count),
                          .message = std::string(length, '\0')}};
  if (!receive_exactly(socket, outcome.record.message.data(), length)) return std::nullopt;
  if (!receive_exactly(socket, outcome.record.values.data(), count * sizeof(double)))
    return std::nullopt;
  return outcome;
}

}  // namespace bluelight
