//! The statements of the module: its items, and `main`.

use super::entry::{Entry, is_guard, runs_coroutine};
use crate::python::source::Span;
use crate::translation::translator::Translator;
use crate::translation::variables::Global;
use crate::translation::{Definition, Kind as DefinitionKind};
use crate::types::exceptions;
use crate::types::ir::{FuncId, Kind, Stmt, StmtKind, Target};

impl Translator<'_, '_> {
    pub(super) fn module(&mut self, entry: &Entry) {
        let module = self.program.func(FuncId(0));
        if let Some(docstring) = &module.docstring {
            let mut body = module.body.body.iter();
            let said = body.find(|it| matches!(it.kind, StmtKind::Docstring));
            self.out.origin = said.map(|it| it.line);
            self.doc("//!", &docstring.clone());
        }
        let is_public = !entry.does_something;
        let top_fails = self.raises.fails(FuncId(0));
        self.error_enum(is_public);
        self.refuse_constants(&module.body);
        let mut main: Vec<&Stmt<'_>> = Vec::new();
        // Lines that start the program, which a `main` of its own does not need.
        let mut starts: Vec<usize> = Vec::new();
        for (index, stmt) in module.body.body.iter().enumerate() {
            match &stmt.kind {
                StmtKind::Function(id) if self.is_put_around(*id) => {
                    self.comments_before(stmt, index == 0);
                    self.skip_unreachable(std::slice::from_ref(stmt));
                    self.skip_unreachable(&self.program.func(*id).body.body);
                    for line in &self.program.wrapping[id] {
                        self.out.seen(*line);
                    }
                }
                // It is made where the module's code runs.
                StmtKind::Function(id)
                    if self.closures.kept.contains_key(id) && entry.main.is_none() =>
                {
                    main.push(stmt);
                }
                StmtKind::Function(id) => {
                    let at = self.out.lines.len();
                    self.unions.first.get_or_insert(at);
                    self.comments_before(stmt, index == 0);
                    self.function(*id, is_public);
                }
                StmtKind::Class(id) => {
                    if !self.is_record(*id) {
                        self.comments_before(stmt, index == 0);
                    }
                    if exceptions::is_exception(self.program, *id) {
                        self.exception_class(*id, stmt, is_public);
                    } else if self.classes.contains(id) {
                        self.drafted_class(*id, stmt, is_public);
                    } else {
                        self.class(*id, stmt);
                    }
                }
                StmtKind::Assign { targets, value, .. } if self.is_constant_assignment(targets) => {
                    self.comments_before(stmt, index == 0);
                    self.constant_item(stmt, targets, *value, is_public);
                }
                StmtKind::Pass if !self.source.slice(stmt.span.clone()).starts_with("pass") => {
                    // The head of a class of tests, or what runs them: Cargo does.
                    self.statements += 1;
                    self.drafted += 1;
                    self.comments_before(stmt, index == 0);
                    self.out.seen(stmt.line);
                }
                StmtKind::Import | StmtKind::Docstring | StmtKind::Pass => {}
                StmtKind::Assign { targets, value, .. } if self.moved_to(targets).is_some() => {
                    self.statements += 1;
                    self.drafted += 1;
                    if let (Some(func), [Target::Var(var)]) =
                        (self.moved_to(targets), targets.as_slice())
                    {
                        self.moved
                            .entry(func)
                            .or_default()
                            .push((*var, *value, stmt.line));
                    }
                }
                // A name for a type, which Rust writes out.
                StmtKind::Assign { targets, value, .. } if self.is_type_alias(targets, *value) => {
                    self.statements += 1;
                    self.drafted += 1;
                    self.out.seen(stmt.line);
                    if let [Target::Var(var)] = targets.as_slice() {
                        let name = self.program.var(*var).name.clone();
                        let place = (name, stmt.line, self.out.lines.len());
                        self.unions.places.push(place);
                    }
                }
                StmtKind::If { arms, .. }
                    if arms.len() == 1 && is_guard(self.program, arms[0].test) =>
                {
                    self.statements += 1;
                    self.drafted += 1;
                    if entry.main.is_some() {
                        self.statements += 1;
                        self.drafted += 1;
                        let first = arms[0].body.body.first();
                        starts.extend([stmt.line, first.map_or(stmt.line, |it| it.line)]);
                        continue;
                    }
                    self.out.seen(stmt.line);
                    main.extend(arms[0].body.body.iter());
                }
                StmtKind::Expr(call)
                    if entry.main.is_some() && runs_coroutine(self.program, *call) =>
                {
                    self.statements += 1;
                    self.drafted += 1;
                    starts.push(stmt.line);
                }
                _ => main.push(stmt),
            }
        }
        let is_taken = self.func_names.iter().any(|it| it == "run");
        let run = if is_taken { "run_program" } else { "run" };
        if let Some(id) = entry.main {
            let name = self.func_names[id.at()].clone();
            let start = self.out.lines.len();
            self.out.origin = starts.first().copied();
            if self.program.func(id).is_async {
                self.asynchronous_main(id, &name);
            } else if self.raises.fails(id) {
                self.reporting_main("fn main()", &format!("{name}()"));
            }
            // What starts the program stands beside the `main` that does, or is that function.
            let python = &self.program.func(id).name;
            let own = |it: &&Definition| it.kind == DefinitionKind::Function && it.name == *python;
            let at = match self.definitions.iter().find(own) {
                Some(main) if start == self.out.lines.len() => main.rust_line,
                _ => start,
            };
            self.out.also.extend(starts.iter().map(|line| (at, *line)));
            return;
        }
        self.out.origin = None;
        if top_fails {
            self.reporting_main("fn main()", &format!("{run}()"));
        }
        let start = self.out.lines.len();
        self.unions.first.get_or_insert(start);
        let holes = self.holes.len();
        self.out.origin = None;
        if top_fails {
            self.out
                .line(format!("fn {run}() -> Result<(), {}> {{", self.error_name));
        } else {
            self.out.line("fn main() {");
        }
        self.name_shared_functions(FuncId(0));
        for (index, stmt) in main.iter().enumerate() {
            self.comments_before(stmt, index == 0);
            self.stmt(stmt);
        }
        self.out.origin = None;
        if top_fails {
            self.out.line("Ok(())");
        }
        self.out.line("}");
        // What a decorator does is written behind the definition that it stands before.
        let first = main.iter().map(|it| it.line).min();
        let ends = main.iter().map(|it| it.span.end.saturating_sub(1));
        let last = ends.map(|it| self.source.line_at(it)).max();
        if let (Some(first), Some(last)) = (first, last) {
            let lines = (first, last.max(first));
            self.define(String::new(), DefinitionKind::Module, lines, (start, holes));
        }
    }

