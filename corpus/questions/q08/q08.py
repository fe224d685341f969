# ANCHOR: tree-node
class TreeNode:
    def __init__(self, x):
        # PAIR: val
        self.val = x
        self.left = None
        self.right = None
# ANCHOR_END: tree-node


# ANCHOR: is-bst
def is_bst(node, lower=float("-inf"), upper=float("inf")):
    if not node:
        return True
    val = node.val
    # PAIR: bounds
    if val <= lower or val >= upper:
        return False
    # PAIR: right-subtree
    if not is_bst(node.right, val, upper):
        return False
    if not is_bst(node.left, lower, val):
        return False
    return True
# ANCHOR_END: is-bst


# ANCHOR: in-order
def in_order(node):
    if node:
        yield from in_order(node.left)
        yield node.val
        yield from in_order(node.right)
# ANCHOR_END: in-order


# ANCHOR: ascending
def is_bst_in_order(root):
    keys = list(in_order(root))
    return all(a < b for a, b in zip(keys, keys[1:]))
# ANCHOR_END: ascending


# ANCHOR: usage
def report(root):
    print(is_bst(root))
    print(is_bst_in_order(root))


root = TreeNode(2)
root.left = TreeNode(1)
root.right = TreeNode(3)
report(root)
# ANCHOR_END: usage

# ANCHOR: too-far-left
root.right.left = TreeNode(0)
report(root)
# ANCHOR_END: too-far-left
