"""The rule that drops rows, the rosters, and three figures that must stay where services have them."""
import unittest

import ambulance
import england
import northumbria
import police
import published
import simulate


def month(mean=5.0, stated=5, **centiles):
    values = {"median": 0, "p90": 10, "p95": 30, "p99": 90, **centiles}
    return published.Month("A trust", 2022, 5, 1000, mean, stated, values)


class DroppedRows(unittest.TestCase):
    def test_a_row_that_agrees_with_itself_stays(self):
        self.assertIsNone(published.contradiction(month()))

    def test_centiles_must_rise(self):
        self.assertEqual(published.contradiction(month(p95=9)), "a higher centile is smaller")

    def test_the_mean_must_be_total_over_calls(self):
        self.assertEqual(published.contradiction(month(stated=7)), "the mean is not total over calls")

    def test_the_mean_must_be_possible_with_the_centiles(self):
        reason = "no calls with these centiles have this mean"
        self.assertEqual(published.contradiction(month(mean=2.5, stated=3)), reason)
        self.assertEqual(published.contradiction(month(mean=25.0, stated=25)), reason)

    def test_the_bounds_of_the_mean_are_exact(self):
        # Half of the calls at 0 s, 40 % just over it, 5 % from 9.5 s, 4 % from 29.5 s, 1 % from 89.5 s; 50 % up to 0.5 s and so on.
        self.assertAlmostEqual(published.least_mean(month()), 0.05 * 9.5 + 0.04 * 29.5 + 0.01 * 89.5)
        self.assertAlmostEqual(published.greatest_mean(month()), 0.5 * 0.5 + 0.4 * 10.5 + 0.05 * 30.5 + 0.04 * 90.5 + 0.01 * 905)

    def test_quarters_have_three_months_and_england_has_all_of_them(self):
        quarters, _ = published.quarters()
        self.assertEqual({len(months) for months in quarters.values()}, {3})
        self.assertEqual(sum(trust == "England" for trust, _ in quarters), 21)


class Worlds(unittest.TestCase):
    def test_times_and_patience_are_those_of_the_shared_defaults(self):
        library = simulate.world("../library/england_2025.toml")["contact"]
        for file, names in (("ambulance_trust.toml", ["ambulance_999"]), ("police_force.toml", ["police_999", "police_101"])):
            for name in names:
                own = simulate.world(file)["contact"][name]
                for key in ("operator_delay", "talk", "wrap_up", "patience"):
                    for part in own.get(key, {}):
                        self.assertEqual(number(own[key][part]), number(library[name][key][part]), f"{name}.{key}.{part}")


def number(fact):
    return fact["value"] if isinstance(fact, dict) else fact


class Figures(unittest.TestCase):
    def test_every_quarter_of_every_trust_is_simulated(self):
        simulated = {(line["trust"], line["quarter"]) for line in england.stored()}
        data = england.by_trust()
        trusts = set(data) - {"England"}
        self.assertEqual(len(trusts), 11)
        self.assertEqual(simulated, {(trust, quarter) for trust in trusts for quarter in data[trust]})

    def test_a_quarter_of_london_is_what_the_results_say(self):
        line = next(line for line in england.stored() if (line["trust"], line["quarter"]) == ("London", "2025 Q3"))
        trust, staff = ambulance.Trust(line["ring"], line["other"]), ambulance.Staff(line["safety"])
        got = ambulance.simulated(england.by_trust()["London"]["2025 Q3"], trust, staff, england.REPLICATIONS)
        for name in ("mean", "p95", "p99"):
            width = 2 * line[f"{name}_half_width"] + 0.1 * line[f"{name}_simulated"]  # seats are stored to a hundredth
            self.assertLess(abs(got[name].mean() - line[f"{name}_simulated"]), width, name)

    def test_northumbrias_101_callers_give_up_as_they_did(self):
        year = "2022/23"
        staff = police.fitted(northumbria.YEARS[year], police.Staff(0.98, 0.07, 1.0, 0.885))
        got = northumbria.abandonment(year, staff, 2)["police_101"].mean()
        self.assertLess(abs(got / northumbria.ABANDONED[year, "police_101"] - 1), northumbria.BAND)


if __name__ == "__main__":
    unittest.main()
