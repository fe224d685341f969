//! Functions that use what is around them, as values: which of them are closures of Rust. Such a value has a
//! type without a name, so it is called, passed to what only calls it, or given back, and nothing else.

mod called;

use std::collections::BTreeSet;

use called::asked;
use rustc_hash::{FxHashMap, FxHashSet};

use super::captured::Kept;
use super::effects::Effects;
use super::raises::Raises;
use crate::types::Types;
use crate::types::ir::{ExprId, FuncId, Kind, Program, VarId};
use crate::types::ty::Ty;

/// A function that is a closure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Closure {
    /// Whether it changes what it has: `FnMut`.
    pub(super) changes: bool,
    /// The function that gives it back; what it uses is moved into it.
    pub(super) given_by: Option<FuncId>,
    /// Whether it is a lambda that is written as an argument.
    pub(super) is_argument: bool,
}

/// The functions of a program that are values.
#[derive(Debug, Default)]
pub(super) struct Closures {
    /// Those that use what is around them, and are closures of Rust.
    pub(super) all: FxHashMap<FuncId, Closure>,
    /// Functions within functions that use nothing of what is around them.
    pub(super) plain: FxHashSet<FuncId>,
    /// Those that are kept with what they use.
    pub(super) kept: FxHashMap<FuncId, Kept>,
    /// Those of which somebody looks at what they give where they are called as values.
    pub(super) asked: FxHashSet<FuncId>,
    /// Lambdas that are written out where they are called: arguments of builtins, keys of sorts.
    pub(super) inline: FxHashSet<FuncId>,
}

impl Closures {
    /// Whether a function is a closure that changes what it has.
    pub(super) fn changes(&self, id: FuncId) -> bool {
        self.all.get(&id).is_some_and(|it| it.changes)
            || self.kept.get(&id).is_some_and(|it| it.changes)
    }
}

/// Where a function may be, by the types.
#[derive(Debug, Default)]
struct Places {
    vars: Vec<VarId>,
    exprs: Vec<ExprId>,
    /// The functions that give it back.
    givers: Vec<FuncId>,
    is_in_field: bool,
}

struct Search<'p, 'a> {
    program: &'p Program<'a>,
    types: &'p Types,
    effects: &'p Effects,
    raises: &'p Raises,
    callees: FxHashSet<ExprId>,
    /// Arguments, with what is called.
    arguments: FxHashMap<ExprId, ExprId>,
    /// What each function uses of functions around it, or of the module's run.
    captures: FxHashMap<FuncId, FxHashSet<VarId>>,
    /// Functions that call themselves, and those with others in them.
    recursive: FxHashSet<FuncId>,
    around: FxHashSet<FuncId>,
    lambdas: FxHashMap<FuncId, ExprId>,
    places: FxHashMap<FuncId, Places>,
    /// Variables that are used for more than to be called.
    kept: FxHashSet<VarId>,
}

/// Finds the closures of a program.
pub(super) fn find(
    program: &Program<'_>,
    types: &Types,
    effects: &Effects,
    raises: &Raises,
) -> Closures {
    let mut found = Closures {
        asked: asked(program, types),
        inline: super::inline::lambdas(program, types),
        ..Closures::default()
    };
    let mut candidates: Vec<FuncId> = ids(program.funcs.len())
        .map(FuncId)
        .filter(|id| {
            let func = program.func(*id);
            let is_lambda = func.name == "lambda";
            let is_nested = func.parent.is_some_and(|it| it != FuncId(0)) && func.class.is_none();
            (is_lambda || is_nested && func.is_value)
                && func.refused.is_none()
                && !func.is_generator
                && !func.is_async
                && !func.is_cached
                && !program.kept.contains(id)
        })
        .collect();
    if candidates.is_empty() {
        return found;
    }
    let mut search = Search {
        program,
        types,
        effects,
        raises,
        callees: FxHashSet::default(),
        arguments: FxHashMap::default(),
        captures: FxHashMap::default(),
        recursive: FxHashSet::default(),
        around: program.funcs.iter().filter_map(|it| it.parent).collect(),
        lambdas: FxHashMap::default(),
        places: FxHashMap::default(),
        kept: FxHashSet::default(),
    };
    search.index();
    candidates.retain(|id| search.captures(*id).is_some());
    for id in candidates {
        let captures = search.captures(id).unwrap_or_default();
        if captures.is_empty() {
            found.plain.insert(id);
        } else if !(raises.fails(id) && found.inline.contains(&id))
            && let Some(closure) = search.closure(id, &captures)
        {
            found.all.insert(id, closure);
        }
    }
    found
}

