"""Studies at equal service: what is found is priced, stored and told; the same on any number of processors and after an interruption."""
import json
import signal
import subprocess
import unittest

import h5py
import program

STUDY = "tests/staffing/small_rooms/study.toml"


def texts(table, column):
    return [text.decode() for text in table[column][:]]


class EqualService(program.Case):
    def found(self, name, *words, **options):
        path = self.folder / name
        done = self.program("study", STUDY, "-o", path, "--set", "demand=[1.0]", "--progress", "none", *words, **options)
        return path, done

    def test_posts_found_are_priced_stored_and_told(self):
        path, done = self.found("study.h5", "--format", "json")
        findings = json.loads(done.stdout)
        total = {row["option"]: row for row in findings["equal_service"] if row["group"] is None}
        relief = 168 / (42 * 0.75)
        self.assertAlmostEqual(total["world"]["posts"], 18 * relief, places=6)  # three times two at work and four in reserve
        self.assertAlmostEqual(total["merged"]["posts"], 8 * relief, places=6)  # four at work and four in reserve
        self.assertAlmostEqual(total["merged"]["difference"], -10 * relief, places=6)
        self.assertEqual(total["nothing"]["difference"], 0)
        self.assertEqual(total["together"]["difference"], 0)
        self.assertEqual(findings["standards_at_risk"], [])
        with h5py.File(path) as file:
            self.assertEqual(file["appraisal"].attrs["staffing"], "hold_standard")
            needs, posts, standards = file["equal_service"], file["posts"], file["held_standards"]
            self.assertEqual(list(needs["posts"][:]), list(posts["posts"][:]))
            self.assertAlmostEqual(sum(file["todays_posts"]["posts"][:]), 15 * relief, places=6)  # three times five, as stated
            self.assertEqual(texts(file["todays_posts"], "group"), ["north", "south", "west"])
            self.assertEqual(set(texts(standards, "verdict")), {"held"})
            self.assertEqual(set(texts(standards, "measure")), {"answer_within", "reserve"})
        self.assertFalse((self.folder / "study.h5.staff").exists())
        table = self.program("compare", path).stdout
        self.assertIn("Posts at equal service", table)

    def test_jobs_and_interruptions_change_nothing(self):
        one, _ = self.found("one.h5", "--jobs", "1")
        other = self.folder / "other.h5"
        words = [program.PROGRAM, "study", STUDY, "-o", other, "--set", "demand=[1.0]", "--jobs", "3", "--progress", "plain"]
        with subprocess.Popen(list(map(str, words)), cwd=program.ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as started:
            for line in started.stderr:
                if "staff of merged" in line:
                    started.send_signal(signal.SIGINT)
                    break
            told = started.stderr.read()
        self.assertEqual(started.returncode, 128 + signal.SIGINT)  # while runs are made, and between rounds
        self.assertIn("finished trials of staff are kept in", told)
        self.assertTrue((self.folder / "other.h5.staff").exists())
        self.found("other.h5", "--jobs", "3")
        for name in ["posts", "equal_service", "held_standards", "measures"]:
            done = subprocess.run(["h5diff", one, other, f"/{name}"], capture_output=True, text=True, check=False)
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_runs_are_added_on_the_same_rosters(self):
        longer, _ = self.found("longer.h5", "--replications", "4")
        path, _ = self.found("study.h5", "--replications", "2")
        _, done = self.found("study.h5", "--add", "2")
        self.assertIn("staff is looked for anew, and found as before", done.stderr)
        for name in ["posts", "equal_service", "held_standards", "measures"]:
            same = subprocess.run(["h5diff", longer, path, f"/{name}"], capture_output=True, text=True, check=False)
            self.assertEqual(same.returncode, 0, same.stdout + same.stderr)
        refused = self.program("study", STUDY, "-o", path, "--set", "demand=[1.0]", "--add", "2", "--seed", "77", code=4).stderr
        self.assertIn("seed differs", refused)
        self.assertNotIn("looked for anew", refused)  # at once

    def test_the_plan_counts_the_searches(self):
        done = self.program("study", STUDY, "--plan")
        self.assertRegex(done.stdout, r"staff +6 searches of about 20 rounds before the runs, .* core-hours more")

    def test_one_world_may_be_held_to_what_a_study_says(self):
        done = self.program("staff", "tests/staffing/small_rooms/merged.toml", "--study", STUDY, "--format", "json", "--progress", "none")
        answer = json.loads(done.stdout)
        self.assertEqual(sum(group["seats"][0][0] for group in answer["groups"]), 8)
        reserve = [one for one in answer["standards"] if one["measure"] == "reserve"]
        self.assertEqual([one["room"] for one in reserve], ["north", "south", "west"])


if __name__ == "__main__":
    unittest.main()
