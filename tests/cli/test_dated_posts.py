"""Posts change on the date of each lever, whether or not it has a cost of its own, in proposals and in the baseline."""
import json
import unittest

import program
import xarray

FIRE_POST = 51_000
YEARS = range(10)

STUDY = """format = "bluelight-study/1"
baseline = "{baseline}.toml"
proposals = {proposals}
replications = 1
[appraisal]
years = 10
discount = "green_book_2022"
base = 2025-04-01
"""

PROPOSAL = """format = "bluelight-proposal/1"
title = "{name}"
world = "world.toml"
"""

LATE_CUT = """[lever.cut]
kind = "merge_rooms"
rooms = ["police_room", "fire_room"]
into = "joint_room"
live = 2034-04-01
rosters = { fire_handlers = { constant = 1 } }
"""

EARLY_CUT = """[lever.share]
kind = "share_call_handling"
rooms = ["police_room", "fire_room"]
cross_skilled = 0.0
live = 2026-04-01
rosters = { fire_handlers = { constant = 1 } }
[lever.merge]
kind = "merge_rooms"
rooms = ["police_room", "fire_room"]
into = "joint_room"
live = 2033-04-01
capital = 200_000
"""

FILES = {"nothing": "", "late_cut": LATE_CUT, "early_cut": EARLY_CUT}


class DatedPosts(program.Case):
    def setUp(self):
        super().setUp()
        world = f'format = "bluelight-world/1"\nextends = "{program.ROOT}/{program.SMALL}/world.toml"\n'
        (self.folder / "world.toml").write_text(world, encoding="utf-8")
        for name, levers in FILES.items():
            (self.folder / f"{name}.toml").write_text(PROPOSAL.format(name=name) + levers, encoding="utf-8")

    def findings(self, baseline, *proposals):
        """Findings of a study of these files; its results stay in `results`."""
        study = self.folder / "study.toml"
        files = json.dumps([f"{name}.toml" for name in proposals])
        study.write_text(STUDY.format(baseline=baseline, proposals=files), encoding="utf-8")
        self.results = self.folder / "study.h5"
        said = self.program("study", study, "-o", self.results, "--progress", "none", "--format", "json").stdout
        return json.loads(said)

    def fire_pay(self, findings, option):
        """By year, what the fire service pays for posts."""
        pay = dict.fromkeys(YEARS, 0)
        for cost in findings["appraisal"]["costs"]:
            if (cost["option"], cost["organisation"], cost["kind"]) == (option, "fire", "posts"):
                pay[cost["year"]] += cost["amount"]
        return pay

    def check_pay(self, findings, option, first_year):
        """Two seats around the clock are 168 x 2 / (42 x 0.75) posts until `first_year`, then half of them."""
        for year, amount in self.fire_pay(findings, option).items():
            posts = 168 * (1 if year >= first_year else 2) / (42 * 0.75)
            self.assertAlmostEqual(amount, posts * FIRE_POST, places=2, msg=f"{option}, year {year}")

    def test_a_lever_without_cost_saves_from_its_own_date(self):
        self.check_pay(self.findings("nothing", "late_cut"), "late_cut", 9)

    def test_each_lever_saves_from_its_own_date(self):
        findings = self.findings("nothing", "early_cut")
        self.check_pay(findings, "early_cut", 1)
        self.assertIn("early_cut: posts change as each lever goes live: 2026-04-01.", findings["appraisal"]["notes"])
        self.assertEqual([group["posts"] for group in findings["options"][1]["posts"]
                          if group["group"] == "fire_handlers"], [168 / (42 * 0.75)])

    def test_a_baseline_with_a_late_lever_pays_for_its_posts_until_then(self):
        (self.folder / "again.toml").write_text(PROPOSAL.format(name="again") + LATE_CUT, encoding="utf-8")
        findings = self.findings("late_cut", "nothing", "again")
        self.check_pay(findings, "late_cut", 9)
        self.check_pay(findings, "nothing", 10)
        self.assertEqual(findings["appraisal"]["values"][1]["npsv"], 0)

    def test_results_hold_posts_by_date(self):
        self.findings("nothing", "late_cut")
        posts = xarray.open_dataset(self.results, group="posts").to_dataframe()
        self.assertEqual(list(posts["from"]), [""] * 4 + ["2034-04-01"] * 2)


if __name__ == "__main__":
    unittest.main()
