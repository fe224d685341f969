//! Loops over a display of variables, `for account in (ann, bob)`: the values stay whose they are, the loop
//! borrows them.

use super::code::Form;
use super::for_parts::ForParts;
use super::translator::{LoopFrame, Res, Translator};
use crate::types::ir::{ExprId, Kind, Suite, Target, VarId};
use crate::types::ty::Ty;

/// A target of the loop, with what it is in each round.
struct Column {
    var: VarId,
    ty: Ty,
    values: Vec<ExprId>,
    is_borrowed: bool,
}

impl Translator<'_, '_> {
    /// Writes such a loop; `false` if it is none.
    pub(super) fn for_displayed(&mut self, whole: ForParts<'_, '_>) -> Res<bool> {
        let ForParts {
            target,
            iter,
            body,
            orelse,
            is_tail,
        } = whole;
        let Some(columns) = self.columns(target, iter) else {
            return Ok(false);
        };
        let mut borrowed = columns.iter().filter(|it| it.is_borrowed);
        let (Some(lent), None) = (borrowed.next(), borrowed.next()) else {
            return Ok(false);
        };
        let roots: Vec<VarId> = lent
            .values
            .iter()
            .filter_map(|it| super::roots::root(self.program, *it))
            .collect();
        let changes = self.effects.changed.contains(&lent.var);
        let touched = roots
            .iter()
            .any(|it| self.changes_in(*it, body) || changes && self.is_used_in(*it, body));
        // What is made anew is as good as a variable here, but nothing else sees it.
        let others = columns.iter().filter(|it| !it.is_borrowed);
        let reads_them = others
            .flat_map(|it| &it.values)
            .any(|it| roots.iter().any(|root| self.reads_variable(*it, *root)));
        let leaks = columns.iter().any(|it| self.declared.contains(&it.var));
        if touched || leaks || changes && reads_them {
            return Ok(false);
        }
        let mut distinct = roots.clone();
        distinct.sort_unstable();
        distinct.dedup();
        let is_twice = changes && distinct.len() < roots.len();
        if is_twice && roots.len() < lent.values.len() {
            return Ok(false);
        }
        let mut places = Vec::new();
        let mut seen = Vec::new();
        for value in &lent.values {
            let root = super::roots::root(self.program, *value);
            if is_twice && root.is_some_and(|it| seen.contains(&it)) {
                continue;
            }
            seen.extend(root);
            let text = if changes {
                self.changing(*value, &lent.ty)?
            } else {
                self.borrowed(*value, &lent.ty)?.text
            };
            places.push(text);
        }
        let dyn_type = match lent.ty {
            Ty::Dyn(_) if changes => Some(format!("&mut {}", self.borrowed_dyn(&lent.ty))),
            Ty::Dyn(_) => Some(format!("&{}", self.borrowed_dyn(&lent.ty))),
            _ => None,
        };
        let name = self.binding(lent.var).name.clone();
        let mut pattern = Vec::new();
        for column in &columns {
            let binding = self.binding(column.var).name.clone();
            pattern.push(if !column.is_borrowed {
                binding
            } else if is_twice {
                self.fresh("index")
            } else {
                binding
            });
        }
        let holder = self.fresh(&format!("{name}s"));
        if is_twice {
            let of = match &dyn_type {
                Some(of) => format!(": [{of}; {}]", places.len()),
                None => String::new(),
            };
            self.out
                .line(format!("let {holder}{of} = [{}];", places.join(", ")));
        } else if let (Some(of), Some(first)) = (dyn_type, places.first_mut()) {
            *first = format!("{first} as {of}");
        }
        let mut rounds = Vec::new();
        for (round, value) in lent.values.iter().enumerate() {
            let mut parts = Vec::new();
            for column in &columns {
                parts.push(if !column.is_borrowed {
                    self.value(column.values[round], &column.ty)?.text
                } else if is_twice {
                    let root = super::roots::root(self.program, *value);
                    let at = seen.iter().position(|it| Some(*it) == root);
                    at.unwrap_or_default().to_string()
                } else {
                    places[round].clone()
                });
            }
            rounds.push(match parts.as_slice() {
                [one] => one.clone(),
                parts => format!("({})", parts.join(", ")),
            });
        }
        let pattern_text = match pattern.as_slice() {
            [one] => one.clone(),
            parts => format!("({})", parts.join(", ")),
        };
        let over = format!("[{}]", rounds.join(", "));
        self.check_failing(&[iter])?;
        self.check_tries(&over)?;
        for column in &columns {
            self.declared.insert(column.var);
            let form = match (column.is_borrowed, changes) {
                (true, true) => Form::MutRef,
                (true, false) => Form::Ref,
                _ => Form::Place,
            };
            self.bound.insert(column.var, form);
            if column.is_borrowed {
                self.out_of_box.insert(column.var);
            }
        }
        let flag = self.open_else(body, orelse);
        self.out.line(format!("for {pattern_text} in {over} {{"));
        if is_twice && let Some(at) = columns.iter().position(|it| it.is_borrowed) {
            let index = &pattern[at];
            self.out
                .line(format!("let {name} = &mut *{holder}[{index}];"));
        }
        self.loops.push(LoopFrame { flag: flag.clone() });
        self.suite(body);
        self.loops.pop();
        self.out.line("}");
        self.close_else(is_tail, flag, orelse);
        Ok(true)
    }

