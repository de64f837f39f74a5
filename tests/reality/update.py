"""Everything of "Against what services publish" in docs/verification.md, simulated anew."""
import ambulance
import england
import northumbria
import page
import police
import published


def police_rows():
    """V3: with an answer at once, and with routing and ringing as the share within 10 s asks for."""
    ringing, tried, starts = police.ringing_for(0.71)
    yield from page.uk_rows("answered at once", tried[0])
    yield from page.uk_rows(f"{ringing} s of routing and ringing (fitted to the share)", police.uk(ringing, starts=starts)[0])


def pair_rows():
    """V4: with the patience of the shared defaults, and with that of 999 callers fitted to two of the pairs."""
    staff = {year: police.fitted(force) for year, force in northumbria.YEARS.items()}
    shape, scale = northumbria.patience(staff)
    label = f"patience Weibull {shape:g}, {scale:.0f} s"
    fitted = northumbria.pairs(staff, northumbria.weibull(shape, scale))
    of_999 = {key: values for key, values in fitted.items() if key[1] == "police_999"}
    for name, pairs in (("shared defaults", northumbria.pairs(staff)), (label, of_999)):
        yield from page.pair_rows(name, pairs, northumbria.YEARS, northumbria.ABANDONED, northumbria.BAND)


def main():
    months_of = england.by_trust()
    found = england.everything()
    england.write(found)
    figures = [*page.recent_rows(found, months_of), *page.crisis_rows(found, months_of), *police_rows(), *pair_rows()]
    dropped = published.quarters()[1]
    page.write("\n\n".join((
        page.table(["figure", "published", "band", "simulated", "in band"], figures),
        f"England, published \\| simulated ± 95 %, seconds. {len(dropped)} of the rows of single trusts contradicted themselves.",
        page.table(["quarter", *(page.WORDS[name] for name in ambulance.STATISTICS)], page.england_rows(found, months_of)),
        page.table(["trust", "ring time, s", "other calls", "near, fitted quarters, %", "near, tested quarters, %", "abandoned, %"],
                   page.trust_rows(found, months_of)))))


if __name__ == "__main__":
    main()
