//! Copies of definitions: one for each place that uses a definition, so that each can be typed by itself.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use super::copied_code::made;
use crate::types::ids::{ClassId, ExprId, FuncId, VarId};
use crate::types::ir::{Kind, Param, Program};
use crate::types::parameters::Definition;

/// So many copies are typed at most.
const MAX_COPIES: usize = 300;
/// So many expressions they hold at most.
pub(super) const MAX_EXPRS: usize = 60_000;

/// A copy of a definition.
#[derive(Debug)]
pub(super) struct Copy {
    pub(super) of: Definition,
    /// The copies within which it is used, with itself, outermost first.
    pub(super) stack: Vec<usize>,
    pub(super) exprs: FxHashMap<ExprId, ExprId>,
    pub(super) vars: FxHashMap<VarId, VarId>,
    pub(super) funcs: FxHashMap<FuncId, FuncId>,
    pub(super) class: Option<ClassId>,
}

/// A program with the copies of some of its definitions behind it.
pub(super) struct Copies<'a> {
    pub(super) program: Program<'a>,
    pub(super) all: Vec<Copy>,
    /// Where copies are used in code that is none, with the copy.
    pub(super) roots: Vec<(ExprId, usize)>,
    /// The same within copies, by the expression in the copy.
    pub(super) inner: FxHashMap<ExprId, usize>,
    definitions: FxHashSet<Definition>,
    members: FxHashMap<Definition, Vec<FuncId>>,
    /// Variables of handlers, which the table of the `try` names.
    kept: FxHashSet<VarId>,
}

impl<'a> Copies<'a> {
    /// Makes the copies; nothing if they would be too many.
    pub(super) fn of(program: &Program<'a>, definitions: &FxHashSet<Definition>) -> Option<Self> {
        let mut copies = Self {
            members: members(program, definitions),
            kept: program
                .tries
                .values()
                .flat_map(|it| it.handlers.iter().filter_map(|it| it.var))
                .collect(),
            program: program.clone(),
            all: Vec::new(),
            roots: Vec::new(),
            inner: FxHashMap::default(),
            definitions: definitions.clone(),
        };
        let within = copies.within(program);
        for index in 0..program.exprs.len() {
            let id = ExprId(u32::try_from(index).ok()?);
            if within.contains(&id) {
                continue;
            }
            let Some(definition) = copies.used(&program.exprs[index].kind) else {
                continue;
            };
            let copy = copies.copy(definition, &[])?;
            copies.program.exprs[index].kind = copies.named(copy);
            copies.roots.push((id, copy));
        }
        Some(copies)
    }

    /// The expressions that the definitions are made of.
    fn within(&self, program: &Program<'a>) -> FxHashSet<ExprId> {
        let mut scratch = Self {
            program: program.clone(),
            all: Vec::new(),
            roots: Vec::new(),
            inner: FxHashMap::default(),
            definitions: FxHashSet::default(),
            members: self.members.clone(),
            kept: self.kept.clone(),
        };
        let mut found = FxHashSet::default();
        for definition in &self.definitions {
            if let Some(copy) = scratch.copy(*definition, &[]) {
                found.extend(scratch.all[copy].exprs.keys().copied());
                scratch.all.clear();
            }
        }
        found
    }

    pub(super) fn used(&self, kind: &Kind) -> Option<Definition> {
        let definition = match kind {
            Kind::Func(id) => Definition::Func(*id),
            Kind::Class(class) => Definition::Class(class.at()),
            _ => return None,
        };
        self.definitions.contains(&definition).then_some(definition)
    }

    /// The copies that are used, by their definition.
    pub(super) fn live(&self) -> FxHashMap<Definition, Vec<usize>> {
        let mut live: BTreeSet<usize> = BTreeSet::new();
        let mut next: Vec<usize> = self.roots.iter().map(|it| it.1).collect();
        while let Some(copy) = next.pop() {
            if live.insert(copy) {
                let exprs = self.all[copy].exprs.values();
                next.extend(exprs.filter_map(|it| self.inner.get(it)));
            }
        }
        let mut by: FxHashMap<Definition, Vec<usize>> = FxHashMap::default();
        for copy in live {
            by.entry(self.all[copy].of).or_default().push(copy);
        }
        by
    }

    /// Whether a copy is used within another one, or is it.
    pub(super) fn is_within(&self, copy: usize, other: usize) -> bool {
        self.all[copy].stack.contains(&other)
    }

    /// What names a copy.
    pub(super) fn named(&self, copy: usize) -> Kind {
        let copy = &self.all[copy];
        match (copy.of, copy.class) {
            (Definition::Func(id), _) => Kind::Func(copy.funcs.get(&id).copied().unwrap_or(id)),
            (Definition::Class(_), Some(class)) => Kind::Class(class),
            (Definition::Class(_), None) => Kind::Unsupported("a class"),
        }
    }