    /// The targets of a loop over a display, each with its values; none if it is something else.
    fn columns(&self, target: &Target, iter: ExprId) -> Option<Vec<Column>> {
        let (Kind::Tuple(items) | Kind::List(items)) = self.kind(iter) else {
            return None;
        };
        let targets: Vec<VarId> = match target {
            Target::Var(var) => vec![*var],
            Target::Tuple(targets, None) => {
                let vars = targets.iter().map(|it| match it {
                    Target::Var(var) => Some(*var),
                    _ => None,
                });
                vars.collect::<Option<_>>()?
            }
            _ => return None,
        };
        let is_plain = matches!(target, Target::Var(_));
        let mut columns: Vec<Column> = Vec::new();
        for (at, var) in targets.iter().enumerate() {
            let mut values = Vec::new();
            for item in items {
                match self.kind(*item) {
                    Kind::Starred(_) => return None,
                    _ if is_plain => values.push(*item),
                    Kind::Tuple(parts) if parts.len() == targets.len() => values.push(parts[at]),
                    _ => return None,
                }
            }
            let ty = self.program.var(*var).ty.clone();
            let is_instance = matches!(ty, Ty::Instance(class) if !class.is_counted())
                || matches!(ty, Ty::Dyn(root) if self.holder(root) == "Box");
            // A shared one has a name of its own.
            if matches!(ty, Ty::Dyn(_)) && !is_instance {
                return None;
            }
            let is_place = |id: &ExprId| match self.kind(*id) {
                Kind::Var(_) => matches!(self.ty(*id), Ty::Instance(_) | Ty::Dyn(_)),
                Kind::Call(func, _) => matches!(self.kind(*func), Kind::Class(_)),
                _ => false,
            };
            let has_variable = values
                .iter()
                .any(|it| matches!(self.kind(*it), Kind::Var(_)));
            let is_borrowed = is_instance && has_variable && values.iter().all(is_place);
            if is_instance && !is_borrowed || !self.has_rust(&ty) {
                return None;
            }
            columns.push(Column {
                var: *var,
                ty,
                values,
                is_borrowed,
            });
        }
        (!items.is_empty()).then_some(columns)
    }

    /// Whether a block uses a variable.
    fn is_used_in(&self, var: VarId, body: &Suite<'_>) -> bool {
        let Some(block) = body.block else { return true };
        self.program.var(var).occurrences.iter().any(|it| {
            self.program
                .blocks_around(it.block)
                .any(|around| around == block)
        })
    }

    fn borrowed_dyn(&mut self, ty: &Ty) -> String {
        let text = self.borrowed_type(ty);
        text.trim_start_matches('&').to_owned()
    }
}
