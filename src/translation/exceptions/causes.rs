//! `raise X from error`, where somebody asks for `__cause__`: the error then holds the one that it comes from.

use rustc_hash::FxHashSet;

use crate::translation::code::{Code, Form};
use crate::translation::names::camel;
use crate::translation::translator::{Res, Translator, refuse};
use crate::types::exceptions::{self, BASE, Exc};
use crate::types::ir::{ClassId, ExprId, Kind, Stmt, StmtKind, Suite};
use crate::types::ty::Ty;

/// The name of the struct for a text and what caused it.
pub(super) const CAUSED: &str = "Caused";

/// The field that holds what an error comes from.
pub(super) const CAUSE: &str = "cause";

impl Translator<'_, '_> {
    /// Finds the classes of errors that hold what they come from: all that are raised from another one, where
    /// `__cause__` is read. From then on what is raised from is used like any other value.
    pub(in crate::translation) fn plan_causes(&mut self) {
        let is_asked = self.program.exprs.iter().any(|it| {
            matches!(&it.kind, Kind::Attribute(error, name)
                if name == "__cause__" && matches!(self.ty(*error), Ty::Error(_)))
        });
        if !is_asked {
            return;
        }
        let mut raised = Vec::new();
        for func in &self.program.funcs {
            raised_from(&func.body, &mut raised);
        }
        for (error, cause) in raised {
            if matches!(self.kind(cause), Kind::None) {
                continue;
            }
            let class = match self.kind(error) {
                Kind::Call(func, _) => exceptions::class_of(self.program, *func),
                _ => exceptions::class_of(self.program, error),
            };
            match class {
                Some(class) if self.can_hold_cause(class) => {
                    self.caused.insert(class);
                }
                // Of one class it is not known what its errors come from, so of none.
                _ => {
                    self.caused.clear();
                    return;
                }
            }
        }
        self.causes.clear();
        self.gives_causes = true;
    }

    /// Whether each error of a class is made where it is raised, so that it can be given more than its text there.
    fn can_hold_cause(&self, class: Exc) -> bool {
        match class {
            Exc::Own(id) if self.has_own_struct(class) => {
                self.is_known_exception(id)
                    && self.own_fields(id).iter().all(|it| it.0 != CAUSE)
                    && !self.program.classes.iter().any(|it| {
                        it.id != id && exceptions::catches(self.program, class, Exc::Own(it.id))
                    })
            }
            Exc::Own(_) => !exceptions::catches(self.program, Exc::Builtin("KeyError"), class),
            // Others may be made by an operation, too, as a text alone.
            Exc::Builtin(name) => matches!(name, "RuntimeError" | "Exception"),
        }
    }

    /// Whether the variant of a class holds a text with its cause.
    pub(super) fn is_caused_text(&self, class: Exc) -> bool {
        self.caused.contains(&class) && !self.has_own_struct(class)
    }

    /// The struct of errors that are a text and a cause, if there are any.
    pub(super) fn write_caused(&mut self) {
        if !self.caused.iter().any(|it| !self.has_own_struct(*it)) {
            return;
        }
        let error = self.error_name.clone();
        for line in [
            "/// What an error says, and the one that it comes from.".to_owned(),
            "#[derive(Debug, Clone)]".to_owned(),
            format!("struct {CAUSED} {{"),
            "message: String,".to_owned(),
            format!("cause: Option<Box<{error}>>,"),
            "}".to_owned(),
            format!("impl std::fmt::Display for {CAUSED} {{"),
            "fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {".to_owned(),
            "f.write_str(&self.message)".to_owned(),
            "}".to_owned(),
            "}".to_owned(),
        ] {
            self.out.line(line);
        }
    }

    /// Writes what gives the error that one comes from.
    pub(super) fn write_cause(&mut self, variants: &[(Exc, String)]) {
        let holding: Vec<String> = variants
            .iter()
            .filter(|(class, _)| self.caused.contains(class))
            .map(|(_, variant)| format!("Self::{variant}(error) => error.cause.as_deref(),"))
            .collect();
        let are_all = holding.len() == variants.len();
        self.out.line("/// The error that it was raised from.");
        self.out.line(format!(
            "fn cause(&self) -> Option<&{}> {{",
            self.error_name
        ));
        if holding.is_empty() {
            self.out.line("None");
        } else {
            self.out.line("match self {");
            holding.into_iter().for_each(|it| self.out.line(it));
            if !are_all {
                self.out.line("_ => None,");
            }
            self.out.line("}");
        }
        self.out.line("}");
    }

