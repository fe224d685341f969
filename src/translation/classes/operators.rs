//! Python's own names for operators: traits of Rust where one means the same, methods where not.

use rustpython_ast::{Operator, UnaryOp};

use super::super::code::{Code, Form, Prec};
use super::super::seq::{Item, Seq};
use super::super::translator::{Res, Translator, refuse, unknown};
use crate::types::class_form::ClassForm;
use crate::types::ir::{Argument, ClassId, ExprId, FuncId, Kind, StmtKind};
use crate::types::library;
use crate::types::operator_name;
use crate::types::ty::Ty;

/// A trait of Rust for an operator: its name, its function and its sign.
pub(in super::super) fn operator_trait(
    name: &str,
) -> Option<(&'static str, &'static str, &'static str, Prec)> {
    let (_, found) = OPERATORS.iter().find(|(special, _)| *special == name)?;
    Some(*found)
}

/// Whether a trait of an operator has a method of this name.
pub(in super::super) fn is_operator_method(name: &str) -> bool {
    OPERATORS.iter().any(|(_, found)| found.1 == name)
}

/// A special method of Python, and the trait for it, its method, its sign and how that binds.
type OperatorRow = (
    &'static str,
    (&'static str, &'static str, &'static str, Prec),
);

const OPERATORS: [OperatorRow; 10] = [
    ("__add__", ("Add", "add", "+", Prec::Sum)),
    ("__sub__", ("Sub", "sub", "-", Prec::Sum)),
    ("__mul__", ("Mul", "mul", "*", Prec::Product)),
    ("__truediv__", ("Div", "div", "/", Prec::Product)),
    ("__mod__", ("Rem", "rem", "%", Prec::Product)),
    ("__and__", ("BitAnd", "bitand", "&", Prec::BitAnd)),
    ("__or__", ("BitOr", "bitor", "|", Prec::BitOr)),
    ("__xor__", ("BitXor", "bitxor", "^", Prec::BitXor)),
    ("__neg__", ("Neg", "neg", "-", Prec::Unary)),
    ("__invert__", ("Not", "not", "!", Prec::Unary)),
];

impl Translator<'_, '_> {
    /// Whether a method is written as one of a trait of Rust.
    pub(super) fn is_trait_method(&self, class: ClassId, name: &str) -> bool {
        match name {
            // In a hierarchy operators are methods like any other; comparisons are traits of any of them.
            _ if self.hierarchy(class).is_some()
                && (self.is_of_any(class.root(), name) && self.any_has(class, name)
                    || operator_trait(name).is_some()) =>
            {
                false
            }
            _ if self.is_partial(class)
                && self.program.method(class, name).is_some_and(|it| {
                    let is_alone =
                        matches!(name, "__neg__" | "__pos__" | "__invert__" | "__next__");
                    let count = if is_alone { 1 } else { 2 };
                    self.program.func(it).params.len() != count && name != "__hash__"
                }) =>
            {
                false
            }
            "__eq__" => {
                // The operand of Rust's `==` is of the type itself.
                let method = self.program.method(class, name);
                let operand = method.and_then(|it| self.program.func(it).params.get(1));
                let gives_bool = |it: FuncId| self.program.func(it).ret == Ty::Bool;
                operand.is_none_or(|it| !matches!(self.program.var(it.var).ty, Ty::Union(_)))
                    && (method.is_none_or(gives_bool) || !self.is_partial(class))
            }
            "__next__" => self.is_iterator(class),
            "__hash__" => self.hashed_value(class).is_some(),
            "__lt__" | "__le__" | "__gt__" | "__ge__" => {
                let equality = self.program.method(class, "__eq__");
                let is_inherited = equality.is_some_and(|it| {
                    self.is_left_out(class, it) || !self.is_trait_method(class, "__eq__")
                });
                self.program.method(class, "__lt__").is_some()
                    && !self.order_fails(class)
                    && !is_inherited
            }
            name => self.program.method(class, name).is_some_and(|method| {
                operator_trait(name).is_some() && self.is_plain_operator(method)
            }),
        }
    }

    /// Whether a comparison of two instances may raise: no trait of Rust can give back an error.
    pub(super) fn order_fails(&self, class: ClassId) -> bool {
        ["__lt__", "__le__", "__gt__", "__ge__"]
            .iter()
            .filter_map(|it| self.program.method(class, it))
            .any(|it| self.raises.fails(it))
    }

    /// Whether all of a method's head is known, and nothing of its operands is changed.
    fn is_plain_operator(&self, method: FuncId) -> bool {
        let func = self.program.func(method);
        func.refused.is_none()
            && !self.raises.fails(method)
            && self.has_known_rust(&func.ret)
            && func.params.iter().all(|it| {
                self.has_known_rust(&self.program.var(it.var).ty)
                    && it.default.is_none()
                    && !self.effects.changed.contains(&it.var)
            })
    }

    /// Writes a method as the trait that it stands for.
    pub(super) fn write_trait(&mut self, class: ClassId, method: FuncId) {
        let name = self.class_name(class);
        self.write_trait_for(class, method, &name);
    }

    /// Writes a method of a class as the trait that it stands for, of a type of that name.
    pub(super) fn write_trait_for(&mut self, class: ClassId, method: FuncId, name: &str) {
        let func = self.program.func(method);
        let (start, holes) = (self.out.lines.len(), self.holes.len());
        self.statements += 1;
        self.drafted += 1;
        self.out.origin = Some(func.line);
        let params = self.operand_parameters(method);
        let operand = params.first().cloned().unwrap_or_default();
        match func.name.as_str() {
            "__next__" => {
                let item = self.rust_type(func.ret.some());
                self.out.line(format!("impl Iterator for {name} {{"));
                self.out.line(format!("type Item = {item};"));
                self.out.line("");
                self.out.line("fn next(&mut self) -> Option<Self::Item> {");
                self.body_of(method);
                self.out.line("}");
                self.out.line("}");
            }
            "__eq__" => {
                self.out.line(format!("impl PartialEq for {name} {{"));
                self.out
                    .line(format!("fn eq(&self, {}: &Self) -> bool {{", operand.0));
                let before = self.out.lines.len();
                self.body_of(method);
                if self.out.lines.len() == before {
                    let head = self.head_of(method).unwrap_or_else(|| func.span.clone());
                    let hole = self.hole(&head, func.line, "a method without a body");
                    self.out.line(hole);
                }
                self.out.line("}");
                self.out.line("}");
            }
            "__hash__" => {
                self.import("std::hash::{Hash, Hasher}");
                self.out.line(format!("impl Hash for {name} {{"));
                self.out.line("fn hash<H: Hasher>(&self, state: &mut H) {");
                if let Some(value) = self.hashed_value(class) {
                    self.statements += 1;
                    let around = std::mem::replace(&mut self.func, method);
                    let code = self.hashed_parts(value);
                    self.func = around;
                    let returned = func.body.body.last().map(|it| it.line);
                    match code {
                        Ok(parts) => {
                            self.drafted += 1;
                            self.out.origin = returned;
                            for part in parts {
                                self.out.line(format!("{part}.hash(state);"));
                            }
                        }
                        Err(refusal) => {
                            let span = self.program.expr(value).span.clone();
                            let hole = self.hole(&span, func.line, &refusal.0);
                            self.out.line(format!("{hole};"));
                        }
                    }
                    self.out.origin = Some(func.line);
                }
                self.out.line("}");
                self.out.line("}");
                self.out.line(format!("impl Eq for {name} {{}}"));
            }
            "__lt__" | "__le__" | "__gt__" | "__ge__" => {
                // All of an order is one `impl`.
                if func.name == "__lt__" {
                    self.write_order(class, name);
                } else {
                    self.statements -= 1;
                    self.drafted -= 1;
                    return;
                }
            }
            special => {
                let Some((of, rust, ..)) = operator_trait(special) else {
                    return;
                };
                self.import(&format!("std::ops::{of}"));
                let ret = self.rust_type(&func.ret.clone());
                let right = if operand.1.is_empty() {
                    String::new()
                } else {
                    format!("<{}>", operand.1)
                };
                self.out.line(format!("impl {of}{right} for &{name} {{"));
                self.out.line(format!("type Output = {ret};"));
                let mut head = vec!["self".to_owned()];
                head.extend(params.iter().map(|(name, ty)| format!("{name}: {ty}")));
                let head = head.join(", ");
                self.out.line(format!("fn {rust}({head}) -> {ret} {{"));
                self.body_of(method);
                self.out.line("}");
                self.out.line("}");
            }
        }
        self.define_method(method, start, holes);
    }

    /// The order that `__lt__` makes, with what else is defined of it.
    fn write_order(&mut self, class: ClassId, name: &str) {
        // A method of that name would be called instead.
        let methods = &self.program.classes[class.at()].methods;
        let cmp = if methods.iter().any(|it| self.func_names[it.at()] == "cmp") {
            "Ord::cmp(self, other)"
        } else {
            "self.cmp(other)"
        };
        self.import("std::cmp::Ordering");
        if self.program.method(class, "__eq__").is_none()
            && !matches!(self.program.form(class), ClassForm::Enum(_))
            && !(matches!(self.program.form(class), ClassForm::Record(options) if options.eq)
                && self.compares_all(class))
        {
            self.out.line(format!("impl PartialEq for {name} {{"));
            self.out.line("fn eq(&self, other: &Self) -> bool {");
            self.out.line(format!("{cmp} == Ordering::Equal"));
            self.out.line("}");
            self.out.line("}");
        }
        if !self.has_hash(class) && !self.any_has(class, "__hash__") {
            self.out.line(format!("impl Eq for {name} {{}}"));
        }
        self.out.line(format!("impl PartialOrd for {name} {{"));
        self.out
            .line("fn partial_cmp(&self, other: &Self) -> Option<Ordering> {");
        self.out.line(format!("Some({cmp})"));
        self.out.line("}");
        for (special, rust) in [
            ("__lt__", "lt"),
            ("__le__", "le"),
            ("__gt__", "gt"),
            ("__ge__", "ge"),
        ] {
            let Some(method) = self.program.method(class, special) else {
                continue;
            };
            let (start, holes) = (self.out.lines.len(), self.holes.len());
            let line = self.program.func(method).line;
            self.out.origin = Some(line);
            if special != "__lt__" {
                self.statements += 1;
                self.drafted += 1;
            }
            let params = self.operand_parameters(method);
            let operand = params.first().cloned().unwrap_or_default();
            self.out
                .line(format!("fn {rust}(&self, {}: &Self) -> bool {{", operand.0));
            self.body_of(method);
            self.out.origin = Some(line);
            self.out.line("}");
            if special != "__lt__" {
                self.define_method(method, start, holes);
            }
        }
        self.out.line("}");
        self.out.line(format!("impl Ord for {name} {{"));
        self.out.line("fn cmp(&self, other: &Self) -> Ordering {");
        self.out.line("if self < other { Ordering::Less } else if other < self { Ordering::Greater } else { Ordering::Equal }");
        self.out.line("}");
        self.out.line("}");
    }

    /// Equality of a dataclass that leaves some fields out.
    pub(super) fn write_derived_traits(&mut self, class: ClassId) {
        let ClassForm::Record(options) = self.program.form(class) else {
            return;
        };
        if !options.eq
            || self.program.method(class, "__eq__").is_some()
            || self.compares_all(class)
            || !self.has_equality(class)
        {
            return;
        }
        let name = self.class_name(class);
        let fields: Vec<String> = self.program.classes[class.at()]
            .fields
            .iter()
            .filter(|it| it.is_compared)
            .map(|it| self.field_name(class, &it.name))
            .collect();
        let tests: Vec<String> = fields
            .iter()
            .map(|it| format!("self.{it} == other.{it}"))
            .collect();
        self.out.line(format!("impl PartialEq for {name} {{"));
        if tests.is_empty() {
            self.out.line("fn eq(&self, _: &Self) -> bool {");
            self.out.line("true");
        } else {
            self.out.line("fn eq(&self, other: &Self) -> bool {");
            self.out.line(tests.join(" && "));
        }
        self.out.line("}");
        self.out.line("}");
        if options.order && self.has_field_order(class) {
            self.import("std::cmp::Ordering");
            let mut text = String::new();
            for field in &fields {
                if text.is_empty() {
                    text = format!("self.{field}.cmp(&other.{field})");
                } else {
                    text.push_str(&format!(".then_with(|| self.{field}.cmp(&other.{field}))"));
                }
            }
            if text.is_empty() {
                text.push_str("Ordering::Equal");
            }
            self.out.line(format!("impl Eq for {name} {{}}"));
            self.out.line(format!("impl PartialOrd for {name} {{"));
            self.out
                .line("fn partial_cmp(&self, other: &Self) -> Option<Ordering> {");
            self.out.line("Some(self.cmp(other))");
            self.out.line("}");
            self.out.line("}");
            self.out.line(format!("impl Ord for {name} {{"));
            self.out.line("fn cmp(&self, other: &Self) -> Ordering {");
            self.out.line(text);
            self.out.line("}");
            self.out.line("}");
        }
    }

    /// What `__hash__` gives the hash of.
    pub(super) fn hashed_value(&self, class: ClassId) -> Option<ExprId> {
        let method = self.program.method(class, "__hash__")?;
        let body = &self.program.func(method).body.body;
        let plain = body
            .iter()
            .filter(|it| !matches!(it.kind, StmtKind::Docstring));
        let [stmt] = plain.collect::<Vec<_>>().try_into().ok()?;
        let StmtKind::Return(Some(value)) = &stmt.kind else {
            return None;
        };
        let Kind::Call(func, arguments) = self.kind(*value) else {
            return None;
        };
        let is_hash = matches!(self.kind(*func), Kind::Builtin(name) if name == "hash");
        let [argument] = arguments.as_slice() else {
            return None;
        };
        // A float of a tuple is hashed by its bits.
        let can_be_hashed = |id: ExprId| {
            let ty = self.ty(id);
            let has_none = matches!(ty, Ty::Instance(class) if !self.has_hash(*class));
            ty.is_known() && (*ty == Ty::Float || !ty.has_float()) && !has_none
        };
        let is_known = match self.kind(argument.value) {
            Kind::Tuple(items) => items.iter().all(|it| can_be_hashed(*it)),
            _ => can_be_hashed(argument.value),
        };
        (is_hash && is_known).then_some(argument.value)
    }

    /// What is hashed one after the other for a value: floats by their bits, which are the same for both
    /// zeros once one is added.
    fn hashed_parts(&mut self, value: ExprId) -> Res<Vec<String>> {
        let items = match self.kind(value) {
            Kind::Tuple(items) if items.iter().any(|it| *self.ty(*it) == Ty::Float) => {
                items.clone()
            }
            _ => vec![value],
        };
        let mut parts = Vec::new();
        for item in items {
            let code = self.expr(item)?;
            parts.push(if *self.ty(item) == Ty::Float {
                format!("({} + 0.0).to_bits()", code.at_least(Prec::Sum))
            } else {
                code.receiver()
            });
        }
        Ok(parts)
    }

    /// Whether instances can be sorted: by fields, or by `__lt__`.
    pub(in super::super) fn has_order(&self, ty: &Ty) -> bool {
        match ty {
            Ty::Dyn(root) => self.any_has_order(*root),
            Ty::Enum(class) => {
                self.classes.contains(class)
                    && self.says_itself(*class, "__lt__")
                    && !self.order_fails(*class)
            }
            Ty::Instance(class) => {
                self.classes.contains(class)
                    && !self.any_has_order(class.root())
                    && (self.says_itself(*class, "__lt__") && !self.order_fails(*class)
                        || self.has_field_order(*class)
                            && (!self.compares_all(*class) || !self.holds_float(ty)))
            }
            Ty::Tuple(items) => items
                .iter()
                .all(|it| super::super::sorting::is_sortable(it) || self.has_order(it)),
            _ => false,
        }
    }

    /// `a < b` of instances and members.
    pub(in super::super) fn special_order(
        &mut self,
        left: ExprId,
        sign: &str,
        right: ExprId,
    ) -> Res<Option<Code>> {
        let (a, b) = (self.ty(left).clone(), self.ty(right).clone());
        let is_equality = matches!(sign, "==" | "!=");
        if let Some(code) = self.member_text_order(left, sign, right)? {
            return Ok(Some(code));
        }
        // A member of an IntEnum is compared as its number.
        let is_number = |ty: &Ty| *ty == Ty::Int || matches!(ty, Ty::Enum(_));
        let orders_itself = matches!(a, Ty::Enum(class) if self.says_itself(class, "__lt__"));
        if is_number(&a) && is_number(&b) && a != b
            || matches!(a, Ty::Enum(_)) && a == b && !is_equality && !orders_itself
        {
            let x = self.member_number(left)?;
            let y = self.member_number(right)?;
            if x.is_none() && y.is_none() {
                return refuse("a comparison of two types, which are never equal");
            }
            let x = match x {
                Some(code) => code,
                None => self.number(left, &Ty::Int)?,
            };
            let y = match y {
                Some(code) => code,
                None => self.number(right, &Ty::Int)?,
            };
            return Ok(Some(super::super::comparison::compared(&x, sign, &y)));
        }
        if let Some(code) = self.any_order(left, sign, right)? {
            return Ok(Some(code));
        }
        let ((Ty::Instance(class), Ty::Instance(other)) | (Ty::Enum(class), Ty::Enum(other))) =
            (&a, &b)
        else {
            return Ok(None);
        };
        if class != other || is_equality {
            return Ok(None);
        }
        let class = *class;
        if !self.classes.contains(&class) {
            return refuse(unknown(&a));
        }
        let has = |it: &Self, name: &str| it.program.method(class, name).is_some();
        if !has(self, "__lt__") {
            if ["__le__", "__gt__", "__ge__"]
                .iter()
                .any(|it| has(self, it))
            {
                return refuse("an order without __lt__");
            }
            return Ok(None);
        }
        let own = match sign {
            "<" => "__lt__",
            "<=" => "__le__",
            ">" => "__gt__",
            _ => "__ge__",
        };
        let is_total = self.program.classes[class.at()].is_total;
        if self.order_fails(class) {
            return self
                .checked_order(class, (left, sign, right), own, is_total)
                .map(Some);
        }
        let x = self.expr(left)?;
        let y = self.expr(right)?;
        let plain = |it: &mut Self, sign: &str| {
            let text = it.balanced(&x, sign, &y);
            Code::new(text, Prec::Compare, Ty::Bool)
        };
        if has(self, own) {
            return Ok(Some(plain(self, sign)));
        }
        let are_simple = self.is_simple(left) && self.is_simple(right);
        match sign {
            // Python asks the other side for the opposite.
            ">" if !is_total => {
                if !are_simple {
                    return refuse("an order whose sides are computed");
                }
                let text = self.balanced(&y, "<", &x);
                Ok(Some(Code::new(text, Prec::Compare, Ty::Bool)))
            }
            "<=" | ">=" if !is_total => refuse("an order that the class does not define"),
            sign if self.is_consistent_order(class) => Ok(Some(plain(self, sign))),
            _ if !are_simple || !self.has_equality(class) => {
                refuse("an order whose sides are computed")
            }
            "<=" => {
                let (less, same) = (plain(self, "<"), plain(self, "=="));
                Ok(Some(Code::new(
                    format!("{} || {}", less.text, same.text),
                    Prec::Or,
                    Ty::Bool,
                )))
            }
            ">=" => Ok(Some(super::super::conditions::negated(&plain(self, "<")))),
            _ => {
                let (less, differs) = (plain(self, "<"), plain(self, "!="));
                Ok(Some(Code::new(
                    format!("!({}) && {}", less.text, differs.text),
                    Prec::And,
                    Ty::Bool,
                )))
            }
        }
    }

    /// Whether `__eq__` and `__lt__` compare the same, so that one of `<`, `==` and `>` always holds.
    pub(super) fn is_consistent_order(&self, class: ClassId) -> bool {
        let compared = |name: &str| {
            let method = self.program.method(class, name)?;
            let body = &self.program.func(method).body.body;
            let last = body.last()?;
            let StmtKind::Return(Some(value)) = &last.kind else {
                return None;
            };
            let Kind::Compare(left, rest) = self.kind(*value) else {
                return None;
            };
            let [(_, right)] = rest.as_slice() else {
                return None;
            };
            let text = |id: ExprId| self.source.slice(self.program.expr(id).span.clone());
            Some((text(*left), text(*right)))
        };
        match (compared("__eq__"), compared("__lt__")) {
            (Some(eq), Some(lt)) => eq == lt,
            _ => false,
        }
    }

    /// An operator that an instance defines.
    pub(in super::super) fn special_operator(
        &mut self,
        op: Operator,
        left: ExprId,
        right: ExprId,
    ) -> Res<Option<Code>> {
        let (a, b) = (self.ty(left).clone(), self.ty(right).clone());
        let Some(name) = operator_name(op) else {
            return Ok(None);
        };
        if let Ty::Dyn(root) = a {
            let own = format!("__{name}__");
            if self.program.method(root, &own).is_none() {
                return refuse("an operator that only some classes of a hierarchy have");
            }
            let argument = Argument::plain(right);
            return self.call_any(left, root, &own, &[argument]).map(Some);
        }
        if let Ty::Instance(class) = a {
            let own = format!("__{name}__");
            if let Some(method) = self.special(class, &own) {
                return self
                    .apply_operator(class, method, &own, left, right)
                    .map(Some);
            }
        }
        if let Ty::Instance(class) = b {
            let reflected = format!("__r{name}__");
            if !self.is_still(left) && !self.is_still(right) {
                return refuse("operands that are evaluated in another order");
            }
            if let Some(method) = self.program.method(class, &reflected) {
                let argument = Argument::plain(left);
                return self
                    .call_method_of(right, class, method, &[argument])
                    .map(Some);
            }
            if let Some(method) = self.program.alias(class, &reflected) {
                let own = self.program.func(method).name.clone();
                return self
                    .apply_operator(class, method, &own, right, left)
                    .map(Some);
            }
        }
        if matches!(a, Ty::Instance(_)) || matches!(b, Ty::Instance(_)) {
            return refuse("an operator that the class does not define");
        }
        Ok(None)
    }

    fn apply_operator(
        &mut self,
        class: ClassId,
        method: FuncId,
        name: &str,
        left: ExprId,
        right: ExprId,
    ) -> Res<Code> {
        if !self.classes.contains(&class) {
            return refuse("classes of this kind are not drafted yet");
        }
        let func = self.program.func(method);
        let of_trait = operator_trait(name).filter(|_| self.is_trait_method(class, name));
        let Some((_, _, sign, prec)) = of_trait else {
            let argument = Argument::plain(right);
            return self.call_method_of(left, class, method, &[argument]);
        };
        let standing = self.standing_in(class);
        let ret = self.given_by(class, method);
        let Some(param) = func.params.get(1).map(|it| it.var) else {
            return refuse("an operator without an operand");
        };
        let code = self.expr(left)?;
        let x = self.operand_text(code);
        let want = self.stood_for(&self.program.var(param).ty, &standing);
        let y = match self.binding(param).form {
            Form::Ref if !want.is_copy() => {
                let code = self.borrowed(right, &want)?;
                code.at_least(Prec::Unary)
            }
            _ => {
                let code = self.value(right, &want)?;
                let code = self.plain_int(code);
                let code = if code.is_weak && want == Ty::Int {
                    Code {
                        text: super::super::code::with_suffix(&code.text),
                        ..code
                    }
                } else {
                    code
                };
                code.at_least(Prec::Unary)
            }
        };
        Ok(Code::new(format!("{x} {sign} {y}"), prec, ret))
    }

    /// `-x` of an instance.
    pub(in super::super) fn special_unary(
        &mut self,
        op: UnaryOp,
        operand: ExprId,
    ) -> Res<Option<Code>> {
        let (Ty::Instance(class) | Ty::Dyn(class)) = self.ty(operand).clone() else {
            return Ok(None);
        };
        let name = match op {
            UnaryOp::USub => "__neg__",
            UnaryOp::UAdd => "__pos__",
            UnaryOp::Invert => "__invert__",
            UnaryOp::Not => return Ok(None),
        };
        let Some(method) = self.program.method(class, name) else {
            return refuse("a sign before what has none");
        };
        if !self.classes.contains(&class) {
            return refuse("classes of this kind are not drafted yet");
        }
        if matches!(self.ty(operand), Ty::Dyn(_)) {
            return self.call_any(operand, class, name, &[]).map(Some);
        }
        if !self.is_trait_method(class, name) {
            return self.call_method_of(operand, class, method, &[]).map(Some);
        }
        let code = self.expr(operand)?;
        let text = self.operand_text(code);
        let sign = if op == UnaryOp::USub { "-" } else { "!" };
        let ret = self.given_by(class, method);
        Ok(Some(Code::new(format!("{sign}{text}"), Prec::Unary, ret)))
    }

    /// Calls a method of one of Python's own names, if the instance has it.
    pub(in super::super) fn call_special(
        &mut self,
        object: ExprId,
        name: &str,
        operands: &[ExprId],
    ) -> Res<Code> {
        if let Ty::Dyn(root) = self.ty(object) {
            let arguments: Vec<Argument> = operands.iter().map(|it| Argument::plain(*it)).collect();
            return self.call_any(object, *root, name, &arguments);
        }
        let Ty::Instance(class) = self.ty(object).some().clone() else {
            return refuse("an instance of a class");
        };
        let Some(method) = self.program.method(class, name) else {
            return refuse(format!("a class without {name}"));
        };
        if self.is_left_out(class, method) {
            return refuse("a method that is left out");
        }
        let arguments: Vec<Argument> = operands.iter().map(|it| Argument::plain(*it)).collect();
        self.call_method_of(object, class, method, &arguments)
    }

    /// The truth of an instance: `__bool__`, then `__len__`, else true.
    pub(in super::super) fn truth_of_instance(&mut self, class: ClassId, code: &Code) -> Res<Code> {
        if !self.classes.contains(&class) {
            return refuse("classes of this kind are not drafted yet");
        }
        if matches!(code.ty, Ty::Dyn(_))
            && ["__bool__", "__len__"].iter().any(|it| {
                self.program.method(class, it).is_none()
                    && !self.program.family(class, it).is_empty()
            })
        {
            return refuse("a truth that only some classes of a hierarchy have");
        }
        for name in ["__bool__", "__len__"] {
            if let Some(method) = self.program.method(class, name) {
                if self.is_left_out(class, method) {
                    return refuse("a method that is left out");
                }
                let func = self.program.func(method);
                let changes = func
                    .params
                    .first()
                    .is_some_and(|it| self.effects.changed.contains(&it.var));
                if changes || func.refused.is_some() {
                    return refuse("a truth that changes something");
                }
                let call = format!(
                    "{}{}.{}()",
                    code.receiver(),
                    self.path_of_method(&code.ty, method),
                    self.func_names[method.at()]
                );
                return match func.ret {
                    Ty::Bool => Ok(Code::tight(call, Ty::Bool)),
                    Ty::Int => Ok(Code::new(format!("{call} != 0"), Prec::Compare, Ty::Bool)),
                    _ => refuse("a truth of another type"),
                };
            }
        }
        Ok(Code::tight("true", Ty::Bool))
    }

    /// Whether an instance is true whatever it holds.
    pub(in super::super) fn is_always_true(&self, ty: &Ty) -> bool {
        match ty {
            Ty::Tuple(items) => !items.is_empty(),
            Ty::Char => true,
            Ty::Foreign(name) => {
                library::of(name).is_some_and(|it| it.truth == library::Truth::Always)
            }
            Ty::Enum(class) => {
                // No text of a member is empty.
                (self.is_text_enum(ty)
                    || self.program.form(*class)
                        == ClassForm::Enum(crate::types::class_form::EnumForm::Plain))
                    && self.program.method(*class, "__bool__").is_none()
            }
            Ty::Dyn(root) => ["__bool__", "__len__"]
                .iter()
                .all(|it| self.program.family(*root, it).is_empty()),
            Ty::Instance(class) => {
                self.program.method(*class, "__bool__").is_none()
                    && self.program.method(*class, "__len__").is_none()
            }
            _ => false,
        }
    }

    /// The field that `__iter__` goes through, if that is all it does.
    pub(in super::super) fn iterated_field(&self, class: ClassId) -> Option<String> {
        let method = self.program.method(class, "__iter__")?;
        let func = self.program.func(method);
        let me = func.params.first()?.var;
        let body = func
            .body
            .body
            .iter()
            .filter(|it| !matches!(it.kind, StmtKind::Docstring));
        let [stmt] = body.collect::<Vec<_>>().try_into().ok()?;
        let StmtKind::Return(Some(value)) = &stmt.kind else {
            return None;
        };
        let Kind::Call(iter, arguments) = self.kind(*value) else {
            return None;
        };
        let [argument] = arguments.as_slice() else {
            return None;
        };
        let Kind::Attribute(object, name) = self.kind(argument.value) else {
            return None;
        };
        let is_own = matches!(self.kind(*object), Kind::Var(var) if *var == me)
            && self
                .field_type(class, name)
                .is_some_and(|it| self.has_known_rust(&it));
        let is_iter = matches!(self.kind(*iter), Kind::Builtin(name) if name == "iter");
        let is_list = matches!(
            self.field_type(class, name)?,
            Ty::List(_) | Ty::Tuples(_) | Ty::Deque(_) | Ty::Dict(..)
        );
        (is_own && is_iter && is_list).then(|| name.clone())
    }

    /// `__iter__` as a method that gives an iterator of references.
    pub(super) fn write_iter(&mut self, class: ClassId, method: FuncId, is_public: bool) {
        let Some(field) = self.iterated_field(class) else {
            return;
        };
        let Some(ty) = self.field_type(class, &field) else {
            return;
        };
        let func = self.program.func(method);
        let (start, holes) = (self.out.lines.len(), self.holes.len());
        // The head and the one statement in it.
        self.statements += 2;
        self.drafted += 2;
        self.out.origin = Some(func.line);
        let public = if is_public { "pub " } else { "" };
        let item = self.rust_type(&ty.item());
        let field = self.field_name(class, &field);
        let each = if matches!(ty, Ty::Dict(..)) {
            "keys"
        } else {
            "iter"
        };
        self.out.line(format!(
            "{public}fn iter(&self) -> impl DoubleEndedIterator<Item = &{item}> {{"
        ));
        self.out.origin = func.body.body.last().map(|it| it.line);
        self.out.line(format!("self.{field}.{each}()"));
        self.out.origin = Some(func.line);
        self.out.line("}");
        self.define_method(method, start, holes);
    }

    /// Goes through an instance.
    pub(in super::super) fn iterate_instance(&mut self, class: ClassId, code: &Code) -> Res<Seq> {
        if !self.classes.contains(&class) {
            return refuse("classes of this kind are not drafted yet");
        }
        if self.iterated_field(class).is_none()
            && let Some(method) = self.program.method(class, "__iter__")
            && matches!(self.program.func(method).ret, Ty::Iter(_))
        {
            return self.iterate_own(class, method, code);
        }
        if let Some(seq) = self.iterate_fields(code)? {
            return Ok(seq);
        }
        let Some(field) = self.iterated_field(class) else {
            return refuse("a loop over an instance");
        };
        let ty = self.field_type(class, &field).unwrap_or_default();
        if matches!(code.ty, Ty::Option(_)) {
            return refuse("a loop over what may be None");
        }
        Ok(Seq::new(
            format!("{}.iter()", code.receiver()),
            Item::Ref,
            ty.item(),
        ))
    }
}
