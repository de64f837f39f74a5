/// What a call goes through before it is answered, where its class does more than wait: balking,
/// partners, the operator who presents it again, the offer to be rung back.
#pragma once

#include <bluelight/part.hpp>

#include "room/setting.hpp"

namespace bluelight {

/// How such a wait ended.
struct Queued {
  Seat seat = {};          ///< who answers, or reached the caller; empty: nobody
  bool rung_back = false;  ///< the caller hung up to be rung back
};

/// From the offer until somebody answers, the caller gives up, or the call back has come to its
/// end. Requires: just offered.
Part<Queued> queue(Setting& rooms, const OfferedCall& call, Request request);

}  // namespace bluelight
