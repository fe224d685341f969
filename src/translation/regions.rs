//! Which values may be the same object. Each expression has a region; where a value goes from one place to
//! another, their regions are one. A region in which something is changed in place has to stay one object:
//! a copy of it would not show the change.

use std::cell::RefCell;

use rustc_hash::FxHashMap;
use rustpython_ast::Operator;

use crate::types::Types;
use crate::types::class_form::Role;
use crate::types::ir::{
    Argument, Comprehension, ExprId, FuncId, Kind, Program, Stmt, StmtKind, Suite, Target, VarId,
};
use crate::types::ty::Ty;

type Region = usize;

/// The regions of a file's values.
#[derive(Debug, Default)]
pub(super) struct Regions {
    /// What each region has become part of.
    parents: RefCell<Vec<Region>>,
    /// The region of what is in it.
    items: RefCell<FxHashMap<Region, Region>>,
    exprs: Vec<Region>,
    types: Vec<Ty>,
    /// What is changed, and the function that does it.
    changed: Vec<(Region, FuncId)>,
}

impl Regions {
    /// Works out the regions; `changes` are the places that are changed.
    pub(super) fn find(program: &Program<'_>, types: &Types, changes: &[ExprId]) -> Self {
        let count = program.exprs.len() + program.vars.len() + program.funcs.len();
        let mut finder = Finder {
            program,
            types,
            regions: Self {
                parents: RefCell::new((0..count).collect()),
                exprs: (0..program.exprs.len()).collect(),
                types: (0..program.exprs.len())
                    .map(|it| {
                        types
                            .of(ExprId(u32::try_from(it).unwrap_or(u32::MAX)))
                            .clone()
                    })
                    .collect(),
                ..Self::default()
            },
            fields: FxHashMap::default(),
        };
        for (index, func) in program.funcs.iter().enumerate() {
            let id = FuncId(u32::try_from(index).unwrap_or(u32::MAX));
            finder.suite(&func.body, id);
            if let Some(value) = func.value {
                let ret = finder.ret(id);
                finder.regions.unite(ret, value.at());
            }
            for param in &func.params {
                if let Some(default) = param.default {
                    let var = finder.var(param.var);
                    finder.regions.unite(var, default.at());
                }
            }
        }
        for class in &program.classes {
            finder.suite(&class.body, FuncId(0));
        }
        for index in 0..program.exprs.len() {
            finder.expr(ExprId(u32::try_from(index).unwrap_or(u32::MAX)));
        }
        let unseen = finder.given_out_unseen();
        let mut regions = finder.regions;
        regions.changed = changes
            .iter()
            .map(|it| {
                let block = program.expr(*it).block;
                let func = program.blocks[block.at()].func;
                (
                    regions.root(it.at()),
                    crate::types::passing::named(program, func),
                )
            })
            .chain(unseen)
            .collect();
        regions
    }

    /// Whether something is changed in the values that `expr` gives, or in what they hold; `depth` 1 asks
    /// for its items alone.
    pub(super) fn is_changed(&self, expr: ExprId, depth: usize) -> bool {
        self.is_changed_by(expr, depth, |_| true)
    }

    /// As [`Self::is_changed`], by one function.
    pub(super) fn is_changed_in(&self, expr: ExprId, depth: usize, func: FuncId) -> bool {
        self.is_changed_by(expr, depth, |it| it == func)
    }

    fn is_changed_by(&self, expr: ExprId, depth: usize, by: impl Fn(FuncId) -> bool) -> bool {
        let mut region = self.root(self.exprs[expr.at()]);
        let mut types = vec![self.types[expr.at()].clone()];
        for _ in 0..depth {
            region = self.item(region);
            types = held(&types);
        }
        let mut seen = Vec::new();
        loop {
            region = self.root(region);
            // A number or a text is never changed, whatever else is in its region.
            let can_change = types
                .iter()
                .any(|it| it.is_shared() || matches!(it, Ty::Unknown | Ty::Mixed));
            if seen.contains(&region) || !can_change {
                return false;
            }
            let is_changed =
                |(changed, func): &(Region, FuncId)| self.root(*changed) == region && by(*func);
            if self.changed.iter().any(is_changed) {
                return true;
            }
            seen.push(region);
            let inner = self.items.borrow().get(&region).copied();
            match inner {
                Some(inner) => {
                    region = inner;
                    types = held(&types);
                }
                None => return false,
            }
        }
    }

