//! Functions of `heapq` and `bisect`: lists that are heaps, or in order.

use super::code::Code;
use super::collections::heap_key;
use super::translator::{Res, Translator, refuse};
use crate::types::ir::ExprId;
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// A call of such a function, which is named with its module.
    pub(super) fn heap_call(&mut self, name: &str, plain: &[ExprId]) -> Res<Code> {
        match (name, plain) {
            ("heapq.heappush" | "heapq.heappushpop" | "heapq.heapreplace", [heap, item]) => {
                let of = self.ty(*heap).item();
                let key = heap_key(&of).filter(|_| name == "heapq.heappush");
                if key.is_none() {
                    self.check_heap(&of)?;
                }
                let item = self.value(*item, &of)?;
                let list = Ty::list(of.clone());
                let heap = self.changing(*heap, &list)?;
                if let Some(key) = key {
                    let helper = self.helper("heap_push_by_key");
                    let text = format!("{helper}({heap}, {}, {key})", item.text);
                    return Ok(Code::tight(text, Ty::None));
                }
                let helper = match name {
                    "heapq.heappush" => "heap_push",
                    "heapq.heappushpop" => "heap_push_pop",
                    _ => "heap_replace",
                };
                let helper = self.helper(helper);
                let ty = if name == "heapq.heappush" {
                    Ty::None
                } else {
                    of
                };
                Ok(Code::tight(format!("{helper}({heap}, {})", item.text), ty))
            }
            ("heapq.heappop" | "heapq.heapify", [heap]) => {
                let of = self.ty(*heap).item();
                let key = heap_key(&of).filter(|_| name == "heapq.heappop");
                if key.is_none() {
                    self.check_heap(&of)?;
                }
                let list = Ty::list(of.clone());
                let heap = self.changing(*heap, &list)?;
                if let Some(key) = key {
                    let helper = self.helper("heap_pop_by_key");
                    return Ok(Code::tight(format!("{helper}({heap}, {key})"), of));
                }
                let (helper, ty) = if name == "heapq.heappop" {
                    ("heap_pop", of)
                } else {
                    ("heapify", Ty::None)
                };
                let helper = self.helper(helper);
                Ok(Code::tight(format!("{helper}({heap})"), ty))
            }
            ("heapq.nsmallest" | "heapq.nlargest", [count, over]) => {
                let of = self.item_type(*over);
                if !super::sort_keys::is_sortable(&of) || of.has_float() || !self.has_rust(&of) {
                    return refuse("an order of these types");
                }
                let seq = self.iterate(*over)?;
                if seq.is_unordered {
                    self.check_order(&of)?;
                }
                let items = self.owned_items(seq, &of)?;
                let count = self.count_or_times(*count)?;
                let sort = if name == "heapq.nsmallest" {
                    "sort()".to_owned()
                } else {
                    self.import("std::cmp::Reverse");
                    if of.is_copy() {
                        "sort_by_key(|&it| Reverse(it))".to_owned()
                    } else {
                        "sort_by_key(|it| Reverse(it.clone()))".to_owned()
                    }
                };
                let rust = self.rust_type(&of);
                let text = format!(
                    "{{ let mut sorted = {items}.collect::<Vec<{rust}>>(); sorted.{sort}; sorted.truncate({count}); sorted }}"
                );
                Ok(Code::new(text, super::code::Prec::Loose, Ty::list(of)))
            }
            ("bisect.bisect" | "bisect.bisect_left" | "bisect.bisect_right", [list, item]) => {
                let of = self.ty(*list).item();
                let wanted = self.ty(*item).clone();
                let is_same = wanted == of || of == Ty::Float && wanted == Ty::Int;
                if !super::sort_keys::is_sortable(&of) || !is_same || !of.is_copy() {
                    return refuse("an order of these types");
                }
                let sign = if name == "bisect.bisect_left" {
                    "<"
                } else {
                    "<="
                };
                let item = self.value(*item, &of)?;
                let list = self.searched(*list)?;
                Ok(Code::usize(
                    format!(
                        "{list}.partition_point(|&it| it {sign} {})",
                        item.at_least(super::code::Prec::BitOr)
                    ),
                    super::code::Prec::Postfix,
                ))
            }
            _ => refuse(format!("{name} has no phrase yet")),
        }
    }
}
