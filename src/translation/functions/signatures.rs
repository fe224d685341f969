//! The head of a function.

use crate::translation::code::{Form, quoted};
use crate::translation::translator::{Translator, unknown};
use crate::translation::variables::Global;
use crate::types::class_form::Role;
use crate::types::ir::{ClassId, FuncId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    pub(super) fn unknown_in_signature(&self, id: FuncId) -> String {
        let func = self.program.func(id);
        for (at, param) in func.params.iter().enumerate() {
            let ty = &self.program.var(param.var).ty;
            if !self.has_known_rust(ty)
                && self.iterator_param(param.var).is_none()
                && !self.takes_anything(id, at)
                && !self.lends_anything(id, at)
                && !self.takes_rest_for_nothing(id, at)
            {
                return format!("{}: {}", param.name, unknown(ty));
            }
        }
        format!("what it returns: {}", unknown(&func.ret))
    }

    /// Writes the head of a function; whether all of it is known.
    pub(in crate::translation) fn signature(&mut self, id: FuncId, is_public: bool) -> bool {
        let func = self.program.func(id);
        let mut is_whole = true;
        let mut params = Vec::new();
        let is_method = func.class.is_some();
        for (index, param) in func.params.iter().enumerate() {
            let binding = self.binding(param.var).clone();
            if is_method && index == 0 && func.role == Role::Class {
                self.declared.insert(param.var);
                continue;
            }
            if is_method && index == 0 && func.role != Role::Static {
                self.declared.insert(param.var);
                if matches!(self.program.var(param.var).ty, Ty::Enum(_)) {
                    params.push("self".to_owned());
                    continue;
                }
                params.push(if self.class_facts.handing.contains(&id) {
                    format!("self: &{}<Self>", self.counter())
                } else if binding.form == Form::MutRef {
                    "&mut self".to_owned()
                } else {
                    "&self".to_owned()
                });
                continue;
            }
            let ty = self.program.var(param.var).ty.clone();
            if let Some(item) = self.iterator_param(param.var) {
                let text = self.iterator_in_signature(param.var, &item);
                params.push(text);
                continue;
            }
            if self.takes_rest_for_nothing(id, index) {
                self.declared.insert(param.var);
                continue;
            }
            if self.takes_anything(id, index) {
                self.declared.insert(param.var);
                params.push(format!("_{}: impl Sized", binding.name));
                continue;
            }
            if self.lends_anything(id, index) {
                self.declared.insert(param.var);
                params.push(format!("{}: &impl Sized", binding.name));
                continue;
            }
            let uses = self
                .program
                .var(param.var)
                .occurrences
                .iter()
                .filter(|it| !it.is_def)
                .count();
            is_whole &= self.has_known_rust(&ty) && !ty.holds_coroutine();
            let known = self.has_rust(&ty) && !ty.holds_coroutine();
            let mut name = binding.name.clone();
            let is_assigned = self.program.var(param.var).assignments() > 1;
            if uses == 0 && !(is_assigned && self.program.var(param.var).is_handed) {
                name = format!("_{name}");
            }
            let rust = if known && self.locked.contains(&param.var) {
                let inner = self.rust_type(&ty);
                format!("&{}<{}<{inner}>>", self.counter(), self.cell_name(false))
            } else if known {
                match binding.form {
                    _ if self.coroutines.shared.contains(&param.var) => {
                        let is_small = matches!(binding.global, Some(Global::Slot(_)));
                        let (counter, cell) = (self.counter(), self.cell_name(is_small));
                        format!("&{counter}<{cell}<{}>>", self.rust_type(&ty))
                    }
                    Form::MutRef => match &ty {
                        Ty::Option(of) if self.is_lent_or_none(param.var) => {
                            format!("Option<{}>", self.held_type(of, Form::MutRef))
                        }
                        ty => self.held_type(ty, Form::MutRef),
                    },
                    Form::Ref => self.borrowed_type(&ty),
                    _ => {
                        if binding.needs_mut && uses > 0 {
                            name = format!("mut {name}");
                        }
                        self.rust_type(&ty)
                    }
                }
            } else {
                self.uses_unknown = true;
                "Unknown".to_owned()
            };
            self.declared.insert(param.var);
            params.push(format!("{name}: {rust}"));
        }
        let ret = self.declared_result(id);
        let ret = match &ret {
            Ty::None => String::new(),
            Ty::Unknown if func.refused.is_some() && !self.program.is_hopeful => String::new(),
            _ if func.is_generator && !self.is_generated(id) => String::new(),
            Ty::Iter(_) if func.is_generator && func.is_async => {
                format!(" -> {}", self.stream_type(id))
            }
            Ty::Iter(_) if func.is_generator => {
                format!(" -> {}", self.generated_type(id))
            }
            Ty::Iter(item) if self.gives_iterator(id) => {
                format!(" -> impl Iterator<Item = {}>", self.rust_type(item))
            }
            ty if self.has_known_rust(ty) && self.program.lending.methods.contains_key(&id) => {
                let of = match ty {
                    Ty::List(item) if !self.lends_to_change(id) => {
                        format!("[{}]", self.rust_type(item))
                    }
                    ty => self.rust_type(ty.some()),
                };
                let lent = if self.lends_to_change(id) {
                    format!("&mut {of}")
                } else {
                    format!("&{of}")
                };
                match ty {
                    Ty::Option(_) => format!(" -> Option<{lent}>"),
                    _ => format!(" -> {lent}"),
                }
            }
            ty if self.has_known_rust(ty) && !ty.holds_coroutine() => {
                format!(" -> {}", self.rust_type(ty))
            }
            _ => {
                is_whole = false;
                self.uses_unknown = true;
                " -> Unknown".to_owned()
            }
        };
        let ret = if self.raises.fails(id) && self.may_fail(id) && !func.is_generator {
            let given = ret.strip_prefix(" -> ").unwrap_or("()");
            format!(" -> Result<{given}, {}>", self.error_name)
        } else {
            ret
        };
        let public = if is_public && func.test.is_none() {
            "pub "
        } else {
            ""
        };
        let name = self.func_names[id.at()].clone();
        let (lifetime, ret) = lent_to_box(&mut params, ret);
        let is_left_open = func.is_generator && !self.is_generated(id);
        let is_async = if func.is_async && (!func.is_generator || is_left_open) {
            "async "
        } else {
            ""
        };
        if func.is_async && func.class.is_none() && name == "main" {
            self.need_tokio();
            self.out.line("#[tokio::main(flavor = \"current_thread\")]");
        }
        if let Some(test) = &func.test {
            self.out.line("#[test]");
            match &test.skipped {
                Some(why) if !why.is_empty() => {
                    self.out.line(format!("#[ignore = {}]", quoted(why)));
                }
                Some(_) => self.out.line("#[ignore]"),
                None => {}
            }
        }
        self.out.line(format!(
            "{public}{is_async}fn {name}{lifetime}({}){ret} {{",
            params.join(", ")
        ));
        is_whole
    }
}

