//! How each variable is held: its name, its home, whether it is `mut`, and how a variable of the module is kept.

use rustc_hash::{FxHashMap, FxHashSet};

use super::code::Form;
use super::names::{Taken, screaming, snake};
use super::variables::{Binding, Definition, Finder, Global};
use crate::types::class_form::Role;
use crate::types::ir::{BlockId, ExprId, FuncId, Kind, Nature, ParamNature, Program, VarId};
use crate::types::ty::Ty;

impl Finder<'_, '_> {
    pub(super) fn bindings(&self, helpers: &[&str]) -> Vec<Binding> {
        let mut functions = Taken::default();
        helpers.iter().for_each(|it| functions.reserve(it));
        // What closures around expressions call what they are given.
        functions.reserve("it");
        functions.reserve("them");
        for func in &self.program.funcs {
            functions.name(snake(&func.name), &func.name);
        }
        let mut spaces: FxHashMap<FuncId, Taken<'_>> = FxHashMap::default();
        let mut bindings = Vec::with_capacity(self.program.vars.len());
        for (index, var) in self.program.vars.iter().enumerate() {
            let id = VarId(u32::try_from(index).unwrap_or(u32::MAX));
            let global = self.global(id);
            let space = spaces.entry(var.func).or_insert_with(|| {
                let mut taken = Taken::within(&functions);
                // What such a method writes to.
                if matches!(
                    self.program.func(var.func).name.as_str(),
                    "__str__" | "__repr__" | "__format__"
                ) {
                    taken.reserve("f");
                }
                taken
            });
            let rust = match global {
                Some(Global::Const | Global::Lazy | Global::Cell | Global::Locked) => {
                    screaming(&var.name)
                }
                _ => snake(&var.name),
            };
            let is_self = var.is_param && {
                let func = self.program.func(var.func);
                func.class.is_some()
                    && func.role != Role::Static
                    && func.params.first().is_some_and(|it| it.var == id)
            };
            bindings.push(Binding {
                name: if is_self {
                    "self".to_owned()
                } else if var.name == "it" && self.is_plain_lambda(var.func) {
                    var.name.clone()
                } else {
                    space.name(rust, &var.name)
                },
                form: self.form(id),
                is_usize: self.usizes.contains(&id),
                needs_mut: self.needs_mut(id),
                home: self.home(id),
                global,
            });
        }
        self.rename_shadowing(&mut bindings);
        bindings
    }

    /// Whether a function is a lambda within whose Rust no other closure stands.
    fn is_plain_lambda(&self, id: FuncId) -> bool {
        fn is_plain(program: &Program<'_>, id: ExprId) -> bool {
            match program.kind(id) {
                Kind::Var(_) | Kind::Int(_) | Kind::Str(_) => true,
                Kind::Attribute(of, _) => is_plain(program, *of),
                Kind::Index(of, at) => is_plain(program, *of) && is_plain(program, *at),
                _ => false,
            }
        }
        let value = self.program.func(id).value;
        value.is_some_and(|it| is_plain(self.program, it))
    }

    /// A variable in a block that hides one around it of the same name, which is used there, too, is called
    /// something else.
    fn rename_shadowing(&self, bindings: &mut [Binding]) {
        let mut by_name: FxHashMap<(FuncId, String), Vec<usize>> = FxHashMap::default();
        for (index, var) in self.program.vars.iter().enumerate() {
            if !var.occurrences.is_empty() {
                by_name
                    .entry((var.func, bindings[index].name.clone()))
                    .or_default()
                    .push(index);
            }
        }
        for all in by_name.values().filter(|it| it.len() > 1) {
            // The blocks below the home of one of them in which it is used.
            let mut reached: FxHashSet<BlockId> = FxHashSet::default();
            for outer in all {
                let home = bindings[*outer].home;
                for occurrence in &self.program.vars[*outer].occurrences {
                    if self.program.common_block(occurrence.block, home) != home {
                        continue;
                    }
                    let around = self.program.blocks_around(occurrence.block);
                    for block in around.take_while(|it| *it != home) {
                        reached.insert(block);
                    }
                }
            }
            for inner in all {
                if reached.contains(&bindings[*inner].home) {
                    let renamed = format!("{}_{inner}", bindings[*inner].name);
                    bindings[*inner].name = renamed;
                }
            }
        }
    }