    /// `error.__cause__`
    pub(super) fn cause_of(&self, class: Option<Exc>, place: &str) -> Res<Code> {
        if !self.gives_causes {
            return refuse("what an error of this kind was raised from");
        }
        let ty = Ty::option(Ty::Error(BASE));
        Ok(match class {
            Some(class) if self.caused.contains(&class) => {
                Code::tight(format!("{place}.cause.as_deref()"), ty).held(Form::Ref)
            }
            Some(_) => return refuse("what an error that has none was raised from"),
            None => Code::tight(format!("{place}.cause()"), ty).held(Form::Ref),
        })
    }

    /// A value of the enum, given what it is raised from.
    pub(in crate::translation) fn made_error_from(
        &mut self,
        exception: ExprId,
        cause: Option<ExprId>,
    ) -> Res<String> {
        let class = match self.kind(exception) {
            Kind::Call(func, _) => exceptions::class_of(self.program, *func),
            _ => exceptions::class_of(self.program, exception),
        };
        let cause = cause.filter(|it| !matches!(self.kind(*it), Kind::None));
        let (Some(class), Some(cause)) = (class, cause) else {
            if cause.is_some() && self.gives_causes {
                return refuse("an error that is given a cause later");
            }
            return self.made_error(exception);
        };
        if !self.caused.contains(&class) {
            return self.made_error(exception);
        }
        self.cause_given = Some(self.cause_of_raised(cause)?);
        let made = self.made_error(exception);
        self.cause_given = None;
        made
    }

    /// What an error that is raised comes from, as the struct holds it.
    fn cause_of_raised(&mut self, cause: ExprId) -> Res<String> {
        if let Ty::Option(of) = self.ty(cause)
            && let Ty::Error(_) = **of
        {
            let code = self.expr(cause)?;
            let code = self.owned(code, cause)?;
            return Ok(format!("{}.map(Box::new)", code.receiver()));
        }
        Ok(format!("Some(Box::new({}))", self.made_error(cause)?))
    }

    /// The payload of a variant that is a text, with its cause where it has one.
    pub(in crate::translation) fn text_payload(
        &self,
        class: Exc,
        message: String,
        cause: Option<String>,
    ) -> String {
        if !self.is_caused_text(class) {
            return message;
        }
        let cause = cause.unwrap_or_else(|| "None".to_owned());
        format!("{CAUSED} {{ message: {message}, cause: {cause} }}")
    }

    /// The field of an exception that was raised from nothing yet, if it has one.
    pub(super) fn no_cause(&self, class: ClassId) -> Option<String> {
        let is_caused = self.caused.contains(&Exc::Own(class));
        is_caused.then(|| format!("{CAUSE}: None"))
    }

    /// The struct of an exception, with its cause where it has one. What looks at the cause before it becomes that
    /// is computed first, as in Python.
    pub(in crate::translation) fn with_cause(
        &mut self,
        class: Exc,
        made: String,
        cause: Option<String>,
    ) -> String {
        match cause {
            Some(cause) if self.caused.contains(&class) => {
                let name = camel(self.python_name(class));
                let is_word = |c: char| c.is_alphanumeric() || c == '_';
                let words = |text: &str| -> FxHashSet<String> {
                    text.split(|c| !is_word(c)).map(str::to_owned).collect()
                };
                let known = ["", "Some", "Box", "new", "clone", "map"];
                let seen = words(&made);
                if !words(&cause)
                    .iter()
                    .any(|it| seen.contains(it) && !known.contains(&&**it))
                {
                    return format!("{name} {{ cause: {cause}, ..{made} }}");
                }
                let raised = self.fresh("raised");
                format!("{{ let {raised} = {made}; {name} {{ cause: {cause}, ..{raised} }} }}")
            }
            _ => made,
        }
    }
}

/// What is raised in a body with what it is raised from.
fn raised_from(suite: &Suite<'_>, found: &mut Vec<(ExprId, ExprId)>) {
    let note = |stmt: &Stmt<'_>| match stmt.kind {
        StmtKind::Raise(Some(error), Some(cause)) => Some((error, cause)),
        _ => None,
    };
    for stmt in &suite.body {
        found.extend(note(stmt));
        for inner in stmt.suites() {
            raised_from(inner, found);
        }
    }
}
