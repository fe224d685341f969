//! Functions and methods applied to a value that the Rust already has, as in a closure.

use super::code::{Code, Form};
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::class_form::Role;
use crate::types::ir::{ClassId, ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// `Task.key` of a task: a method that takes nothing else, and changes nothing.
    fn method_with(&mut self, class: ClassId, name: &str, it: &Code) -> Res<Code> {
        let Some(method) = self.program.method(class, name) else {
            return refuse("a method as a value");
        };
        let info = self.program.func(method);
        let [me] = info.params.as_slice() else {
            return refuse("a method as a value");
        };
        let is_plain = info.role == Role::Plain
            && info.class == Some(class)
            && self.classes.contains(&class)
            && !self.program.is_base(class.root())
            && !info.is_generator
            && !info.is_async
            && !self.effects.changed.contains(&me.var)
            && !self.raises.fails(method)
            && !self.is_left_out(class, method);
        if !is_plain || !self.has_rust(&info.ret) {
            return refuse("a method as a value");
        }
        let (name, ret) = (self.func_names[method.at()].clone(), info.ret.clone());
        Ok(Code::tight(format!("{}.{name}()", it.receiver()), ret))
    }

    /// Calls a function that is named, not written out, with one argument.
    pub(super) fn call_with(&mut self, func: ExprId, it: Code) -> Res<Code> {
        match self.kind(func) {
            Kind::Func(id) => {
                let info = self.program.func(*id);
                if self.raises.fails(*id) {
                    return refuse("a function that may fail, as a value");
                }
                if let Some(why) = self.refused(*id) {
                    return refuse(format!("a call of {why}"));
                }
                let [param] = info.params.as_slice() else {
                    return refuse("a function of several parameters");
                };
                let want = self.program.var(param.var).ty.clone();
                let ret = info.ret.clone();
                let form = self.binding(param.var).form;
                if !self.has_rust(&ret) || !self.has_rust(&want) {
                    return refuse(unknown(&ret));
                }
                let text = match form {
                    Form::Ref if !want.is_copy() => {
                        if it.ty != want {
                            return refuse("values of more than one type meet here");
                        }
                        self.reference(it).text
                    }
                    Form::MutRef => return refuse("a function that changes what it is given"),
                    _ => {
                        if !it.ty.is_copy() {
                            return refuse("a function that keeps what it is given");
                        }
                        let it = self.plain_int(it);
                        self.coerced(it, &want)?.text
                    }
                };
                Ok(Code::tight(
                    format!("{}({text})", self.func_names[id.at()]),
                    ret,
                ))
            }
            Kind::Builtin(name) => self.builtin_with(name, it),
            Kind::Attribute(object, name) => match (self.kind(*object), it.ty.is_text()) {
                (Kind::Builtin(owner), true) if owner == "str" => self.text_method_plain(it, name),
                _ if name == "get" && matches!(self.ty(*object), Ty::Dict(..)) => {
                    let Ty::Dict(key, value, _) = self.ty(*object).clone() else {
                        return refuse("get of this");
                    };
                    if it.ty != *key || !value.is_copy() {
                        return refuse("get of this");
                    }
                    let dict = self.expr(*object)?;
                    let it = self.reference(it);
                    let sign = if it.ty.is_copy() { "&" } else { "" };
                    Ok(Code::tight(
                        format!("{}[{sign}{}]", dict.receiver(), it.text),
                        *value,
                    ))
                }
                (Kind::Class(class), _) if it.ty == Ty::Instance(*class) => {
                    self.method_with(*class, name, &it)
                }
                _ => refuse("a method as a value"),
            },
            Kind::Lambda(lambda) => {
                let info = self.program.func(*lambda);
                let ([param], Some(value)) = (info.params.as_slice(), info.value) else {
                    return refuse("a lambda of several parameters");
                };
                let var = param.var;
                if self.program.var(var).ty != it.ty {
                    return refuse("values of more than one type meet here");
                }
                let form = it.form;
                self.bindings[var.at()].name = it.text;
                self.bindings[var.at()].is_usize = it.is_usize;
                self.bound.insert(var, form);
                self.declared.insert(var);
                let code = self.expr(value)?;
                let code = self.owned(code, value)?;
                Ok(self.plain_int(code))
            }
            Kind::Var(_) | Kind::Index(..) if self.ty(func).is_function() => {
                self.call_value_with(func, it)
            }
            _ => refuse("a function as a value"),
        }
    }

    /// Calls one of several functions with one argument.
    fn call_value_with(&mut self, func: ExprId, it: Code) -> Res<Code> {
        let pointer = self.pointer(&self.ty(func).clone())?;
        let ([(want, form)], false) = (pointer.params.as_slice(), pointer.fails) else {
            return refuse("a function that may fail, or of several parameters, as a value");
        };
        if it.ty != *want || !matches!(*form, Form::Ref) && !want.is_copy() {
            return refuse("a function that keeps what it is given");
        }
        let text = match form {
            Form::Ref if !want.is_copy() => self.reference(it).text,
            Form::MutRef => return refuse("a function that changes what it is given"),
            _ => self.plain_int(it).text,
        };
        let callee = self.expr(func)?;
        Ok(Code::tight(
            format!("{}({text})", callee.receiver()),
            pointer.ret,
        ))
    }
}
