"""Police rooms: staff and connection time fitted to published answers; answers after more than 60 s and abandonment predicted."""
import dataclasses
import math

import roster
import simulate

WORLD = "police_force.toml"
PROFILES = simulate.world(WORLD)["profile"]
RINGING = simulate.world(WORLD)["contact"]["police_999"]["pick_up"]
PICK_UP = float(RINGING["mean"]["value"].removesuffix(" s"))
SILENT, CALLS_PER_INCIDENT = 0.12, 1.18
HANDLE_999 = (1 - SILENT) * 540 + SILENT * 600
HANDLE_101 = 660
WEEKS = 6
YEAR = 365 * 24 * 3600

# A UK of 44 forces that together take the 10.4 million calls of evidence 2.01, with the sizes of North Wales and Lincolnshire, Northumbria and
# Merseyside, West Midlands (evidence 2.03), and one like London's (from memory).
FORCES = {90_000: 26, 290_000: 15, 840_000: 2, 2_000_000: 1}
PER_999 = 280 / 155  # 101 calls for each 999 call (evidence 8a)
WAIT_101 = 348       # seconds; the only one published for that time is Northumbria's (evidence 1.13)
WITHIN_10 = 0.71     # of the UK's 999 calls (evidence 3.02)
PICK_UPS = (4, 5, 6, 7, 8)  # mean seconds of connecting and ringing that are tried


@dataclasses.dataclass(frozen=True)
class Force:
    """Calls a year as counted, redials among them, published mean waits in seconds, and the part of it that is connecting and ringing."""
    calls_999: float
    calls_101: float
    wait_999: float
    wait_101: float
    pick_up: float = PICK_UP


@dataclasses.dataclass(frozen=True)
class Staff:
    """Safety of 999 handlers and of contact handlers, and first calls for each call that is counted."""
    safety_999: float = 0.5
    safety_101: float = 0.0
    first_999: float = 1.0
    first_101: float = 0.9


def changes(force, staff):
    calls_999, calls_101 = force.calls_999 * staff.first_999, force.calls_101 * staff.first_101
    return {"incident.emergency.per_year": round(calls_999 * (1 - SILENT) / CALLS_PER_INCIDENT), "calls.silent.per_year": round(calls_999 * SILENT),
            "calls.police_101.per_year": round(calls_101), "run.length": f"{WEEKS} weeks",
            "contact.police_999.pick_up": {**RINGING, "mean": f"{force.pick_up} s"} if force.pick_up else "0 s",
            "staff.emergency_handlers.roster.by_hour": roster.seats(PROFILES["police_emergency"], calls_999 * (HANDLE_999 + force.pick_up) / YEAR, staff.safety_999),
            "staff.contact_handlers.roster.by_hour": roster.seats(PROFILES["police_non_emergency"], calls_101 * HANDLE_101 / YEAR, staff.safety_101)}


def simulated(force, staff, replications, extra=None):
    return simulate.run(WORLD, {**changes(force, staff), **(extra or {})}, replications)


def step(got, wanted, slope):
    """Change of safety that moves a mean where it is wanted, along the usual slope of its logarithm."""
    return max(-0.5, min(0.5, math.log(wanted / max(0.1, got)) / slope))


def is_close(got, force):
    return (abs(math.log(got["answer_time_mean", "police_999"] / force.wait_999)) < 0.03
            and abs(math.log(got["answer_time_mean", "police_101"] / force.wait_101)) < 0.06)


def fitted(force, staff=Staff(), rounds=8):
    """Staff for which both mean waits, and the calls counted, are those published."""
    for _ in range(rounds):
        got = {key: values.mean() for key, values in simulated(force, staff, 1).items()}
        if is_close(got, force):
            break
        staff = Staff(staff.safety_999 + step(got["answer_time_mean", "police_999"], force.wait_999, -1.7),
                      staff.safety_101 + step(got["answer_time_mean", "police_101"], force.wait_101, -1.4),
                      staff.first_999 * force.calls_999 * WEEKS * 7 / 365 / got["offered", "police_999"],
                      staff.first_101 * force.calls_101 * WEEKS * 7 / 365 / got["offered", "police_101"])
    return staff


def of_force(force, staff, replications):
    """Mean answer time of 999, share answered within 10 s, and share not answered within 60 s."""
    run = simulated(force, staff, replications)
    long = simulated(force, staff, replications, {"contact.police_999.standard.within": "60 s"})
    return {"mean": run["answer_time_mean", "police_999"], "within_10": run["answer_within", "police_999"],
            "over_60": 1 - long["answer_within", "police_999"]}


def middling(pick_up):
    """A force of middling size with the UK's mean wait and these seconds of connecting and ringing."""
    return Force(290_000, 290_000 * PER_999, 16.1, WAIT_101, pick_up)


def fitted_pick_up():
    """Mean seconds of connecting and ringing with which a force of middling size answers the UK's share within 10 s."""
    def miss(pick_up):
        force = middling(pick_up)
        return abs(of_force(force, fitted(force), 2)["within_10"].mean() - WITHIN_10)
    return min(PICK_UPS, key=miss)


def uk(pick_up=PICK_UP, replications=3):
    """The UK in each replication, forces weighted by calls."""
    calls = sum(size * number for size, number in FORCES.items())
    total = {"mean": 0, "within_10": 0, "over_60": 0}
    for size, number in FORCES.items():
        force = Force(size, size * PER_999, 16.1, WAIT_101, pick_up)
        for name, values in of_force(force, fitted(force), replications).items():
            total[name] = total[name] + values * (size * number / calls)
    return total
