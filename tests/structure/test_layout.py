"""Sources are laid out as .clang-format says; tests, whose tables are wider, are not held to it."""
import subprocess
import unittest

import repository

LAID_OUT = ("sim", "include", "analysis")


class Layout(unittest.TestCase):
    def test_clang_format_changes_nothing(self):
        sources = [str(path) for path in repository.files(".cpp", ".hpp") if path.parts[0] in LAID_OUT]
        self.assertGreater(len(sources), 100)
        done = subprocess.run(["clang-format-14", "--dry-run", "-Werror", *sources],
                              cwd=repository.ROOT, capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, "clang-format-14 -i mends this:\n" + done.stderr[:4000])


if __name__ == "__main__":
    unittest.main()
