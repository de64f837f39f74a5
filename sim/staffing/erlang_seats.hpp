/// Seats by Erlang A, and Erlang A bent to what a simulation has shown.
#pragma once

#include <bluelight/world.hpp>
#include <vector>

namespace bluelight {

/// The part of the most that seats can hold which is aimed at where the standard asks for more.
constexpr double nearly = 0.999;

/// A stream of calls or incidents and the standard that it is held to. Times in seconds.
struct HeldStream {
  double erlangs = 0;          ///< offered load
  double handle_time = 0;      ///< mean
  double patience = 0;         ///< mean; 0: callers wait for ever
  double within = 0;           ///< of the standard, less what it takes to ring through
  double share = 0;            ///< of the standard
  double most = 1;             ///< that no number of people exceeds: the work takes its time
  std::vector<double> work{};  ///< that is done after the wait, where it counts too: lengths of
                               ///< what is not itself too long, each as likely; empty: none
};

/// Share of calls answered within the standard's time by `seats` people: M/M/c+M, or M/M/c if
/// callers wait for ever (nobody is answered then if the load is too high).
double share_in_time(const HeldStream& stream, int seats);

/// The least seats that hold the standard; of one that the work is too long for, nearly as much as
/// is possible.
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
