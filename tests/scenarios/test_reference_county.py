"""The reference county through the whole program: as many calls as the evidence says, and today's answer times."""
import os
import pathlib
import subprocess
import tempfile
import tomllib
import unittest

import h5py
import numpy

ROOT = pathlib.Path(__file__).resolve().parents[2]
LIBRARY = ROOT / "scenarios/library/england_2025.toml"
COUNTY = ROOT / "scenarios/reference_county"

# Calls a year for 1,000 residents (evidence 8a), and what rings from outside the county.
CALLS_PER_1000 = {"police_999": 155, "police_101": 280, "fire_999": 15, "fire_admin": 30, "ambulance_999": 173}
BACKGROUND = {"ambulance_999": 620_000}
RESIDENTS = 1_100_000

# Bands of today's performance: evidence 3.03, 1.16, 3.08.
TODAY = {("answer_within", "police_999"): (0.85, 0.92), ("answer_time_mean", "ambulance_999"): (3, 6),
         ("abandonment", "police_101"): (0.05, 0.15), ("answer_within", "fire_999"): (0.95, 1)}


def run(command, *words):
    subprocess.run([os.environ["PROGRAM"], command, *map(str, words), "--progress", "none"], check=True,
                   stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)


def contacts(path):
    """Measures of contact classes by name: one row a class, one number a replication."""
    with h5py.File(path) as file:
        names = [name.decode() for name in file["contact/contact"]]
        values = {measure: file[f"contact/{measure}"][0] for measure in ("offered", "redialled", *{key[0] for key in TODAY})}
    return {(measure, name): values[measure][:, i] for measure in values for i, name in enumerate(names)}


def without_growth():
    library = tomllib.loads(LIBRARY.read_text(encoding="utf-8"))
    names = [f"{table}.{name}" for table in ("calls", "incident") for name in library[table]] + ["calls.ambulance_background"]
    return [word for name in names for word in ("--set", f"{name}.growth=0")]


class ReferenceCounty(unittest.TestCase):
    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.results = pathlib.Path(scratch.name) / "results.h5"

    def test_a_year_has_the_calls_of_the_evidence(self):
        run("run", COUNTY / "world.toml", "-o", self.results, "--replications", 8, "--seed", 2025, *without_growth())
        measured = contacts(self.results)
        for contact, per_1000 in CALLS_PER_1000.items():
            first_calls = measured["offered", contact] - measured["redialled", contact]
            expected = per_1000 * RESIDENTS / 1000 + BACKGROUND.get(contact, 0)
            standard_error = first_calls.std(ddof=1) / numpy.sqrt(len(first_calls))
            self.assertLess(abs(first_calls.mean() - expected), 5 * standard_error, contact)
            self.assertLess(5 * standard_error, 0.03 * expected, f"{contact}: too few runs to tell anything")

    def test_it_answers_as_services_do_today(self):
        run("run", COUNTY / "world.toml", "-o", self.results, "--replications", 8, "--seed", 2025)
        measured = contacts(self.results)
        for key, (low, high) in TODAY.items():
            self.assertTrue(low <= measured[key].mean() <= high, f"{key}: {measured[key].mean()}")


if __name__ == "__main__":
    unittest.main()
