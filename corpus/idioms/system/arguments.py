# ANCHOR: arguments
import argparse

parser = argparse.ArgumentParser(description="Repeat a word.")
# PAIR: word
parser.add_argument("word", nargs="?", default="hello")
# PAIR: times
parser.add_argument("-n", "--times", type=int, default=2)
# PAIR: loud
parser.add_argument("--loud", action="store_true")
arguments = parser.parse_args()

word = arguments.word.upper() if arguments.loud else arguments.word
print(" ".join([word] * arguments.times))
# ANCHOR_END: arguments
