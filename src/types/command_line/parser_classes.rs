//! The class of what a parser gives, written where the parser was.

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::class_form::ClassForm;
use super::super::ir::{BlockId, Class, ClassId, FuncId, Program, Stmt, StmtKind, Suite};
use super::CommandLine;

/// What is taken out of the code.
pub(super) struct Taken {
    pub(super) statements: FxHashSet<u32>,
    pub(super) makers: FxHashSet<FuncId>,
}

impl Taken {
    pub(super) fn from(&self, suite: &mut Suite<'_>) {
        for stmt in &mut suite.body {
            let is_maker = matches!(&stmt.kind, StmtKind::Function(id) if self.makers.contains(id));
            if is_maker || self.statements.contains(&stmt.start) {
                stmt.kind = StmtKind::Scoping;
            }
            for inner in stmt.suites_mut() {
                self.from(inner);
            }
        }
    }
}

/// Adds the class of what a parser or a command gives.
pub(super) fn add_class(program: &mut Program<'_>, id: ClassId, name: &str, line: &CommandLine) {
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
pub(super) fn define(program: &mut Program<'_>, line: &CommandLine, block: BlockId) {
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
