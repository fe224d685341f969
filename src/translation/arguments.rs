//! Arguments in the order and the form that a function of the file takes them.

use super::code::Form;
use super::standing::Standing;
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{ExprId, FuncId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Keywords of a call that the function takes as a dict.
    pub(super) fn keywords(&mut self, named: &[(&str, ExprId)], ty: &Ty) -> Res<String> {
        let Ty::Dict(_, value, _) = ty else {
            return refuse(unknown(ty));
        };
        if !self.has_rust(ty) {
            return refuse(unknown(ty));
        }
        self.rust_type(ty);
        let mut items = Vec::new();
        for (name, id) in named {
            let code = self.value(*id, value)?;
            items.push(format!(
                "({}.to_string(), {})",
                super::code::quoted(name),
                code.text
            ));
        }
        Ok(if items.is_empty() {
            "IndexMap::new()".to_owned()
        } else {
            format!("IndexMap::from([{}])", items.join(", "))
        })
    }

    /// `?` behind a call of a function that gives a `Result`.
    pub(super) fn sign_of(&self, id: FuncId) -> Res<&'static str> {
        // What a generator raises comes with its values, what a coroutine raises where it is awaited.
        let func = self.program.func(id);
        if !self.raises.fails(id) || func.is_generator || func.is_async {
            return Ok("");
        }
        if !self.may_fail(id) {
            return refuse("a method that may fail, and has no Result in Rust");
        }
        if !self.can_fail() && self.fails_unseen() {
            return Ok(".expect(\"what is shown is there\")");
        }
        Ok("?")
    }

    /// An argument as its parameter takes it.
    pub(super) fn argument(
        &mut self,
        value: ExprId,
        param: crate::types::ir::VarId,
        standing: &Standing,
    ) -> Res<String> {
        let done = self.argument_for(value, param, standing);
        if done.is_err() && matches!(self.kind(value), Kind::Var(_)) {
            // A container that counted instances are given they can share.
            let class = super::shared_fields::made_by(self.program, param);
            self.wants_counted.extend(class);
        }
        done
    }

    fn argument_for(
        &mut self,
        value: ExprId,
        param: crate::types::ir::VarId,
        standing: &Standing,
    ) -> Res<String> {
        let ty = self.stood_for(&self.program.var(param).ty, standing);
        if self.locked.contains(&param) {
            return match self.kind(value) {
                Kind::Var(var) if self.locked.contains(var) => {
                    let name = self.binding(*var).name.clone();
                    let is_lent =
                        self.program.var(*var).is_param && !self.computed.contains_key(&value);
                    Ok(if is_lent { name } else { format!("&{name}") })
                }
                _ => refuse("what a thread changes that others have"),
            };
        }
        if let Some(item) = self.iterator_param(param) {
            let item = self.stood_for(&item, standing);
            return self.iterator_argument(value, &item);
        }
        if !self.has_rust(&ty) {
            return refuse(unknown(&ty));
        }
        let is_kept = self.effects.stored.contains(&param)
            || self
                .effects
                .gives_back
                .contains(&self.program.var(param).func);
        let region = self.region.filter(|_| !is_kept);
        self.in_region(region, |it| it.argument_as(value, param, &ty))
    }

    fn argument_as(
        &mut self,
        value: ExprId,
        param: crate::types::ir::VarId,
        ty: &Ty,
    ) -> Res<String> {
        match self.binding(param).form {
            Form::MutRef if self.is_lent_or_none(param) => match self.ty(value) {
                Ty::None => Ok("None".to_owned()),
                Ty::Option(_) => refuse("what may be None is passed on to be changed"),
                _ => {
                    let lent = self.changing(value, ty.some())?;
                    Ok(if lent.starts_with('&') {
                        format!("Some({lent})")
                    } else {
                        format!("Some(&mut *{lent})")
                    })
                }
            },
            _ if self.coroutines.shared.contains(&param) => self.lent_cell(value),
            Form::MutRef => self.changing(value, ty),
            Form::Ref if self.is_lent_as_param(param) => self.lent_for_param(value, ty),
            // It is made as its parameter takes it.
            Form::Ref
                if matches!(self.kind(value), Kind::Dict(_) | Kind::Set(_))
                    && self.ty(value) != ty
                    && matches!(ty, Ty::Dict(..) | Ty::Set(_)) =>
            {
                let code = self.value(value, ty)?;
                Ok(format!("&{}", code.at_least(super::code::Prec::Unary)))
            }
            Form::Ref => Ok(self.borrowed(value, ty)?.text),
            _ => {
                let keeps = self.effects.changed.contains(&param)
                    || self.effects.stored.contains(&param)
                    || self
                        .effects
                        .gives_back
                        .contains(&self.program.var(param).func);
                let before = std::mem::replace(&mut self.may_copy, !keeps);
                let code = self.value(value, ty);
                self.may_copy = before;
                Ok(code?.text)
            }
        }
    }

    /// Whether a parameter is None or something that is changed for the caller: `Option<&mut T>`.
    pub(super) fn is_lent_or_none(&self, param: crate::types::ir::VarId) -> bool {
        let info = self.program.var(param);
        self.binding(param).form == Form::MutRef
            && info.is_param
            && !info.is_handed
            && matches!(&info.ty, Ty::Option(of)
                if matches!(**of, Ty::List(_) | Ty::Dict(..) | Ty::Set(_) | Ty::Deque(_)))
    }

    /// A default, made at each call: what is no literal, or can be changed, is made once in Python.
    pub(super) fn default(
        &mut self,
        default: ExprId,
        param: crate::types::ir::VarId,
        standing: &Standing,
    ) -> Res<String> {
        let is_literal = match self.kind(default) {
            _ if self.is_constant_default(default) => true,
            Kind::Attribute(..) => matches!(self.ty(default), Ty::Enum(_)),
            // What `default_factory` gives is made anew each time.
            _ if self.is_made_anew(param) => true,
            // A function that has nothing of its own is always the same.
            Kind::Func(id) | Kind::Lambda(id) => {
                !self.closures.all.contains_key(id)
                    && !self.closures.kept.contains_key(id)
                    && self.pointer(&Ty::Func(*id)).is_ok()
            }
            // Values that nothing changes.
            Kind::Call(func, arguments)
                if matches!(self.kind(*func), Kind::Import(name) if matches!(name.as_str(),
                    "datetime.timedelta" | "datetime.date" | "datetime.time" | "datetime.datetime"
                    | "decimal.Decimal" | "pathlib.Path")) =>
            {
                arguments
                    .iter()
                    .all(|it| super::captured::is_literal(self.kind(it.value)))
            }
            // An instance that nobody changes may as well be another one.
            Kind::Call(func, arguments) => {
                let ty = self.ty(default);
                matches!(self.kind(*func), Kind::Class(_))
                    && matches!(ty, Ty::Instance(_))
                    // One that is counted is changed by whoever has it.
                    && !ty.is_counted()
                    && arguments.iter().all(|it| self.is_still(it.value))
                    && !self
                        .effects
                        .changed_parts
                        .iter()
                        .any(|part| self.holds(ty, part, 0))
            }
            Kind::List(_) | Kind::Dict(_) | Kind::Set(_) => {
                !self.effects.changed.contains(&param)
                    && !self.effects.stored.contains(&param)
                    && (self.is_still(default) || self.is_constant_display(default, param))
            }
            _ => false,
        };
        if !is_literal {
            return refuse("a default that is made once, at the definition");
        }
        self.argument(default, param, standing)
    }

    /// Whether a default is a container of constants that nobody gets hold of.
    fn is_constant_display(&self, id: ExprId, param: crate::types::ir::VarId) -> bool {
        let func = self.program.var(param).func;
        if self.effects.gives_back.contains(&func) {
            return false;
        }
        let is_constant = |it: &ExprId| self.is_constant_default(*it);
        match self.kind(id) {
            Kind::List(items) | Kind::Set(items) => items.iter().all(is_constant),
            Kind::Dict(items) => items
                .iter()
                .all(|(key, value)| key.as_ref().is_some_and(is_constant) && is_constant(value)),
            _ => false,
        }
    }

    /// Whether a default is the same whenever it is made.
    fn is_constant_default(&self, id: ExprId) -> bool {
        match self.kind(id) {
            Kind::Int(_) | Kind::Float(_) | Kind::Str(_) | Kind::Bool(_) | Kind::None => true,
            Kind::Var(var) => matches!(
                self.binding(*var).global,
                Some(super::variables::Global::Const | super::variables::Global::Lazy)
            ),
            Kind::Import(_) => self.ty(id).is_copy(),
            Kind::Tuple(items) => items.iter().all(|it| self.is_constant_default(*it)),
            Kind::Unary(_, of) => self.ty(id).is_copy() && self.is_constant_default(*of),
            Kind::Binary(_, a, b) => {
                self.ty(id).is_copy()
                    && self.is_constant_default(*a)
                    && self.is_constant_default(*b)
            }
            // `float("inf")`
            Kind::Call(func, arguments) => {
                matches!(self.kind(*func), Kind::Builtin(name) if name == "float")
                    && matches!(arguments.as_slice(), [one] if one.stars == 0
                        && matches!(self.kind(one.value), Kind::Str(text) if text.parse::<f64>().is_ok()))
            }
            _ => false,
        }
    }
}
