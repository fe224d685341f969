//! Which variables' values are changed in place, by whom, and which functions give back what they were
//! given. A fixpoint over the whole file.

use rustc_hash::FxHashSet;

use super::regions::Regions;
use crate::types::class_form::Role;
use crate::types::ir::{
    Argument, ExprId, FuncId, Kind, Nature, Param, Program, Stmt, StmtKind, Suite, Target, VarId,
};
use crate::types::ty::Ty;
use crate::types::{Types, operator_name};

/// What is known of changes.
#[derive(Debug, Default)]
pub(super) struct Effects {
    /// Variables whose value is changed in place, through whatever name.
    pub(super) changed: FxHashSet<VarId>,
    /// Types of values that are changed in place somewhere: a copy of one might not see it.
    pub(super) changed_parts: FxHashSet<Ty>,
    /// Parameters whose value the caller may change after the call: a copy that is kept would not see it.
    pub(super) watched: FxHashSet<VarId>,
    /// Functions in which, or in what they call, something is changed in place.
    pub(super) changers: FxHashSet<FuncId>,
    /// Functions that may give back one of their arguments, or a part of it.
    pub(super) gives_back: FxHashSet<FuncId>,
    /// Parameters whose value is kept: in a field, in a container, by who it is passed on to.
    pub(super) stored: FxHashSet<VarId>,
    /// Which values may be one object.
    pub(super) regions: Regions,
}

/// Methods that change the container that they are called on.
const CHANGING: &[&str] = &[
    "append",
    "appendleft",
    "extend",
    "extendleft",
    "insert",
    "pop",
    "popleft",
    "popitem",
    "remove",
    "discard",
    "add",
    "clear",
    "sort",
    "reverse",
    "update",
    "setdefault",
    "rotate",
    "subtract",
    "difference_update",
    "intersection_update",
    "symmetric_difference_update",
];

struct Search<'p, 'a> {
    /// Places that are changed, but for those of variables whose value nobody else has.
    places: Vec<ExprId>,
    private: FxHashSet<VarId>,
    program: &'p Program<'a>,
    types: &'p Types,
    changed: FxHashSet<VarId>,
    /// Where the first is changed, the second is.
    follows: Vec<(VarId, VarId)>,
    gives_back: FxHashSet<FuncId>,
    changed_parts: FxHashSet<Ty>,
    /// In which function which variable's value is changed.
    changes: Vec<(FuncId, Option<VarId>)>,
    /// A parameter, and a variable that is passed to it and used again later.
    passed: Vec<(VarId, VarId)>,
    /// Variables that hold a part of something.
    parts: Vec<VarId>,
    /// Methods, by their `self`, that are called on a part of something of this type.
    part_calls: Vec<(VarId, Ty)>,
    stored: FxHashSet<VarId>,
    /// Which functions call which methods.
    method_calls: Vec<(FuncId, FuncId)>,
    /// Where the first parameter is stored, so is the second.
    stores: Vec<(VarId, VarId)>,
}

