"""Colours of the page: every text stands out from its ground as WCAG 2.2 AA asks (4.5), every line and mark of a chart too (3)."""
import pathlib
import re
import unittest

CSS = pathlib.Path(__file__).resolve().parents[2] / "analysis/report/page.css"

TEXTS = [("ink", "paper"), ("ink", "ground"), ("muted", "paper"), ("muted", "ground"), ("accent", "paper"), ("accent", "ground"),
         ("better", "better-ground"), ("worse", "worse-ground"), ("unclear", "unclear-ground"), ("flag", "flag-ground"),
         ("ink", "flag-ground"), ("masthead-ink", "masthead"), ("masthead-muted", "masthead")]
MARKS = [(f"series-{number}", "paper") for number in range(6)] + [("better", "paper"), ("worse", "paper"), ("unclear", "paper")]


def palettes():
    """The colours by name: light, dark, and on paper, each on top of the light ones."""
    text = CSS.read_text(encoding="utf-8")
    blocks = [dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})", block)) for block in re.findall(r":root[^{]*\{([^}]*--ink[^}]*)\}", text)]
    assert len(blocks) == 3
    return {name: {**blocks[0], **block} for name, block in zip(("light", "dark", "paper"), blocks)}


def luminance(colour):
    digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    parts = [int(digits[i:i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


class Contrast(unittest.TestCase):
    def test_black_on_white_is_21(self):
        self.assertAlmostEqual(contrast("#000", "#ffffff"), 21)

    def test_every_pair_stands_out(self):
        for name, colours in palettes().items():
            for pairs, least in ((TEXTS, 4.5), (MARKS, 3)):
                for ink, ground in pairs:
                    self.assertGreaterEqual(contrast(colours[ink], colours[ground]), least, f"{name}: {ink} on {ground}")


if __name__ == "__main__":
    unittest.main()
