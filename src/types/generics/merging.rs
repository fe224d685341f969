//! What the copies of a definition have in common, and where they differ: there is a parameter.

use rustc_hash::{FxHashMap, FxHashSet};

use super::allowed;
use super::copies::{Copies, Copy};
use crate::types::found::Types;
use crate::types::ids::{ClassId, ExprId, FuncId, ParamId, VarId};
use crate::types::ir::Program;
use crate::types::parameters::{Definition, Generics};
use crate::types::ty::Ty;

/// The program without the copies, with a parameter where their types differ; nothing if they do nowhere, or
/// if the definitions use each other in a circle.
pub(super) fn merged<'a>(
    program: &Program<'a>,
    copies: &Copies<'a>,
    types: &Types,
) -> Option<(Program<'a>, Types)> {
    let mut originals = FxHashMap::default();
    let mut by_class = FxHashMap::default();
    for (at, copy) in copies.all.iter().enumerate() {
        originals.extend(copy.funcs.iter().map(|(old, new)| (*new, *old)));
        by_class.extend(copy.class.map(|it| (it, at)));
    }
    let live = copies.live();
    let mut merger = Merger {
        copies,
        types,
        base: program.clone(),
        found: Types {
            exprs: vec![Ty::Unknown; program.exprs.len()],
            fields: FxHashMap::default(),
        },
        generics: Generics::default(),
        live,
        begun: FxHashMap::default(),
        tables: FxHashMap::default(),
        originals,
        by_class,
    };
    merger.plain_code()?;
    let mut all: Vec<Definition> = merger.live.keys().copied().collect();
    all.sort_unstable();
    for definition in all {
        merger.definition(definition)?;
    }
    for (id, copy) in &copies.roots {
        merger.site(*id, *copy, None)?;
    }
    merger.instantiated_fields();
    if merger.generics.is_empty() {
        return None;
    }
    let mut base = merger.base;
    base.generics = merger.generics;
    allowed::check(&mut base, &mut merger.found);
    Some((base, merger.found))
}

pub(super) struct Merger<'c, 'a> {
    pub(super) copies: &'c Copies<'a>,
    types: &'c Types,
    pub(super) base: Program<'a>,
    pub(super) found: Types,
    pub(super) generics: Generics,
    /// The copies of each definition that are used.
    pub(super) live: FxHashMap<Definition, Vec<usize>>,
    /// Whether the parameters of a definition are known, or being found.
    begun: FxHashMap<Definition, bool>,
    /// The parameter of a definition that stands for these types.
    pub(super) tables: FxHashMap<Definition, FxHashMap<Vec<Ty>, ParamId>>,
    originals: FxHashMap<FuncId, FuncId>,
    by_class: FxHashMap<ClassId, usize>,
}

impl Merger<'_, '_> {
    /// The code that belongs to no copy keeps its types.
    fn plain_code(&mut self) -> Option<()> {
        let firsts = self.live.values().filter_map(|it| it.first());
        let copied: Vec<&Copy> = firsts.map(|it| &self.copies.all[*it]).collect();
        let exprs: FxHashSet<ExprId> = copied
            .iter()
            .flat_map(|it| it.exprs.keys())
            .copied()
            .collect();
        let vars: FxHashSet<VarId> = copied
            .iter()
            .flat_map(|it| it.vars.keys())
            .copied()
            .collect();
        let funcs: FxHashSet<FuncId> = copied
            .iter()
            .flat_map(|it| it.funcs.keys())
            .copied()
            .collect();
        for index in 0..self.base.exprs.len() {
            if exprs.contains(&ExprId(u32::try_from(index).ok()?)) {
                continue;
            }
            self.found.exprs[index] = self.named(None, &self.types.exprs[index])?;
        }
        for index in 0..self.base.vars.len() {
            let var = &self.copies.program.vars[index];
            self.base.vars[index].annotation.clone_from(&var.annotation);
            if vars.contains(&VarId(u32::try_from(index).ok()?)) {
                continue;
            }
            self.base.vars[index].ty = self.named(None, &var.ty)?;
        }
        for index in 0..self.base.funcs.len() {
            if funcs.contains(&FuncId(u32::try_from(index).ok()?)) {
                continue;
            }
            let ret = &self.copies.program.funcs[index].ret;
            self.base.funcs[index].ret = self.named(None, ret)?;
        }
        let classes = self.base.classes.len();
        for ((class, name), ty) in &self.types.fields {
            if class.at() < classes && !self.live.contains_key(&Definition::Class(class.at())) {
                let ty = self.named(None, ty)?;
                self.found.fields.insert((*class, name.clone()), ty);
            }
        }
        Some(())
    }