    fn root(&self, region: Region) -> Region {
        find(&mut self.parents.borrow_mut(), region)
    }

    /// The region of what is in a region.
    fn item(&self, region: Region) -> Region {
        let region = self.root(region);
        if let Some(item) = self.items.borrow().get(&region) {
            return *item;
        }
        let mut parents = self.parents.borrow_mut();
        let item = parents.len();
        parents.push(item);
        self.items.borrow_mut().insert(region, item);
        item
    }

    fn unite(&self, a: Region, b: Region) {
        let mut rest = vec![(a, b)];
        while let Some((a, b)) = rest.pop() {
            let (a, b) = (self.root(a), self.root(b));
            if a == b {
                continue;
            }
            self.parents.borrow_mut()[b] = a;
            let mut items = self.items.borrow_mut();
            match (items.get(&a).copied(), items.remove(&b)) {
                (Some(x), Some(y)) => rest.push((x, y)),
                (None, Some(y)) => {
                    items.insert(a, y);
                }
                _ => {}
            }
        }
    }
}

/// The types of what values of these types hold.
fn held(types: &[Ty]) -> Vec<Ty> {
    let mut inner = Vec::new();
    for ty in types {
        match ty.some() {
            Ty::Dict(_, value, _) => inner.push((**value).clone()),
            Ty::Tuple(items) => inner.extend(items.iter().cloned()),
            // What an object holds is not followed further.
            ty @ Ty::Instance(_) => inner.push(ty.clone()),
            ty => inner.push(ty.item()),
        }
    }
    inner
}

fn is_container(ty: &Ty) -> bool {
    matches!(
        ty,
        Ty::List(_) | Ty::Tuples(_) | Ty::Tuple(_) | Ty::Set(_) | Ty::Dict(..) | Ty::Deque(_)
    )
}

fn find(parents: &mut [Region], mut region: Region) -> Region {
    while parents[region] != region {
        parents[region] = parents[parents[region]];
        region = parents[region];
    }
    region
}

struct Finder<'p, 'a> {
    program: &'p Program<'a>,
    types: &'p Types,
    regions: Regions,
    /// One region for all fields of a name.
    fields: FxHashMap<String, Region>,
}

impl Finder<'_, '_> {
    fn var(&self, var: VarId) -> Region {
        self.program.exprs.len() + var.at()
    }

    fn ret(&self, func: FuncId) -> Region {
        self.program.exprs.len() + self.program.vars.len() + func.at()
    }

    /// `a` holds what `b` holds.
    fn share_items(&self, a: Region, b: Region) {
        let (a, b) = (self.regions.item(a), self.regions.item(b));
        self.regions.unite(a, b);
    }

    fn put(&self, into: Region, value: Region) {
        let item = self.regions.item(into);
        self.regions.unite(item, value);
    }

