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


def plain(value, width, digits=1):
    return f"{value:.{digits}f} ± {width:.{digits}f}"


def estimate(values, digits=1, factor=1):
    """Mean and 95 % interval over replications."""
    values = numpy.asarray(values) * factor
    return plain(values.mean(), england.half_width(values), digits)


def verdict(value, low, high):
    return "yes" if low <= value <= high else "**no**"


def by_quarter(lines):
    """Lines of each quarter."""
    quarters = {}
    for line in lines:
        quarters.setdefault(line["quarter"], []).append(line)
    return quarters


def where(lines):
    """England, or how many of its eleven trusts the results file has."""
    trusts = len({line["trust"] for line in lines})
    return "England" if trusts == 11 else f"{trusts} trusts"


def england_rows(lines):
    for quarter, own in sorted(by_quarter(lines).items()):
        yield [quarter, *(f"{england.published_mixture(own, name):.1f} \\| {plain(*england.mixture(own, name))}" for name in ambulance.STATISTICS)]


def near(line, name):
    """Our band for a centile: 30 %, or 5 s where that is more."""
    return abs(line[f"{name}_simulated"] - line[f"{name}_published"]) <= max(0.3 * line[f"{name}_published"], 5)


def shares_near(lines):
    return " ".join(f"{100 * numpy.mean([near(line, name) for line in lines]):.0f}" for name in published.CENTILES)


def trust_rows(lines):
    for trust in sorted({line["trust"] for line in lines} - {published.LEFT_OVER[1]}):
        own = [line for line in lines if line["trust"] == trust]
        early, late = ([line for line in own if (line["quarter"] >= TESTED_FROM) == tested] for tested in (False, True))
        ratio = numpy.median([line["p99_simulated"] / max(1, line["p99_published"]) for line in late])
        yield [trust, f"{own[0]['ring']:.0f}", f"{own[0]['other']:g}", shares_near(early), shares_near(late), f"{ratio:.2f}",
               f"{100 * numpy.mean([line['abandonment'] for line in late]):.1f}"]


def every_row(lines):
    """Each trust and quarter: published | simulated."""
    for line in sorted(lines, key=lambda line: (line["trust"], line["quarter"])):
        yield [line["trust"], line["quarter"],
               *(f"{line[f'{name}_published']:.1f} \\| {plain(line[f'{name}_simulated'], line[f'{name}_half_width'])}"
                 for name in ambulance.STATISTICS)]


def recent_rows(lines):
    own = [line for line in lines if line["quarter"] in england.RECENT]
    for name, low, high in (("mean", 2, 8), ("p99", 48, 83)):
        value, width = england.mixture(own, name)
        yield [f"V1: {where(own)}, 2025/26, {WORDS[name]}, s", f"{england.published_mixture(own, name):.1f}", f"{low} to {high}",
               plain(value, width), verdict(value, low, high)]


def crisis_rows(lines):
    own = [line for line in lines if line["quarter"] in england.CRISIS]
    calls, of_service = sum(line["calls"] for line in own), england.published_mixture(own, "mean")
    for label, name in (("staff fitted to each quarter", "mean"), ("seats of the year before", "ahead")):
        value, width = england.mixture(own, name)
        yield [f"V2: {where(own)}, 2022/23, {calls / 1e6:.2f} million calls, {label}: mean, s", f"{of_service:.1f}", "20 to 60",
               plain(value, width), verdict(value, 20, 60)]


def uk_rows(pick_up, uk):
    yield ["V3: police 999, UK: mean of connecting and ringing, s (fitted to the share within 10 s)", "–", "–", f"{pick_up:g}", "–"]
    yield ["V3: mean, s (fitted: staff)", "16.1", "12 to 20", estimate(uk["mean"]), verdict(uk["mean"].mean(), 12, 20)]
    yield ["V3: within 10 s, % (fitted: connecting and ringing)", "71", "66 to 76", estimate(uk["within_10"], 1, 100), verdict(uk["within_10"].mean(), 0.66, 0.76)]
    yield ["V3: over 60 s, % (predicted)", "5 to 10", "5 to 10", estimate(uk["over_60"], 1, 100), verdict(uk["over_60"].mean(), 0.05, 0.10)]


def pair_rows(label, pairs, forces, abandoned, band):
    """Rows of (wait, abandonment) pairs: {(year, contact): abandonment in each replication}."""
    for (year, contact), values in pairs.items():
        wait, true = getattr(forces[year], f"wait_{contact[-3:]}"), abandoned[year, contact]
        low, high = true * (1 - band), true * (1 + band)
        yield [f"V4: Northumbria {year}, {contact[-3:]} at {wait} s, {label}: abandoned, %", f"{100 * true:.2f}",
               f"{100 * low:.2f} to {100 * high:.2f}", estimate(values, 2, 100), verdict(values.mean(), low, high)]


def write(text):
    page = PAGE.read_text(encoding="utf-8")
    head, rest = page.split(BEGIN)
    PAGE.write_text(head + BEGIN + "\n" + text + "\n" + END + rest.split(END)[1], encoding="utf-8")
