"""Northumbria's six pairs of mean wait and abandonment (evidence 1.13, 1.14): staff fitted to the waits, abandonment predicted."""
import math

import police

# Calls a year: 999 and 101 of 2022/23 as answered in the request (evidence 2.03), 101 of 2020/21 (evidence 1.13), between them for the year
# in the middle; 999 calls of other years are not known and taken as those of 2022/23. The waits are taken to be on the force's own clock,
# without connecting: 8 s would hardly have room for it.
YEARS = {"2020/21": police.Force(300_405, 301_828, 8, 49, pick_up=0),
         "2021/22": police.Force(300_405, 265_005, 29, 348, pick_up=0),
         "2022/23": police.Force(300_405, 228_182, 15, 212, pick_up=0)}
ABANDONED = {("2020/21", "police_999"): 0.0026, ("2021/22", "police_999"): 0.0267, ("2022/23", "police_999"): 0.0066,
             ("2020/21", "police_101"): 0.057, ("2021/22", "police_101"): 0.309, ("2022/23", "police_101"): 0.257}
BAND = 0.3


def weibull(shape, scale):
    return {"contact.police_999.patience": {"shape": "weibull", "k": float(shape), "scale": f"{round(scale)} s"}}


def abandonment(year, staff, replications=1, extra=None):
    run = police.simulated(YEARS[year], staff, replications, extra)
    return {contact: run["abandonment", contact] for contact in ("police_999", "police_101")}


FITTED = ("2020/21", "2021/22")  # years that the patience of 999 callers is fitted to; 2022/23 tests it


def misses(shape, scale, staff):
    """Logarithms of simulated over published abandonment of 999 in the years fitted."""
    return [math.log(max(1e-5, abandonment(year, staff[year], 2, weibull(shape, scale))["police_999"].mean()) / ABANDONED[year, "police_999"])
            for year in FITTED]


def scale_for(shape, staff, scale=700.0):
    """Scale at which the two years miss equally, one above and one below; and by how much."""
    for _ in range(3):
        found = misses(shape, scale, staff)
        scale *= math.exp(sum(found) / 2 / shape)
    return abs(found[0] - found[1]), shape, scale


def patience(staff, shapes=(1, 1.5, 2, 3)):
    """Shape and scale fitted to the 999 calls of two years."""
    return min(scale_for(shape, staff) for shape in shapes)[1:]


def pairs(staff, extra=None, replications=4):
    """Abandonment in each replication, {(year, contact): values}."""
    return {(year, contact): values for year in YEARS
            for contact, values in abandonment(year, staff[year], replications, extra).items()}
