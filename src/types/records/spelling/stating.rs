//! Statements that assign, take out and go through keys of records.

use rustpython_ast::Operator;

use super::super::super::ids::ExprId;
use super::super::super::ir::{Kind, Stmt, StmtKind, Suite, Target};
use super::super::displays;
use super::{BLURRED, COMPUTED, Spelling, WHOLE};

impl<'a> Spelling<'_, 'a> {
    pub(super) fn suite(&mut self, suite: &mut Suite<'a>) {
        for mut stmt in std::mem::take(&mut suite.body) {
            self.stmt(&mut stmt);
            suite.body.extend(self.taken_out(&mut stmt));
            suite.body.push(stmt);
        }
    }

    /// `del record["key"]`, `x = record.pop("key")`: the value is looked at first, then it is nothing.
    fn taken_out(&mut self, stmt: &mut Stmt<'a>) -> Option<Stmt<'a>> {
        let (object, index, target, default) = match &stmt.kind {
            StmtKind::Delete(targets) => match targets.as_slice() {
                [Target::Index(object, index)] => (*object, *index, None, None),
                _ => return None,
            },
            StmtKind::Expr(value) | StmtKind::Assign { value, .. } => {
                let Kind::Call(func, arguments) = self.program.kind(*value) else {
                    return None;
                };
                let Kind::Attribute(object, name) = self.program.kind(*func) else {
                    return None;
                };
                let (first, rest) = arguments.split_first().filter(|_| name == "pop")?;
                let target = matches!(stmt.kind, StmtKind::Assign { .. }).then_some(*value);
                let default = rest.first().map(|it| it.value);
                (*object, first.value, target, default)
            }
            _ => return None,
        };
        let keys = self.record(object)?;
        self.found = true;
        let text = self.text(index);
        if let (Some(default), Some(text)) = (default, &text)
            && keys.of(text).is_none()
            && self.is_path(object)
            && self.is_plain(default)
        {
            let value = self.program.kind(default).clone();
            match target {
                Some(target) => self.program.exprs[target.at()].kind = value,
                None => stmt.kind = StmtKind::Pass,
            }
            return None;
        }
        let key = text.and_then(|it| keys.of(&it).cloned());
        let key = key.filter(|it| !it.is_blurred && self.is_path(object));
        let is_plain = default.is_none_or(|it| self.is_plain(it));
        let Some(key) = key.filter(|_| is_plain) else {
            stmt.kind = StmtKind::Unsupported("a key of a record that is taken out");
            return None;
        };
        let none = self.beside(index, Kind::None);
        let nothing = StmtKind::Assign {
            targets: vec![Target::Attribute(object, key.field.clone())],
            value: none,
            annotation: None,
        };
        if target.is_none() && default.is_some() {
            stmt.kind = nothing;
            return None;
        }
        let default = default.filter(|it| !matches!(self.program.kind(*it), Kind::None));
        let value = self.held(index, object, &key, default);
        let first = match target {
            Some(target) => {
                self.program.exprs[target.at()].kind = value;
                stmt.kind.clone()
            }
            None => StmtKind::Expr(self.beside(index, value)),
        };
        let looked_at = Stmt {
            kind: first,
            ..stmt.clone()
        };
        stmt.kind = nothing;
        Some(looked_at)
    }

    fn target(&mut self, target: &mut Target) {
        match target {
            Target::Index(object, index) => {
                let Some(keys) = self.record(*object) else {
                    return;
                };
                self.found = true;
                let text = self.text(*index);
                *target = match text.and_then(|it| keys.of(&it).cloned()) {
                    Some(key) if key.has_presence => Target::Unsupported(BLURRED),
                    Some(key) => Target::Attribute(*object, key.field),
                    None => Target::Unsupported(COMPUTED),
                };
            }
            Target::Tuple(targets, _) => targets.iter_mut().for_each(|it| self.target(it)),
            _ => {}
        }
    }

    fn stmt(&mut self, stmt: &mut Stmt<'a>) {
        if let Some(kind) = self.assigned_by_key(stmt) {
            self.found = true;
            stmt.kind = kind;
            return;
        }
        // What is made in the place of a statement is spelled already.
        let has_suites = !stmt.suites().is_empty();
        match &mut stmt.kind {
            StmtKind::Assign { targets, value, .. } => {
                if let ([Target::Index(object, index)], value) = (targets.as_slice(), *value)
                    && let Some(kind) = self.assigned_presence(*object, *index, value)
                {
                    self.found = true;
                    stmt.kind = kind;
                    return;
                }
                targets.iter_mut().for_each(|it| self.target(it));
            }
            StmtKind::Augmented {
                op: Operator::BitOr,
                value,
                read,
                ..
            } if self.record(*read).is_some() => {
                let (object, patch) = (*read, *value);
                stmt.kind = self.patch(object, &[], Some(patch));
            }
            StmtKind::Augmented {
                target,
                op,
                value,
                read,
            } => {
                let is_held = matches!(self.program.kind(*read), Kind::Held(..));
                self.target(target);
                if let Kind::Unsupported(why) = self.program.kind(*read) {
                    *target = Target::Unsupported(why);
                } else if is_held {
                    // What is changed in place is no new value.
                    if self.types.of(*read).is_shared() || !self.is_path_target(target) {
                        *target = Target::Unsupported(WHOLE);
                        return;
                    }
                    let value = self.beside(*read, Kind::Binary(*op, *read, *value));
                    stmt.kind = StmtKind::Assign {
                        targets: vec![target.clone()],
                        value,
                        annotation: None,
                    };
                }
            }
            StmtKind::For {
                target, iter, body, ..
            } => {
                self.target(target);
                if let Some(keys) = self.record(*iter) {
                    *iter = self.names(*iter, &keys);
                }
                self.check_loop(*iter, body);
                self.show_values(target, *iter);
            }
            StmtKind::Expr(expr) => {
                let expr = *expr;
                if let Some(kind) = self.call_stmt(expr) {
                    stmt.kind = kind;
                }
            }
            _ => {}
        }
        if has_suites {
            for inner in stmt.suites_mut() {
                self.suite(inner);
            }
        }
    }

    fn is_path_target(&self, target: &Target) -> bool {
        matches!(target, Target::Attribute(object, _) if self.is_path(*object))
    }

    fn call_stmt(&mut self, expr: ExprId) -> Option<StmtKind<'a>> {
        let Kind::Call(func, arguments) = self.program.kind(expr).clone() else {
            return None;
        };
        let Kind::Attribute(object, name) = self.program.kind(func).clone() else {
            return None;
        };
        self.record(object)?;
        match name.as_str() {
            "update" => {
                let plain: Vec<ExprId> = arguments
                    .iter()
                    .filter(|it| it.name.is_none())
                    .map(|it| it.value)
                    .collect();
                let named: Vec<(String, ExprId)> = arguments
                    .iter()
                    .filter_map(|it| Some((it.name.clone()?, it.value)))
                    .collect();
                match plain.as_slice() {
                    [] => Some(self.patch(object, &named, None)),
                    [patch] if named.is_empty() => Some(self.patch(object, &[], Some(*patch))),
                    _ => Some(StmtKind::Unsupported(WHOLE)),
                }
            }
            _ => None,
        }
    }

    /// Assigns several keys of a record.
    fn patch(
        &mut self,
        object: ExprId,
        named: &[(String, ExprId)],
        patch: Option<ExprId>,
    ) -> StmtKind<'a> {
        let Some(keys) = self.record(object) else {
            return StmtKind::Unsupported(WHOLE);
        };
        let items = match patch {
            Some(patch) => displays::items(self.program, patch),
            None => Some(named.to_vec()),
        };
        let Some(items) = items.filter(|it| !it.is_empty() && self.is_path(object)) else {
            return StmtKind::Unsupported(WHOLE);
        };
        let (mut targets, mut presences) = (Vec::new(), Vec::new());
        for (text, _) in &items {
            let Some(key) = keys.of(text) else {
                return StmtKind::Unsupported(WHOLE);
            };
            targets.push(Target::Attribute(object, key.field.clone()));
            presences.extend(key.presence());
        }
        let mut values: Vec<ExprId> = items.iter().map(|it| it.1).collect();
        for presence in presences {
            targets.push(Target::Attribute(object, presence));
            values.push(self.beside(object, Kind::Bool(true)));
        }
        if let Some(patch) = patch {
            self.program.exprs[patch.at()].kind = Kind::None;
        }
        if let ([_], [value]) = (targets.as_slice(), values.as_slice()) {
            return StmtKind::Assign {
                targets,
                value: *value,
                annotation: None,
            };
        }
        let value = self.beside(object, Kind::Tuple(values));
        StmtKind::Assign {
            targets: vec![Target::Tuple(targets, None)],
            value,
            annotation: None,
        }
    }
}
