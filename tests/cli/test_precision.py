"""How many runs a study makes: goals of precision, runs that are added, and what they will take."""
import json
import unittest

import h5py
import program

GOAL = """
[precision.police_999]
measure      = "answer_within"
half_width   = {half_width}
of           = "value"
replications = {{ at_least = 20, at_most = 40 }}
"""


class Precision(program.Case):
    def with_goal(self, half_width, more=""):
        """The small study with a goal; gives its file."""
        text = (program.ROOT / program.SMALL / "study.toml").read_text(encoding="utf-8")
        for name in ["world", "no_levers", "one_room"]:
            text = text.replace(f'"{name}.toml"', f'"{program.ROOT / program.SMALL}/{name}.toml"')
        path = self.folder / "goal.toml"
        path.write_text(text + GOAL.format(half_width=half_width) + more, encoding="utf-8")
        return path

    def findings(self, study):
        return json.loads(self.program("study", study, "-o", "none", "--format", "json", "--progress", "none").stdout)

    def test_a_study_goes_on_until_it_is_precise_enough(self):
        easy, hard = self.findings(self.with_goal(0.9)), self.findings(self.with_goal(1e-9))
        self.assertTrue(easy["precision"][0]["met"])
        self.assertFalse(hard["precision"][0]["met"])
        self.assertEqual({option["done"] for option in easy["options"]}, {20})
        self.assertEqual({option["done"] for option in hard["options"]}, {40})

    def test_the_table_says_what_was_asked_and_what_was_reached(self):
        done = self.program("study", self.with_goal(1e-9), "-o", "none", "--progress", "none")
        self.assertRegex(" ".join(done.stdout.split()),
                         r"Precision: police_999 answer_within ± [0-9.]+ % at most; asked: ± .* %, which was not reached\.")

    def test_a_pilot_is_thrown_away(self):
        study, results = self.with_goal(1e-9, "pilot = true\n"), self.folder / "pilot.h5"
        self.program("study", study, "-o", results, "--progress", "none")
        with h5py.File(results) as file:
            self.assertEqual(sorted(set(file["runs/replication"][:])), list(range(20, 60)))
            self.assertEqual(file["precision/pilot"][:], [1])

    def test_replications_of_the_command_line_put_goals_aside(self):
        done = self.program("study", self.with_goal(1e-9), "-o", "none", "-n", 3, "--format", "json")
        findings = json.loads(done.stdout)
        self.assertEqual((findings["options"][0]["done"], findings["precision"]), (3, []))

    def test_goals_that_cannot_be_measured_are_refused_by_check(self):
        self.assertIn("with 20 to 40 replications", self.program("check", self.with_goal(0.1)).stdout)
        study = self.with_goal(0.1, '\n[precision.police_99]\nmeasure = "answer_within"\nhalf_width = 0.1\n')
        self.assertIn("received police_99 (did you mean police_999?)", self.program("check", study, code=3).stderr)


class Added(program.Case):
    def test_added_runs_give_the_file_of_a_longer_study(self):
        whole, parts = self.study("whole.h5", "-n", 7), self.study("parts.h5", "-n", 3)
        self.study("parts.h5", "--add", 2)
        self.study("parts.h5", "--add", 2, "--jobs", 3)
        self.assertEqual(whole.read_bytes(), parts.read_bytes())

    def test_runs_of_something_else_are_not_added(self):
        results = self.study()
        before = results.read_bytes()
        study = f"{program.SMALL}/study.toml"
        for words, code, complaint in [(["--seed", 8], 4, "something else: seed differs"),
                                       (["--set", "one_room.title=\"x\""], 3, ""),
                                       (["--only-replication", 1], 2, "no --only-replication"),
                                       (["-o", "none"], 2, "a results file to add to"),
                                       (["-o", self.folder / "none.h5"], 4, "cannot be opened")]:
            where = [] if "-o" in words else ["-o", results]
            done = self.program("study", study, "--add", 2, *where, *words, code=code)
            self.assertIn(complaint, done.stderr)
        self.assertEqual(results.read_bytes(), before)


class Plan(program.Case):
    def test_the_plan_says_what_a_study_takes_and_writes_nothing(self):
        results = self.folder / "study.h5"
        done = self.program("study", f"{program.SMALL}/study.toml", "-o", results, "--plan", "--jobs", 2)
        self.assertEqual([line.split()[0] for line in done.stdout.splitlines()][:5],
                         ["runs", "core-hours", "time", "memory", "disk"])
        self.assertIn("12 of 3 options", done.stdout)
        self.assertEqual(list(self.folder.iterdir()), [])


if __name__ == "__main__":
    unittest.main()
