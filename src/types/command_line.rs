//! Command lines: the parsers of `argparse` in a file. The statements that define a parser are taken out of the
//! code; what is left of it is a class, which `parse_args` gives.

use super::class_form::ClassForm;
use super::ir::{ClassId, FuncId, Program};
use super::ty::Ty;

mod arguments;
mod dispatch;
mod parser_classes;
mod parser_parts;
mod parsers;

pub(crate) use super::command_form::{
    Action, Choices, Command, CommandLine, Commands, Count, Taken, Takes, Value, Version,
};
pub(crate) use dispatch::NO_COMMAND;
pub(super) use parsers::take_out;

impl Taken {
    /// The type of one value.
    pub(crate) fn item(&self, program: &Program<'_>) -> Ty {
        match self.value {
            Value::Text => Ty::Str,
            Value::Int => Ty::Int,
            Value::Float => Ty::Float,
            Value::Path => Ty::Foreign("path"),
            Value::By(func) => program.func(func).ret.clone(),
        }
    }

    /// The type of the attribute; `default` is the type of the default.
    pub(crate) fn ty(&self, program: &Program<'_>, default: &Ty) -> Ty {
        let item = self.item(program);
        match self.action {
            Action::SetTrue | Action::SetFalse => return Ty::Bool,
            Action::Count => return Ty::Int,
            Action::Append if self.default.is_some() => return Ty::list(item),
            Action::Append => return Ty::option(Ty::list(item)),
            Action::Store => {}
        }
        if self.is_list() {
            let list = Ty::list(item);
            let is_there = self.is_required
                || self.default.is_some()
                || self.is_positional() && self.count == Count::Any;
            return if is_there { list } else { Ty::option(list) };
        }
        match self.default {
            _ if self.is_required => item,
            None => Ty::option(item),
            // A text is converted as one that is given.
            Some(_) if default.is_text() => item,
            Some(_) => item.join(default),
        }
    }
}

/// The attribute that stands for all that a command takes; no name of Python's is one.
pub(crate) fn part(command: usize) -> String {
    format!("<{command}>")
}

impl Program<'_> {
    /// The command line that a class is, or is a command of.
    pub(crate) fn command_line(&self, class: ClassId) -> Option<&CommandLine> {
        if self.form(class) != ClassForm::CommandLine {
            return None;
        }
        let mut all = self.command_lines.iter();
        all.find(|it| it.class == class || it.command_of(class).is_some())
    }

    /// Whether a function converts an argument of a command line.
    pub(crate) fn converts(&self, func: FuncId) -> bool {
        let takes = self.command_lines.iter().flat_map(|line| {
            let commands = line.commands.iter().flat_map(|it| &it.all);
            std::iter::once(&line.takes).chain(commands.map(|it| &it.takes))
        });
        let mut all = takes.flat_map(|it| &it.all);
        all.any(|it| it.value == Value::By(func))
    }
}
