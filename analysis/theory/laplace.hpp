/// Laplace transforms of durations, and back.
#pragma once

#include <bluelight/distribution.hpp>
#include <complex>
#include <functional>

namespace bluelight::theory {

using Complex = std::complex<double>;
using Transform = std::function<Complex(Complex)>;

/// E[exp(-s X)] of a duration X; a closed form where there is one, otherwise quadrature over the
/// quantiles.
Transform transform_of(const Distribution& distribution);

/// Whether `transform_of` has a closed form.
bool has_closed_transform(const Distribution& distribution);

/// The function at t > 0 whose Laplace transform is `transform`: Euler summation (Abate, Whitt
/// 1995), good to about 1e-8 for smooth functions bounded by 1.
double inverse_at(const Transform& transform, double t);

}  // namespace bluelight::theory
