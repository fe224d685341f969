//! Which values may be the same object. Each expression has a region; where a value goes from one place to
//! another, their regions are one. A region in which something is changed in place has to stay one object:
//! a copy of it would not show the change.

mod apart;
mod calls;
mod statements;

use std::cell::RefCell;

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::Operator;

use crate::types::Types;
use crate::types::ir::{ExprId, FuncId, Kind, Program, VarId};
use crate::types::ty::Ty;

/// A set of places whose values may be one object.
pub(super) type Region = usize;

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
    /// One region for all fields of a name.
    fields: FxHashMap<String, Region>,
    vars: usize,
}

impl Regions {
    /// Works out the regions; `changes` are the places that are changed.
    pub(super) fn find(program: &Program<'_>, types: &Types, changes: &[ExprId]) -> Self {
        let finder = Finder::over(program, types, false);
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

    /// Works out which containers may be one object, each field of an object apart from its others, and what is
    /// given to a library apart from what functions of the file are given.
    pub(super) fn apart(program: &Program<'_>, types: &Types) -> Self {
        let finder = Finder::over(program, types, true);
        let unseen = finder.given_out_unseen();
        let mut regions = finder.regions;
        regions.changed = unseen;
        regions
    }

    /// The regions of what methods give out or take where no call names them.
    pub(super) fn given_unseen(&self) -> FxHashSet<Region> {
        self.changed.iter().map(|it| self.root(it.0)).collect()
    }

    /// The region of what an expression gives.
    pub(super) fn of(&self, expr: ExprId) -> Region {
        self.root(self.exprs[expr.at()])
    }

    /// The region of what a variable stands for.
    pub(super) fn of_var(&self, var: VarId) -> Region {
        self.root(self.exprs.len() + var.at())
    }

    /// The region of what a function gives back, or of what holds what it yields.
    pub(super) fn of_result(&self, func: FuncId) -> Region {
        self.root(self.exprs.len() + self.vars + func.at())
    }

    /// The region of what the fields of a name hold.
    pub(super) fn of_field(&self, name: &str) -> Option<Region> {
        self.fields.get(name).map(|it| self.root(*it))
    }

    /// The region of what is in a region, if anything is known to be.
    pub(super) fn held(&self, region: Region) -> Option<Region> {
        let inner = self.items.borrow().get(&self.root(region)).copied();
        inner.map(|it| self.root(it))
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
        let item = self.fresh();
        self.items.borrow_mut().insert(region, item);
        item
    }

    /// A region of which nothing is known yet.
    fn fresh(&self) -> Region {
        let mut parents = self.parents.borrow_mut();
        let region = parents.len();
        parents.push(region);
        region
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
    /// Whether each field of an object is apart from its others.
    is_apart: bool,
}

impl<'p, 'a> Finder<'p, 'a> {
    fn over(program: &'p Program<'a>, types: &'p Types, is_apart: bool) -> Self {
        let count = program.exprs.len() + program.vars.len() + program.funcs.len();
        let mut finder = Finder {
            program,
            types,
            regions: Regions {
                parents: RefCell::new((0..count).collect()),
                exprs: (0..program.exprs.len()).collect(),
                types: (0..program.exprs.len())
                    .map(|it| {
                        types
                            .of(ExprId(u32::try_from(it).unwrap_or(u32::MAX)))
                            .clone()
                    })
                    .collect(),
                vars: program.vars.len(),
                ..Regions::default()
            },
            is_apart,
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
        finder
    }

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
                let field = *self.regions.fields.entry(name.clone()).or_insert(this);
                self.regions.unite(this, field);
                self.hold(object.at(), this);
            }
            Kind::Call(func, arguments) => self.call(this, *func, arguments),
            Kind::Compare(left, rest) if self.is_apart => self.compare(*left, rest),
            _ => {}
        }
    }
}
