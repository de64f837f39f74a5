"""What run, study, compare and case say: the same numbers in every form, the same for any number of workers."""
import io
import json
import os
import pty
import shutil
import subprocess
import unittest

import pandas
import program
import xarray


class Forms(program.Case):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        import pathlib
        import tempfile
        scratch = tempfile.TemporaryDirectory()
        cls.addClassCleanup(scratch.cleanup)
        cls.results = pathlib.Path(scratch.name) / "study.h5"
        done = program.run("study", f"{program.SMALL}/study.toml", "-o", cls.results, "--progress", "none")
        assert done.returncode == 0, done.stderr
        cls.printed = done.stdout

    def findings(self):
        return json.loads(self.program("compare", self.results, "--format", "json").stdout)

    def test_compare_prints_what_study_printed(self):
        self.assertEqual(self.program("compare", self.results).stdout, self.printed)

    def test_the_answer_comes_first(self):
        lines = self.printed.splitlines()
        self.assertEqual(lines[0], "One small room or two")
        self.assertTrue(lines[1].startswith("no_levers against world: "), lines[1])
        self.assertIn("NPSV over 5 years at Green Book 2022 rates: £0", self.printed)

    def test_tables_fit_a_terminal(self):
        for line in self.printed.splitlines():
            self.assertLessEqual(len(line), 80, line)
            self.assertEqual(line, line.rstrip())

    def test_json_has_the_documented_shape(self):
        findings = self.findings()
        document = (program.ROOT / "docs/json.md").read_text(encoding="utf-8")
        self.assertEqual(findings["format"], "bluelight-findings/1")
        keys = set()

        def collect(value):
            if isinstance(value, dict):
                keys.update(value)
                for inner in value.values():
                    collect(inner)
            elif isinstance(value, list):
                for inner in value:
                    collect(inner)

        for part in ["title", "options", "comparison", "appraisal"]:
            collect(findings[part] if part != "comparison" else [{**row, "options": list(row["options"].values())}
                                                                for row in findings[part]])
        keys |= set(findings)
        for key in sorted(keys):
            self.assertIn(f"`{key}`", document)

    def test_a_proposal_without_levers_differs_by_exactly_nothing(self):
        compared = 0
        for row in self.findings()["comparison"]:
            if row["options"]["no_levers"] is None:
                self.assertIsNone(row["options"]["world"])
                continue
            difference = row["options"]["no_levers"]["difference"]
            if difference["pairs"] == 0:
                self.assertIsNone(row["options"]["world"]["mean"])
                continue
            compared += 1
            self.assertEqual((difference["mean"], difference["half_width"], difference["verdict"]), (0, 0, "identical"))
        self.assertGreater(compared, 20)
        value = self.findings()["appraisal"]["values"][0]
        self.assertEqual((value["npsv"], value["low"], value["high"]), (0, 0, 0))

    def test_differences_follow_from_the_runs_in_the_file(self):
        student_t = 3.182446  # 97.5 % quantile, 3 degrees of freedom
        contact = xarray.open_dataset(self.results, group="contact").sel(contact="police_999")
        pairs = (contact.answer_time_mean.sel(option="one_room") - contact.answer_time_mean.sel(option="world")).values
        self.assertEqual(len(pairs), 4)
        found = next(row["options"]["one_room"]["difference"] for row in self.findings()["comparison"]
                     if (row["measure"], row["label"]) == ("answer_time_mean", "police_999"))
        self.assertAlmostEqual(found["mean"], pairs.mean(), places=9)
        self.assertAlmostEqual(found["half_width"], student_t * pairs.std(ddof=1) / 2, places=5)
        self.assertEqual((found["pairs"], found["dropped"]), (4, 0))

    def test_csv_has_the_same_numbers(self):
        table = pandas.read_csv(io.StringIO(self.program("compare", self.results, "--format", "csv").stdout), float_precision="round_trip")
        findings = self.findings()
        self.assertEqual(len(table), sum(value is not None for row in findings["comparison"] for value in row["options"].values()))
        for row in findings["comparison"]:
            mine = table[(table.family == row["family"]) & (table.measure == row["measure"]) & (table.label == row["label"])]
            for option, value in row["options"].items():
                if value is None or value["mean"] is None:
                    continue
                line = mine[mine.option == option].iloc[0]
                self.assertEqual(line["mean"], value["mean"])
                if value["difference"]:
                    self.assertEqual(line["verdict"], value["difference"]["verdict"])

    def test_money_adds_up(self):
        appraisal = self.findings()["appraisal"]
        totals = {}
        for cost in appraisal["costs"]:
            totals[cost["option"]] = totals.get(cost["option"], 0) + cost["present"]
        for value in appraisal["values"]:
            self.assertAlmostEqual(value["npsv"], totals["world"] - totals[value["proposal"]], places=4)
            self.assertLessEqual(value["low"], value["high"])

    def test_case_writes_its_files(self):
        folder = self.folder / "case"
        done = self.program("case", self.results, "-o", folder)
        self.assertIn("one_room against world", done.stdout)
        self.assertEqual({path.name for path in folder.iterdir()}, 
                         {"report.html", "workbook.xlsx", "model.md", "comparison.csv", "costs.csv", "timeline.csv",
                          "tornado.csv", "service.csv", "responses.csv"})
        costs = pandas.read_csv(folder / "costs.csv")
        self.assertEqual(list(costs.columns), ["option", "organisation", "kind", "category", "name", "year", "year_name", "amount", "present"])
        self.assertEqual(set(costs.kind), {"posts", "one-off", "yearly"})
        comparison = pandas.read_csv(folder / "comparison.csv")
        self.assertEqual(set(comparison.option), {"world", "no_levers", "one_room"})

    def test_no_colour_unless_on_a_terminal(self):
        self.assertNotIn("\x1b", self.printed)
        self.assertIn("\x1b[", on_a_terminal("compare", self.results))
        self.assertNotIn("\x1b[", on_a_terminal("compare", self.results, NO_COLOR="1"))


