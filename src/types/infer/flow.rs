//! Values that go into places, and what places tell of the values that go there.

use std::rc::Rc;

use super::super::ir::{ExprId, Kind, VarId};
use super::super::ty::{DictKind, Ty};
use super::Infer;

impl Infer<'_, '_, '_> {
    /// A value goes into a variable: what holds it has one type from then on.
    pub(super) fn flow(&mut self, expr: ExprId, ty: &Ty, var: VarId) {
        // What a method of a class passes its own instance to gets one of any class that derives from it.
        let me = self.program.func(self.func).params.first();
        match ty {
            Ty::Instance(class)
                if matches!(self.program.kind(expr), Kind::Var(of) if me.is_some_and(|it| it.var == *of))
                    && self.program.func(self.func).class == Some(*class)
                    && self.program.is_base(*class) =>
            {
                let any = self.program.annotated(*class);
                self.join_var(var, &any);
            }
            _ => self.join_var(var, ty),
        }
        let now = self.program.vars[var.at()].ty.clone();
        self.expect(expr, &now);
        self.learn_from(expr, &now);
    }

    /// What is read by a key tells what the keys of a dict are: keys of one character that stand in the source
    /// are strings where strings are looked up.
    pub(super) fn expect_key(&mut self, dict: ExprId, of: &Ty, key: &Ty) {
        let Ty::Dict(known, _, kind) = of else {
            return;
        };
        let key = match (&**known, key) {
            (Ty::Unknown, key) => key.clone(),
            // What is not there is put in.
            (known, key)
                if *kind == DictKind::Default
                    && known.is_text()
                    && key.is_text()
                    && known.join(key) != *known =>
            {
                known.join(key)
            }
            (Ty::CharLit, Ty::Str | Ty::Lit) => Ty::Lit,
            _ => return,
        };
        let wanted = Ty::Dict(Box::new(key), Box::default(), *kind);
        self.expect(dict, &wanted);
    }

    /// Tells an expression what its place expects: containers take the type of where they go.
    pub(super) fn expect(&mut self, expr: ExprId, ty: &Ty) {
        if !ty.is_filled() && !matches!(ty, Ty::Tuple(_) | Ty::Tuples(_)) {
            return;
        }
        // What goes where several types may stand is the one of them that it is of.
        let here = self.types.of(expr).some();
        let of_union;
        let ty = match ty.some() {
            Ty::Union(_) if !matches!(here, Ty::Union(_)) => {
                let Some(member) = ty.some().member_for(here) else {
                    return;
                };
                of_union = member;
                &of_union
            }
            _ => ty,
        };
        let ty = &match self.types.of(expr) {
            Ty::Option(_) => ty.clone(),
            _ => ty.some().clone(),
        };
        self.expect_of_empty(expr, ty);
        let code = Rc::clone(&self.code);
        match &code[expr.at()].kind {
            Kind::Var(var) => {
                let var = *var;
                let known = &self.program.vars[var.at()].ty;
                // Only what is of the same kind; None is narrowed away. An instance stays what it is where
                // any class of its hierarchy may stand.
                let joined = known.join(ty);
                let is_widened =
                    matches!((known.some(), joined.some()), (Ty::Instance(_), Ty::Dyn(_)))
                        || matches!(joined.some(), Ty::Union(_))
                            && !matches!(known.some(), Ty::Union(_) | Ty::Unknown);
                if joined != Ty::Mixed
                    && !is_widened
                    && (known.is_filled() || *known == Ty::Unknown)
                {
                    self.join_var(var, ty);
                }
            }
            Kind::List(items) | Kind::Set(items) => {
                let item = ty.item();
                items.iter().for_each(|it| self.expect(*it, &item));
            }
            Kind::Tuple(items) => match ty {
                Ty::Tuple(types) if types.len() == items.len() => {
                    items
                        .iter()
                        .zip(types)
                        .for_each(|(it, ty)| self.expect(*it, ty));
                }
                Ty::Tuples(of) => items.iter().for_each(|it| self.expect(*it, of)),
                _ => {}
            },
            Kind::Dict(items) => {
                if let Ty::Dict(_, value, _) = ty {
                    items.iter().for_each(|(_, it)| self.expect(*it, value));
                }
            }
            Kind::Conditional { body, orelse, .. } => {
                self.expect(*body, ty);
                self.expect(*orelse, ty);
            }
            Kind::Logic(_, values) => values.iter().for_each(|it| self.expect(*it, ty)),
            Kind::Attribute(object, name) => {
                let (Ty::Instance(class) | Ty::Class(class)) = *self.types.of(*object).some()
                else {
                    return;
                };
                let owner = self.program.field_owner(class, name);
                let field = self.types.fields.get(&(owner, name.clone())).cloned();
                if let Some(known) = field {
                    if known.is_filled() && known.join(ty) != Ty::Mixed {
                        self.join_field(owner, name, ty);
                    }
                } else if let Some((_, attribute)) = self.program.class_attribute(class, name) {
                    let var = attribute.var;
                    let known = &self.program.var(var).ty;
                    if known.is_filled() && known.join(ty) != Ty::Mixed {
                        self.join_var(var, ty);
                    }
                }
            }
            Kind::Index(object, index) if matches!(self.types.of(*object).some(), Ty::Instance(class) if class.is_record()) => {
                if let Ty::Instance(class) = self.types.of(*object).some() {
                    let class = *class;
                    self.expect_key_of_record(class, *index, ty);
                }
            }
            Kind::Index(object, _) => self.expect_item(*object, ty),
            Kind::Call(..) if let Some(display) = self.program.read_texts.get(&expr).copied() => {
                self.expect(display, ty);
            }
            Kind::Call(func, arguments) => {
                if let Kind::Attribute(object, name) = &code[func.at()].kind
                    && matches!(name.as_str(), "setdefault" | "get")
                {
                    // The None of `get` is of the asking, not of what is in the dict.
                    let ty = if name == "get" { ty.some() } else { ty };
                    self.expect_item(*object, ty);
                }
                // What is copied has the texts of its copy.
                if let (Kind::Builtin(name), [of]) = (&code[func.at()].kind, arguments.as_slice())
                    && matches!(name.as_str(), "dict" | "list" | "set")
                    && of.stars == 0
                    && of.name.is_none()
                    && differs_by_texts(self.types.of(of.value), ty)
                {
                    self.expect(of.value, ty);
                }
                if let Kind::Func(id) = &code[func.at()].kind {
                    let id = *id;
                    let known = &self.program.funcs[id.at()].ret;
                    if known.is_shared() && known.join(ty) != Ty::Mixed {
                        self.join_return(id, ty);
                    }
                }
            }
            Kind::Comprehension(comprehension) => match ty {
                Ty::Dict(_, value, _) => self.expect(comprehension.element, value),
                ty => {
                    let item = ty.item();
                    self.expect(comprehension.element, &item);
                }
            },
            _ => {}
        }
    }

    /// What is made empty has no items that say what it holds: its place does, as in `[[] for _ in names]`.
    fn expect_of_empty(&mut self, expr: ExprId, ty: &Ty) {
        let is_empty = match self.program.kind(expr) {
            Kind::List(items) => items.is_empty(),
            Kind::Dict(items) => items.is_empty(),
            Kind::Call(func, arguments) => {
                arguments.is_empty()
                    && matches!(self.program.kind(*func), Kind::Builtin(name)
                        if matches!(name.as_str(), "list" | "set" | "dict"))
            }
            _ => false,
        };
        let here = &self.types.exprs[expr.at()];
        let is_open = match (here, ty) {
            (Ty::List(of), Ty::List(_)) | (Ty::Set(of), Ty::Set(_)) => **of == Ty::Unknown,
            (Ty::Dict(key, value, kind), Ty::Dict(.., other)) => {
                **key == Ty::Unknown && **value == Ty::Unknown && kind == other
            }
            _ => false,
        };
        if is_empty && is_open {
            self.types.exprs[expr.at()] = ty.clone();
        }
    }

    /// Tells a container what an item of it is.
    pub(super) fn expect_item(&mut self, object: ExprId, item: &Ty) {
        let of = match self.types.of(object).some() {
            Ty::List(_) => Ty::list(item.clone()),
            Ty::Deque(_) => Ty::Deque(Box::new(item.clone())),
            Ty::Dict(key, _, kind) => Ty::Dict(key.clone(), Box::new(item.clone()), *kind),
            _ => return,
        };
        self.expect(object, &of);
    }
}

/// Whether two containers differ only in how their texts are held.
pub(super) fn differs_by_texts(here: &Ty, wanted: &Ty) -> bool {
    fn fits(here: &Ty, wanted: &Ty) -> bool {
        match (here, wanted) {
            (Ty::List(a), Ty::List(b)) | (Ty::Set(a), Ty::Set(b)) => fits(a, b),
            (Ty::Dict(key, value, kind), Ty::Dict(other, of, other_kind)) => {
                kind == other_kind && fits(key, other) && fits(value, of)
            }
            (Ty::Tuple(a), Ty::Tuple(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| fits(a, b))
            }
            (a, b) => a == b || a.is_text() && b.is_text(),
        }
    }
    here != wanted && fits(here, wanted)
}
