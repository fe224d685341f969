//! What the arguments of a command line are.

use super::super::command_line::{self, CommandLine, Taken, Value};
use super::super::ir::{Argument, ClassId, ExprId, Kind};
use super::super::ty::Ty;
use super::Infer;

impl Infer<'_, '_, '_> {
    /// The attributes of what the parsers of a file give.
    pub(super) fn command_lines(&mut self) {
        let lines = std::mem::take(&mut self.program.command_lines);
        for line in &lines {
            self.command_line(line);
        }
        self.program.command_lines = lines;
    }

    fn command_line(&mut self, line: &CommandLine) {
        for taken in &line.takes.all {
            let ty = self.taken(taken);
            self.join_field(line.class, &taken.name, &ty);
        }
        let Some(commands) = &line.commands else {
            return;
        };
        let name = if commands.is_required {
            Ty::Lit
        } else {
            Ty::option(Ty::Lit)
        };
        self.join_field(line.class, &commands.name, &name);
        for (at, command) in commands.all.iter().enumerate() {
            for taken in &command.takes.all {
                let ty = self.taken(taken);
                self.join_field(command.class, &taken.name, &ty);
                self.join_field(line.class, &taken.name, &ty);
            }
            let part = Ty::Instance(command.class);
            self.join_field(line.class, &command_line::part(at), &part);
        }
    }

    fn taken(&mut self, taken: &Taken) -> Ty {
        if let Value::By(func) = taken.value {
            let func = &mut self.program.funcs[func.at()];
            func.is_called = true;
            if let Some(param) = func.params.first() {
                let var = param.var;
                self.join_var(var, &Ty::Str);
            }
        }
        let Some(default) = taken.default else {
            return taken.ty(self.program, &Ty::None);
        };
        let of_default = self.expr(default);
        let ty = taken.ty(self.program, &of_default);
        self.expect(default, &ty);
        ty
    }

    /// What holds an argument of the one command that calls a function: others may have one of that name, too.
    pub(super) fn given_to_command(
        &self,
        args: ExprId,
        class: ClassId,
        name: &str,
    ) -> Option<ClassId> {
        let Kind::Var(var) = self.program.kind(args) else {
            return None;
        };
        let at = *self.program.of_command.get(var)?;
        let line = self.program.command_line(class)?;
        let command = line.commands.as_ref()?.all.get(at)?;
        let is_own = command.takes.all.iter().any(|it| it.name == name)
            && !line.takes.all.iter().any(|it| it.name == name);
        (line.class == class && is_own).then_some(command.class)
    }

    /// What a method of a parser gives.
    pub(super) fn ask_parser(&mut self, class: ClassId, name: &str, given: &[Argument]) -> Ty {
        if name != "parse_args" {
            return Ty::None;
        }
        if let [only] = given {
            self.expect(only.value, &Ty::list(Ty::Lit));
        }
        Ty::Instance(class)
    }
}
