"""A replication that fails costs that replication only: exit code 5, its reason, and a command that repeats it."""
import json
import re
import shlex
import shutil
import signal
import subprocess
import time
import unittest

import program
import xarray

# One replication of this takes much longer than the limit; none of it is in the repeated command but the scenario itself.
LONG = ["--set", 'run.length="40 years"']


def repeating_commands(text):
    return [shlex.split(command) for command in re.findall(r"to repeat it: (.*)", text)]


class Limits(program.Case):
    def repeat(self, command):
        """Types the command again, as a user would, but for a shorter world."""
        return subprocess.run(command, cwd=program.ROOT, text=True, capture_output=True, timeout=300, check=False)

    def test_a_run_that_takes_too_long(self):
        done = self.program("run", f"{program.SMALL}/world.toml", "-n", "2", *LONG, "--time-limit", "0.3s", "-o",
                            self.folder / "r.h5", code=5)
        self.assertIn("replication 0 of world (seed 1) ran out of time", done.stderr)
        commands = repeating_commands(done.stderr)
        self.assertEqual(len(commands), 2)
        again = self.repeat(commands[1])
        self.assertEqual(again.returncode, 0, again.stderr)
        self.assertIn("Replications: world 1.", again.stdout)

    def test_a_run_that_takes_too_much_memory(self):
        done = self.program("study", f"{program.SMALL}/study.toml", "-n", "1", "--memory-limit", "1MB", "-o",
                            self.folder / "s.h5", code=5)
        commands = repeating_commands(done.stderr)
        self.assertEqual(len(commands), 3)
        again = self.repeat(commands[2])
        self.assertEqual(again.returncode, 0, again.stderr)
        self.assertIn("one_room", again.stdout)

    def test_the_others_are_kept(self):
        # The baseline takes a moment; a proposal with a thousand calls a second does not end in time.
        study = self.folder / "study.toml"
        world = program.ROOT / program.SMALL / "world.toml"
        study.write_text(f'''format = "bluelight-study/1"
            baseline = "{world}"
            proposals = ["long.toml"]
            replications = 2''')
        (self.folder / "long.toml").write_text(f'''format = "bluelight-world/1"
            extends = "{world}"
            [calls.police]
            rate = "1000 /s"''')
        path = self.folder / "s.h5"
        self.program("study", study, "-o", path, "--time-limit", "5s", "--progress", "none", code=5)
        done = self.program("compare", path, "--format", "json")
        findings = json.loads(done.stdout)
        self.assertEqual([(option["done"], option["failed"]) for option in findings["options"]], [(2, 0), (0, 2)])
        self.assertEqual(len(findings["failures"]), 2)
        self.assertIn("replication 1 of long (seed 1) ran out of time", done.stderr)
        self.assertIn("to repeat it: ", findings["failures"][0])
        for row in findings["comparison"]:
            self.assertEqual(row["options"]["long"]["difference"]["verdict"], "no_pairs")

    def test_a_repeated_replication_is_the_one_of_the_study(self):
        study = f"{program.SMALL}/study.toml"
        alone = self.program("study", study, "--only-replication", "2", "--only-option", "one_room", "--format", "json")
        numbers = {(row["measure"], row["label"]): row["options"]["one_room"]["mean"]
                   for row in json.loads(alone.stdout)["comparison"] if row["family"] == "contact"}
        whole = xarray.open_dataset(self.study(), group="contact").sel(option="one_room", replication=2, contact="police_999")
        self.assertEqual(numbers[("offered", "police_999")], float(whole.offered))
        self.assertEqual(numbers[("answer_time_mean", "police_999")], float(whole.answer_time_mean))


class Interruption(program.Case):
    def test_a_study_goes_on_where_it_was(self):
        path = self.folder / "long.h5"
        words = [program.PROGRAM, "study", f"{program.SMALL}/study.toml", "-n", "40", "--set", 'run.length="5 years"',
                 "-o", str(path), "--progress", "plain"]
        child = subprocess.Popen(words, cwd=program.ROOT, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        time.sleep(1.5)
        child.send_signal(signal.SIGINT)
        text = child.communicate(timeout=60)[1]
        self.assertEqual(child.returncode, 128 + signal.SIGINT, text)
        self.assertFalse(path.exists())
        self.assertIn("goes on from there", text)

    def test_another_build_does_not_go_on_with_these_runs(self):
        path = self.folder / "results.h5"
        builds = [self.folder / "one", self.folder / "two"]
        for build in builds:
            shutil.copy(program.PROGRAM, build)
        with builds[1].open("ab") as file:
            file.write(b"built again")
        words = ["run", f"{program.SMALL}/world.toml", "-n", "1000", "-j", "1", "-o", str(path)]
        notes = [self.stopped_after_some_runs([build, *words], path) for build in [builds[0], *builds]]
        self.assertNotIn("finished", notes[0])
        self.assertIn("were finished by an earlier start", notes[1])
        self.assertIn("of another scenario, seed or version of the program are not used", notes[2])
        self.assertNotIn("were finished by an earlier start", notes[2])

    def stopped_after_some_runs(self, words, output):
        """What the program says before it is stopped, with a run more than there was."""
        parts = output.with_name(output.name + ".parts")
        before = len(list(parts.glob("*.run")))
        child = subprocess.Popen(words, cwd=program.ROOT, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        while child.poll() is None and len(list(parts.glob("*.run"))) <= before:
            time.sleep(0.05)
        child.send_signal(signal.SIGINT)
        return child.communicate(timeout=60)[1].split("finished runs are kept")[0]


if __name__ == "__main__":
    unittest.main()
