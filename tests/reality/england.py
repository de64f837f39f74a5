"""All trusts and quarters: staff fitted to the means, centiles predicted, England as the mixture; and 2022/23 from the year before."""
import csv
import multiprocessing
import pathlib

import numpy

import ambulance
import published
import trusts

REPLICATIONS = 3
RESULTS = pathlib.Path(__file__).with_name("results.csv")
CRISIS = ("2022 Q2", "2022 Q3", "2022 Q4", "2023 Q1")


def year_before(quarter):
    return f"{int(quarter[:4]) - 1}{quarter[4:]}"


def by_trust():
    """Published months: {trust: {quarter: months}}."""
    found = {}
    for (trust, quarter), months in published.quarters()[0].items():
        found.setdefault(trust, {})[quarter] = months
    return found


def year_ahead(trust, quarters, staff):
    """Quarters of 2022/23 with the seats of the same months a year before."""
    found = {}
    for quarter in CRISIS:
        before = year_before(quarter)
        rosters = [ambulance.seats(month, trust, staff[before]) for month in quarters[before]]
        found[quarter] = ambulance.simulated(quarters[quarter], trust, staff[quarter], REPLICATIONS, rosters)
    return found


def of_trust(job):
    """A trust: what it is, and its simulated quarters."""
    name, quarters = job
    trust, search = trusts.fitted(name, quarters), ambulance.Search()
    staff = {quarter: search.staff(months, trust) for quarter, months in quarters.items()}
    simulated = {quarter: ambulance.simulated(months, trust, staff[quarter], REPLICATIONS) for quarter, months in quarters.items()}
    print(f"{name}: {trust}", flush=True)
    return name, {"trust": trust, "staff": staff, "simulated": simulated, "ahead": year_ahead(trust, quarters, staff)}


def everything(workers=2):
    """{trust: what `of_trust` says}, the largest first."""
    jobs = sorted(((name, quarters) for name, quarters in by_trust().items() if name != "England"),
                  key=lambda job: -sum(month.calls for months in job[1].values() for month in months))
    with multiprocessing.Pool(workers) as pool:
        return dict(pool.imap_unordered(of_trust, jobs, chunksize=1))


def mixture(trusts_found, key, quarters):
    """England in each replication over some quarters: every trust's months, weighted by calls answered."""
    parts = [found[key][quarter] for found in trusts_found.values() for quarter in quarters]
    calls = sum(part["answered"] for part in parts)
    return {**{name: sum(part["answered"] * part[name] for part in parts) / calls for name in ambulance.STATISTICS}, "answered": calls}


def half_width(values):
    """Of the 95 % interval of the mean of a few replications (Student's t)."""
    t = {1: 12.706, 2: 4.303, 3: 3.182, 4: 2.776, 5: 2.571, 7: 2.365, 9: 2.262}[len(values) - 1]
    return t * numpy.std(values, ddof=1) / len(values) ** 0.5


def row(name, quarter, months, simulated):
    """One line of the results file."""
    line = {"trust": name, "quarter": quarter, "calls": sum(month.calls for month in months)}
    of_service = published.of_quarter(months)
    for statistic in ambulance.STATISTICS:
        line[f"{statistic}_published"] = f"{of_service[statistic]:.1f}"
        line[f"{statistic}_simulated"] = f"{simulated[statistic].mean():.1f}"
        line[f"{statistic}_half_width"] = f"{half_width(simulated[statistic]):.1f}"
    return line


def lines(found):
    """The results file, England first."""
    data = by_trust()
    for quarter, months in data["England"].items():
        yield {**row("England", quarter, months, mixture(found, "simulated", [quarter])), "safety": ""}
    for name, trust in found.items():
        for quarter, simulated in trust["simulated"].items():
            yield {**row(name, quarter, data[name][quarter], simulated), "safety": f"{trust['staff'][quarter].safety:.2f}"}


def write(found):
    rows = list(lines(found))
    with open(RESULTS, "w", encoding="utf-8", newline="") as file:
        file.write("# Call answer times in seconds, published and simulated; half widths of 95 % intervals. Written by tests/reality/update.\n")
        writer = csv.DictWriter(file, rows[0].keys(), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
