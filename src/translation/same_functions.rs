//! Functions that are asked whether they are the same: handlers that are taken out again. Each is made once, as an
//! `Rc`, and known by that.

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::CmpOp;

use super::code::Code;
use super::translator::{Res, Translator, refuse};
use crate::types::Types;
use crate::types::class_form::ClassForm;
use crate::types::ir::{BlockId, ExprId, FuncId, Kind, Nature, Program, VarId};
use crate::types::ty::Ty;

/// The functions that are compared with others, or looked for among them.
pub(super) fn compared(program: &Program<'_>, types: &Types) -> FxHashSet<FuncId> {
    let mut found = FxHashSet::default();
    let mut meet = |a: &Ty, b: &Ty| {
        let (a, b) = (a.functions(), b.functions());
        if !a.is_empty() && !b.is_empty() {
            found.extend(a.iter().chain(b).copied());
        }
    };
    for expr in &program.exprs {
        match &expr.kind {
            Kind::Compare(left, rest) => {
                let mut before = *left;
                for (op, right) in rest {
                    let (a, b) = (types.of(before), types.of(*right));
                    match op {
                        CmpOp::In | CmpOp::NotIn => meet(a, &b.item()),
                        _ => meet(a, b),
                    }
                    before = *right;
                }
            }
            Kind::Call(func, arguments) => {
                if let (Kind::Attribute(object, name), [only]) =
                    (program.kind(*func), arguments.as_slice())
                    && matches!(name.as_str(), "remove" | "index" | "count")
                {
                    meet(types.of(only.value), &types.of(*object).item());
                }
            }
            _ => {}
        }
    }
    found
}

impl Translator<'_, '_> {
    /// Whether two values of this type are one function in Rust just where they are in Python.
    pub(super) fn are_told_apart(&self, ty: &Ty) -> bool {
        let Ty::Kept(ids) = ty.some() else {
            return false;
        };
        let Ok(all) = self.pointer(ty.some()) else {
            return false;
        };
        let mut bound: FxHashMap<&str, Vec<FuncId>> = FxHashMap::default();
        ids.iter().all(|id| {
            // What is turned into another function is no longer the same.
            let own = Ty::Kept(vec![*id]);
            let is_named = self.shared_functions.contains_key(id);
            if !is_named && self.pointer(&own).ok().as_ref() != Some(&all) {
                return false;
            }
            if is_named {
                return true;
            }
            if !self.program.made.contains(id) {
                // It is another function wherever it is made.
                let is_item =
                    self.program.func(*id).value.is_none() && !self.closures.kept.contains_key(id);
                return !is_item;
            }
            match self.bound_method(*id) {
                Some((object, method)) => {
                    // Of other objects it may be the same: they may be one.
                    let first = self.first_bound(*id).unwrap_or(*id);
                    let known = bound.entry(method).or_default();
                    if !known.contains(&first) {
                        known.push(first);
                    }
                    let is_apart = |it: &FuncId| {
                        let of = self.bound_method(*it).map(|it| it.0);
                        *it == first || of.is_some_and(|of| self.are_two_objects(object, of))
                    };
                    known.iter().all(is_apart) && self.is_made_once(*id)
                }
                None => false,
            }
        })
    }

    /// Whether two variables are assigned once, each an instance that is made there.
    fn are_two_objects(&self, one: VarId, other: VarId) -> bool {
        let is_made = |var: VarId| {
            let values = self.values_of_var(var);
            values.is_some_and(|values| match values.as_slice() {
                [value] => match self.kind(*value) {
                    Kind::Call(func, _) => matches!(self.kind(*func), Kind::Class(_)),
                    _ => false,
                },
                _ => false,
            })
        };
        one != other && is_made(one) && is_made(other)
    }