pub(super) fn find(program: &Program<'_>, types: &Types) -> Effects {
    let mut search = Search {
        private: super::privacy::private(program),
        places: Vec::new(),
        program,
        types,
        changed: FxHashSet::default(),
        follows: Vec::new(),
        gives_back: FxHashSet::default(),
        changed_parts: FxHashSet::default(),
        changes: Vec::new(),
        passed: Vec::new(),
        parts: Vec::new(),
        part_calls: Vec::new(),
        stored: FxHashSet::default(),
        stores: Vec::new(),
        method_calls: Vec::new(),
    };
    for (index, func) in program.funcs.iter().enumerate() {
        search.suite(&func.body, FuncId(u32::try_from(index).unwrap_or(u32::MAX)));
    }
    for class in &program.classes {
        search.suite(&class.body, FuncId(0));
    }
    search.unify_families();
    // What is lent to be changed is reached through what can be changed.
    for (method, lender) in &program.lending.methods {
        if let Some(own) = program.func(*method).params.first() {
            let reached = lender.vars.iter().map(|it| (own.var, *it));
            search.follows.extend(reached);
        }
    }
    for index in 0..program.exprs.len() {
        search.expr(ExprId(u32::try_from(index).unwrap_or(u32::MAX)));
    }
    loop {
        let before = search.changed.len();
        for (from, to) in &search.follows {
            if search.changed.contains(from) {
                search.changed.insert(*to);
            }
        }
        if search.changed.len() == before {
            break;
        }
    }
    loop {
        let before = search.stored.len();
        for (param, var) in &search.stores {
            if search.stored.contains(param) {
                search.stored.insert(*var);
            }
        }
        if search.stored.len() == before {
            break;
        }
    }
    let mut watched: FxHashSet<VarId> = FxHashSet::default();
    loop {
        let before = watched.len();
        for (param, var) in &search.passed {
            if search.changed.contains(var) || watched.contains(var) {
                watched.insert(*param);
            }
        }
        if watched.len() == before {
            break;
        }
    }
    for var in &search.parts {
        if search.changed.contains(var) {
            search
                .changed_parts
                .insert(program.var(*var).ty.some().clone());
        }
    }
    for (receiver, ty) in &search.part_calls {
        if search.changed.contains(receiver) {
            search.changed_parts.insert(ty.clone());
        }
    }
    // What changes itself changes wherever it is kept.
    for class in &program.classes {
        let changes = class.methods.iter().any(|id| {
            let func = program.func(*id);
            func.name != "__init__"
                && func
                    .params
                    .first()
                    .is_some_and(|it| search.changed.contains(&it.var))
        });
        if changes {
            search.changed_parts.insert(Ty::Instance(class.id));
        }
    }
    // What a function makes itself it may change without anybody seeing it.
    let is_seen = |var: &Option<VarId>| {
        var.is_none_or(|var| {
            let info = program.var(var);
            info.is_param || info.is_captured || search.follows.iter().any(|(from, _)| *from == var)
        })
    };
    let mut changers: FxHashSet<FuncId> = search
        .changes
        .iter()
        .filter(|(_, var)| is_seen(var))
        .map(|(func, _)| *func)
        .collect();
    // To borrow something to be changed is the same to Rust.
    changers.extend(program.lending.methods.keys().filter(|it| {
        let own = program.func(**it).params.first();
        own.is_some_and(|own| search.changed.contains(&own.var))
    }));
    loop {
        let before = changers.len();
        for (caller, callee) in program.calls.iter().chain(&search.method_calls) {
            if changers.contains(callee) {
                changers.insert(*caller);
            }
        }
        if changers.len() == before {
            break;
        }
    }
    Effects {
        regions: Regions::find(program, types, &search.places),
        watched,
        changers,
        changed: search.changed,
        stored: search.stored,
        gives_back: search.gives_back,
        changed_parts: search.changed_parts,
    }
}

/// Whether a method of a container changes it.
pub(super) fn changes(method: &str) -> bool {
    CHANGING.contains(&method)
}

/// The variable that a place belongs to: `x` for `x`, `x[i]`, `x.y[i]`.
pub(super) fn root(program: &Program<'_>, expr: ExprId) -> Option<VarId> {
    match program.kind(expr) {
        Kind::Var(var) => Some(*var),
        Kind::Index(..) | Kind::Attribute(..) if program.parted.contains(&expr) => None,
        Kind::Index(object, _) | Kind::Attribute(object, _) => root(program, *object),
        // What a method lends is a part of what it is called on.
        Kind::Call(func, _) if program.lending.calls.contains_key(&expr) => root(program, *func),
        _ => None,
    }
}

