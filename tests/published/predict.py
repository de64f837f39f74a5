"""Predicts three published projects of fire controls from facts known before their decisions, with what was uncertain then.

Each draw takes every uncertain number from its range (Latin hypercube, triangular law), before and after alike, and asks the program for the
posts at equal service of both. Nothing here knows what became of the projects: that is outcomes.csv.
"""
import concurrent.futures
import csv
import os
import pathlib
import random
import subprocess
import sys
import tempfile

import h5py

import independent

ROOT = pathlib.Path(__file__).parents[2]
SCENARIOS = ROOT / "scenarios" / "published"
PREDICTIONS = pathlib.Path(__file__).with_name("predictions.csv")
PROGRAM = os.environ.get("PROGRAM", str(ROOT / "build/release/bluelight"))
DRAWS = 40

SERVICES = {"thames_valley": ["oxfordshire", "buckinghamshire", "berkshire"],
            "staffordshire_west_midlands": ["staffordshire", "west_midlands"],
            "networked_fire": ["hampshire", "devon_somerset", "dorset"]}
PROPOSALS = {"thames_valley": "thames_valley_one_room", "staffordshire_west_midlands": "staffordshire_west_midlands_one_room",
             "networked_fire": "networked_fire_one_network"}

# What was uncertain, with low, central and high value; sources as in the worlds. The reserve: a small county rostered four and went on with
# three (evidence 4.07), so that two emergencies, a break and a held call are the high end.
RANGES = {"demand": (0.8, 1.0, 1.34), "admin": (1 / 3, 1.0, 8 / 3), "talk_min": (1.3, 2.0, 3.0), "wrap_up_min": (0.5, 1.5, 3.0),
          "work_min": (2.0, 3.0, 5.0), "updates": (3.0, 6.0, 9.0), "open_min": (22.0, 38.0, 70.0), "shrinkage": (0.20, 0.25, 0.30),
          "pay": (32_600, 37_800, 43_000), "slower": (1.0, 1.0, 1.1), "chance": (0.95, 0.99, 0.995), "system": (2e6, 3.5e6, 6e6)}
CHOICES = {"emergencies": (1, 2), "breaks": (0, 1), "held_calls": (0, 1)}
KNOWN_BEFORE = {"staffordshire_west_midlands": 101}  # posts of both rooms (evidence 5.07)
JOINT_SYSTEM = 7e6  # of the network: an eight-year contract (evidence 4.19)
SYSTEM_YEARS = {"own": 10, "joint": 8}  # evidence 8d; 4.19


def triangular_quantile(law, uniform):
    low, mode, high = law
    if uniform * (high - low) < mode - low:
        return low + (uniform * (high - low) * (mode - low)) ** 0.5
    return high - ((1 - uniform) * (high - low) * (high - mode)) ** 0.5


def draws(count, seed=2012):
    """Values by name, one dictionary a draw: each number's strata are all used once."""
    generator = random.Random(seed)
    columns = {}
    for name in [*RANGES, *CHOICES]:
        strata = [(i + generator.random()) / count for i in range(count)]
        generator.shuffle(strata)
        columns[name] = ([triangular_quantile(RANGES[name], u) for u in strata] if name in RANGES
                         else [CHOICES[name][int(u * len(CHOICES[name]))] for u in strata])
    return [{name: column[i] for name, column in columns.items()} for i in range(count)]


def central():
    return {**{name: law[1] for name, law in RANGES.items()}, **{name: choice[-1] for name, choice in CHOICES.items()}}


def study_text(case, draw):
    """The case's study with the reserve of a draw; runs enough for a search, and few to verify."""
    text = (SCENARIOS / f"{case}_study.toml").read_text(encoding="utf-8")
    for name in (case, PROPOSALS[case]):
        text = text.replace(f'"{name}.toml"', f'"{SCENARIOS}/{name}.toml"')
    text = text.replace("emergencies = 2, breaks = 1, held_calls = 1, chance = 0.99",
                        f"emergencies = {draw['emergencies']}, breaks = {draw['breaks']}, held_calls = {draw['held_calls']}, "
                        f"chance = {draw['chance']:.4f}")
    return text.replace("[equal_service]", "[equal_service]\nfresh_replications = 2\nreplications = 8")


