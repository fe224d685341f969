//! Lists and dicts with values of the types that their place asks for.

use super::super::code::Code;
use super::super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Whether a call makes an empty container: what its place holds says its type.
    pub(super) fn makes_empty(
        &self,
        func: ExprId,
        arguments: &[crate::types::ir::Argument],
    ) -> bool {
        match self.kind(func) {
            Kind::Import(name) => match name.as_str() {
                "collections.deque" | "collections.OrderedDict" | "collections.Counter" => {
                    arguments.is_empty()
                }
                "collections.defaultdict" => {
                    arguments.len() == 1
                        && match self.kind(arguments[0].value) {
                            Kind::Builtin(name) => matches!(
                                name.as_str(),
                                "int" | "float" | "list" | "set" | "dict" | "str" | "bool"
                            ),
                            Kind::Import(name) => matches!(
                                name.as_str(),
                                "collections.deque"
                                    | "collections.Counter"
                                    | "collections.OrderedDict"
                            ),
                            _ => false,
                        }
                }
                _ => false,
            },
            Kind::Builtin(name) => {
                arguments.is_empty() && matches!(name.as_str(), "list" | "dict" | "set")
            }
            _ => false,
        }
    }

    /// Whether its parts are given their type one by one.
    pub(super) fn is_branching(&self, id: ExprId) -> bool {
        matches!(self.kind(id), Kind::Conditional { .. } | Kind::Chosen(_))
    }

    pub(in super::super) fn values(&mut self, items: &[ExprId], of: &Ty) -> Res<String> {
        let mut texts = Vec::new();
        for item in items {
            // The first says what the others are.
            texts.push(if texts.is_empty() {
                self.pointed(*item, of)?
            } else {
                self.value(*item, of)?.text
            });
        }
        Ok(texts.join(", "))
    }

    pub(super) fn vec(&mut self, items: &[ExprId], of: &Ty, want: &Ty) -> Res<Code> {
        if items
            .iter()
            .any(|it| matches!(self.kind(*it), Kind::Starred(_)))
        {
            return self.spread(&self.items_of(items), of, "Vec", want);
        }
        if items.is_empty() {
            return Ok(Code::tight("Vec::new()", want.clone()));
        }
        let text = self.values(items, of)?;
        let mut code = Code::tight(format!("vec![{text}]"), want.clone());
        code.is_weak = *of == Ty::Int;
        Ok(code)
    }

    pub(super) fn dict(
        &mut self,
        items: &[(Option<ExprId>, ExprId)],
        key: &Ty,
        value: &Ty,
        want: &Ty,
    ) -> Res<Code> {
        if !self.has_rust(want) && !items.is_empty() {
            return refuse(unknown(want));
        }
        self.rust_type(want);
        if items.is_empty() {
            return Ok(Code::tight("IndexMap::new()", want.clone()));
        }
        if items.iter().any(|it| it.0.is_none()) {
            return self.merged_dict(items, key, value, want);
        }
        let mut texts = Vec::new();
        for (a, b) in items {
            let Some(a) = a else {
                return refuse("** in a dict");
            };
            let a = self.value(*a, key)?.text;
            // The first says what the others are.
            let b = if texts.is_empty() {
                let before = std::mem::replace(&mut self.says_dyn, value.holds_dyn());
                let first = self.pointed(*b, value);
                self.says_dyn = before;
                first?
            } else {
                self.value(*b, value)?.text
            };
            texts.push(format!("({a}, {b})"));
        }
        let mut code = Code::tight(
            format!("IndexMap::from([{}])", texts.join(", ")),
            want.clone(),
        );
        code.is_weak = *key == Ty::Int || *value == Ty::Int;
        Ok(code)
    }

    /// Whether a list stands in Rust as an array.
    pub(super) fn is_array(&self, id: ExprId) -> bool {
        match self.kind(id) {
            Kind::Var(var) => {
                self.binding(*var).global == Some(super::super::variables::Global::Const)
            }
            _ => false,
        }
    }
}
