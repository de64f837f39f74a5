"""Police 999 of the UK, and Northumbria's six pairs, stay where docs/verification.md has them."""
import unittest

import northumbria
import police


class Police(unittest.TestCase):
    def test_routing_and_ringing_leave_the_tail_where_it_is_published(self):
        ringing, tried, starts = police.ringing_for(0.71)
        got = police.uk(ringing, starts=starts)[0]
        self.assertTrue(12 <= got["mean"].mean() <= 20)
        self.assertTrue(0.66 <= got["within_10"].mean() <= 0.76)
        self.assertTrue(0.05 <= got["over_60"].mean() <= 0.10)
        self.assertGreater(tried[0]["within_10"].mean(), 0.76, "answered at once too many are in time: the misfit is gone")

    def test_northumbrias_six_pairs(self):
        staff = {year: police.fitted(force) for year, force in northumbria.YEARS.items()}
        fitted = northumbria.pairs(staff, northumbria.weibull(*northumbria.patience(staff)))
        for key, values in fitted.items():
            self.assertLess(abs(values.mean() / northumbria.ABANDONED[key] - 1), northumbria.BAND, key)


if __name__ == "__main__":
    unittest.main()
