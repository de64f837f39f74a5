"""Tables of docs/verification.md, "Against what services publish"."""
import numpy

import ambulance
import england
import published
import simulate

PAGE = simulate.ROOT / "docs/verification.md"
BEGIN, END = "<!-- reality: begin -->", "<!-- reality: end -->"
WORDS = {"mean": "mean", "median": "median", "p90": "90th", "p95": "95th", "p99": "99th"}
TESTED_FROM = "2023"


def table(head, rows):
    """A table in Markdown, numbers to the right."""
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def estimate(values, digits=1, factor=1):
    """Mean and 95 % interval over replications."""
    values = numpy.asarray(values) * factor
    return f"{values.mean():.{digits}f} ± {england.half_width(values):.{digits}f}"


def near(simulated, of_service):
    """Our band for a centile: 30 %, or 5 s where that is more."""
    return abs(simulated - of_service) <= max(0.3 * of_service, 5)


def england_rows(found, months_of):
    for quarter, months in months_of["England"].items():
        of_service, simulated = published.of_quarter(months), england.mixture(found, "simulated", [quarter])
        yield [quarter, *(f"{of_service[name]:.1f} \\| {estimate(simulated[name])}" for name in ambulance.STATISTICS)]


def share_near(found, months_of, trust, chosen):
    """Share of a trust's centiles, by name, that lie in the band in the chosen quarters."""
    quarters = [quarter for quarter in found[trust]["simulated"] if chosen(quarter)]
    return {name: numpy.mean([near(found[trust]["simulated"][quarter][name].mean(), published.of_quarter(months_of[trust][quarter])[name])
                              for quarter in quarters]) for name in published.CENTILES}


def percent(values):
    return " ".join(f"{100 * value:.0f}" for value in values)


def trust_rows(found, months_of):
    for trust in sorted(set(found) - set(published.LEFT_OVER)):
        fitted, tested = (share_near(found, months_of, trust, chosen).values() for chosen in (
            lambda quarter: quarter < TESTED_FROM, lambda quarter: quarter >= TESTED_FROM))
        kind = found[trust]["trust"]
        yield [trust, kind.ring, kind.other, percent(fitted), percent(tested), f"{abandonment(found[trust]):.1f}"]


def abandonment(of_trust):
    """Percent of offered calls in the tested quarters."""
    return 100 * numpy.mean([values["abandonment"].mean() for quarter, values in of_trust["simulated"].items() if quarter >= TESTED_FROM])


def verdict(simulated, low, high):
    return "yes" if low <= simulated.mean() <= high else "**no**"


def crisis_rows(found, months_of):
    calls = sum(month.calls for quarter in england.CRISIS for month in months_of["England"][quarter])
    for label, key in (("staff fitted to each quarter", "simulated"), ("seats of the year before", "ahead")):
        mean = england.mixture(found, key, england.CRISIS)["mean"]
        yield [f"V2: 2022/23, {calls / 1e6:.2f} million calls, {label}: mean, s", "39.4", "20 to 60", estimate(mean), verdict(mean, 20, 60)]


def recent_rows(found, months_of):
    quarters = ("2025 Q2", "2025 Q3", "2025 Q4", "2026 Q1")
    mixed = england.mixture(found, "simulated", quarters)
    whole = [month for quarter in quarters for month in months_of["England"][quarter]]
    p99 = published.of_quarter(whole)["p99"]
    yield ["V1: England 2025/26, mean, s (fitted)", f"{published.of_quarter(whole)['mean']:.1f}", "2 to 8", estimate(mixed["mean"]), verdict(mixed["mean"], 2, 8)]
    yield ["V1: England 2025/26, 99th centile, s", f"{p99:.1f}", "48 to 83", estimate(mixed["p99"]), verdict(mixed["p99"], 48, 83)]


def uk_rows(label, uk):
    yield [f"V3: police 999, UK, {label}: mean, s (fitted)", "16.1", "12 to 20", estimate(uk["mean"]), verdict(uk["mean"], 12, 20)]
    yield [f"V3: {label}: within 10 s, %", "71", "66 to 76", estimate(uk["within_10"], 1, 100), verdict(uk["within_10"], 0.66, 0.76)]
    yield [f"V3: {label}: over 60 s, %", "5 to 10", "5 to 10", estimate(uk["over_60"], 1, 100), verdict(uk["over_60"], 0.05, 0.10)]


def pair_rows(label, pairs, force_of, of_service, band):
    """Rows of (wait, abandonment) pairs: {(year, contact): abandonment in each replication}."""
    for (year, contact), values in pairs.items():
        wait = getattr(force_of[year], f"wait_{contact[-3:]}")
        true = of_service[year, contact]
        yield [f"V4: Northumbria {year}, {contact[-3:]} at {wait} s, {label}: abandoned, %", f"{100 * true:.2f}",
               f"{100 * true * (1 - band):.2f} to {100 * true * (1 + band):.2f}", estimate(values, 2, 100), verdict(values, true * (1 - band), true * (1 + band))]


def write(text):
    page = PAGE.read_text(encoding="utf-8")
    head, rest = page.split(BEGIN)
    PAGE.write_text(head + BEGIN + "\n" + text + "\n" + END + rest.split(END)[1], encoding="utf-8")
