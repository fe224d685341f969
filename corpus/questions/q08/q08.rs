// ANCHOR: tree-node
use std::iter;

struct TreeNode<T> {
    val: T,
    left: Option<Box<TreeNode<T>>>,
    right: Option<Box<TreeNode<T>>>,
}

impl<T> TreeNode<T> {
    const fn new(val: T) -> Self {
        Self {
            // PAIR: val
            val,
            left: None,
            right: None,
        }
    }
}
// ANCHOR_END: tree-node

// ANCHOR: is-bst
/// A bound of `None` stands for no bound on that side.
fn is_bst<T: Ord>(node: Option<&TreeNode<T>>, lower: Option<&T>, upper: Option<&T>) -> bool {
    let Some(TreeNode { val, left, right }) = node else {
        return true;
    };
    // PAIR: bounds
    lower.is_none_or(|lower| lower < val)
        && upper.is_none_or(|upper| val < upper)
        // PAIR: right-subtree
        && is_bst(right.as_deref(), Some(val), upper)
        && is_bst(left.as_deref(), lower, Some(val))
}
// ANCHOR_END: is-bst

// ANCHOR: in-order
/// The keys from left to right; `waiting` holds the nodes whose turn is still to come.
fn in_order<T>(root: &TreeNode<T>) -> impl Iterator<Item = &T> {
    let mut waiting = Vec::new();
    let mut node = Some(root);
    iter::from_fn(move || {
        while let Some(parent) = node {
            waiting.push(parent);
            node = parent.left.as_deref();
        }
        let next = waiting.pop()?;
        node = next.right.as_deref();
        Some(&next.val)
    })
}
// ANCHOR_END: in-order

// ANCHOR: ascending
fn is_bst_in_order<T: Ord>(root: &TreeNode<T>) -> bool {
    in_order(root).is_sorted_by(|a, b| a < b)
}
// ANCHOR_END: ascending

// ANCHOR: usage
fn report(root: &TreeNode<i64>) {
    for yes in [is_bst(Some(root), None, None), is_bst_in_order(root)] {
        println!("{}", if yes { "True" } else { "False" });
    }
}

pub fn main() {
    let mut root = TreeNode::new(2);
    root.left = Some(Box::new(TreeNode::new(1)));
    root.right = Some(Box::new(TreeNode::new(3)));
    report(&root);
    // ANCHOR_END: usage

    // ANCHOR: too-far-left
    if let Some(right) = &mut root.right {
        right.left = Some(Box::new(TreeNode::new(0)));
    }
    report(&root);
}
// ANCHOR_END: too-far-left
