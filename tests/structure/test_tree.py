"""The tree keeps its shape: parts in one direction, libraries behind their fences, headers that explain themselves."""
import re
import unittest

import repository

SOURCES = (".cpp", ".hpp")

# Where each library may be included; everything else is fenced off.
FENCES = {
    r"<toml\+\+/|<toml": ["sim/scenario/"],
    r"<simgrid/|<xbt": ["sim/engine/", "sim/platform/"],
    r"<hdf5|<H5": ["sim/results/"],
    r"<boost/program_options": ["sim/main.cpp", "sim/cli/"],
    r"<boost/math": ["sim/random/", "sim/statistics/", "analysis/"],
    r"<Random123": ["sim/random/"],
    r"<openssl/": ["sim/proposals/"],
    r"<coin/": ["sim/staffing/"],
    r"<xlsxwriter": ["analysis/workbook/"],
    r"<date/": ["sim/core/"],
    r"<kainjow": ["analysis/"],
    r"<nlohmann": ["sim/scenario/", "sim/proposals/", "analysis/", "sim/main.cpp", "sim/cli/"],
    r"<fmt/": ["sim/", "analysis/"],
}

LONGEST_FILE = 400
LONGEST_FUNCTION = 60


def place(path, line, message):
    return f"{path}:{line}: {message}"


class Tree(unittest.TestCase):
    def check(self, faults):
        self.assertFalse(faults, "\n" + "\n".join(faults))

    def test_includes_go_up_only(self):
        order = list(repository.parts())
        owners = repository.header_owners()
        faults = []
        for path in repository.files(*SOURCES):
            owner = repository.part_of(path)
            if path.parts[:2] == ("include", "bluelight"):
                owner = owners.get(path.name, [None])[0]
            if owner is None:
                continue
            for line, include in repository.includes(path):
                used = repository.part_of_include(include, owners)
                if used is not None and order.index(used) > order.index(owner):
                    faults.append(place(path, line, f"{owner} includes {include} of {used}, which comes after it"))
        self.check(faults)

    def test_every_public_header_has_one_owner(self):
        owners = repository.header_owners()
        names = [path.name for path in repository.files(".hpp") if path.parts[:2] == ("include", "bluelight")]
        self.assertGreater(len(names), 10)
        faults = [f"{name}: owners {owners.get(name, [])} in sim/README.md" for name in names
                  if len(owners.get(name, [])) != 1]
        faults += [f"{name}: in sim/README.md, but not in include/bluelight/" for name in owners if name not in names]
        faults += [f"{part}: part without a row in sim/README.md" for part, folder in repository.parts().items()
                   if f"| `{folder}/` |" not in repository.text("sim/README.md")]
        self.check(faults)

    def test_libraries_stay_behind_their_fences(self):
        faults = []
        for path in repository.files(*SOURCES):
            if path.parts[0] == "tests":
                continue
            for line, include in repository.includes(path):
                for library, allowed in FENCES.items():
                    if re.match(library, include) and not str(path).startswith(tuple(allowed)):
                        faults.append(place(path, line, f"{include} belongs to {', '.join(allowed)}"))
        self.check(faults)

    def test_public_headers_use_no_library(self):
        faults = []
        for path in repository.files(".hpp"):
            if path.parts[:2] != ("include", "bluelight"):
                continue
            for line, include in repository.includes(path):
                if not re.fullmatch(r"<bluelight/\w+\.hpp>|<[a-z_0-9]+>", include):
                    faults.append(place(path, line, f"{include} is neither ours nor the standard library's"))
        self.check(faults)

    def test_headers_begin_with_a_sentence(self):
        self.check([place(path, 1, "begins without a /// sentence") for path in repository.files(".hpp")
                    if not re.match(r"/// \S.*", repository.text(path))])

    def test_no_type_is_defined_twice(self):
        """Two types of one name in one namespace would be mixed up by the linker, without a word."""
        places = {}
        for path in repository.files(*SOURCES):
            if path.parts[0] == "tests":
                continue
            spaces = []
            for number, line in enumerate(repository.text(path).splitlines(), 1):
                if opened := re.match(r"(?:inline )?namespace ?([\w:]*) ?\{[^}]*$", line):
                    spaces.append(opened[1] or str(path))
                elif line.startswith("}  // namespace"):
                    spaces.pop()
                elif named := re.match(r"(?:template <.*> )?(?:struct|class|enum class|enum) (\w+)(?: [^;(]*)?\{", line):
                    places.setdefault("::".join([*spaces, named[1]]), []).append((path, number))
        self.assertGreater(len(places), 300)
        self.check([place(path, number, f"{name} is defined in {len(defined)} places")
                    for name, defined in places.items() if len(defined) > 1 for path, number in defined])

    def test_files_are_short(self):
        faults = []
        for path in repository.files(*SOURCES, ".py", ".cmake", ".js", ".css"):
            lines = len(repository.text(path).splitlines())
            if lines > LONGEST_FILE:
                faults.append(place(path, lines, f"{lines} lines, {LONGEST_FILE} is the end"))
        self.check(faults)

    def test_functions_are_short(self):
        faults = []
        for path in repository.files(".cpp", ".hpp"):
            for line, length in functions(repository.text(path).splitlines()):
                if length > LONGEST_FUNCTION:
                    faults.append(place(path, line, f"a function of {length} lines, {LONGEST_FUNCTION} is the end"))
        self.check(faults)

    def test_nothing_is_left_open_or_bound_to_a_machine(self):
        left_open = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")
        machine = re.compile(r"(^|[\s\"'`(=])/(home|work|root|tmp|farm|Users)/")
        faults = []
        for path in repository.files(*SOURCES, ".md", ".toml", ".txt", ".cmake", ".py", ".json", ".js", ".css", ""):
            for line, words in enumerate(repository.text(path).splitlines(), start=1):
                if left_open.search(words) or (machine.search(words) and path.name != "LICENSE"):
                    faults.append(place(path, line, words.strip()))
        self.check(faults)

    def test_no_binary_files(self):
        self.check([str(path) for path in repository.files() if b"\0" in (repository.ROOT / path).read_bytes()])


def functions(lines):
    """First line and length of each function that is formatted as ours are: it begins and ends at the left margin."""
    begin, head = 0, ""
    for number, line in enumerate(lines, start=1):
        if re.match(r"[A-Za-z]", line):
            begin, head = number, line
        elif line == "}" and "(" in head:
            yield begin, number - begin - 1


if __name__ == "__main__":
    unittest.main()
