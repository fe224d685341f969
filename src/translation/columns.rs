//! The columns of rows: `zip(*rows)` where each row is a tuple.

use super::seq::{Item, Seq};
use super::translator::{Res, Translator};
use crate::types::ir::{ExprId, Kind, Stmt, Target};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// The columns of rows that are tuples of one type.
    pub(super) fn columns_of_tuples(&mut self, rows: ExprId, parts: &[Ty]) -> Res<Seq> {
        let of = parts.first().cloned().unwrap_or_default();
        let seq = self.iterate(rows)?;
        let seq = self.single(seq)?;
        let copy = if of.is_copy() || seq.item == Item::Value {
            ""
        } else {
            ".clone()"
        };
        let fields: Vec<String> = (0..parts.len())
            .map(|at| format!("row.{at}{copy}"))
            .collect();
        let helper = self.helper("transpose");
        let text = format!(
            "{helper}(&{}.map(|row| vec![{}]).collect::<Vec<_>>())",
            seq.receiver(),
            fields.join(", ")
        );
        let columns = Seq::new(
            format!("{text}.into_iter()"),
            Item::Value,
            Ty::Tuples(Box::new(of)),
        );
        Ok(columns.in_for(text))
    }

    /// The columns of texts, a character of each.
    pub(super) fn columns_of_texts(&mut self, rows: ExprId) -> Res<Seq> {
        let seq = self.iterate(rows)?;
        let seq = self.single(seq)?;
        let helper = self.helper("transpose");
        let text = format!(
            "{helper}(&{}.map(|row| row.chars().collect()).collect::<Vec<Vec<char>>>())",
            seq.receiver()
        );
        let columns = Seq::new(
            format!("{text}.into_iter()"),
            Item::Value,
            Ty::Tuples(Box::new(Ty::Char)),
        );
        Ok(columns.in_for(text))
    }

    /// `names, ages = zip(*rows)`: whether it was that.
    pub(super) fn unpack_columns(
        &mut self,
        stmt: &Stmt<'_>,
        targets: &[Target],
        value: ExprId,
    ) -> Res<bool> {
        let Kind::Call(func, arguments) = self.kind(value) else {
            return Ok(false);
        };
        let [rows] = arguments.as_slice() else {
            return Ok(false);
        };
        let is_zip = matches!(self.kind(*func), Kind::Builtin(name) if name == "zip");
        let (Ty::List(row) | Ty::Tuples(row)) = self.ty(rows.value).clone() else {
            return Ok(false);
        };
        let Ty::Tuple(parts) = *row else {
            return Ok(false);
        };
        let is_fit = is_zip
            && rows.stars == 1
            && parts.len() == targets.len()
            && !self.raises.stmts.contains_key(&stmt.start)
            && parts.iter().all(|it| self.has_rust(it) && !it.is_shared());
        if !is_fit {
            return Ok(false);
        }
        let mut columns = Vec::new();
        for (target, part) in targets.iter().zip(&parts) {
            let Target::Var(var) = target else {
                return Ok(false);
            };
            let is_new = !self.declared.contains(var) && self.binding(*var).global.is_none();
            if !is_new || self.program.var(*var).ty != Ty::Tuples(Box::new(part.clone())) {
                return Ok(false);
            }
            columns.push(*var);
        }
        let source = self.named_source(rows.value)?;
        self.out.line(format!(
            "assert!(!{source}.is_empty(), \"not enough values to unpack\");"
        ));
        for (at, (var, part)) in columns.into_iter().zip(&parts).enumerate() {
            self.declared.insert(var);
            let binding = self.binding(var).clone();
            let needs_mut = if binding.needs_mut { "mut " } else { "" };
            let copy = if part.is_copy() { "" } else { ".clone()" };
            let rust = self.rust_type(part);
            self.out.line(format!(
                "let {needs_mut}{}: Vec<{rust}> = {source}.iter().map(|row| row.{at}{copy}).collect();",
                binding.name
            ));
        }
        Ok(true)
    }
}