    /// Whether it is assigned anew, or its value is changed in place.
    pub(super) fn needs_mut(&self, id: VarId) -> bool {
        let var = self.program.var(id);
        if self.effects.changed.contains(&id) && self.form(id) == Form::Place {
            return true;
        }
        let home = self.home(id);
        let defs: Vec<_> = var.occurrences.iter().filter(|it| it.is_def).collect();
        let in_loop = |block: BlockId| {
            self.program
                .blocks_around(block)
                .take_while(|it| *it != home)
                .any(|it| self.program.blocks[it.at()].nature == Nature::Loop)
        };
        if defs.iter().any(|it| in_loop(it.block)) {
            return true;
        }
        defs.iter().enumerate().any(|(at, a)| {
            defs[at + 1..]
                .iter()
                .any(|b| !self.program.are_exclusive(a.block, b.block))
        })
    }

    /// The innermost block around all its occurrences; outside of loops that begin with a use of it.
    pub(super) fn home(&self, id: VarId) -> BlockId {
        let var = self.program.var(id);
        let mut occurrences = var.occurrences.iter();
        let Some(first) = occurrences.next() else {
            return BlockId(0);
        };
        let mut home = occurrences.fold(first.block, |home, it| {
            self.program.common_block(home, it.block)
        });
        if (!first.is_def || var.is_carried) && !var.is_param {
            let root = self.program.blocks_around(home);
            let func = self.program.blocks[home.at()].func;
            let outer = root
                .take_while(|it| self.program.blocks[it.at()].func == func)
                .last();
            home = outer.unwrap_or(home);
        }
        home
    }

    pub(super) fn form(&self, id: VarId) -> Form {
        let var = self.program.var(id);
        let defs = var.assignments();
        if var.is_handed && (defs > 1 || self.effects.changed.contains(&id)) {
            return Form::MutRef;
        }
        if !var.is_param && self.is_cursor(id) {
            return Form::Ref;
        }
        // A counted function is given as one more owner of it.
        if var.ty.is_copy() || !var.is_param || matches!(var.ty.some(), Ty::Kept(_)) {
            return Form::Place;
        }
        let func = self.program.func(var.func);
        let star = self.stars.get(&id);
        if star == Some(&ParamNature::Keywords) {
            return Form::Place;
        }
        let is_changed = self.effects.changed.contains(&id);
        // What is kept is the function's own from then on.
        let is_kept = self.effects.stored.contains(&id)
            && var.ty.is_shared()
            && !(func.class.is_some() && func.params.first().is_some_and(|it| it.var == id))
            && star != Some(&ParamNature::Rest);
        let is_param = matches!(var.ty.some(), Ty::Param(_));
        let is_given_on = self.effects.stored.contains(&id)
            || self.effects.gives_back.contains(&var.func) && matches!(var.ty, Ty::Param(_));
        if is_kept
            || is_param && is_given_on
            || self.effects.outlived.contains(&id)
            || self.effects.given_away.contains(&id)
        {
            return Form::Place;
        }
        match (is_changed, defs > 1 && !self.is_only_added_to(id), &var.ty) {
            (true, false, _) => Form::MutRef,
            (_, true, _) | (_, _, Ty::Iter(_)) => Form::Place,
            _ => Form::Ref,
        }
    }

    /// Whether a variable goes from one instance to another that this one holds, and only looks at them.
    fn is_cursor(&self, id: VarId) -> bool {
        let var = self.program.var(id);
        let definitions = self.definitions.get(&id).map_or(&[][..], Vec::as_slice);
        let is_instance = |ty: &Ty| matches!(ty, Ty::Option(of) if matches!(**of, Ty::Instance(class) if !class.is_counted()));
        let is_place = |value: ExprId| match self.program.kind(value) {
            Kind::None => true,
            Kind::Attribute(object, _) => {
                is_instance(self.types.of(value))
                    && matches!(self.types.of(*object).some(), Ty::Instance(class)
                    if matches!(self.program.kind(value), Kind::Attribute(_, name)
                        if self.program.property(*class, name).is_none()))
            }
            Kind::Var(other) => *other != id && self.program.var(*other).is_param,
            _ => false,
        };
        is_instance(&var.ty)
            && definitions.len() > 1
            && !var.is_captured
            && !self.effects.changed.contains(&id)
            && !self.effects.stored.contains(&id)
            && !self.effects.changers.contains(&var.func)
            && definitions
                .iter()
                .all(|it| matches!(it, Definition::Value(value) if is_place(*value)))
            && definitions.iter().any(
                |it| matches!(it, Definition::Value(value) if !matches!(self.program.kind(*value), Kind::None)),
            )
    }
}
