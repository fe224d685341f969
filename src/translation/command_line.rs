//! What is asked of the command line: its arguments, which command was given, and the parser itself.

mod command_matches;
mod commands;

use super::code::{Code, Form, quoted};
use super::exits::EXIT;
use super::names::snake;
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::command_line::{Action, Taken, part};
use crate::types::ir::{Argument, ClassId, ExprId, Kind};
use crate::types::ty::Ty;

pub(super) use commands::variant;

impl Translator<'_, '_> {
    /// An attribute of what a command line gives.
    pub(super) fn argument_given(
        &mut self,
        object: ExprId,
        class: ClassId,
        name: &str,
    ) -> Res<Code> {
        let Some(line) = self.program.command_line(class) else {
            return refuse("an attribute");
        };
        let ty = self.field_type(class, name).unwrap_or_default();
        if line.class != class {
            let args = self.expr(object)?;
            let command = line.command_of(class);
            let taken = command.and_then(|it| it.takes.all.iter().find(|it| it.name == name));
            return match taken {
                Some(taken) => self.field_given(&args.receiver(), taken, ty),
                None => refuse("an attribute that no argument has"),
            };
        }
        if let Some(commands) = line.commands.as_ref().filter(|it| it.name == name) {
            let is_required = commands.is_required;
            let args = self.expr(object)?;
            let field = format!("{}.{}", args.receiver(), snake(name));
            let text = if is_required {
                format!("{field}.name()")
            } else {
                format!(
                    "{field}.as_ref().map({}::name)",
                    self.command_enum(line.class)
                )
            };
            return Ok(Code::tight(text, ty));
        }
        if let Some(taken) = line.takes.all.iter().find(|it| it.name == name) {
            let args = self.expr(object)?;
            return self.field_given(&args.receiver(), taken, ty);
        }
        let Kind::Var(var) = self.kind(object) else {
            return refuse("an argument of a command, of what is computed");
        };
        let commands = line.commands.as_ref();
        for given in self.given.iter().rev().filter(|it| it.var == *var) {
            let Some(command) = commands.and_then(|it| it.all.get(given.command)) else {
                continue;
            };
            if name == part(given.command) {
                return Ok(Code::tight(given.name.clone(), ty).held(Form::Ref));
            }
            if let Some(taken) = command.takes.all.iter().find(|it| it.name == name) {
                let of = self.field_type(command.class, name).unwrap_or_default();
                let receiver = given.name.clone();
                return self.field_given(&receiver, taken, of);
            }
        }
        refuse("an argument of a command, where no test says which was given")
    }

    fn field_given(&mut self, of: &str, taken: &Taken, ty: Ty) -> Res<Code> {
        if !self.has_known_rust(&ty) {
            return refuse(unknown(&ty));
        }
        let field = format!("{of}.{}", snake(&taken.name));
        if taken.action == Action::Count {
            return Ok(Code::tight(format!("i64::from({field})"), ty));
        }
        if let Some(default) = taken.default.filter(|_| self.is_default_of_use(taken)) {
            let default = self.value(default, &ty)?;
            let text = format!("{field}.unwrap_or({})", default.text);
            return Ok(Code::tight(text, ty));
        }
        Ok(Code::tight(field, ty).held(Form::Place))
    }