    fn expr(&mut self, id: ExprId) {
        let program = self.program;
        let this = id.at();
        match program.kind(id) {
            Kind::Var(var) => self.regions.unite(this, self.var(*var)),
            Kind::Walrus(var, value) => {
                self.regions.unite(this, self.var(*var));
                self.regions.unite(this, value.at());
            }
            Kind::List(items) | Kind::Tuple(items) | Kind::Set(items) => {
                for item in items {
                    match program.kind(*item) {
                        Kind::Starred(of) => self.share_items(this, of.at()),
                        _ => self.put(this, item.at()),
                    }
                }
            }
            Kind::Dict(items) => {
                for (key, value) in items {
                    match key {
                        Some(_) => self.put(this, value.at()),
                        None => self.share_items(this, value.at()),
                    }
                }
            }
            Kind::Starred(of) => self.regions.unite(this, of.at()),
            Kind::Comprehension(comprehension) => self.comprehension(this, comprehension),
            Kind::Index(object, _) => self.put(object.at(), this),
            Kind::Slice(object, _) => self.share_items(this, object.at()),
            Kind::Conditional { body, orelse, .. } => {
                self.regions.unite(this, body.at());
                self.regions.unite(this, orelse.at());
            }
            Kind::Logic(_, values) => values
                .iter()
                .for_each(|it| self.regions.unite(this, it.at())),
            Kind::Binary(Operator::Add, a, b) => {
                self.share_items(this, a.at());
                self.share_items(this, b.at());
            }
            Kind::Binary(_, a, b) => {
                for of in [a, b] {
                    if self.types.of(*of).some().is_shared() {
                        self.share_items(this, of.at());
                    }
                }
            }
            // A method of a container is no field of it.
            Kind::Attribute(object, _) if is_container(self.types.of(*object).some()) => {}
            Kind::Attribute(object, name) => {
                let field = *self.fields.entry(name.clone()).or_insert(this);
                self.regions.unite(this, field);
                self.put(object.at(), this);
            }
            Kind::Call(func, arguments) => self.call(this, *func, arguments),
            _ => {}
        }
    }

    /// What methods give out and take that no call names (properties, operators), or that another class has,
    /// too: of that nothing is known, and it counts as changed.
    fn given_out_unseen(&self) -> Vec<(Region, FuncId)> {
        let program = self.program;
        let methods = program.classes.iter().flat_map(|it| &it.methods).copied();
        let mut named: FxHashMap<&str, usize> = FxHashMap::default();
        for method in methods.clone() {
            *named.entry(&program.func(method).name).or_default() += 1;
        }
        let unseen = methods.filter(|method| {
            let func = program.func(*method);
            let is_special = func.name.starts_with("__") && func.name != "__init__";
            is_special || func.role != Role::Plain || named[func.name.as_str()] > 1
        });
        let of_method = |method: FuncId| {
            let params = program.func(method).params.iter().skip(1);
            let given = params.map(|it| self.var(it.var));
            let all: Vec<Region> = given.chain([self.ret(method)]).collect();
            all.into_iter().map(move |region| (region, method))
        };
        unseen.flat_map(of_method).collect()
    }

    fn comprehension(&self, this: Region, comprehension: &Comprehension) {
        self.put(this, comprehension.element.at());
        for generator in &comprehension.generators {
            let item = self.regions.item(generator.iter.at());
            self.target(&generator.target, item);
        }
    }

