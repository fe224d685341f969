//! Loops that change the items that they go through.

use super::code::{Form, Prec};
use super::for_parts::ForParts;
use super::translator::{LoopFrame, Res, Translator, refuse, unknown};
use crate::types::ir::{Argument, Kind, Target, VarId};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Whether the items of what a loop goes through are changed in place by its body.
    pub(super) fn changes_items(&self, target: &Target) -> bool {
        let mut vars = Vec::new();
        target.vars(&mut vars);
        vars.iter()
            .any(|var| self.effects.changed.contains(var) && self.program.var(*var).ty.is_shared())
    }

    /// `for row in rows` where the rows are changed: `for row in &mut rows`.
    pub(super) fn for_changing(&mut self, whole: ForParts<'_, '_>) -> Res<()> {
        let ForParts {
            target,
            iter,
            body,
            orelse,
            is_tail,
        } = whole;
        let (over, values) = match self.kind(iter) {
            Kind::Call(func, arguments) if matches!(self.kind(*func), Kind::Builtin(name) if name == "enumerate") =>
            {
                return self.for_changing_numbered(whole, arguments);
            }
            Kind::Call(func, arguments) if arguments.is_empty() => match self.kind(*func) {
                Kind::Attribute(object, name) if name == "values" || name == "items" => {
                    (*object, Some(name.as_str()))
                }
                _ => return refuse("a loop that changes what it goes through"),
            },
            Kind::Var(_) | Kind::Index(..) => (iter, None),
            Kind::Attribute(..) => (iter, None),
            _ => return refuse("a loop that changes what it goes through"),
        };
        self.check_apart(over, body)?;
        let place = self.place(over)?;
        if !self.has_rust(&place.ty) || matches!(place.ty.some(), Ty::Instance(_)) {
            return refuse(unknown(&place.ty.clone()));
        }
        let receiver = place.receiver();
        let head = match (target, values) {
            (Target::Var(var), None | Some("values")) => {
                let item = match &place.ty {
                    Ty::Dict(_, value, _) => (**value).clone(),
                    ty => ty.item(),
                };
                self.check_known_item(*var, &item)?;
                let name = self.binding(*var).name.clone();
                self.declared.insert(*var);
                self.bound.insert(*var, Form::MutRef);
                let method = if values.is_some() {
                    "values_mut"
                } else {
                    "iter_mut"
                };
                let over = match (values, place.form) {
                    (None, Form::Place) => format!("&mut {}", place.at_least(Prec::Unary)),
                    _ => format!("{receiver}.{method}()"),
                };
                format!("for {name} in {over} {{")
            }
            (Target::Tuple(targets, None), Some("items")) => {
                let [Target::Var(key), Target::Var(value)] = targets.as_slice() else {
                    return refuse("a loop that changes what it goes through");
                };
                if matches!(self.program.var(*key).ty, Ty::Option(_)) {
                    return refuse("keys that may be None, where the values are changed");
                }
                if let Ty::Dict(_, item, _) = &place.ty {
                    self.check_known_item(*value, item)?;
                }
                let names = [
                    self.binding(*key).name.clone(),
                    self.binding(*value).name.clone(),
                ];
                self.declared.extend([*key, *value]);
                self.bound.insert(*key, Form::Ref);
                self.bound.insert(*value, Form::MutRef);
                format!(
                    "for ({}, {}) in {receiver}.iter_mut() {{",
                    names[0], names[1]
                )
            }
            _ => return refuse("a loop that changes what it goes through"),
        };
        self.check_failing(&[iter])?;
        let flag = self.open_else(body, orelse);
        self.out.line(head);
        self.loops.push(LoopFrame { flag: flag.clone() });
        self.suite(body);
        self.loops.pop();
        self.out.line("}");
        self.close_else(is_tail, flag, orelse);
        Ok(())
    }

    /// What the body says of an item is not known of what it stands in.
    fn check_known_item(&self, var: VarId, item: &Ty) -> Res<()> {
        let ty = &self.program.var(var).ty;
        let is_another = ty != item;
        if is_another && (self.program.is_hopeful || !self.has_known_rust(item)) {
            return refuse(unknown(item));
        }
        if is_another && ty.any(&|it| matches!(it, Ty::Union(_))) {
            return refuse("values of more than one type meet here");
        }
        Ok(())
    }

    /// `for i, row in enumerate(rows)` where the rows are changed.
    fn for_changing_numbered(
        &mut self,
        whole: ForParts<'_, '_>,
        arguments: &[Argument],
    ) -> Res<()> {
        let ForParts {
            target,
            body,
            orelse,
            is_tail,
            ..
        } = whole;
        let (Target::Tuple(targets, None), Some(over)) = (target, arguments.first()) else {
            return refuse("a loop that changes what it goes through");
        };
        let [Target::Var(count), Target::Var(var)] = targets.as_slice() else {
            return refuse("a loop that changes what it goes through");
        };
        let is_list = matches!(self.ty(over.value), Ty::List(_) | Ty::Deque(_));
        if !is_list
            || !matches!(self.kind(over.value), Kind::Var(_) | Kind::Attribute(..))
            || over.stars != 0
            || self.program.var(*count).ty != Ty::Int
            || self.is_reassigned(*count)
            || self.is_reassigned(*var)
        {
            return refuse("a loop that changes what it goes through");
        }
        self.check_apart(over.value, body)?;
        let start = match arguments.get(1) {
            None => "0".to_owned(),
            Some(start) if start.name.as_deref().is_none_or(|it| it == "start") => {
                if !self.is_still(start.value) {
                    return refuse("a loop that changes what it goes through");
                }
                self.number(start.value, &Ty::Int)?.at_least(Prec::BitOr)
            }
            Some(_) => return refuse("enumerate with this"),
        };
        let place = self.place(over.value)?;
        if !self.has_rust(&place.ty) {
            return refuse(unknown(&place.ty.clone()));
        }
        self.check_known_item(*var, &place.ty.item())?;
        self.declared.extend([*count, *var]);
        self.bindings[count.at()].is_usize = false;
        self.bound.insert(*count, Form::Place);
        self.bound.insert(*var, Form::MutRef);
        let is_counted = self
            .program
            .var(*count)
            .occurrences
            .iter()
            .any(|it| !it.is_def);
        let (number, name) = (
            self.binding(*count).name.clone(),
            self.binding(*var).name.clone(),
        );
        let number = if is_counted { number } else { "_".to_owned() };
        let start = if start.bytes().all(|it| it.is_ascii_digit()) {
            format!("{start}_i64")
        } else {
            start
        };
        let flag = self.open_else(body, orelse);
        self.out.line(format!(
            "for ({number}, {name}) in ({start}..).zip({}.iter_mut()) {{",
            place.receiver()
        ));
        self.loops.push(LoopFrame { flag: flag.clone() });
        self.suite(body);
        self.loops.pop();
        self.out.line("}");
        self.close_else(is_tail, flag, orelse);
        Ok(())
    }
}

/// A name in a pattern as another.
pub(super) fn replace_word(text: &str, word: &str, by: &str) -> String {
    let mut replaced = String::new();
    let mut current = String::new();
    for c in text.chars().chain([' ']) {
        if c.is_alphanumeric() || c == '_' {
            current.push(c);
            continue;
        }
        replaced.push_str(if current == word { by } else { &current });
        current.clear();
        replaced.push(c);
    }
    replaced.pop();
    replaced
}
