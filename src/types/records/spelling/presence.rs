//! Keys that are not there, or have None: a field of its own says which.

use super::super::super::class_form::Key;
use super::super::super::ids::ExprId;
use super::super::super::ir::{Argument, Kind, StmtKind, Target};
use super::{BLURRED, Spelling};

impl Spelling<'_, '_> {
    /// `"key" in record`.
    pub(super) fn presence(&mut self, object: ExprId, key: &Key, is_in: bool) -> Kind {
        let Some(presence) = key.presence() else {
            return Kind::Unsupported(BLURRED);
        };
        let field = Kind::Attribute(object, presence);
        if is_in {
            return field;
        }
        let field = self.beside(object, field);
        Kind::Unary(rustpython_ast::UnaryOp::Not, field)
    }

    /// `record.get("key", default)`.
    pub(super) fn got(&mut self, id: ExprId, object: ExprId, key: &Key, default: ExprId) -> Kind {
        let is_none = matches!(self.program.kind(default), Kind::None);
        let field = Kind::Attribute(object, key.field.clone());
        if !key.is_sometimes || is_none {
            return field;
        }
        if !key.is_blurred {
            return self.held(id, object, key, Some(default));
        }
        if !self.is_path(object) || !self.is_plain(default) {
            return Kind::Unsupported(BLURRED);
        }
        let test = self.presence(object, key, true);
        if let Kind::Unsupported(_) = test {
            return test;
        }
        let test = self.beside(id, test);
        let body = self.beside(id, field);
        Kind::Conditional {
            test,
            body,
            orelse: default,
        }
    }

    /// What a copy of a record says of a key.
    pub(super) fn copied_presence(
        &mut self,
        id: ExprId,
        object: ExprId,
        key: &Key,
        is_given: bool,
    ) -> Option<Argument> {
        let presence = key.presence()?;
        let value = if is_given {
            Kind::Bool(true)
        } else {
            Kind::Attribute(object, presence.clone())
        };
        Some(Argument {
            name: Some(presence),
            stars: 0,
            value: self.beside(id, value),
        })
    }

    /// `record["key"] = value`, which the record may be without, or have None under.
    pub(super) fn assigned_presence<'a>(
        &mut self,
        object: ExprId,
        index: ExprId,
        value: ExprId,
    ) -> Option<StmtKind<'a>> {
        let keys = self.record(object)?;
        let key = keys.of(&self.text(index)?).cloned()?;
        let presence = key.presence()?;
        if !self.is_path(object) {
            return Some(StmtKind::Unsupported(BLURRED));
        }
        let is_there = self.beside(value, Kind::Bool(true));
        let values = self.beside(value, Kind::Tuple(vec![value, is_there]));
        let targets = [key.field, presence].map(|it| Target::Attribute(object, it));
        Some(StmtKind::Assign {
            targets: vec![Target::Tuple(targets.into(), None)],
            value: values,
            annotation: None,
        })
    }
}
