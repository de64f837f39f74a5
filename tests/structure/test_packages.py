"""Debian packages stand in one place, and whoever needs them asks for them there."""
import re
import unittest

import repository

LIST = "cmake/debian-packages.txt"


def sections():
    found, current = {}, None
    for line in repository.text(LIST).splitlines():
        if line.startswith("["):
            current = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            current.append(line)
    return found


class Packages(unittest.TestCase):
    def test_two_sections_without_repetition(self):
        self.assertEqual(sorted(sections()), ["run", "test"])
        names = [name for section in sections().values() for name in section]
        self.assertEqual(len(names), len(set(names)))
        for name in names:
            self.assertRegex(name, r"^[a-z0-9][a-z0-9.+-]+$")

    def test_each_section_is_in_order(self):
        for name, packages in sections().items():
            self.assertEqual(packages, sorted(packages), f"[{name}]")

    def test_scripts_install_from_the_list(self):
        self.assertIn("cmake/install-packages run\n", repository.text("scenarios/demo"))
        self.assertIn("cmake/install-packages run test\n", repository.text("tests/run"))

    def test_nobody_else_installs(self):
        for path in repository.files():
            if str(path) in ("cmake/install-packages", "tests/structure/test_packages.py"):
                continue
            self.assertIsNone(re.search(r"apt(-get)? install", repository.text(path)), path)


if __name__ == "__main__":
    unittest.main()