    pub(super) fn copy(&mut self, of: Definition, stack: &[usize]) -> Option<usize> {
        if self.all.len() >= MAX_COPIES || self.program.exprs.len() >= MAX_EXPRS {
            return None;
        }
        let copy = self.all.len();
        let members = self.members.get(&of)?.clone();
        let mut vars = FxHashMap::default();
        let mut funcs = FxHashMap::default();
        for member in &members {
            let new = FuncId(u32::try_from(self.program.funcs.len()).ok()?);
            funcs.insert(*member, new);
            let func = self.program.funcs[member.at()].clone();
            self.program.funcs.push(func);
        }
        let owned: FxHashSet<FuncId> = members.iter().copied().collect();
        for index in 0..self.program.vars.len() {
            let var = &self.program.vars[index];
            let old = VarId(u32::try_from(index).ok()?);
            if !owned.contains(&var.func) || self.kept.contains(&old) {
                continue;
            }
            let mut var = var.clone();
            var.func = funcs[&var.func];
            vars.insert(old, VarId(u32::try_from(self.program.vars.len()).ok()?));
            self.program.vars.push(var);
        }
        let class = match of {
            Definition::Class(at) => {
                let new = u32::try_from(self.program.classes.len()).ok()?;
                let class = self.program.classes[at].clone();
                let id = class.id.instantiated(new);
                self.program.classes.push(class);
                Some(id)
            }
            Definition::Func(_) => None,
        };
        let mut stack = stack.to_vec();
        stack.push(copy);
        self.all.push(Copy {
            of,
            stack,
            exprs: FxHashMap::default(),
            vars,
            funcs,
            class,
        });
        for member in members {
            self.func(copy, member)?;
        }
        if let Some(id) = class {
            self.class(copy, id)?;
        }
        let frozen: Vec<(FuncId, VarId)> = self.program.frozen.iter().copied().collect();
        for (func, var) in frozen {
            let of = &self.all[copy];
            if let Some(func) = of.funcs.get(&func) {
                let var = of.vars.get(&var).copied().unwrap_or(var);
                self.program.frozen.insert((*func, var));
            }
        }
        Some(copy)
    }

    fn func(&mut self, copy: usize, old: FuncId) -> Option<()> {
        let new = self.all[copy].funcs[&old];
        let mut func = self.program.funcs[new.at()].clone();
        // What `async with` and `async for` are made of stands in tables that have no copies.
        if func.is_async {
            return None;
        }
        func.parent = func.parent.map(|it| self.func_id(copy, it));
        if func.class.is_some() {
            func.class = self.all[copy].class;
        }
        let mut params = Vec::new();
        for param in func.params {
            params.push(Param {
                var: self.var(copy, param.var),
                default: made!(param.default.map(|it| self.expr(copy, it))),
                ..param
            });
        }
        func.params = params;
        func.body = self.suite(copy, &func.body)?;
        func.value = made!(func.value.map(|it| self.expr(copy, it)));
        self.program.funcs[new.at()] = func;
        Some(())
    }

    fn class(&mut self, copy: usize, id: ClassId) -> Option<()> {
        let mut class = self.program.classes[id.at()].clone();
        class.id = id;
        for method in &mut class.methods {
            *method = self.func_id(copy, *method);
        }
        for methods in class.methods_of_name.values_mut() {
            for method in methods {
                *method = self.func_id(copy, *method);
            }
        }
        for (_, method) in &mut class.aliases {
            *method = self.func_id(copy, *method);
        }
        for field in &mut class.fields {
            field.default = made!(field.default.map(|it| self.expr(copy, it)));
        }
        class.body = self.suite(copy, &class.body)?;
        self.program.classes[id.at()] = class;
        Some(())
    }

    pub(super) fn func_id(&self, copy: usize, id: FuncId) -> FuncId {
        self.all[copy].funcs.get(&id).copied().unwrap_or(id)
    }

    pub(super) fn var(&self, copy: usize, id: VarId) -> VarId {
        self.all[copy].vars.get(&id).copied().unwrap_or(id)
    }

    pub(super) fn many(&mut self, copy: usize, ids: &[ExprId]) -> Option<Vec<ExprId>> {
        ids.iter().map(|it| self.expr(copy, *it)).collect()
    }

    pub(super) fn bounds(
        &mut self,
        copy: usize,
        ids: [Option<ExprId>; 3],
    ) -> Option<[Option<ExprId>; 3]> {
        let [a, b, c] = ids;
        Some([
            made!(a.map(|it| self.expr(copy, it))),
            made!(b.map(|it| self.expr(copy, it))),
            made!(c.map(|it| self.expr(copy, it))),
        ])
    }
}

/// The functions that each definition is made of, those within them included.
fn members(
    program: &Program<'_>,
    definitions: &FxHashSet<Definition>,
) -> FxHashMap<Definition, Vec<FuncId>> {
    let mut members: FxHashMap<Definition, Vec<FuncId>> = FxHashMap::default();
    for index in 0..program.funcs.len() {
        let id = FuncId(u32::try_from(index).unwrap_or(u32::MAX));
        let around = std::iter::successors(Some(id), |it| program.func(*it).parent);
        let owner = around.take(64).find_map(|it| {
            let class = program.func(it).class;
            let own = class.map(|it| Definition::Class(it.at()));
            [Some(Definition::Func(it)), own]
                .into_iter()
                .flatten()
                .find(|it| definitions.contains(it))
        });
        if let Some(owner) = owner {
            members.entry(owner).or_default().push(id);
        }
    }
    for definition in definitions {
        members.entry(*definition).or_default();
    }
    members
}
