//! `try: n = int(text)`, `except ValueError: n = 0`: a variable that gets what went well, or else something plain.

use super::Parts;
use crate::translation::frames::Flow;
use crate::translation::questions::question;
use crate::translation::raises::Attempt;
use crate::translation::translator::{Res, Translator, refuse};
use crate::types::ir::{ExprId, Kind, Stmt, StmtKind, Suite, Target, Try, VarId};
use crate::types::ty::Ty;

/// Such a variable, its value if all goes well, and if not.
#[derive(Debug, Clone, Copy)]
pub(in crate::translation) struct Assigned {
    pub(in crate::translation) var: VarId,
    value: ExprId,
    other: ExprId,
}

impl Translator<'_, '_> {
    /// The variable that a `try` assigns so, which is declared there.
    pub(in crate::translation) fn assigned_by_try(&self, stmt: &Stmt<'_>) -> Option<Assigned> {
        let StmtKind::Compound(suites, "try") = &stmt.kind else {
            return None;
        };
        let read = self.program.tries.get(&stmt.start)?;
        let facts = self.raises.tries.get(&stmt.start)?;
        let parts = Parts::of(read, suites)?;
        self.assigned_in(stmt, read, &parts, facts)
    }

    fn assigned_in(
        &self,
        stmt: &Stmt<'_>,
        read: &Try,
        parts: &Parts<'_, '_>,
        facts: &Attempt,
    ) -> Option<Assigned> {
        let ([handler], [suite]) = (read.handlers.as_slice(), parts.handlers) else {
            return None;
        };
        let is_whole = parts.orelse.is_none()
            && parts.finally.is_none()
            && handler.var.is_none()
            && !facts.is_open
            && facts.out.is_empty()
            && facts.handled.iter().all(|it| !it.is_empty())
            && !self.coroutines.sees.contains(&stmt.start);
        let (var, value) = only_assignment(parts.body)?;
        let (of, other) = only_assignment(suite)?;
        let info = self.program.var(var);
        let home = self.homes.get(&stmt.block).map_or(&[][..], Vec::as_slice);
        let first = home.partition_point(|(position, _)| *position < stmt.start);
        let is_made_here = home[first..]
            .iter()
            .take_while(|(position, _)| *position <= stmt.end)
            .any(|it| it.1 == var);
        let binding = self.binding(var);
        let is_plain = of == var
            && is_made_here
            && !info.is_captured
            && !info.is_param
            && !binding.is_usize
            && binding.global.is_none()
            && !self.declared.contains(&var)
            && self.has_rust(&info.ty)
            && !info.ty.holds_coroutine()
            && !info.ty.is_function();
        let is_called = matches!(
            self.kind(value),
            Kind::Call(..) | Kind::Binary(..) | Kind::List(_) | Kind::Tuple(_)
        );
        let mentions = |id: ExprId| {
            let mut inside = self.exprs_in(&self.program.expr(id).span);
            inside.any(|it| {
                matches!(it.kind, Kind::Var(of) if of == var) || matches!(it.kind, Kind::Await(_))
            })
        };
        (is_whole
            && is_plain
            && is_called
            && self.has_failing(value)
            && !mentions(value)
            && !matches!(self.kind(other), Kind::Var(of) if *of == var)
            && self.is_plain_other(other))
        .then_some(Assigned { var, value, other })
    }

    /// Whether a value takes no step of its own.
    fn is_plain_other(&self, id: ExprId) -> bool {
        match self.kind(id) {
            Kind::Int(_)
            | Kind::Float(_)
            | Kind::Str(_)
            | Kind::Bool(_)
            | Kind::None
            | Kind::Var(_) => !self.has_failing(id),
            Kind::List(items) | Kind::Set(items) => items.is_empty(),
            Kind::Dict(items) => items.is_empty(),
            Kind::Unary(_, of) => matches!(self.kind(*of), Kind::Int(_) | Kind::Float(_)),
            _ => false,
        }
    }

