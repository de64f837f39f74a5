"""Seats by hour for a load, by the square-root rule of safety staffing (Halfin and Whitt 1981)."""
import math

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def loads(profile, erlangs):
    """Offered load by weekday and hour, in erlang, for a mean load of `erlangs`."""
    own = profile.get("hours_on", {})
    rows = {day: [factor * value for value in own.get(day, profile["hour"])] for day, factor in zip(DAYS, profile["day"])}
    scale = erlangs / (sum(map(sum, rows.values())) / (24 * len(DAYS)))
    return {day: [scale * value for value in row] for day, row in rows.items()}


def seats(profile, erlangs, safety):
    """Load plus `safety` times its square root, in whole seats, at least one."""
    return {day: [max(1, round(load + safety * math.sqrt(load))) for load in row]
            for day, row in loads(profile, erlangs).items()}
