//! The statements that make a parser, found and taken out.

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::ir::{
    Argument, BlockId, ClassId, ExprId, FuncId, Kind, Program, Stmt, StmtKind, Suite, Target, VarId,
};
use super::super::regular::Facts;
use super::arguments::text;
use super::parser_classes::{Taken, add_class, define};
use super::{CommandLine, Takes};

/// What a variable stands for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Handle {
    Parser(usize),
    /// What `add_subparsers` gives.
    Commands(usize),
    Command(usize, usize),
    /// A group of a parser or of one of its commands; with its place if only one of it may be given.
    Group(usize, Option<usize>, Option<usize>),
}

/// That a parser does more than is known here.
#[derive(Debug, Clone, Copy)]
pub(super) struct Beyond;

/// Reads the parsers of a file. If one of them does more than is known here, all are left as they are.
pub(in super::super) fn take_out(program: &mut Program<'_>) {
    let makes_one =
        |kind: &Kind| matches!(kind, Kind::Import(name) if name == "argparse.ArgumentParser");
    if !program.exprs.iter().any(|it| makes_one(&it.kind)) {
        return;
    }
    let values = Facts::of(program);
    let mut reader = Reader {
        program,
        values,
        lines: Vec::new(),
        blocks: Vec::new(),
        handles: FxHashMap::default(),
        uses: FxHashMap::default(),
        taken: FxHashSet::default(),
        dead: Vec::new(),
        makers: FxHashMap::default(),
        asked: Vec::new(),
    };
    if reader.read().is_none() {
        return;
    }
    let Reader {
        lines,
        taken,
        dead,
        makers,
        asked,
        blocks,
        ..
    } = reader;
    let taken = Taken {
        statements: taken,
        makers: makers.keys().copied().collect(),
    };
    // What is asked of a parser is asked of the class.
    for (object, line) in asked {
        program.exprs[object.at()].kind = Kind::Class(lines[line].class);
    }
    for id in dead {
        program.exprs[id.at()].kind = Kind::None;
    }
    for index in 0..program.funcs.len() {
        let mut body = std::mem::take(&mut program.funcs[index].body);
        taken.from(&mut body);
        program.funcs[index].body = body;
    }
    for (line, block) in lines.iter().zip(blocks) {
        add_class(program, line.class, "Args", line);
        for command in line.commands.iter().flat_map(|it| &it.all) {
            add_class(program, command.class, &command.name, line);
        }
        define(program, line, block);
    }
    program.command_lines = lines;
    super::dispatch::spread(program);
}

pub(super) struct Reader<'p, 'a> {
    pub(super) program: &'p Program<'a>,
    pub(super) values: Facts,
    pub(super) lines: Vec<CommandLine>,
    /// Where each parser is made.
    blocks: Vec<BlockId>,
    pub(super) handles: FxHashMap<VarId, Handle>,
    /// How often each of these variables is used in a way that is known.
    pub(super) uses: FxHashMap<VarId, usize>,
    /// The statements that are taken out, by where they begin.
    taken: FxHashSet<u32>,
    /// Expressions that are not evaluated any more.
    pub(super) dead: Vec<ExprId>,
    /// The functions that give a parser.
    pub(super) makers: FxHashMap<FuncId, usize>,
    /// Parsers of which something is asked.
    pub(super) asked: Vec<(ExprId, usize)>,
}

