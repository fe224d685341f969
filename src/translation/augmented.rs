//! Augmented assignments.

use rustpython_ast::Operator;

use super::augmented_numbers::{plain_sign, shortened};
use super::code::{Form, Prec};
use super::translator::{Res, Translator, refuse, unknown};
use super::variables::Global;
use crate::types::ir::{ExprId, Kind, Stmt, Target};
use crate::types::ty::Ty;
use crate::types::{operator_name, phrases};

impl Translator<'_, '_> {
    /// Whether Rust takes two expressions for one place, of which the one is borrowed while the other changes:
    /// one text, or items of one variable.
    pub(super) fn is_same_place(&self, a: ExprId, b: ExprId) -> bool {
        let root = |id: ExprId| super::roots::root(self.program, id);
        let has_item = |id: ExprId| matches!(self.kind(id), Kind::Index(..));
        self.place_spelled(a) == self.place_spelled(b)
            || root(a).is_some() && root(a) == root(b) && has_item(a) && has_item(b)
    }

    /// Whether `x += ..` is a method of its own, `__iadd__`, which Python asks first.
    fn changes_itself(&self, of: &Ty, op: Operator) -> bool {
        let (Ty::Instance(class) | Ty::Dyn(class)) = of.some() else {
            return false;
        };
        let Some(name) = operator_name(op).map(|it| format!("__i{it}__")) else {
            return false;
        };
        let mut all = self.program.classes.iter().map(|it| it.id);
        all.any(|it| {
            it.root() == class.root()
                && (self.program.method(it, &name).is_some()
                    || self.program.alias(it, &name).is_some())
        })
    }

