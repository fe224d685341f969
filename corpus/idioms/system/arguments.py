# ANCHOR: arguments
import argparse

parser = argparse.ArgumentParser(description="Repeat a word.")
parser.add_argument("word", nargs="?", default="hello")
parser.add_argument("-n", "--times", type=int, default=2)
parser.add_argument("--loud", action="store_true")
arguments = parser.parse_args()

word = arguments.word.upper() if arguments.loud else arguments.word
print(" ".join([word] * arguments.times))
# ANCHOR_END: arguments
