/// Seats by Erlang A, and Erlang A bent to what a simulation has shown.
#pragma once

#include <bluelight/world.hpp>

namespace bluelight {

/// A stream of calls and the standard that it is held to. Times in seconds.
struct HeldStream {
  double erlangs = 0;      ///< offered load
  double handle_time = 0;  ///< mean
  double patience = 0;     ///< mean; 0: callers wait for ever
  double within = 0;       ///< of the standard, less what it takes to ring through
  double share = 0;        ///< of the standard
};

/// Share of calls answered within the standard's time by `seats` people: M/M/c+M, or M/M/c if
/// callers wait for ever (nobody is answered then if the load is too high).
double share_in_time(const HeldStream& stream, int seats);

/// The least seats that hold the standard.
int seats_for(const HeldStream& stream);

/// The factor on the load at which `seats` people answer the share `shown` in time: what redials,
/// overflow, other work and the shape of handle times do, in one number.
double factor_of_load(const HeldStream& stream, int seats, double shown);

/// The same stream with a load `factor` times as high.
HeldStream scaled(HeldStream stream, double factor);

/// Seats that would hold the standard exactly, if seats had fractions: between whole ones the logit
/// of the share is linear.
double exact_seats(const HeldStream& stream);

/// log(share / (1 - share)), kept finite.
double logit(double share);

}  // namespace bluelight
