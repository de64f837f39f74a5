"""Two numbers of each trust that nobody publishes, fitted to 2021 and 2022; later quarters test them."""
import math

import ambulance
import published

TRAINING = ("2021 Q2", "2021 Q4", "2022 Q3")  # quarters that other work is fitted to
RING_UNTIL = 2022                             # years whose medians give the ring time
OTHER = (0.0, 0.3, 0.6, 1.2, 2.5, 5.0)        # other calls for each 999 call that are tried
SHAPE = ("p90", "p95", "p99")


def misfit(simulated, of_service):
    """Squared relative misses of the upper centiles, in which 5 s more or less hardly count."""
    return sum(math.log((simulated[name].mean() + 5) / (of_service[name] + 5)) ** 2 for name in SHAPE)


def ring(quarters):
    """The smallest median of a month: what a call takes when nobody waits."""
    return min(month.centiles["median"] for months in quarters.values() for month in months if month.year <= RING_UNTIL)


def misfit_with(other, quarters, ring_time):
    """Misfit in the training quarters with this much other work, staff fitted to the mean of each."""
    trust, search, total = ambulance.Trust(ring_time, other), ambulance.Search(), 0.0
    for name in TRAINING:
        months = quarters[name]
        total += misfit(ambulance.simulated(months, trust, search.staff(months, trust), 1), published.of_quarter(months))
    return total


def fitted(trust, quarters):
    """Ring time and other work of a trust; neither where its centiles are only left over from others'."""
    if trust in published.LEFT_OVER[1:]:
        return ambulance.Trust()
    ring_time, best = ring(quarters), None
    for other in OTHER:
        miss = misfit_with(other, quarters, ring_time)
        if best and miss > 1.2 * best[0]:
            break
        best = min(best or (miss, other), (miss, other))
    return ambulance.Trust(ring_time, best[1])
