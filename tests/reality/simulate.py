"""Runs worlds through the program and reads what it measured."""
import os
import pathlib
import subprocess
import tempfile
import tomllib

import h5py

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("PROGRAM", str(ROOT / "build/release/bluelight"))
WORLDS = ROOT / "scenarios/published"


def world(name):
    """A published world as data."""
    return tomllib.loads((WORLDS / name).read_text(encoding="utf-8"))


def toml(value):
    """A value as TOML writes it; dicts as inline tables."""
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {toml(item)}" for key, item in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(toml, value)) + "]"
    return f'"{value}"' if isinstance(value, str) else str(value)


def run(name, changes, replications, seed=1):
    """Measures of contacts, {(measure, contact): one number a replication}, of a world of scenarios/published with `changes`."""
    with tempfile.TemporaryDirectory() as folder:
        results = pathlib.Path(folder) / "results.h5"
        words = [word for key, value in changes.items() for word in ("--set", f"{key}={toml(value)}")]
        done = subprocess.run([PROGRAM, "run", WORLDS / name, "-o", results, "-n", str(replications), "--seed", str(seed), "-j", "1",
                               "--progress", "none", *words], stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"{name} {changes}\n{done.stderr}")
        return measures(results)


def measures(results):
    with h5py.File(results) as file:
        group = file["contact"]
        names = group["contact"].asstr()[:]
        skip = ("option", "replication", "contact", "contact_position")
        return {(measure, name): group[measure][0, :, i] for measure in group if measure not in skip for i, name in enumerate(names)}
