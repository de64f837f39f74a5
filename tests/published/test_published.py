"""The worlds of published mergers: their shared defaults, the draws, and the posts of the program beside a second calculation."""
import tomllib
import unittest

import independent
import predict
import table


class Published(unittest.TestCase):
    def test_profiles_and_variation_are_the_librarys(self):
        library = tomllib.loads((predict.ROOT / "scenarios/library/england_2025.toml").read_text(encoding="utf-8"))
        own = tomllib.loads((predict.SCENARIOS / "fire_defaults.toml").read_text(encoding="utf-8"))
        for section in ("profile", "busyness", "discount"):
            for name, entry in own[section].items():
                self.assertEqual(entry, library[section][name], name)

    def test_every_stratum_of_every_number_is_drawn_once(self):
        count = 20
        drawn = predict.draws(count)
        self.assertEqual(drawn, predict.draws(count))
        for name, (low, mode, high) in predict.RANGES.items():
            values = [draw[name] for draw in drawn]
            self.assertEqual(len(set(values)), count, name)
            self.assertTrue(low <= min(values) and max(values) <= high, name)
        for name, choices in predict.CHOICES.items():
            self.assertEqual(sorted(draw[name] for draw in drawn), sorted(choices * (count // len(choices))), name)

    def test_posts_are_near_a_calculation_without_queues(self):
        # People busy are at least as variable as Poisson numbers: several callers report one incident, and an incident's work comes together.
        reserve = {"emergencies": 2, "breaks": 1, "held_calls": 1, "chance": 0.99}
        data = independent.world("thames_valley")
        alone = sum(independent.posts(independent.seats(data, [one], reserve)) for one in predict.SERVICES["thames_valley"])
        together = independent.posts(independent.seats(data, predict.SERVICES["thames_valley"], reserve))
        before, after = predict.posts_of("thames_valley", predict.central())
        for found, least in ((before, alone), (after, together)):
            self.assertGreaterEqual(found, least)
            self.assertLessEqual(found, 1.25 * least)

    def test_the_table_of_the_page_is_that_of_the_files(self):
        page = table.PAGE.read_text(encoding="utf-8")
        self.assertEqual(page, table.written(page))


if __name__ == "__main__":
    unittest.main()
