//! Variables read, as what holds them gives them.

use super::code::{Code, Form, Prec};
use super::translator::{Res, Translator, refuse, unknown};
use super::variables::Global;
use crate::rust::taken::{THERE, taken};
use crate::types::ir::{ExprId, FuncId, VarId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Why a variable has no form here.
    pub(super) fn no_variable<T>(&self, var: VarId) -> Res<T> {
        let info = self.program.var(var);
        if info.func == FuncId(0) {
            return refuse(format!(
                "{} is a variable of the module that changes",
                info.name
            ));
        }
        refuse("a variable that Rust has no first value for")
    }

    /// A variable where it is used.
    pub(super) fn variable(&mut self, id: ExprId, var: VarId) -> Res<Code> {
        let binding = self.binding(var);
        let (name, is_usize) = (binding.name.clone(), binding.is_usize);
        let mut form = binding.form;
        let full = self.program.var(var).ty.clone();
        let here = self.ty(id).clone();
        let binding_global = binding.global;
        match binding_global {
            Some(Global::Refused) => return self.no_variable(var),
            Some(Global::Cell) => {
                return Ok(self.small(&name, full));
            }
            Some(Global::Late) => {
                let said = format!("expect(\"`{name}` has been assigned\")");
                if full.is_copy() {
                    return Ok(Code::tight(format!("{name}.{said}"), full));
                }
                if self.is_last_use(var, id) {
                    return Ok(Code::tight(format!("{name}.{said}"), full));
                }
                let text = format!("{name}.as_ref().{said}");
                return Ok(Code::tight(text, full).held(Form::Ref));
            }
            Some(Global::Lazy) => {
                let form = if full.is_copy() {
                    Form::Value
                } else {
                    Form::Place
                };
                return Ok(Code::new(format!("*{name}"), Prec::Unary, full).held(form));
            }
            Some(Global::Const) => {
                return Ok(Code::new(name, Prec::Postfix, full).held(Form::Place));
            }
            Some(Global::Slot(_) | Global::Kept(_) | Global::Locked) => {
                return self.cell_variable(id, var);
            }
            None | Some(Global::Moved(_)) => {}
        }
        if self.class_facts.whole_selves.contains(&id) {
            return refuse("an instance that may be of a class that derives from this one");
        }
        let owner = self.program.var(var).func;
        if owner != self.func
            && binding_global.is_none()
            && self.program.func(owner).name != "lambda"
            && !self.has_captured(var)
        {
            return refuse(format!("{name} is a variable of the function around"));
        }
        if full == Ty::None && !self.program.var(var).is_param {
            return Ok(Code::tight("None", Ty::None));
        }
        if !self.has_rust(&full) {
            return refuse(unknown(&full));
        }
        if !self.declared.contains(&var) {
            return refuse(format!("what {name} is was left out"));
        }
        if self.is_lent_or_none(var) {
            return refuse("what may be None and is changed for the caller");
        }
        if let Some(bound) = self.bound.get(&var) {
            form = *bound;
        }
        if matches!(full.some(), Ty::Union(_))
            && owner != self.func
            && self.closures.kept.contains_key(&self.func)
        {
            return refuse("a value of several types that a closure keeps");
        }
        if self.boxed.contains(&var) {
            return Ok(Code::new(format!("**{name}"), Prec::Unary, full).held(Form::Place));
        }
        if let Some((member, is_owned)) = self.members.get(&var)
            && self.unwrapped.contains_key(&var)
            // Of an outcome the pattern may know more than the types do.
            && (*member == here || here.outcome().is_some())
        {
            let form = self.unwrapped.get(&var).copied().unwrap_or(Form::Ref);
            let member = (member.clone(), *is_owned);
            return Ok(self.bound_member(name, full.some(), member, form));
        }
        if let Some(unwrapped) = self.unwrapped.get(&var) {
            let known = match (&full, &here) {
                (Ty::Dyn(_), Ty::Instance(_)) => here.clone(),
                _ => full.some().clone(),
            };
            let code = Code::new(name, Prec::Postfix, known);
            if let Ty::Union(_) = full.some()
                && !matches!(here, Ty::Union(_) | Ty::Option(_) | Ty::None)
            {
                let code = code.held(*unwrapped);
                return self.told_member(var, &code, &here);
            }
            return Ok(code.held(if full.some().is_copy() {
                Form::Place
            } else {
                *unwrapped
            }));
        }
        let is_lent = full != Ty::Lit || self.lent_literals.contains(&var);
        let is_known = matches!(full, Ty::Option(_)) && here == *full.some();
        if matches!(form, Form::Ref | Form::MutRef) && full.is_copy() && is_lent && !is_known {
            let mut code = Code::new(format!("*{name}"), Prec::Unary, full).held(Form::Place);
            code.is_usize = is_usize;
            return Ok(code);
        }
        let mut code = Code::new(name, Prec::Postfix, full.clone()).held(form);
        code.is_usize = is_usize;
        if form == Form::Ref && self.lent_parts.contains(&var) {
            code = self.reference(code.held(Form::Place));
        }
        if let (Ty::Dyn(_), Ty::Instance(class)) = (&full, &here) {
            // A test says that it is one, but no pattern does in Rust.
            return self.downcast(&code, *class, false);
        }
        if let Ty::Union(_) = full.some()
            && !matches!(here, Ty::Union(_) | Ty::Option(_) | Ty::None)
        {
            return self.told_member(var, &code, &here);
        }
        let is_some =
            here == *full.some() || matches!((full.some(), &here), (Ty::Union(_), Ty::Union(_)));
        if is_some && self.is_lent_option(var) {
            let text = taken(&code.text, ".as_deref()", THERE);
            let inner = full.some().clone();
            return Ok(Code::new(text, Prec::Postfix, inner).held(Form::Ref));
        }
        if matches!(full, Ty::Option(_)) && is_some && form != Form::MutRef {
            // It is known not to be None, but no pattern says so in Rust.
            let text = match form {
                Form::Place if !full.is_copy() => format!("{}.as_ref()", code.text),
                _ => code.text,
            };
            let inner = full.some().clone();
            let held = if inner.is_copy() {
                Form::Place
            } else {
                Form::Ref
            };
            let text = match inner {
                Ty::Str if form == Form::Place => text.replace(".as_ref()", ".as_deref()"),
                _ => text,
            };
            return Ok(Code::new(taken(&text, "", THERE), Prec::Postfix, inner).held(held));
        }
        Ok(code)
    }
}
