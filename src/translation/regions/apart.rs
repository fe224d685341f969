//! What only counts where each field of an object is apart from its others: comparisons, keys of dicts, and what
//! libraries are given.

use rustpython_ast::CmpOp;

use super::{Finder, Region, is_container};
use crate::types::ir::{Argument, ExprId};
use crate::types::ty::Ty;

impl Finder<'_, '_> {
    /// What is compared has the same kinds of values in it.
    pub(super) fn compare(&self, left: ExprId, rest: &[(CmpOp, ExprId)]) {
        let mut left = left;
        for (op, right) in rest {
            match op {
                CmpOp::Is | CmpOp::IsNot => {}
                CmpOp::In | CmpOp::NotIn if self.gives_keys(*right) => {}
                CmpOp::In | CmpOp::NotIn => self.sought(right.at(), left),
                _ if is_container(self.types.of(left).some()) => {
                    self.share_items(left.at(), right.at());
                }
                _ => {}
            }
            left = *right;
        }
    }

    /// A value is compared with those in a container.
    pub(super) fn sought(&self, container: Region, value: ExprId) {
        if is_container(self.types.of(value).some()) {
            self.put(container, value.at());
        }
    }

    /// An object has a value in a field.
    pub(super) fn hold(&self, object: Region, value: Region) {
        if !self.is_apart {
            self.put(object, value);
        }
    }

    /// Whether a loop over it gives the keys of a dict, of which nothing is changed.
    pub(super) fn gives_keys(&self, over: ExprId) -> bool {
        self.is_apart && matches!(self.types.of(over).some(), Ty::Dict(..))
    }

    /// The region of what a loop over something gives.
    pub(super) fn given(&self, over: ExprId) -> Region {
        if self.gives_keys(over) {
            self.regions.fresh()
        } else {
            self.regions.item(over.at())
        }
    }

    /// A function of a library calls none of the file but those that it is given.
    pub(super) fn library(&self, this: Region, name: &str, arguments: &[Argument]) {
        let may_be_held = |it: &&Argument| {
            let ty = self.types.of(it.value).some();
            ty.is_shared() || matches!(ty, Ty::Unknown | Ty::Mixed)
        };
        let values: Vec<Region> = arguments
            .iter()
            .filter(may_be_held)
            .map(|it| it.value.at())
            .collect();
        match (name, values.as_slice()) {
            ("copy.deepcopy" | "json.dumps" | "random.shuffle" | "heapq.heapify", _) => {}
            ("heapq.heappush" | "bisect.insort", [into, value]) => self.put(*into, *value),
            ("heapq.heappop" | "random.choice", [from]) => self.put(*from, this),
            (
                "copy.copy"
                | "collections.deque"
                | "collections.defaultdict"
                | "collections.OrderedDict"
                | "collections.Counter"
                | "itertools.chain"
                | "itertools.islice"
                | "random.sample",
                _,
            ) => values.iter().for_each(|it| self.share_items(this, *it)),
            _ => self.mix(this, &values),
        }
    }
}
