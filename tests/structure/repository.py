"""The repository as its tests see it: its files, the parts in their order, and what each file includes."""
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]

# Files that are broken on purpose.
BROKEN = pathlib.PurePosixPath("tests/cli/bad")


def files(*suffixes):
    """Files that are, or would be, under version control, as paths relative to the root; all, if no suffix is given."""
    listed = subprocess.run(
        ["git", "-c", "safe.directory=*", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, check=True, capture_output=True, text=True).stdout.splitlines()
    present = (pathlib.PurePosixPath(name) for name in sorted(set(listed)) if (ROOT / name).is_file())
    return [path for path in present if BROKEN not in path.parents and (not suffixes or path.suffix in suffixes)]


def text(path):
    return (ROOT / path).read_text(encoding="utf-8", errors="replace")


def parts():
    """Names of the parts in the order of CMakeLists.txt, with their folders."""
    declared = re.findall(r"^bluelight_(?:part|levers)\((\w+)\s+(\S+)", text("CMakeLists.txt"), re.MULTILINE)
    return {name: pathlib.PurePosixPath(folder) for name, folder in declared}


def part_of(path):
    """The part whose folder holds a source file, or None (main.cpp, tests)."""
    holding = [(len(folder.parts), name) for name, folder in parts().items() if folder in path.parents]
    return max(holding)[1] if holding else None


def header_owners():
    """Which part offers each public header: the table in sim/README.md."""
    owners = {}
    for row in re.findall(r"^\| `([\w/]+)/` \|.*\|([^|]*)\|$", text("sim/README.md"), re.MULTILINE):
        name = row[0].rsplit("/", 1)[-1]
        for header in re.findall(r"`(\w+\.hpp)`", row[1]):
            owners.setdefault(header, []).append(name)
    return owners


def part_of_include(include, owners):
    """The part that an include belongs to, or None if it is not ours."""
    name = include.strip('<>"')
    if include.startswith("<bluelight/"):
        return owners.get(name.removeprefix("bluelight/"), [None])[0]
    if include.startswith('"'):
        return part_of(pathlib.PurePosixPath(name)) or part_of(pathlib.PurePosixPath("sim") / name)
    return None


def includes(path):
    """Line numbers and texts of the includes of a C++ file: `"room/answer.hpp"` or `<vector>`."""
    found = []
    for number, line in enumerate(text(path).splitlines(), start=1):
        match = re.match(r'\s*#\s*include\s*([<"][^>"]+[>"])', line)
        if match:
            found.append((number, match.group(1)))
    return found