impl<'a> Reader<'_, 'a> {
    pub(super) fn read(&mut self) -> Option<()> {
        let program = self.program;
        let bodies = || program.funcs.iter().enumerate();
        for (index, func) in bodies() {
            let id = FuncId(u32::try_from(index).ok()?);
            self.suite(id, &func.body)?;
        }
        for (_, func) in bodies() {
            self.second_names(&func.body)?;
        }
        // A function that gives a parser does nothing else.
        for func in self.makers.keys() {
            let mut body = program.func(*func).body.body.iter();
            let is_bare = body.all(|it| {
                self.taken.contains(&it.start)
                    || matches!(it.kind, StmtKind::Return(_) | StmtKind::Docstring)
            });
            if !is_bare || !program.func(*func).params.is_empty() {
                return None;
            }
        }
        for index in 0..program.exprs.len() {
            self.asks(ExprId(u32::try_from(index).ok()?));
        }
        let are_all_known = self.handles.keys().all(|var| {
            let occurrences = &program.var(*var).occurrences;
            let defs = occurrences.iter().filter(|it| it.is_def).count();
            let uses = occurrences.len() - defs;
            defs == 1 && uses == *self.uses.get(var).unwrap_or(&0)
        });
        let calls = program
            .exprs
            .iter()
            .filter(|it| matches!(&it.kind, Kind::Func(func) if self.makers.contains_key(func)));
        let known = self.uses_of_makers();
        (are_all_known && calls.count() == known && !self.lines.is_empty()).then_some(())
    }

    /// How many calls of functions that give parsers are known.
    fn uses_of_makers(&self) -> usize {
        let is_call = |id: &ExprId| matches!(self.program.kind(*id), Kind::Call(..));
        let asked = self.asked.iter().filter(|it| is_call(&it.0)).count();
        let dead = self.dead.iter().filter(|it| self.made_by(**it).is_some());
        asked + dead.count()
    }

    fn suite(&mut self, func: FuncId, suite: &Suite<'a>) -> Option<()> {
        for stmt in &suite.body {
            self.statement(func, stmt)?;
            for inner in stmt.suites() {
                self.suite(func, inner)?;
            }
        }
        Some(())
    }

    fn statement(&mut self, func: FuncId, stmt: &Stmt<'a>) -> Option<()> {
        match &stmt.kind {
            StmtKind::Assign { targets, value, .. } => {
                let [Target::Var(var)] = targets.as_slice() else {
                    return Some(());
                };
                if let Some(handle) = self.made(stmt, *value).ok()? {
                    self.handles.insert(*var, handle);
                    self.take(stmt, *value);
                }
            }
            StmtKind::Expr(value)
                if self.made(stmt, *value).ok()?.is_some() || self.added(stmt, *value)? =>
            {
                self.take(stmt, *value);
            }
            StmtKind::Return(Some(value)) => {
                if let Kind::Var(var) = self.program.kind(*value)
                    && let Some(Handle::Parser(line)) = self.handles.get(var)
                {
                    let line = *line;
                    self.is_in_place(stmt, line)?;
                    self.makers.insert(func, line);
                    *self.uses.entry(*var).or_default() += 1;
                    self.lines[line].lines.push(stmt.line);
                }
            }
            _ => {}
        }
        Some(())
    }

    pub(super) fn take(&mut self, stmt: &Stmt<'_>, value: ExprId) {
        self.taken.insert(stmt.start);
        self.dead.push(value);
    }

    /// All that a parser is made by stands in one block.
    fn is_in_place(&self, stmt: &Stmt<'_>, line: usize) -> Option<()> {
        (self.blocks[line] == stmt.block).then_some(())
    }

    /// What a variable stands for on which a method is called.
    pub(super) fn receiver(
        &mut self,
        stmt: &Stmt<'_>,
        object: ExprId,
    ) -> Result<Option<Handle>, Beyond> {
        let Kind::Var(var) = self.program.kind(object) else {
            return Ok(None);
        };
        let Some(handle) = self.handles.get(var).copied() else {
            return Ok(None);
        };
        let (Handle::Parser(line)
        | Handle::Commands(line)
        | Handle::Command(line, _)
        | Handle::Group(line, ..)) = handle;
        self.is_in_place(stmt, line).ok_or(Beyond)?;
        *self.uses.entry(*var).or_default() += 1;
        if self.lines[line].lines.last() != Some(&stmt.line) {
            self.lines[line].lines.push(stmt.line);
        }
        Ok(Some(handle))
    }

    /// A parser, its commands, one of them or a group, made here; fails if it is made in a way that is not
    /// known.
    pub(super) fn made(
        &mut self,
        stmt: &Stmt<'_>,
        value: ExprId,
    ) -> Result<Option<Handle>, Beyond> {
        let Kind::Call(func, given) = self.program.kind(value) else {
            return Ok(None);
        };
        match self.program.kind(*func) {
            Kind::Import(name) if name == "argparse.ArgumentParser" => {
                let line = self.parser(stmt, given).ok_or(Beyond)?;
                self.lines.push(line);
                self.blocks.push(stmt.block);
                Ok(Some(Handle::Parser(self.lines.len() - 1)))
            }
            Kind::Attribute(object, name)
                if matches!(
                    name.as_str(),
                    "add_subparsers"
                        | "add_parser"
                        | "add_argument_group"
                        | "add_mutually_exclusive_group"
                ) =>
            {
                let Some(handle) = self.receiver(stmt, *object)? else {
                    return Ok(None);
                };
                let part = self.part(stmt, handle, name, given);
                part.map(Some).ok_or(Beyond)
            }
            _ => Ok(None),
        }
    }

    fn parser(&mut self, stmt: &Stmt<'_>, given: &[Argument]) -> Option<CommandLine> {
        let mut line = CommandLine {
            class: self.next_class(0),
            prog: None,
            description: None,
            abbreviates: true,
            takes: Takes::default(),
            commands: None,
            line: stmt.line,
            lines: vec![stmt.line],
        };
        for argument in given {
            match argument.name.as_deref() {
                None if argument.stars == 0 && line.prog.is_none() => {
                    line.prog = Some(text(self.program, argument.value)?);
                }
                Some("prog") => line.prog = Some(text(self.program, argument.value)?),
                // It may be the module's docstring.
                Some("description") => line.description = text(self.program, argument.value),
                Some("epilog" | "usage" | "formatter_class") => {}
                Some("allow_abbrev") => match self.program.kind(argument.value) {
                    Kind::Bool(truth) => line.abbreviates = *truth,
                    _ => return None,
                },
                _ => return None,
            }
        }
        Some(line)
    }

    /// The class that comes next; of `more` a parser has just been read.
    pub(super) fn next_class(&self, more: usize) -> ClassId {
        let of_lines = self.lines.iter().map(|it| {
            let commands = it.commands.as_ref().map_or(0, |it| it.all.len());
            1 + commands
        });
        let at = self.program.classes.len() + of_lines.sum::<usize>() + more;
        ClassId::new(u32::try_from(at).unwrap_or(u32::MAX))
    }
}