def on_a_terminal(*words, **environment):
    """What the program shows when both its outputs are a terminal."""
    try:
        here, there = pty.openpty()
    except OSError as error:  # a container without /dev/pts
        raise unittest.SkipTest(f"no terminal to be had: {error}") from error
    child = subprocess.Popen([program.PROGRAM, *map(str, words)], cwd=program.ROOT, stdin=subprocess.DEVNULL, stdout=there,
                             stderr=there, env={**{k: v for k, v in os.environ.items() if k != "NO_COLOR"}, "TERM": "xterm", **environment})
    os.close(there)
    text = b""
    try:
        while chunk := os.read(here, 65536):
            text += chunk
    except OSError:
        pass
    child.wait()
    os.close(here)
    return text.decode("utf-8", "replace")


class Repeatable(program.Case):
    @unittest.skipUnless(shutil.which("h5diff"), "h5diff is in hdf5-tools")
    def test_any_number_of_workers_gives_the_same_results(self):
        one, two = self.study("one.h5", "--jobs", "1"), self.study("two.h5", "--jobs", "2")
        done = subprocess.run(["h5diff", str(one), str(two)], capture_output=True, text=True, check=False)
        self.assertEqual((done.returncode, done.stdout), (0, ""))

    @unittest.skipUnless(shutil.which("h5diff"), "h5diff is in hdf5-tools")
    def test_another_seed_gives_other_results(self):
        one, two = self.study("one.h5"), self.study("two.h5", "--seed", "8")
        self.assertEqual(subprocess.run(["h5diff", "-q", str(one), str(two)], check=False).returncode, 1)

    def test_a_seed_decides_the_numbers(self):
        def mean(*words):
            done = self.program("run", f"{program.SMALL}/world.toml", "-n", "2", "-o", "none", "--format", "json", *words)
            rows = json.loads(done.stdout)["comparison"]
            return [row["options"]["world"]["mean"] for row in rows]
        self.assertEqual(mean("--seed", "3"), mean("--seed", "3", "--jobs", "1"))
        self.assertNotEqual(mean("--seed", "3"), mean("--seed", "4"))


class Run(program.Case):
    def test_a_room_that_cannot_keep_up_does_not_look_idle(self):
        world = (program.ROOT / "scenarios/theory/erlang_c.toml").read_text(encoding="utf-8")
        overloaded = self.folder / "overloaded.toml"
        overloaded.write_text(world.replace("constant = 10", "constant = 1").replace('theory = "erlang_c"', ""), encoding="utf-8")
        words = ["--replications", "2", "-o", "none", "--progress", "none"]
        self.assertNotIn("still wait", self.program("run", "scenarios/theory/erlang_c.toml", *words).stdout)
        self.assertIn("overloaded, call: ", self.program("run", overloaded, *words).stdout)

    def test_results_go_where_they_are_sent(self):
        world = program.ROOT / program.SMALL / "world.toml"
        subprocess.run([program.PROGRAM, "run", world, "-n", "1"], cwd=self.folder, check=True, capture_output=True)
        self.assertEqual([path.name for path in self.folder.iterdir()], ["results.h5"])
        subprocess.run([program.PROGRAM, "run", world, "-n", "1", "-o", "other.h5"], cwd=self.folder, check=True, capture_output=True)
        self.assertEqual({path.name for path in self.folder.iterdir()}, {"results.h5", "other.h5"})

    def test_theory_is_printed_beside_the_estimate(self):
        words = ["run", "scenarios/theory/erlang_a.toml", "-n", "2", "-o", "none"]
        self.assertIn("exact", self.program(*words).stdout)
        theory = json.loads(self.program(*words, "--format", "json").stdout)["theory"]
        self.assertIn("abandonment", {finding["measure"] for finding in theory})
        for finding in theory:
            self.assertIsNotNone(finding["exact"])

    def test_a_world_that_does_not_reduce_is_refused(self):
        for command in ["check", "run"]:
            done = self.program(command, f"{program.SMALL}/world.toml", "--set", 'theory="erlang_c"', code=3)
            self.assertIn("theory", done.stderr)

    def test_progress(self):
        words = ["run", f"{program.SMALL}/world.toml", "-n", "2", "-o", "none"]
        self.assertIn("2/2 runs", self.program(*words).stderr)
        self.assertEqual(self.program(*words, "--progress", "none").stderr, "")
        self.assertIn("█", on_a_terminal(*words))
        self.assertNotIn("█", on_a_terminal(*words, "--progress", "plain"))


if __name__ == "__main__":
    unittest.main()
