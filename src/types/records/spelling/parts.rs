//! The keys and values of a record that it may be without, as what is gone through.

use rustpython_ast::CmpOp;

use super::super::super::class_form::{Key, Keys};
use super::super::super::ids::ExprId;
use super::super::super::ir::Kind;
use super::{ORDER, Spelling, WHOLE};

impl Spelling<'_, '_> {
    /// What `each` makes of the keys of a record that are there, as a list.
    pub(super) fn parts(
        &mut self,
        id: ExprId,
        object: ExprId,
        keys: &Keys,
        mut each: impl FnMut(&mut Self, &Key) -> ExprId,
    ) -> Kind {
        let is_told = |it: &Key| !it.is_blurred || it.has_presence;
        if !self.is_path(object) || !keys.all.iter().all(is_told) {
            return Kind::Unsupported(WHOLE);
        }
        if !keys.has_order {
            return Kind::Unsupported(ORDER);
        }
        let mut parts = Vec::new();
        for key in &keys.all {
            let part = each(self, key);
            if !key.is_sometimes {
                parts.push(part);
                continue;
            }
            let test = self.is_there(id, object, key);
            let body = self.beside(id, Kind::List(vec![part]));
            let orelse = self.beside(id, Kind::List(Vec::new()));
            let either = Kind::Conditional { test, body, orelse };
            let either = self.beside(id, either);
            parts.push(self.beside(id, Kind::Starred(either)));
        }
        Kind::List(parts)
    }

    /// Whether a record has a key.
    fn is_there(&mut self, id: ExprId, object: ExprId, key: &Key) -> ExprId {
        if let Some(presence) = key.presence() {
            return self.beside(id, Kind::Attribute(object, presence));
        }
        let field = self.beside(id, Kind::Attribute(object, key.field.clone()));
        let none = self.beside(id, Kind::None);
        self.beside(id, Kind::Compare(field, vec![(CmpOp::IsNot, none)]))
    }
}
