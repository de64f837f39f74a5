"""Broken files: every problem at once, in the exact words of the .expected file beside them, and exit code 3."""
import csv
import io
import json
import os
import pathlib
import unittest

import program

BAD = pathlib.Path("tests/cli/bad")


def problems_of(text):
    """The lines of standard error but for the count at the end."""
    lines = text.splitlines()
    return [line for line in lines if not line.startswith("bluelight: ")]


class BrokenFiles(program.Case):
    def test_each_file_has_its_words(self):
        files = sorted((program.ROOT / BAD).glob("*.expected"))
        self.assertGreaterEqual(len(files), 30)
        for expected in files:
            with self.subTest(expected.stem):
                done = self.program("check", BAD / f"{expected.stem}.toml", code=3, timeout=60)
                wanted = expected.read_text(encoding="utf-8").splitlines()
                self.assertEqual(problems_of(done.stderr), wanted)
                count = f"bluelight: {len(wanted)} problem{'' if len(wanted) == 1 else 's'}"
                self.assertEqual(done.stderr.splitlines()[-1], count)
                self.assertEqual(done.stdout, "")

    def test_problems_as_data(self):
        path = str(BAD / "many_problems.toml")
        expected = (program.ROOT / BAD / "many_problems.expected").read_text(encoding="utf-8").splitlines()
        read = json.loads(self.program("check", path, "--format", "json", code=3).stdout)
        self.assertEqual([problem["text"] for problem in read["problems"]], expected)
        self.assertEqual(read["format"], "bluelight-check/1")
        self.assertIsNone(read["kind"])
        table = list(csv.DictReader(io.StringIO(self.program("check", path, "--format", "csv", code=3).stdout)))
        self.assertEqual([row["key"] for row in table], [problem["key"] for problem in read["problems"]])

    def test_a_good_file_has_none(self):
        done = self.program("check", f"{program.SMALL}/study.toml")
        self.assertTrue(done.stdout.endswith("no problems\n"))
        read = json.loads(self.program("check", f"{program.SMALL}/world.toml", "--format", "json").stdout)
        self.assertEqual((read["kind"], read["problems"], read["notes"]), ("world", [], []))

    def test_notes_as_data_are_those_that_people_see(self):
        study = "scenarios/reference_county/study.toml"
        told = [line.removeprefix("Note: ") for line in self.program("check", study).stdout.splitlines() if line.startswith("Note: ")]
        read = json.loads(self.program("check", study, "--format", "json").stdout)
        self.assertTrue(told)
        self.assertEqual(read["notes"], told)

    def test_run_and_study_refuse_what_check_refuses(self):
        for command in ["run", "show"]:
            done = self.program(command, BAD / "many_problems.toml", code=3)
            self.assertEqual(done.stdout, "")

    def test_a_hundred_megabytes_of_noise(self):
        noise = self.folder / "noise.toml"
        with noise.open("wb") as file:
            for _ in range(100):
                file.write(os.urandom(1 << 20))
        done = self.program("check", noise, code=3, timeout=60)
        self.assertLess(len(done.stderr), 10_000)
        self.assertTrue(done.stderr.startswith(str(noise)), done.stderr[:200])


class Files(program.Case):
    def test_missing_and_unreadable_files(self):
        self.program("check", self.folder / "none.toml", code=4)
        self.program("compare", self.folder / "none.h5", code=4)
        self.program("check", self.folder, code=4)
        if os.geteuid() != 0:
            locked = self.folder / "locked.toml"
            locked.touch(mode=0)
            self.program("check", locked, code=4)

    def test_a_results_file_that_is_none(self):
        wrong = self.folder / "wrong.h5"
        wrong.write_text("not HDF5")
        done = self.program("compare", wrong, code=4)
        self.assertIn(str(wrong), done.stderr)

    def test_output_that_cannot_be_written(self):
        world = f"{program.SMALL}/world.toml"
        self.program("run", world, "-o", self.folder / "no_folder/results.h5", code=4)
        results = self.study()
        (self.folder / "file").touch()
        self.program("case", results, "-o", self.folder / "file", code=4)

    def test_an_output_that_is_no_file_is_left_alone(self):
        pipe = self.folder / "pipe"
        os.mkfifo(pipe)
        done = self.program("run", f"{program.SMALL}/world.toml", "-o", pipe, code=4)
        self.assertIn("is a device, pipe or socket", done.stderr)
        results = self.study()
        for name in ["report.html", "workbook.xlsx", "model.md", "comparison.csv", "costs.csv"]:
            with self.subTest(name):
                folder = self.folder / f"case of {name}"
                folder.mkdir()
                pipe.rename(folder / name)
                pipe = folder / name
                self.program("case", results, "-o", folder, code=4, timeout=60)
                self.assertEqual([path.name for path in folder.iterdir()], [name])
                self.assertTrue(pipe.is_fifo())

    def test_an_output_that_is_a_link_stays_one(self):
        (self.folder / "link.h5").symlink_to("real.h5")
        self.study("link.h5")
        self.program("compare", self.folder / "real.h5")
        case = self.folder / "case"
        case.mkdir()
        (case / "costs.csv").symlink_to(self.folder / "costs")
        self.program("case", self.folder / "link.h5", "-o", case)
        self.assertTrue((self.folder / "link.h5").is_symlink() and (case / "costs.csv").is_symlink())
        self.assertTrue((self.folder / "costs").read_text(encoding="utf-8").startswith("option,organisation,"))

    def test_an_input_that_is_no_file(self):
        pipe = self.folder / "pipe.toml"
        os.mkfifo(pipe)
        for command in ["check", "show", "run", "study"]:
            done = self.program(command, pipe, code=4, timeout=60)
            self.assertIn(f"{pipe}: is a device, pipe or socket, not a scenario file", done.stderr)
        self.program("check", "/dev/zero", code=4, timeout=60)
        for command in ["compare", "case"]:
            done = self.program(command, pipe, code=4, timeout=60)
            self.assertIn(f"{pipe}: is a device, pipe or socket, not a results file", done.stderr)

    def test_standard_output_that_is_full(self):
        import subprocess
        with open("/dev/full", "w") as full:
            done = subprocess.run([program.PROGRAM, "keys", "world"], cwd=program.ROOT, stdout=full,
                                  stderr=subprocess.PIPE, text=True, check=False)
        self.assertEqual(done.returncode, 4)
        self.assertIn("standard output", done.stderr)


if __name__ == "__main__":
    unittest.main()
