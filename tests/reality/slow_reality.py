"""Police 999 of the UK, and Northumbria's six pairs, stay where docs/verification.md has them."""
import unittest

import northumbria
import police


class Police(unittest.TestCase):
    def test_the_uk_has_its_mean_and_its_tail(self):
        got = police.uk()
        self.assertTrue(12 <= got["mean"].mean() <= 20, got)
        self.assertTrue(0.66 <= got["within_10"].mean() <= 0.76, got)
        self.assertTrue(0.05 <= got["over_60"].mean() <= 0.10, got)

    def test_northumbrias_six_pairs(self):
        staff = {year: police.fitted(force) for year, force in northumbria.YEARS.items()}
        # The patience that tests/reality/update fits to two of the years.
        fitted = northumbria.pairs(staff, northumbria.weibull(3, 424))
        for key, values in fitted.items():
            self.assertLess(abs(values.mean() / northumbria.ABANDONED[key] - 1), northumbria.BAND, key)


if __name__ == "__main__":
    unittest.main()
