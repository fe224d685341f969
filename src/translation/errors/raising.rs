//! `raise`, and what an error says.

use crate::translation::code::{Form, Prec, quoted};
use crate::translation::format::Template;
use crate::translation::names::camel;
use crate::translation::translator::{Res, Translator, refuse};
use crate::types::exceptions::{self, Exc};
use crate::types::ir::{ExprId, Kind, Stmt, StmtKind, Suite};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// A variant's name: that of the class without what the enum says already.
    pub(super) fn short_name(&self, class: Exc) -> String {
        let name = camel(self.python_name(class));
        let short = ["Error", "Exception"]
            .iter()
            .find_map(|it| name.strip_suffix(it))
            .filter(|it| !it.is_empty());
        short.map_or(name.clone(), str::to_owned)
    }

    /// The name of a class in Python.
    pub(in crate::translation) fn python_name(&self, class: Exc) -> &str {
        match class {
            Exc::Builtin(name) => name,
            Exc::Own(id) => &self.program.classes[id.at()].name,
        }
    }

    /// `return Err(..)`, as the last value or not.
    pub(in crate::translation) fn leave_with(&mut self, error: &str, is_tail: bool) -> Res<()> {
        if !self.can_fail() {
            return refuse("an error that can't be given back here");
        }
        let is_tail = is_tail && self.frames.is_empty();
        self.out.line(if is_tail {
            format!("Err({error})")
        } else {
            format!("return Err({error});")
        });
        Ok(())
    }

    /// `raise`.
    pub(in crate::translation) fn raise(
        &mut self,
        stmt: &Stmt<'_>,
        exception: Option<ExprId>,
        is_tail: bool,
    ) -> Res<()> {
        // Behind what gives nothing stands `Ok(())`, unless the body ends here.
        let func = self.program.func(self.func);
        let last = func.body.body.last();
        let is_tail =
            is_tail && (func.ret != Ty::None || last.is_some_and(|it| it.start == stmt.start));
        let Some(exception) = exception else {
            // Of a `try` that is left open nothing says what its handlers get.
            let held = self.handling.last().filter(|it| !it.is_empty());
            let Some(held) = held.cloned() else {
                return refuse("an error raised again outside of a handler");
            };
            return self.leave_with(&held, is_tail);
        };
        let class = match self.kind(exception) {
            Kind::Call(func, _) => exceptions::class_of(self.program, *func),
            _ => exceptions::class_of(self.program, exception),
        };
        if class == Some(Exc::Builtin("SystemExit")) && !self.raises.stmts.contains_key(&stmt.start)
        {
            let arguments = match self.kind(exception) {
                Kind::Call(_, arguments) => arguments.clone(),
                _ => Vec::new(),
            };
            let text = self.exit(&arguments)?;
            self.out.line(format!("{text};"));
            return Ok(());
        }
        if let Some(class) = class
            && !self.raises.stmts.contains_key(&stmt.start)
        {
            let name = self.python_name(class).to_owned();
            self.out.line(format!("panic!(\"{name}\");"));
            return Ok(());
        }
        let cause = match stmt.kind {
            StmtKind::Raise(_, cause) => cause,
            _ => None,
        };
        let error = self.made_error_from(exception, cause)?;
        self.leave_with(&error, is_tail)
    }

    /// An expression that is an exception, as a value of the enum.
    pub(in crate::translation) fn made_error(&mut self, id: ExprId) -> Res<String> {
        let cause = self.cause_given.take();
        let (class, arguments) = match self.kind(id) {
            Kind::Call(func, arguments) => {
                (exceptions::class_of(self.program, *func), arguments.clone())
            }
            _ => (exceptions::class_of(self.program, id), Vec::new()),
        };
        let Some(class) = class else {
            let Ty::Error(_) = self.ty(id).some() else {
                return refuse("what is raised is no exception that is known");
            };
            if let Ty::Option(_) = self.ty(id) {
                let code = self.expr(id)?;
                let code = self.owned(code, id)?;
                return Ok(format!(
                    "{}.expect(\"what is raised is not None\")",
                    code.receiver()
                ));
            }
            if let Kind::Var(var) = self.kind(id)
                && let Some(class) = self.payloads.get(var).copied()
            {
                let variant = self.error_variant(class)?;
                let name = self.binding(*var).name.clone();
                return Ok(format!("{variant}({name})"));
            }
            let code = self.expr(id)?;
            let code = self.owned(code, id)?;
            return Ok(code.text);
        };
        let variant = self.error_variant(class)?;
        if self.has_own_struct(class) {
            let code = self.make_exception(id, class, &arguments)?;
            let code = self.with_cause(class, code, cause);
            return Ok(format!("{variant}({code})"));
        }
        if class == crate::translation::exits::EXIT {
            return Ok(format!("{variant}({})", self.status(&arguments)?));
        }
        let message = self.message(class, &arguments)?;
        let payload = self.text_payload(class, message, cause);
        Ok(format!("{variant}({payload})"))
    }

    /// `str` of an exception that is made of these arguments, as an owned text.
    pub(in crate::translation) fn message(
        &mut self,
        class: Exc,
        arguments: &[crate::types::ir::Argument],
    ) -> Res<String> {
        let plain = self.plain(arguments)?;
        let key = Exc::Builtin("KeyError");
        let shows_repr = exceptions::catches(self.program, key, class);
        if shows_repr && self.keeps_keys && !self.has_own_struct(class) {
            return match plain.as_slice() {
                [text] if self.ty(*text).is_text() => Ok(self.value(*text, &Ty::Str)?.text),
                _ => refuse("a key that is no text, where keys are asked for"),
            };
        }
        match plain.as_slice() {
            [] => Ok("String::new()".to_owned()),
            [text] if !shows_repr && self.ty(*text).is_text() => {
                Ok(self.value(*text, &Ty::Str)?.text)
            }
            [value] => {
                if let (Kind::Str(text), true) = (self.kind(*value), shows_repr)
                    && !text.contains(['\'', '\\'])
                    && text.chars().all(crate::translation::code::is_plain)
                {
                    return Ok(format!("{}.to_string()", quoted(&format!("'{text}'"))));
                }
                let code = self.expr(*value)?;
                let shown = if shows_repr {
                    self.repr(code)?
                } else {
                    self.shown(code)?
                };
                Ok(match (&shown.ty, shown.form) {
                    (Ty::Str, Form::Value) => shown.text,
                    _ => format!("{}.to_string()", shown.receiver()),
                })
            }
            _ if exceptions::catches(self.program, Exc::Builtin("OSError"), class) => {
                refuse("an OSError of a number and a text")
            }
            many => {
                let mut template = Vec::new();
                let mut texts = Vec::new();
                for value in many {
                    let code = self.expr(*value)?;
                    texts.push(self.repr(code)?.text);
                    template.push("{}");
                }
                Ok(format!(
                    "format!(\"({})\", {})",
                    template.join(", "),
                    texts.join(", ")
                ))
            }
        }
    }

    /// `sys.exit(..)`: nobody sees it, so the program ends.
    pub(in crate::translation) fn exit(
        &mut self,
        arguments: &[crate::types::ir::Argument],
    ) -> Res<String> {
        self.check_exit()?;
        let plain = self.plain(arguments)?;
        match plain.as_slice() {
            [] => Ok("std::process::exit(0)".to_owned()),
            [status] => match (self.kind(*status), self.ty(*status).clone()) {
                (Kind::None, _) => Ok("std::process::exit(0)".to_owned()),
                (Kind::Int(status @ 0..=255), _) => Ok(format!("std::process::exit({status})")),
                (_, Ty::Int) => {
                    let code = self.value(*status, &Ty::Int)?;
                    // Of a status the system keeps the lowest byte.
                    Ok(format!(
                        "std::process::exit(({} & 255) as i32)",
                        code.at_least(Prec::Shift)
                    ))
                }
                (_, Ty::None) => {
                    let code = self.expr(*status)?;
                    self.out.line(format!("{};", code.text));
                    Ok("std::process::exit(0)".to_owned())
                }
                (_, ty) if ty.is_text() => {
                    let mut said = Template::default();
                    self.printed(*status, &mut said)?;
                    self.out.line(format!("eprintln!({});", said.inside()));
                    Ok("std::process::exit(1)".to_owned())
                }
                _ => refuse("a status of this kind"),
            },
            _ => refuse("these arguments"),
        }
    }
}

