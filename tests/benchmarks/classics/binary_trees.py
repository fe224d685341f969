"""Full trees of growing depth, made, counted and thrown away."""

import sys


class Node:
    def __init__(self, left, right):
        self.left = left
        self.right = right

    def count(self):
        if self.left is None:
            return 1
        return 1 + self.left.count() + self.right.count()


def make_tree(depth):
    if depth == 0:
        return Node(None, None)
    return Node(make_tree(depth - 1), make_tree(depth - 1))


def main():
    max_depth = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    min_depth = 4

    stretch_depth = max_depth + 1
    print(f"stretch tree of depth {stretch_depth}\t check: {make_tree(stretch_depth).count()}")

    long_lived = make_tree(max_depth)

    for depth in range(min_depth, max_depth + 1, 2):
        iterations = 2 ** (max_depth - depth + min_depth)
        check = 0
        for _ in range(iterations):
            check += make_tree(depth).count()
        print(f"{iterations}\t trees of depth {depth}\t check: {check}")

    print(f"long lived tree of depth {max_depth}\t check: {long_lived.count()}")


if __name__ == "__main__":
    main()