/// The `self` of the methods that lend what a place belongs to: `x.get(k)` in `x.get(k).y`.
fn lenders(program: &Program<'_>, expr: ExprId) -> Vec<VarId> {
    match program.kind(expr) {
        Kind::Index(..) | Kind::Attribute(..) if program.parted.contains(&expr) => Vec::new(),
        Kind::Index(object, _) | Kind::Attribute(object, _) => lenders(program, *object),
        Kind::Call(func, _) => match program.lending.calls.get(&expr) {
            Some(method) => {
                let mut found = lenders(program, *func);
                found.extend(program.func(*method).params.first().map(|it| it.var));
                found
            }
            None => Vec::new(),
        },
        _ => Vec::new(),
    }
}

impl Search<'_, '_> {
    /// Whether `var op= ..` makes another instance, as its class has no method that changes it in place.
    fn makes_another(&self, var: VarId, op: rustpython_ast::Operator) -> bool {
        let Ty::Instance(class) = self.program.var(var).ty.some() else {
            return false;
        };
        operator_name(op).is_none_or(|name| {
            let in_place = format!("__i{name}__");
            self.program.method(*class, &in_place).is_none()
        })
    }

    /// Where `var` is changed, so is what lends this place.
    fn follow_lenders(&mut self, var: VarId, place: ExprId) {
        for lender in lenders(self.program, place) {
            self.follows.push((var, lender));
        }
    }

    fn change(&mut self, place: ExprId) {
        self.changed.extend(lenders(self.program, place));
        if !matches!(self.program.kind(place), Kind::Var(var) if self.private.contains(var)) {
            self.places.push(place);
        }
        let block = self.program.expr(place).block;
        self.changes.push((
            self.program.blocks[block.at()].func,
            root(self.program, place),
        ));
        if let Some(var) = root(self.program, place) {
            self.changed.insert(var);
        }
        self.changed_parts
            .insert(self.types.of(place).some().clone());
        // An object whose field is changed changes, too.
        let mut around = place;
        while let Kind::Index(of, _) | Kind::Attribute(of, _) = self.program.kind(around) {
            if self.program.parted.contains(&around) {
                break;
            }
            if let ty @ (Ty::Instance(_) | Ty::Dyn(_)) = self.types.of(*of).some()
                && !self.is_in_init(*of)
            {
                self.changed_parts.insert(ty.clone());
            }
            around = *of;
        }
        // `d.setdefault(k, []).append(x)` changes `d`, too.
        if let Kind::Call(func, _) = self.program.kind(place)
            && let Kind::Attribute(object, name) = self.program.kind(*func)
            && matches!(name.as_str(), "setdefault" | "get")
        {
            self.change(*object);
        }
        if let Kind::Conditional { body, orelse, .. } = self.program.kind(place) {
            self.change(*body);
            self.change(*orelse);
        }
    }

