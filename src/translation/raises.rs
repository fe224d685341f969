//! Which exceptions each function lets out, and which operations can raise one that a handler sees: a
//! fixpoint over the calls of the file.
//!
//! What is raised by name is always an error in Rust, too. What an operation raises by itself (a key that
//! is not there, a text that is no number) is one only where a handler or a `finally` can see it; elsewhere
//! it stops the program.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;
use rustpython_ast::Operator;

use crate::python::names::bare_name;
use crate::types::Types;
use crate::types::class_form::{ClassForm, Role};
use crate::types::exceptions::{self, BASE, EXCEPTION, Exc};
use crate::types::ir::{ClassId, ExprId, FuncId, Kind, Program, Stmt, StmtKind, Suite, Target};
use crate::types::phrases;
use crate::types::ty::{DictKind, Ty};

pub(super) type Classes = BTreeSet<Exc>;

/// What is known of errors.
#[derive(Debug, Default)]
pub(super) struct Raises {
    /// Operations and calls that raise what matters.
    pub(super) exprs: FxHashMap<ExprId, Classes>,
    /// Statements that themselves raise what matters, by the position at which they begin.
    pub(super) stmts: FxHashMap<u32, Classes>,
    /// What each function lets out.
    pub(super) funcs: Vec<Classes>,
    /// Of each `try`, by the position at which it begins: what its body raises, what each handler gets, and
    /// what all of it lets out before `finally`.
    pub(super) tries: FxHashMap<u32, Attempt>,
    /// By statement: the classes that handlers around it catch.
    pub(super) watched: FxHashMap<u32, Classes>,
}

/// What a `try` meets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Attempt {
    pub(super) body: Classes,
    pub(super) handled: Vec<Classes>,
    /// What the body raises that no handler catches.
    pub(super) rest: Classes,
    /// What comes out of it, `finally` left aside.
    pub(super) out: Classes,
    /// Whether a handler names a class that is not known.
    pub(super) is_open: bool,
}

impl Raises {
    /// All classes that there is an error of.
    pub(super) fn all(&self) -> Classes {
        let exprs = self.exprs.values().flatten();
        exprs
            .chain(self.stmts.values().flatten())
            .copied()
            .collect()
    }

    /// Whether a function gives a `Result`.
    pub(super) fn fails(&self, func: FuncId) -> bool {
        !self.funcs[func.at()].is_empty()
    }
}

