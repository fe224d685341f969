//! Variables in cells, for functions that are kept and see them change.

use rustpython_ast::Operator;

use super::code::{Code, Form, Prec, holds_guard, with_suffix};
use super::translator::{Res, Translator, refuse, unknown};
use super::variables::Global;
use crate::rust::taken::{THERE, taken};
use crate::types::ir::{ExprId, FuncId, Kind, VarId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// A variable in a cell, where it is used.
    pub(super) fn cell_variable(&mut self, id: ExprId, var: VarId) -> Res<Code> {
        let binding = self.binding(var).clone();
        let name = binding.name;
        let info = self.program.var(var);
        let (full, owner) = (info.ty.clone(), info.func);
        let is_everywhere = binding.global == Some(Global::Locked);
        let is_here = is_everywhere || owner == self.func || self.has_captured(var);
        if !is_here && self.program.func(owner).name != "lambda" {
            return refuse(format!("{name} is a variable of the function around"));
        }
        if !self.declared.contains(&var) {
            return refuse(format!("what {name} is was left out"));
        }
        if !self.has_known_rust(&full) {
            return refuse(unknown(&full));
        }
        let is_some = matches!(full, Ty::Option(_)) && *self.ty(id) == *full.some();
        let (from, to) = self.quiet;
        match binding.global {
            Some(Global::Slot(_)) if self.changes_base => {
                refuse("a small value that is changed in its place")
            }
            Some(Global::Slot(_)) if is_some => {
                let small = self.small(&name, full.clone());
                Ok(Code::tight(
                    taken(&small.receiver(), "", THERE),
                    full.some().clone(),
                ))
            }
            Some(Global::Slot(_)) => Ok(self.small(&name, full)),
            _ if self.changes_base => {
                let text = format!("*{}", self.cell_lent(&name));
                Ok(Code::new(text, Prec::Unary, full).held(Form::Place))
            }
            _ if is_some => refuse("what may be None, in a cell"),
            // Who it is handed to may change what it stands for.
            _ if !full.is_shared() => {
                if self.changes.are_none(from, to, |_| true) && !matches!(full, Ty::Kept(_)) {
                    let text = format!("*{}", self.looked(&name));
                    return Ok(Code::new(text, Prec::Unary, full).held(Form::Place));
                }
                Ok(Code::tight(format!("{}.clone()", self.looked(&name)), full))
            }
            _ if !self
                .changes
                .are_none(from, to, |part| self.holds(&full, part, 0)) =>
            {
                refuse("a variable that may be changed while it is looked at")
            }
            _ => {
                let text = format!("*{}", self.looked(&name));
                Ok(Code::new(text, Prec::Unary, full).held(Form::Place))
            }
        }
    }

    /// `name = value` of a variable in a cell; the first time it is made.
    pub(super) fn assign_cell(&mut self, var: VarId, value: ExprId, ty: &Ty) -> Res<()> {
        if !self.has_known_rust(ty) {
            return refuse(unknown(ty));
        }
        let binding = self.binding(var).clone();
        let owner = self.program.var(var).func;
        let is_everywhere = binding.global == Some(Global::Locked);
        if !is_everywhere && owner != self.func && !self.has_captured(var) {
            return refuse("a variable of the function around is assigned");
        }
        self.check_alias(var, value)?;
        let mut code = self.value(value, ty)?;
        if !self.declared.contains(&var) {
            if code.is_weak {
                code.text = with_suffix(&code.text);
            }
            let text = self.made_cell(binding.global, &code.text);
            let rust = self.rust_type(ty);
            let is_open = matches!(ty, Ty::Option(_) | Ty::List(_) | Ty::Dict(..) | Ty::Set(_))
                || ty.is_function();
            let annotation = match binding.global {
                _ if !is_open => String::new(),
                Some(Global::Slot(true)) => {
                    format!(": {}<{}<{rust}>>", self.counter(), self.cell_name(true))
                }
                Some(Global::Slot(false)) => format!(": {}<{rust}>", self.cell_name(true)),
                Some(Global::Kept(true)) => {
                    format!(": {}<{}<{rust}>>", self.counter(), self.cell_name(false))
                }
                _ => format!(": {}<{rust}>", self.cell_name(false)),
            };
            self.out
                .line(format!("let {}{annotation} = {text};", binding.name));
            self.declared.insert(var);
            return Ok(());
        }
        let mut text = code.text;
        if holds_guard(&text) {
            // What is looked at is let go of before it is changed.
            let new = self.fresh("value");
            self.out.line(format!("let {new} = {text};"));
            text = new;
        }
        let name = &binding.name;
        self.out.line(match binding.global {
            Some(Global::Slot(_)) => self.set_small(name, &text),
            _ => format!("*{} = {text};", self.cell_lent(name)),
        });
        Ok(())
    }

    /// `name op= value` of a variable in a cell that is no small one.
    pub(super) fn augmented_in_cell(&mut self, var: VarId, op: Operator, value: ExprId) -> Res<()> {
        let ty = self.program.var(var).ty.clone();
        let name = self.binding(var).name.clone();
        let owner = self.program.var(var).func;
        let is_everywhere = self.binding(var).global == Some(Global::Locked);
        if !is_everywhere && owner != self.func && !self.has_captured(var)
            || !self.declared.contains(&var)
        {
            return refuse("a variable of the function around is assigned");
        }
        let method = match (&ty, op) {
            (Ty::Str, Operator::Add) => "push_str",
            (Ty::List(_), Operator::Add) => "extend",
            _ => return refuse("an operator on a variable in a cell"),
        };
        let sign = if ty == Ty::Str { "&" } else { "" };
        let mut code = self.value(value, &ty)?;
        // What is looked at is let go of before it is changed, and what is called may look at it.
        if holds_guard(&code.text) || !self.is_still(value) {
            let new = self.fresh("value");
            self.out.line(format!("let {new} = {};", code.text));
            code.text = new;
        }
        self.out.line(format!(
            "{}.{method}({sign}{});",
            self.cell_lent(&name),
            code.text
        ));
        Ok(())
    }

    fn made_cell(&mut self, how: Option<Global>, text: &str) -> String {
        let (cell, is_counted) = match how {
            Some(Global::Slot(is_counted)) => (self.cell_name(true), is_counted),
            Some(Global::Kept(is_counted)) => (self.cell_name(false), is_counted),
            _ => return text.to_owned(),
        };
        if is_counted {
            format!("{}::new({cell}::new({text}))", self.counter())
        } else {
            format!("{cell}::new({text})")
        }
    }

    /// Puts the parameters of a function into cells that are seen changing.
    pub(super) fn cells_of_params(&mut self, id: FuncId) {
        for param in &self.program.func(id).params {
            let binding = self.binding(param.var).clone();
            let is_cell = matches!(binding.global, Some(Global::Slot(_) | Global::Kept(_)));
            // What the caller has in a lock comes in it.
            if !is_cell
                || self.locked.contains(&param.var)
                || self.coroutines.shared.contains(&param.var)
            {
                continue;
            }
            let ty = self.program.var(param.var).ty.clone();
            let name = binding.name;
            let text = match (&ty, binding.form) {
                (Ty::Str, Form::Ref) => format!("{name}.to_string()"),
                (ty, Form::Ref) if !ty.is_copy() => format!("{name}.to_owned()"),
                _ => name.clone(),
            };
            let text = self.made_cell(binding.global, &text);
            self.out.line(format!("let {name} = {text};"));
        }
    }

    /// Whether a place is a variable in such a cell, or a part of one.
    pub(super) fn is_in_cell(&self, id: ExprId) -> bool {
        match self.kind(id) {
            Kind::Var(var) => {
                matches!(
                    self.binding(*var).global,
                    Some(Global::Kept(_) | Global::Locked)
                )
            }
            Kind::Attribute(object, _) | Kind::Index(object, _) => self.is_in_cell(*object),
            _ => false,
        }
    }
}
