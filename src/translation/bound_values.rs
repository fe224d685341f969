//! What a new variable is bound to: a value of its own, or one that is lent.

use super::code::{Code, Form, Prec};
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{Argument, ExprId, Kind, VarId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// `x = default if x is None else x` of a parameter: whether it was written.
    pub(super) fn given_or_default(&mut self, var: VarId, value: ExprId, ty: &Ty) -> Res<bool> {
        let Kind::Conditional { test, body, orelse } = self.kind(value) else {
            return Ok(false);
        };
        let (Kind::Var(given), Kind::Compare(left, rest)) = (self.kind(*orelse), self.kind(*test))
        else {
            return Ok(false);
        };
        let asks = matches!(self.kind(*left), Kind::Var(it) if it == given)
            && matches!(rest.as_slice(), [(rustpython_ast::CmpOp::Is, none)]
                if matches!(self.kind(*none), Kind::None));
        let given = *given;
        let info = self.program.var(given);
        if !asks
            || !info.is_param
            || given == var
            || self.declared.contains(&var)
            || info.ty != Ty::option(ty.clone())
            || self.binding(var).is_usize
        {
            return Ok(false);
        }
        let (name, from) = (
            self.binding(var).name.clone(),
            self.binding(given).name.clone(),
        );
        if self.is_lent_or_none(given) {
            let defs = self
                .program
                .var(var)
                .occurrences
                .iter()
                .filter(|it| it.is_def);
            if defs.count() > 1 {
                return refuse("what may be None and is changed for the caller");
            }
            let default = self.value(*body, ty)?;
            let made = self.fresh("made");
            let rust = self.rust_type(ty);
            self.out
                .line(format!("let mut {made}: {rust} = {};", default.text));
            self.out
                .line(format!("let {name} = {from}.unwrap_or(&mut {made});"));
            self.declared.insert(var);
            self.bound.insert(var, Form::MutRef);
            self.bindings[var.at()].needs_mut = false;
            return Ok(true);
        }
        if ty.is_copy() {
            let default = self.value(*body, ty)?;
            let needs_mut = if self.binding(var).needs_mut {
                "mut "
            } else {
                ""
            };
            // What stands for None may be None, too.
            let method = match ty {
                Ty::Option(_) => "or",
                _ => "unwrap_or",
            };
            let text = if self.is_simple(*body) {
                format!("{method}({})", default.text)
            } else {
                format!("{method}_else(|| {})", default.text)
            };
            self.out
                .line(format!("let {needs_mut}{name} = {from}.{text};"));
            self.declared.insert(var);
            return Ok(true);
        }
        Ok(false)
    }

    /// The value for a new variable; what is only read may stay borrowed.
    pub(super) fn bound_value(&mut self, var: VarId, value: ExprId, ty: &Ty) -> Res<Code> {
        if self.program.lending.calls.contains_key(&value) {
            return self.bound_lent(var, value, ty);
        }
        let is_settled = self.program.var(var).assignments() == 1
            && !self.effects.changed.contains(&var)
            && !self.declared.contains(&var);
        let lends = matches!(self.kind(value), Kind::Index(..) | Kind::Var(_))
            && self.ty(value) == ty
            && ty.is_shared();
        if is_settled && lends && self.lends_safely(value) {
            let code = self.expr(value)?;
            if code.form == Form::Place && !matches!(ty, Ty::Option(_)) {
                // What is made at its first use has the type only behind that.
                let made_late = code.lazy_static().map(|it| format!("&*{it}"));
                let mut code = self.reference(code);
                code.text = made_late.unwrap_or(code.text);
                self.bound.insert(var, Form::Ref);
                return Ok(code);
            }
            if code.form == Form::Ref && !matches!(ty, Ty::Option(_)) {
                self.bound.insert(var, Form::Ref);
                return Ok(code);
            }
        }
        // A part of a container that is changed through a name of its own.
        if self.effects.changed.contains(&var)
            && matches!(self.kind(value), Kind::Index(..) | Kind::Call(..))
            && self.ty(value) == ty
            && ty.is_shared()
        {
            let is_call_of = |wanted: &str| {
                matches!(self.kind(value), Kind::Call(func, _)
                    if matches!(self.kind(*func), Kind::Attribute(_, name) if name == wanted))
            };
            let is_got = is_call_of("get");
            let is_part =
                is_got || is_call_of("setdefault") || !matches!(self.kind(value), Kind::Call(..));
            if is_part && self.program.var(var).assignments() == 1 {
                if self.is_used_between(var, value) {
                    return self.two_names(ty);
                }
                let place = match self.lent_or_new(value, ty)? {
                    None if !is_got => Some(self.place(value)?),
                    lent => lent,
                };
                if let Some(place) = place {
                    self.bound.insert(var, Form::MutRef);
                    self.bindings[var.at()].needs_mut = false;
                    return Ok(match place.form {
                        Form::MutRef => place,
                        _ => Code::new(
                            format!("&mut {}", place.at_least(Prec::Unary)),
                            Prec::Unary,
                            place.ty,
                        ),
                    });
                }
            }
        }
        // Where nothing is changed in place a copy is as good as a second name.
        let is_quiet = self.func != crate::types::ir::FuncId(0)
            && !self.effects.changers.contains(&self.func)
            && (self.stays_from_here(ty) || self.is_let_go(var, value))
            && !self.program.calls.iter().any(|(caller, callee)| {
                *caller == self.func && self.effects.gives_back.contains(callee)
            });
        let before = self.may_copy;
        self.may_copy |= is_quiet;
        let code = self.value(value, ty);
        self.may_copy = before;
        code
    }

    /// Whether what is borrowed stays as it is for as long as it is looked at.
    pub(super) fn lends_safely(&self, value: ExprId) -> bool {
        match super::roots::root(self.program, value) {
            Some(root) => {
                let defs = self.program.var(root).assignments();
                !self.effects.changed.contains(&root) && (defs == 1 || self.is_constant(root))
            }
            None => false,
        }
    }

    /// Refuses a second name for a value that is changed while both are used.
    pub(super) fn check_alias(&mut self, var: VarId, value: ExprId) -> Res<()> {
        let ty = self.ty(value).some().clone();
        if !ty.is_shared() {
            return Ok(());
        }
        if let Kind::Call(func, arguments) = self.kind(value)
            && let Kind::Func(id) = self.kind(*func)
            && self.effects.gives_back.contains(id)
        {
            let params = &self.program.func(*id).params;
            let is_given_away = |place: usize, argument: &Argument| {
                let param = match &argument.name {
                    Some(name) => params.iter().find(|it| it.name == *name),
                    None => params.get(place),
                };
                param.is_some_and(|it| self.effects.given_away.contains(&it.var))
            };
            let others = arguments
                .iter()
                .enumerate()
                .filter(|(place, it)| !is_given_away(*place, it));
            let may_alias = others.map(|it| it.1).any(|it| {
                self.ty(it.value).some().is_shared()
                    && super::roots::root(self.program, it.value).is_some_and(|root| {
                        self.effects.changed.contains(&var) || self.effects.changed.contains(&root)
                    })
            });
            if may_alias {
                return refuse("a function that may give back what it was given, which is changed");
            }
        }
        Ok(())
    }

    /// The type that a declaration has to name, as its value does not tell it.
    pub(super) fn annotation(&mut self, code: &Code, ty: &Ty, is_usize: bool) -> String {
        if is_usize {
            return if code.is_weak {
                "usize".to_owned()
            } else {
                String::new()
            };
        }
        if ty.is_float() && self.is_f64(ty) && !code.text.contains(|c: char| c.is_alphabetic()) {
            return "f64".to_owned();
        }
        if ty.is_function() {
            if self.may_be_closure(ty) {
                return String::new();
            }
            return self.rust_type(ty);
        }
        if ty.holds_dyn() && code.form != Form::Ref {
            return self.rust_type(ty);
        }
        let is_open = code.text == "None"
            || code.text.ends_with("; None }")
            || code.text.contains("Vec::new()")
            || code.text.contains("VecDeque::new()")
            || code.text.contains("IndexMap::new()")
            || code.text.contains("HashSet::new()")
            || code.is_weak
            || code.text.contains(".collect::<")
            || has_integers(ty)
                && (code.text.starts_with('[')
                    || code.text.starts_with("vec!")
                    || code.text.starts_with('(')
                    || code.text.contains("from(["))
            || has_integers(ty) && code.prec == Prec::Loose;
        if !is_open || code.form == Form::Ref {
            return String::new();
        }
        self.rust_type(ty)
    }
}

/// Whether a type holds integers, whose width Rust would choose by itself.
fn has_integers(ty: &Ty) -> bool {
    match ty {
        Ty::Int => true,
        Ty::List(of) | Ty::Tuples(of) | Ty::Set(of) | Ty::Deque(of) | Ty::Option(of) => {
            has_integers(of)
        }
        Ty::Dict(key, value, _) => has_integers(key) || has_integers(value),
        Ty::Tuple(items) => items.iter().any(has_integers),
        _ => false,
    }
}