struct Search<'p, 'a> {
    program: &'p Program<'a>,
    types: &'p Types,
    found: Raises,
    /// What handlers around the calls of each function catch.
    seen: Vec<Classes>,
    /// What the handlers around the code that is looked at have got.
    handling: Vec<Classes>,
    has_changed: bool,
    /// What any handler of the file catches.
    caught: Classes,
    /// Of each class, the first one of its hierarchy.
    hierarchies: Vec<usize>,
    /// The methods of each hierarchy, by name.
    named: FxHashMap<(usize, &'p str), Vec<FuncId>>,
}

/// Of each class the first one of those that it is derived from, or that are derived from it, however far.
fn hierarchies(program: &Program<'_>) -> Vec<usize> {
    fn root(roots: &[usize], mut at: usize) -> usize {
        while roots[at] != at {
            at = roots[at];
        }
        at
    }
    let mut by_name: FxHashMap<&str, usize> = FxHashMap::default();
    let mut roots: Vec<usize> = (0..program.classes.len()).collect();
    for (at, class) in program.classes.iter().enumerate() {
        let arguments = class.def.and_then(|it| it.arguments.as_deref());
        for base in arguments.map_or(&[][..], |it| &it.args) {
            let base = match base {
                rustpython_ast::Expr::Subscript(generic) => &*generic.value,
                base => base,
            };
            if let Some(other) = bare_name(base).and_then(|it| by_name.get(it)) {
                let (a, b) = (root(&roots, at), root(&roots, *other));
                roots[a.max(b)] = a.min(b);
            }
        }
        by_name.insert(&class.name, at);
    }
    (0..roots.len()).map(|at| root(&roots, at)).collect()
}

pub(super) fn find(program: &Program<'_>, types: &Types) -> Raises {
    let hierarchies = hierarchies(program);
    let mut named: FxHashMap<(usize, &str), Vec<FuncId>> = FxHashMap::default();
    for (class, root) in program.classes.iter().zip(&hierarchies) {
        for method in &class.methods {
            let name = program.funcs[method.at()].name.as_str();
            named.entry((*root, name)).or_default().push(*method);
        }
    }
    let mut search = Search {
        program,
        types,
        hierarchies,
        named,
        found: Raises {
            funcs: vec![Classes::new(); program.funcs.len()],
            ..Raises::default()
        },
        seen: vec![Classes::new(); program.funcs.len()],
        handling: Vec::new(),
        caught: Classes::new(),
        has_changed: true,
    };
    while search.has_changed {
        search.has_changed = false;
        for (index, func) in program.funcs.iter().enumerate() {
            let mut around = search.seen[index].clone();
            if func.is_generator {
                // It runs where it is asked for values, which may be far from where it is called.
                around.extend(&search.caught);
            }
            let mut out = Classes::new();
            search.handling.clear();
            search.suite(&func.body, &around, &mut out);
            if let Some(value) = func.value {
                search.expr(value, &around, &mut out);
            }
            search.lets_out(FuncId(u32::try_from(index).unwrap_or(u32::MAX)), &out);
        }
        for class in &program.classes {
            let mut out = Classes::new();
            search.suite(&class.body, &Classes::new(), &mut out);
            search.lets_out(FuncId(0), &out);
        }
    }
    search.found
}

impl Search<'_, '_> {
    fn lets_out(&mut self, func: FuncId, out: &Classes) {
        // Methods of one name in one hierarchy are called in each other's place.
        for func in self.family(func) {
            let known = &mut self.found.funcs[func.at()];
            let before = known.len();
            known.extend(out);
            self.has_changed |= known.len() != before;
        }
    }

    fn family(&self, func: FuncId) -> Vec<FuncId> {
        let info = self.program.func(func);
        match info.class {
            // A property and its setter have one name.
            Some(class) if info.name != "__init__" => {
                let is_setter = |it: &FuncId| self.program.func(*it).role == Role::Setter;
                let mut family = self.methods(class, &info.name);
                family.retain(|it| is_setter(it) == is_setter(&func));
                family
            }
            _ => vec![func],
        }
    }

    /// Whether a handler around catches what is of this class.
    fn matters(&self, class: Exc, around: &Classes) -> bool {
        let program = self.program;
        around
            .iter()
            .any(|it| exceptions::catches(program, *it, class))
    }

    fn note(&mut self, id: ExprId, classes: &Classes, out: &mut Classes) {
        if classes.is_empty() {
            return;
        }
        out.extend(classes);
        let known = self.found.exprs.entry(id).or_default();
        let before = known.len();
        known.extend(classes);
        self.has_changed |= known.len() != before;
    }

    fn note_stmt(&mut self, stmt: &Stmt<'_>, classes: &Classes, out: &mut Classes) {
        if classes.is_empty() {
            return;
        }
        out.extend(classes);
        let known = self.found.stmts.entry(stmt.start).or_default();
        let before = known.len();
        known.extend(classes);
        self.has_changed |= known.len() != before;
    }

    fn filtered(&self, classes: &[Exc], around: &Classes) -> Classes {
        let classes = classes.iter().copied();
        classes.filter(|it| self.matters(*it, around)).collect()
    }

    fn suite(&mut self, suite: &Suite<'_>, around: &Classes, out: &mut Classes) {
        suite.body.iter().for_each(|it| self.stmt(it, around, out));
    }

