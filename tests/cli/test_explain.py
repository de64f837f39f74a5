"""Why a proposal is better or worse: what is printed adds up, and is the same however it is asked for."""
import csv
import io
import json
import unittest

import program

STUDY = f"{program.SMALL}/study.toml"
QUICK = ["-n", "3", "--progress", "none"]


class Explain(program.Case):
    def explained(self, *words):
        return json.loads(self.program("explain", *words, *QUICK, "--format", "json").stdout)

    def test_numbers_add_up(self):
        answer = self.explained(STUDY, "--proposal", "one_room")
        self.assertEqual(answer["format"], "bluelight-explanation/1")
        self.assertEqual(answer["mechanisms"], ["pooling", "crewing"])
        for group in answer["callers"]:
            self.assertAlmostEqual(sum(group[fared]["mean"] for fared in ("worse", "better", "unchanged")), 1)
        for row in answer["split"]:
            parts = row["parts"]
            self.assertAlmostEqual(sum(part["mean"] for part in parts.values()), row["change"]["mean"], places=12)
            self.assertAlmostEqual(row["proposal"]["mean"] - row["baseline"]["mean"], row["change"]["mean"], places=12)
            self.assertEqual(parts["transfer"], {"mean": 0, "half_width": 0, "count": parts["transfer"]["count"]})
        posts = answer["split"][-1]
        self.assertAlmostEqual(posts["change"]["mean"], -168 / (42 * 0.75), places=2)
        self.assertEqual(posts["parts"]["crewing"]["mean"], posts["change"]["mean"])

        calls = [group["calls"] for group in answer["callers"]]
        classes = [group["calls"] for group in answer["callers"] if group["dimension"] == "contact"]
        self.assertAlmostEqual(sum(classes), calls[0])
        for example in answer["examples"]:
            before, after = example["baseline"], example["proposal"]
            if example["kind"] in ("most_worse", "typical_worse"):
                self.assertGreater(after["waited"], before["waited"] + answer["threshold"])
            if example["kind"] == "lost":
                self.assertEqual((before["end"], after["end"]), ("answered", "gave_up"))

    def test_the_service_changes_as_in_the_study(self):
        """Of the same replications, a study and an explanation say the same."""
        rows = json.loads(self.program("study", STUDY, "-o", "none", *QUICK, "--format", "json").stdout)["comparison"]
        found = {row["label"]: row["options"]["one_room"]["difference"]["mean"] for row in rows
                 if row["family"] == "contact" and row["measure"] == "answer_within"}
        split = {row["label"]: row["change"]["mean"] for row in self.explained(STUDY, "--proposal", "one_room")["split"]
                 if row["measure"] == "answer_within"}
        self.assertEqual(set(split), {"police_999", "fire_999"})
        for label, change in split.items():
            self.assertAlmostEqual(change, found[label], places=12)

    def test_it_says_how_it_differs_from_the_study(self):
        words = ("--proposal", "no_levers", "--weeks", "1")
        held = "study finds rosters that hold the standards"
        self.assertEqual(self.explained(STUDY, "--proposal", "no_levers")["notes"], [])
        notes = self.explained(STUDY, *words, "--set", "horizon.length=\"4 weeks\"", "--set", "staffing=\"hold_standard\"")["notes"]
        self.assertEqual(len(notes), 2)
        self.assertIn("only the first week of the study's 4 weeks", notes[0])
        self.assertIn(held, notes[1])
        shown = self.program("explain", STUDY, *words, *QUICK, "--set", "staffing=\"hold_standard\"").stdout
        self.assertIn(held, " ".join(shown.split()))

    def test_without_levers_nothing_changes(self):
        answer = self.explained(STUDY, "--proposal", "no_levers")
        self.assertEqual(answer["mechanisms"], [])
        self.assertEqual(answer["examples"], [])
        for group in answer["callers"]:
            self.assertEqual(group["unchanged"]["mean"], 1)
        for row in answer["split"]:
            self.assertEqual(row["change"]["mean"], 0)

    def test_jobs_change_nothing_and_lines_are_short(self):
        one, four = [self.program("explain", STUDY, "-p", "one_room", *QUICK, "--jobs", jobs).stdout for jobs in ("1", "4")]
        self.assertEqual(one, four)
        self.assertIn("What each mechanism does", one)
        for line in one.splitlines():
            self.assertLessEqual(len(line), 80, line)

    def test_threshold_measure_weeks_and_seed_are_heeded(self):
        answer = self.explained(STUDY, "-p", "one_room", "--threshold", "86400", "--measure", "abandonment")
        self.assertEqual({row["measure"] for row in answer["split"]}, {"abandonment", "posts"})
        ends = {example["kind"] for example in answer["examples"]}
        self.assertTrue(ends <= {"lost", "won"}, ends)  # nobody waits a day longer, but some give up
        longer = self.explained(STUDY, "-p", "one_room", "--weeks", "2", "--seed", "8")
        self.assertEqual(longer["measured"], 14 * 86400)
        self.assertGreater(longer["callers"][0]["calls"], 1.8 * answer["callers"][0]["calls"])
        self.assertEqual(longer["seed"], 8)

    def test_results_lead_back_to_their_study(self):
        results = self.study()
        words = ["--proposal", "one_room", *QUICK]
        self.assertEqual(self.program("explain", results, *words).stdout, self.program("explain", STUDY, *words).stdout)
        done = self.program("explain", results, *words, "--set", 'contact.fire_999.talk.mean="3 min"', code=4)
        self.assertIn("has changed since", done.stderr)

    def test_csv_is_a_table(self):
        text = self.program("explain", STUDY, "-p", "one_room", *QUICK, "--format", "csv").stdout
        rows = list(csv.DictReader(io.StringIO(text)))
        self.assertEqual({row["table"] for row in rows}, {"callers", "split"})
        self.assertTrue(all(float(row["mean"]) is not None for row in rows))

    def test_mistakes(self):
        self.assertIn('no proposal "one_rom" (did you mean one_room?)',
                      self.program("explain", STUDY, "--proposal", "one_rom", code=2).stderr)
        self.assertIn("one of: no_levers, one_room", self.program("explain", STUDY, code=2).stderr)
        self.assertIn('no measure "abandoment"',
                      self.program("explain", STUDY, "-p", "one_room", "--measure", "abandoment", code=2).stderr)
        self.program("explain", STUDY, "-p", "one_room", "--threshold", "-1", code=2)
        self.assertIn("expected a study", self.program("explain", f"{program.SMALL}/world.toml", "-p", "x", code=3).stderr)
        self.program("explain", "no_such_study.toml", "-p", "x", code=4)
        done = self.program("explain", STUDY, "-p", "one_room", *QUICK, "--time-limit", "0.001s", code=5)
        self.assertIn("runs failed", done.stderr)


if __name__ == "__main__":
    unittest.main()
