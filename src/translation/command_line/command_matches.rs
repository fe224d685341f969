//! Tests of which command was given, as a `match`.

use super::commands::variant;
use crate::translation::code::{Code, Prec};
use crate::translation::given::Given;
use crate::translation::names::snake;
use crate::translation::translator::{Res, Translator, refuse};
use crate::types::always_leaves;
use crate::types::command_line::{Commands, NO_COMMAND};
use crate::types::ir::{Arm, ExprId, FuncId, Kind, Stmt, Suite, VarId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// `if args.command == "add": ..`, as a `match`: whether it was one.
    pub(in crate::translation) fn command_match(
        &mut self,
        stmt: &Stmt<'_>,
        arms: &[Arm<'_>],
        orelse: Option<&Suite<'_>>,
        is_tail: bool,
    ) -> Res<bool> {
        let tests: Vec<ExprId> = arms.iter().map(|it| it.test).collect();
        let Some((var, asked)) = self.command_tests(&tests) else {
            return Ok(false);
        };
        let Some(commands) = self.commands_of(var).cloned() else {
            return Ok(false);
        };
        let Some(subject) = self.command_subject(tests[0])? else {
            return Ok(false);
        };
        let left: Vec<usize> = (0..commands.all.len())
            .filter(|it| !asked.contains(it))
            .collect();
        let is_whole = commands.is_required && left.is_empty();
        let gives_nothing = self.program.func(self.func).ret == Ty::None;
        let is_tail = is_tail && (orelse.is_some() || is_whole || gives_nothing);
        let is_single = arms.len() == 1 && orelse.is_none() && !is_whole;
        if !is_single {
            self.out.line(format!("match {subject} {{"));
        }
        for (index, (arm, command)) in arms.iter().zip(&asked).enumerate() {
            self.out.origin = Some(arm.line);
            if index > 0 {
                self.statements += 1;
                self.drafted += 1;
            }
            let uses = arm.body.body.iter().any(|it| {
                let (first, last) = (it.start, it.end);
                self.reads_command(var, &commands.all[*command], *command, first, last)
            });
            let pattern = self.command_pattern(var, &commands, *command, uses);
            self.out.line(if is_single {
                format!("if let {pattern} = {subject} {{")
            } else {
                format!("{pattern} => {{")
            });
            self.in_command(var, *command, uses, |it| it.suite_at(&arm.body, is_tail));
            self.out.line("}");
        }
        match (orelse, left.as_slice()) {
            _ if is_single => {}
            (None, _) if is_whole => {}
            (None, _) => self.out.line("_ => {}"),
            // Rust knows that all are there.
            (Some(_), []) if commands.is_required => {}
            (Some(orelse), [only]) if commands.is_required => {
                let uses = orelse.body.iter().any(|it| {
                    let (first, last) = (it.start, it.end);
                    self.reads_command(var, &commands.all[*only], *only, first, last)
                });
                let pattern = self.command_pattern(var, &commands, *only, uses);
                self.out.line(format!("{pattern} => {{"));
                self.in_command(var, *only, uses, |it| it.suite_at(orelse, is_tail));
                self.out.line("}");
            }
            (Some(orelse), left) => {
                let pattern = if left.is_empty() { "None" } else { "_" };
                self.out.line(format!("{pattern} => {{"));
                self.suite_at(orelse, is_tail);
                self.out.line("}");
            }
        }
        if !is_single {
            self.out.line("}");
        }
        if orelse.is_none() && arms.iter().all(|it| always_leaves(&it.body)) {
            self.excluded.extend(asked.iter().map(|it| (var, *it)));
            self.name_what_is_left(var, &commands, &subject, stmt);
        }
        Ok(true)
    }

    /// Behind tests that leave with all commands but one, it is that one.
    fn name_what_is_left(
        &mut self,
        var: VarId,
        commands: &Commands,
        subject: &str,
        stmt: &Stmt<'_>,
    ) {
        let is_excluded = |it: &usize| self.excluded.contains(&(var, *it));
        let left: Vec<usize> = (0..commands.all.len())
            .filter(|it| !is_excluded(it))
            .collect();
        let ([only], true) = (left.as_slice(), commands.is_required) else {
            return;
        };
        let body = &self.program.func(self.func).body.body;
        let last = body.last().map_or(0, |it| it.end);
        if !self.reads_command(var, &commands.all[*only], *only, stmt.end + 1, last) {
            return;
        }
        let name = self.command_variable(var, &commands.all[*only]);
        let pattern = self.command_pattern(var, commands, *only, true);
        self.out.line(format!(
            "let {pattern} = {subject} else {{ unreachable!(\"the other commands are done\") }};"
        ));
        self.given.push(Given {
            var,
            command: *only,
            name,
        });
    }

    /// `add(args) if args.command == "add" else ..`, as a `match`.
    pub(in crate::translation) fn command_choice(
        &mut self,
        id: ExprId,
        want: &Ty,
    ) -> Res<Option<Code>> {
        let mut at = id;
        let mut arms: Vec<(usize, ExprId)> = Vec::new();
        let mut of = None;
        while let Kind::Conditional { test, body, orelse } = self.kind(at)
            && let Some((var, command)) = self.command_test(*test)
            && of.is_none_or(|(it, _)| it == var)
        {
            of = of.or(Some((var, *test)));
            arms.push((command, *body));
            at = *orelse;
        }
        let Some((var, test)) = of else {
            return Ok(None);
        };
        let (Some(commands), Some(subject)) =
            (self.commands_of(var).cloned(), self.command_subject(test)?)
        else {
            return Ok(None);
        };
        let left: Vec<usize> = (0..commands.all.len())
            .filter(|it| arms.iter().all(|(command, _)| command != it))
            .collect();
        if let ([only], true) = (left.as_slice(), commands.is_required) {
            arms.push((*only, at));
        }
        let mut texts = Vec::new();
        for (command, value) in &arms {
            let uses = self.uses_command(var, &commands.all[*command], *command, *value);
            let pattern = self.command_pattern(var, &commands, *command, uses);
            let mut code = refuse("a command");
            self.in_command(var, *command, uses, |it| {
                code = if *want == Ty::None {
                    it.expr(*value)
                } else {
                    it.value(*value, want)
                };
            });
            texts.push(format!("{pattern} => {},", code?.text));
        }
        if arms.len() < commands.all.len() || !commands.is_required {
            let text = match self.kind(at) {
                Kind::Unsupported(NO_COMMAND) => {
                    "panic!(\"AttributeError: there is no command\")".to_owned()
                }
                _ => self.value(at, want)?.text,
            };
            let is_none_left = arms.len() == commands.all.len();
            let pattern = if is_none_left { "None" } else { "_" };
            texts.push(format!("{pattern} => {text},"));
        }
        let text = format!("match {subject} {{ {} }}", texts.join(" "));
        Ok(Some(Code::new(text, Prec::Loose, want.clone())))
    }

    /// What an expression gives for each command, if it asks which was given; else itself.
    pub(in crate::translation) fn command_values(&self, id: ExprId) -> Vec<ExprId> {
        let mut values = Vec::new();
        let mut at = id;
        while let Kind::Conditional { test, body, orelse } = self.kind(at)
            && self.command_test(*test).is_some()
        {
            values.push(*body);
            at = *orelse;
        }
        values.push(at);
        values
    }

    /// What is matched for the command: `&args.command`.
    fn command_subject(&mut self, test: ExprId) -> Res<Option<String>> {
        let Kind::Compare(left, _) = self.kind(test) else {
            return Ok(None);
        };
        let Kind::Attribute(object, name) = self.kind(*left) else {
            return Ok(None);
        };
        let (object, name) = (*object, name.clone());
        let args = self.expr(object)?;
        Ok(Some(format!("&{}.{}", args.receiver(), snake(&name))))
    }

    fn command_pattern(
        &mut self,
        var: VarId,
        commands: &Commands,
        command: usize,
        uses: bool,
    ) -> String {
        let of = &commands.all[command];
        let variant = format!("{}::{}", self.command_enum(of.class), variant(&of.name));
        let pattern = match (of.takes.all.is_empty(), uses) {
            (true, _) => variant,
            (false, false) => format!("{variant}(_)"),
            (false, true) => format!("{variant}({})", self.command_variable(var, of)),
        };
        if commands.is_required {
            pattern
        } else {
            format!("Some({pattern})")
        }
    }

    /// At the head of a function that asks for what one command takes: that it is this one.
    pub(in crate::translation) fn open_command(&mut self, func: FuncId) {
        let program = self.program;
        for param in &program.func(func).params {
            let Some((Ty::Instance(class), commands)) = self
                .commands_of(param.var)
                .map(|it| (self.program.var(param.var).ty.clone(), it.clone()))
            else {
                continue;
            };
            let Some(line) = program.command_line(class).filter(|it| it.class == class) else {
                continue;
            };
            let mut asked: Option<Vec<usize>> = None;
            let mut tests = false;
            for expr in &program.exprs {
                let Kind::Attribute(object, name) = &expr.kind else {
                    continue;
                };
                if !matches!(self.kind(*object), Kind::Var(it) if *it == param.var) {
                    continue;
                }
                tests |= *name == commands.name;
                let takers = line.takers(name);
                if !takers.is_empty() {
                    asked = Some(match asked {
                        None => takers,
                        Some(mut asked) => {
                            asked.retain(|it| takers.contains(it));
                            asked
                        }
                    });
                }
            }
            let own = program.of_command.get(&param.var).copied();
            let command = match (asked.as_deref(), own) {
                (Some(asked), Some(own)) if asked.contains(&own) => own,
                (Some([only]), _) if !tests => *only,
                _ => continue,
            };
            let name = self.command_variable(param.var, &commands.all[command]);
            let pattern = self.command_pattern(param.var, &commands, command, true);
            let args = self.binding(param.var).name.clone();
            let field = snake(&commands.name);
            self.out.line(format!(
                "let {pattern} = &{args}.{field} else {{ panic!(\"AttributeError: this is for another command\"); }};"
            ));
            self.given.push(Given {
                var: param.var,
                command,
                name,
            });
        }
    }
}
