"""model.md: every item of STRESS-DES, none of them empty, and the numbers of the results."""
import json
import re
import unittest

import h5py
import program

# Monks et al. 2019, table 1; 2.5 by its five kinds of components.
ITEMS = ["1.1 Purpose of the model", "1.2 Model outputs", "1.3 Experimentation aims",
         "2.1 Base model overview diagram", "2.2 Base model logic", "2.3 Scenario logic", "2.4 Algorithms",
         "2.5.1 Entities", "2.5.2 Activities", "2.5.3 Resources", "2.5.4 Queues", "2.5.5 Entry and exit points",
         "3.1 Data sources", "3.2 Pre-processing", "3.3 Input parameters", "3.4 Assumptions",
         "4.1 Initialisation", "4.2 Run length", "4.3 Estimation approach",
         "5.1 Software or programming language", "5.2 Random sampling", "5.3 Model execution", "5.4 System specification",
         "6.1 Computer model sharing statement"]


def sections(text):
    """Headings with what stands below each, up to the next."""
    parts = re.split(r"^#{2,4} (.+)\n", re.sub(r"```.*?```", lambda block: block[0].replace("\n#", "\n "), text,
                                              flags=re.DOTALL), flags=re.MULTILINE)
    return dict(zip(parts[1::2], (part.strip() for part in parts[2::2])))


def rows(section):
    """Cells of every table row of a section, without marks."""
    return [[cell.strip().strip("`") for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in section.splitlines()
            if line.startswith("|")]


class Model(program.Case):
    def described(self, results):
        self.program("case", results, "-o", self.folder / "case")
        text = (self.folder / "case" / "model.md").read_text(encoding="utf-8")
        return text, sections(text)

    def findings(self, results):
        return json.loads(self.program("compare", results, "--format", "json").stdout)

    def check_items(self, found):
        self.assertEqual([heading for heading in found if heading in ITEMS], ITEMS)
        for item in ITEMS:
            self.assertGreater(len(found[item]), 60, item)
            self.assertNotRegex(found[item], r"not recorded|TO" r"DO|nan\b|inf\b", item)

    def test_study(self):
        results = self.study()
        text, found = self.described(results)
        self.check_items(found)
        self.check_numbers(results, found)
        self.check_tables(text)
        self.assertIn("`merge`, of the kind `merge_rooms`", found["2.3 Scenario logic"])
        self.assertIn("room.joint_room.answers = [\"police_999\", \"fire_999\"]", found["2.3 Scenario logic"])

    def check_numbers(self, results, found):
        findings = self.findings(results)
        measured = {(row["family"], row["measure"], row["label"]): row["options"]["world"]["mean"]
                    for row in findings["comparison"] if row["options"]["world"]}
        resources = {re.search(r"(\w+)`?\)?$", row[0])[1]: row for row in rows(found["2.5.3 Resources"])[2:]}
        for posts in findings["options"][0]["posts"]:
            self.assertEqual(resources[posts["group"]][6], f"{posts['posts']:.1f}")
        counts = {row[0]: row for row in rows(found["2.5.5 Entry and exit points"])}
        for contact in ("police_999", "fire_999"):
            for column, measure in enumerate(("offered", "answered", "abandoned"), start=1):
                said = float(counts[contact][column].split(" ")[0].replace(",", ""))
                self.assertAlmostEqual(said, measured["contact", measure, contact], delta=0.51)
        runs = {row[0]: row[1] for row in rows(found["4.3 Estimation approach"])}
        for option in findings["options"]:
            self.assertEqual(runs[option["name"]], str(option["done"]))
        for stamp in ("scenario_sha256", "git_commit", "program_version", "seed"):
            self.assertTrue(any(str(findings["provenance"][stamp]) in section for section in found.values()), stamp)
        with h5py.File(results) as file:
            inputs = file["inputs"]
            baseline = [path for path, option in zip(inputs["path"].asstr()[:], inputs["option"].asstr()[:])
                        if option == "world"]
        stated = [row[0] for row in rows(found["3.3 Input parameters"].split("New or different")[0])[2:]]
        self.assertEqual(stated, baseline)

    def check_tables(self, text):
        width = 0
        for line in re.sub(r"```.*?```", "", text, flags=re.DOTALL).splitlines():
            cells = len(re.findall(r"(?<!\\)\|", line))
            if not line.startswith("|"):
                width = 0
                continue
            width = width or cells
            self.assertEqual(cells, width, line)

    def test_world_alone(self):
        results = self.folder / "world.h5"
        self.program("run", f"{program.SMALL}/world.toml", "-o", results, "--progress", "none")
        _, found = self.described(results)
        self.check_items(found)

    def test_world_with_every_key(self):
        results = self.folder / "full.h5"
        self.program("run", "scenarios/reference_county/in_full.toml", "-o", results, "-n", 2, "--progress", "none",
                     "--set", 'run.length="2 days"')
        text, found = self.described(results)
        self.check_items(found)
        self.check_tables(text)


if __name__ == "__main__":
    unittest.main()