    fn expr(&mut self, id: ExprId) {
        let program = self.program;
        match program.kind(id) {
            Kind::Call(func, arguments) => {
                match program.kind(*func) {
                    Kind::Attribute(object, name)
                        if CHANGING.contains(&name.as_str())
                            && self.types.of(*object).is_shared() =>
                    {
                        self.change(*object);
                        arguments.iter().for_each(|it| self.store(it.value));
                    }
                    Kind::Import(name)
                        if matches!(
                            name.as_str(),
                            "heapq.heappush"
                                | "heapq.heappop"
                                | "heapq.heapify"
                                | "random.shuffle"
                                | "bisect.insort"
                        ) =>
                    {
                        if let Some(first) = arguments.first() {
                            self.change(first.value);
                        }
                    }
                    _ => {}
                }
                self.special_call(*func, arguments);
                // A method may change what it is called on.
                if let Kind::Attribute(object, name) = program.kind(*func)
                    && let Ty::Instance(class) = self.types.of(*object).some()
                    && let Some(method) = program.method(*class, name)
                {
                    let info = program.func(method);
                    let skipped = usize::from(info.role != Role::Static);
                    if let (Some(receiver), 1) = (info.params.first(), skipped) {
                        self.method_on(receiver.var, *object);
                    }
                    self.pass(arguments, info.params.iter().skip(skipped));
                }
                if let Kind::Class(class) = program.kind(*func)
                    && let Some(init) = program.method(*class, "__init__")
                {
                    self.pass(arguments, program.func(init).params.iter().skip(1));
                }
                let callees = match program.kind(*func) {
                    Kind::Func(id) => std::slice::from_ref(id),
                    _ => self.types.of(*func).functions(),
                };
                for callee in callees {
                    self.pass(arguments, program.func(*callee).params.iter());
                }
                self.unify_params(callees);
            }
            Kind::Tuple(items) | Kind::List(items) | Kind::Set(items) => {
                items.clone().into_iter().for_each(|it| self.store(it));
            }
            Kind::Dict(items) => {
                items.clone().into_iter().for_each(|(_, it)| self.store(it));
            }
            Kind::Comprehension(comprehension) => {
                for generator in &comprehension.generators {
                    self.items(&generator.target, generator.iter);
                }
            }
            Kind::Attribute(object, name) => {
                if let Ty::Instance(class) = self.types.of(*object).some()
                    && let Some(property) = program.property(*class, name)
                    && let Some(receiver) = program.func(property).params.first()
                {
                    self.method_on(receiver.var, *object);
                }
            }
            Kind::Index(object, index) => self.special(*object, "__getitem__", &[*index]),
            Kind::Binary(op, left, right) => {
                if let Some(name) = operator_name(*op) {
                    self.special(*left, &format!("__{name}__"), &[*right]);
                    self.special(*right, &format!("__r{name}__"), &[*left]);
                }
            }
            Kind::Walrus(var, value) => {
                if let Some(of) = root(program, *value) {
                    self.follows.push((*var, of));
                }
            }
            _ => {}
        }
    }

    /// Functions of which one stands for another change and keep the same parameters.
    fn unify_params(&mut self, functions: &[FuncId]) {
        let program = self.program;
        for pair in functions.windows(2) {
            let params = program.func(pair[0]).params.iter();
            for (a, b) in params.zip(&program.func(pair[1]).params) {
                self.follows.push((a.var, b.var));
                self.follows.push((b.var, a.var));
                self.stores.push((a.var, b.var));
                self.stores.push((b.var, a.var));
            }
        }
    }

    /// Methods that stand for each other in a hierarchy change and keep the same.
    fn unify_families(&mut self) {
        let program = self.program;
        for class in program.class_ids() {
            for method in &program.classes[class.at()].methods {
                let func = program.func(*method);
                if func.name == "__init__" || func.role == Role::Setter {
                    continue;
                }
                for other in program.family(class, &func.name) {
                    self.unify_params(&[*method, other]);
                }
            }
        }
    }

    /// A call of an instance, or of a function of a class through its class.
    fn special_call(&mut self, func: ExprId, arguments: &[Argument]) {
        let program = self.program;
        let called = match program.kind(func) {
            Kind::Attribute(object, name) => match self.types.of(*object) {
                Ty::Dyn(root) => {
                    for method in program.family(*root, name) {
                        let info = program.func(method);
                        if let Some(receiver) = info.params.first() {
                            self.method_on(receiver.var, *object);
                        }
                        self.pass(arguments, info.params.iter().skip(1));
                    }
                    None
                }
                Ty::Class(class) => program.method(*class, name).map(|it| (it, None)),
                _ => None,
            },
            Kind::Var(_) => match self.types.of(func) {
                Ty::Instance(class) => program
                    .method(*class, "__call__")
                    .map(|it| (it, Some(func))),
                Ty::Class(class) => program.method(*class, "__init__").map(|it| (it, None)),
                _ => None,
            },
            _ => None,
        };
        let Some((method, object)) = called else {
            return;
        };
        let info = program.func(method);
        let skipped = usize::from(info.role != Role::Static);
        if let (Some(object), Some(receiver)) = (object, info.params.first()) {
            self.method_on(receiver.var, object);
        }
        self.pass(arguments, info.params.iter().skip(skipped));
    }

