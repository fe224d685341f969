//! A whole file: its constants, its functions, and what it does, as `main`.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::token::TokenKind;

use super::changes::Changes;
use super::class_facts::{ClassFacts, plain};
use super::effects::{self, Effects};
use super::names::snake;
use super::out::Out;
use super::raises::{self, Raises};
use super::translator::Translator;
use super::variables::{self, Global};
use super::{Crate, Definition, Draft, Kind as DefinitionKind, Status, helpers};
use crate::analysis::Analysis;
use crate::python::scopes::File;
use crate::python::source::Source;
use crate::python::stack;
use crate::python::syntax::Syntax;
use crate::rust;
use crate::types::exceptions;
use crate::types::ir::{
    BlockId, ClassId, FuncId, Kind, Program, Stmt, StmtKind, Suite, Target, VarId,
};
use crate::types::lent::Lending;
use crate::types::within::Within;
use crate::types::{self, Types};

/// A file of more statements on lines of their own is not drafted: a draft is a whole program in memory, of
/// some ten kilobytes for each definition. The longest file of Python 3.11's standard library has some 6,000.
const MAX_STATEMENTS: usize = 100_000;

/// Drafts a file: what is not understood is a hole.
///
/// # Errors
/// When it is too long.
pub(crate) fn draft(analysis: &Analysis) -> Result<Draft, TooLong> {
    let tokens = analysis.syntax().tokens().iter();
    let statements = tokens.filter(|it| matches!(it.kind(), TokenKind::Newline | TokenKind::Semi));
    let statements = statements.count();
    if statements > MAX_STATEMENTS {
        return Err(TooLong { statements });
    }
    Ok(stack::with(|| {
        draft_file(analysis.file(), analysis.syntax())
    }))
}

/// Why a file is not drafted at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "{statements} statements are too many for one draft, which is made of {MAX_STATEMENTS} at most"
)]
pub(crate) struct TooLong {
    statements: usize,
}

/// So often classes are added to those whose instances are counted: the more is left open, the less it is
/// worth.
fn rounds_for(holes: usize) -> usize {
    match holes {
        0..30 => 4,
        30..100 => 1,
        _ => 0,
    }
}

fn draft_file(file: &File<'_>, syntax: &Syntax) -> Draft {
    let draft = draft_typed(file, syntax, true);
    if draft.holes.is_empty() {
        // What is run is typed without hope.
        return draft_typed(file, syntax, false);
    }
    draft
}

/// Drafts a file, with the types of `types::read`.
fn draft_typed(file: &File<'_>, syntax: &Syntax, is_hopeful: bool) -> Draft {
    let mut counted: FxHashSet<usize> = FxHashSet::default();
    let mut best = draft_counting(file, syntax, &counted, is_hopeful);
    let mut wants = std::mem::take(&mut best.wants_counted);
    for _ in 0..rounds_for(best.draft.holes.len()) {
        let before = counted.len();
        counted.extend(wants.iter().map(|it| it.root().at()));
        if best.draft.holes.is_empty() || counted.len() == before {
            break;
        }
        let mut other = draft_counting(file, syntax, &counted, is_hopeful);
        wants = std::mem::take(&mut other.wants_counted);
        if other.draft.holes.len() < best.draft.holes.len() {
            best = other;
        }
    }
    best.draft
}

/// What came of a translation.
struct Outcome {
    draft: Draft,
    /// Whether numbers that may be ints or floats have to keep which they are.
    wants_numbers: bool,
    /// Classes whose instances may have to be counted.
    wants_counted: FxHashSet<ClassId>,
}

/// Drafts a file with counted instances of some classes, which are given by their places.
fn draft_counting(
    file: &File<'_>,
    syntax: &Syntax,
    counted: &FxHashSet<usize>,
    is_hopeful: bool,
) -> Outcome {
    let source = file.source;
    let (mut program, mut types) = types::read(source, syntax, file, &[], counted, is_hopeful);
    let mut effects = effects::find(&program, &types);
    let entry = Entry::of(&program, &types);
    let passed = variables::passed_on(&program, &types, &effects, entry.main);
    if !passed.is_empty() {
        (program, types) = types::read(source, syntax, file, &passed, counted, is_hopeful);
        effects = effects::find(&program, &types);
    }
    let outcome = translated(source, syntax, &program, &types, &effects);
    if outcome.draft.holes.is_empty() {
        return outcome;
    }
    // An object that is given back and changed is lent, where that helps.
    let lending = Lending::find(&program, &types, |it| effects.changed_parts.contains(it));
    if lending.is_empty() {
        return outcome;
    }
    program.lending = lending;
    let effects = effects::find(&program, &types);
    let lent = translated(source, syntax, &program, &types, &effects);
    if lent.draft.holes.len() < outcome.draft.holes.len() {
        lent
    } else {
        outcome
    }
}

fn translated<'a>(
    source: &'a Source,
    syntax: &Syntax,
    program: &Program<'a>,
    types: &Types,
    effects: &Effects,
) -> Outcome {
    let changes = Changes::of(program, types);
    let raises = raises::find(program, types);
    let facts = (effects, &changes, &raises);
    let outcome = translate(source, syntax, program, types, facts, false);
    if outcome.wants_numbers {
        return translate(source, syntax, program, types, facts, true);
    }
    outcome
}

