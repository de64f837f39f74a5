"""The program under test, run as a user runs it, from the root of the repository."""
import os
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("PROGRAM", str(ROOT / "build/release/bluelight"))
SMALL = "tests/cli/small"


def run(*words, timeout=300, **environment):
    """Runs the program; the result has returncode, stdout and stderr as text."""
    return subprocess.run([PROGRAM, *map(str, words)], cwd=ROOT, text=True, encoding="utf-8", errors="replace",
                          stdin=subprocess.DEVNULL, capture_output=True, timeout=timeout,
                          env={**os.environ, **environment})


class Case(unittest.TestCase):
    """A test with a scratch folder, and with the program's words in every failure."""
    maxDiff = None

    def setUp(self):
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)

    def program(self, *words, code=0, **options):
        """Runs the program and checks its exit code."""
        done = run(*words, **options)
        self.assertEqual(done.returncode, code, f"{words}\n{done.stdout}\n{done.stderr}")
        return done

    def study(self, name="study.h5", *words):
        """The small study, run; gives its results file."""
        path = self.folder / name
        self.program("study", f"{SMALL}/study.toml", "-o", path, "--progress", "none", *words)
        return path