    /// A method is called on a place, by whatever sign.
    fn method_on(&mut self, receiver: VarId, object: ExprId) {
        let block = self.program.expr(object).block;
        let caller = self.program.blocks[block.at()].func;
        self.method_calls
            .push((caller, self.program.var(receiver).func));
        if let Some(var) = root(self.program, object) {
            self.follows.push((receiver, var));
        }
        self.follow_lenders(receiver, object);
        if !matches!(self.program.kind(object), Kind::Var(_)) {
            self.part_calls
                .push((receiver, self.types.of(object).some().clone()));
        }
    }

    /// Operators and subscripts that methods of an instance stand for.
    fn special(&mut self, object: ExprId, name: &str, operands: &[ExprId]) {
        let program = self.program;
        let Ty::Instance(class) = self.types.of(object).some() else {
            return;
        };
        let method = program
            .method(*class, name)
            .or_else(|| program.alias(*class, name));
        let Some(method) = method else {
            return;
        };
        let params = &program.func(method).params;
        if let Some(receiver) = params.first() {
            self.method_on(receiver.var, object);
        }
        let arguments: Vec<Argument> = operands
            .iter()
            .map(|it| Argument {
                name: None,
                stars: 0,
                value: *it,
            })
            .collect();
        self.pass(&arguments, params.iter().skip(1));
    }