/// Translates a file.
fn translate<'a>(
    source: &'a Source,
    syntax: &Syntax,
    program: &Program<'a>,
    types: &Types,
    (effects, changes, raises): (&Effects, &Changes, &Raises),
    has_numbers: bool,
) -> Outcome {
    let entry = Entry::of(program, types);
    let mut bindings = variables::bind(program, types, effects, &helpers::names(), entry.main);
    let closures = super::closures::find(program, types, effects, raises);
    for (binding, var) in bindings.all.iter_mut().zip(&program.vars) {
        let mut functions = var.ty.functions().iter();
        binding.needs_mut |= functions.any(|it| closures.all.get(it).is_some_and(|it| it.changes));
    }
    let homes = homes(program, &bindings.all);
    let mut heads = FxHashMap::default();
    for suite in program
        .funcs
        .iter()
        .map(|it| &it.body)
        .chain(program.classes.iter().map(|it| &it.body))
    {
        note_heads(suite, &mut heads);
    }
    let mut translator = Translator {
        source,
        program,
        types,
        effects,
        raises,
        variants: std::collections::BTreeMap::default(),
        error_name: String::new(),
        frames: Vec::new(),
        handling: Vec::new(),
        payloads: FxHashMap::default(),
        accessors: BTreeSet::new(),
        handled: FxHashSet::default(),
        next_handler: None,
        reads: FxHashMap::default(),
        taken: bindings.all.iter().map(|it| it.name.clone()).collect(),
        within: Within::of(program),
        causes: causes(program),
        checks_places: None,
        first: Vec::new(),
        has_numbers,
        wants_numbers: false,
        phrase_crates: Vec::new(),
        phrase_helpers: BTreeSet::new(),
        classes: FxHashSet::default(),
        says_dyn: false,
        spaced: 0,
        closures,
        class_facts: ClassFacts::of(program, types),
        changes,
        taking: None,
        wants_counted: FxHashSet::default(),
        quiet: (0, u32::MAX),
        changes_base: false,
        in_trait: false,
        region: None,
        needed_parts: BTreeSet::new(),
        declared_fields: FxHashSet::default(),
        changing_fields: FxHashSet::default(),
        making: None,
        moved: FxHashMap::default(),
        given_fields: FxHashSet::default(),
        bindings: bindings.all,
        usizes: bindings.usizes,
        out: Out::default(),
        helpers: BTreeSet::new(),
        uses: BTreeSet::new(),
        crates: BTreeSet::new(),
        holes: Vec::new(),
        decisions: Vec::new(),
        func: FuncId(0),
        unwrapped: FxHashMap::default(),
        bound: FxHashMap::default(),
        declared: FxHashSet::default(),
        strings: FxHashSet::default(),
        iterators: FxHashMap::default(),
        may_copy: false,
        uses_unknown: false,
        func_names: func_names(program, &entry, raises),
        fresh: 0,
        loops: Vec::new(),
        statements: 0,
        drafted: 0,
        definitions: Vec::new(),
        homes,
        counted_by: bindings.counted_by,
        heads,
        comments: comments(source, syntax),
        computed: FxHashMap::default(),
        keys_of_loops: keys_of_loops(program),
        yielding: None,
        returning: None,
        in_tail: false,
    };
    translator.name_variants();
    translator.choose_classes();
    translator.reads = translator.plain_reads();
    translator.plan_errors();
    translator.module(&entry);
    Outcome {
        wants_numbers: translator.wants_numbers,
        wants_counted: std::mem::take(&mut translator.wants_counted),
        draft: translator.finish(),
    }
}

/// What exceptions are raised from.
fn causes(program: &Program<'_>) -> Vec<crate::types::ir::ExprId> {
    fn collect(suite: &Suite<'_>, found: &mut Vec<crate::types::ir::ExprId>) {
        for stmt in &suite.body {
            match &stmt.kind {
                StmtKind::Raise(_, Some(cause)) => found.push(*cause),
                StmtKind::For { body, orelse, .. } | StmtKind::While { body, orelse, .. } => {
                    collect(body, found);
                    orelse.iter().for_each(|it| collect(it, found));
                }
                StmtKind::If { arms, orelse } => {
                    arms.iter().for_each(|it| collect(&it.body, found));
                    orelse.iter().for_each(|it| collect(it, found));
                }
                StmtKind::Compound(suites, _) => suites.iter().for_each(|it| collect(it, found)),
                _ => {}
            }
        }
    }
    let mut found = Vec::new();
    for func in &program.funcs {
        collect(&func.body, &mut found);
    }
    found
}

/// The variables that each block declares, by where they first occur.
fn homes(
    program: &Program<'_>,
    bindings: &[variables::Binding],
) -> FxHashMap<BlockId, Vec<(u32, VarId)>> {
    let mut homes: FxHashMap<BlockId, Vec<(u32, VarId)>> = FxHashMap::default();
    for (var, (binding, id)) in program.vars.iter().zip(bindings.iter().zip(0..)) {
        if let Some(first) = var.occurrences.first() {
            let home = homes.entry(binding.home).or_default();
            home.push((first.position, VarId(id)));
        }
    }
    homes.values_mut().for_each(|home| home.sort_unstable());
    homes
}

