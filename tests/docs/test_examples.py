"""Every example in the documents works and prints what the document says (the slow ones: slow_examples.py)."""
import difflib
import pathlib
import tempfile
import unittest

import examples


class Examples(unittest.TestCase):
    with_slow = False

    def test_outputs_are_as_documented(self):
        for document in examples.DOCUMENTS:
            with self.subTest(document), tempfile.TemporaryDirectory() as folder:
                self.assertGreater(examples.count(document), 0)
                copy = examples.copy_of_repository(pathlib.Path(folder))
                now = examples.regenerate(document, copy, self.with_slow)
                change = list(difflib.unified_diff(examples.repository.text(document).splitlines(), now.splitlines(),
                                                   "documented", "now", n=1, lineterm=""))
                if change:
                    self.fail("\n".join(["tests/docs/update brings outputs up to date:", *change]))


if __name__ == "__main__":
    unittest.main()
