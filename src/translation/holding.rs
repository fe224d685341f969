//! How each variable is held: its name, its home, whether it is `mut`, and how a variable of the module is kept.

use super::variables::{Binding, Definition, Finder, Global};
use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::{Operator, UnaryOp};

use super::code::Form;
use super::names::{Taken, screaming, snake};
use crate::types::class_form::{ClassForm, Role};
use crate::types::ir::{
    BlockId, ExprId, FuncId, Kind, Nature, Occurrence, ParamNature, Program, VarId,
};
use crate::types::passing;
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

    pub(super) fn global(&self, id: VarId) -> Option<Global> {
        if let Some(known) = self.globals.borrow().get(&id) {
            return *known;
        }
        // What is made of itself is asked for while it is asked for.
        self.globals.borrow_mut().insert(id, Some(Global::Refused));
        let global = self.find_global(id);
        self.globals.borrow_mut().insert(id, global);
        global
    }

    /// What a variable of the module would be as an item, whether functions name it or not.
    fn item(&self, id: VarId) -> Option<Global> {
        if self.program.var(id).is_captured {
            self.global(id)
        } else {
            self.as_item(id)
        }
    }

    /// Whether a value of a type is or holds an instance that is counted.
    pub(super) fn holds_counted(&self, ty: &Ty, depth: usize) -> bool {
        if super::closures::functions_in(ty)
            .iter()
            .any(|it| self.program.kept.contains(it))
        {
            return true;
        }
        ty.classes().into_iter().any(|class| {
            class.is_counted()
                || depth < 6
                    && self
                        .types
                        .fields
                        .iter()
                        .any(|((of, _), ty)| *of == class && self.holds_counted(ty, depth + 1))
        })
    }

    fn find_global(&self, id: VarId) -> Option<Global> {
        let var = self.program.var(id);
        if var.func != FuncId(0) || !var.is_captured {
            return self.part_of_constant(id);
        }
        // A lambda of the module's own code is part of that.
        let is_own = |it: &Occurrence| {
            let func = self.program.blocks[it.block.at()].func;
            passing::named(self.program, func) == FuncId(0)
        };
        if !var.is_default && var.occurrences.iter().all(is_own) {
            return None;
        }
        let defs: Vec<_> = var.occurrences.iter().filter(|it| it.is_def).collect();
        let definitions = self.definitions.get(&id).map_or(&[][..], Vec::as_slice);
        let top = self.program.func(FuncId(0)).body.block;
        if let ([def], [Definition::Value(value)]) = (defs.as_slice(), definitions)
            && Some(def.block) == top
            && !self.effects.changed.contains(&id)
        {
            if self.is_const(*value, &var.ty) {
                return Some(Global::Const);
            }
            // What is counted is of one thread.
            if !self.holds_counted(&var.ty, 0) {
                return Some(if self.is_pure(*value) {
                    Global::Lazy
                } else {
                    Global::Refused
                });
            }
        }
        if let Some(main) = self.movable_to(id)
            && var
                .occurrences
                .iter()
                .all(|it| it.is_def || self.is_within(it.block, main))
        {
            return Some(Global::Moved(main));
        }
        let first = definitions.first();
        if var.ty.is_copy()
            && matches!(first, Some(Definition::Value(value)) if self.is_const(*value, &var.ty))
            && defs.first().is_some_and(|it| Some(it.block) == top)
        {
            return Some(Global::Cell);
        }
        let begins =
            |it: &&Definition| matches!(it, Definition::Value(value) if self.is_pure(*value));
        if self.has_locks
            && !self.holds_counted(&var.ty, 0)
            && !var.ty.is_copy()
            && !matches!(
                var.ty.some(),
                Ty::Instance(_) | Ty::Dyn(_) | Ty::Handle(..) | Ty::Foreign(_)
            )
            && first.as_ref().is_some_and(begins)
            && defs.first().is_some_and(|it| Some(it.block) == top)
        {
            return Some(Global::Locked);
        }
        Some(Global::Refused)
    }

    /// The `main` function, if a variable of the module can be one of it: it is assigned once, and nothing
    /// else of the module uses it.
    pub(super) fn movable_to(&self, id: VarId) -> Option<FuncId> {
        let var = self.program.var(id);
        let top = self.program.func(FuncId(0)).body.block;
        let main = self.main?;
        let definitions = self.definitions.get(&id).map_or(&[][..], Vec::as_slice);
        let is_movable = match definitions {
            [Definition::Value(value)] => self.is_pure(*value),
            _ => false,
        };
        let mut of_module = var
            .occurrences
            .iter()
            .filter(|it| self.program.blocks[it.block.at()].func == FuncId(0));
        let first = of_module.next()?;
        (is_movable && first.is_def && Some(first.block) == top && of_module.next().is_none())
            .then_some(main)
    }

    /// Whether a block is one of a function, or of a lambda in it.
    fn is_within(&self, block: BlockId, func: FuncId) -> bool {
        crate::types::passing::named(self.program, self.program.blocks[block.at()].func) == func
    }

    /// Whether Rust can compute it when it compiles.
    pub(super) fn is_const(&self, id: ExprId, ty: &Ty) -> bool {
        match (self.program.kind(id), ty) {
            (Kind::Int(_) | Kind::Float(_) | Kind::Bool(_) | Kind::None, _) => ty.is_copy(),
            (Kind::Str(_), Ty::Lit | Ty::Char) => true,
            (Kind::Str(_), Ty::Option(of)) => **of == Ty::Lit,
            (Kind::Func(_) | Kind::Lambda(_), Ty::Func(_) | Ty::Funcs(_)) => true,
            (Kind::Call(..), Ty::Foreign("logging.Logger")) => true,
            (Kind::Call(_, arguments), Ty::Foreign("decimal.Decimal")) => {
                matches!(arguments.as_slice(), [only] if matches!(self.program.kind(only.value), Kind::Str(_)))
            }
            (Kind::Call(..), Ty::Foreign(_)) => crate::types::dates::is_literal(self.program, id),
            (Kind::Unary(UnaryOp::USub, of), _) => self.is_const(*of, ty),
            (
                Kind::Binary(Operator::Add | Operator::Sub | Operator::Mult, a, b),
                Ty::Int | Ty::Float,
            ) => self.is_const(*a, ty) && self.is_const(*b, ty),
            (Kind::Var(var), Ty::Int | Ty::Float) => {
                let is_number = matches!(self.program.var(*var).ty, Ty::Int | Ty::Float);
                is_number
                    && self.is_made_before_it_is_used(*var)
                    && self.item(*var) == Some(Global::Const)
            }
            (Kind::Tuple(items), Ty::Tuple(types)) => {
                // Only a list that is no part of something is an array.
                let is_part = |ty: &Ty| !matches!(ty, Ty::List(_) | Ty::Tuples(_));
                let mut parts = items.iter().zip(types);
                items.len() == types.len()
                    && parts.all(|(it, ty)| is_part(ty) && self.is_const(*it, ty))
            }
            (Kind::Tuple(items) | Kind::List(items), Ty::List(of) | Ty::Tuples(of)) => {
                of.is_copy() && items.iter().all(|it| self.is_const(*it, of))
            }
            _ => false,
        }
    }

    /// Whether it does nothing but compute a value.
    pub(super) fn is_pure(&self, id: ExprId) -> bool {
        let all = |ids: &[ExprId]| ids.iter().all(|it| self.is_pure(*it));
        match self.program.kind(id) {
            Kind::Int(_)
            | Kind::Float(_)
            | Kind::Bool(_)
            | Kind::None
            | Kind::Str(_)
            | Kind::BigInt(_)
            | Kind::Bytes(_)
            | Kind::Func(_)
            | Kind::Lambda(_) => true,
            Kind::Var(var) => {
                self.is_made_before_it_is_used(*var)
                    && matches!(self.item(*var), Some(Global::Const | Global::Lazy))
                    || self.is_local(*var, id)
            }
            Kind::Tuple(items) | Kind::List(items) | Kind::Set(items) => all(items),
            Kind::Dict(items) => items
                .iter()
                .all(|(key, value)| key.is_none_or(|it| self.is_pure(it)) && self.is_pure(*value)),
            Kind::Binary(_, a, b) => self.is_pure(*a) && self.is_pure(*b),
            Kind::Unary(_, a) | Kind::Starred(a) => self.is_pure(*a),
            Kind::Logic(_, items) => all(items),
            Kind::Compare(a, rest) => {
                self.is_pure(*a) && rest.iter().all(|(_, it)| self.is_pure(*it))
            }
            Kind::Index(a, b) => self.is_pure(*a) && self.is_pure(*b),
            Kind::Slice(a, bounds) => {
                self.is_pure(*a) && bounds.iter().flatten().all(|it| self.is_pure(*it))
            }
            Kind::Comprehension(comprehension) => {
                self.is_pure(comprehension.element)
                    && comprehension.key.is_none_or(|it| self.is_pure(it))
                    && comprehension
                        .generators
                        .iter()
                        .all(|it| self.is_pure(it.iter) && all(&it.conditions))
            }
            // Constants of libraries.
            Kind::Import(name) => ["re.", "string.", "math."]
                .iter()
                .any(|it| name.starts_with(it)),
            Kind::Format(_) => all(&self.program.kind(id).parts()),
            // A member of an enum.
            Kind::Attribute(object, _) => {
                matches!(self.program.kind(*object), Kind::Class(_))
                    && matches!(self.types.of(id), Ty::Enum(_))
            }
            Kind::Call(func, arguments) => {
                let is_pure_func = match self.program.kind(*func) {
                    // A record of what it is given.
                    Kind::Class(class) => {
                        matches!(
                            self.program.form(*class),
                            ClassForm::Record(_) | ClassForm::Tuple
                        ) && self.program.method(*class, "__post_init__").is_none()
                            && self
                                .program
                                .lineage(*class)
                                .iter()
                                .flat_map(|it| &self.program.classes[it.at()].fields)
                                .all(|it| !it.is_fresh)
                    }
                    Kind::Builtin(name) => {
                        !matches!(name.as_str(), "print" | "input" | "open" | "next")
                    }
                    Kind::Attribute(object, name) => match self.program.kind(*object) {
                        Kind::Builtin(_) => name == "maketrans" || name == "fromkeys",
                        _ => {
                            self.is_pure(*object)
                                && self.types.of(*object).is_text()
                                && name != "append"
                        }
                    },
                    Kind::Import(name) => {
                        name.starts_with("math.")
                            || name.starts_with("collections.")
                            || name.starts_with("queue.")
                            || matches!(self.types.of(id), Ty::Foreign(of)
                                if of.starts_with("threading.") && *of != "threading.Thread")
                            || PURE.contains(&name.as_str())
                    }
                    _ => false,
                };
                is_pure_func && arguments.iter().all(|it| self.is_pure(it.value))
            }
            _ => false,
        }
    }

    /// Whether the module assigns it first: what is made of it is then not made of itself.
    fn is_made_before_it_is_used(&self, var: VarId) -> bool {
        let mut of_module = self
            .program
            .var(var)
            .occurrences
            .iter()
            .filter(|it| self.program.blocks[it.block.at()].func == FuncId(0));
        of_module.next().is_some_and(|it| it.is_def)
    }

    /// Whether it is a target of a comprehension.
    fn is_local(&self, var: VarId, _: ExprId) -> bool {
        let top = self.program.func(FuncId(0)).body.block;
        self.program
            .var(var)
            .occurrences
            .first()
            .is_some_and(|it| Some(it.block) != top)
    }
}

/// Constructors of libraries that do nothing but make a value.
const PURE: &[&str] = &[
    "decimal.Decimal",
    "fractions.Fraction",
    "datetime.date",
    "datetime.datetime",
    "datetime.time",
    "datetime.timedelta",
    "pathlib.Path",
    "re.compile",
];