fn note_heads(suite: &Suite<'_>, heads: &mut FxHashMap<FuncId, crate::python::source::Span>) {
    for stmt in &suite.body {
        match &stmt.kind {
            StmtKind::Function(id) => {
                heads.insert(*id, stmt.head.clone());
            }
            StmtKind::For { body, orelse, .. } | StmtKind::While { body, orelse, .. } => {
                note_heads(body, heads);
                orelse.iter().for_each(|it| note_heads(it, heads));
            }
            StmtKind::If { arms, orelse } => {
                arms.iter().for_each(|it| note_heads(&it.body, heads));
                orelse.iter().for_each(|it| note_heads(it, heads));
            }
            StmtKind::Compound(suites, _) => suites.iter().for_each(|it| note_heads(it, heads)),
            _ => {}
        }
    }
}

/// Comments by line: whether each stands alone on it, and its text.
fn comments(source: &Source, syntax: &Syntax) -> FxHashMap<usize, (bool, String)> {
    let mut comments = FxHashMap::default();
    for token in syntax.tokens() {
        if !token.kind().is_comment() {
            continue;
        }
        let span = crate::python::syntax::span(token);
        let line = source.line_at(span.start);
        let text = source.slice(span).trim_start_matches('#').trim();
        if line == 1 && source.text().starts_with("#!")
            || text.starts_with("-*-")
            || text.starts_with("type:")
            || text.starts_with("noqa")
        {
            continue;
        }
        let is_alone = source.line(line).trim_start().starts_with('#');
        let text: String = text
            .chars()
            .map(|c| if super::code::is_plain(c) { c } else { ' ' })
            .collect();
        comments.insert(line, (is_alone, text.trim_end().to_owned()));
    }
    comments
}

/// The variables of loops over `d`, `sorted(d)`, `d.keys()`, with that dict.
fn keys_of_loops(program: &Program<'_>) -> Vec<(VarId, VarId)> {
    fn dict_of(program: &Program<'_>, iter: crate::types::ir::ExprId) -> Option<VarId> {
        match program.kind(iter) {
            Kind::Var(var) => {
                matches!(program.var(*var).ty, crate::types::ty::Ty::Dict(..)).then_some(*var)
            }
            Kind::Call(func, arguments) => match program.kind(*func) {
                Kind::Builtin(name) if name == "sorted" || name == "list" => {
                    dict_of(program, arguments.first()?.value)
                }
                Kind::Attribute(object, name) if name == "keys" => dict_of(program, *object),
                _ => None,
            },
            _ => None,
        }
    }
    fn collect(program: &Program<'_>, suite: &Suite<'_>, found: &mut Vec<(VarId, VarId)>) {
        for stmt in &suite.body {
            match &stmt.kind {
                StmtKind::For {
                    target,
                    iter,
                    body,
                    orelse,
                } => {
                    if let (Target::Var(var), Some(dict)) = (target, dict_of(program, *iter)) {
                        found.push((*var, dict));
                    }
                    collect(program, body, found);
                    orelse.iter().for_each(|it| collect(program, it, found));
                }
                StmtKind::While { body, .. } => collect(program, body, found),
                StmtKind::If { arms, orelse } => {
                    arms.iter().for_each(|it| collect(program, &it.body, found));
                    orelse.iter().for_each(|it| collect(program, it, found));
                }
                _ => {}
            }
        }
    }
    let mut found = Vec::new();
    for func in &program.funcs {
        collect(program, &func.body, &mut found);
    }
    for expr in &program.exprs {
        if let Kind::Comprehension(comprehension) = &expr.kind {
            for generator in &comprehension.generators {
                if let (Target::Var(var), Some(dict)) =
                    (&generator.target, dict_of(program, generator.iter))
                {
                    found.push((*var, dict));
                }
            }
        }
    }
    // A key that is taken out again is not there any more.
    found.retain(|(_, dict)| {
        !program.exprs.iter().any(|it| matches!(&it.kind, Kind::Attribute(object, name)
            if matches!(name.as_str(), "pop" | "popitem" | "clear") && matches!(program.kind(*object), Kind::Var(var) if var == dict)))
    });
    found
}

/// How a file starts.
struct Entry {
    /// The function that the main guard calls, and nothing else, so that it is `main` itself.
    main: Option<FuncId>,
    /// Whether the file does anything when it is run.
    does_something: bool,
}

