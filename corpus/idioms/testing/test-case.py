# ANCHOR: code
import io
import unittest


def slug(title):
    return "-".join(title.lower().split())
# ANCHOR_END: code
# ANCHOR: tests


class SlugTest(unittest.TestCase):
    def setUp(self):
        self.title = "  Two Words "

    def test_words_are_joined(self):
        self.assertEqual(slug(self.title), "two-words")

    def test_nothing_is_nothing(self):
        self.assertEqual(slug(""), "")
# ANCHOR_END: tests
# ANCHOR: main


suite = unittest.defaultTestLoader.loadTestsFromTestCase(SlugTest)
result = unittest.TextTestRunner(stream=io.StringIO()).run(suite)
print(result.testsRun, "run,", len(result.failures), "failed")
# ANCHOR_END: main