    pub(super) fn augmented(
        &mut self,
        stmt: &Stmt<'_>,
        target: &Target,
        op: Operator,
        value: ExprId,
        read: ExprId,
    ) -> Res<()> {
        let of = match target {
            Target::Var(var) => self.program.var(*var).ty.clone(),
            _ => self.ty(read).clone(),
        };
        if let Ty::Option(of) = &of {
            return self.augmented_option(target, op, value, read, of);
        }
        if self.changes_itself(&of, op) {
            return refuse("an operator that changes the instance itself");
        }
        if matches!(target, Target::Index(object, _) if matches!(self.ty(*object).some(), Ty::Instance(_)))
        {
            return refuse("an operator on an item of an instance");
        }
        if let Target::Var(var) = target {
            let binding = self.binding(*var).clone();
            match binding.global {
                Some(Global::Cell | Global::Slot(_)) => {
                    let sign = plain_sign(op).ok_or_else(|| {
                        super::translator::Refusal("an operator on a variable of the module".into())
                    })?;
                    if !matches!(of, Ty::Int | Ty::Float)
                        || !matches!(op, Operator::Add | Operator::Sub | Operator::Mult)
                    {
                        return refuse("an operator on a variable of the module");
                    }
                    if self.program.has_threads && self.is_disturbed(target, read, value) {
                        return refuse("a value that changes the place it goes to");
                    }
                    let code = self.value(value, &of)?;
                    let line = self.change_small(&binding.name, sign, &code);
                    self.out.line(line);
                    return Ok(());
                }
                Some(Global::Kept(_) | Global::Locked) => {
                    return self.augmented_in_cell(*var, op, value);
                }
                None | Some(Global::Moved(_)) => {}
                Some(_) => {
                    return self.no_variable(*var);
                }
            }
            let owner = self.program.var(*var).func;
            if binding.global.is_none() && owner != self.func && !self.has_captured(*var) {
                return refuse("a variable of the function around is assigned");
            }
        }
        if let Target::Attribute(object, name) = target {
            let class = match self.ty(*object) {
                Ty::Class(class) => Some(*class),
                _ => None,
            };
            if let Some(class) = class {
                let Some(sign) = plain_sign(op) else {
                    return refuse("an operator on an attribute of a class");
                };
                return self.augmented_class_attribute(*object, class, name, sign, value);
            }
            if let Ty::Instance(class) = self.ty(*object).some()
                && self.program.property(*class, name).is_some()
            {
                return refuse("an operator on a property");
            }
        }
        if !self.has_known_rust(&of) {
            return refuse(unknown(&of));
        }
        if let Target::Index(_, index) = target
            && !self.is_quiet(*index)
            && !self.is_still(value)
        {
            return refuse("a value and its place that are computed in another order in Rust");
        }
        let is_in_its_place = matches!(target, Target::Index(..)) && of.is_shared()
            // A cell is looked at first.
            || !self.program.has_threads && self.cell_of(target).is_some();
        if !is_in_its_place && self.is_disturbed(target, read, value) {
            return self.augmented_in_order((target, read), op, value, &of);
        }
        match &of {
            Ty::Foreign("decimal.Decimal")
                if matches!(op, Operator::Add | Operator::Sub)
                    && !matches!(target, Target::Var(_)) =>
            {
                let mut code = self.decimal_operand(value)?;
                if self.reads_root(read, value) {
                    let name = self.fresh("value");
                    self.out.line(format!("let {name} = {};", code.text));
                    code.text = name;
                }
                let place = self.augmented_place(target, read)?;
                let name = if op == Operator::Add { "plus" } else { "minus" };
                self.phrase_helpers.insert(name);
                let number = self.fresh("number");
                let lent = match place.form {
                    Form::MutRef => place.text,
                    _ => format!("&mut {}", place.text.trim_start_matches('*')),
                };
                self.out.line(format!("let {number} = {lent};"));
                self.out
                    .line(format!("*{number} = {name}(*{number}, {});", code.text));
                Ok(())
            }
            Ty::Foreign(_) => {
                let name = match target {
                    Target::Var(var) => self.binding(*var).name.clone(),
                    // What is copied is read before its place is changed.
                    Target::Attribute(object, _) if of.is_copy() && self.is_simple(*object) => {
                        let place = self.augmented_place(target, read)?;
                        if place.form == Form::MutRef {
                            return refuse("an operator on a value of a library in a cell");
                        }
                        place.text
                    }
                    _ => {
                        return refuse(
                            "an operator on a value of a library that is a part of something",
                        );
                    }
                };
                let found = phrases::operation(self.program, self.types, op, (read, value));
                let code = match found {
                    Some(found) if found.gives() == of => self.written(&found)?,
                    _ => None,
                };
                let Some(code) = code else {
                    return refuse("an operator on a value of a library");
                };
                let text = shortened(&name, &code.text)
                    .unwrap_or_else(|| format!("{name} = {};", code.text));
                self.out.line(text);
                Ok(())
            }
            Ty::Str => {
                if op != Operator::Add {
                    return self.augmented_whole(target, op, value, read, &of, stmt);
                }
                if !self.ty(value).is_text() {
                    return refuse("values of more than one type meet here");
                }
                if self.changes_something(value) && self.reads_root(read, value) {
                    return refuse("a value that changes the place it goes to");
                }
                let place = self.augmented_place(target, read)?;
                let receiver = place.receiver();
                if self.is_same_place(read, value) {
                    return refuse("a text that is added to itself");
                }
                if let Kind::Format(pieces) = self.kind(value) {
                    let mut template = super::format::Template::default();
                    self.format_pieces(pieces, &mut template)?;
                    let code = template.formatted();
                    self.out
                        .line(format!("{receiver}.push_str(&{});", code.text));
                    return Ok(());
                }
                if *self.ty(value) == Ty::Char {
                    let code = self.expr(value)?;
                    self.out.line(format!("{receiver}.push({});", code.text));
                    return Ok(());
                }
                let code = self.borrowed(value, &Ty::Str)?;
                self.out
                    .line(format!("{receiver}.push_str({});", code.text));
                Ok(())
            }
            Ty::Bytes if op == Operator::Add && !self.reads_place(value, read) => {
                let tail = self.added_bytes(value)?;
                let place = self.augmented_place(target, read)?;
                self.out
                    .line(format!("{}.extend_from_slice({tail});", place.receiver()));
                Ok(())
            }
            Ty::List(_) => match op {
                Operator::Add => {
                    let item = of.item();
                    if let Kind::List(items) = self.kind(value)
                        && let [one] = items.as_slice()
                        && !matches!(self.kind(*one), Kind::Starred(_))
                    {
                        let code = self.value(*one, &item)?;
                        let place = self.augmented_place(target, read)?;
                        self.out
                            .line(format!("{}.push({});", place.receiver(), code.text));
                        return Ok(());
                    }
                    if self.reads_place(value, read) {
                        return self.extended_by_itself(target, read, value, &of);
                    }
                    let seq = self.iterate(value)?;
                    if seq.is_unordered {
                        self.check_order(&seq.ty)?;
                    }
                    let items = self.added_items(seq, &item)?;
                    let place = self.augmented_place(target, read)?;
                    self.out
                        .line(format!("{}.extend({items});", place.receiver()));
                    Ok(())
                }
                _ => refuse("an operator that changes a list"),
            },
            Ty::Set(_) => {
                let code = self.borrowed(value, &of)?;
                let place = self.augmented_place(target, read)?;
                let text = match op {
                    Operator::BitOr => {
                        let cloned = if of.item().is_copy() {
                            "copied"
                        } else {
                            "cloned"
                        };
                        let inner = code
                            .text
                            .strip_prefix('&')
                            .map_or(code.receiver(), str::to_owned);
                        format!("{}.extend({inner}.iter().{cloned}());", place.receiver())
                    }
                    Operator::Sub | Operator::BitAnd | Operator::BitXor => {
                        let sign = match op {
                            Operator::Sub => "-",
                            Operator::BitAnd => "&",
                            _ => "^",
                        };
                        match place.form {
                            Form::MutRef => format!(
                                "*{0} = &*{0} {sign} {1};",
                                place.text,
                                code.at_least(Prec::Unary)
                            ),
                            _ => format!(
                                "{0} = &{0} {sign} {1};",
                                place.text,
                                code.at_least(Prec::Unary)
                            ),
                        }
                    }
                    _ => return refuse("an operator that changes a set"),
                };
                self.out.line(text);
                Ok(())
            }
            Ty::BigInt if matches!(target, Target::Var(_)) => {
                let Some((sign, code)) = self.big_change(op, value)? else {
                    return self.augmented_whole(target, op, value, read, &of, stmt);
                };
                if self.reads_place(value, read) {
                    return self.augmented_whole(target, op, value, read, &of, stmt);
                }
                let place = self.augmented_place(target, read)?;
                let star = if place.form == Form::MutRef { "*" } else { "" };
                self.out
                    .line(format!("{star}{} {sign}= {};", place.text, code.text));
                Ok(())
            }
            ty if super::counters::is_counter(ty)
                && matches!(target, Target::Var(_) | Target::Attribute(..)) =>
            {
                if self.cell_of(target).is_some() || self.reads_place(value, read) {
                    return refuse("a counter that is changed by itself");
                }
                let place = self.augmented_place(target, read)?;
                self.counter_augmented(&place, op, value, &of)
            }
            Ty::Int | Ty::Float | Ty::Real | Ty::Bool => {
                self.augmented_number(stmt, target, op, value, read, &of)
            }
            _ => self.augmented_whole(target, op, value, read, &of, stmt),
        }
    }
}
