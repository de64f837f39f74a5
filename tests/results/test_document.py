"""Every example of docs/results.md runs as typed on the README's study file, here of few and short replications."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
DOCUMENT = ROOT / "docs/results.md"
SHORT = ["--replications", "2", "--set", "horizon.length=\"1 week\"", "--progress", "none"]


def readme_study():
    """The study file that the README runs."""
    commands = re.findall(r"bluelight study (\S+\.toml) -o out/study\.h5", (ROOT / "README.md").read_text(encoding="utf-8"))
    assert len(commands) == 1, "the README runs one study"
    return ROOT / commands[0]


class Document(unittest.TestCase):
    def test_every_example_runs_on_the_study_of_the_readme(self):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([os.environ["PROGRAM"], "study", readme_study(), "-o", "study.h5", *SHORT], cwd=folder, check=True,
                           stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
            done = subprocess.run([sys.executable, "-B", ROOT / "tests/results/snippets.py", DOCUMENT], cwd=folder,
                                  capture_output=True, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)


if __name__ == "__main__":
    unittest.main()