    /// The first of the lambdas that stand for one method of one object, if there are more, and it is there where
    /// this one is made.
    pub(super) fn first_bound(&self, id: FuncId) -> Option<FuncId> {
        let own = self
            .bound_method(id)
            .filter(|_| self.program.made.contains(&id))?;
        let info = self.program.var(own.0);
        if info.assignments() != 1 {
            return None;
        }
        let mut all: Vec<(u32, FuncId, BlockId)> = self
            .program
            .exprs
            .iter()
            .filter_map(|it| match it.kind {
                Kind::Lambda(of) if self.bound_method(of) == Some(own) => {
                    Some((it.position, of, it.block))
                }
                _ => None,
            })
            .collect();
        all.sort_unstable();
        let block = all.iter().find(|it| it.1 == id)?.2;
        let [(_, first, home), _, ..] = all.as_slice() else {
            return None;
        };
        let is_there = self.program.blocks_around(block).any(|it| it == *home);
        let is_own = self.program.blocks[home.at()].func == self.program.blocks[block.at()].func;
        (is_there && is_own).then_some(*first)
    }

    /// The object and the name of the method that a lambda stands for: `thing.method`.
    pub(super) fn bound_method(&self, id: FuncId) -> Option<(VarId, &str)> {
        let value = self.program.func(id).value?;
        let Kind::Call(func, _) = self.kind(value) else {
            return None;
        };
        match self.kind(*func) {
            Kind::Attribute(object, name) => match self.kind(*object) {
                Kind::Var(var) => Some((*var, name)),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether a lambda is made once for what it is bound to: by the module's run, or where that is made.
    fn is_made_once(&self, id: FuncId) -> bool {
        let is_one = |it: &&crate::types::ir::Expr| matches!(it.kind, Kind::Lambda(of) if of == id);
        let Some(made) = self.program.exprs.iter().find(is_one) else {
            return false;
        };
        // A constructor binds methods of its own object once; of another that it is given it may do so again.
        let func = self.program.func(self.program.blocks[made.block.at()].func);
        let own = func.params.first().map(|it| it.var);
        let is_own = |(object, _): (VarId, &str)| own == Some(object);
        if func.class.is_some() && !self.bound_method(id).is_some_and(is_own) {
            return false;
        }
        self.is_run_once(made.block)
    }

    fn is_run_once(&self, block: BlockId) -> bool {
        let func = self.program.func(self.program.blocks[block.at()].func);
        let around = self.program.blocks_around(block);
        let own = around.take_while(|it| {
            self.program.blocks[it.at()].func == self.program.blocks[block.at()].func
        });
        let mut own = own.map(|it| self.program.blocks[it.at()].nature);
        let is_start = self.is_start(self.program.blocks[block.at()].func)
            || func.parent.is_none()
            || func.name == "__init__" && func.class.is_some();
        is_start && own.all(|it| it != Nature::Loop)
    }

    /// Whether a function is where the program starts, or called in one place that is run once.
    fn is_start(&self, id: FuncId) -> bool {
        if id == self.entry_func {
            return true;
        }
        let func = self.program.func(id);
        let mut uses = self
            .program
            .exprs
            .iter()
            .filter(|it| matches!(it.kind, Kind::Func(of) if of == id));
        let (Some(only), None) = (uses.next(), uses.next()) else {
            return false;
        };
        let mut around = self.program.blocks_around(only.block);
        func.parent == Some(FuncId(0))
            && func.class.is_none()
            && self.program.blocks[only.block.at()].func == FuncId(0)
            && around.all(|it| self.program.blocks[it.at()].nature != Nature::Loop)
    }

    /// Finds the functions of the module that stand as values in one place that is run once, and are compared:
    /// each has a name there.
    pub(super) fn find_shared_functions(&mut self) {
        let compared = compared(self.program, self.types);
        if compared.is_empty() {
            return;
        }
        let mut callees = FxHashSet::default();
        for expr in &self.program.exprs {
            if let Kind::Call(func, _) = &expr.kind {
                callees.insert(*func);
            }
        }
        let mut all: Vec<FuncId> = compared.into_iter().collect();
        all.sort_unstable();
        for id in all {
            let func = self.program.func(id);
            let is_item = func.parent == Some(FuncId(0)) && func.value.is_none();
            if !is_item || self.closures.kept.contains_key(&id) {
                continue;
            }
            let mut group = None;
            let mut places = FxHashSet::default();
            for (at, expr) in self.program.exprs.iter().enumerate() {
                let at = ExprId(u32::try_from(at).unwrap_or(u32::MAX));
                if matches!(expr.kind, Kind::Func(of) if of == id) && !callees.contains(&at) {
                    places.insert(self.program.blocks[expr.block.at()].func);
                    group = Some(self.ty(at).clone());
                }
            }
            let mut places = places.into_iter();
            if let (Some(place), None) = (places.next(), places.next())
                && self.is_start(place)
                && let Some(group @ Ty::Kept(_)) = group
            {
                self.shared_functions.insert(id, (group, place));
            }
        }
    }

    /// Names the functions that are compared where the program starts.
    pub(super) fn name_shared_functions(&mut self, func: FuncId) {
        let here = self.shared_functions.iter().filter(|it| it.1.1 == func);
        let mut all: Vec<(FuncId, Ty)> = here.map(|(id, it)| (*id, it.0.clone())).collect();
        all.sort_unstable_by_key(|it| it.0);
        for (id, group) in all {
            let name = self.func_names[id.at()].clone();
            let code = Code::tight(name.clone(), Ty::Func(id));
            let made = self.as_one_of(code, &group);
            let rust = self.rust_type(&group);
            if let Ok(made) = made {
                self.out
                    .line(format!("let {name}: {rust} = {};", made.text));
            }
        }
    }

    /// Whether two functions are one.
    pub(super) fn same_function(&mut self, left: ExprId, right: ExprId) -> Res<Code> {
        if self.ty(left) != self.ty(right) || !self.are_told_apart(self.ty(left)) {
            return refuse("functions that are compared");
        }
        if matches!(self.ty(left), Ty::Option(_)) {
            return refuse("functions that are compared, and may be None");
        }
        let (a, b) = (self.expr(left)?, self.expr(right)?);
        let (a, b) = (self.reference(a), self.reference(b));
        let text = format!("{}::ptr_eq({}, {})", self.counter(), a.text, b.text);
        Ok(Code::tight(text, Ty::Bool))
    }

    /// The test whether `it`, a reference to an item, is a function; none where none is looked for.
    pub(super) fn is_function_item(&mut self, item: ExprId, of: &Ty) -> Res<Option<String>> {
        if !of.is_function() {
            return self.is_instance_item(item, of);
        }
        if self.ty(item) != of || !self.are_told_apart(of) {
            return refuse("functions that are compared");
        }
        let code = self.expr(item)?;
        let code = self.reference(code);
        Ok(Some(format!(
            "{}::ptr_eq(it, {})",
            self.counter(),
            code.text
        )))
    }

    /// The test whether `it`, a reference to an item, is one instance of a class that compares nothing else.
    fn is_instance_item(&mut self, item: ExprId, of: &Ty) -> Res<Option<String>> {
        let Ty::Instance(class) = of else {
            return Ok(None);
        };
        let is_by_value = match self.program.form(*class) {
            ClassForm::Record(options) => options.eq,
            ClassForm::Plain => false,
            _ => true,
        };
        if is_by_value || self.program.method(*class, "__eq__").is_some() {
            return Ok(None);
        }
        if !class.is_counted() {
            // Who counts them may ask.
            self.wants_counted.insert(*class);
            return Ok(None);
        }
        if self.ty(item) != of {
            return refuse("instances that are looked for by what they are");
        }
        let code = self.expr(item)?;
        let code = self.reference(code);
        let counter = self.counter();
        Ok(Some(format!("{counter}::ptr_eq(it, {})", code.text)))
    }
}
