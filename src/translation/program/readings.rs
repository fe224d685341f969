//! Which reading of a file becomes its draft: the one with the fewest holes.

use rustc_hash::FxHashSet;

use super::super::shared_containers::{Chosen, Containers};
use super::super::{effects, raises, variables};
use super::entry::Entry;
use super::printing::Unprinted;
use super::translated;
use crate::analysis::Analysis;
use crate::python::scopes::File;
use crate::python::source::Source;
use crate::types::ir::{ClassId, FuncId};
use crate::types::lent::Lending;
use crate::types::{self, Code, Plan, Reading};

/// A file's code in another form, if that has anything to say.
type Form = for<'s> fn(&Code<'s>, &Source) -> Option<Code<'s>>;

/// The forms that are tried one after the other, each on the best so far.
const FORMS: [Form; 3] = [
    |code, _| code.unwalked(),
    |code, source| code.with_said_types(source),
    |code, _| code.desugared(),
];

pub(super) fn best_of(analysis: &Analysis, says_types: bool) -> Unprinted {
    let file = analysis.file();
    let mut code = Code::of(file, analysis.syntax(), says_types);
    let mut draft = draft_file(file, &code);
    for form in FORMS {
        if draft.holes() == 0 {
            return draft;
        }
        if let Some(formed) = form(&code, file.source) {
            let other = draft_file(file, &formed);
            if other.holes() < draft.holes() {
                (code, draft) = (formed, other);
            }
        }
    }
    with_shared_containers(file, &code, draft)
}

/// So often containers are added to those that several names share.
const ROUNDS_OF_CONTAINERS: usize = 3;

/// The draft with objects around the containers that several names share, where that is better.
fn with_shared_containers(file: &File<'_>, code: &Code<'_>, mut draft: Unprinted) -> Unprinted {
    if draft.holes() == 0 || draft.holes() >= FEW_HOLES {
        return draft;
    }
    let none = FxHashSet::default();
    let reading = Reading {
        is_hopeful: true,
        is_generic: false,
        records: &Plan::default(),
    };
    let (program, types) = types::read(
        file.source,
        code,
        file,
        &[],
        &none,
        &FxHashSet::default(),
        reading,
    );
    let containers = Containers::of(&program, &types);
    let mut chosen = Chosen::default();
    let mut spans = draft.spans();
    for _ in 0..ROUNDS_OF_CONTAINERS {
        let wanted = containers.choose(&chosen, &spans);
        if wanted == chosen {
            break;
        }
        chosen = wanted;
        let holders = containers.holders(&chosen, file.source.text());
        let Some(holding) = holders.and_then(|it| code.holding(&it)) else {
            break;
        };
        let other = draft_file(file, &holding);
        spans = other.spans();
        draft = better(draft, other);
        if draft.holes() == 0 {
            break;
        }
    }
    draft
}

/// With so many holes a file is far from whole, and one reading of its types is enough.
const FEW_HOLES: usize = 30;

/// With so many holes parameters for types would not help.
pub(super) const MANY_HOLES: usize = 150;

/// So often classes are added to those whose instances are counted: the more is left open, the less it is
/// worth.
fn rounds_for(holes: usize) -> usize {
    match holes {
        0..FEW_HOLES => 4,
        FEW_HOLES..100 => 1,
        _ => 0,
    }
}

fn draft_file(file: &File<'_>, code: &Code<'_>) -> Unprinted {
    let none = Plans::default();
    let mut draft = draft_read(file, code, false, &none);
    if draft.holes() == 0 {
        return draft;
    }
    // Dicts of mixed values as structs.
    let plans = Plans::of(file, code);
    if !plans.are_empty() {
        draft = better(draft, draft_read(file, code, false, &plans));
    }
    if draft.holes() == 0 || draft.holes() >= MANY_HOLES {
        return draft;
    }
    let generic = draft_read(file, code, true, &none);
    better(draft, generic)
}

/// Which dicts are records, by types that are read with hope and without.
#[derive(Default)]
struct Plans {
    hopeful: Plan,
    sober: Plan,
}

impl Plans {
    fn of(file: &File<'_>, code: &Code<'_>) -> Self {
        let plan = |is_hopeful| types::records::plan(file.source, code, file, is_hopeful);
        Self {
            hopeful: plan(true),
            sober: plan(false),
        }
    }

    fn are_empty(&self) -> bool {
        self.hopeful.is_empty() && self.sober.is_empty()
    }
}

/// The draft with fewer holes, the first of equals.
fn better(draft: Unprinted, other: Unprinted) -> Unprinted {
    if other.holes() < draft.holes() {
        other
    } else {
        draft
    }
}

