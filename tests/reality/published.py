"""What NHS England publishes about the answering of ambulance 999 calls, by trust and quarter."""
import csv
import dataclasses
import pathlib

TABLE = pathlib.Path(__file__).with_name("data") / "ambulance_answer_times.csv"
CENTILES = ("median", "p90", "p95", "p99")
SHARE_UP_TO = {"median": 0.5, "p90": 0.9, "p95": 0.95, "p99": 0.99}
LEFT_OVER = ("East Midlands", "South Western")  # derived by difference: their centiles carry the others' rounding


@dataclasses.dataclass(frozen=True)
class Month:
    """A month of one trust; times in seconds, as published in whole ones except `mean`, which is total over calls."""
    trust: str
    year: int
    month: int
    calls: int
    mean: float
    stated_mean: int
    centiles: dict

    @property
    def quarter(self):
        return f"{self.year} Q{(self.month + 2) // 3}"


def month_of(row):
    if "" in row.values():
        return None
    calls, total = int(row["calls"]), int(row["total"])
    return Month(row["trust"], int(row["year"]), int(row["month"]), calls, total / calls, int(row["mean"]),
                 {name: int(row[name]) for name in CENTILES})


def least_mean(month):
    """The smallest mean that calls with these centiles, each rounded to whole seconds, can have."""
    shares = [*SHARE_UP_TO.values(), 1.0]
    return sum((above - share) * max(0, month.centiles[name] - 0.5)
               for (name, share), above in zip(SHARE_UP_TO.items(), shares[1:]))


def greatest_mean(month, longest=10):
    """The greatest mean that they can have if the slowest 1 % waited at most `longest` times the 99th centile on average."""
    shares = [0, *SHARE_UP_TO.values()]
    below = sum((share - less) * (month.centiles[name] + 0.5)
                for (name, share), less in zip(SHARE_UP_TO.items(), shares))
    return below + 0.01 * longest * (month.centiles["p99"] + 0.5)


def contradiction(month):
    """Why the row cannot be true, or None: the rule by which rows are dropped."""
    values = list(month.centiles.values())
    if values != sorted(values):
        return "a higher centile is smaller"
    if abs(month.mean - month.stated_mean) > 1:
        return "the mean is not total over calls"
    if not least_mean(month) <= month.mean <= greatest_mean(month):
        return "no calls with these centiles have this mean"
    return None


def rows():
    """Every month of every trust, England among them; None where a value is not reported."""
    with open(TABLE, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(line for line in file if not line.startswith("#")):
            yield row["trust"], month_of(row)


def quarters():
    """Months by (trust, quarter), for quarters with all three months; and the rows dropped, with reasons."""
    found, dropped = {}, []
    for trust, month in rows():
        reason = "not reported" if month is None else contradiction(month)
        if reason and trust not in LEFT_OVER:
            dropped.append((trust, month, reason))
        else:
            found.setdefault((trust, month.quarter), []).append(month)
    return {key: months for key, months in found.items() if len(months) == 3}, dropped


def weighted(months, value):
    """Mean of `value` over months, weighted by calls: how NHS England forms a region's centiles from its trusts'."""
    return sum(month.calls * value(month) for month in months) / sum(month.calls for month in months)


def of_quarter(months):
    """Mean and centiles of a quarter."""
    return {"mean": weighted(months, lambda month: month.mean),
            **{name: weighted(months, lambda month, name=name: month.centiles[name]) for name in CENTILES}}