    fn stmt(&mut self, stmt: &Stmt<'_>, around: &Classes, out: &mut Classes) {
        if !around.is_empty() {
            let known = self.found.watched.entry(stmt.start).or_default();
            known.extend(around);
        }
        match &stmt.kind {
            StmtKind::Expr(expr) => self.expr(*expr, around, out),
            StmtKind::Assign { targets, value, .. } => {
                self.expr(*value, around, out);
                for target in targets {
                    self.target(target, Some(*value), stmt, around, out);
                }
            }
            StmtKind::Augmented {
                target,
                op,
                value,
                read,
            } => {
                self.expr(*read, around, out);
                self.expr(*value, around, out);
                let classes = self.operator(*op, *read, *value);
                let classes = self.filtered(&classes, around);
                self.note_stmt(stmt, &classes, out);
                if let Target::Attribute(..) = target {
                    self.target(target, None, stmt, around, out);
                }
            }
            StmtKind::For {
                target,
                iter,
                body,
                orelse,
            } => {
                self.expr(*iter, around, out);
                self.target(target, None, stmt, around, out);
                self.suite(body, around, out);
                orelse.iter().for_each(|it| self.suite(it, around, out));
            }
            StmtKind::While { test, body, orelse } => {
                self.expr(*test, around, out);
                self.suite(body, around, out);
                orelse.iter().for_each(|it| self.suite(it, around, out));
            }
            StmtKind::If { arms, orelse } => {
                for arm in arms {
                    self.expr(arm.test, around, out);
                    self.suite(&arm.body, around, out);
                }
                orelse.iter().for_each(|it| self.suite(it, around, out));
            }
            StmtKind::Return(value) | StmtKind::Yield(value, _) => {
                if let Some(value) = value {
                    self.expr(*value, around, out);
                }
            }
            StmtKind::Assert(test, message) => {
                self.expr(*test, around, out);
                message.iter().for_each(|it| self.expr(*it, around, out));
                let classes = self.filtered(&[Exc::Builtin("AssertionError")], around);
                self.note_stmt(stmt, &classes, out);
            }
            StmtKind::Delete(targets) => {
                for target in targets {
                    match target {
                        Target::Index(object, index) => {
                            self.expr(*object, around, out);
                            self.expr(*index, around, out);
                            let classes = match self.types.of(*object).some() {
                                Ty::Dict(..) => vec![Exc::Builtin("KeyError")],
                                _ => vec![Exc::Builtin("IndexError")],
                            };
                            let classes = self.filtered(&classes, around);
                            self.note_stmt(stmt, &classes, out);
                        }
                        target => self.target(target, None, stmt, around, out),
                    }
                }
            }
            StmtKind::Raise(exception, cause) => self.raise(stmt, *exception, *cause, around, out),
            StmtKind::Compound(suites, "try") if self.program.tries.contains_key(&stmt.start) => {
                self.attempt(stmt, suites, around, out);
            }
            StmtKind::Compound(suites, _) => {
                suites.iter().for_each(|it| self.suite(it, around, out));
            }
            _ => {}
        }
    }

    /// What assigning to a target raises.
    fn target(
        &mut self,
        target: &Target,
        value: Option<ExprId>,
        stmt: &Stmt<'_>,
        around: &Classes,
        out: &mut Classes,
    ) {
        match target {
            Target::Tuple(targets, _) => {
                let is_fixed = value.is_some_and(|it| {
                    matches!(self.types.of(it), Ty::Tuple(items) if items.len() == targets.len())
                        || matches!(self.program.kind(it), Kind::Tuple(items) if items.len() == targets.len())
                });
                if value.is_some() && !is_fixed {
                    let classes = self.filtered(&[Exc::Builtin("ValueError")], around);
                    self.note_stmt(stmt, &classes, out);
                }
                for target in targets {
                    self.target(target, None, stmt, around, out);
                }
            }
            Target::Index(object, index) => {
                self.expr(*object, around, out);
                self.expr(*index, around, out);
                let ty = self.types.of(*object).some().clone();
                let classes = match ty {
                    Ty::Dict(..) => Vec::new(),
                    Ty::Instance(class) => {
                        self.call_method(class, "__setitem__", stmt, around, out);
                        Vec::new()
                    }
                    _ => vec![Exc::Builtin("IndexError")],
                };
                let classes = self.filtered(&classes, around);
                self.note_stmt(stmt, &classes, out);
            }
            Target::Slice(object, bounds) => {
                self.expr(*object, around, out);
                for bound in bounds.iter().flatten() {
                    self.expr(*bound, around, out);
                }
            }
            Target::Attribute(object, name) => {
                self.expr(*object, around, out);
                if let Ty::Instance(class) = self.types.of(*object).some() {
                    self.call_method(*class, name, stmt, around, out);
                }
            }
            _ => {}
        }
    }

