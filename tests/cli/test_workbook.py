"""workbook.xlsx: live formulas that hold their values, and the program's numbers, recalculated by LibreOffice, also after an input was changed."""
import csv
import json
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest
import zipfile

import openpyxl
import program

# LibreOffice trusts the values that a file holds, unless it is told to recalculate everything that it loads.
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


CONVENTIONS = """
attrition    = 0.08
paid_exits   = 0.02
redundancy   = 1.0
training     = 0.2
benefit_bias = 0.25

[appraisal.non_pay]
police = 0.1

[appraisal.optimism_bias]
ict = 0.5

[appraisal.overrun]
ict = { value = 0.3, low = 0.0, high = 2.0 }
"""
FURTHER = """running = -10_000
double_running = "6 weeks"
delay = "10 weeks"

[lever.merge.cost.team]
amount   = 50_000
category = "transition"
paid     = "yearly"
for      = "2 years"
"""


def cells(path, values):
    """Every cell that is not empty, by sheet and address: values, or formulas where there are any."""
    book = openpyxl.load_workbook(path, data_only=values)
    return {(sheet.title, cell.coordinate): cell.value for sheet in book for row in sheet.iter_rows() for cell in row
            if cell.value is not None}


class Workbook(program.Case):
    def written(self, results, name):
        folder = self.folder / name
        self.program("case", results, "-o", folder)
        return folder / "workbook.xlsx"

    def recalculated(self, book):
        profile, folder = self.folder / "profile", self.folder / ("again_" + book.parent.name)
        (profile / "user").mkdir(parents=True, exist_ok=True)
        (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
        subprocess.run(["soffice", "--headless", f"-env:UserInstallation={profile.as_uri()}", "--convert-to", "xlsx",
                        "--outdir", folder, book], check=True, capture_output=True, timeout=120)
        return folder / book.name

    def net_values(self, results):
        findings = json.loads(self.program("compare", results, "--format", "json").stdout)
        return {value["proposal"]: value["npsv"] for value in findings["appraisal"]["values"]}

    def shown_values(self, values):
        """NPSV by sheet of the proposal, from the sheet Checks."""
        rows = {value.split(":")[0]: address for (sheet, address), value in values.items()
                if sheet == "Checks" and str(value).endswith("as the program printed it")}
        return {name: values["Checks", address.replace("A", "B")] for name, address in rows.items()}

    def check_same(self, one, other):
        self.assertEqual(one.keys(), other.keys())
        for place, value in one.items():
            if isinstance(value, (int, float)):
                self.assertAlmostEqual(value, other[place], delta=max(0.005, 1e-9 * abs(value)), msg=place)
            else:
                self.assertEqual(value, other[place], place)

    def test_cached_values_are_those_of_the_formulas(self):
        book = self.written(self.study(), "case")
        formulas = {place: value for place, value in cells(book, False).items() if str(value).startswith("=")}
        held = cells(book, True)
        self.assertGreater(len(formulas), 150)
        self.assertFalse(formulas.keys() - held.keys(), "formulas without a value")
        again = cells(self.recalculated(book), True)
        self.check_same(held, again)
        self.assertIn("agrees", held.values())
        self.assertNotIn("DIFFERS", again.values())

    def test_totals_are_the_program_s(self):
        results = self.study()
        book = self.written(results, "case")
        held = cells(book, True)
        for name, value in self.net_values(results).items():
            self.assertAlmostEqual(self.shown_values(held)[name], value, delta=0.005)
        with open(book.parent / "costs.csv", encoding="utf-8") as file:
            lines = list(csv.DictReader(file))
        for name in ("world", "one_room"):
            total = sum(float(line["present"]) for line in lines if line["option"] == name)
            sheet = next(sheet for sheet, _ in held if sheet.endswith(" " + name))
            row = next(int(address[1:]) for (own, address), value in held.items() if own == sheet and value == "Total")
            shown = [value for (own, address), value in held.items()
                     if own == sheet and re.fullmatch(rf"[A-Z]+{row}", address) and not isinstance(value, str)]
            self.assertAlmostEqual(shown[-1], total, delta=0.5)  # the table rounds every line to pennies

    def test_answer_shows_ratio_payback_and_peak_funding_in_their_columns(self):
        results = self.rich_study("rich.h5")
        held = cells(self.written(results, "case"), True)
        findings = json.loads(self.program("compare", results, "--format", "json").stdout)
        value = next(one for one in findings["appraisal"]["values"] if one["proposal"] == "one_room")
        columns = {text: address[0] for (sheet, address), text in held.items() if sheet == "Answer" and address[1:] == self.row_of(held, "NPSV")}
        row = self.row_of(held, "One room")
        shown = {text: held["Answer", column + row] for text, column in columns.items()}
        self.assertAlmostEqual(shown["Benefits / costs"], value["benefit_cost_ratio"], places=6)
        self.assertIn(shown["Paid back from, by year"], ["none", *findings["appraisal"]["years"]])
        month = value["payback_month"]
        self.assertEqual(shown["Paid back from, by month"], "none within the appraisal" if month is None else value["months"][month]["from"][:7])
        self.assertAlmostEqual(shown["Peak funding, by month"], value["peak_funding"], delta=0.005)
        self.assertLessEqual(shown["Peak funding, by year"], value["peak_funding"] + 0.005)

    def row_of(self, held, text):
        return next(address[1:] for (sheet, address), value in held.items() if sheet == "Answer" and value == text)

    def test_answer_stands_on_formulas_down_to_inputs(self):
        formulas = cells(self.written(self.study(), "case"), False)
        place = next(place for place, value in formulas.items() if place[0] == "Answer" and value == "NPSV")
        open_places, seen, inputs = [("Answer", place[1][0] + str(int(place[1][1:]) + 2))], set(), set()
        while open_places:
            sheet, address = here = open_places.pop()
            if here in seen:
                continue
            seen.add(here)
            formula = str(formulas.get(here, ""))
            if not formula.startswith("="):
                inputs |= {here} if sheet == "Inputs" else set()
                continue
            for own, first, last in re.findall(r"(?:'([^']+)'!)?\$?([A-Z]+\$?\d+)(?::\$?([A-Z]+\$?\d+))?", formula):
                for cell in self.within(first.replace("$", ""), last.replace("$", "")):
                    open_places.append((own or sheet, cell))
        self.assertGreaterEqual(len(inputs), 5)

    def within(self, first, last):
        if not last:
            return [first]
        left, top, right, bottom = openpyxl.utils.range_boundaries(f"{first}:{last}")
        return [openpyxl.utils.get_column_letter(column) + str(row)
                for column in range(left, right + 1) for row in range(top, bottom + 1)]

    def changed(self, book, path, value):
        """A copy in which one input has another value; all values of formulas are left as they were."""
        row = next(int(address[1:]) for (sheet, address), found in cells(book, True).items()
                   if sheet == "Inputs" and found == path)
        copy = pathlib.Path(tempfile.mkdtemp(dir=self.folder)) / "workbook.xlsx"
        with zipfile.ZipFile(book) as old, zipfile.ZipFile(copy, "w") as new:
            for item in old.namelist():
                content = old.read(item)
                if item == "xl/worksheets/sheet2.xml":
                    content, count = re.subn(rf'(<c r="C{row}"[^>]*><v>)[^<]*'.encode(), rb"\g<1>%r" % value, content)
                    self.assertEqual(count, 1)
                new.writestr(item, content)
        return copy

    def check_change(self, path, value, setting):
        before = self.study("before.h5")
        book = self.changed(self.written(before, "case"), path, value)
        after = self.net_values(self.study("after.h5", "--set", setting))
        self.assertNotAlmostEqual(after["one_room"], self.net_values(before)["one_room"], delta=1)
        again = self.shown_values(cells(self.recalculated(book), True))
        for name in after:
            self.assertAlmostEqual(again[name], after[name], delta=0.005)

    def test_changed_price_of_posts(self):
        self.check_change("staff.fire_handlers.cost_per_fte", 61234.56, "staff.fire_handlers.cost_per_fte=61234.56")

    def rich_study(self, name, *words):
        """The small study with leavers, exits, double running, running costs, optimism bias and a further cost."""
        folder = self.folder / "scenario"
        if not folder.exists():
            shutil.copytree(program.ROOT / program.SMALL, folder)
            study, lever = folder / "study.toml", folder / "one_room.toml"
            study.write_text(study.read_text(encoding="utf-8") + CONVENTIONS, encoding="utf-8")
            lever.write_text(lever.read_text(encoding="utf-8").replace("running = -10_000", FURTHER), encoding="utf-8")
        path = self.folder / name
        self.program("study", folder / "study.toml", "-o", path, "--progress", "none", *words)
        return path

    def test_every_kind_of_money_follows_its_inputs(self):
        before = self.rich_study("before.h5")
        book = self.written(before, "case")
        held = cells(book, True)
        for category in ("redundancy, one-off", "double_running, posts", "transition, yearly"):
            self.assertIn(category, held.values())
        self.assertNotIn("DIFFERS", held.values())
        words = []
        for path, value in (("staff.fire_handlers.cost_per_fte", 61234.5), ("appraisal.redundancy", 1.5),
                            ("appraisal.benefit_bias", 0.4)):
            book = self.changed(book, path, value)
            words += ["--set", f"{path}={value}"]
        book = self.changed(book, "lever.merge.cost.team.amount", 70000.25)
        lever = self.folder / "scenario" / "one_room.toml"
        lever.write_text(lever.read_text(encoding="utf-8").replace("50_000", "70_000.25"), encoding="utf-8")
        after = self.net_values(self.rich_study("after.h5", *words))
        self.assertNotAlmostEqual(after["one_room"], self.net_values(before)["one_room"], delta=100)
        again = self.shown_values(cells(self.recalculated(book), True))
        for name in after:
            self.assertAlmostEqual(again[name], after[name], delta=0.005)

    def test_changed_rate_of_discount(self):
        before = self.study("before.h5")
        book = self.written(before, "case")
        row = max(int(address[1:]) for (sheet, address), _ in cells(book, True).items() if sheet == "Inputs")
        copy = self.folder / "rate" / "workbook.xlsx"
        copy.parent.mkdir()
        changed = openpyxl.load_workbook(book)
        self.assertEqual(changed["Inputs"][f"B{row}"].value, 0.035)
        changed["Inputs"][f"B{row}"] = 0.05
        changed.save(copy)
        after = self.net_values(self.study("after.h5", "--set", "discount.green_book_2022.steps=[{from_year=0, rate=0.05}]"))
        again = self.shown_values(cells(self.recalculated(copy), True))
        for name in after:
            self.assertAlmostEqual(again[name], after[name], delta=0.005)

    def test_same_results_give_the_same_bytes(self):
        results = self.study()
        self.assertEqual(self.written(results, "one").read_bytes(), self.written(results, "two").read_bytes())

    def test_a_world_alone_has_no_money(self):
        results = self.folder / "world.h5"
        self.program("run", f"{program.SMALL}/world.toml", "-o", results, "--progress", "none")
        self.assertIn("not appraised", " ".join(map(str, cells(self.written(results, "case"), True).values())))


if __name__ == "__main__":
    if not shutil.which("soffice"):
        raise SystemExit("LibreOffice Calc is missing: cmake/install-packages test")
    unittest.main()
