"""The table of docs/verification.md, "Published mergers": predictions beside what became of the projects."""
import csv
import pathlib
import sys

FOLDER = pathlib.Path(__file__).parent
PAGE = FOLDER.parents[1] / "docs/verification.md"
BEGIN, END = "<!-- published: begin -->", "<!-- published: end -->"
PROJECTS = {"thames_valley": "Thames Valley, three rooms to one (V10)",
            "staffordshire_west_midlands": "Staffordshire and West Midlands, two rooms to one (V12)",
            "networked_fire": "Hampshire, Devon and Somerset, Dorset, a network of three (V14)"}
NUMBERS = {"posts_before": "posts before", "posts_after": "posts after", "posts_saved": "posts fewer", "saved_a_year": "saved a year"}


def rows_of(name):
    path = FOLDER / name
    if not path.exists():
        return {}
    with open(path, encoding="utf-8", newline="") as file:
        return {(row["case"], row["number"]): row for row in csv.DictReader(file)}


def shown(number, value):
    return f"£{float(value) / 1e6:.2f} m" if number == "saved_a_year" else f"{float(value):.0f}"


def verdict(prediction, outcome):
    """Whether what came lies within the middle 95 % of the draws, and the prediction within the band of the evidence."""
    if outcome is None or outcome["value"] == "":
        return "–", "–"
    inside = float(prediction["low"]) <= float(outcome["value"]) <= float(prediction["high"])
    band = ""
    if outcome["band_low"] != "":
        near = float(outcome["band_low"]) <= float(prediction["median"]) <= float(outcome["band_high"])
        band = "yes" if near else "**no**"
    return ("yes" if inside else "**no**"), band or "–"


def table():
    predictions, outcomes = rows_of("predictions.csv"), rows_of("outcomes.csv")
    lines = ["| project | | predicted | 95 % of draws | what came | within the draws | prediction in the band |",
             "| --- | --- | ---: | ---: | ---: | ---: | ---: |"]
    for (case, number), row in predictions.items():
        outcome = outcomes.get((case, number))
        inside, near = verdict(row, outcome)
        came = shown(number, outcome["value"]) if outcome and outcome["value"] else "not published"
        lines.append(f"| {PROJECTS[case]} | {NUMBERS[number]} | {shown(number, row['median'])} | {shown(number, row['low'])} to "
                     f"{shown(number, row['high'])} | {came if outcomes else 'not yet entered'} | {inside} | {near} |")
    return "\n".join(lines)


def written(text):
    head, rest = text.split(BEGIN)
    return f"{head}{BEGIN}\n{table()}\n{END}{rest.split(END)[1]}"


if __name__ == "__main__":
    page = PAGE.read_text(encoding="utf-8")
    if "--check" in sys.argv:
        sys.exit(written(page) != page)
    PAGE.write_text(written(page), encoding="utf-8")
