"""Help teaches by example; mistakes on the command line name what was meant."""
import re
import unittest

import program

COMMANDS = ["check", "show", "run", "staff", "study", "compare", "case", "levers", "keys", "measures"]


class Help(program.Case):
    def test_every_command_is_listed_and_has_examples(self):
        overview = self.program("help").stdout
        for command in COMMANDS:
            with self.subTest(command):
                self.assertIn(f"\n  {command} ", overview)
                text = self.program(command, "--help").stdout
                self.assertIn("Examples:\n  bluelight " + command, text)
                self.assertEqual(text, self.program("help", command).stdout)

    def test_help_keeps_to_a_terminal(self):
        for words in [["help"], *[[command, "--help"] for command in COMMANDS]]:
            for line in self.program(*words).stdout.splitlines():
                self.assertLessEqual(len(line), 80, line)

    def test_help_without_words_and_version(self):
        self.assertEqual(self.program().stdout, self.program("--help").stdout)
        self.assertRegex(self.program("--version").stdout, r"^bluelight \d+\.\d+\.\d+ \(commit ")

    def test_documented_options_are_the_program_s(self):
        document = (program.ROOT / "docs/cli.md").read_text(encoding="utf-8")
        offered = set()
        for command in COMMANDS:
            offered |= set(re.findall(r"--[a-z][a-z-]+", self.program(command, "--help").stdout.split("Options:")[-1]))
        documented = set(re.findall(r"`(--[a-z][a-z-]+)", document))
        self.assertEqual(offered - documented, set())


class Measures(program.Case):
    def test_the_page_of_measures_is_the_program_s(self):
        page = (program.ROOT / "docs/measures.md").read_text(encoding="utf-8")
        written = page.split("<!-- measures:begin -->\n")[1].split("<!-- measures:end -->")[0]
        self.assertEqual(written, self.program("measures", "--markdown").stdout, "regenerate it with: bluelight measures --markdown")

    def test_no_meaning_leans_on_another_line(self):
        self.assertNotRegex(self.program("measures", "--markdown").stdout, r"\| (of )?(these|this)\b")

    def test_a_family_by_name(self):
        self.assertTrue(self.program("measures", "zone").stdout.startswith("zone: incidents in a zone"))
        self.assertIn("did you mean contact?", self.program("measures", "contacts", code=2).stderr)


class Mistakes(program.Case):
    def mistake(self, *words, says):
        done = self.program(*words, code=2)
        self.assertEqual(done.stdout, "")
        self.assertIn(says, done.stderr)
        self.assertTrue(done.stderr.startswith("bluelight: "), done.stderr)

    def test_nearest_command_and_option(self):
        self.mistake("chek", "x.toml", says='unknown command "chek" (did you mean check?)')
        self.mistake("run", "x.toml", "--jobz", "2", says="unknown option --jobz (did you mean --jobs?)")
        self.mistake("levers", "merge_room", says="(did you mean merge_rooms?)")
        self.mistake("keys", "wrld", says="(did you mean world?)")

    def test_missing_and_surplus_operands(self):
        self.mistake("run", says="run: expected WORLD")
        self.mistake("check", "a", "b", says="check: expected no more than FILE, received 2 arguments")

    def test_values_of_options(self):
        world = f"{program.SMALL}/world.toml"
        self.mistake("run", world, "--jobs", "0", says='--jobs: expected a whole number from 1 to 4096, received "0"')
        self.mistake("run", world, "--jobs", "4097", says='--jobs: expected a whole number from 1 to 4096, received "4097"')
        self.mistake("run", world, "--replications", "1000001",
                     says='--replications: expected a whole number from 1 to 1000000, received "1000001"')
        self.mistake("run", world, "--seed", "-1", says="--seed")
        self.mistake("run", world, "--seed", "1", "--seed", "2", says="--seed is given twice")
        self.mistake("run", world, "--format", "xml", says='--format: expected table, json, csv, received "xml"')
        self.mistake("run", world, "--time-limit", "5", says="--time-limit: expected a number with a unit (s, min, h)")
        self.mistake("run", world, "--time-limit", "1e14h", says="from 0.001s to 100000h")
        self.mistake("run", world, "--memory-limit", "1e-9MB", says="--memory-limit: expected a number with a unit")
        self.mistake("run", world, "--memory-limit", "lots", says="(MB, GB, MiB, GiB)")
        self.mistake("run", world, "--progress", "loud", says="--progress")
        self.mistake("run", world, "--output", says="--output")
        self.mistake("study", f"{program.SMALL}/study.toml", "--only-option", "one_rom", says="(did you mean one_room?)")


class Words(program.Case):
    def test_levers_tell_their_keys(self):
        self.assertIn("merge_rooms", self.program("levers").stdout)
        self.assertIn("handle_time_factor", self.program("levers", "merge_rooms").stdout)

    def test_keys_of_every_kind(self):
        kinds = [line.split()[-1] for line in self.program("keys").stdout.splitlines()]
        self.assertIn("world", kinds)
        for kind in kinds:
            self.assertRegex(self.program("keys", kind).stdout, r"\n    [A-Z]")
        self.assertIn("|", self.program("keys", "--markdown").stdout)

    def test_show_says_where_values_come_from(self):
        shown = self.program("show", f"{program.SMALL}/one_room.toml").stdout
        self.assertRegex(shown, r"share = 0.9.*tests/cli/small/world.toml:\d+")
        changed = self.program("show", f"{program.SMALL}/world.toml", "--set", "staff.police_handlers.shrinkage=0.2").stdout
        self.assertRegex(changed, r"shrinkage = 0.2\b.*--set")


if __name__ == "__main__":
    unittest.main()