impl Entry {
    fn of(program: &Program<'_>, _: &Types) -> Self {
        let module = &program.func(FuncId(0)).body;
        let mut does_something = false;
        let mut main = None;
        let mut others = 0;
        for stmt in &module.body {
            match &stmt.kind {
                StmtKind::Function(_)
                | StmtKind::Class(_)
                | StmtKind::Import
                | StmtKind::Docstring
                | StmtKind::Pass
                | StmtKind::Declare
                | StmtKind::Scoping => {}
                StmtKind::Assign { targets, .. } => {
                    let are_constants = targets.iter().all(|it| {
                        matches!(it, Target::Var(var) if program.var(*var).is_captured || program.var(*var).occurrences.len() == 1)
                    });
                    if !are_constants {
                        others += 1;
                        does_something = true;
                    }
                }
                StmtKind::If { arms, orelse: None }
                    if arms.len() == 1 && is_guard(program, arms[0].test) =>
                {
                    does_something = true;
                    if let [only] = arms[0].body.body.as_slice()
                        && let StmtKind::Expr(call) = &only.kind
                        && let Kind::Call(func, arguments) = program.kind(*call)
                        && arguments.is_empty()
                        && let Kind::Func(id) = program.kind(*func)
                    {
                        main = Some(*id);
                    } else {
                        others += 1;
                    }
                }
                _ => {
                    others += 1;
                    does_something = true;
                }
            }
        }
        let main = main.filter(|id| {
            let func = program.func(*id);
            let calls = program
                .calls
                .iter()
                .filter(|(_, callee)| callee == id)
                .count();
            others == 0
                && calls == 1
                && func.params.is_empty()
                && func.refused.is_none()
                && func.ret == crate::types::ty::Ty::None
        });
        Self {
            main,
            does_something,
        }
    }
}

/// `__name__ == "__main__"`.
fn is_guard(program: &Program<'_>, test: crate::types::ir::ExprId) -> bool {
    match program.kind(test) {
        Kind::Compare(left, rest) => {
            matches!(program.kind(*left), Kind::Builtin(name) if name == "__name__")
                && matches!(rest.as_slice(), [(rustpython_ast::CmpOp::Eq, right)] if matches!(program.kind(*right), Kind::Str(text) if text == "__main__"))
        }
        _ => false,
    }
}

/// What a function of a class is called in Rust.
///
/// `is_shared` says whether methods of that class have a name in common once the underscores before it are
/// left out.
fn method_name(
    program: &Program<'_>,
    func: &crate::types::ir::Func<'_>,
    is_shared: impl Fn(&str) -> bool,
) -> String {
    let others = || {
        let class = func.class.into_iter();
        class
            .flat_map(|it| &program.classes[it.at()].methods)
            .map(|it| &program.func(*it).name)
    };
    if func.name.starts_with("__") && func.name.ends_with("__") {
        let mut name = Translator::special_name(&func.name);
        while others().any(|it| snake(it.trim_start_matches('_')) == name) {
            name.push('_');
        }
        return name;
    }
    let plain = plain(&func.name);
    let is_taken = is_shared(plain);
    let name = snake(if is_taken || plain.is_empty() {
        &func.name
    } else {
        plain
    });
    match func.role {
        crate::types::class_form::Role::Setter => format!("set_{}", name.trim_end_matches('_')),
        _ if name == "new" => "new_".to_owned(),
        _ => name,
    }
}

/// The names of functions in Rust; `main` is Rust's own.
fn func_names(program: &Program<'_>, entry: &Entry, raises: &Raises) -> Vec<String> {
    let mut taken = super::names::Taken::default();
    helpers::names().iter().for_each(|it| taken.reserve(it));
    // The names of each class by what is left of them without the underscores.
    let mut shared: FxHashMap<(ClassId, String), BTreeSet<&str>> = FxHashMap::default();
    for func in &program.funcs {
        if let Some(class) = func.class {
            let names = shared.entry((class, snake(plain(&func.name)))).or_default();
            names.insert(&func.name);
        }
    }
    let ids = (0..program.funcs.len()).map(|id| FuncId(u32::try_from(id).unwrap_or(u32::MAX)));
    ids.zip(&program.funcs)
        .map(|(id, func)| match snake(&func.name) {
            _ if let Some(class) = func.class => method_name(program, func, |plain| {
                shared
                    .get(&(class, snake(plain)))
                    .is_some_and(|it| it.len() > 1)
            }),
            name if name == "main" && entry.main != Some(id) => {
                taken.name("run_main".to_owned(), "main")
            }
            _ if entry.main == Some(id) && raises.fails(id) => taken.name("run".to_owned(), "main"),
            _ if entry.main == Some(id) => "main".to_owned(),
            // Of several definitions with one name each is an item.
            name if !func.is_alone => taken.name(name, &format!("{} {id:?}", func.name)),
            name => taken.name(name, &func.name),
        })
        .collect()
}