    /// A statement that calls a method by its form.
    fn call_method(
        &mut self,
        class: ClassId,
        name: &str,
        stmt: &Stmt<'_>,
        around: &Classes,
        out: &mut Classes,
    ) {
        for method in self.methods(class, name) {
            let classes = self.called(method, around);
            self.note_stmt(stmt, &classes, out);
        }
    }

    /// The methods that a call by this name may reach: a property and its setter have one name.
    fn methods(&self, class: ClassId, name: &str) -> Vec<FuncId> {
        let key = (self.hierarchies[class.at()], name);
        self.named.get(&key).cloned().unwrap_or_default()
    }

    /// A function is called here: gives what it lets out.
    fn called(&mut self, func: FuncId, around: &Classes) -> Classes {
        let seen = &mut self.seen[func.at()];
        let before = seen.len();
        seen.extend(around);
        self.has_changed |= seen.len() != before;
        self.found.funcs[func.at()].clone()
    }

    fn raise(
        &mut self,
        stmt: &Stmt<'_>,
        exception: Option<ExprId>,
        cause: Option<ExprId>,
        around: &Classes,
        out: &mut Classes,
    ) {
        cause.iter().for_each(|it| self.expr(*it, around, out));
        let classes: Classes = match exception {
            None => self.handling.last().cloned().unwrap_or_default(),
            Some(id) => {
                let made = match self.program.kind(id) {
                    Kind::Call(func, arguments) => {
                        let class = exceptions::class_of(self.program, *func);
                        if class.is_some() {
                            for argument in arguments {
                                self.expr(argument.value, around, out);
                            }
                            self.init(id, class, around, out);
                        }
                        class
                    }
                    _ => exceptions::class_of(self.program, id),
                };
                match (made, self.types.of(id)) {
                    (Some(class), _) => Classes::from([class]),
                    (None, Ty::Error(class)) => {
                        self.expr(id, around, out);
                        let class = *class;
                        let program = self.program;
                        let all = self.found.all();
                        let all = all.into_iter();
                        all.filter(|it| exceptions::catches(program, class, *it))
                            .collect()
                    }
                    _ => {
                        self.expr(id, around, out);
                        Classes::new()
                    }
                }
            }
        };
        // `SystemExit` ends the program where nobody sees it; a stub that only says that it is one stops it.
        let is_stub = |class: &Exc| {
            *class == Exc::Builtin("SystemExit")
                || *class == Exc::Builtin("NotImplementedError") && self.is_stub(stmt)
        };
        let classes: Classes = classes
            .into_iter()
            .filter(|it| !is_stub(it) || self.matters(*it, around))
            .collect();
        self.note_stmt(stmt, &classes, out);
    }

    /// What the `__init__` of an exception's class raises itself.
    fn init(&mut self, id: ExprId, class: Option<Exc>, around: &Classes, out: &mut Classes) {
        if let Some(class) = class
            && let Some((_, init)) = exceptions::method(self.program, class, "__init__")
        {
            let classes = self.called(init, around);
            self.note(id, &classes, out);
        }
    }

