//! Which subcommand a program is in.

use rustc_hash::FxHashSet;
use rustpython_ast::CmpOp;

use crate::translation::given::Given;
use crate::translation::names::snake;
use crate::translation::translator::Translator;
use crate::types::command_line::{Command, CommandLine, Commands, part};
use crate::types::ir::{Arm, ClassId, ExprId, Kind, Stmt, StmtKind, Suite, VarId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// The command line whose arguments a variable holds.
    fn command_line_of(&self, object: ExprId) -> Option<(VarId, &CommandLine)> {
        let (Kind::Var(var), Ty::Instance(class)) = (self.kind(object), self.ty(object)) else {
            return None;
        };
        let line = self.program.command_line(*class)?;
        (line.class == *class).then_some((*var, line))
    }

    /// `args.command == "add"`: the variable and the command.
    pub(super) fn command_test(&self, test: ExprId) -> Option<(VarId, usize)> {
        let Kind::Compare(left, rest) = self.kind(test) else {
            return None;
        };
        let (Kind::Attribute(object, name), [(CmpOp::Eq, right)]) =
            (self.kind(*left), rest.as_slice())
        else {
            return None;
        };
        let (var, line) = self.command_line_of(*object)?;
        let commands = line.commands.as_ref().filter(|it| it.name == *name)?;
        let Kind::Str(text) = self.kind(*right) else {
            return None;
        };
        let at = commands.all.iter().position(|it| it.name == *text)?;
        Some((var, at))
    }

    /// The tests of an `if` that all ask which command was given.
    pub(super) fn command_tests(&self, tests: &[ExprId]) -> Option<(VarId, Vec<usize>)> {
        let found: Option<Vec<(VarId, usize)>> =
            tests.iter().map(|it| self.command_test(*it)).collect();
        let found = found?;
        let var = found.first()?.0;
        let mut commands: Vec<usize> = Vec::new();
        for (of, command) in found {
            if of != var || commands.contains(&command) {
                return None;
            }
            commands.push(command);
        }
        Some((var, commands))
    }

    /// The commands of the command line that a variable is of.
    pub(super) fn commands_of(&self, var: VarId) -> Option<&Commands> {
        let Ty::Instance(class) = self.program.var(var).ty else {
            return None;
        };
        self.program.command_line(class)?.commands.as_ref()
    }

    /// Whether anything but a test for one command asks which was given.
    pub(in crate::translation) fn names_command(&self, line: &CommandLine) -> bool {
        let Some(commands) = &line.commands else {
            return false;
        };
        let ids = || self.program.expr_ids();
        let mut reads: FxHashSet<ExprId> = ids()
            .filter(|id| {
                matches!(self.kind(*id), Kind::Attribute(object, name)
                    if *name == commands.name && *self.ty(*object) == Ty::Instance(line.class))
            })
            .collect();
        let mut forget = |test: ExprId| {
            if let Kind::Compare(left, _) = self.kind(test) {
                reads.remove(left);
            }
        };
        for id in ids() {
            if let Kind::Conditional { test, .. } = self.kind(id)
                && self.command_test(*test).is_some()
            {
                forget(*test);
            }
        }
        for func in &self.program.funcs {
            each_if(&func.body, &mut |arms| {
                let tests: Vec<ExprId> = arms.iter().map(|it| it.test).collect();
                if self.command_tests(&tests).is_some() {
                    tests.into_iter().for_each(&mut forget);
                }
            });
        }
        !reads.is_empty()
    }

    /// What the arguments of a command are called where a pattern binds them.
    pub(super) fn command_variable(&self, var: VarId, command: &Command) -> String {
        let name = snake(&command.name.replace('-', "_"));
        let func = self.program.var(var).func;
        let mut taken = self.program.vars.iter().zip(&self.bindings);
        let is_taken = taken.any(|(it, binding)| it.func == func && binding.name == name)
            || self.func_names.contains(&name);
        if is_taken {
            format!("{}_args", name.trim_end_matches('_'))
        } else {
            name
        }
    }

    pub(super) fn in_command(
        &mut self,
        var: VarId,
        command: usize,
        uses: bool,
        write: impl FnOnce(&mut Self),
    ) {
        let depth = self.given.len();
        if uses && let Some(commands) = self.commands_of(var) {
            let name = self.command_variable(var, &commands.all[command]);
            self.given.push(Given { var, command, name });
        }
        write(self);
        self.given.truncate(depth);
    }

    /// Whether what is computed from one position to another asks for what a command takes.
    pub(super) fn reads_command(
        &self,
        var: VarId,
        of: &Command,
        at: usize,
        first: u32,
        last: u32,
    ) -> bool {
        let part = part(at);
        self.exprs_between(first, last).any(|it| match &it.kind {
            Kind::Attribute(object, name) => {
                matches!(self.kind(*object), Kind::Var(it) if *it == var)
                    && (*name == part || of.takes.all.iter().any(|it| it.name == *name))
            }
            _ => false,
        })
    }

    /// The same of one expression.
    pub(super) fn uses_command(&self, var: VarId, of: &Command, at: usize, value: ExprId) -> bool {
        let part = part(at);
        let mut rest = vec![value];
        while let Some(id) = rest.pop() {
            if let Kind::Attribute(object, name) = self.kind(id)
                && matches!(self.kind(*object), Kind::Var(it) if *it == var)
                && (*name == part || of.takes.all.iter().any(|it| it.name == *name))
            {
                return true;
            }
            rest.extend(self.kind(id).parts());
        }
        false
    }

    /// The enum of the commands of a command line.
    pub(in crate::translation) fn command_enum(&self, _: ClassId) -> String {
        let is_taken = self
            .program
            .classes
            .iter()
            .any(|it| matches!(it.name.as_str(), "Command"));
        if is_taken { "GivenCommand" } else { "Command" }.to_owned()
    }
}

/// The variant of a command.
pub(in crate::translation) fn variant(name: &str) -> String {
    let words = name.split(['-', '_']).filter(|it| !it.is_empty());
    let words = words.map(|it| it[..1].to_uppercase() + &it[1..]);
    words.collect()
}

fn each_if(suite: &Suite<'_>, each: &mut impl FnMut(&[Arm<'_>])) {
    for stmt in &suite.body {
        if let Stmt {
            kind: StmtKind::If { arms, .. },
            ..
        } = stmt
        {
            each(arms);
        }
        stmt.suites().into_iter().for_each(|it| each_if(it, each));
    }
}