    fn call(&mut self, this: Region, func: ExprId, arguments: &[Argument]) {
        let program = self.program;
        let values: Vec<Region> = arguments
            .iter()
            .map(|it| match it.stars {
                0 => it.value.at(),
                _ => self.regions.item(it.value.at()),
            })
            .collect();
        // A function that is passed gets items of what else is passed.
        for argument in arguments {
            let passed = match program.kind(argument.value) {
                Kind::Lambda(passed) | Kind::Func(passed) => *passed,
                _ => continue,
            };
            for param in &program.func(passed).params {
                for other in &values {
                    let item = self.regions.item(*other);
                    self.regions.unite(self.var(param.var), item);
                }
            }
            self.put(this, self.ret(passed));
        }
        match program.kind(func) {
            Kind::Func(callee) => {
                self.pass(*callee, 0, arguments);
                self.regions.unite(this, self.ret(*callee));
            }
            Kind::Class(class) => {
                if let Some(init) = program.method(*class, "__init__") {
                    self.pass(init, 1, arguments);
                }
                values.iter().for_each(|it| self.put(this, *it));
            }
            Kind::Builtin(name) => self.builtin(this, name, &values),
            // What a thread is given goes into the call that it makes.
            Kind::Import(name)
                if ["threading.", "queue.", "multiprocessing.", "time."]
                    .iter()
                    .any(|it| name.starts_with(it)) => {}
            Kind::Import(name) if name.starts_with("concurrent.") => self.mix(this, &values),
            Kind::Attribute(object, name) => {
                let of = self.types.of(*object).some();
                let reached = match of {
                    Ty::Class(_) | Ty::Enum(_) => Vec::new(),
                    of => program.reached_methods(*object, of, name),
                };
                for method in &reached {
                    let info = program.func(*method);
                    let skipped = usize::from(info.role != Role::Static);
                    if let (Some(receiver), 1) = (info.params.first(), skipped) {
                        self.regions.unite(self.var(receiver.var), object.at());
                    }
                    self.pass(*method, skipped, arguments);
                    self.regions.unite(this, self.ret(*method));
                }
                if !reached.is_empty() && matches!(of, Ty::Instance(_)) {
                    return;
                }
                self.method(this, object.at(), name, &values);
            }
            _ => {
                // It may be any function or lambda of the file.
                for (index, callee) in program.funcs.iter().enumerate().skip(1) {
                    for param in &callee.params {
                        values
                            .iter()
                            .for_each(|it| self.regions.unite(self.var(param.var), *it));
                    }
                    let ret = self.ret(FuncId(u32::try_from(index).unwrap_or(u32::MAX)));
                    self.regions.unite(this, ret);
                }
                self.mix(this, &values);
            }
        }
    }

    fn pass(&self, callee: FuncId, skipped: usize, arguments: &[Argument]) {
        let params = self.program.func(callee).params.get(skipped..);
        let params = params.unwrap_or_default();
        for (index, argument) in arguments.iter().enumerate() {
            let param = match &argument.name {
                Some(name) => params.iter().find(|it| it.name == *name),
                None => params.get(index),
            };
            match param {
                Some(param)
                    if argument.stars == 0
                        && param.nature == crate::types::ir::ParamNature::Plain
                        || param.nature == crate::types::ir::ParamNature::KeywordOnly =>
                {
                    self.regions.unite(self.var(param.var), argument.value.at());
                }
                _ => {
                    // Spread, or gathered: every parameter may have it, or hold it.
                    for param in params {
                        let var = self.var(param.var);
                        self.mix(var, &[argument.value.at()]);
                    }
                }
            }
        }
    }

    fn builtin(&self, this: Region, name: &str, values: &[Region]) {
        match name {
            "list" | "tuple" | "set" | "frozenset" | "sorted" | "reversed" | "iter" | "dict"
            | "filter" => values.iter().for_each(|it| self.share_items(this, *it)),
            "enumerate" | "zip" => {
                let pair = self.regions.item(this);
                values.iter().for_each(|it| self.share_items(pair, *it));
            }
            "min" | "max" | "next" | "sum" => {
                for value in values {
                    let item = self.regions.item(*value);
                    self.regions.unite(this, item);
                    if values.len() > 1 && name != "sum" {
                        self.regions.unite(this, *value);
                    }
                }
                if name == "sum" {
                    values.iter().for_each(|it| self.share_items(this, *it));
                }
            }
            "len" | "print" | "range" | "str" | "int" | "float" | "bool" | "repr" | "abs"
            | "any" | "all" | "isinstance" | "ord" | "chr" | "round" | "map" | "input" => {}
            _ => self.mix(this, values),
        }
    }

