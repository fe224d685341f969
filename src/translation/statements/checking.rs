//! What a statement needs checked before it runs.

use crate::rust::taken::{THERE, taken};
use crate::translation::translator::{Res, Translator, refuse};
use crate::types::exceptions;
use crate::types::ir::{ExprId, Kind, Stmt, StmtKind, Target};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Refuses a call that gives None and whose value is used: it would be shown, and not be made.
    pub(in crate::translation) fn check_nones(&self, stmt: &Stmt<'_>) -> Res<()> {
        let gives_none =
            |id: ExprId| matches!(self.kind(id), Kind::Call(..)) && *self.ty(id) == Ty::None;
        let (mut rest, may_be_none) = match &stmt.kind {
            StmtKind::Expr(value) | StmtKind::Return(Some(value)) => (vec![*value], true),
            StmtKind::Assign { value, targets, .. } => {
                let is_var = matches!(targets.as_slice(), [Target::Var(_)]);
                (vec![*value], is_var)
            }
            StmtKind::Augmented { value, .. } | StmtKind::Yield(Some(value), _) => {
                (vec![*value], false)
            }
            StmtKind::If { arms, .. } => (arms.iter().map(|it| it.test).collect(), false),
            StmtKind::While { test, .. } | StmtKind::Assert(test, _) => (vec![*test], false),
            StmtKind::For { iter, .. } => (vec![*iter], false),
            _ => return Ok(()),
        };
        if may_be_none {
            let calls = rest.iter().flat_map(|it| self.command_values(*it));
            rest = calls.flat_map(|it| self.kind(it).parts()).collect();
        }
        while let Some(id) = rest.pop() {
            if gives_none(id) && !self.program.tasks.contains(&id) {
                return refuse("a call that gives None, as a value");
            }
            // What a lambda gives may be None, but nothing in it.
            if let Kind::Lambda(lambda) = self.kind(id)
                && let Some(value) = self.program.func(*lambda).value
            {
                rest.extend(self.kind(value).parts());
            }
            rest.extend(self.kind(id).parts());
        }
        Ok(())
    }

    /// Checks that a simple statement gives the errors that it can raise, and where that is possible.
    pub(super) fn check_stmt(
        &mut self,
        stmt: &Stmt<'_>,
        mark: crate::translation::out::Mark,
    ) -> Res<()> {
        self.check_nones(stmt)?;
        let mut roots = Vec::new();
        match &stmt.kind {
            StmtKind::Expr(expr) => roots.push(*expr),
            StmtKind::Assign { targets, value, .. } => {
                roots.push(*value);
                targets.iter().for_each(|it| parts_of(it, &mut roots));
            }
            StmtKind::Augmented {
                target,
                value,
                read,
                ..
            } => {
                roots.extend([*value, *read]);
                parts_of(target, &mut roots);
            }
            StmtKind::Return(value) => roots.extend(value),
            StmtKind::Delete(targets) => targets.iter().for_each(|it| parts_of(it, &mut roots)),
            StmtKind::Assert(test, message) => {
                roots.push(*test);
                roots.extend(message);
            }
            StmtKind::Raise(Some(exception), _) => {
                if let Kind::Call(_, arguments) = self.kind(*exception) {
                    roots.extend(arguments.iter().map(|it| it.value));
                }
            }
            _ => return Ok(()),
        }
        self.check_failing(&roots)?;
        let written = self.out.since(mark).join("\n");
        self.check_tries(&written)?;
        if changes_what_is_lent(&written) {
            return refuse("a change of what may be None");
        }
        let raises = self.raises.stmts.get(&stmt.start);
        if raises.is_some()
            && !matches!(stmt.kind, StmtKind::Raise(..) | StmtKind::Assert(..))
            && crate::translation::questions::question(&written).is_none()
            && !written.contains("return Err(")
        {
            return refuse("an error that is caught here");
        }
        let sees_none = self.raises.watched.get(&stmt.start).is_some_and(|it| {
            it.iter().any(|class| {
                let class = *class;
                ["TypeError", "AttributeError"].iter().any(|name| {
                    exceptions::catches(self.program, class, exceptions::Exc::Builtin(name))
                })
            })
        });
        if sees_none && written.contains("not None") {
            return refuse("a None whose error is caught");
        }
        Ok(())
    }

    /// `assert` whose error a handler sees.
    pub(super) fn checked(&mut self, test: ExprId, message: Option<ExprId>) -> Res<()> {
        let condition = self.condition(test)?;
        let variant = self.error_variant(exceptions::Exc::Builtin("AssertionError"))?;
        let arguments: Vec<crate::types::ir::Argument> = message
            .into_iter()
            .map(crate::types::ir::Argument::plain)
            .collect();
        self.check_failing(&[test])?;
        let opposite = crate::translation::truths::negated(&condition);
        self.out.line(format!("if {} {{", opposite.text));
        let text = self.message(exceptions::Exc::Builtin("AssertionError"), &arguments)?;
        self.leave_with(&format!("{variant}({text})"), false)?;
        self.out.line("}");
        Ok(())
    }
}

/// The expressions that a target is made of.
fn parts_of(target: &Target, parts: &mut Vec<ExprId>) {
    match target {
        Target::Tuple(targets, _) => targets.iter().for_each(|it| parts_of(it, parts)),
        Target::Index(object, index) => parts.extend([*object, *index]),
        Target::Slice(object, bounds) => {
            parts.push(*object);
            parts.extend(bounds.iter().flatten());
        }
        Target::Attribute(object, _) => parts.push(*object),
        Target::Var(_) | Target::Unsupported(_) => {}
    }
}

/// Methods that change what they are called for.
const CHANGING: &[&str] = &[
    ".push(",
    ".push_str(",
    ".extend(",
    ".insert(",
    ".remove(",
    ".clear(",
    ".pop(",
    ".sort",
    ".retain(",
    ".shift_remove(",
    ".entry(",
    ".truncate(",
];

/// Whether what an Option only lends is changed.
fn changes_what_is_lent(text: &str) -> bool {
    let lent = taken("", ".as_ref()", THERE);
    text.match_indices(&lent).any(|(at, _)| {
        let rest = &text[at + lent.len()..];
        let is_set = rest.strip_prefix('[').is_some_and(|it| {
            it.split_once("] ")
                .is_some_and(|(_, it)| it.starts_with("= ") || it.starts_with("+= "))
        });
        is_set || CHANGING.iter().any(|it| rest.starts_with(it))
    })
}
