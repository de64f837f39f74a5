#include "experiment/fork_server.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "experiment/outcome_message.hpp"

namespace bluelight {

ForkServer::ForkServer(const ServerTask& task, FileDescriptor socket)
    : task_(task), socket_(std::move(socket)) {
  ::fcntl(socket_.number(), F_SETFL, O_NONBLOCK);
}

bool ForkServer::has_work() const {
  return next_ < task_.jobs.size() || !children_.empty() || !outbox_.empty();
}

void ForkServer::run() {
  while (has_work() && !stopped_) {
    start_children();
    wait();
    listen();
    send_some();
  }
  children_.clear();
  ::fcntl(socket_.number(), F_SETFL, 0);  // what is left may wait for the parent
  send_some();
}

void ForkServer::start_children() try {
  const ChildTask child{task_.work, task_.limits, socket_.number()};
  while (children_.size() < task_.workers && next_ < task_.jobs.size()) {
    children_.emplace_back(next_, task_.jobs[next_], child);
    ++next_;
  }
} catch (const std::system_error& error) {
  if (!children_.empty()) return;  // go on with fewer; try again when one has ended
  outbox_ += encode(ServerFailure{error.code().value()});
  next_ = task_.jobs.size();
}

int ForkServer::milliseconds_to_deadline() const {
  std::optional<SteadyTime> first;
  for (const auto& child : children_)
    if (child.deadline() && (!first || *child.deadline() < *first)) first = child.deadline();
  if (!first) return -1;
  const auto left =
      std::chrono::ceil<std::chrono::milliseconds>(*first - std::chrono::steady_clock::now());
  return static_cast<int>(std::clamp<std::int64_t>(left.count(), 0, 3'600'000));
}

void ForkServer::wait() {
  const auto to_parent = static_cast<short>(outbox_.empty() ? POLLIN : POLLIN | POLLOUT);
  std::vector<pollfd> watched{{socket_.number(), to_parent, 0}};
  for (const auto& child : children_) watched.push_back({child.pipe(), POLLIN, 0});
  ::poll(watched.data(), watched.size(), milliseconds_to_deadline());
  stopped_ = (watched[0].revents & (POLLIN | POLLHUP | POLLERR)) != 0;
}

void ForkServer::listen() {
  for (auto child = children_.begin(); child != children_.end();) {
    if (!child->listen()) {
      outbox_ += encode(IndexedOutcome{child->index(), child->finish()});
      child = children_.erase(child);
      continue;
    }
    if (child->deadline() && *child->deadline() <= std::chrono::steady_clock::now())
      child->stop_late();
    ++child;
  }
}

void ForkServer::send_some() {
  while (!outbox_.empty()) {
    const auto sent = ::send(socket_.number(), outbox_.data(), outbox_.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno == EINTR) continue;
    if (sent < 0 && errno == EAGAIN) return;
    if (sent < 0) {
      outbox_.clear();  // the parent is gone
      return;
    }
    outbox_.erase(0, static_cast<std::size_t>(sent));
  }
}

}  // namespace bluelight
