//! Functions that are kept with what they use, as Rust: an `Rc<dyn Fn>` whose closure owns a copy of each
//! variable, or shares the cell that it is in.

use super::captured::Kept;
use super::code::{Code, Form};
use super::pointers::Pointer;
use super::translator::{Res, Translator, refuse, unknown};
use super::variables::Global;
use crate::types::class_form::Role;
use crate::types::ir::{FuncId, VarId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Whether a variable is the `self` of a method.
    fn is_me(&self, var: VarId) -> bool {
        let func = self.program.func(self.program.var(var).func);
        func.class.is_some()
            && func.role != Role::Static
            && func.params.first().is_some_and(|it| it.var == var)
    }

    /// The lines that give a function copies of its own, and those that it keeps in another way.
    fn captured(&mut self, kept: &Kept) -> Res<Vec<String>> {
        let mut lines = Vec::new();
        for func in &kept.functions {
            let name = self.func_names[func.at()].clone();
            let counter = self.counter();
            lines.push(format!("let {name} = {counter}::clone(&{name});"));
        }
        for var in &kept.captures {
            let info = self.program.var(*var);
            let binding = self.binding(*var).clone();
            let name = binding.name.clone();
            if !self.declared.contains(var) {
                return refuse(format!("what {name} is was left out"));
            }
            let is_cell = matches!(binding.global, Some(Global::Slot(_) | Global::Kept(_)));
            if binding.global.is_some() && !is_cell {
                return refuse("a variable of the module that a function keeps");
            }
            let moves = kept.moves.contains(var);
            if is_cell {
                if !moves {
                    let counter = self.counter();
                    lines.push(format!("let {name} = {counter}::clone(&{name});"));
                }
                continue;
            }
            if self.unwrapped.contains_key(var) {
                return refuse("a function that keeps what may be None, where it is not");
            }
            let ty = info.ty.clone();
            if !self.has_known_rust(&ty) {
                return refuse(unknown(&ty));
            }
            let is_changed = |part: &Ty| self.holds(&ty, part, 0);
            if ty.is_shared() && self.effects.changed_parts.iter().any(is_changed) {
                return self.two_names(&ty);
            }
            let form = self.bound.get(var).copied().unwrap_or(binding.form);
            if self.is_me(*var) {
                // In `new` it is called so already.
                let is_made_here = binding.name == "this";
                if ty.is_counted() {
                    let me = if is_made_here { "&this" } else { "self" };
                    let counter = self.counter();
                    lines.push(format!("let this = {counter}::clone({me});"));
                } else {
                    let me = if is_made_here { "this" } else { "self" };
                    lines.push(format!("let this = {me}.clone();"));
                }
                continue;
            }
            let text = match (&ty, form) {
                (ty, Form::Ref | Form::MutRef) if ty.is_copy() && *ty != Ty::Lit => {
                    format!("*{name}")
                }
                (ty, _) if ty.is_copy() => continue,
                (Ty::Str, Form::Ref) => format!("{name}.to_string()"),
                (Ty::List(_) | Ty::Tuples(_) | Ty::Bytes, Form::Ref | Form::MutRef) => {
                    format!("{name}.to_vec()")
                }
                (Ty::Option(_), Form::Ref) => {
                    return refuse("a function that keeps what may be None");
                }
                (ty, Form::Ref) if ty.is_counted() => {
                    self.import("std::rc::Rc");
                    format!("Rc::clone({name})")
                }
                _ if moves && !matches!(form, Form::Ref | Form::MutRef) => continue,
                (ty, _) if ty.is_counted() || matches!(ty, Ty::Kept(_)) => {
                    let sign = if matches!(form, Form::Ref) { "" } else { "&" };
                    format!("{}::clone({sign}{name})", self.counter())
                }
                _ => format!("{name}.clone()"),
            };
            lines.push(format!("let {name} = {text};"));
        }
        Ok(lines)
    }

    /// Does something as code of a function that is kept, which owns what it uses.
    fn in_kept<T>(&mut self, kept: &Kept, write: impl FnOnce(&mut Self) -> T) -> T {
        let saved: Vec<_> = kept
            .captures
            .iter()
            .map(|it| (*it, self.binding(*it).clone()))
            .collect();
        let bound = self.bound.clone();
        for var in &kept.captures {
            self.bound.remove(var);
            let is_me = self.is_me(*var);
            let binding = &mut self.bindings[var.at()];
            binding.form = Form::Place;
            if is_me {
                "this".clone_into(&mut binding.name);
            }
        }
        let done = write(self);
        for (var, binding) in saved {
            self.bindings[var.at()] = binding;
        }
        self.bound = bound;
        done
    }

    /// Writes a function within a function that is kept.
    pub(super) fn kept_function(&mut self, id: FuncId, kept: &Kept) -> Res<()> {
        let func = self.program.func(id);
        let ty = Ty::Kept(vec![id]);
        let pointer = self.pointer(&ty)?;
        let lines = self.captured(kept)?;
        let params = self.closure_params(id, &pointer);
        let ret = self.closure_result(&pointer);
        let rust = self.rust_type(&ty);
        let counter = self.counter();
        let name = self.func_names[id.at()].clone();
        let is_last = self.is_given_at_once(id);
        let has_block = !lines.is_empty() && !is_last;
        if has_block {
            self.out.line(format!("let {name}: {rust} = {{"));
        }
        for line in &lines {
            self.out.line(line.clone());
        }
        let head = if is_last || has_block {
            String::new()
        } else {
            format!("let {name}: {rust} = ")
        };
        self.out
            .line(format!("{head}{counter}::new(move |{params}| {ret}{{"));
        self.in_kept(kept, |it| {
            it.in_function(id, |it| {
                it.cells_of_params(id);
                it.body(&func.body, &pointer.ret, func.falls_through);
            });
        });
        self.out.line(match (is_last, has_block) {
            (true, _) | (_, true) => "})",
            _ => "});",
        });
        if has_block {
            self.out.line("};");
        }
        self.written.insert(id);
        Ok(())
    }

    /// A lambda that is kept.
    pub(super) fn kept_lambda(&mut self, id: FuncId, kept: &Kept, pointer: &Pointer) -> Res<Code> {
        let ty = Ty::Kept(vec![id]);
        let Some(value) = self.program.func(id).value else {
            return refuse("a function as a value");
        };
        let first = self.first_bound(id);
        if let Some(name) = first.and_then(|it| self.bound_names.get(&it)) {
            let made = format!("let {name}: ");
            if !self.out.lines.iter().any(|it| it.starts_with(&made)) {
                return refuse("a method as a value, where its first one is left out");
            }
            return Ok(Code::tight(format!("{name}.clone()"), ty));
        }
        let lines = self.captured(kept)?;
        let params = self.closure_params(id, pointer);
        let counter = self.counter();
        let span = self.span_of(value);
        let quiet = std::mem::replace(&mut self.quiet, span);
        let body = self.in_kept(kept, |it| it.lambda_body(id, value, pointer));
        self.quiet = quiet;
        let closure = format!("{counter}::new(move |{params}| {})", body?);
        let text = if lines.is_empty() {
            closure
        } else {
            format!("{{ {} {closure} }}", lines.join(" "))
        };
        // What stands for one method of one object more than once is one function.
        if first == Some(id)
            && let Some((var, method)) = self.bound_method(id)
        {
            let method = super::names::snake(method);
            let name = self.free_name(&format!("{}_{method}", self.binding(var).name));
            let rust = self.pointer_type(&ty);
            self.out.line(format!("let {name}: {rust} = {text};"));
            self.bound_names.insert(id, name.clone());
            return Ok(Code::tight(format!("{name}.clone()"), ty));
        }
        Ok(Code::tight(text, ty))
    }
}