    /// Writes such a `try` as what its variable is bound to; false where it is none.
    pub(super) fn bound_by_try(
        &mut self,
        stmt: &Stmt<'_>,
        read: &Try,
        parts: &Parts<'_, '_>,
        facts: &Attempt,
    ) -> Res<bool> {
        let Some(found) = self.assigned_in(stmt, read, parts, facts) else {
            return Ok(false);
        };
        let ty = self.program.var(found.var).ty.clone();
        let before = self.out.mark();
        let mut made = None;
        let (done, _) = self.in_frame(Flow::Plain, true, |it| {
            made = Some(it.value(found.value, &ty)?);
            it.check_failing(&[found.value])
        });
        done?;
        let Some(made) = made else {
            return refuse("try");
        };
        let (lines, origins) = self.out.take_with_origins(before);
        let other = self.value(found.other, &ty)?;
        if self.out.mark().line() > before.line() {
            return refuse("try");
        }
        self.rename_hiding(found.var, stmt);
        let info = self.program.var(found.var);
        let needs_mut = info.assignments() > 2 || self.effects.changed.contains(&found.var);
        self.bindings[found.var.at()].needs_mut = needs_mut;
        self.declared.insert(found.var);
        let name = self.binding(found.var).name.clone();
        let keyword = if needs_mut { "let mut" } else { "let" };
        let rust = self.rust_type(&ty);
        let or = or_else(&other.text, &ty);
        self.out.origin = Some(stmt.line);
        let seen = [parts.body, &parts.handlers[0]];
        for line in seen.iter().flat_map(|it| &it.body).map(|it| it.line) {
            self.out.seen(line);
        }
        self.out.seen(read.handlers[0].line);
        if lines.is_empty()
            && let Some(result) = result_of(&made.text)
        {
            let text = match (result.1, other.text.as_str()) {
                (Some("Some"), "None") => format!("{}.ok()", result.0),
                (Some(wrapped), _) => format!("{}.map({wrapped}){or}", result.0),
                (None, _) => format!("{}{or}", result.0),
            };
            // A call says what it gives.
            let is_open = text.contains(".parse()") || text.contains(".collect()");
            let says = if is_open {
                format!(": {rust}")
            } else {
                String::new()
            };
            self.out.line(format!("{keyword} {name}{says} = {text};"));
            return Ok(true);
        }
        let error = self.error_name.clone();
        let open = format!("{keyword} {name} = (|| -> Result<{rust}, {error}> {{");
        self.out.line(open);
        for (line, from) in lines.into_iter().zip(origins) {
            self.out.origin = from;
            self.out.line(line);
        }
        self.out.origin = Some(stmt.line);
        self.out.line(format!("Ok({})", made.text));
        self.out.line(format!("}})(){or};"));
        Ok(true)
    }
}

/// The variable and the value of an assignment that is all that some code does.
fn only_assignment(suite: &Suite<'_>) -> Option<(VarId, ExprId)> {
    let [stmt] = suite.body.as_slice() else {
        return None;
    };
    match &stmt.kind {
        StmtKind::Assign { targets, value, .. } => match targets.as_slice() {
            [Target::Var(var)] => Some((*var, *value)),
            _ => None,
        },
        _ => None,
    }
}

/// What stands behind a `Result` for the case that it is an error.
fn or_else(other: &str, ty: &Ty) -> String {
    match other {
        "Vec::new()" | "String::new()" | "IndexMap::new()" | "HashSet::new()" => {
            ".unwrap_or_default()".to_owned()
        }
        _ if ty.is_copy() && !other.contains('(') || other == "None" => {
            format!(".unwrap_or({other})")
        }
        _ => format!(".unwrap_or_else(|_| {other})"),
    }
}

/// The call that a text is, with `?` behind it, and what its value is put into.
fn result_of(text: &str) -> Option<(&str, Option<&str>)> {
    let one = |text: &'_ str| {
        let inner = text.strip_suffix('?')?;
        let is_one = question(inner).is_none()
            && question(text) == Some(false)
            && super::attempts::is_one_operand(inner);
        is_one.then_some(inner.len())
    };
    if let Some(length) = one(text) {
        return Some((&text[..length], None));
    }
    let (wrapped, rest) = text.split_once('(')?;
    let inner = rest.strip_suffix(')')?;
    let is_path = wrapped
        .chars()
        .all(|c| c.is_alphanumeric() || c == ':' || c == '_')
        && wrapped
            .rsplit(':')
            .next()
            .is_some_and(|it| it.starts_with(char::is_uppercase));
    let length = is_path.then(|| one(inner)).flatten()?;
    Some((&inner[..length], Some(wrapped)))
}
