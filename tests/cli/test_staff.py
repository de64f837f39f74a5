"""How many people are needed: what is printed adds up, and the roster that is written is one that runs."""
import json
import unittest

import program

WORLD = "tests/staffing/plain.toml"
QUICK = ["--rounds", "2", "-n", "4", "--fresh-replications", "3", "--progress", "none"]


class Staff(program.Case):
    def test_numbers_add_up_and_the_roster_runs(self):
        file = self.folder / "roster.toml"
        done = self.program("staff", WORLD, *QUICK, "--format", "json", "-o", file)
        answer = json.loads(done.stdout)
        self.assertEqual(answer["format"], "bluelight-staff/1")
        group, = answer["groups"]
        self.assertEqual(group["hours"], sum(map(sum, group["seats"])))
        self.assertAlmostEqual(group["posts"], group["hours"] / (40 * 0.7))
        shifts = sum(shift["lasts"] * sum(shift["seats"]) for shift in group["shifts"])
        self.assertEqual(group["rostered_hours"], shifts)
        self.assertGreaterEqual(shifts, group["hours"])
        self.assertAlmostEqual(answer["posts"]["now"][0]["posts"], 5 * 168 / (40 * 0.7), places=3)
        self.assertEqual(answer["standards"][0]["verdict"], "held")
        self.assertIn("Roster: ", done.stderr)

        text = file.read_text(encoding="utf-8")
        self.assertIn("[staff.handlers.roster]", text)
        ran = self.program("run", file, "-n", "2", "-o", "none", "--progress", "none", "--format", "json")
        rows = json.loads(ran.stdout)["comparison"]
        share, = [row["options"]["roster"]["mean"] for row in rows if row["measure"] == "answer_within" and row["family"] == "contact"]
        self.assertGreater(share, 0.9)

    def test_jobs_change_nothing(self):
        one, four = [self.program("staff", WORLD, *QUICK, "--jobs", jobs).stdout for jobs in ("1", "4")]
        self.assertEqual(one, four)
        self.assertIn("handlers: seats needed by local hour", one)
        for line in one.splitlines():
            self.assertLessEqual(len(line), 80, line)

    def test_csv_has_a_line_for_each_hour(self):
        lines = self.program("staff", WORLD, "--rounds", "0", "--fresh-replications", "2", "--progress", "none", "--format", "csv").stdout.splitlines()
        self.assertEqual(lines[0], "group,day,hour,erlang_a,seats")
        self.assertEqual(len(lines), 1 + 168)

    def test_mistakes(self):
        done = self.program("staff", WORLD, "--shift-begins", "7,25", code=2)
        self.assertIn("--shift-begins: expected whole hours from 0 to 23", done.stderr)
        done = self.program("staff", WORLD, *QUICK, "--shift-begins", "7", "--shift-lengths", "8", code=3)
        self.assertIn("staff.handlers: expected shifts that reach every hour", done.stderr)
        self.program("staff", WORLD, *QUICK, "-o", self.folder, code=4)


if __name__ == "__main__":
    unittest.main()
