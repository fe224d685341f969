# ANCHOR: function
import unittest
from unittest.mock import patch


def add_numbers(a, b):
    return a + b
# ANCHOR_END: function


# ANCHOR: test
class TestAddition(unittest.TestCase):
    def test_addition(self):
        # PAIR: cases
        for a, b, total in ((3, 4, 7), (-1, 1, 0), (-1, -1, -2)):
            with self.subTest(a=a, b=b):
                # PAIR: case
                self.assertEqual(add_numbers(a, b), total)
# ANCHOR_END: test


# ANCHOR: runner
def run_tests(title):
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(TestAddition)
    result = unittest.TextTestRunner().run(suite)
    outcome = "ok" if result.wasSuccessful() else "FAILED"
    print(f"{title}: test_addition ... {outcome}")
# ANCHOR_END: runner


# ANCHOR: edit
def add_amounts(a, b):
    """What add_numbers would be after an edit: "no sum is below zero"."""
    return max(a + b, 0)
# ANCHOR_END: edit


# ANCHOR: main
if __name__ == '__main__':
    run_tests("before the edit")
    with patch(f"{__name__}.add_numbers", add_amounts):
        run_tests("after the edit")
# ANCHOR_END: main
