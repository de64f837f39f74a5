"""Examples in the documents: what stands between `<!-- example -->` and `<!-- end -->` is executed, in order, in one copy of the
repository for each document.

A fence `sh` is run; a fence `text` after it is what it prints. A fence `toml file=PATH` is written to that file. `<!-- example: slow -->`
marks what belongs to the slow step.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "structure"))
import repository

DOCUMENTS = ["README.md", "docs/quickstart.md"]

EXAMPLE = re.compile(r"<!-- example(?P<slow>: slow)? -->\n(?P<body>.*?)<!-- end -->", re.DOTALL)
FENCE = re.compile(r"```(?P<language>\w+)(?: file=(?P<file>\S+))?\n(?P<content>.*?)```\n", re.DOTALL)


def copy_of_repository(folder):
    """A copy of the files under version control, with the program where a build would put it."""
    for path in repository.files():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(repository.ROOT / path, target)
    build = folder / "build" / "release"
    build.mkdir(parents=True)
    (build / "bluelight").symlink_to(os.environ["PROGRAM"])
    return folder


def run(commands, folder):
    """What the commands print, as one text. Raises if one of them fails."""
    done = subprocess.run(["bash", "-euo", "pipefail", "-c", commands], cwd=folder, stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise AssertionError(f"{commands}\nended with code {done.returncode}:\n{done.stdout}{done.stderr}")
    return done.stdout


def regenerated(body, folder):
    """The body of an example with its outputs as they are now."""
    printed = None

    def fence(match):
        nonlocal printed
        if match["file"]:
            target = folder / match["file"]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(match["content"], encoding="utf-8")
        elif match["language"] == "sh":
            printed = run(match["content"], folder)
        elif match["language"] == "text":
            return f"```text\n{printed}```\n"
        return match[0]

    return FENCE.sub(fence, body)


def regenerate(document, folder, with_slow):
    """The text of a document with the outputs of its examples as they are now."""
    def example(match):
        if match["slow"] and not with_slow:
            return match[0]
        return f"<!-- example{match['slow'] or ''} -->\n{regenerated(match['body'], folder)}<!-- end -->"

    return EXAMPLE.sub(example, repository.text(document))


def count(document):
    return len(EXAMPLE.findall(repository.text(document)))
