//! Containers of `collections`, and heaps.

use super::code::Code;
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{Argument, ClassId, ExprId, FuncId, Kind, StmtKind, Target};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// A container of `collections` for a place of that type, which knows more of what will be in it.
    pub(super) fn collection_for(
        &mut self,
        name: &str,
        arguments: &[Argument],
        want: &Ty,
    ) -> Option<Res<Code>> {
        let plain = self.plain(arguments).ok()?;
        match (name, plain.as_slice(), want) {
            (
                "collections.Counter" | "collections.defaultdict" | "collections.OrderedDict",
                [],
                Ty::Dict(..),
            )
            | ("collections.deque", [], Ty::Deque(_)) => Some(self.empty_of(want)),
            ("collections.defaultdict", [factory], Ty::Dict(..))
                if self.makes_default(*factory, want) =>
            {
                Some(self.empty_of(want))
            }
            ("collections.deque", [over], Ty::Deque(_)) => Some(self.deque_of(*over, want)),
            _ => None,
        }
    }

    pub(super) fn empty_of(&mut self, ty: &Ty) -> Res<Code> {
        if !self.has_rust(ty) {
            return refuse(unknown(ty));
        }
        self.rust_type(ty);
        let text = match ty {
            Ty::Deque(_) => "VecDeque::new()",
            _ => "IndexMap::new()",
        };
        Ok(Code::tight(text, ty.clone()))
    }

    pub(super) fn deque_of(&mut self, over: ExprId, ty: &Ty) -> Res<Code> {
        let item = ty.item();
        self.rust_type(ty);
        if let Kind::List(items) = self.kind(over)
            && !items
                .iter()
                .any(|it| matches!(self.kind(*it), Kind::Starred(_)))
        {
            if items.is_empty() {
                return self.empty_of(ty);
            }
            let items = self.values(&items.clone(), &item)?;
            let mut code = Code::tight(format!("VecDeque::from([{items}])"), ty.clone());
            code.is_weak = item == Ty::Int;
            return Ok(code);
        }
        let seq = self.iterate(over)?;
        if seq.is_unordered {
            self.check_order(&seq.ty)?;
        }
        let items = self.owned_items(seq, &item)?;
        let rust = self.rust_type(ty);
        Ok(Code::tight(
            format!("{items}.collect::<{rust}>()"),
            ty.clone(),
        ))
    }

    /// Whether what a defaultdict begins with is what `Default` gives.
    pub(super) fn makes_default(&self, factory: ExprId, of: &Ty) -> bool {
        let value = match of {
            Ty::Dict(_, value, _) => &**value,
            of => of,
        };
        // A number that may be an int or a float has no default.
        if self.has_numbers && *value == Ty::Real {
            return false;
        }
        match self.kind(factory) {
            Kind::Builtin(name) => matches!(
                name.as_str(),
                "list" | "int" | "set" | "dict" | "str" | "float" | "bool"
            ),
            Kind::Import(name) => name == "decimal.Decimal" || makes_empty_by_name(name),
            Kind::Lambda(lambda) => {
                match self.program.func(*lambda).value.map(|it| self.kind(it)) {
                    Some(Kind::Int(0) | Kind::Bool(false)) => true,
                    Some(Kind::Float(zero)) => *zero == 0.0,
                    Some(Kind::Str(text)) => text.is_empty(),
                    Some(Kind::List(items)) => items.is_empty(),
                    Some(Kind::Dict(items)) => items.is_empty(),
                    Some(Kind::Call(func, _)) if matches!(self.kind(*func), Kind::Class(_)) => {
                        self.made_empty(*lambda).is_some()
                    }
                    Some(Kind::Call(func, arguments)) => {
                        matches!(self.kind(*func), Kind::Import(name) if name == "collections.defaultdict")
                            && arguments.len() == 1
                            && self.makes_default(arguments[0].value, value)
                            || arguments.is_empty()
                                && match self.kind(*func) {
                                    Kind::Builtin(name) => {
                                        matches!(name.as_str(), "list" | "dict" | "set")
                                    }
                                    Kind::Import(name) => makes_empty_by_name(name),
                                    _ => false,
                                }
                    }
                    _ => false,
                }
            }
            _ => false,
        }
    }

    /// The class of what a lambda makes, if that holds an empty container and nothing else: it is what
    /// `Default` gives.
    fn made_empty(&self, lambda: FuncId) -> Option<ClassId> {
        let Kind::Call(func, arguments) = self.kind(self.program.func(lambda).value?) else {
            return None;
        };
        let (Kind::Class(class), [given]) = (self.kind(*func), arguments.as_slice()) else {
            return None;
        };
        let is_empty = match self.kind(given.value) {
            Kind::List(items) => items.is_empty(),
            Kind::Dict(items) => items.is_empty(),
            Kind::Call(made_by, of) if of.is_empty() => match self.kind(*made_by) {
                Kind::Builtin(name) => matches!(name.as_str(), "list" | "dict" | "set"),
                Kind::Import(name) => makes_empty_by_name(name),
                _ => false,
            },
            _ => false,
        };
        let init = self.program.func(self.program.method(*class, "__init__")?);
        let ([me, held], [set]) = (init.params.as_slice(), init.body.body.as_slice()) else {
            return None;
        };
        let StmtKind::Assign { targets, value, .. } = &set.kind else {
            return None;
        };
        let [Target::Attribute(object, _)] = targets.as_slice() else {
            return None;
        };
        let is_var = |id: ExprId, var| matches!(self.kind(id), Kind::Var(it) if *it == var);
        let is_alone = self.program.classes[class.at()].bases.is_empty();
        (is_empty && is_alone && is_var(*object, me.var) && is_var(*value, held.var))
            .then_some(*class)
    }

    /// Whether a defaultdict makes instances of a class by `Default`.
    pub(super) fn is_made_empty(&self, class: ClassId) -> bool {
        self.program.exprs.iter().any(|it| {
            let Kind::Call(func, arguments) = &it.kind else {
                return false;
            };
            let is_it = matches!(self.kind(*func), Kind::Import(name) if name == "collections.defaultdict");
            let first = arguments.first().map(|it| self.kind(it.value));
            matches!(first, Some(Kind::Lambda(lambda)) if is_it && self.made_empty(*lambda) == Some(class))
        })
    }

    /// Refuses a heap of what has no order.
    pub(super) fn check_heap(&mut self, of: &Ty) -> Res<()> {
        if !(super::sort_keys::is_sortable(of) || self.has_order(of)) || !self.has_rust(of) {
            return refuse("an order of these types");
        }
        Ok(())
    }
}

/// Whether a class of `collections`, called without arguments, gives what Rust's default of its type is.
fn makes_empty_by_name(name: &str) -> bool {
    matches!(
        name,
        "collections.deque" | "collections.Counter" | "collections.OrderedDict"
    )
}

/// What a heap of tuples goes by whose last items are functions: the numbers before these, as a closure.
pub(super) fn heap_key(of: &Ty) -> Option<String> {
    let Ty::Tuple(items) = of else {
        return None;
    };
    let numbers = items.iter().take_while(|it| **it == Ty::Int).count();
    let rest = items.get(numbers..)?;
    if numbers == 0 || !rest.first()?.is_function() {
        return None;
    }
    let parts: Vec<String> = (0..numbers).map(|at| format!("it.{at}")).collect();
    Some(match parts.as_slice() {
        [one] => format!("|it| {one}"),
        parts => format!("|it| ({})", parts.join(", ")),
    })
}
