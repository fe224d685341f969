//! What a translation works with: the code read, its types, how variables are held, and the Rust made so far.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use super::code::{Code, Form};
use super::effects::Effects;
use super::out::Out;
use super::variables::Binding;
use super::{Decision, DecisionKind, Definition, Hole};
use crate::python::source::{Source, Span};
use crate::types::Types;
use crate::types::ir::{BlockId, ClassId, Expr, ExprId, FuncId, Kind, Program, Suite, VarId};
use crate::types::ty::Ty;
use crate::types::within::Within;

/// Why something can't be drafted.
#[derive(Debug, Clone)]
pub(super) struct Refusal(pub(super) String);

pub(super) type Res<T> = Result<T, Refusal>;

pub(super) fn refuse<T>(why: impl Into<String>) -> Res<T> {
    Err(Refusal(why.into()))
}

pub(super) struct Translator<'p, 'a> {
    /// The commands that patterns around say to be given, the innermost last.
    pub(super) given: Vec<super::given::Given>,
    /// Commands that were not given where the code is, as it has been left with them.
    pub(super) excluded: Vec<(VarId, usize)>,
    pub(super) source: &'a Source,
    /// What is given to what goes through the whole of it.
    pub(super) taken_whole: std::cell::OnceCell<FxHashSet<ExprId>>,
    /// What [`Translator::is_after_a_dot`] has read.
    pub(super) after_dots: std::cell::OnceCell<FxHashSet<&'a str>>,
    /// What the calls of the file give its functions.
    pub(super) handed: std::cell::OnceCell<super::handed::Handed>,
    /// The functions whose pointers are being worked out: one that takes itself has none.
    pub(super) asked_pointers: std::cell::RefCell<FxHashSet<FuncId>>,
    /// Whether something is in a lock.
    pub(super) has_locks: bool,
    pub(super) program: &'p Program<'a>,
    pub(super) types: &'p Types,
    pub(super) effects: &'p Effects,
    pub(super) raises: &'p super::raises::Raises,
    /// The variants of the enum of errors, by class.
    pub(super) variants: std::collections::BTreeMap<crate::types::exceptions::Exc, String>,
    /// What the enum of errors is called.
    pub(super) error_name: String,
    /// Closures that are the bodies of the `try`s around, as they are written.
    pub(super) frames: Vec<super::frames::Frame>,
    /// The errors that the handlers around have got, as values.
    pub(super) handling: Vec<String>,
    /// Variables of handlers that stand for what one class holds, not for the enum.
    pub(super) payloads: FxHashMap<VarId, crate::types::exceptions::Exc>,
    /// What is asked of errors of several classes.
    pub(super) accessors: BTreeSet<(String, crate::types::exceptions::Exc)>,
    /// Whether a `KeyError` holds its key, and not what it shows of it.
    pub(super) keeps_keys: bool,
    /// Operations that were written so that they give an error.
    pub(super) handled: FxHashSet<ExprId>,
    /// The variable of the handler that comes next, and the error as a value.
    pub(super) next_handler: Option<(Option<VarId>, String)>,
    /// How often each error is asked for nothing but a field or its text.
    pub(super) reads: FxHashMap<VarId, usize>,
    /// The names of all variables.
    pub(super) taken: FxHashSet<String>,
    /// The program's expressions by their places.
    pub(super) within: Within,
    /// What exceptions are raised from.
    pub(super) causes: Vec<ExprId>,
    /// The classes of errors that hold what they were raised from; whether that is asked for; and what the error that
    /// is being made comes from.
    pub(super) caused: BTreeSet<crate::types::exceptions::Exc>,
    pub(super) gives_causes: bool,
    /// Whether errors of the system hold what that said.
    pub(super) keeps_refusals: bool,
    pub(super) cause_given: Option<String>,
    /// What the error says that the next index gives where it is beyond the end.
    pub(super) checks_places: Option<&'static str>,
    /// What the statement that is written evaluates before all else.
    pub(super) first: Vec<ExprId>,
    pub(super) bindings: Vec<Binding>,
    pub(super) usizes: FxHashSet<VarId>,
    pub(super) out: Out,
    /// Helper functions that are used, by name.
    pub(super) helpers: BTreeSet<&'static str>,
    pub(super) uses: BTreeSet<String>,
    pub(super) crates: BTreeSet<&'static str>,
    pub(super) holes: Vec<Hole>,
    pub(super) decisions: Vec<Decision>,
    pub(super) func: FuncId,
    /// Options that stand for their value here, as a pattern has bound it: with how that is held.
    pub(super) unwrapped: FxHashMap<VarId, Form>,
    /// Variables bound by patterns of loops and closures: how each is held there.
    pub(super) bound: FxHashMap<VarId, Form>,
    /// Variables that are declared already.
    pub(super) declared: FxHashSet<VarId>,
    /// Variables that hold a `&String`, not a `&str`.
    pub(super) strings: FxHashSet<VarId>,
    /// Variables that hold a reference to a `&'static str`.
    pub(super) lent_literals: FxHashSet<VarId>,
    /// What may be None and is a part of a borrowed tuple: a reference to the option, no option of a reference.
    pub(super) lent_parts: FxHashSet<VarId>,
    /// Names of variables that the calls which are being written borrow already.
    pub(super) lent_now: Vec<String>,
    /// Lists that have to be there before a loop looks at their first item, as its body changes what they are made of.
    pub(super) made_first: FxHashSet<ExprId>,
    /// Variables that are iterators: what their items are.
    pub(super) iterators: FxHashMap<VarId, super::seq::Seq>,
    /// Variables that are readers of CSV of which more is asked than their rows.
    pub(super) readers: FxHashMap<VarId, super::asked_readers::Reader>,
    /// Whether numbers that may be ints or floats are shown, so that they keep which they are.
    pub(super) has_numbers: bool,
    /// Whether one was refused because it is shown.
    pub(super) wants_numbers: bool,
    /// The regular expressions of the file, and those that stand where they are used.
    pub(super) regulars: crate::types::regular::Facts,
    pub(super) patterns: Vec<String>,
    /// What writes what is logged.
    pub(super) log_writer: Option<String>,
    /// Whether errors are made of what the system says.
    pub(super) makes_os_errors: bool,
    /// What phrases need.
    pub(super) phrase_crates: Vec<super::Crate>,
    pub(super) phrase_helpers: BTreeSet<&'static str>,
    /// Classes that are drafted.
    pub(super) classes: FxHashSet<ClassId>,
    /// Whether a value of any class of a hierarchy has to say so itself.
    pub(super) says_dyn: bool,
    /// Variables that borrow a value of any class of a hierarchy itself, and not the box that it is in.
    pub(super) out_of_box: FxHashSet<VarId>,
    /// The line that a blank line was last looked for before.
    pub(super) spaced: usize,
    /// The functions that are closures of Rust.
    pub(super) closures: super::closures::Closures,
    /// Functions of the module that are compared, with the type of those that each is compared with.
    pub(super) shared_functions: FxHashMap<FuncId, (Ty, FuncId)>,
    /// Functions within functions that stand in the Rust so far.
    pub(super) written: FxHashSet<FuncId>,
    /// What methods of objects are called that stand as functions more than once.
    pub(super) bound_names: FxHashMap<FuncId, String>,
    /// The function whose code the program starts with.
    pub(super) entry_func: FuncId,
    pub(super) class_facts: super::class_facts::ClassFacts,
    pub(super) changes: &'p super::changes::Changes,
    pub(super) coroutines: super::coroutines::Coroutines,
    /// The field that the value which is computed replaces: it may be taken out of it.
    pub(super) taking: Option<String>,
    /// Classes of which two names stand for one instance that is changed: counting its instances may help.
    pub(super) wants_counted: FxHashSet<ClassId>,
    /// The conditions that are held where code is written: their Python, and the names of their guards.
    pub(super) conditions: Vec<(String, String)>,
    /// Hierarchies whose values have several names, and could be shared.
    pub(super) wants_shared: FxHashSet<ClassId>,
    /// The positions within which what is looked at must not change.
    pub(super) quiet: (u32, u32),
    /// Whether the place that is written is changed.
    pub(super) changes_base: bool,
    /// Whether a method is written as a default of a trait.
    pub(super) in_trait: bool,
    /// The class that a method which it inherits is written for once more.
    pub(super) drafted_for: Option<ClassId>,
    /// The positions between which what is copied now is looked at, and nowhere else.
    pub(super) region: Option<(u32, u32)>,
    /// Parts of classes that something asks for.
    pub(super) needed_parts: BTreeSet<(ClassId, super::class_facts::Part)>,
    /// Variables that hold fields until all are there.
    pub(super) declared_fields: FxHashSet<String>,
    /// Fields that are assigned or changed more than once while they are made.
    pub(super) changing_fields: FxHashSet<String>,
    /// The `self` that `new` makes, and the fields that are there so far.
    pub(super) making: Option<VarId>,
    /// Variables of the module that are those of one function: each with its value and its line.
    pub(super) moved: FxHashMap<FuncId, Vec<(VarId, ExprId, usize)>>,
    /// Fields that are a parameter of `new` as it is.
    pub(super) given_fields: FxHashSet<String>,
    /// Whether a value may be copied though it is changed elsewhere: nobody keeps the copy.
    pub(super) may_copy: bool,
    pub(super) uses_unknown: bool,
    /// The names of functions in Rust.
    pub(super) func_names: Vec<String>,
    /// Names for what has none.
    pub(super) fresh: u32,
    /// The loops around.
    pub(super) loops: Vec<LoopFrame>,
    pub(super) statements: usize,
    pub(super) drafted: usize,
    pub(super) definitions: Vec<Definition>,
    /// The variables that are declared in each block.
    pub(super) homes: FxHashMap<BlockId, Vec<(u32, VarId)>>,
    /// What loops over counts count with.
    pub(super) counted_by: FxHashMap<ExprId, VarId>,
    /// Of each function, from `def` to the colon.
    pub(super) heads: FxHashMap<FuncId, Span>,
    /// By line: whether it stands alone there, and its text.
    pub(super) comments: FxHashMap<usize, (bool, String)>,
    /// What was computed before the statement that is written, so that the order stays Python's.
    pub(super) computed: FxHashMap<ExprId, Code>,
    /// The targets of loops that stand for a place of the list that the loop goes through.
    pub(super) rows_by_place: FxHashSet<VarId>,
    /// The keys and items of comprehensions whose place asks for another type than they have.
    pub(super) wanted: FxHashMap<ExprId, Ty>,
    /// The generator that is written.
    pub(super) yielding: Option<super::yielding::Yielding>,
    /// Whether what goes through something next takes items that may be errors.
    pub(super) takes_errors: bool,
    /// Whether the program says that some float is no number.
    pub(super) may_be_nan: bool,
    /// Something is done with each value of what is gone through before the next one is there.
    pub(super) steps_through: bool,
    /// The `return` that is written: from where to where, and its block.
    pub(super) returning: Option<(u32, u32, BlockId)>,
    /// The enums of values of several types.
    pub(super) unions: super::union_facts::Unions,
    /// Variables that a pattern has bound to the value of one of several types: that type, and whether the
    /// value itself is bound.
    pub(super) members: FxHashMap<VarId, (Ty, bool)>,
    /// Fields of several types that a pattern has bound, by the variable that they are asked of.
    pub(super) bound_fields: FxHashMap<(VarId, String), Code>,
    /// Variables that a pattern has bound to what is in a box.
    pub(super) boxed: FxHashSet<VarId>,
    /// Whether what is sorted are the items of a dict.
    pub(super) sorts_items: bool,
    /// What the parameters of what is about to be called stand for.
    pub(super) standing: super::standing::Standing,
    /// Parameters of which a `repr` is asked for.
    pub(super) shown_params: BTreeSet<crate::types::ir::ParamId>,
    /// Where definitions with parameters are written.
    pub(super) generic_lines: Vec<super::standing::Written>,
    /// What a loop would borrow in its head is changed while it is gone through, so that it has to be a copy.
    pub(super) copies_lent: bool,
    /// Variables of functions, and parameters that stand for them, which are in locks that threads share.
    pub(super) locked: FxHashSet<VarId>,
    /// Whether the statement that is written puts something into a cell.
    pub(super) assigns_cell: bool,
    /// Whether the statement that is written is the last of its function.
    pub(super) in_tail: bool,
    /// Fields that are out of their instance while a loop goes through them.
    pub(super) taken_fields: FxHashSet<ExprId>,
}

