"""Two numbers of each trust that nobody publishes, fitted to 2021 and 2022; later quarters test them."""
import math

import ambulance
import published

TRAINING = ("2021 Q2", "2021 Q4", "2022 Q3")  # quarters that other work is fitted to
RING_UNTIL = 2022                             # years whose medians give the ring time
OTHER = (0.0, 0.5, 1.0, 2.0, 4.0)             # other calls for each 999 call that are tried
SHAPE = ("p90", "p95", "p99")


def misfit(simulated, of_service):
    """Squared relative misses of the upper centiles, in which 5 s more or less hardly count."""
    return sum(math.log((simulated[name].mean() + 5) / (of_service[name] + 5)) ** 2 for name in SHAPE)


def ring(quarters):
    """The smallest median of a month: what a call takes when nobody waits."""
    return min(month.centiles["median"] for months in quarters.values() for month in months if month.year <= RING_UNTIL)


def misfit_with(trust, quarters, search):
    """Misfit in the training quarters of a trust with this much other work, staff fitted to the mean of each."""
    return sum(misfit(search.staff(quarters[name], trust)[1], published.of_quarter(quarters[name])) for name in TRAINING)


def fitted(name, quarters):
    """Ring time and other work of a trust, and the search that found staff for it; neither where its centiles are only left over from others'."""
    if name in published.LEFT_OVER[1:]:
        return ambulance.Trust(), ambulance.Search()
    ring_time, tried = ring(quarters), []
    for other in OTHER:
        trust, search = ambulance.Trust(ring_time, other), ambulance.Search()
        tried.append((misfit_with(trust, quarters, search), trust, search))
        best = min(tried, key=lambda one: one[0])
        if tried[-1][0] > 1.2 * best[0]:
            break
    return best[1:]
