"""Every example in the documents, those that take long included."""
import unittest

import test_examples


class AllExamples(test_examples.Examples):
    with_slow = True


del test_examples

if __name__ == "__main__":
    unittest.main()