    /// A method of a parser.
    pub(super) fn ask_parser(
        &mut self,
        id: ExprId,
        class: ClassId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<Code> {
        if !self.classes.contains(&class) {
            return refuse("a command line of this kind");
        }
        let args = self.class_name(class);
        let fails = self.is_failing(id);
        let text = match (name, arguments) {
            ("parse_args", given) => {
                if self.program.exprs.iter().any(|it| asks_for_help(&it.kind)) {
                    return refuse("the help of argparse is in words of its own");
                }
                let how = if fails { "try_parse" } else { "parse" };
                let parsed = match given {
                    [] => self.parsed(class, how, None)?,
                    [only] if only.stars == 0 => self.parsed(class, how, Some(only.value))?,
                    _ => return refuse("these arguments"),
                };
                self.import("clap::Parser");
                if fails {
                    let variant = self.error_variant(EXIT)?;
                    format!(
                        "{parsed}.map_err(|error| {{ error.print().ok(); {variant}(i64::from(error.exit_code())) }})?"
                    )
                } else {
                    parsed
                }
            }
            ("error", [only]) if only.stars == 0 => {
                let message = self.expr(only.value)?;
                let message = self.shown(message)?;
                self.import("clap::CommandFactory as _");
                self.import("clap::error::ErrorKind");
                let error = format!(
                    "{args}::command().error(ErrorKind::ValueValidation, {})",
                    message.text
                );
                if fails {
                    if !self.can_fail() {
                        return refuse("an error that can't be given back here");
                    }
                    let variant = self.error_variant(EXIT)?;
                    self.out.line(format!("{error}.print().ok();"));
                    format!("return Err({variant}(2))")
                } else {
                    format!("{error}.exit()")
                }
            }
            (name, _) => return refuse(format!("{name} of a parser has no phrase yet")),
        };
        Ok(Code::tight(text, self.ty(id).clone()))
    }

    fn parsed(&mut self, class: ClassId, how: &str, given: Option<ExprId>) -> Res<String> {
        let args = self.class_name(class);
        let from_system = if self.is_given_lists(class) {
            format!("{args}::{how}_from(std::env::args_os().skip(1))")
        } else {
            format!("{args}::{how}()")
        };
        let Some(given) = given.filter(|it| !self.is_of_system(*it)) else {
            return Ok(from_system);
        };
        match self.ty(given).clone() {
            Ty::List(of) | Ty::Tuples(of) if of.is_text() && *of != Ty::Char => {
                let code = self.expr(given)?;
                let text = match (code.form, code.text.strip_prefix("vec!")) {
                    (Form::Value, Some(items)) => items.to_owned(),
                    (Form::Value, None) => code.text,
                    (Form::Place, _) => format!("&{}", code.receiver()),
                    _ => code.text,
                };
                Ok(format!("{args}::{how}_from({text})"))
            }
            Ty::Option(of) if matches!(&*of, Ty::List(of) if of.is_text() && **of != Ty::Char) => {
                let code = self.expr(given)?;
                let text = match code.form {
                    Form::Place => format!("&{}", code.receiver()),
                    _ => code.text,
                };
                Ok(format!(
                    "match {text} {{ Some(argv) => {args}::{how}_from(argv), None => {from_system} }}"
                ))
            }
            ty => refuse(unknown(&ty)),
        }
    }

    /// Whether arguments are those that the program was started with: `None`, `sys.argv[1:]`.
    fn is_of_system(&self, id: ExprId) -> bool {
        match self.kind(id) {
            Kind::Slice(of, [Some(from), None, None]) => {
                matches!(self.kind(*of), Kind::Import(name) if name == "sys.argv")
                    && matches!(self.kind(*from), Kind::Int(1))
            }
            _ => *self.ty(id) == Ty::None,
        }
    }

    /// Whether the program itself says somewhere what the arguments are.
    pub(super) fn is_given_lists(&self, class: ClassId) -> bool {
        self.program.exprs.iter().any(|it| match &it.kind {
            Kind::Call(func, given) => match self.kind(*func) {
                Kind::Attribute(object, name) => {
                    name == "parse_args"
                        && matches!(self.kind(*object), Kind::Class(of) if *of == class)
                        && given.iter().any(|it| !self.is_of_system(it.value))
                }
                _ => false,
            },
            _ => false,
        })
    }
}

/// Whether a text of the file asks for the help, which Python prints in its own words.
fn asks_for_help(kind: &Kind) -> bool {
    matches!(kind, Kind::Str(text) if text.split_whitespace().any(|it| it == "-h" || it == "--help"))
}

/// A text as an attribute of clap has it.
pub(super) fn attribute_text(key: &str, text: &str) -> String {
    format!("{key} = {}", quoted(text))
}
