//! A whole file: its constants, its functions, and what it does, as `main`.

mod comments;
mod constants;
mod entry;
mod finish;
mod hidden;
mod imports;
mod left_out;
mod module;
mod naming;
mod printing;
mod pruned;
mod readings;

use std::collections::BTreeSet;

use comments::comments;
use entry::Entry;
use naming::{func_names, homes, note_heads};
use readings::{MANY_HOLES, Outcome, best_of};
use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::token::TokenKind;

use super::changes::Changes;
use super::class_facts::ClassFacts;
use super::coroutines::Coroutines;
use super::counted_statements::counted;
use super::effects::Effects;
use super::out::Out;
use super::raises::{self, Raises};
use super::translator::Translator;
use super::variables::{self, Global};
use super::{Draft, asynchronous, helpers, plain_classes};
use crate::analysis::Analysis;
use crate::python::source::Source;
use crate::python::stack;
use crate::types::ir::{ClassId, FuncId, Program, StmtKind, Suite};
use crate::types::within::Within;
use crate::types::{Code, Types};

/// A file of more statements on lines of their own is not drafted: a draft is a whole program in memory, of
/// some ten kilobytes for each definition. The longest file of Python 3.11's standard library has some 6,000.
const MAX_STATEMENTS: usize = 100_000;

/// Drafts a file: what is not understood is a hole.
///
/// # Errors
/// When it is too long.
pub(crate) fn draft(analysis: &Analysis) -> Result<Draft, TooLong> {
    drafted(analysis, false)
}

/// The same, with what was concluded of its types.
///
/// # Errors
/// When it is too long.
pub(crate) fn draft_with_types(analysis: &Analysis) -> Result<Draft, TooLong> {
    drafted(analysis, true)
}

fn drafted(analysis: &Analysis, says_types: bool) -> Result<Draft, TooLong> {
    let tokens = analysis.syntax().tokens().iter();
    let statements = tokens.filter(|it| matches!(it.kind(), TokenKind::Newline | TokenKind::Semi));
    let statements = statements.count();
    if statements > MAX_STATEMENTS {
        return Err(TooLong { statements });
    }
    Ok(stack::with(|| {
        let read_in = |analysis: &Analysis| draft_read_in(analysis, says_types);
        let mut draft = read_in(analysis);
        if !draft.holes.is_empty()
            && draft.holes.len() < MANY_HOLES
            && let Some(whole) = plain_classes::drafted(analysis.file(), read_in)
        {
            draft = whole;
        }
        let suite = analysis.syntax().suite();
        (draft.statements, draft.drafted) = counted(suite, &draft.holes);
        draft
    }))
}

/// Drafts what was read, as it stands or with its unusual forms undone.
fn draft_read_in(analysis: &Analysis, says_types: bool) -> Draft {
    best_of(analysis, says_types).printed()
}

/// Why a file is not drafted at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "{statements} statements are too many for one draft, which is made of {MAX_STATEMENTS} at most"
)]
pub(crate) struct TooLong {
    statements: usize,
}

fn translated<'a>(
    source: &'a Source,
    code: &Code<'_>,
    program: &Program<'a>,
    types: &Types,
    effects: &Effects,
) -> Outcome {
    let changes = Changes::of(program, types);
    let raises = raises::find(program, types);
    let facts = (effects, &changes, &raises);
    let none = FxHashSet::default();
    let translate = |means| translate_apart(source, code, program, types, facts, means);
    let mut outcome = translate((false, &none));
    let has_numbers = outcome.wants_numbers;
    if has_numbers {
        outcome = translate((true, &none));
    }
    if !outcome.wants_shared.is_empty() {
        let shared = std::mem::take(&mut outcome.wants_shared);
        let other = translate((has_numbers, &shared));
        if other.draft.holes() < outcome.draft.holes() {
            return other;
        }
    }
    outcome
}

/// Translates a file, in which nothing of its own has the name of a helper that it calls.
fn translate_apart<'a>(
    source: &'a Source,
    code: &Code<'_>,
    program: &Program<'a>,
    types: &Types,
    facts: (&Effects, &Changes, &Raises),
    means: (bool, &FxHashSet<ClassId>),
) -> Outcome {
    let mut reserved = helpers::names();
    loop {
        let outcome = translate(source, code, program, types, facts, means, &reserved);
        let before = reserved.len();
        for name in &outcome.hidden {
            if !reserved.contains(name) {
                reserved.push(name);
            }
        }
        if reserved.len() == before {
            return outcome;
        }
    }
}

