"""A second calculation of the people that a fire control needs: no queue and no simulation, only Poisson numbers of people busy.

Where everybody who rings is answered at once, the number of people busy at an hour is Poisson with the mean rate of work × its length
(M/G/infinity), mixed over the months, over days that are busier than others (log-normal with the scenario's cv) and over the hour's profile.
"""
import math
import pathlib
import tomllib

SCENARIOS = pathlib.Path(__file__).parents[2] / "scenarios" / "published"
HOURS_A_YEAR = 365.25 * 24


def value(entry):
    """The number of an entry, in seconds if it is a time."""
    if isinstance(entry, dict):
        return value(entry["value"] if "value" in entry else entry["mean"])
    if isinstance(entry, str):
        number, unit = entry.split()
        return float(number) * {"s": 1, "min": 60, "h": 3600}[unit]
    return entry


def world(name):
    with open(SCENARIOS / f"{name}.toml", "rb") as file:
        own = tomllib.load(file)
    with open(SCENARIOS / own["extends"], "rb") as file:
        shared = tomllib.load(file)
    return {**shared, **own}


def work_an_hour(data, service):
    """Mean people busy with each profile over the year, for one service: {profile: erlangs}."""
    contact, admin = data["contact"][f"{service}_999"], data["contact"][f"{service}_admin"]
    incident, desk = data["incident"][service], data["desk"][f"{service}_dispatch"]
    handle = value(contact["talk"]) + value(contact["wrap_up"])
    further = value(incident["variants"][0]["calls"]) - 1
    known = contact["duplicate"]["recognised"]
    short = value(contact["duplicate"]["talk"]) + value(contact["duplicate"]["wrap_up"])
    response = incident["response"][service]
    updates = value(desk["updates_per_hour"]) * value(response["open"]) / 3600 * value(desk["update"])
    an_incident = handle + further * (known * short + (1 - known) * handle) + value(desk["work"]) + updates
    seconds = HOURS_A_YEAR * 3600
    fire = (value(incident["per_year"]) * an_incident + value(data["calls"][f"{service}_no_incident"]["per_year"]) * handle) / seconds
    office = value(data["calls"][f"{service}_admin"]["per_year"]) * (value(admin["talk"]) + value(admin["wrap_up"])) / seconds
    return {"fire": fire, "office_hours": office}


def index(profile, day, hour):
    """The profile's factor at an hour of the week, 1 on average over hours and days."""
    days = profile.get("day", [1] * 7)
    mean_hour, mean_day = sum(profile["hour"]) / 24, sum(days) / 7
    return profile["hour"][hour] / mean_hour * days[day] / mean_day


def months(profile):
    all_months = profile.get("month", [1] * 12)
    return [one * 12 / sum(all_months) for one in all_months]


def busy_days(cv, steps=9):
    """Equally likely factors of a log-normal with mean 1."""
    sigma = math.sqrt(math.log(1 + cv * cv))
    from statistics import NormalDist
    normal = NormalDist()
    return [math.exp(sigma * normal.inv_cdf((step + 0.5) / steps) - sigma * sigma / 2) for step in range(steps)]


def loads(data, services, day, hour):
    """Equally likely mean numbers of people busy at one hour of the week, of services that share a room."""
    work = [work_an_hour(data, service) for service in services]
    profiles, cv = data["profile"], value(data["busyness"]["fire"]["cv"])
    fire, office = sum(one["fire"] for one in work), sum(one["office_hours"] for one in work)
    return [fire * index(profiles["fire"], day, hour) * month * busy + office * index(profiles["office_hours"], day, hour)
            for month in months(profiles["fire"]) for busy in busy_days(cv)]


def busy_quantile(means, chance):
    """The smallest number of people that are enough with this chance for a Poisson number whose mean is one of `means`."""
    terms = [math.exp(-mean) for mean in means]
    below, number = sum(terms) / len(means), 0
    while below < chance:
        number += 1
        terms = [term * mean / number for term, mean in zip(terms, means)]
        below += sum(terms) / len(means)
    return number


def seats(data, services, reserve):
    """Seat-hours a week of a room for `services`: people busy with the chance of `reserve`, and its extra people."""
    extra = reserve["emergencies"] + reserve["breaks"] + reserve["held_calls"]
    return sum(busy_quantile(loads(data, services, day, hour), reserve["chance"]) + extra for day in range(7) for hour in range(24))


def posts(seat_hours, shrinkage=0.25, contract=42):
    return seat_hours / (contract * (1 - shrinkage))


if __name__ == "__main__":
    RESERVE = {"emergencies": 2, "breaks": 1, "held_calls": 1, "chance": 0.99}
    for name, services in (("thames_valley", ["oxfordshire", "buckinghamshire", "berkshire"]),
                           ("staffordshire_west_midlands", ["staffordshire", "west_midlands"]),
                           ("networked_fire", ["hampshire", "devon_somerset", "dorset"])):
        data = world(name)
        before = [posts(seats(data, [one], RESERVE)) for one in services]
        print(name, [round(sum(work_an_hour(data, one).values()), 2) for one in services], [round(one, 1) for one in before],
              round(sum(before), 1), "together", round(posts(seats(data, services, RESERVE)), 1))