/// What `expect` says of operations, each with the class of the exception.
pub(super) const EXPECTED: &[(&str, &str)] = &[
    ("pop from empty list", "IndexError"),
    ("pop from an empty deque", "IndexError"),
    ("the key is there", "KeyError"),
    ("the value is in the list", "ValueError"),
    ("an item", "IndexError"),
    ("max() of an empty sequence", "ValueError"),
    ("min() of an empty sequence", "ValueError"),
    ("substring not found", "ValueError"),
    ("StopIteration", "StopIteration"),
    ("EOF when reading a line", "EOFError"),
    ("the queue has room", "QueueFull"),
    ("the queue is not empty", "QueueEmpty"),
    ("queue.Full", "Full"),
    ("queue.Empty", "Empty"),
];

impl Translator<'_, '_> {
    /// The line of the Python that the enum of errors comes from: of the first class of exceptions, or of the first
    /// `raise` within a function.
    pub(in crate::translation) fn line_of_errors(&self) -> Option<usize> {
        let classes = self.program.classes.iter();
        let own = classes.filter(|it| exceptions::is_exception(self.program, it.id));
        let functions = self.program.funcs.iter().skip(1);
        own.map(|it| it.line)
            .min()
            .or_else(|| functions.filter_map(|it| first_raise(&it.body)).min())
    }
}

fn first_raise(suite: &Suite<'_>) -> Option<usize> {
    suite.body.iter().find_map(|it| match &it.kind {
        StmtKind::Raise(..) => Some(it.line),
        _ => it.suites().into_iter().find_map(first_raise),
    })
}