impl Translator<'_, '_> {
    fn module(&mut self, entry: &Entry) {
        let module = self.program.func(FuncId(0));
        if let Some(docstring) = &module.docstring {
            self.out.origin = None;
            self.doc("//!", &docstring.clone());
        }
        let is_public = !entry.does_something;
        let top_fails = self.raises.fails(FuncId(0));
        let shows_class = top_fails || self.asks_for_class();
        self.error_enum(is_public, shows_class);
        self.refuse_constants(&module.body);
        let mut main: Vec<&Stmt<'_>> = Vec::new();
        for (index, stmt) in module.body.body.iter().enumerate() {
            match &stmt.kind {
                StmtKind::Function(id) if self.is_put_around(*id) => {
                    self.comments_before(stmt, index == 0);
                    self.skip_unreachable(std::slice::from_ref(stmt));
                    self.skip_unreachable(&self.program.func(*id).body.body);
                }
                StmtKind::Function(id) => {
                    self.comments_before(stmt, index == 0);
                    self.function(*id, is_public);
                }
                StmtKind::Class(id) => {
                    self.comments_before(stmt, index == 0);
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
                }
                StmtKind::If { arms, .. }
                    if arms.len() == 1 && is_guard(self.program, arms[0].test) =>
                {
                    self.statements += 1;
                    self.drafted += 1;
                    self.out.seen(stmt.line);
                    if entry.main.is_some() {
                        self.statements += 1;
                        self.drafted += 1;
                        self.out
                            .seen(arms[0].body.body.first().map_or(stmt.line, |it| it.line));
                        continue;
                    }
                    main.extend(arms[0].body.body.iter());
                }
                _ => main.push(stmt),
            }
        }
        let is_taken = self.func_names.iter().any(|it| it == "run");
        let run = if is_taken { "run_program" } else { "run" };
        if let Some(id) = entry.main {
            if self.raises.fails(id) {
                let name = self.func_names[id.at()].clone();
                self.reporting_main(&name);
            }
            return;
        }
        if top_fails {
            self.reporting_main(run);
        }
        let start = self.out.lines.len();
        let holes = self.holes.len();
        self.out.origin = None;
        if top_fails {
            self.out
                .line(format!("fn {run}() -> Result<(), {}> {{", self.error_name));
        } else {
            self.out.line("fn main() {");
        }
        for (index, stmt) in main.iter().enumerate() {
            self.comments_before(stmt, index == 0);
            self.stmt(stmt);
        }
        self.out.origin = None;
        if top_fails {
            self.out.line("Ok(())");
        }
        self.out.line("}");
        if let (Some(first), Some(last)) = (main.first(), main.last()) {
            let end_line = self.source.line_at(last.span.end.saturating_sub(1));
            self.definitions.push(Definition {
                name: String::new(),
                kind: DefinitionKind::Module,
                line: first.line,
                end_line,
                rust_line: start,
                rust_end_line: self.out.lines.len(),
                status: if self.holes.len() > holes {
                    Status::Holes
                } else {
                    Status::Whole
                },
            });
        }
    }

