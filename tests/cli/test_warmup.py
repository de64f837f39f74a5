"""How long a warm-up a world needs: what is printed, drawn and said of a warm-up that is too short."""
import json
import unittest
import xml.etree.ElementTree as xml

import program

WORLD = "scenarios/reference_county/world.toml"
QUICK = ["-n", "4", "--days", "4"]


class WarmUp(program.Case):
    def test_every_room_has_a_line_and_a_chart(self):
        file = self.folder / "welch.svg"
        done = self.program("warmup", WORLD, *QUICK, "-o", file)
        self.assertIn("Welch's plot: ", done.stderr)
        for line in done.stdout.splitlines():
            self.assertLessEqual(len(line), 80, line)
        rooms = ["police_contact", "fire_control", "ambulance_control"]
        drawn = xml.parse(file).getroot()
        texts = [text.text for text in drawn.iter("{http://www.w3.org/2000/svg}text")]
        for room in rooms:
            self.assertIn(room, done.stdout)
            self.assertTrue(any(text.startswith(room + ":") for text in texts), room)
        answer = json.loads(self.program("warmup", WORLD, *QUICK, "--format", "json").stdout)
        self.assertEqual(answer["format"], "bluelight-warmup/1")
        self.assertEqual([room["room"] for room in answer["rooms"]], rooms)
        self.assertEqual(answer["warm_up_stated_s"], 86400)

    def test_a_short_warm_up_is_told(self):
        slow = ["--set", "contact.police_101.talk.mean=\"5 h\"", "--set", "run.warm_up=\"0 s\""]
        self.assertIn("is TOO SHORT: set run.warm_up = \"", self.program("warmup", WORLD, *QUICK, *slow).stdout)

    def test_jobs_change_nothing_and_the_csv_has_every_slot(self):
        one, two = [self.program("warmup", WORLD, *QUICK, "--format", "csv", "--jobs", jobs).stdout for jobs in "12"]
        self.assertEqual(one, two)
        self.assertEqual(len(one.splitlines()), 1 + 3 * 4 * 288)


if __name__ == "__main__":
    unittest.main()
