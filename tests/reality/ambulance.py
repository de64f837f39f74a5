"""A quarter of an ambulance trust: its world, and the staff that give its published mean."""
import calendar
import dataclasses
import datetime
import math

import numpy

import published
import roster
import simulate

WORLD = "ambulance_trust.toml"
CONTACT = "ambulance_999"
PROFILE = simulate.world(WORLD)["profile"]["ambulance"]
SILENT = 0.02                             # share of calls that are silent or accidental
CALLS_PER_INCIDENT = 1.25
HANDLE = (1 - SILENT) * 510 + SILENT * 120  # seconds of a handler for a 999 call
OTHER_HANDLE = 600                        # and for one of the other calls
DAY = 24 * 3600
MEASURED = 7                              # days of each month that are simulated: every weekday once
STATISTICS = ("mean", *published.CENTILES)


@dataclasses.dataclass(frozen=True)
class Trust:
    """What is taken to be the same in every quarter of a trust."""
    ring: float = 0.0   # seconds of pick_up: from the offer of a call to its answer when a handler is free
    other: float = 0.0  # other calls of the same people for each 999 call


@dataclasses.dataclass(frozen=True)
class Staff:
    """What is fitted to a quarter: seats over the load, in square roots of the load; and calls that ring for each that is answered."""
    safety: float
    calls: float = 1.0


def days(month):
    return calendar.monthrange(month.year, month.month)[1]


def expected(months):
    """Calls answered in the days that are simulated, if they are as busy as their month."""
    return sum(month.calls * MEASURED / days(month) for month in months)


def seats(month, trust, staff):
    """Seats by weekday and hour of a month."""
    a_second = month.calls * staff.calls / (days(month) * DAY)
    return roster.seats(PROFILE, a_second * (HANDLE + trust.ring + trust.other * OTHER_HANDLE), staff.safety)


def changes(month, trust, staff, roster_of_month):
    """What makes the published world this trust in this month."""
    year = month.calls * staff.calls * 365 / days(month)
    return {"area.start": datetime.date(month.year, month.month, 1), "run.length": f"{MEASURED} days",
            "incident.emergency.per_year": round(year * (1 - SILENT) / CALLS_PER_INCIDENT), "calls.silent.per_year": round(year * SILENT),
            "calls.other_work.per_year": round(year * trust.other), "contact.ambulance_999.pick_up.value": f"{trust.ring} s",
            "staff.call_handlers.roster.by_hour": roster_of_month}


def simulated(months, trust, staff, replications, rosters=None):
    """A quarter in each replication: mean and centiles formed from its months as the published are, calls answered, abandonment."""
    rosters = rosters or [seats(month, trust, staff) for month in months]
    runs = [simulate.run(WORLD, changes(month, trust, staff, row), replications, seed=month.month) for month, row in zip(months, rosters)]
    answered = numpy.array([run["answered", CONTACT] for run in runs])
    quarter = {name: (answered * [run[f"answer_time_{name}", CONTACT] for run in runs]).sum(0) / answered.sum(0)
               for name in STATISTICS}
    offered, abandoned = (sum(run[measure, CONTACT] for run in runs) for measure in ("offered", "abandoned"))
    return {**quarter, "answered": answered.sum(0), "abandonment": abandoned / offered}


class Search:
    """Finds the staff that give a mean: by secants on its logarithm, starting from where quarters found before would put it."""
    tolerance, most, slope = 0.05, 5, -2.3

    def __init__(self):
        self.found = [(0.0, 1.6)]  # logarithm of the mean wait in seconds less that of 8 s, safety

    def start(self, log_mean):
        """The nearest earlier quarter, moved along the usual slope."""
        nearest = min(self.found, key=lambda point: abs(point[0] - log_mean))
        return nearest[1] + (log_mean - nearest[0]) / self.slope

    def staff(self, months, trust):
        """Staff of a quarter, and what one replication gives with them."""
        target = math.log(max(0.05, published.of_quarter(months)["mean"] - trust.ring) / 8)
        staff, tried = Staff(self.start(target)), []
        for _ in range(self.most):
            got = simulated(months, trust, staff, 1)
            reached = math.log(max(0.02, got["mean"].mean() - trust.ring) / 8)
            self.found.append((reached, staff.safety))
            tried.append((abs(reached - target), reached, staff, got))
            if tried[-1][0] < self.tolerance:
                break
            calls = staff.calls * expected(months) / got["answered"].mean()
            staff = Staff(next_safety([(one[2].safety, one[1] - target) for one in tried], self.slope), calls)
        return min(tried, key=lambda one: one[0])[2:]


def next_safety(tried, slope):
    """Along the line through the two best tries; between tries of both signs; at most 1 away."""
    (x, y), *rest = sorted(tried, key=lambda pair: abs(pair[1]))
    if rest and rest[0][0] != x:
        secant = (rest[0][1] - y) / (rest[0][0] - x)
        slope = secant if -10 < secant < -0.8 else slope
    guess = x - y / slope
    above, below = [pair[0] for pair in tried if pair[1] > 0], [pair[0] for pair in tried if pair[1] < 0]
    if above and below and not max(above) < guess < min(below):
        guess = (max(above) + min(below)) / 2
    return max(x - 1, min(x + 1, guess))