/// A loop that is being written.
#[derive(Debug, Clone, Default)]
pub(super) struct LoopFrame {
    /// The flag that `break` sets for an `else`.
    pub(super) flag: Option<String>,
}

impl<'p> Translator<'p, '_> {
    pub(super) fn kind(&self, id: ExprId) -> &'p Kind {
        self.program.kind(id)
    }

    pub(super) fn ty(&self, id: ExprId) -> &'p Ty {
        self.types.of(id)
    }

    pub(super) fn binding(&self, var: VarId) -> &Binding {
        &self.bindings[var.at()]
    }

    pub(super) fn helper(&mut self, name: &'static str) -> &'static str {
        self.helpers.insert(name);
        name
    }

    pub(super) fn import(&mut self, path: &str) {
        self.uses.insert(path.to_owned());
    }

    pub(super) fn fresh(&mut self, stem: &str) -> String {
        self.fresh += 1;
        format!("{stem}_{}", self.fresh)
    }

    pub(super) fn decide(&mut self, line: usize, kind: DecisionKind, text: impl Into<String>) {
        let decision = Decision {
            line,
            kind,
            text: text.into(),
        };
        if !self.decisions.contains(&decision) {
            self.decisions.push(decision);
        }
    }

    /// The expressions whose text lies within a text.
    pub(super) fn exprs_in(&self, span: &Span) -> impl Iterator<Item = &Expr> {
        let found = self.within.span(self.program, span);
        found.map(|(_, it)| it)
    }

    /// Whether a piece of the source looks at a variable.
    pub(super) fn reads_within(&self, span: &Span, var: VarId) -> bool {
        self.exprs_in(span)
            .any(|it| matches!(it.kind, Kind::Var(of) if of == var))
    }

    /// Whether an expression looks at a variable.
    pub(super) fn reads_variable(&self, id: ExprId, var: VarId) -> bool {
        self.reads_within(&self.program.expr(id).span, var)
    }

    /// The expressions that are computed from one position to another.
    pub(super) fn exprs_between(&self, first: u32, last: u32) -> impl Iterator<Item = &Expr> {
        let found = self.within.positions(self.program, first, last);
        found.map(|(_, it)| it)
    }

    /// What a hole says: one line of Python.
    pub(super) fn python(&self, span: &Span) -> String {
        let text = self.source.slice(span.clone());
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

impl Translator<'_, '_> {
    /// Notes that a number that may be an int or a float is shown.
    pub(super) fn shows_number<T>(&mut self) -> Res<T> {
        self.wants_numbers = true;
        refuse("a number that may be an int or a float is shown")
    }
}

/// The statements of a block.
pub(super) fn suite_of<'s, 'a>(suite: &'s Suite<'a>, block: BlockId) -> Option<&'s Suite<'a>> {
    if suite.block == Some(block) {
        return Some(suite);
    }
    let inner = suite.body.iter().flat_map(|it| it.suites());
    inner.into_iter().find_map(|it| suite_of(it, block))
}

/// Why what nothing is known of is not drafted.
pub(super) const NOT_KNOWN: &str = "the type of this is not known";

/// Why a type has no Rust.
pub(super) fn unknown(ty: &Ty) -> String {
    match ty {
        Ty::Mixed | Ty::Records(..) | Ty::Union(_) => {
            "values of more than one type meet here".into()
        }
        Ty::Instance(_) | Ty::Class(_) => "classes are not drafted yet".into(),
        Ty::Error(_) => "an exception that nothing raises".into(),
        Ty::Iter(_) | Ty::Range => "an iterator that is kept".into(),
        Ty::Func(_) | Ty::Funcs(_) | Ty::Kept(_) | Ty::Callable(..) => {
            "a function as a value".into()
        }
        ty if ty.has_float() && matches!(ty, Ty::Set(_) | Ty::Dict(..)) => {
            "floats have no hash in Rust".into()
        }
        _ => NOT_KNOWN.into(),
    }
}