    /// A type as it is written without copies, in one of them or in none.
    fn named(&mut self, within: Option<usize>, ty: &Ty) -> Option<Ty> {
        let mut fails = false;
        let mut classes: FxHashMap<ClassId, ClassId> = FxHashMap::default();
        let mut all = Vec::new();
        ty.each(&mut |of| match of {
            Ty::Instance(class) | Ty::Class(class) => all.push(*class),
            Ty::Copies(_) => fails = true,
            _ => {}
        });
        for class in all {
            if let Some(copy) = self.by_class.get(&class).copied() {
                classes.insert(class, self.class_of(within, copy)?);
            }
        }
        if fails {
            return Some(Ty::Mixed);
        }
        let func = |it: FuncId| self.originals.get(&it).copied().unwrap_or(it);
        let class = |it: ClassId| classes.get(&it).copied().unwrap_or(it);
        Some(ty.map(&|of| match of {
            Ty::Instance(it) => Ty::Instance(class(it)),
            Ty::Class(it) => Ty::Class(class(it)),
            Ty::Func(it) => Ty::Func(func(it)),
            Ty::Funcs(all) => {
                let mut all: Vec<FuncId> = all.into_iter().map(func).collect();
                all.sort_unstable();
                all.dedup();
                match all.as_slice() {
                    [one] => Ty::Func(*one),
                    _ => Ty::Funcs(all),
                }
            }
            of => of,
        }))
    }

    /// What a copy of a class is without copies.
    fn class_of(&mut self, within: Option<usize>, copy: usize) -> Option<ClassId> {
        let of = self.copies.all[copy].of;
        let Definition::Class(at) = of else {
            return None;
        };
        if within == Some(copy) {
            return Some(self.base.classes[at].id);
        }
        let types = self.types_at(copy)?;
        Some(self.instantiated(at, types))
    }

    /// What the parameters of a definition stand for in one of its copies.
    pub(super) fn types_at(&mut self, copy: usize) -> Option<Vec<Ty>> {
        let of = self.copies.all[copy].of;
        self.definition(of)?;
        let Some(at) = self.live.get(&of)?.iter().position(|it| *it == copy) else {
            return Some(Vec::new());
        };
        let params = self.generics.of.get(&of).cloned().unwrap_or_default();
        let types = params
            .iter()
            .map(|it| self.generics.params[it.at()].types[at].clone());
        Some(types.collect())
    }

    /// Finds the parameters of a definition, and the types in it with them.
    fn definition(&mut self, of: Definition) -> Option<()> {
        match self.begun.get(&of) {
            Some(true) => return Some(()),
            Some(false) => return None,
            None => {}
        }
        self.begun.insert(of, false);
        let live = self.live.get(&of).cloned()?;
        let first = *live.first()?;
        // In the order in which a reader meets them.
        let mut vars: Vec<VarId> = self.copies.all[first].vars.keys().copied().collect();
        vars.sort_unstable();
        let (params, locals): (Vec<VarId>, Vec<VarId>) =
            vars.into_iter().partition(|it| self.base.var(*it).is_param);
        if let Definition::Class(at) = of {
            self.fields(of, at, &live)?;
        }
        for var in params.into_iter().chain(locals) {
            let mut types = Vec::new();
            for copy in &live {
                let new = *self.copies.all[*copy].vars.get(&var)?;
                types.push(self.named(Some(*copy), &self.copies.program.var(new).ty)?);
            }
            self.base.vars[var.at()].ty = self.common(of, &types);
        }
        let mut funcs: Vec<FuncId> = self.copies.all[first].funcs.keys().copied().collect();
        funcs.sort_unstable();
        for func in funcs {
            let mut types = Vec::new();
            for copy in &live {
                let new = *self.copies.all[*copy].funcs.get(&func)?;
                types.push(self.named(Some(*copy), &self.copies.program.func(new).ret)?);
            }
            self.base.funcs[func.at()].ret = self.common(of, &types);
        }
        let mut exprs: Vec<ExprId> = self.copies.all[first].exprs.keys().copied().collect();
        exprs.sort_unstable();
        for id in &exprs {
            let mut types = Vec::new();
            for copy in &live {
                let new = *self.copies.all[*copy].exprs.get(id)?;
                types.push(self.named(Some(*copy), self.types.of(new))?);
            }
            self.found.exprs[id.at()] = self.common(of, &types);
        }
        self.begun.insert(of, true);
        for id in exprs {
            let new = self.copies.all[first].exprs[&id];
            if let Some(used) = self.copies.inner.get(&new) {
                self.site(id, *used, Some((of, first)))?;
            }
        }
        Some(())
    }

    pub(super) fn fields(&mut self, of: Definition, at: usize, live: &[usize]) -> Option<()> {
        let class = &self.base.classes[at];
        let origin = class.id;
        let declared = class.fields.iter().map(|it| it.name.clone());
        let names: Vec<String> = declared.chain(class.assigned.iter().cloned()).collect();
        for name in names {
            let mut types = Vec::new();
            for copy in live {
                let class = self.copies.all[*copy].class?;
                let ty = self.types.fields.get(&(class, name.clone())).cloned();
                types.push(self.named(Some(*copy), &ty.unwrap_or_default())?);
            }
            if types.iter().all(|it| *it == Ty::Unknown) {
                continue;
            }
            let ty = self.common(of, &types);
            self.found.fields.insert((origin, name), ty);
        }
        Some(())
    }
}
