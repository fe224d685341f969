//! The statements that make a parser, found and taken out.

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::class_form::ClassForm;
use super::super::ir::{
    Argument, BlockId, Class, ClassId, ExprId, FuncId, Kind, Program, Stmt, StmtKind, Suite,
    Target, VarId,
};
use super::super::regular::Facts;
use super::arguments::{self, Added, text};
use super::{Command, CommandLine, Commands, Takes};

/// What a variable stands for.
#[derive(Debug, Clone, Copy)]
enum Handle {
    Parser(usize),
    /// What `add_subparsers` gives.
    Commands(usize),
    Command(usize, usize),
    /// A group of a parser or of one of its commands; with its place if only one of it may be given.
    Group(usize, Option<usize>, Option<usize>),
}

/// That a parser does more than is known here.
#[derive(Debug, Clone, Copy)]
struct Beyond;

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

struct Reader<'p, 'a> {
    program: &'p Program<'a>,
    values: Facts,
    lines: Vec<CommandLine>,
    /// Where each parser is made.
    blocks: Vec<BlockId>,
    handles: FxHashMap<VarId, Handle>,
    /// How often each of these variables is used in a way that is known.
    uses: FxHashMap<VarId, usize>,
    /// The statements that are taken out, by where they begin.
    taken: FxHashSet<u32>,
    /// Expressions that are not evaluated any more.
    dead: Vec<ExprId>,
    /// The functions that give a parser.
    makers: FxHashMap<FuncId, usize>,
    /// Parsers of which something is asked.
    asked: Vec<(ExprId, usize)>,
}

impl<'a> Reader<'_, 'a> {
    fn read(&mut self) -> Option<()> {
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

    fn take(&mut self, stmt: &Stmt<'_>, value: ExprId) {
        self.taken.insert(stmt.start);
        self.dead.push(value);
    }

    /// All that a parser is made by stands in one block.
    fn is_in_place(&self, stmt: &Stmt<'_>, line: usize) -> Option<()> {
        (self.blocks[line] == stmt.block).then_some(())
    }

    /// What a variable stands for on which a method is called.
    fn receiver(&mut self, stmt: &Stmt<'_>, object: ExprId) -> Result<Option<Handle>, Beyond> {
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
    fn made(&mut self, stmt: &Stmt<'_>, value: ExprId) -> Result<Option<Handle>, Beyond> {
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
    fn next_class(&self, more: usize) -> ClassId {
        let of_lines = self.lines.iter().map(|it| {
            let commands = it.commands.as_ref().map_or(0, |it| it.all.len());
            1 + commands
        });
        let at = self.program.classes.len() + of_lines.sum::<usize>() + more;
        ClassId::new(u32::try_from(at).unwrap_or(u32::MAX))
    }

    fn part(
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
    fn added(&mut self, stmt: &Stmt<'_>, value: ExprId) -> Option<bool> {
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
    fn made_by(&self, id: ExprId) -> Option<usize> {
        match self.program.kind(id) {
            Kind::Call(func, given) if given.is_empty() => match self.program.kind(*func) {
                Kind::Func(func) => self.makers.get(func).copied(),
                _ => None,
            },
            _ => None,
        }
    }

    /// `parser = build_parser()`
    fn second_names(&mut self, suite: &Suite<'a>) -> Option<()> {
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
    fn asks(&mut self, id: ExprId) {
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

/// What is taken out of the code.
struct Taken {
    statements: FxHashSet<u32>,
    makers: FxHashSet<FuncId>,
}

impl Taken {
    fn from(&self, suite: &mut Suite<'_>) {
        for stmt in &mut suite.body {
            let is_maker = matches!(&stmt.kind, StmtKind::Function(id) if self.makers.contains(id));
            if is_maker || self.statements.contains(&stmt.start) {
                stmt.kind = StmtKind::Scoping;
            }
            match &mut stmt.kind {
                StmtKind::For { body, orelse, .. } | StmtKind::While { body, orelse, .. } => {
                    self.from(body);
                    orelse.iter_mut().for_each(|it| self.from(it));
                }
                StmtKind::If { arms, orelse } => {
                    arms.iter_mut().for_each(|it| self.from(&mut it.body));
                    orelse.iter_mut().for_each(|it| self.from(it));
                }
                StmtKind::Compound(suites, _) => suites.iter_mut().for_each(|it| self.from(it)),
                _ => {}
            }
        }
    }
}

/// Adds the class of what a parser or a command gives.
fn add_class(program: &mut Program<'_>, id: ClassId, name: &str, line: &CommandLine) {
    let mut name = match name {
        "Args" => name.to_owned(),
        name => {
            let words = name.split(['-', '_']).filter(|it| !it.is_empty());
            let words = words.map(|it| it[..1].to_uppercase() + &it[1..]);
            words.collect::<String>() + "Args"
        }
    };
    while program.classes.iter().any(|it| it.name == name) {
        name = format!("Given{name}");
    }
    program.classes.push(Class {
        id,
        name,
        def: None,
        body: Suite::default(),
        methods: Vec::new(),
        methods_of_name: FxHashMap::default(),
        form: ClassForm::CommandLine,
        keys: None,
        bases: Vec::new(),
        is_total: false,
        is_protocol: false,
        fields: Vec::new(),
        members: Vec::new(),
        attributes: Vec::new(),
        aliases: Vec::new(),
        assigned: Vec::new(),
        span: 0..0,
        line: line.line,
        end_line: line.line,
        docstring: None,
    });
}

/// Puts the definition of the class before the statement of the module in which the parser is made.
fn define(program: &mut Program<'_>, line: &CommandLine, block: BlockId) {
    let mut func = program.blocks[block.at()].func;
    while let Some(parent) = program.func(func).parent.filter(|it| *it != FuncId(0)) {
        func = parent;
    }
    let module = &program.func(FuncId(0)).body;
    let holds = |stmt: &Stmt<'_>| {
        let first = line.lines.first().copied().unwrap_or(line.line);
        match &stmt.kind {
            StmtKind::Function(id) if *id == func => true,
            _ => stmt.line <= first && first <= stmt.line + lines_of(stmt, program),
        }
    };
    let at = module.body.iter().rposition(holds).unwrap_or(0);
    let Some(like) = module.body.get(at) else {
        return;
    };
    let stmt = Stmt {
        kind: StmtKind::Class(line.class),
        span: like.span.start..like.span.start,
        head: like.span.start..like.span.start,
        line: line.line,
        block: like.block,
        start: like.start,
        end: like.start,
        ends: false,
    };
    program.funcs[0].body.body.insert(at, stmt);
}

/// How many lines a compound statement goes on.
fn lines_of(stmt: &Stmt<'_>, program: &Program<'_>) -> usize {
    let inner = stmt.suites().into_iter().flat_map(|it| &it.body);
    let last = inner.map(|it| it.line + lines_of(it, program)).max();
    match &stmt.kind {
        StmtKind::Function(id) => program.func(*id).end_line.saturating_sub(stmt.line),
        _ => last.map_or(0, |it| it.saturating_sub(stmt.line)),
    }
}