fn ids(count: usize) -> impl Iterator<Item = u32> {
    0..u32::try_from(count).unwrap_or(u32::MAX)
}

impl Search<'_, '_> {
    /// The functions that give it back; None if one of them may give something else, too, or fail.
    fn givers(&self, id: FuncId) -> Option<Vec<FuncId>> {
        let givers = self.places.get(&id).map_or(&[][..], |it| &it.givers);
        let is_plain =
            |it: &FuncId| self.program.func(*it).ret == Ty::Func(id) && !self.raises.fails(*it);
        givers.iter().all(is_plain).then(|| givers.to_vec())
    }

    /// Whether all that may be this function is called, passed to what only calls it, or given back.
    fn is_only_called(&self, id: FuncId, given_by: Option<FuncId>) -> Option<()> {
        let program = self.program;
        let places = self.places.get(&id)?;
        if places.is_in_field {
            return None;
        }
        for id_of_var in &places.vars {
            let var = program.var(*id_of_var);
            let is_one = matches!(var.ty, Ty::Func(_) | Ty::Funcs(_));
            let is_lent = given_by.is_none() || var.is_param || var.ty == Ty::Func(id);
            let defs = var.assignments();
            let is_kept = self.kept.contains(id_of_var);
            if !is_one || !is_lent || var.is_captured || defs > 1 || is_kept {
                return None;
            }
        }
        for expr in &places.exprs {
            let is_plain = matches!(
                program.kind(*expr),
                Kind::Lambda(_) | Kind::Func(_) | Kind::Var(_) | Kind::Call(..)
            );
            if !is_plain || !matches!(self.types.of(*expr), Ty::Func(_) | Ty::Funcs(_)) {
                return None;
            }
            // Where it is passed, there has to be a function of the file that calls it.
            if let Some(callee) = self.arguments.get(expr)
                && !matches!(program.kind(*callee), Kind::Func(_))
                && !self.substitutes(*callee)
            {
                return None;
            }
        }
        Some(())
    }
}

impl Search<'_, '_> {
    /// Whether what is called is `re.sub`, or that of a pattern: it calls what it is given, and keeps nothing.
    fn substitutes(&self, callee: ExprId) -> bool {
        match self.program.kind(callee) {
            Kind::Import(name) => name == "re.sub" || name == "re.subn",
            Kind::Attribute(object, name) => {
                matches!(name.as_str(), "sub" | "subn")
                    && *self.types.of(*object) == Ty::Foreign("re.Pattern")
            }
            _ => false,
        }
    }
}

/// The functions that values of a type may be, or hold.
pub(super) fn functions_in(ty: &Ty) -> BTreeSet<FuncId> {
    match ty {
        Ty::List(of) | Ty::Set(of) | Ty::Tuples(of) | Ty::Deque(of) | Ty::Iter(of) => {
            functions_in(of)
        }
        Ty::Dict(key, value, _) => &functions_in(key) | &functions_in(value),
        Ty::Tuple(items) => items.iter().flat_map(functions_in).collect(),
        Ty::Callable(params, ret) => {
            let params = params.iter().flat_map(functions_in);
            params.chain(functions_in(ret)).collect()
        }
        Ty::Option(of) => functions_in(of),
        ty => ty.functions().iter().copied().collect(),
    }
}
