//! `itertools.groupby`: neighbours with the same key, each group as a list.

use rustc_hash::FxHashSet;

use super::code::{Code, Form};
use super::seq::{Item, Seq};
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    pub(super) fn neighbours(&mut self, over: ExprId, key: Option<ExprId>, item: &Ty) -> Res<Seq> {
        let Ty::Tuple(parts) = item else {
            return refuse("groups that are kept");
        };
        let [wanted, Ty::List(of)] = parts.as_slice() else {
            return refuse("groups that are kept");
        };
        if !super::sort_keys::is_sortable(wanted) && *wanted != Ty::Bool {
            return refuse(unknown(wanted));
        }
        // What a generator does between its values would be done before the group is looked at.
        if matches!(self.ty(over), Ty::Iter(_))
            && !matches!(self.kind(over), Kind::Comprehension(_))
        {
            return refuse("groups of what an iterator gives");
        }
        if key.is_some_and(|it| !self.is_quiet_function(it)) {
            return refuse("groups by a function that does something");
        }
        let seq = self.iterate(over)?;
        if seq.is_unordered {
            return refuse("the order of a set shows");
        }
        let items = self.owned_items(seq, of)?;
        let key = key.filter(|it| !matches!(self.kind(*it), Kind::None));
        let (pattern, key) = match key {
            None if of.is_copy() => ("&it".to_owned(), Code::tight("it", (**of).clone())),
            None => ("it".to_owned(), Code::tight("it.clone()", (**of).clone())),
            Some(key) => {
                let it = Code::tight("it", (**of).clone());
                let (pattern, it) = if of.is_copy() {
                    ("&it", it)
                } else {
                    ("it", it.held(Form::Ref))
                };
                self.key_of(key, it, pattern, of)?
            }
        };
        let key = if key.form == Form::Ref && !key.ty.is_copy() {
            let method = if key.ty == Ty::Str {
                "to_string"
            } else {
                "clone"
            };
            Code::tight(format!("{}.{method}()", key.receiver()), key.ty)
        } else {
            key
        };
        let key = self.coerced(key, wanted)?;
        let helper = self.helper("group_by");
        let text = format!("{helper}({items}, |{pattern}| {})", key.text);
        let pair = Item::Tuple(vec![Item::Value, Item::Value]);
        let mut seq = Seq::new(text, pair, item.clone());
        seq.is_double = false;
        Ok(seq)
    }

    /// Whether a function that is given as a value only computes something.
    fn is_quiet_function(&self, func: ExprId) -> bool {
        let is_quiet = |id| self.is_silent(id, &mut FxHashSet::default());
        match self.kind(func) {
            Kind::Func(id) => is_quiet(*id),
            Kind::Lambda(id) => self.program.func(*id).value.is_some_and(|value| {
                self.exprs_in(&self.program.expr(value).span)
                    .all(|it| match &it.kind {
                        Kind::Call(callee, _) => match self.kind(*callee) {
                            Kind::Builtin(name) => {
                                !matches!(name.as_str(), "print" | "input" | "next")
                            }
                            Kind::Func(id) => is_quiet(*id),
                            Kind::Attribute(object, _) => !matches!(
                                self.ty(*object).some(),
                                Ty::Unknown | Ty::Mixed | Ty::Instance(_) | Ty::Dyn(_)
                            ),
                            _ => false,
                        },
                        _ => true,
                    })
            }),
            Kind::Builtin(_) | Kind::None => true,
            Kind::Attribute(object, _) => matches!(self.kind(*object), Kind::Builtin(_)),
            _ => false,
        }
    }
}