/// Translates a file; what is `reserved` is the name of nothing in it.
fn translate<'a>(
    source: &'a Source,
    code: &Code<'_>,
    program: &Program<'a>,
    types: &Types,
    (effects, changes, raises): (&Effects, &Changes, &Raises),
    (has_numbers, shared): (bool, &FxHashSet<ClassId>),
    reserved: &[&'static str],
) -> Outcome {
    let entry = Entry::of(program, types);
    let mut bindings = variables::bind(program, types, effects, reserved, entry.main);
    let mut closures = super::closures::find(program, types, effects, raises);
    let in_cells = super::shared_fields::captured(program, types, effects, &bindings.all);
    closures.kept = super::capturing::find(program, effects, &mut bindings.all, &in_cells);
    let (shared_fields, mut by_fields) =
        super::shared_fields::find(program, types, effects, &bindings.all);
    by_fields.extend(in_cells);
    let locked = super::sharing::find(program, effects, &mut bindings.all, by_fields);
    let mut coroutines = Coroutines::of(program, types);
    asynchronous::share(program, types, effects, &mut coroutines, &mut bindings.all);
    for (binding, var) in bindings.all.iter_mut().zip(&program.vars) {
        let mut functions = var.ty.functions().iter();
        binding.needs_mut |= functions.any(|it| closures.all.get(it).is_some_and(|it| it.changes));
    }
    let is_locked = |it: &super::variables::Binding| it.global == Some(Global::Locked);
    let has_locks = program.has_threads || bindings.all.iter().any(is_locked);
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
        given: Vec::new(),
        excluded: Vec::new(),
        source,
        has_locks,
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
        keeps_keys: false,
        handled: FxHashSet::default(),
        next_handler: None,
        reads: FxHashMap::default(),
        taken: bindings.all.iter().map(|it| it.name.clone()).collect(),
        within: Within::of(program),
        causes: causes(program),
        caused: BTreeSet::new(),
        gives_causes: false,
        keeps_refusals: false,
        cause_given: None,
        checks_places: None,
        first: Vec::new(),
        has_numbers,
        wants_numbers: false,
        regulars: crate::types::regular::Facts::of(program),
        patterns: Vec::new(),
        log_writer: None,
        makes_os_errors: false,
        phrase_crates: Vec::new(),
        phrase_helpers: BTreeSet::new(),
        classes: FxHashSet::default(),
        says_dyn: false,
        out_of_box: FxHashSet::default(),
        spaced: 0,
        closures,
        shared_functions: FxHashMap::default(),
        written: FxHashSet::default(),
        bound_names: FxHashMap::default(),
        entry_func: entry.main.unwrap_or(FuncId(0)),
        class_facts: ClassFacts::of(program, types),
        changes,
        taking: None,
        wants_counted: FxHashSet::default(),
        conditions: Vec::new(),
        wants_shared: FxHashSet::default(),
        quiet: (0, u32::MAX),
        changes_base: false,
        in_trait: false,
        drafted_for: None,
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
        lent_literals: FxHashSet::default(),
        lent_parts: FxHashSet::default(),
        lent_now: Vec::new(),
        made_first: FxHashSet::default(),
        taken_whole: std::cell::OnceCell::new(),
        iterators: FxHashMap::default(),
        readers: FxHashMap::default(),
        may_copy: false,
        uses_unknown: false,
        func_names: func_names(
            program,
            &entry,
            (raises, effects),
            coroutines.has_tasks,
            reserved,
        ),
        coroutines,
        fresh: 0,
        loops: Vec::new(),
        statements: 0,
        drafted: 0,
        definitions: Vec::new(),
        homes,
        counted_by: bindings.counted_by,
        heads,
        comments: comments(source, code.syntax),
        computed: FxHashMap::default(),
        wanted: FxHashMap::default(),
        rows_by_place: FxHashSet::default(),
        yielding: None,
        takes_errors: false,
        may_be_nan: super::format::may_be_nan(program),
        steps_through: false,
        returning: None,
        in_tail: false,
        taken_fields: FxHashSet::default(),
        assigns_cell: false,
        locked,
        sorts_items: false,
        standing: super::standing::Standing::default(),
        generic_lines: Vec::new(),
        shown_params: BTreeSet::new(),
        copies_lent: false,
        after_dots: std::cell::OnceCell::new(),
        handed: std::cell::OnceCell::new(),
        asked_pointers: std::cell::RefCell::default(),
        unions: super::union_facts::Unions::default(),
        members: FxHashMap::default(),
        boxed: FxHashSet::default(),
        bound_fields: FxHashMap::default(),
    };
    translator.settle_names(shared);
    translator.class_facts.shared_fields = shared_fields;
    translator.name_variants();
    translator.choose_classes();
    translator.plan_causes();
    translator.plan_refusals();
    translator.reads = translator.plain_reads();
    translator.plan_errors();
    translator.find_shared_functions();
    translator.module(&entry);
    translator.write_unions(!entry.does_something);
    translator.write_class_name(!entry.does_something);
    translator.say_what_is_not_known();
    let concluded = code.says_types.then(|| translator.conclusions());
    Outcome {
        hidden: translator.hidden_helpers(),
        wants_numbers: translator.wants_numbers,
        wants_counted: std::mem::take(&mut translator.wants_counted),
        wants_shared: std::mem::take(&mut translator.wants_shared),
        draft: {
            let mut draft = translator.finish();
            draft.rest.types = concluded.unwrap_or_default();
            draft
        },
    }
}

/// What exceptions are raised from.
fn causes(program: &Program<'_>) -> Vec<crate::types::ir::ExprId> {
    fn collect(suite: &Suite<'_>, found: &mut Vec<crate::types::ir::ExprId>) {
        for stmt in &suite.body {
            if let StmtKind::Raise(_, Some(cause)) = stmt.kind {
                found.push(cause);
            }
            for inner in stmt.suites() {
                collect(inner, found);
            }
        }
    }
    let mut found = Vec::new();
    for func in &program.funcs {
        collect(&func.body, &mut found);
    }
    found
}