    /// `main` that says of an error what Python says last.
    pub(in crate::translation) fn reporting_main(&mut self, head: &str, outcome: &str) {
        self.import("std::process::ExitCode");
        // Of a status the system keeps the lowest byte.
        let exit = self
            .error_variant(crate::translation::exits::EXIT)
            .ok()
            .map(|variant| {
                if self.is_numbered_exit(crate::translation::exits::EXIT) {
                    format!("Err({variant}(status)) => ExitCode::from((status & 255) as u8),")
                } else {
                    format!(
                        "Err({variant}(message)) => {{ eprintln!(\"{{message}}\"); ExitCode::FAILURE }}"
                    )
                }
            });
        for line in [
            &format!("{head} -> ExitCode {{"),
            &format!("match {outcome} {{"),
            "Ok(()) => ExitCode::SUCCESS,",
            exit.as_deref().unwrap_or_default(),
            "Err(error) => {",
            "let message = error.to_string();",
            "let colon = if message.is_empty() { \"\" } else { \": \" };",
            "eprintln!(\"{}{colon}{message}\", error.class_name());",
            "ExitCode::FAILURE",
            "}",
            "}",
            "}",
        ] {
            self.out.line(line);
        }
    }

    /// The only function that uses a variable of the module, if it is run once.
    fn moved_to(&self, targets: &[Target]) -> Option<FuncId> {
        match targets {
            [Target::Var(var)] => match self.binding(*var).global {
                Some(Global::Moved(func)) => Some(func),
                _ => self.coroutines.moved.get(var).copied(),
            },
            _ => None,
        }
    }

    /// Whether an assignment names a type: nothing but annotations uses it.
    fn is_type_alias(&self, targets: &[Target], value: crate::types::ir::ExprId) -> bool {
        fn names_type(translator: &Translator<'_, '_>, id: crate::types::ir::ExprId) -> bool {
            match translator.kind(id) {
                Kind::Builtin(name) => matches!(
                    name.as_str(),
                    "list"
                        | "dict"
                        | "set"
                        | "tuple"
                        | "frozenset"
                        | "int"
                        | "str"
                        | "float"
                        | "bool"
                ),
                Kind::Import(name) => {
                    name.starts_with("typing.") || name.starts_with("collections.")
                }
                Kind::Class(_) => true,
                Kind::Index(of, _) => names_type(translator, *of),
                Kind::Binary(rustpython_ast::Operator::BitOr, a, _) => names_type(translator, *a),
                Kind::Call(func, _) => {
                    matches!(translator.kind(*func), Kind::Import(name) if name == "typing.TypeVar" || name == "typing.NewType")
                }
                _ => false,
            }
        }
        if !names_type(self, value) {
            return false;
        }
        // Other such names may be made of it.
        let module = &self.program.func(crate::types::ir::FuncId(0)).body;
        let others: Vec<Span> = module
            .body
            .iter()
            .filter_map(|it| match &it.kind {
                StmtKind::Assign { value, .. } if names_type(self, *value) => {
                    Some(self.program.expr(*value).span.clone())
                }
                _ => None,
            })
            .collect();
        let is_in_another = |it: &crate::types::ir::Expr| {
            let mut others = others.iter();
            others.any(|of| of.start <= it.span.start && it.span.end <= of.end)
        };
        let is_unused = |target: &Target| {
            let Target::Var(var) = target else {
                return false;
            };
            let mut uses = self
                .program
                .exprs
                .iter()
                .filter(|it| matches!(it.kind, Kind::Var(of) if of == *var));
            uses.all(is_in_another)
        };
        targets.iter().all(is_unused)
    }
}