impl Translator<'_, '_> {
    /// What a function is said to give: of one that each class has on its own what these give, also where that
    /// is not known.
    fn declared_result(&self, id: FuncId) -> Ty {
        let func = self.program.func(id);
        let root = func.class.filter(|_| func.is_abstract).map(ClassId::root);
        let Some(root) = root.filter(|_| func.ret == Ty::None) else {
            return func.ret.clone();
        };
        let family = self.program.family(root, &func.name);
        let gives = family.iter().map(|it| &self.program.func(*it).ret);
        let mut others = gives.filter(|it| **it != Ty::None);
        match others.next() {
            Some(first) if others.all(|it| it == first) => first.clone(),
            Some(_) => Ty::Unknown,
            None => Ty::None,
        }
    }
}

/// A box says what the iterator in it borrows: the generics of the function, and what it gives.
fn lent_to_box(params: &mut [String], ret: String) -> (&'static str, String) {
    let Some(inner) = ret.strip_prefix(" -> Box<dyn Iterator<") else {
        return ("", ret);
    };
    let Some(inner) = inner.strip_suffix(">>") else {
        return ("", ret);
    };
    let is_lent = |it: &&mut String| it.replace("&'static", "").contains('&');
    let mut lent: Vec<&mut String> = params.iter_mut().filter(is_lent).collect();
    let (lifetime, bound) = match lent.as_mut_slice() {
        [] => return ("", ret),
        [_] => ("", "'_"),
        all => {
            for param in all {
                let named = param.replace('&', "&'a ");
                **param = named.replace("&'a 'static", "&'static");
            }
            ("<'a>", "'a")
        }
    };
    let ret = format!(" -> Box<dyn Iterator<{inner}> + {bound}>");
    (lifetime, ret)
}