    fn method(&self, this: Region, object: Region, name: &str, values: &[Region]) {
        match name {
            "copy" | "most_common" | "union" | "intersection" | "difference" | "elements" => {
                self.share_items(this, object);
                values.iter().for_each(|it| self.share_items(this, *it));
            }
            "get" | "pop" | "popleft" | "setdefault" => {
                self.put(object, this);
                values
                    .iter()
                    .skip(1)
                    .for_each(|it| self.regions.unite(this, *it));
            }
            "append" | "appendleft" | "add" | "insert" => {
                values.iter().for_each(|it| self.put(object, *it));
            }
            "extend" | "extendleft" | "update" => {
                values.iter().for_each(|it| self.share_items(object, *it));
            }
            "keys" | "values" => self.share_items(this, object),
            "items" | "popitem" => {
                let pair = if name == "items" {
                    self.regions.item(this)
                } else {
                    this
                };
                self.share_items(pair, object);
            }
            "sort" | "reverse" | "remove" | "discard" | "clear" | "index" | "count" | "rotate"
            | "join" | "split" | "format" => {}
            _ => {
                let mut all = values.to_vec();
                all.push(object);
                self.mix(this, &all);
            }
        }
    }

    /// What is not known may give back what it was given, or a part of it, or hold it.
    fn mix(&self, this: Region, values: &[Region]) {
        for value in values {
            self.regions.unite(this, *value);
            let item = self.regions.item(*value);
            self.regions.unite(this, item);
        }
    }

    fn target(&self, target: &Target, value: Region) {
        match target {
            Target::Var(var) => self.regions.unite(self.var(*var), value),
            Target::Tuple(targets, star) => {
                for (index, target) in targets.iter().enumerate() {
                    if *star == Some(index) {
                        if let Target::Var(var) = target {
                            self.share_items(self.var(*var), value);
                        }
                    } else {
                        let item = self.regions.item(value);
                        self.target(target, item);
                    }
                }
            }
            Target::Index(object, _) => self.put(object.at(), value),
            Target::Slice(object, _) => self.share_items(object.at(), value),
            Target::Attribute(object, name) => {
                self.put(object.at(), value);
                if let Some(field) = self.fields.get(name) {
                    self.regions.unite(*field, value);
                }
            }
            Target::Unsupported(_) => {}
        }
    }

    fn suite(&mut self, suite: &Suite<'_>, func: FuncId) {
        suite.body.iter().for_each(|it| self.stmt(it, func));
    }

    fn stmt(&mut self, stmt: &Stmt<'_>, func: FuncId) {
        match &stmt.kind {
            StmtKind::Assign { targets, value, .. } => {
                for target in targets {
                    // Two displays side by side are not one tuple.
                    if let (Target::Tuple(targets, None), Kind::Tuple(items)) =
                        (target, self.program.kind(*value))
                        && targets.len() == items.len()
                    {
                        for (target, item) in targets.iter().zip(items) {
                            self.assign(target, item.at());
                        }
                    } else {
                        self.assign(target, value.at());
                    }
                }
            }
            StmtKind::Augmented {
                target,
                value,
                read,
                ..
            } => {
                if self.types.of(*read).some().is_shared() {
                    self.share_items(read.at(), value.at());
                }
                self.assign(target, read.at());
            }
            StmtKind::For {
                target,
                iter,
                body,
                orelse,
            } => {
                let item = self.regions.item(iter.at());
                self.assign(target, item);
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
            StmtKind::Compound(suites, _) => {
                if let Some(read) = self.program.matches.get(&stmt.start) {
                    for var in read.cases.iter().flat_map(|it| it.pattern.vars()) {
                        let item = self.regions.item(read.subject.at());
                        self.assign(&Target::Var(var), item);
                    }
                }
                suites.iter().for_each(|it| self.suite(it, func));
            }
            StmtKind::Yield(Some(value), is_from) => {
                let ret = self.ret(func);
                if *is_from {
                    self.share_items(ret, value.at());
                } else {
                    self.put(ret, value.at());
                }
            }
            StmtKind::Return(Some(value)) => {
                let ret = self.ret(func);
                self.regions.unite(ret, value.at());
            }
            _ => {}
        }
    }

    fn assign(&mut self, target: &Target, value: Region) {
        if let Target::Attribute(_, name) = target {
            self.fields.entry(name.clone()).or_insert(value);
        }
        self.target(target, value);
    }
}