    /// `main` that says of an error what Python says last.
    fn reporting_main(&mut self, run: &str) {
        self.out.origin = None;
        self.import("std::process::ExitCode");
        for line in [
            "fn main() -> ExitCode {",
            &format!("match {run}() {{"),
            "Ok(()) => ExitCode::SUCCESS,",
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

    /// Whether the name of an error's class is asked for.
    fn asks_for_class(&self) -> bool {
        self.program.exprs.iter().any(|it| match &it.kind {
            Kind::Attribute(_, name) => name == "__name__",
            Kind::Call(func, _) => {
                matches!(self.kind(*func), Kind::Builtin(name) if name == "repr")
            }
            Kind::Format(_) => true,
            _ => false,
        })
    }

    /// The only function that uses a variable of the module, if it is run once.
    fn moved_to(&self, targets: &[Target]) -> Option<FuncId> {
        match targets {
            [Target::Var(var)] => match self.binding(*var).global {
                Some(Global::Moved(func)) => Some(func),
                _ => None,
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
                Kind::Index(of, _) => names_type(translator, *of),
                Kind::Binary(rustpython_ast::Operator::BitOr, a, _) => names_type(translator, *a),
                Kind::Call(func, _) => {
                    matches!(translator.kind(*func), Kind::Import(name) if name == "typing.TypeVar" || name == "typing.NewType")
                }
                _ => false,
            }
        }
        let is_unused = |target: &Target| matches!(target, Target::Var(var) if self.program.var(*var).occurrences.iter().all(|it| it.is_def));
        targets.iter().all(is_unused) && names_type(self, value)
    }

    fn is_constant_assignment(&self, targets: &[Target]) -> bool {
        let is_global = |target: &Target| matches!(target, Target::Var(var) if matches!(self.binding(*var).global, Some(Global::Const | Global::Lazy | Global::Cell)));
        match targets {
            [Target::Tuple(targets, None)] => {
                let is_there =
                    |it: &Target| matches!(it, Target::Var(var) if self.declared.contains(var));
                targets.iter().all(is_global) && !targets.iter().any(is_there)
            }
            [target] => {
                is_global(target)
                    && matches!(target, Target::Var(var) if {
                        let binding = self.binding(*var);
                        binding.global != Some(Global::Cell) || !self.declared.contains(var)
                    })
            }
            _ => false,
        }
    }

    /// Finds the constants whose value can't be drafted, before any function uses them.
    fn refuse_constants(&mut self, suite: &Suite<'_>) {
        for stmt in &suite.body {
            let StmtKind::Assign { targets, value, .. } = &stmt.kind else {
                continue;
            };
            let [Target::Var(var)] = targets.as_slice() else {
                continue;
            };
            if !self.is_constant_assignment(targets) {
                continue;
            }
            let mark = self.out.mark();
            let before = (
                self.helpers.clone(),
                self.uses.clone(),
                self.crates.clone(),
                self.phrase_crates.clone(),
                self.phrase_helpers.clone(),
                self.needed_parts.clone(),
                self.decisions.clone(),
                self.declared.clone(),
                self.holes.len(),
                self.fresh,
            );
            self.declared.insert(*var);
            let is_left_out = self.constant_line(*var, *value, false).is_err();
            self.out.back(mark);
            self.holes.truncate(before.8);
            (
                self.helpers,
                self.uses,
                self.crates,
                self.phrase_crates,
                self.phrase_helpers,
                self.needed_parts,
                self.decisions,
                self.declared,
                _,
                self.fresh,
            ) = before;
            if is_left_out {
                self.bindings[var.at()].global = Some(Global::Refused);
            }
        }
    }

    /// A variable of the module that functions use, as an item.
    fn constant_item(
        &mut self,
        stmt: &Stmt<'_>,
        targets: &[Target],
        value: crate::types::ir::ExprId,
        is_public: bool,
    ) {
        self.out.origin = Some(stmt.line);
        self.statements += 1;
        let mark = self.out.mark();
        let pairs: Vec<(VarId, crate::types::ir::ExprId)> = match (targets, self.kind(value)) {
            ([Target::Var(var)], _) => vec![(*var, value)],
            ([Target::Tuple(targets, None)], Kind::Tuple(items))
                if targets.len() == items.len() =>
            {
                let vars = targets.iter().filter_map(|it| match it {
                    Target::Var(var) => Some(*var),
                    _ => None,
                });
                vars.zip(items.iter().copied()).collect()
            }
            _ => Vec::new(),
        };
        let mut failed = pairs
            .is_empty()
            .then(|| "unpacking to variables of the module".to_owned());
        for (var, value) in pairs {
            self.declared.insert(var);
            if let Err(refusal) = self.constant_line(var, value, is_public) {
                failed = Some(refusal.0);
                break;
            }
        }
        match failed {
            None => self.drafted += 1,
            Some(why) => {
                self.out.back(mark);
                for target in targets {
                    if let Target::Var(var) = target {
                        self.bindings[var.at()].global = Some(Global::Refused);
                    }
                }
                let name = self.fresh("left_out");
                let hole = self.hole(&stmt.span, stmt.line, &why);
                self.out.line(format!("pub fn {name}() {{"));
                self.out.line(format!("{hole};"));
                self.out.line("}");
            }
        }
    }

    fn constant_line(
        &mut self,
        var: VarId,
        value: crate::types::ir::ExprId,
        is_public: bool,
    ) -> super::translator::Res<()> {
        use crate::types::ty::Ty;
        let ty = self.program.var(var).ty.clone();
        if !self.has_rust(&ty) {
            return super::translator::refuse(super::translator::unknown(&ty));
        }
        let binding = self.binding(var).clone();
        let public = if is_public { "pub " } else { "" };
        let name = binding.name;
        let short = |rust: String| rust.replace("&'static str", "&str");
        match binding.global {
            Some(Global::Const) => {
                let code = self.value(value, &ty)?;
                let (rust, text) = match &ty {
                    Ty::List(of) | Ty::Tuples(of) => {
                        let (Kind::List(items) | Kind::Tuple(items)) = self.kind(value) else {
                            return super::translator::refuse("a constant list");
                        };
                        let inner = code.text.strip_prefix("vec!").unwrap_or("[]");
                        (
                            format!("[{}; {}]", self.rust_type(of), items.len()),
                            inner.to_owned(),
                        )
                    }
                    ty => (self.rust_type(ty), code.text),
                };
                self.out
                    .line(format!("{public}const {name}: {} = {text};", short(rust)));
            }
            Some(Global::Lazy) => {
                let code = self.value(value, &ty)?;
                if super::questions::question(&code.text).is_some() {
                    return super::translator::refuse("a constant whose value may fail");
                }
                let rust = self.rust_type(&ty);
                self.import("std::sync::LazyLock");
                self.out.line(format!(
                    "{public}static {name}: LazyLock<{rust}> = LazyLock::new(|| {});",
                    code.text
                ));
            }
            Some(Global::Cell) => {
                let code = self.value(value, &ty)?;
                let rust = self.rust_type(&ty);
                self.import("std::cell::Cell");
                self.out.line(format!(
                    "thread_local! {{ static {name}: Cell<{rust}> = const {{ Cell::new({}) }}; }}",
                    code.text
                ));
            }
            _ => return super::translator::refuse("a variable of the module that changes"),
        }
        Ok(())
    }

    /// A class is not drafted yet: what it holds is left out, statement by statement.
    pub(super) fn class(&mut self, id: crate::types::ir::ClassId, stmt: &Stmt<'_>) {
        let class = &self.program.classes[id.at()];
        self.out.origin = Some(stmt.line);
        let start = self.out.lines.len();
        self.statements += 1;
        let name = super::names::camel(&class.name);
        if let Some(docstring) = &class.docstring {
            self.doc("///", &docstring.clone());
        }
        self.out.line(format!("pub struct {name};"));
        self.out.line(format!("impl {name} {{"));
        let left = self.fresh("left_out");
        let why = self
            .class_facts
            .refused
            .get(&id)
            .cloned()
            .unwrap_or_else(|| "classes are not drafted yet".to_owned());
        let hole = self.hole(&stmt.head, stmt.line, &why);
        self.out.line(format!("pub fn {left}() {{"));
        self.out.line(format!("{hole};"));
        self.left_out(&class.body, "a class is not drafted yet");
        self.out.line("}");
        self.out.line("}");
        let (line, end_line, name) = (class.line, class.end_line, class.name.clone());
        self.definitions.push(Definition {
            name,
            kind: DefinitionKind::Class,
            line,
            end_line,
            rust_line: start,
            rust_end_line: self.out.lines.len(),
            status: Status::Signature,
        });
    }

    /// Whether a function is a decorator and nothing else, which is read in what it is put around.
    fn is_put_around(&self, id: FuncId) -> bool {
        self.program.wrapping.contains(&id)
            && !self
                .program
                .exprs
                .iter()
                .any(|it| matches!(it.kind, Kind::Func(of) if of == id))
    }

    /// Holes for all statements of what can't be drafted.
    pub(super) fn left_out(&mut self, suite: &Suite<'_>, why: &str) {
        for stmt in &suite.body {
            self.left_out_statement(stmt, why);
        }
    }

    /// A hole for a statement that can't be drafted, and for all in it.
    pub(super) fn left_out_statement(&mut self, stmt: &Stmt<'_>, why: &str) {
        if matches!(
            stmt.kind,
            StmtKind::Docstring | StmtKind::Pass | StmtKind::Import
        ) {
            return;
        }
        self.statements += 1;
        self.out.origin = Some(stmt.line);
        let hole = self.hole(&stmt.head, stmt.line, why);
        self.out.line(format!("{hole};"));
        match &stmt.kind {
            StmtKind::Function(id) => {
                let body = &self.program.func(*id).body;
                self.left_out(body, why);
            }
            StmtKind::Class(id) => {
                let body = &self.program.classes[id.at()].body;
                self.left_out(body, why);
            }
            StmtKind::For { body, orelse, .. } | StmtKind::While { body, orelse, .. } => {
                self.left_out(body, why);
                orelse.iter().for_each(|it| self.left_out(it, why));
            }
            StmtKind::If { arms, orelse } => {
                for (index, arm) in arms.iter().enumerate() {
                    if index > 0 {
                        self.statements += 1;
                        self.out.origin = Some(arm.line);
                        let hole = self.hole(&arm.head, arm.line, why);
                        self.out.line(format!("{hole};"));
                    }
                    self.left_out(&arm.body, why);
                }
                orelse.iter().for_each(|it| self.left_out(it, why));
            }
            StmtKind::Compound(suites, _) => suites.iter().for_each(|it| self.left_out(it, why)),
            _ => {}
        }
    }

    /// Puts the program together.
    fn finish(mut self) -> Draft {
        self.drop_unneeded_parts();
        let mut helper_lines: Vec<String> = Vec::new();
        for text in helpers::texts(&mut self.helpers) {
            helper_lines.extend(text.lines().map(str::to_owned));
            helper_lines.push(String::new());
        }
        let names: Vec<&str> = self.phrase_helpers.iter().copied().collect();
        for helper in crate::phrases::helpers(&names) {
            helper_lines.extend(helper.text.lines().map(str::to_owned));
            helper_lines.push(String::new());
        }
        // Helpers call the errors by the names that they mostly have.
        let value = exceptions::Exc::Builtin("ValueError");
        if let Ok(value) = self.error_variant(value)
            && value != "Error::Value"
        {
            let gives = format!(", {}> {{", self.error_name);
            for line in &mut helper_lines {
                *line = line
                    .replace("Error::Value", &value)
                    .replace(", Error> {", &gives);
            }
        }
        let helper_text = helper_lines.join("\n");
        for (needle, path) in helpers::IMPORTS {
            if helper_text.contains(needle) {
                self.uses.insert((*path).to_owned());
            }
        }
        if self.uses.contains("indexmap::IndexMap") {
            self.crates.insert("indexmap");
        }
        let documentation = self
            .out
            .lines
            .iter()
            .take_while(|it| it.starts_with("//!"))
            .count();
        let body = self.out.lines[documentation..].join("\n");
        let mut lines: Vec<String> = self.out.lines[..documentation].to_vec();
        let mut origins: Vec<Option<usize>> = vec![None; documentation];
        for path in &self.uses {
            let name = path.rsplit("::").next().unwrap_or(path);
            // Named with what else comes of it.
            if self
                .uses
                .iter()
                .any(|it| it.starts_with(&format!("{path}::{{self")))
            {
                continue;
            }
            if path.ends_with('}')
                // Its methods are used, not its name.
                || path == "itertools::Itertools"
                || contains_word(&body, name)
                || contains_word(&helper_text, name)
            {
                lines.push(format!("use {path};"));
                origins.push(None);
            }
        }
        if self.uses_unknown && (contains_word(&body, "Unknown")) {
            lines.push("/// Stands for a type that is not known.".into());
            lines.push(
                "#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]".into(),
            );
            lines.push("pub struct Unknown;".into());
            origins.extend([None, None, None]);
        }
        let shift = lines.len() - documentation;
        lines.extend(self.out.lines[documentation..].iter().cloned());
        origins.extend(self.out.origins[documentation..].iter().copied());
        lines.extend(helper_lines);
        origins.resize(lines.len(), None);
        let rough = rust::Rough {
            text: lines.join("\n") + "\n",
            origins: origins.clone(),
            comments: self
                .out
                .comments
                .iter()
                .map(|(at, text)| (at + shift, text.clone()))
                .collect(),
            blanks: self.out.blanks.iter().map(|at| at + shift).collect(),
        };
        let crates: Vec<Crate> = self
            .crates
            .iter()
            .filter(|it| rough.text.contains(&it.replace('-', "_")))
            .map(|it| helpers::crate_of(it))
            .chain(self.phrase_crates.iter().cloned())
            .collect::<BTreeSet<Crate>>()
            .into_iter()
            .collect();
        // Which printed line each line became, by the order in which both come.
        let tagged = rust::Rough {
            origins: (0..origins.len()).map(|at| Some(at + 1)).collect(),
            ..rough.clone()
        };
        let (text, places) = match rust::print(&tagged) {
            Ok(it) => (it.text, it.lines),
            Err(unparsable) => {
                if std::env::var_os("PY2RS_DEBUG").is_some() {
                    tracing_unparsable(&rough.text, &unparsable);
                }
                (
                    rough.text.clone(),
                    (1..=origins.len()).map(|at| (at, at)).collect(),
                )
            }
        };
        let mut first: FxHashMap<usize, usize> = FxHashMap::default();
        let mut last: FxHashMap<usize, usize> = FxHashMap::default();
        for (printed, rough) in &places {
            first.entry(*rough).or_insert(*printed);
            last.insert(*rough, *printed);
        }
        let near = |at: usize| {
            (at..=origins.len())
                .find_map(|at| first.get(&at).copied())
                .unwrap_or(1)
        };
        let mut pairs: Vec<(usize, usize)> = places
            .iter()
            .filter_map(|(printed, rough)| Some((*printed, (*origins.get(rough - 1)?)?)))
            .collect();
        pairs.extend(
            self.out
                .also
                .iter()
                .map(|(at, line)| (near(at + shift + 1), *line)),
        );
        for (at, origin) in origins.iter().enumerate() {
            // What was joined with another line is still said.
            if let Some(origin) = origin
                && !first.contains_key(&(at + 1))
            {
                pairs.push((near(at + 1), *origin));
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        let printed: Vec<&str> = text.lines().collect();
        for definition in &mut self.definitions {
            let rough = definition.rust_line + shift + 1..=definition.rust_end_line + shift;
            definition.rust_line = near(*rough.start());
            // A line with nothing but a brace comes from no line of its own.
            let inner = rough.filter_map(|at| last.get(&at).copied()).max();
            let inner = inner.unwrap_or(definition.rust_line);
            definition.rust_end_line = closed(&printed, definition.rust_line, inner);
        }
        self.definitions.sort_by_key(|it| (it.line, it.end_line));
        self.holes.sort_by_key(|it| it.span.start);
        self.decisions.sort_by_key(|it| it.line);
        Draft {
            rust: text,
            crates,
            statements: self.statements,
            drafted: self.drafted,
            definitions: self.definitions,
            holes: self.holes,
            decisions: self.decisions,
            lines: pairs,
        }
    }
}

/// Shows what was made and does not parse: for who works on the translation.
fn tracing_unparsable(text: &str, unparsable: &rust::Unparsable) {
    let mut shown = format!("{unparsable:?}\n");
    let (mut item, mut depth) = (Vec::new(), 0_i64);
    for line in text.lines() {
        item.push(line);
        depth += i64::try_from(line.matches(['{', '[', '(']).count()).unwrap_or(0);
        depth -= i64::try_from(line.matches(['}', ']', ')']).count()).unwrap_or(0);
        if depth == 0 && !line.starts_with("//") {
            let rough = rust::Rough {
                origins: vec![None; item.len()],
                text: item.join("\n"),
                comments: Vec::new(),
                blanks: Vec::new(),
            };
            if rust::print(&rough).is_err() {
                shown.push_str(&format!("BAD ITEM {}\n", rough.text));
            }
            item.clear();
        }
    }
    for (at, line) in text.lines().enumerate() {
        shown.push_str(&format!("{:4} {line}\n", at + 1));
    }
    let _ = std::io::Write::write_all(&mut std::io::stderr(), shown.as_bytes());
}

pub(super) fn contains_word(text: &str, word: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word).any(|(at, _)| {
        !text[..at].ends_with(is_part) && !text[at + word.len()..].starts_with(is_part)
    })
}

/// The line of a program that a definition ends on: it begins on the line `first`, and the line `inner`
/// is the last that holds any of its code; all 1-based.
fn closed(program: &[&str], first: usize, inner: usize) -> usize {
    let indent = |line: &str| line.len() - line.trim_start().len();
    let of_first = program.get(first - 1).map_or(0, |line| indent(line));
    let is_end = |line: &&str| indent(line) == of_first && line.trim_start().starts_with('}');
    let is_inner_end = |line: &&&str| indent(line) == of_first && line.ends_with(['}', ';']);
    if program
        .get(inner - 1)
        .is_some_and(|line| is_inner_end(&line))
    {
        return inner;
    }
    let rest = program.get(inner..).unwrap_or_default();
    rest.iter()
        .position(is_end)
        .map_or(inner, |after| inner + after + 1)
}
