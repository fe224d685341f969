//! Loops over the items of a record whose values are only shown.

use super::super::super::ids::{ExprId, VarId};
use super::super::super::ir::{Argument, Kind, Piece, Target};
use super::super::uses::class_of;
use super::Spelling;

impl Spelling<'_, '_> {
    /// In `for key, value in record.items()`, where the values are only shown, they are texts.
    pub(super) fn show_values(&mut self, target: &Target, iter: ExprId) {
        let Target::Tuple(targets, None) = target else {
            return;
        };
        let [Target::Var(_), Target::Var(value)] = targets.as_slice() else {
            return;
        };
        let value = *value;
        let Kind::List(pairs) = self.program.kind(iter).clone() else {
            return;
        };
        let mut parts = Vec::new();
        for pair in pairs {
            // One that may not be there.
            let pair = match self.program.kind(pair) {
                Kind::Starred(either) => match self.program.kind(*either) {
                    Kind::Conditional { body, .. } => match self.program.kind(*body) {
                        Kind::List(one) if one.len() == 1 => one[0],
                        _ => return,
                    },
                    _ => return,
                },
                _ => pair,
            };
            match self.program.kind(pair) {
                Kind::Tuple(items) if items.len() == 2 => parts.push((pair, items[0], items[1])),
                _ => return,
            }
        }
        let is_field = |it: &(ExprId, ExprId, ExprId)| {
            let field = match self.program.kind(it.2) {
                Kind::Held(field, None) => *field,
                _ => it.2,
            };
            matches!(self.program.kind(field), Kind::Attribute(of, _)
                if class_of(self.types, *of).is_some())
        };
        if !parts.iter().all(is_field) || !self.is_only_shown(value) {
            return;
        }
        for (pair, key, field) in parts {
            let func = self.beside(field, Kind::Builtin("str".to_owned()));
            let argument = Argument::plain(field);
            let text = self.beside(field, Kind::Call(func, vec![argument]));
            self.program.exprs[pair.at()].kind = Kind::Tuple(vec![key, text]);
        }
    }

    /// Whether a variable is nothing but printed.
    fn is_only_shown(&self, var: VarId) -> bool {
        let is_it = |id: &ExprId| matches!(self.program.kind(*id), Kind::Var(of) if *of == var);
        let (mut uses, mut shown) = (0, 0);
        for expr in &self.program.exprs {
            uses += usize::from(matches!(expr.kind, Kind::Var(of) if of == var));
            match &expr.kind {
                Kind::Format(pieces) => {
                    shown += pieces
                        .iter()
                        .filter(|it| match it {
                            Piece::Field {
                                value,
                                conversion,
                                spec,
                            } => {
                                is_it(value)
                                    && conversion.is_none_or(|it| it == 's')
                                    && spec.is_empty()
                            }
                            Piece::Text(_) => false,
                        })
                        .count();
                }
                Kind::Call(func, arguments)
                    if matches!(self.program.kind(*func), Kind::Builtin(name)
                        if name == "print" || name == "str") =>
                {
                    shown += arguments.iter().filter(|it| is_it(&it.value)).count();
                }
                _ => {}
            }
        }
        let defs = self.program.var(var).occurrences.iter();
        uses > 0 && uses == shown && defs.filter(|it| it.is_def).count() == 1
    }
}
