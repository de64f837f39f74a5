"""What a new user does first: clone, one command, look at what it wrote."""
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "structure"))
import repository


class CleanClone(unittest.TestCase):
    def test_the_demo_works_from_a_clone(self):
        with tempfile.TemporaryDirectory() as folder:
            clone = pathlib.Path(folder) / "bluelight"
            subprocess.run(["git", "-c", "safe.directory=*", "clone", "--quiet", repository.ROOT, clone], check=True)
            done = subprocess.run([clone / "scenarios" / "demo"], cwd="/", stdin=subprocess.DEVNULL, capture_output=True,
                                  text=True, check=False, env={**os.environ, "CI": "true"})
            self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
            self.assertIn("out/case/report.html", done.stdout)
            page = (clone / "out" / "case" / "report.html").read_text(encoding="utf-8")
            self.assertIn("one_room", page)
            self.assertNotRegex(page, r"""(src|href)\s*=\s*["']https?://""")
            self.assertGreater((clone / "out" / "study.h5").stat().st_size, 0)


if __name__ == "__main__":
    unittest.main()
