"""Everything of "Against what services publish" in docs/verification.md, simulated anew: all trusts, or those named."""
import multiprocessing
import sys

import ambulance
import england
import northumbria
import page
import police

WORKERS = 3


def simulate_trusts(names):
    """Puts trusts into the results file, the largest first."""
    data = england.by_trust()
    jobs = sorted(((name, data[name]) for name in names or set(data) - {"England"}),
                  key=lambda job: -sum(month.calls for months in job[1].values() for month in months))
    with multiprocessing.Pool(WORKERS) as pool:
        for lines in pool.imap_unordered(england.of_trust, jobs):
            england.write(lines)


def uk_rows():
    """V3: with the time of connecting and ringing that a force of middling size needs."""
    pick_up = police.fitted_pick_up()
    return page.uk_rows(pick_up, police.uk(pick_up))


def pair_rows():
    """V4: with the patience of the shared defaults, and with that of 999 callers fitted to two of the pairs."""
    staff = {year: police.fitted(force) for year, force in northumbria.YEARS.items()}
    shape, scale = northumbria.patience(staff)
    fitted = northumbria.pairs(staff, northumbria.weibull(shape, scale))
    of_999 = {key: values for key, values in fitted.items() if key[1] == "police_999"}
    for label, pairs in (("shared defaults", northumbria.pairs(staff)), (f"patience Weibull {shape:g}, {scale:.0f} s", of_999)):
        yield from page.pair_rows(label, pairs, northumbria.YEARS, northumbria.ABANDONED, northumbria.BAND)


def main():
    simulate_trusts(sys.argv[1:])
    lines = england.stored()
    figures = [*page.recent_rows(lines), *page.crisis_rows(lines), *uk_rows(), *pair_rows()]
    statistics = [page.WORDS[name] for name in ambulance.STATISTICS]
    page.write("\n\n".join((
        page.table(["figure", "published", "band", "simulated", "in band"], figures),
        f"{page.where(lines)}, published \\| simulated ± 95 %, seconds:",
        page.table(["quarter", *statistics], page.england_rows(lines)),
        "Trusts: share of quarters in which the median, 90th, 95th and 99th centile are near the published ones, %:",
        page.table(["trust", "ring time, s", "other calls", "2021-22", "2023-26", "99th over published, 2023-26", "abandoned, %"],
                   page.trust_rows(lines)),
        "<details><summary>Every trust and quarter, published | simulated ± 95 %, seconds</summary>",
        page.table(["trust", "quarter", *statistics], page.every_row(lines)),
        "</details>")))


if __name__ == "__main__":
    main()
