//! What a statement adds to a parser that is being read: arguments, groups, commands, and what is asked of it.

use super::super::ir::{Argument, ExprId, Kind, Stmt, StmtKind, Suite, Target};
use super::arguments::{self, Added, text};
use super::parsers::{Handle, Reader};
use super::{Command, Commands, Takes};

impl<'a> Reader<'_, 'a> {
    pub(super) fn part(
        &mut self,
        stmt: &Stmt<'_>,
        of: Handle,
        method: &str,
        given: &[Argument],
    ) -> Option<Handle> {
        let program = self.program;
        match (of, method) {
            (Handle::Parser(line), "add_subparsers") if self.lines[line].commands.is_none() => {
                let mut commands = Commands {
                    name: "command".to_owned(),
                    is_required: false,
                    all: Vec::new(),
                    line: stmt.line,
                };
                for argument in given {
                    match argument.name.as_deref()? {
                        "dest" => commands.name = text(program, argument.value)?,
                        "required" => match program.kind(argument.value) {
                            Kind::Bool(truth) => commands.is_required = *truth,
                            _ => return None,
                        },
                        "help" | "title" | "description" | "metavar" => {}
                        _ => return None,
                    }
                }
                self.lines[line].commands = Some(commands);
                Some(Handle::Commands(line))
            }
            (Handle::Commands(line), "add_parser") => {
                let class = self.next_class(0);
                let mut command = Command {
                    name: String::new(),
                    help: None,
                    class,
                    takes: Takes::default(),
                    handler: None,
                    line: stmt.line,
                };
                for argument in given {
                    match argument.name.as_deref() {
                        None if argument.stars == 0 => {
                            command.name = text(program, argument.value)?;
                        }
                        Some("help") => command.help = text(program, argument.value),
                        Some("description" | "epilog" | "formatter_class") => {}
                        _ => return None,
                    }
                }
                let is_word = |c: char| c == '-' || c == '_' || c.is_ascii_alphanumeric();
                if command.name.is_empty() || !command.name.chars().all(is_word) {
                    return None;
                }
                // Classes are numbered as they come: one parser after the other.
                if line + 1 != self.lines.len() {
                    return None;
                }
                let commands = self.lines[line].commands.as_mut()?;
                commands.all.push(command);
                Some(Handle::Command(line, commands.all.len() - 1))
            }
            (Handle::Parser(_) | Handle::Command(..), "add_argument_group") => match of {
                Handle::Parser(line) => Some(Handle::Group(line, None, None)),
                Handle::Command(line, command) => Some(Handle::Group(line, Some(command), None)),
                _ => None,
            },
            (Handle::Parser(_) | Handle::Command(..), "add_mutually_exclusive_group") => {
                let is_required = match given {
                    [] => false,
                    [only] if only.name.as_deref() == Some("required") => {
                        match program.kind(only.value) {
                            Kind::Bool(truth) => *truth,
                            _ => return None,
                        }
                    }
                    _ => return None,
                };
                let (line, command) = match of {
                    Handle::Parser(line) => (line, None),
                    Handle::Command(line, command) => (line, Some(command)),
                    _ => return None,
                };
                let takes = self.takes(line, command)?;
                takes.groups.push(is_required);
                let group = takes.groups.len() - 1;
                Some(Handle::Group(line, command, Some(group)))
            }
            _ => None,
        }
    }

    fn takes(&mut self, line: usize, command: Option<usize>) -> Option<&mut Takes> {
        let line = &mut self.lines[line];
        match command {
            None => Some(&mut line.takes),
            Some(command) => Some(&mut line.commands.as_mut()?.all.get_mut(command)?.takes),
        }
    }

    /// `add_argument` and `set_defaults`: whether it is one.
    pub(super) fn added(&mut self, stmt: &Stmt<'_>, value: ExprId) -> Option<bool> {
        let Kind::Call(func, given) = self.program.kind(value) else {
            return Some(false);
        };
        let Kind::Attribute(object, name) = self.program.kind(*func) else {
            return Some(false);
        };
        if !matches!(name.as_str(), "add_argument" | "set_defaults") {
            return Some(false);
        }
        // `commands.add_parser("list").set_defaults(func=show)`
        let handle = match self.program.kind(*object) {
            Kind::Call(..) => self.made(stmt, *object).ok()?,
            _ => self.receiver(stmt, *object).ok()?,
        };
        let Some(handle) = handle else {
            return Some(false);
        };
        if name == "set_defaults" {
            let (Handle::Command(line, command), [only]) = (handle, given.as_slice()) else {
                return None;
            };
            let Kind::Func(handler) = self.program.kind(only.value) else {
                return None;
            };
            self.dead.push(only.value);
            let commands = self.lines[line].commands.as_mut()?;
            commands.all[command].handler = Some((only.name.clone()?, *handler));
            return Some(true);
        }
        let (line, command, group) = match handle {
            Handle::Parser(line) => (line, None, None),
            Handle::Command(line, command) => (line, Some(command), None),
            Handle::Group(line, command, group) => (line, command, group),
            Handle::Commands(_) => return None,
        };
        let added = arguments::read(self.program, &self.values, given, stmt.line)?;
        // A function that converts is no value any more.
        let functions = given.iter().map(|it| it.value);
        let functions = functions.filter(|it| matches!(self.program.kind(*it), Kind::Func(_)));
        self.dead.extend(functions);
        let takes = self.takes(line, command)?;
        match added {
            Added::Version(version) => takes.version = Some(version),
            Added::Taken(mut taken) => {
                taken.group = group;
                if takes.all.iter().any(|it| it.name == taken.name) {
                    return None;
                }
                takes.all.push(taken);
            }
        }
        Some(true)
    }

    /// The parser that a call of a function of the file gives.
    pub(super) fn made_by(&self, id: ExprId) -> Option<usize> {
        match self.program.kind(id) {
            Kind::Call(func, given) if given.is_empty() => match self.program.kind(*func) {
                Kind::Func(func) => self.makers.get(func).copied(),
                _ => None,
            },
            _ => None,
        }
    }

    /// `parser = build_parser()`
    pub(super) fn second_names(&mut self, suite: &Suite<'a>) -> Option<()> {
        for stmt in &suite.body {
            if let StmtKind::Assign { targets, value, .. } = &stmt.kind
                && let [Target::Var(var)] = targets.as_slice()
                && let Some(line) = self.made_by(*value)
            {
                self.handles.insert(*var, Handle::Parser(line));
                self.take(stmt, *value);
            }
            for inner in stmt.suites() {
                self.second_names(inner)?;
            }
        }
        Some(())
    }

    /// Notes what is asked of a parser that is made: `parser.parse_args()`.
    pub(super) fn asks(&mut self, id: ExprId) {
        let program = self.program;
        let Kind::Call(func, _) = program.kind(id) else {
            return;
        };
        let Kind::Attribute(object, name) = program.kind(*func) else {
            return;
        };
        if !matches!(
            name.as_str(),
            "parse_args" | "error" | "print_help" | "print_usage" | "format_help" | "exit"
        ) {
            return;
        }
        let line = match program.kind(*object) {
            Kind::Var(var) => match self.handles.get(var) {
                Some(Handle::Parser(line)) => {
                    let line = *line;
                    *self.uses.entry(*var).or_default() += 1;
                    Some(line)
                }
                _ => None,
            },
            _ => self.made_by(*object),
        };
        if let Some(line) = line {
            self.asked.push((*object, line));
        }
    }
}