def settings(case, draw):
    texts = [f"demand={draw['demand']:.4f}"]
    for service in SERVICES[case]:
        admin = rate_of(case, service) * draw["admin"]
        texts += [f'contact.{service}_999.talk.mean="{draw["talk_min"]:.4f} min"', f'contact.{service}_999.wrap_up.mean="{draw["wrap_up_min"]:.4f} min"',
                  f'desk.{service}_dispatch.work.mean="{draw["work_min"]:.4f} min"', f"desk.{service}_dispatch.updates_per_hour={draw['updates']:.4f}",
                  f'incident.{service}.response.{service}.open.mean="{draw["open_min"]:.4f} min"', f"calls.{service}_admin.per_year={admin:.1f}",
                  f"staff.{service}_operators.shrinkage={draw['shrinkage']:.4f}", f"staff.{service}_operators.cost_per_fte={draw['pay']:.1f}"]
    lever = "network" if case == "networked_fire" else "one_room"
    return texts + [f"lever.{lever}.handle_time_factor={draw['slower']:.4f}"]


def rate_of(case, service):
    return independent.value(independent.world(case)["calls"][f"{service}_admin"]["per_year"])


def posts_of(case, draw):
    """Posts at equal service before and after."""
    with tempfile.TemporaryDirectory() as folder:
        study, results = pathlib.Path(folder) / "study.toml", pathlib.Path(folder) / "study.h5"
        study.write_text(study_text(case, draw), encoding="utf-8")
        words = [PROGRAM, "study", str(study), "--replications", "1", "--jobs", "1", "-o", str(results), "--progress", "none"]
        for text in settings(case, draw):
            words += ["--set", text]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        if done.returncode != 0:
            sys.exit(f"{case}: {done.stderr}")
        with h5py.File(results) as file:
            table = {name: file["posts"][name][...] for name in ("option", "from", "posts")}
    last = {option: max(date for one, date in zip(table["option"], table["from"]) if one == option) for option in table["option"]}
    return [sum(posts for option, date, posts in zip(table["option"], table["from"], table["posts"])
                if option == name.encode() and date == last[option]) for name in (case, PROPOSALS[case])]


def predicted(case, draw):
    """What a draw says: posts before and after, and pounds saved a year."""
    before, after = posts_of(case, draw)
    saved = (before - after) * draw["pay"]
    if case == "networked_fire":  # one system together instead of one each
        saved += len(SERVICES[case]) * draw["system"] / SYSTEM_YEARS["own"] - JOINT_SYSTEM / SYSTEM_YEARS["joint"]
    left = KNOWN_BEFORE[case] - (before - after) if case in KNOWN_BEFORE else after
    return {"posts_before": before, "posts_after": left, "posts_saved": before - after, "saved_a_year": saved}


def quantile(values, share):
    values = sorted(values)
    place = share * (len(values) - 1)
    below = int(place)
    above = min(below + 1, len(values) - 1)
    return values[below] + (place - below) * (values[above] - values[below])


def predict(cases):
    """Rows of predictions.csv: for each case and number the central prediction, and the middle 95 % of the draws."""
    all_draws = draws(DRAWS)
    rows = []
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for case in cases:
            jobs = list(pool.map(lambda draw: predicted(case, draw), [central(), *all_draws]))
            for number in jobs[0]:
                drawn = [job[number] for job in jobs[1:]]
                rows.append({"case": case, "number": number, "central": jobs[0][number], "median": quantile(drawn, 0.5),
                             "low": quantile(drawn, 0.025), "high": quantile(drawn, 0.975), "draws": len(drawn)})
            print(case, "predicted", file=sys.stderr)
    return rows


def main():
    rows = predict(SERVICES)
    with open(PREDICTIONS, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0], lineterminator="\n")
        writer.writeheader()
        for row in rows:
            writer.writerow({name: f"{value:.4g}" if isinstance(value, float) else value for name, value in row.items()})


if __name__ == "__main__":
    main()
