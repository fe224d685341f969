//! What a translation works with: the code read, its types, how variables are held, and the Rust made so far.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use super::code::{Code, Form, Prec};
use super::effects::Effects;
use super::out::Out;
use super::variables::{Binding, Global};
use super::{Decision, DecisionKind, Definition, Hole};
use crate::python::source::{Source, Span};
use crate::types::Types;
use crate::types::ir::{
    BlockId, ClassId, Expr, ExprId, FuncId, Kind, Nature, Program, StmtKind, Suite, Target, VarId,
};
use crate::types::library;
use crate::types::ty::{Handle, Ty};
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
    /// What [`Translator::is_after_a_dot`] has read.
    pub(super) after_dots: std::cell::OnceCell<FxHashSet<&'a str>>,
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

    /// Whether no use of `var` can follow the one at `expr`.
    pub(super) fn is_last_use(&self, var: VarId, expr: ExprId) -> bool {
        let expr = self.program.expr(expr);
        let info = self.program.var(var);
        // Who makes or calls an instance has it still.
        let func = self.program.func(info.func);
        if func.class.is_some() && func.params.first().is_some_and(|it| it.var == var) {
            return false;
        }
        let is_global = |it: Global| it != Global::Late;
        if info.is_captured || self.binding(var).global.is_some_and(is_global) {
            return false;
        }
        if matches!(info.ty, Ty::Error(_)) && self.is_raised_again_behind(var, expr.position) {
            return false;
        }
        let home = match self.returning {
            Some((start, end, block)) if (start..=end).contains(&expr.position) => block,
            _ => self.binding(var).home,
        };
        let in_loop = self
            .program
            .blocks_around(expr.block)
            .take_while(|it| *it != home)
            .any(|it| self.program.blocks[it.at()].nature != Nature::Plain);
        if in_loop {
            return self.is_replaced_behind(var, expr);
        }
        // Where a value is given back, the rest of the function is not run.
        if let Some((start, end, _)) = self.returning
            && (start..=end).contains(&expr.position)
        {
            return info
                .occurrences
                .iter()
                .all(|it| it.position < expr.position || !(start..=end).contains(&it.position));
        }
        // The use itself was noted just before the expression.
        info.occurrences.iter().all(|it| {
            it.position < expr.position
                || self.program.are_exclusive(it.block, expr.block)
                || (it.is_def && self.is_killing(var, it.block, expr.block))
        })
    }

    /// Whether a variable gets another value right behind the statement that uses it, whatever comes between.
    fn is_replaced_behind(&self, var: VarId, used: &Expr) -> bool {
        let func = self.program.func(self.program.var(var).func);
        let Some(suite) = suite_of(&func.body, used.block) else {
            return false;
        };
        let uses = |from: u32, to: u32| {
            let info = self.program.var(var);
            info.occurrences
                .iter()
                .filter(|it| !it.is_def && (from..=to).contains(&it.position))
                .count()
        };
        let Some(at) = suite
            .body
            .iter()
            .position(|it| (it.start..=it.end).contains(&used.position))
        else {
            return false;
        };
        let is_simple = |it: &StmtKind<'_>| {
            matches!(
                it,
                StmtKind::Expr(_)
                    | StmtKind::Assign { .. }
                    | StmtKind::Augmented { .. }
                    | StmtKind::Yield(..)
                    | StmtKind::Pass
            )
        };
        let here = &suite.body[at];
        if !is_simple(&here.kind) || uses(here.start, here.end) != 1 {
            return false;
        }
        for stmt in &suite.body[at + 1..] {
            if !is_simple(&stmt.kind) || uses(stmt.start, stmt.end) > 0 {
                return false;
            }
            if let StmtKind::Assign { targets, .. } = &stmt.kind
                && matches!(targets.as_slice(), [Target::Var(it)] if *it == var)
            {
                return true;
            }
        }
        false
    }

    /// Whether an assignment in `def` replaces the value for all that follows in `at`.
    fn is_killing(&self, _: VarId, def: BlockId, at: BlockId) -> bool {
        def == at
    }

    /// The Rust type of an owned value.
    pub(super) fn rust_type(&mut self, ty: &Ty) -> String {
        match ty {
            Ty::Bool => "bool".into(),
            Ty::Int => "i64".into(),
            Ty::BigInt => {
                self.crates.insert("num-bigint");
                self.import("num_bigint::BigInt");
                "BigInt".into()
            }
            Ty::Real if self.has_numbers => {
                self.helper("Number");
                "Number".into()
            }
            Ty::Float | Ty::Real => "f64".into(),
            Ty::Str => "String".into(),
            Ty::Lit => "&'static str".into(),
            Ty::Char | Ty::CharLit => "char".into(),
            Ty::Bytes => "Vec<u8>".into(),
            Ty::None => "()".into(),
            Ty::List(of) | Ty::Tuples(of) => format!("Vec<{}>", self.rust_type(of)),
            Ty::Deque(of) => {
                self.import("std::collections::VecDeque");
                format!("VecDeque<{}>", self.rust_type(of))
            }
            Ty::Set(of) => {
                self.import("std::collections::HashSet");
                format!("HashSet<{}>", self.rust_type(of))
            }
            Ty::Dict(key, value, _) => {
                self.crates.insert("indexmap");
                self.import("indexmap::IndexMap");
                format!(
                    "IndexMap<{}, {}>",
                    self.rust_type(key),
                    self.rust_type(value)
                )
            }
            Ty::Tuple(items) => {
                let items: Vec<String> = items.iter().map(|it| self.rust_type(it)).collect();
                match items.as_slice() {
                    [one] => format!("({one},)"),
                    items => format!("({})", items.join(", ")),
                }
            }
            Ty::Option(of) if self.is_boxed(of) => format!("Option<Box<{}>>", self.rust_type(of)),
            Ty::Option(of) => format!("Option<{}>", self.rust_type(of)),
            Ty::Dyn(root) if self.classes.contains(root) && !self.is_partial(*root) => {
                let holder = self.holder(*root);
                if holder == "Rc" {
                    self.import("std::rc::Rc");
                }
                format!("{holder}<dyn {}>", self.trait_name(*root))
            }
            Ty::Param(param) => self.program.generics.params[param.at()].name.clone(),
            Ty::Instance(class) if class.is_counted() && self.classes.contains(class) => {
                let types = self.class_types(*class);
                format!("{}<{}{types}>", self.counter(), self.class_name(*class))
            }
            Ty::Instance(class) | Ty::Enum(class)
                if self.classes.contains(class) && self.has_struct(*class) =>
            {
                let types = self.class_types(*class);
                format!("{}{types}", self.class_name(*class))
            }
            Ty::Error(_) if self.has_errors() => self.error_name.clone(),
            Ty::Func(_) | Ty::Funcs(_) | Ty::Kept(_) => self.pointer_type(ty),
            Ty::Instant => {
                self.import("std::time::Instant");
                "Instant".into()
            }
            ty @ (Ty::Coroutine(..) | Ty::Task(..) | Ty::Stream(..) | Ty::Channel(_)) => {
                self.asynchronous_type(ty)
            }
            ty @ Ty::Foreign(name) if name.starts_with("asyncio.") => self.asynchronous_type(ty),
            Ty::Foreign(name) => self.library_type(name),
            Ty::Handle(handle, of) => self.handle_type(*handle, of),
            Ty::Union(members) if self.has_rust(ty) => match ty.outcome() {
                Some(of) => {
                    let of = self.rust_type(of);
                    let error = members
                        .last()
                        .map_or_else(String::new, |it| self.rust_type(it));
                    format!("Result<{of}, {error}>")
                }
                None => self.union_name(ty),
            },
            Ty::Records(..)
            | Ty::Unknown
            | Ty::Union(_)
            | Ty::Own
            | Ty::Mixed
            | Ty::Iter(_)
            | Ty::Range
            | Ty::Callable(..)
            | Ty::Class(_)
            | Ty::Copies(_)
            | Ty::Error(_)
            | Ty::Enum(_)
            | Ty::Dyn(_)
            | Ty::Instance(_) => {
                self.uses_unknown = true;
                "Unknown".into()
            }
        }
    }

    /// The type of a parameter, as it is held.
    pub(super) fn held_type(&mut self, ty: &Ty, form: Form) -> String {
        match form {
            Form::MutRef if matches!(ty, Ty::Dyn(_)) => {
                let borrowed = self.borrowed_type(ty);
                format!("&mut {}", borrowed.trim_start_matches('&'))
            }
            Form::MutRef => format!("&mut {}", self.rust_type(ty)),
            Form::Ref => self.borrowed_type(ty),
            _ => self.rust_type(ty),
        }
    }

    /// The type of a parameter that borrows.
    pub(super) fn borrowed_type(&mut self, ty: &Ty) -> String {
        match ty {
            ty if ty.is_copy() => self.rust_type(ty),
            Ty::Foreign(name) if ty.is_lent_as_another() => self.lent_library_type(name),
            Ty::Dyn(root)
                if self.classes.contains(root)
                    && !self.is_partial(*root)
                    && self.holder(*root) == "Box" =>
            {
                format!("&dyn {}", self.trait_name(*root))
            }
            Ty::Str => "&str".into(),
            Ty::Bytes => "&[u8]".into(),
            Ty::List(of) | Ty::Tuples(of) => format!("&[{}]", self.rust_type(of)),
            Ty::Option(of) => format!("Option<{}>", self.borrowed_type(of)),
            ty => format!("&{}", self.rust_type(ty)),
        }
    }

    /// The expressions whose text lies within a text.
    pub(super) fn exprs_in(&self, span: &Span) -> impl Iterator<Item = &Expr> {
        let found = self.within.span(self.program, span);
        found.map(|(_, it)| it)
    }

    /// The expressions that are computed from one position to another.
    pub(super) fn exprs_between(&self, first: u32, last: u32) -> impl Iterator<Item = &Expr> {
        let found = self.within.positions(self.program, first, last);
        found.map(|(_, it)| it)
    }

    /// Whether Rust has a type for all values of a type.
    pub(super) fn has_rust(&self, ty: &Ty) -> bool {
        match ty {
            Ty::Records(..) => false,
            Ty::Dyn(class) => self.classes.contains(class) && !self.is_partial(*class),
            Ty::Instance(class) | Ty::Enum(class) => self.classes.contains(class),
            Ty::Error(_) => self.has_errors(),
            Ty::Set(of) => !of.has_float() && self.is_key(of) && self.may_hold(of),
            Ty::Dict(key, value, _) => {
                !key.has_float()
                    && self.is_key(key)
                    && !value.borrows()
                    && self.may_hold(key)
                    && self.may_hold(value)
            }
            // Whether it is None can be asked all the same.
            Ty::Option(of) if **of == Ty::Unknown => true,
            Ty::List(of) | Ty::Tuples(of) | Ty::Deque(of) if of.borrows() => false,
            Ty::List(of) | Ty::Tuples(of) | Ty::Deque(of) => self.may_hold(of),
            Ty::Option(of) => self.has_rust(of),
            Ty::Tuple(items) => {
                items.len() <= 12 && items.iter().all(|it| self.has_rust(it) && !it.borrows())
            }
            Ty::Foreign(name) => library::of(name).is_some(),
            Ty::Union(members) => self.has_union(members),
            // It stands for a type that is not known: its values are handed on, and no more.
            Ty::Unknown | Ty::Mixed => self.program.is_hopeful,
            Ty::Own
            | Ty::Iter(_)
            | Ty::Stream(..)
            | Ty::Range
            | Ty::Callable(..)
            | Ty::Class(_)
            | Ty::Copies(_) => false,
            Ty::Handle(_, of) => self.has_rust(of) && !of.borrows(),
            Ty::Coroutine(of, _) | Ty::Task(of, _) | Ty::Channel(of) => {
                self.has_rust(of) && !of.borrows()
            }
            Ty::Func(_) | Ty::Funcs(_) | Ty::Kept(_) => self.pointer(ty).is_ok(),
            _ => true,
        }
    }

    /// Whether a container may hold values of a type: in a draft that has holes anyway also one of which
    /// nothing is known, as each use of such a value is a hole.
    fn may_hold(&self, of: &Ty) -> bool {
        self.has_rust(of)
    }

    /// Whether Rust has a type for all values of a type, and it is known.
    pub(super) fn has_known_rust(&self, ty: &Ty) -> bool {
        !matches!(ty, Ty::Unknown | Ty::Mixed) && self.has_rust(ty)
    }

    /// Whether what is written is a closure that has a variable of a function around it.
    pub(super) fn has_captured(&self, var: VarId) -> bool {
        if self.coroutines.moved.get(&var) == Some(&self.func) {
            return true;
        }
        let owner = self.program.var(var).func;
        let is_closure = self.closures.all.contains_key(&self.func)
            && self.program.func(self.func).parent == Some(owner);
        let kept = self.closures.kept.get(&self.func);
        is_closure || kept.is_some_and(|it| it.captures.contains(&var))
    }

    /// Why a variable has no form here.
    pub(super) fn no_variable<T>(&self, var: VarId) -> Res<T> {
        let info = self.program.var(var);
        if info.func == FuncId(0) {
            return refuse(format!(
                "{} is a variable of the module that changes",
                info.name
            ));
        }
        refuse("a variable that Rust has no first value for")
    }

    /// A variable where it is used.
    pub(super) fn variable(&mut self, id: ExprId, var: VarId) -> Res<Code> {
        let binding = self.binding(var);
        let (name, is_usize) = (binding.name.clone(), binding.is_usize);
        let mut form = binding.form;
        let full = self.program.var(var).ty.clone();
        let here = self.ty(id).clone();
        let binding_global = binding.global;
        match binding_global {
            Some(Global::Refused) => return self.no_variable(var),
            Some(Global::Cell) => {
                return Ok(self.small(&name, full));
            }
            Some(Global::Late) => {
                let said = format!("expect(\"`{name}` has been assigned\")");
                if full.is_copy() {
                    return Ok(Code::tight(format!("{name}.{said}"), full));
                }
                if self.is_last_use(var, id) {
                    return Ok(Code::tight(format!("{name}.{said}"), full));
                }
                let text = format!("{name}.as_ref().{said}");
                return Ok(Code::tight(text, full).held(Form::Ref));
            }
            Some(Global::Lazy) => {
                let form = if full.is_copy() {
                    Form::Value
                } else {
                    Form::Place
                };
                return Ok(Code::new(format!("*{name}"), Prec::Unary, full).held(form));
            }
            Some(Global::Const) => {
                return Ok(Code::new(name, Prec::Postfix, full).held(Form::Place));
            }
            Some(Global::Slot(_) | Global::Kept(_) | Global::Locked) => {
                return self.cell_variable(id, var);
            }
            None | Some(Global::Moved(_)) => {}
        }
        if self.class_facts.whole_selves.contains(&id) {
            return refuse("an instance that may be of a class that derives from this one");
        }
        let owner = self.program.var(var).func;
        if owner != self.func
            && binding_global.is_none()
            && self.program.func(owner).name != "lambda"
            && !self.has_captured(var)
        {
            return refuse(format!("{name} is a variable of the function around"));
        }
        if full == Ty::None && !self.program.var(var).is_param {
            return Ok(Code::tight("None", Ty::None));
        }
        if !self.has_rust(&full) {
            return refuse(unknown(&full));
        }
        if !self.declared.contains(&var) {
            return refuse(format!("what {name} is was left out"));
        }
        if self.is_lent_or_none(var) {
            return refuse("what may be None and is changed for the caller");
        }
        if let Some(bound) = self.bound.get(&var) {
            form = *bound;
        }
        if matches!(full.some(), Ty::Union(_))
            && owner != self.func
            && self.closures.kept.contains_key(&self.func)
        {
            return refuse("a value of several types that a closure keeps");
        }
        if self.boxed.contains(&var) {
            return Ok(Code::new(format!("**{name}"), Prec::Unary, full).held(Form::Place));
        }
        if let Some((member, is_owned)) = self.members.get(&var)
            && self.unwrapped.contains_key(&var)
            && *member == here
        {
            let form = self.unwrapped.get(&var).copied().unwrap_or(Form::Ref);
            return Ok(self.bound_member(name, full.some(), (here, *is_owned), form));
        }
        if let Some(unwrapped) = self.unwrapped.get(&var) {
            let known = match (&full, &here) {
                (Ty::Dyn(_), Ty::Instance(_)) => here.clone(),
                _ => full.some().clone(),
            };
            let code = Code::new(name, Prec::Postfix, known);
            if let Ty::Union(_) = full.some()
                && !matches!(here, Ty::Union(_) | Ty::Option(_) | Ty::None)
            {
                let code = code.held(*unwrapped);
                return self.told_member(var, &code, &here);
            }
            return Ok(code.held(if full.some().is_copy() {
                Form::Place
            } else {
                *unwrapped
            }));
        }
        let is_lent = full != Ty::Lit || self.lent_literals.contains(&var);
        let is_known = matches!(full, Ty::Option(_)) && here == *full.some();
        if matches!(form, Form::Ref | Form::MutRef) && full.is_copy() && is_lent && !is_known {
            let mut code = Code::new(format!("*{name}"), Prec::Unary, full).held(Form::Place);
            code.is_usize = is_usize;
            return Ok(code);
        }
        let mut code = Code::new(name, Prec::Postfix, full.clone()).held(form);
        code.is_usize = is_usize;
        if form == Form::Ref && self.lent_parts.contains(&var) {
            code = self.reference(code.held(Form::Place));
        }
        if let (Ty::Dyn(_), Ty::Instance(class)) = (&full, &here) {
            // A test says that it is one, but no pattern does in Rust.
            return self.downcast(&code, *class, false);
        }
        if let Ty::Union(_) = full.some()
            && !matches!(here, Ty::Union(_) | Ty::Option(_) | Ty::None)
        {
            return self.told_member(var, &code, &here);
        }
        let is_some =
            here == *full.some() || matches!((full.some(), &here), (Ty::Union(_), Ty::Union(_)));
        if matches!(full, Ty::Option(_)) && is_some && form != Form::MutRef {
            // It is known not to be None, but no pattern says so in Rust.
            let text = match form {
                Form::Place if !full.is_copy() => format!("{}.as_ref()", code.text),
                _ => code.text,
            };
            let inner = full.some().clone();
            let held = if inner.is_copy() {
                Form::Place
            } else {
                Form::Ref
            };
            let text = match inner {
                Ty::Str if form == Form::Place => text.replace(".as_ref()", ".as_deref()"),
                _ => text,
            };
            return Ok(Code::new(
                format!("{text}.expect(\"it is not None here\")"),
                Prec::Postfix,
                inner,
            )
            .held(held));
        }
        Ok(code)
    }

    /// What a hole says: one line of Python.
    pub(super) fn python(&self, span: &Span) -> String {
        let text = self.source.slice(span.clone());
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

impl Translator<'_, '_> {
    /// Whether no instance stands in the way of a hash.
    fn is_key(&self, ty: &Ty) -> bool {
        match ty {
            Ty::Instance(class) => self.has_hash(*class),
            Ty::Dyn(_) => self.is_hashed(ty),
            Ty::Tuple(items) => items.iter().all(|it| self.is_key(it)),
            Ty::Option(of) | Ty::Tuples(of) => self.is_key(of),
            Ty::Param(param) => {
                let types = &self.program.generics.params[param.at()].types;
                types.iter().all(|it| self.is_key(it))
            }
            // Sets and maps of Rust have no hash.
            Ty::Union(_) | Ty::Own | Ty::Set(_) | Ty::Dict(..) => false,
            // Two functions that do the same may have one address.
            Ty::Func(_) | Ty::Funcs(_) | Ty::Kept(_) => false,
            Ty::Handle(handle, _) => *handle == Handle::Future,
            Ty::Foreign(name) => library::of(name).is_some_and(|it| it.is_key),
            Ty::Coroutine(..) | Ty::Task(..) | Ty::Channel(_) => false,
            _ => true,
        }
    }

    /// Whether a type is a float in Rust, too.
    pub(super) fn is_f64(&self, ty: &Ty) -> bool {
        *ty == Ty::Float || *ty == Ty::Real && !self.has_numbers
    }

    /// Notes that a number that may be an int or a float is shown.
    pub(super) fn shows_number<T>(&mut self) -> Res<T> {
        self.wants_numbers = true;
        refuse("a number that may be an int or a float is shown")
    }
}

/// The statements of a block.
fn suite_of<'s, 'a>(suite: &'s Suite<'a>, block: BlockId) -> Option<&'s Suite<'a>> {
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
