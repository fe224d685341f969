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
    BlockId, ClassId, Expr, ExprId, FuncId, Kind, Nature, ParamNature, Program, VarId,
};
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
    pub(super) source: &'a Source,
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
    /// Variables that are iterators: what their items are.
    pub(super) iterators: FxHashMap<VarId, super::seq::Seq>,
    /// Whether numbers that may be ints or floats are shown, so that they keep which they are.
    pub(super) has_numbers: bool,
    /// Whether one was refused because it is shown.
    pub(super) wants_numbers: bool,
    /// What phrases need.
    pub(super) phrase_crates: Vec<super::Crate>,
    pub(super) phrase_helpers: BTreeSet<&'static str>,
    /// Classes that are drafted.
    pub(super) classes: FxHashSet<ClassId>,
    /// Whether a value of any class of a hierarchy has to say so itself.
    pub(super) says_dyn: bool,
    /// The line that a blank line was last looked for before.
    pub(super) spaced: usize,
    /// The functions that are closures of Rust.
    pub(super) closures: super::closures::Closures,
    pub(super) class_facts: super::class_facts::ClassFacts,
    pub(super) changes: &'p super::changes::Changes,
    /// The field that the value which is computed replaces: it may be taken out of it.
    pub(super) taking: Option<String>,
    /// Classes of which two names stand for one instance that is changed: counting its instances may help.
    pub(super) wants_counted: FxHashSet<ClassId>,
    /// The positions within which what is looked at must not change.
    pub(super) quiet: (u32, u32),
    /// Whether the place that is written is changed.
    pub(super) changes_base: bool,
    /// Whether a method is written as a default of a trait.
    pub(super) in_trait: bool,
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
    /// Variables of loops that go over the keys of a dict, with the dict.
    pub(super) keys_of_loops: Vec<(VarId, VarId)>,
    /// The generator that is written.
    pub(super) yielding: Option<super::yielding::Yielding>,
    /// The `return` that is written: from where to where, and its block.
    pub(super) returning: Option<(u32, u32, BlockId)>,
    /// Whether the statement that is written is the last of its function.
    pub(super) in_tail: bool,
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
        if info.is_captured || self.binding(var).global.is_some() {
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
            return false;
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
                format!("Box<dyn {}>", self.trait_name(*root))
            }
            Ty::Instance(class) if class.is_counted() && self.classes.contains(class) => {
                self.import("std::rc::Rc");
                format!("Rc<{}>", self.class_name(*class))
            }
            Ty::Instance(class) | Ty::Enum(class) if self.classes.contains(class) => {
                self.class_name(*class)
            }
            Ty::Error(_) if self.has_errors() => self.error_name.clone(),
            Ty::Func(_) | Ty::Funcs(_) => self.pointer_type(ty),
            Ty::Instant => {
                self.import("std::time::Instant");
                "Instant".into()
            }
            Ty::Unknown
            | Ty::Mixed
            | Ty::Iter(_)
            | Ty::Range
            | Ty::Callable(..)
            | Ty::Class(_)
            | Ty::Error(_)
            | Ty::Enum(_)
            | Ty::Dyn(_)
            | Ty::Foreign(_)
            | Ty::Instance(_) => {
                self.uses_unknown = true;
                "Unknown".into()
            }
        }
    }

    /// The type of a parameter, as it is held.
    pub(super) fn held_type(&mut self, ty: &Ty, form: Form) -> String {
        match form {
            Form::MutRef => format!("&mut {}", self.rust_type(ty)),
            Form::Ref => self.borrowed_type(ty),
            _ => self.rust_type(ty),
        }
    }

    /// The type of a parameter that borrows.
    pub(super) fn borrowed_type(&mut self, ty: &Ty) -> String {
        match ty {
            ty if ty.is_copy() => self.rust_type(ty),
            Ty::Dyn(root) if self.classes.contains(root) && !self.is_partial(*root) => {
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
            Ty::Dyn(class) => self.classes.contains(class) && !self.is_partial(*class),
            Ty::Instance(class) | Ty::Enum(class) => self.classes.contains(class),
            Ty::Error(_) => self.has_errors(),
            Ty::Set(of) => !of.has_float() && self.is_key(of) && self.has_rust(of),
            Ty::Dict(key, value, _) => {
                !key.has_float() && self.is_key(key) && self.has_rust(key) && self.has_rust(value)
            }
            // Whether it is None can be asked all the same.
            Ty::Option(of) if **of == Ty::Unknown => true,
            Ty::List(of) | Ty::Tuples(of) | Ty::Deque(of) | Ty::Option(of) => self.has_rust(of),
            Ty::Tuple(items) => items.len() <= 12 && items.iter().all(|it| self.has_rust(it)),
            Ty::Unknown
            | Ty::Mixed
            | Ty::Iter(_)
            | Ty::Range
            | Ty::Callable(..)
            | Ty::Class(_)
            | Ty::Foreign(_)
            | Ty::BigInt => false,
            Ty::Func(_) | Ty::Funcs(_) => self.pointer(ty).is_ok(),
            _ => true,
        }
    }

    /// Whether what is written is a closure that has the variables of a function around it.
    pub(super) fn has_captured(&self, owner: FuncId) -> bool {
        self.closures.all.contains_key(&self.func)
            && self.program.func(self.func).parent == Some(owner)
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
            Some(Global::Refused) if self.program.var(var).func != FuncId(0) => {
                return refuse("a variable that Rust has no first value for");
            }
            Some(Global::Refused) => {
                return refuse(format!(
                    "{} is a variable of the module that changes",
                    self.program.var(var).name
                ));
            }
            Some(Global::Cell) => {
                return Ok(Code::new(format!("{name}.get()"), Prec::Postfix, full));
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
            None | Some(Global::Moved(_)) => {}
        }
        let owner = self.program.var(var).func;
        if owner != self.func
            && binding_global.is_none()
            && self.program.func(owner).name != "lambda"
            && !self.has_captured(owner)
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
        let of_func = &self.program.func(owner).params;
        if of_func
            .last()
            .is_some_and(|it| it.var == var && it.nature == ParamNature::Keywords)
        {
            return refuse("** in parameters");
        }
        if self.is_lent_or_none(var) {
            return refuse("what may be None and is changed for the caller");
        }
        if let Some(bound) = self.bound.get(&var) {
            form = *bound;
        }
        if let Some(unwrapped) = self.unwrapped.get(&var) {
            let code = Code::new(name, Prec::Postfix, full.some().clone());
            return Ok(code.held(if full.some().is_copy() {
                Form::Place
            } else {
                *unwrapped
            }));
        }
        if matches!(form, Form::Ref | Form::MutRef) && full.is_copy() && !matches!(full, Ty::Lit) {
            let mut code = Code::new(format!("*{name}"), Prec::Unary, full).held(Form::Place);
            code.is_usize = is_usize;
            return Ok(code);
        }
        let mut code = Code::new(name, Prec::Postfix, full.clone()).held(form);
        code.is_usize = is_usize;
        if matches!(full, Ty::Option(_)) && here == *full.some() && form != Form::MutRef {
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
            Ty::Tuple(items) => items.iter().all(|it| self.is_key(it)),
            Ty::Option(of) | Ty::Tuples(of) => self.is_key(of),
            // Two functions that do the same may have one address.
            Ty::Func(_) | Ty::Funcs(_) => false,
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

/// Why a type has no Rust.
pub(super) fn unknown(ty: &Ty) -> String {
    match ty {
        Ty::Mixed => "values of more than one type meet here".into(),
        Ty::Instance(_) | Ty::Class(_) => "classes are not drafted yet".into(),
        Ty::Error(_) => "an exception that nothing raises".into(),
        Ty::Iter(_) | Ty::Range => "an iterator that is kept".into(),
        Ty::Func(_) | Ty::Funcs(_) | Ty::Callable(..) => "a function as a value".into(),
        ty if ty.has_float() && matches!(ty, Ty::Set(_) | Ty::Dict(..)) => {
            "floats have no hash in Rust".into()
        }
        _ => "the type of this is not known".into(),
    }
}
