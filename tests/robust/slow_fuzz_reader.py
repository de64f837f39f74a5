"""The reader of scenario files, a minute under clang's fuzzer and sanitizers. Seeds: the scenarios of the repository, good and broken.

A finding is kept under build/fuzz/findings/; to see it again:
  FOLDER=$(mktemp -d) build/fuzz/tests/robust/fuzz/fuzz_reader build/fuzz/findings/crash-…
"""
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("PROGRAM", str(ROOT / "build/release/bluelight"))
FUZZER = ROOT / "build/fuzz/tests/robust/fuzz/fuzz_reader"
FINDINGS = ROOT / "build/fuzz/findings"
SECONDS = int(os.environ.get("FUZZ_SECONDS", "60"))
LONGEST_TEXT = 6000  # bytes: more than any seed but those of the shared library

# What no table of keys says.
SYNTAX = ["[", "]", "[[", "]]", "{ ", " }", " = ", "\n", ".", "*", '"', "'''", '"""', "#file\n", "#set ", "_", "-", "1e308", "nan", "inf",
          "true", "2025-03-30", "2025-10-26", "9223372036854775807", "\\u0000", "\x7f", "\u00a3", "6 min", "90 %", "9 /min",
          'extends = "world.toml"\n', 'extends = "base/world.toml"\n', "value", "low", "high", "unit", "source", "grade"]


def words_of_keys():
    """Names of keys, sections and words from the program's own tables."""
    text = subprocess.run([PROGRAM, "keys", "--markdown"], check=True, capture_output=True, text=True).stdout
    words = set(re.findall(r"^#+ `(\[.*\])`", text, re.MULTILINE)) | set(re.findall(r'"([^"|]+)"', text))
    for path in re.findall(r"^\| `([^`]+)`", text, re.MULTILINE):
        words.update(part + " = " for part in path.split(".") if part not in ("*", "[]"))
    return words


def in_quotes(word):
    return '"' + "".join(c if c.isascii() and c.isprintable() and c not in '"\\' else "".join(f"\\x{b:02x}" for b in c.encode())
                         for c in word) + '"'


def seeds():
    folders = ["scenarios/theory", "scenarios/reference_county", "tests/cli/bad", "tests/cli/small"]
    files = [file for folder in folders for file in sorted((ROOT / folder).glob("*.toml"))]
    return files + [ROOT / "tests/scenario/every_key.toml"]


class Reader(unittest.TestCase):
    def setUp(self):
        subprocess.run(["cmake", "--preset", "fuzz"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        subprocess.run(["cmake", "--build", "--preset", "fuzz", "--target", "fuzz_reader"], cwd=ROOT, check=True,
                       stdout=subprocess.DEVNULL)
        scratch = tempfile.TemporaryDirectory()
        self.addCleanup(scratch.cleanup)
        self.folder = pathlib.Path(scratch.name)
        for name in ["new", "seeds"]:
            (self.folder / name).mkdir()
        for file in seeds():
            shutil.copyfile(file, self.folder / "seeds" / f"{file.parent.name}-{file.name}")
        # What the texts may extend and name.
        shutil.copytree(ROOT / "tests/cli/bad/base", self.folder / "texts/base")
        shutil.copyfile(ROOT / "tests/cli/small/world.toml", self.folder / "texts/world.toml")
        dictionary = sorted(words_of_keys() | set(SYNTAX))
        self.assertGreater(len(dictionary), 100)
        (self.folder / "dictionary").write_text("\n".join(map(in_quotes, dictionary)) + "\n", encoding="utf-8")

    def test_a_minute_without_a_finding(self):
        FINDINGS.mkdir(parents=True, exist_ok=True)
        done = subprocess.run([FUZZER, "-seed=1", f"-max_total_time={SECONDS}", f"-max_len={LONGEST_TEXT}", "-timeout=10",
                               "-rss_limit_mb=2000", "-malloc_limit_mb=1000", "-print_final_stats=1",
                               f"-dict={self.folder}/dictionary", f"-artifact_prefix={FINDINGS}/",
                               self.folder / "new", self.folder / "seeds"],
                              cwd=self.folder, capture_output=True, text=True, errors="replace",
                              env={**os.environ, "FOLDER": str(self.folder / "texts"),
                                   "ASAN_OPTIONS": "malloc_context_size=4:quarantine_size_mb=16"})
        self.assertEqual(done.returncode, 0, f"\n{done.stderr[-6000:]}\nThe text stands in the file that the last lines name.")
        runs = int(re.search(r"stat::number_of_executed_units: (\d+)", done.stderr).group(1))
        self.assertGreater(runs, 20 * SECONDS, "too few texts were tried for this to say anything")
        print(f"{runs} texts")


if __name__ == "__main__":
    unittest.main()
