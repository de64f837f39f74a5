"""All trusts and quarters: staff fitted to the means, centiles predicted, and 2022/23 with the seats of the year before."""
import csv
import pathlib

import numpy

import ambulance
import published
import trusts

REPLICATIONS = 3
RESULTS = pathlib.Path(__file__).with_name("results.csv")
HEAD = "# Call answer times in seconds, published and simulated; half widths of 95 % intervals. Written by tests/reality/update.\n"
CRISIS = ("2022 Q2", "2022 Q3", "2022 Q4", "2023 Q1")
RECENT = ("2025 Q2", "2025 Q3", "2025 Q4", "2026 Q1")


def year_before(quarter):
    return f"{int(quarter[:4]) - 1}{quarter[4:]}"


def by_trust():
    """Published months of every trust and quarter: {trust: {quarter: months}}."""
    found = {}
    for (trust, quarter), months in published.quarters()[0].items():
        found.setdefault(trust, {})[quarter] = months
    return found


def half_width(values):
    """Of the 95 % interval of the mean of a few replications (Student's t)."""
    t = {2: 12.706, 3: 4.303, 4: 3.182, 5: 2.776}[len(values)]
    return t * numpy.std(values, ddof=1) / len(values) ** 0.5


def ahead(quarter, quarters, trust, staff):
    """Mean answer times of a quarter of 2022/23 with the seats of the same months a year before; none in other years."""
    if quarter not in CRISIS:
        return None
    before = year_before(quarter)
    rosters = [ambulance.seats(month, trust, staff[before]) for month in quarters[before]]
    return ambulance.simulated(quarters[quarter], trust, staff[quarter], REPLICATIONS, rosters)["mean"]


def line(simulated, months):
    """Statistics of one trust and quarter, published and simulated, for the results file."""
    of_service, found = published.of_quarter(months), {}
    for name in ambulance.STATISTICS:
        found[f"{name}_published"] = f"{of_service[name]:.1f}"
        found[f"{name}_simulated"] = f"{simulated[name].mean():.2f}"
        found[f"{name}_half_width"] = f"{half_width(simulated[name]):.2f}"
    return found


def of_trust(job):
    """Lines of the results file for every quarter of a trust."""
    name, quarters = job
    trust, search = trusts.fitted(name, quarters)
    staff = {quarter: search.staff(months, trust)[0] for quarter, months in quarters.items()}
    lines = []
    for quarter, months in quarters.items():
        simulated = ambulance.simulated(months, trust, staff[quarter], REPLICATIONS)
        before = ahead(quarter, quarters, trust, staff)
        lines.append({"trust": name, "quarter": quarter, "calls": sum(month.calls for month in months), "ring": trust.ring, "other": trust.other,
                      "safety": f"{staff[quarter].safety:.2f}", **line(simulated, months), "abandonment": f"{simulated['abandonment'].mean():.5f}",
                      "ahead_simulated": "" if before is None else f"{before.mean():.2f}",
                      "ahead_half_width": "" if before is None else f"{half_width(before):.2f}"})
    print(f"{name}: {trust}", flush=True)
    return lines


def stored():
    """Lines of the results file, numbers as numbers."""
    if not RESULTS.exists():
        return []
    with open(RESULTS, encoding="utf-8", newline="") as file:
        return [{key: value if key in ("trust", "quarter") else float(value or "nan") for key, value in row.items()}
                for row in csv.DictReader(line for line in file if not line.startswith("#"))]


def write(lines):
    """Puts lines in place of those of the same trusts."""
    new = {line["trust"] for line in lines}
    kept = []
    if RESULTS.exists():
        with open(RESULTS, encoding="utf-8", newline="") as file:
            kept = [row for row in csv.DictReader(line for line in file if not line.startswith("#")) if row["trust"] not in new]
    with open(RESULTS, "w", encoding="utf-8", newline="") as file:
        file.write(HEAD)
        writer = csv.DictWriter(file, lines[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted([*kept, *lines], key=lambda row: (row["trust"], row["quarter"])))


def weights(lines):
    calls = numpy.array([line["calls"] for line in lines])
    return calls / calls.sum()


def published_mixture(lines, name):
    """A published statistic over lines, weighted by calls: how NHS England forms England's figures."""
    return float(weights(lines) @ [line[f"{name}_published"] for line in lines])


def mixture(lines, name):
    """The same of what was simulated, and its half width."""
    values, widths = (numpy.array([line[f"{name}_{part}"] for line in lines]) for part in ("simulated", "half_width"))
    return float(weights(lines) @ values), float(numpy.sqrt(((weights(lines) * widths) ** 2).sum()))