    /// Arguments go into parameters.
    fn pass<'i>(&mut self, arguments: &[Argument], params: impl Iterator<Item = &'i Param<'i>>) {
        let params: Vec<&Param<'_>> = params.collect();
        let mut plain = params.iter();
        for argument in arguments {
            let param = match &argument.name {
                Some(name) => params.iter().find(|it| it.name == *name),
                None => plain.next(),
            };
            if let (Some(param), Kind::Var(var)) = (param, self.program.kind(argument.value)) {
                self.stores.push((param.var, *var));
            }
            if let (Some(param), Some(var)) = (param, root(self.program, argument.value)) {
                self.follows.push((param.var, var));
                self.follow_lenders(param.var, argument.value);
                let place = self.program.expr(argument.value);
                let info = self.program.var(var);
                let home = info.occurrences.first().map_or(place.block, |it| {
                    self.program.common_block(it.block, place.block)
                });
                let is_repeated = self
                    .program
                    .blocks_around(place.block)
                    .take_while(|it| *it != home)
                    .any(|it| self.program.blocks[it.at()].nature == Nature::Loop);
                let is_used_later = info
                    .occurrences
                    .iter()
                    .any(|it| it.position > place.position);
                if is_repeated
                    || is_used_later
                    || info.is_captured
                    || !matches!(place.kind, Kind::Var(_))
                {
                    self.passed.push((param.var, var));
                }
            }
        }
    }

    /// What is changed of an item is changed of what it is an item of.
    fn items(&mut self, target: &Target, iter: ExprId) {
        let program = self.program;
        let mut over = vec![iter];
        while let Some(expr) = over.pop() {
            match program.kind(expr) {
                Kind::Call(func, arguments) => {
                    if let Kind::Attribute(object, _) = program.kind(*func) {
                        over.push(*object);
                    }
                    over.extend(arguments.iter().map(|it| it.value));
                }
                Kind::Tuple(items) | Kind::List(items) => over.extend(items),
                _ => {
                    if let Some(of) = root(program, expr)
                        && of_container(self.types.of(expr))
                    {
                        self.follow_target(target, of);
                        for lender in lenders(program, expr) {
                            self.follow_target(target, lender);
                        }
                    }
                }
            }
        }
    }

    fn follow_target(&mut self, target: &Target, of: VarId) {
        match target {
            Target::Var(var) if self.program.var(*var).ty.is_shared() => {
                self.parts.push(*var);
                self.follows.push((*var, of));
            }
            Target::Tuple(targets, _) => targets.iter().for_each(|it| self.follow_target(it, of)),
            _ => {}
        }
    }

    /// A value is kept somewhere.
    fn store(&mut self, value: ExprId) {
        match self.program.kind(value) {
            Kind::Var(var) => {
                self.stored.insert(*var);
            }
            Kind::Conditional { body, orelse, .. } => {
                let (body, orelse) = (*body, *orelse);
                self.store(body);
                self.store(orelse);
            }
            Kind::Logic(_, values) => values.clone().into_iter().for_each(|it| self.store(it)),
            _ => {}
        }
    }

    fn target(&mut self, target: &Target, value: Option<ExprId>) {
        if let (Target::Attribute(..) | Target::Index(..), Some(value)) = (target, value) {
            self.store(value);
        }
        match target {
            Target::Index(object, index)
                if matches!(self.types.of(*object).some(), Ty::Instance(_)) =>
            {
                match value {
                    Some(value) => self.special(*object, "__setitem__", &[*index, value]),
                    None => self.special(*object, "__delitem__", &[*index]),
                }
            }
            Target::Index(object, _) | Target::Slice(object, _) => self.change(*object),
            Target::Attribute(object, name) => {
                if let Ty::Instance(class) = self.types.of(*object).some()
                    && let Some(setter) = self.program.setter(*class, name)
                {
                    let params = &self.program.func(setter).params;
                    if let Some(receiver) = params.first() {
                        self.method_on(receiver.var, *object);
                    }
                    if let (Some(param), Some(value)) = (params.get(1), value)
                        && let Kind::Var(var) = self.program.kind(value)
                    {
                        self.stores.push((param.var, *var));
                    }
                    return;
                }
                if self.types.of(*object).some().is_counted() {
                    let block = self.program.expr(*object).block;
                    let func = self.program.blocks[block.at()].func;
                    if !self.is_in_init(*object) {
                        self.changes.push((func, None));
                    }
                    return;
                }
                self.places.push(*object);
                if !self.is_in_init(*object) {
                    self.changed_parts
                        .insert(self.types.of(*object).some().clone());
                    let block = self.program.expr(*object).block;
                    self.changes.push((
                        self.program.blocks[block.at()].func,
                        root(self.program, *object),
                    ));
                }
                if let Some(var) = root(self.program, *object) {
                    self.changed.insert(var);
                }
                self.changed.extend(lenders(self.program, *object));
            }
            Target::Var(var) => {
                if self.program.var(*var).is_handed {
                    self.changed.insert(*var);
                }
                if let Some(value) = value
                    && self.types.of(value).is_shared()
                {
                    self.alias(*var, value);
                }
            }
            Target::Tuple(targets, _) => {
                let parts = value.and_then(|it| match self.program.kind(it) {
                    Kind::Tuple(items) if items.len() == targets.len() => Some(items.clone()),
                    _ => None,
                });
                for (index, target) in targets.iter().enumerate() {
                    self.target(target, parts.as_ref().map(|it| it[index]));
                }
                if parts.is_none()
                    && let Some(of) = value.and_then(|it| root(self.program, it))
                {
                    self.follow_target(target, of);
                }
            }
            Target::Unsupported(_) => {}
        }
    }

    fn alias(&mut self, var: VarId, value: ExprId) {
        match self.program.kind(value) {
            Kind::Conditional { body, orelse, .. } => {
                let (body, orelse) = (*body, *orelse);
                self.alias(var, body);
                self.alias(var, orelse);
            }
            Kind::Logic(_, values) => {
                for value in values.clone() {
                    self.alias(var, value);
                }
            }
            Kind::Call(func, arguments) => {
                if let Kind::Attribute(object, name) = self.program.kind(*func)
                    && matches!(name.as_str(), "setdefault" | "get")
                    && let Some(of) = root(self.program, *object)
                {
                    self.follows.push((var, of));
                }
                if let Some(of) = root(self.program, value) {
                    self.parts.push(var);
                    self.follows.push((var, of));
                    self.follow_lenders(var, value);
                }
                if let Kind::Func(_) = self.program.kind(*func) {
                    for argument in arguments {
                        if let Some(of) = root(self.program, argument.value)
                            && self.types.of(argument.value).is_shared()
                        {
                            // Only where it may be given back, which is asked where it is assigned.
                            let _ = of;
                        }
                    }
                }
            }
            _ => {
                if let Some(of) = root(self.program, value) {
                    self.follows.push((var, of));
                    self.follow_lenders(var, value);
                }
            }
        }
    }

    /// Whether an object is the `self` that is being made.
    fn is_in_init(&self, object: ExprId) -> bool {
        match self.program.kind(object) {
            Kind::Var(var) => {
                let func = self.program.func(self.program.var(*var).func);
                func.name == "__init__" && func.class.is_some()
            }
            _ => false,
        }
    }

    fn suite(&mut self, suite: &Suite<'_>, func: FuncId) {
        suite.body.iter().for_each(|it| self.stmt(it, func));
    }

    fn stmt(&mut self, stmt: &Stmt<'_>, func: FuncId) {
        match &stmt.kind {
            StmtKind::Assign { targets, value, .. } => {
                targets.iter().for_each(|it| self.target(it, Some(*value)));
            }
            // Without a method for it, an instance is another one afterwards.
            StmtKind::Augmented {
                target: Target::Var(var),
                op,
                ..
            } if self.makes_another(*var, *op) => {}
            StmtKind::Augmented { target, read, .. } => match target {
                Target::Var(var) if self.program.var(*var).ty.is_shared() => {
                    self.changed.insert(*var);
                    self.change(*read);
                }
                Target::Var(var) => {
                    if self.program.var(*var).is_handed {
                        self.changed.insert(*var);
                    }
                }
                target => self.target(target, None),
            },
            StmtKind::Delete(targets) => targets.iter().for_each(|it| self.target(it, None)),
            StmtKind::For {
                target,
                iter,
                body,
                orelse,
            } => {
                self.items(target, *iter);
                self.suite(body, func);
                orelse.iter().for_each(|it| self.suite(it, func));
            }
            StmtKind::While { body, orelse, .. } => {
                self.suite(body, func);
                orelse.iter().for_each(|it| self.suite(it, func));
            }
            StmtKind::If { arms, orelse } => {
                arms.iter().for_each(|it| self.suite(&it.body, func));
                orelse.iter().for_each(|it| self.suite(it, func));
            }
            StmtKind::Compound(suites, _) => suites.iter().for_each(|it| self.suite(it, func)),
            StmtKind::Return(Some(value)) => self.given_back(*value, func),
            _ => {}
        }
    }

    fn given_back(&mut self, value: ExprId, func: FuncId) {
        match self.program.kind(value) {
            Kind::Conditional { body, orelse, .. } => {
                let (body, orelse) = (*body, *orelse);
                self.given_back(body, func);
                self.given_back(orelse, func);
            }
            Kind::Logic(_, values) => {
                for value in values.clone() {
                    self.given_back(value, func);
                }
            }
            _ => {
                if let Some(var) = root(self.program, value)
                    && self.program.var(var).is_param
                    && self.types.of(value).is_shared()
                {
                    self.gives_back.insert(func);
                }
            }
        }
    }
}

fn of_container(ty: &Ty) -> bool {
    matches!(
        ty.some(),
        Ty::List(_) | Ty::Dict(..) | Ty::Deque(_) | Ty::Tuples(_) | Ty::Tuple(_)
    )
}
