//! Orders that classes define: `__lt__` and its kin as `PartialOrd`.

use super::super::code::{Code, Prec};
use super::super::translator::{Res, Translator, refuse, unknown};
use crate::types::class_form::ClassForm;
use crate::types::ir::{ClassId, ExprId, Kind, StmtKind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Whether a comparison of two instances may raise: no trait of Rust can give back an error.
    pub(super) fn order_fails(&self, class: ClassId) -> bool {
        ["__lt__", "__le__", "__gt__", "__ge__"]
            .iter()
            .filter_map(|it| self.program.method(class, it))
            .any(|it| self.raises.fails(it))
    }

    /// The order that `__lt__` makes, with what else is defined of it.
    pub(super) fn write_order(&mut self, class: ClassId, name: &str) {
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
                .all(|it| super::super::sort_keys::is_sortable(it) || self.has_order(it)),
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
            ">=" => Ok(Some(super::super::truths::negated(&plain(self, "<")))),
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
}
