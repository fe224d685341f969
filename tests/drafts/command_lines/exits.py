import argparse


def main(argv):
    parser = argparse.ArgumentParser(prog="x")
    parser.add_argument("n", type=int)
    parser.add_argument("--mode", choices=("fast", "slow"), default="fast")
    args = parser.parse_args(argv)
    print(args.n, args.mode)
    return args.n


for argv in (["1"], ["a"], ["2", "--mode", "slow"], ["3", "--mode", "no"], ["1", "2"]):
    try:
        main(argv)
    except SystemExit as e:
        print("exit", e.code)