/// Drafts a file, with parameters for what is used with several types or without, with these records.
fn draft_read(file: &File<'_>, code: &Code<'_>, is_generic: bool, plans: &Plans) -> Unprinted {
    let reading = |is_hopeful| Reading {
        is_hopeful,
        is_generic,
        records: if is_hopeful {
            &plans.hopeful
        } else {
            &plans.sober
        },
    };
    let draft = draft_typed(file, code, reading(true));
    if draft.holes() >= FEW_HOLES {
        return draft;
    }
    // What is run is typed without hope, which now and then says more.
    let sober = draft_typed(file, code, reading(false));
    let is_run = draft.holes() == 0 && !runs_nothing(&draft);
    if is_run || sober.holes() == 0 || sober.holes() < draft.holes() {
        sober
    } else {
        draft
    }
}

/// Whether a draft has definitions only, for others to use.
fn runs_nothing(draft: &Unprinted) -> bool {
    draft.rough.text.contains("\nfn main() {\n}\n")
}

/// Drafts a file, with the types of `types::read`.
fn draft_typed(file: &File<'_>, code: &Code<'_>, reading: Reading<'_>) -> Unprinted {
    let mut counted = code.counted();
    let mut best = draft_counting(file, code, &counted, reading);
    let mut wants = std::mem::take(&mut best.wants_counted);
    for _ in 0..rounds_for(best.draft.holes()) {
        let before = counted.len();
        counted.extend(wants.iter().map(|it| it.of_file()));
        if best.draft.holes() == 0 || counted.len() == before {
            break;
        }
        let mut other = draft_counting(file, code, &counted, reading);
        wants = std::mem::take(&mut other.wants_counted);
        if other.draft.holes() < best.draft.holes() {
            best = other;
        }
    }
    best.draft
}

/// What came of a translation.
pub(super) struct Outcome {
    pub(super) draft: Unprinted,
    /// Helpers that the program could not call, as something of its own has the name.
    pub(super) hidden: Vec<&'static str>,
    /// Whether numbers that may be ints or floats have to keep which they are.
    pub(super) wants_numbers: bool,
    /// Classes whose instances may have to be counted.
    pub(super) wants_counted: FxHashSet<ClassId>,
    /// Hierarchies whose values may have to be shared, by the class that each begins with.
    pub(super) wants_shared: FxHashSet<ClassId>,
}

/// Drafts a file with counted instances of some classes, which are given by their places.
fn draft_counting(
    file: &File<'_>,
    code: &Code<'_>,
    counted: &FxHashSet<usize>,
    reading: Reading<'_>,
) -> Outcome {
    let source = file.source;
    let none = FxHashSet::default();
    let (mut program, mut types) = types::read(source, code, file, &[], counted, &none, reading);
    let mut effects = effects::find(&program, &types);
    let entry = Entry::of(&program, &types);
    let passed = variables::passed_on(&program, &types, &effects, entry.main);
    if !passed.is_empty() {
        (program, types) = types::read(source, code, file, &passed, counted, &none, reading);
        effects = effects::find(&program, &types);
    }
    let mut outcome = translated(source, code, &program, &types, &effects);
    if outcome.draft.holes() == 0 {
        return outcome;
    }
    // Functions that are kept with what they use: those that may be one of these are, too.
    let mut kept: FxHashSet<FuncId> = FxHashSet::default();
    for _ in 0..3 {
        let raises = raises::find(&program, &types);
        let closures = super::super::closures::find(&program, &types, &effects, &raises);
        let before = kept.len();
        kept.extend(super::super::capturing::wanted(
            &program,
            &effects,
            &raises,
            &closures,
            &super::super::same_functions::compared(&program, &types),
        ));
        if kept.len() == before {
            break;
        }
        let (mut other, mut other_types) =
            types::read(source, code, file, &[], counted, &kept, reading);
        let mut other_effects = effects::find(&other, &other_types);
        let passed = variables::passed_on(&other, &other_types, &other_effects, entry.main);
        if !passed.is_empty() {
            (other, other_types) =
                types::read(source, code, file, &passed, counted, &kept, reading);
            other_effects = effects::find(&other, &other_types);
        }
        let with_kept = translated(source, code, &other, &other_types, &other_effects);
        let wants = with_kept.wants_counted.iter().chain(&outcome.wants_counted);
        let wants: FxHashSet<ClassId> = wants.copied().collect();
        if with_kept.draft.holes() < outcome.draft.holes() {
            outcome = with_kept;
        }
        outcome.wants_counted = wants;
        (program, types, effects) = (other, other_types, other_effects);
        if outcome.draft.holes() == 0 {
            return outcome;
        }
    }
    // An object that is given back and changed is lent, where that helps.
    let lending = Lending::find(&program, &types, |it| effects.changed_parts.contains(it));
    if lending.is_empty() {
        return outcome;
    }
    program.lending = lending;
    let effects = effects::find(&program, &types);
    let lent = translated(source, code, &program, &types, &effects);
    if lent.draft.holes() < outcome.draft.holes() {
        lent
    } else {
        outcome
    }
}
