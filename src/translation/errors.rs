//! Errors: the enum of the exceptions that a file's code lets out, `raise`, and what an operation raises by
//! itself where a handler sees it.

mod domains;
mod failing;
mod failing_powers;
mod failing_texts;
mod failing_whole;
mod places;
mod raising;

use std::collections::BTreeMap;

use super::code::Code;
use super::frames::Flow;
use super::names::camel;
use super::questions::{ends_with_try, question};
use super::raises::Classes;
use super::translator::{Res, Translator, refuse};
use crate::types::exceptions::{self, Exc};
use crate::types::ir::{ClassId, ExprId, Kind, VarId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Names the variants of the enum of errors.
    pub(super) fn name_variants(&mut self) {
        let mut names: BTreeMap<String, usize> = BTreeMap::new();
        let all: Vec<Exc> = self.raises.all().into_iter().collect();
        let short: Vec<String> = all.iter().map(|it| self.short_name(*it)).collect();
        for name in &short {
            *names.entry(name.clone()).or_default() += 1;
        }
        for (class, name) in all.iter().zip(short) {
            let name = if names[&name] > 1 || name == "Self" {
                camel(self.python_name(*class))
            } else {
                name
            };
            self.variants.insert(*class, name);
        }
        let is_taken = |it: &&crate::types::ir::Class<'_>| camel(&it.name) == "Error";
        self.error_name = if self.program.classes.iter().any(|it| is_taken(&it)) {
            "Failure".to_owned()
        } else {
            "Error".to_owned()
        };
    }

    /// Whether exceptions of a class hold more than a text: then a struct of its own stands for it.
    pub(super) fn has_own_struct(&self, class: Exc) -> bool {
        let is_plain = |id: ClassId| {
            let body = &self.program.classes[id.at()].body.body;
            body.iter().all(|stmt| {
                matches!(
                    stmt.kind,
                    crate::types::ir::StmtKind::Docstring
                        | crate::types::ir::StmtKind::Pass
                        | crate::types::ir::StmtKind::Expr(_)
                ) || self.is_error_constant(id, stmt)
            })
        };
        let own = exceptions::ancestors(self.program, class);
        own.iter().any(|it| match it {
            Exc::Own(id) => !is_plain(*id),
            Exc::Builtin(_) => false,
        })
    }

    /// The path of a variant.
    pub(super) fn error_variant(&self, class: Exc) -> Res<String> {
        match self.variants.get(&class) {
            Some(name) => Ok(format!("{}::{name}", self.error_name)),
            None => refuse("an exception that nothing raises"),
        }
    }

    /// Whether an error can leave the code that is written.
    pub(super) fn can_fail(&self) -> bool {
        match self.frames.last() {
            Some(frame) => frame.fails && frame.flow != Flow::Refused,
            None => self.raises.fails(self.func) && self.may_fail(self.func),
        }
    }

    /// Whether a function may give a `Result`: methods of Python's own names are called by what can't.
    pub(super) fn may_fail(&self, func: crate::types::ir::FuncId) -> bool {
        let func = self.program.func(func);
        let is_special = func.name.starts_with("__") && func.name.ends_with("__");
        !is_special
            || func.class.is_none()
            || matches!(
                func.name.as_str(),
                "__init__"
                    | "__post_init__"
                    | "__call__"
                    | "__enter__"
                    | "__aenter__"
                    | "__aexit__"
                    | "__exit__"
                    | "__getitem__"
                    | "__setitem__"
                    | "__contains__"
            )
            || crate::types::is_operator(&func.name)
    }

    /// Whether an operation can raise what a handler sees.
    pub(super) fn is_failing(&self, id: ExprId) -> bool {
        self.raises.exprs.contains_key(&id)
    }

    /// A piece of an operation that is `None` where it fails, with `?`.
    pub(super) fn or_error(
        &mut self,
        option: &str,
        class: &'static str,
        message: &str,
    ) -> Res<String> {
        let variant = self.error_variant(Exc::Builtin(class))?;
        Ok(format!("{option}.ok_or_else(|| {variant}({message}))?"))
    }

    /// `sum(x)` and `len(x)`.
    fn is_sum_of_as_many(&self, sum: ExprId, len: ExprId) -> bool {
        let of = |id: ExprId, wanted: &str| match self.kind(id) {
            Kind::Call(func, arguments) => match (self.kind(*func), arguments.as_slice()) {
                (Kind::Builtin(name), [only]) if name == wanted => {
                    let span = self.program.expr(only.value).span.clone();
                    Some(self.source.slice(span))
                }
                _ => None,
            },
            _ => None,
        };
        of(sum, "sum").is_some_and(|it| of(len, "len") == Some(it))
    }

    /// An expression whose own operation can fail, where that matters.
    pub(super) fn expr(&mut self, id: ExprId) -> Res<Code> {
        if self.computed.contains_key(&id) {
            self.handled.insert(id);
            return self.expr_kind(id);
        }
        if let Kind::Comprehension(comprehension) = self.kind(id)
            && (comprehension.is_parallel || self.fails_late(comprehension))
        {
            self.check_late(comprehension)?;
            let want = self.ty(id).clone();
            return self.parallel(&comprehension.clone(), &want);
        }
        if let Kind::Comprehension(comprehension) = self.kind(id)
            && self.first.contains(&id)
            && comprehension.generators.len() == 1
            && matches!(self.ty(id), Ty::List(_))
            && (self.has_failing(id) || self.has_await(id))
        {
            let want = self.ty(id).clone();
            return self.failing_comprehension(&comprehension.clone(), &want);
        }
        if let Kind::Index(object, index) = self.kind(id)
            && let Kind::Attribute(error, name) = self.kind(*object)
            && name == "args"
            && let Ty::Error(class) = self.ty(*error)
        {
            if matches!(self.kind(*index), Kind::Int(0))
                && let Some(code) = self.first_argument(*error)
            {
                return Ok(code);
            }
            if !matches!(self.kind(*index), Kind::Int(0)) || !self.is_made_of_texts(*class) {
                return refuse("what an exception was made with");
            }
            let class = *class;
            let code = self.expr(*error)?;
            let text = self.made_with(class, &code.receiver());
            return Ok(Code::tight(text, Ty::Str));
        }
        if !self.is_failing(id) {
            return self.expr_kind(id);
        }
        if self.fails_unseen() {
            self.handled.insert(id);
            return self.expr_kind(id);
        }
        if let Some(code) = self.failing_exit(id)? {
            self.handled.insert(id);
            return Ok(code);
        }
        let code = match self.kind(id) {
            Kind::Index(object, index) if !matches!(self.ty(*object).some(), Ty::Instance(_)) => {
                self.failing_index(id, *object, *index)?
            }
            // What fails in a task of a group is said at its end.
            Kind::Call(func, _) if self.makes_task_of_failing_group(*func) => self.expr_kind(id)?,
            Kind::Call(func, arguments) => {
                let (func, arguments) = (*func, arguments.clone());
                self.failing_call(id, func, &arguments)?
            }
            Kind::Binary(_, left, right) => {
                let mut are_ints = [left, right]
                    .iter()
                    .all(|it| matches!(self.ty(**it).some(), Ty::Int | Ty::Bool));
                // The sum of no floats is the int 0.
                are_ints |= self.is_sum_of_as_many(*left, *right);
                let code = self.expr_kind(id)?;
                if ends_with_try(&code.text) {
                    code
                } else if let Some(code) = self.failing_power(id, &code)? {
                    code
                } else {
                    self.failing_division(code, are_ints)?
                }
            }
            // What a comparison of instances raises is what its methods give back, one after the other.
            Kind::Compare(..) => {
                let code = self.expr_kind(id)?;
                if super::questions::question(&code.text) != Some(false) {
                    return refuse("an error that is caught here");
                }
                code
            }
            _ => {
                let code = self.expr_kind(id)?;
                if !ends_with_try(&code.text) {
                    return refuse("an error that is caught here");
                }
                code
            }
        };
        self.handled.insert(id);
        Ok(code)
    }

    /// Whether all that can fail in some expressions was written so that it gives an error.
    pub(super) fn check_failing(&self, roots: &[ExprId]) -> Res<()> {
        let mut rest = roots.to_vec();
        while let Some(id) = rest.pop() {
            let is_there = self.handled.contains(&id) || self.computed.contains_key(&id);
            if self.is_failing(id) && !is_there {
                return refuse("an error that is caught here");
            }
            rest.extend(self.kind(id).parts());
        }
        Ok(())
    }

    /// Checks what was written for some expressions: whether an error can leave it where it says so.
    pub(super) fn check_tries(&self, text: &str) -> Res<()> {
        if text.contains(".await") && super::questions::awaits_in_closure(text) {
            return refuse("an await within a closure");
        }
        match question(text) {
            Some(true) => refuse("an error within a closure"),
            Some(false) if !self.can_fail() => refuse("an error that can't be given back here"),
            _ => Ok(()),
        }
    }

    /// The variable of a handler that stands for the payload of a variant.
    pub(super) fn payload(&self, var: VarId) -> Option<Exc> {
        self.payloads.get(&var).copied()
    }

    /// The pattern that matches errors of some classes, with a name for them.
    pub(super) fn error_pattern(&self, classes: &Classes, name: Option<&str>) -> Res<String> {
        let mut variants = Vec::new();
        for class in classes {
            variants.push(format!("{}(_)", self.error_variant(*class)?));
        }
        let all = variants.join(" | ");
        Ok(match (name, variants.len()) {
            (None, _) => format!("Err({all})"),
            (Some(name), 1) => format!("Err({name} @ {all})"),
            (Some(name), _) => format!("Err({name} @ ({all}))"),
        })
    }
}