    /// Whether a statement is all that its method does.
    fn is_stub(&self, stmt: &Stmt<'_>) -> bool {
        let func = self.program.blocks[stmt.block.at()].func;
        let body = &self.program.func(func).body.body;
        let mut own = body
            .iter()
            .filter(|it| !matches!(it.kind, StmtKind::Docstring));
        own.next().is_some_and(|it| it.start == stmt.start) && own.next().is_none()
    }

    fn attempt(
        &mut self,
        stmt: &Stmt<'_>,
        suites: &[Suite<'_>],
        around: &Classes,
        out: &mut Classes,
    ) {
        let Some(read) = self.program.tries.get(&stmt.start) else {
            return;
        };
        let mut found = Attempt::default();
        let outer = if read.has_finally {
            let mut outer = around.clone();
            outer.insert(BASE);
            outer
        } else {
            around.clone()
        };
        let caught: Vec<Option<Vec<Exc>>> = read
            .handlers
            .iter()
            .map(|it| exceptions::caught(self.program, it.class))
            .collect();
        found.is_open = caught.iter().any(Option::is_none);
        let mut inner = outer.clone();
        for classes in &caught {
            match classes {
                Some(classes) => inner.extend(classes),
                None => {
                    inner.insert(EXCEPTION);
                }
            }
        }
        let known = self.caught.len();
        self.caught.extend(&inner);
        self.has_changed |= self.caught.len() != known;
        let mut suites = suites.iter();
        if let Some(body) = suites.next() {
            self.suite(body, &inner, &mut found.body);
        }
        found.rest.clone_from(&found.body);
        for classes in &caught {
            let classes = classes.as_deref().unwrap_or(&[EXCEPTION]);
            let program = self.program;
            let handled: Classes = found
                .rest
                .iter()
                .copied()
                .filter(|class| {
                    classes
                        .iter()
                        .any(|it| exceptions::catches(program, *it, *class))
                })
                .collect();
            found.rest.retain(|it| !handled.contains(it));
            self.handling.push(handled.clone());
            if let Some(suite) = suites.next() {
                // What is never reached raises nothing.
                let mut unreached = Classes::new();
                let to = if handled.is_empty() {
                    &mut unreached
                } else {
                    &mut found.out
                };
                self.suite(suite, &outer, to);
            }
            self.handling.pop();
            found.handled.push(handled);
        }
        found.out.extend(found.rest.clone());
        if read.has_else
            && let Some(suite) = suites.next()
        {
            self.suite(suite, &outer, &mut found.out);
        }
        if let Some(suite) = suites.next() {
            self.suite(suite, around, out);
        }
        out.extend(&found.out);
        let known = self.found.tries.entry(stmt.start).or_default();
        if *known != found {
            *known = found;
            self.has_changed = true;
        }
    }

    /// An expression and all in it.
    fn expr(&mut self, id: ExprId, around: &Classes, out: &mut Classes) {
        let program = self.program;
        let kind = program.kind(id);
        for part in kind.parts() {
            self.expr(part, around, out);
        }
        if let Kind::Lambda(lambda) = kind {
            let classes = self.called(*lambda, around);
            self.note(id, &classes, out);
            return;
        }
        for func in self.callees(id) {
            let classes = self.called(func, around);
            self.note(id, &classes, out);
        }
        if around.is_empty() {
            return;
        }
        let classes = self.implicit(id);
        let classes = self.filtered(&classes, around);
        self.note(id, &classes, out);
    }

    /// The functions of the file that an expression runs.
    fn callees(&self, id: ExprId) -> Vec<FuncId> {
        let program = self.program;
        let of_type = |id: ExprId, name: &str| match self.types.of(id).some() {
            Ty::Instance(class) => self.methods(*class, name),
            _ => Vec::new(),
        };
        match program.kind(id) {
            Kind::Call(func, arguments) => {
                let mut called = match program.kind(*func) {
                    Kind::Func(func) => vec![*func],
                    Kind::Class(class) => {
                        let class = Exc::Own(*class);
                        exceptions::method(program, class, "__init__")
                            .into_iter()
                            .map(|it| it.1)
                            .chain(match class {
                                Exc::Own(class) => ["__init__", "__post_init__", "__new__"]
                                    .iter()
                                    .filter_map(|name| program.method(class, name))
                                    .collect(),
                                Exc::Builtin(_) => Vec::new(),
                            })
                            .collect()
                    }
                    Kind::Attribute(object, name) => {
                        let on = match self.types.of(*object).some() {
                            Ty::Instance(class) | Ty::Class(class) => self.methods(*class, name),
                            Ty::Error(Exc::Own(class)) => self.methods(*class, name),
                            _ => Vec::new(),
                        };
                        match (on.is_empty(), self.types.of(*func).some()) {
                            (true, ty @ (Ty::Func(_) | Ty::Funcs(_))) => ty.functions().to_vec(),
                            _ if exceptions::is_super_init(program, *func)
                                || name == "__init__" =>
                            {
                                self.inits_above(id)
                            }
                            _ => on,
                        }
                    }
                    _ => match self.types.of(*func).some() {
                        ty @ (Ty::Func(_) | Ty::Funcs(_)) => ty.functions().to_vec(),
                        Ty::Instance(class) => self.methods(*class, "__call__"),
                        _ => Vec::new(),
                    },
                };
                // A function that is passed on is called there.
                for argument in arguments {
                    if !matches!(program.kind(argument.value), Kind::Lambda(_)) {
                        called.extend(self.types.of(argument.value).functions());
                    }
                    for name in ["__len__", "__str__", "__iter__", "__bool__", "__hash__"] {
                        called.extend(of_type(argument.value, name));
                    }
                }
                called
            }
            Kind::Index(object, _) => of_type(*object, "__getitem__"),
            Kind::Attribute(object, name) => match self.types.of(*object).some() {
                Ty::Instance(class) => self
                    .methods(*class, name)
                    .into_iter()
                    .filter(|it| {
                        let func = self.program.func(*it);
                        func.role == Role::Property || func.refused.is_some()
                    })
                    .collect(),
                _ => Vec::new(),
            },
            Kind::Binary(_, a, b) => OPERATORS
                .iter()
                .flat_map(|name| of_type(*a, name).into_iter().chain(of_type(*b, name)))
                .collect(),
            Kind::Compare(a, rest) => ["__eq__", "__lt__", "__le__", "__gt__", "__contains__"]
                .iter()
                .flat_map(|name| {
                    let others = rest.iter().flat_map(|it| of_type(it.1, name));
                    of_type(*a, name)
                        .into_iter()
                        .chain(others)
                        .collect::<Vec<_>>()
                })
                .collect(),
            _ => Vec::new(),
        }
    }

    fn inits_above(&self, id: ExprId) -> Vec<FuncId> {
        let func = self.program.blocks[self.program.expr(id).block.at()].func;
        let Some(class) = self.program.func(func).class else {
            return Vec::new();
        };
        self.methods(class, "__init__")
            .into_iter()
            .filter(|it| *it != func)
            .collect()
    }

    /// What an operator raises.
    fn operator(&self, op: Operator, left: ExprId, right: ExprId) -> Vec<Exc> {
        let zero = Exc::Builtin("ZeroDivisionError");
        let (a, b) = (self.types.of(left).some(), self.types.of(right).some());
        let is_nonzero = match self.program.kind(right) {
            Kind::Int(int) => *int != 0,
            Kind::Float(float) => *float != 0.0,
            _ => false,
        };
        match op {
            Operator::Div | Operator::FloorDiv | Operator::Mod
                if a.is_number() && b.is_number() && !is_nonzero =>
            {
                vec![zero]
            }
            Operator::Pow if !matches!(self.program.kind(right), Kind::Int(0..)) => {
                vec![zero, Exc::Builtin("OverflowError")]
            }
            Operator::Pow if b.is_float() || a.is_float() => vec![Exc::Builtin("OverflowError")],
            Operator::LShift | Operator::RShift
                if !matches!(self.program.kind(right), Kind::Int(0..)) =>
            {
                vec![Exc::Builtin("ValueError")]
            }
            _ => Vec::new(),
        }
    }

    /// What an operation raises by itself.
    fn implicit(&self, id: ExprId) -> Vec<Exc> {
        let program = self.program;
        let one = |name: &'static str| vec![Exc::Builtin(name)];
        match program.kind(id) {
            Kind::Index(object, index) => match self.types.of(*object).some() {
                Ty::Dict(_, _, DictKind::Plain) => one("KeyError"),
                // A member of an enum, by its name.
                Ty::Class(_) => one("KeyError"),
                Ty::Dict(..) | Ty::Tuple(_) | Ty::Instance(_) | Ty::Func(_) | Ty::Funcs(_) => {
                    Vec::new()
                }
                _ => {
                    let _ = index;
                    one("IndexError")
                }
            },
            Kind::Binary(op, left, right) => self.operator(*op, *left, *right),
            Kind::Call(func, arguments) => self.call(id, *func, arguments.len()),
            _ => Vec::new(),
        }
    }

    fn call(&self, id: ExprId, func: ExprId, given: usize) -> Vec<Exc> {
        let program = self.program;
        let one = |name: &'static str| vec![Exc::Builtin(name)];
        let first = match program.kind(id) {
            Kind::Call(_, arguments) => arguments.first().map(|it| it.value),
            _ => None,
        };
        let of_first = first.map_or(&Ty::None, |it| self.types.of(it).some());
        match program.kind(func) {
            Kind::Builtin(name) => match name.as_str() {
                "int" | "float" if given == 0 => Vec::new(),
                "int" | "float" if of_first.is_text() || matches!(of_first, Ty::Mixed) => {
                    one("ValueError")
                }
                "int" | "round" if of_first.is_float() && (name == "int" || given == 1) => {
                    vec![Exc::Builtin("ValueError"), Exc::Builtin("OverflowError")]
                }
                "next" if given == 1 => one("StopIteration"),
                "max" | "min" if given == 1 && !matches!(of_first, Ty::Tuple(_)) => {
                    one("ValueError")
                }
                "open" => one("OSError"),
                "input" => one("EOFError"),
                "chr" => one("ValueError"),
                "divmod" => one("ZeroDivisionError"),
                "pow" => one("ValueError"),
                "exit" | "quit" => one("SystemExit"),
                "eval" | "exec" | "getattr" | "setattr" | "delattr" | "__import__" => {
                    vec![EXCEPTION]
                }
                _ => Vec::new(),
            },
            Kind::Import(name) => self.imported(id, name),
            Kind::Attribute(object, name) => {
                let of = self.types.of(*object).some();
                match (of, name.as_str()) {
                    (Ty::List(_), "pop") => one("IndexError"),
                    (Ty::Deque(_), "pop" | "popleft") => one("IndexError"),
                    (Ty::Dict(..), "pop") if given == 1 => one("KeyError"),
                    (Ty::Dict(..), "popitem") => one("KeyError"),
                    (Ty::Set(_), "remove" | "pop") => one("KeyError"),
                    (Ty::List(_) | Ty::Deque(_), "remove" | "index") => one("ValueError"),
                    (Ty::Tuple(_) | Ty::Tuples(_), "index") => one("ValueError"),
                    (Ty::Deque(_), "insert") => one("IndexError"),
                    (ty, "index" | "rindex") if ty.is_text() => one("ValueError"),
                    (ty, "split" | "rsplit" | "partition" | "rpartition")
                        if ty.is_text() && given > 0 =>
                    {
                        let is_text = |id: ExprId| matches!(program.kind(id), Kind::Str(text) if !text.is_empty());
                        if first.is_some_and(is_text) {
                            Vec::new()
                        } else {
                            one("ValueError")
                        }
                    }
                    (ty, "encode") if ty.is_text() => match first.map(|it| program.kind(it)) {
                        None => Vec::new(),
                        Some(_) => one("UnicodeEncodeError"),
                    },
                    (ty, "format") if ty.is_text() => {
                        vec![Exc::Builtin("KeyError"), Exc::Builtin("IndexError")]
                    }
                    (Ty::Bytes, "decode") => one("UnicodeDecodeError"),
                    (
                        Ty::List(_)
                        | Ty::Deque(_)
                        | Ty::Dict(..)
                        | Ty::Set(_)
                        | Ty::Tuple(_)
                        | Ty::Tuples(_)
                        | Ty::Instance(_)
                        | Ty::Error(_)
                        | Ty::Class(_),
                        _,
                    ) => Vec::new(),
                    (ty, _) if ty.is_text() => Vec::new(),
                    _ => match program.kind(*object) {
                        Kind::Builtin(_) => Vec::new(),
                        _ if exceptions::is_super_init(program, func) => Vec::new(),
                        // What is not known may raise anything.
                        _ => self.by_phrase(id).unwrap_or_else(|| vec![EXCEPTION]),
                    },
                }
            }
            // A member of an enum, by its value.
            Kind::Class(class) if matches!(program.form(*class), ClassForm::Enum(_)) => {
                one("ValueError")
            }
            Kind::Func(_) | Kind::Class(_) => Vec::new(),
            _ => match self.types.of(func).some() {
                Ty::Func(_) | Ty::Funcs(_) | Ty::Instance(_) | Ty::Class(_) => Vec::new(),
                _ => vec![EXCEPTION],
            },
        }
    }

    fn imported(&self, id: ExprId, name: &str) -> Vec<Exc> {
        if exceptions::builtin(name).is_some() {
            return Vec::new();
        }
        match name {
            "sys.exit" => vec![Exc::Builtin("SystemExit")],
            "math.sqrt" | "math.log" | "math.log2" | "math.log10" | "math.factorial"
            | "math.acos" | "math.asin" | "math.comb" | "math.perm" | "math.isqrt"
            | "math.fmod" => {
                vec![Exc::Builtin("ValueError")]
            }
            "math.floor" | "math.ceil" | "math.trunc" => {
                vec![Exc::Builtin("ValueError"), Exc::Builtin("OverflowError")]
            }
            "math.exp" | "math.pow" | "math.cosh" | "math.sinh" => {
                vec![Exc::Builtin("OverflowError"), Exc::Builtin("ValueError")]
            }
            "functools.reduce" => vec![Exc::Builtin("TypeError")],
            name if SAFE.iter().any(|it| name.starts_with(it)) => Vec::new(),
            _ => self.by_phrase(id).unwrap_or_else(|| vec![EXCEPTION]),
        }
    }

    /// What a call raises by the table of phrases; nothing if it is not there.
    fn by_phrase(&self, id: ExprId) -> Option<Vec<Exc>> {
        let found = phrases::find(self.program, self.types, id)?;
        let Some(raises) = found.phrase.row.raises else {
            return Some(Vec::new());
        };
        let names = raises.split(" or ");
        let classes = names.map(|it| exceptions::builtin(it).unwrap_or(EXCEPTION));
        Some(classes.collect())
    }
}

/// Modules, and functions of them, that raise nothing a program waits for.
const SAFE: &[&str] = &[
    "math.",
    "time.",
    "collections.",
    "itertools.",
    "dataclasses.",
    "enum.",
    "typing.",
    "copy.",
    "operator.",
    "functools.",
    "os.path.",
    "string.",
    "textwrap.",
    "logging.",
    "heapq.heappush",
    "heapq.heapify",
    "bisect.",
];

/// Methods that operators call.
const OPERATORS: &[&str] = &[
    "__add__",
    "__sub__",
    "__mul__",
    "__truediv__",
    "__floordiv__",
    "__mod__",
    "__pow__",
    "__radd__",
    "__rsub__",
    "__rmul__",
    "__rtruediv__",
];
