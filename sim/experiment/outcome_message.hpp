/// What the fork server tells its parent, byte by byte: outcomes of jobs, or that it cannot go on.
#pragma once

#include <bluelight/run_job.hpp>
#include <optional>
#include <string>
#include <variant>

namespace bluelight {

/// One job has ended.
struct IndexedOutcome {
  std::size_t index = 0;  ///< of the job in the list of jobs
  RunRecord record;
};

/// The server cannot make processes; `errno` says why.
struct ServerFailure {
  int error = 0;
};

using ServerMessage = std::variant<IndexedOutcome, ServerFailure>;

/// The bytes of a message.
std::string encode(const ServerMessage& message);

/// Takes the next message from a socket, waiting until it is whole; none at the end of the stream.
std::optional<ServerMessage> receive(int socket);

}  // namespace bluelight
