//! Comparisons: chains, membership, identity, numbers of two types, texts in their several forms.

use rustpython_ast::CmpOp;

use super::code::{Code, Form, Prec, quoted, quoted_char};
use super::translator::{Res, Translator, refuse, unknown};
use super::variables::is_count;
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    pub(super) fn comparison(&mut self, left: ExprId, rest: &[(CmpOp, ExprId)]) -> Res<Code> {
        if let [(op, right)] = rest {
            return self.compare(left, *op, *right);
        }
        // `a <= x <= b`
        if let [(first, middle), (second, last)] = rest
            && let (CmpOp::LtE, CmpOp::LtE | CmpOp::Lt) = (first, second)
            && [left, *middle, *last]
                .iter()
                .all(|it| *self.ty(*it) == Ty::Int)
        {
            let sign = if *second == CmpOp::LtE { "..=" } else { ".." };
            let (a, b, c) = (
                self.number(left, &Ty::Int)?,
                self.number(*middle, &Ty::Int)?,
                self.number(*last, &Ty::Int)?,
            );
            let text = format!(
                "({}{sign}{}).contains(&{})",
                a.at_least(Prec::Or),
                c.at_least(Prec::Or),
                b.at_least(Prec::Unary)
            );
            return Ok(Code::tight(text, Ty::Bool));
        }
        let mut before = left;
        let mut parts = Vec::new();
        for (index, (op, right)) in rest.iter().enumerate() {
            let is_last = index + 1 == rest.len();
            if !is_last && !self.is_simple(*right) && !self.is_quiet(*right) {
                return refuse("a chain of comparisons that would compute its middle twice");
            }
            parts.push(self.compare(before, *op, *right)?.at_least(Prec::Compare));
            before = *right;
        }
        Ok(Code::new(parts.join(" && "), Prec::And, Ty::Bool))
    }

    /// Whether computing it twice shows nowhere.
    pub(super) fn is_quiet(&self, id: ExprId) -> bool {
        match self.kind(id) {
            Kind::Binary(_, a, b) | Kind::Index(a, b) => self.is_quiet(*a) && self.is_quiet(*b),
            Kind::Tuple(items) => items.iter().all(|it| self.is_quiet(*it)),
            Kind::Call(func, arguments) => {
                let is_quiet = match self.kind(*func) {
                    Kind::Builtin(name) => matches!(
                        name.as_str(),
                        "len" | "ord" | "abs" | "min" | "max" | "str" | "int"
                    ),
                    Kind::Attribute(object, name) => {
                        self.ty(*object).is_text()
                            && self.is_quiet(*object)
                            && !name.starts_with("__")
                    }
                    _ => false,
                };
                is_quiet && arguments.iter().all(|it| self.is_quiet(it.value))
            }
            _ => self.is_simple(id),
        }
    }

    fn compare(&mut self, left: ExprId, op: CmpOp, right: ExprId) -> Res<Code> {
        match op {
            CmpOp::In => self.membership(left, right),
            CmpOp::NotIn => Ok(super::expressions::negated(&self.membership(left, right)?)),
            CmpOp::Is | CmpOp::IsNot => self.identity(left, right, op == CmpOp::Is),
            _ => {
                let sign = match op {
                    CmpOp::Eq => "==",
                    CmpOp::NotEq => "!=",
                    CmpOp::Lt => "<",
                    CmpOp::LtE => "<=",
                    CmpOp::Gt => ">",
                    _ => ">=",
                };
                self.order(left, sign, right)
            }
        }
    }

    fn identity(&mut self, left: ExprId, right: ExprId, is: bool) -> Res<Code> {
        let method = if is { "is_none" } else { "is_some" };
        if matches!(self.kind(right), Kind::None) {
            let var_ty = match self.kind(left) {
                Kind::Var(var) if !self.unwrapped.contains_key(var) => &self.program.var(*var).ty,
                _ => self.ty(left),
            };
            return match var_ty {
                Ty::Option(_) => {
                    let code = self.whole(left)?;
                    Ok(Code::tight(
                        format!("{}.{method}()", code.receiver()),
                        Ty::Bool,
                    ))
                }
                Ty::None => Ok(Code::tight(if is { "true" } else { "false" }, Ty::Bool)),
                ty if ty.is_known() => Ok(Code::tight(if is { "false" } else { "true" }, Ty::Bool)),
                ty => refuse(unknown(ty)),
            };
        }
        let is_value = |ty: &Ty| matches!(ty, Ty::Bool | Ty::Enum(_));
        if is_value(self.ty(left).some()) && self.ty(left).some() == self.ty(right).some() {
            return self.order(left, if is { "==" } else { "!=" }, right);
        }
        // One variable is itself.
        if let (Kind::Var(a), Kind::Var(b)) = (self.kind(left), self.kind(right))
            && a == b
        {
            return Ok(Code::tight(if is { "true" } else { "false" }, Ty::Bool));
        }
        refuse("identity of objects")
    }

    /// An option as it is, also where it is known not to be None.
    fn whole(&mut self, id: ExprId) -> Res<Code> {
        if let Kind::Var(var) = self.kind(id)
            && matches!(self.program.var(*var).ty, Ty::Option(_))
            && !self.unwrapped.contains_key(var)
            && self.binding(*var).global.is_none()
            && self.declared.contains(var)
        {
            let name = self.binding(*var).name.clone();
            return Ok(Code::tight(name, self.program.var(*var).ty.clone()).held(Form::Place));
        }
        self.expr(id)
    }

    fn order(&mut self, left: ExprId, sign: &str, right: ExprId) -> Res<Code> {
        let is_equality = matches!(sign, "==" | "!=");
        if is_equality {
            // Emptiness by comparison with an empty display, and `x == None`.
            for (a, b) in [(left, right), (right, left)] {
                match self.kind(b) {
                    Kind::None => return self.identity(a, b, sign == "=="),
                    Kind::Str(text)
                        if text.is_empty() && matches!(self.ty(a), Ty::Str | Ty::Lit) =>
                    {
                        let code = self.expr(a)?;
                        return self.empty(&code, sign);
                    }
                    Kind::List(items) if items.is_empty() && matches!(self.ty(a), Ty::List(_)) => {
                        let code = self.expr(a)?;
                        return self.empty(&code, sign);
                    }
                    Kind::Int(0) if is_len(self.program, a) => {
                        if let Kind::Call(_, arguments) = self.kind(a) {
                            let code = self.expr(arguments[0].value)?;
                            if let Ok(code) = self.empty(&code, sign) {
                                return Ok(code);
                            }
                        }
                    }
                    _ => {}
                }
            }
        } else if sign == ">"
            && matches!(self.kind(right), Kind::Int(0))
            && is_len(self.program, left)
            && let Kind::Call(_, arguments) = self.kind(left)
        {
            let code = self.expr(arguments[0].value)?;
            if let Ok(code) = self.empty(&code, "!=") {
                return Ok(code);
            }
        }
        if let Some(code) = self.special_order(left, sign, right)? {
            return Ok(code);
        }
        let (a, b) = (self.ty(left).clone(), self.ty(right).clone());
        if a.is_number() && b.is_number() {
            return self.numeric_order(left, sign, right);
        }
        if a.is_text() && b.is_text() {
            return self.text_order(left, sign, right);
        }
        let joined = a.join(&b);
        if is_equality
            && joined == Ty::Mixed
            && a.is_known()
            && b.is_known()
            && !(a.is_number() && b.is_number())
        {
            return refuse("a comparison of two types, which are never equal");
        }
        if !self.has_rust(&joined) {
            return refuse(unknown(&joined));
        }
        if !self.is_comparable(&joined) {
            return refuse("a comparison of instances");
        }
        if !is_equality && !self.is_ordered(&joined) {
            return refuse("an order of these types");
        }
        if matches!(joined, Ty::Set(_)) && !is_equality {
            return self.subset(left, sign, right);
        }
        // Two values of one type; a reference is compared with a reference.
        let same = |it: &mut Self, id: ExprId| -> Res<Code> {
            if *it.ty(id) == joined {
                it.expr(id)
            } else {
                it.value(id, &joined)
            }
        };
        let x = same(self, left)?;
        let y = same(self, right)?;
        let text = self.balanced(&x, sign, &y);
        Ok(Code::new(text, Prec::Compare, Ty::Bool))
    }

    /// `a == b` where one may be a reference and the other not.
    pub(super) fn balanced(&mut self, a: &Code, sign: &str, b: &Code) -> String {
        let is_ref =
            |code: &Code| matches!(code.form, Form::Ref | Form::MutRef) && !code.ty.is_copy();
        let slice = matches!(a.ty, Ty::List(_) | Ty::Tuples(_) | Ty::Str);
        let side = |code: &Code, other: &Code| {
            if is_ref(code) && !is_ref(other) && !slice {
                format!("*{}", code.at_least(Prec::Unary))
            } else if is_ref(code) && is_ref(other) || !is_ref(code) {
                code.at_least(Prec::BitOr)
            } else {
                // `&[T] == Vec<T>` and `&str == String` are there.
                code.at_least(Prec::BitOr)
            }
        };
        if !matches!(sign, "==" | "!=") && slice && is_ref(a) != is_ref(b) {
            let full = |code: &Code| {
                if is_ref(code) {
                    format!("*{}", code.at_least(Prec::Unary))
                } else {
                    format!("{}[..]", code.receiver())
                }
            };
            return format!("{} {sign} {}", full(a), full(b));
        }
        format!("{} {sign} {}", side(a, b), side(b, a))
    }

    fn empty(&mut self, code: &Code, sign: &str) -> Res<Code> {
        let empty = self.emptiness(code)?;
        Ok(if sign == "==" {
            empty
        } else {
            super::expressions::negated(&empty)
        })
    }

    fn subset(&mut self, left: ExprId, sign: &str, right: ExprId) -> Res<Code> {
        let a = self.expr(left)?;
        let b = self.expr(right)?;
        let (small, large) = if matches!(sign, "<" | "<=") {
            (a, b)
        } else {
            (b, a)
        };
        let large_ref = self.reference(large.clone());
        let subset = format!("{}.is_subset({})", small.receiver(), large_ref.text);
        if matches!(sign, "<=" | ">=") {
            return Ok(Code::tight(subset, Ty::Bool));
        }
        let text = format!(
            "{subset} && {}.len() < {}.len()",
            small.receiver(),
            large.receiver()
        );
        Ok(Code::new(text, Prec::And, Ty::Bool))
    }

    fn numeric_order(&mut self, left: ExprId, sign: &str, right: ExprId) -> Res<Code> {
        let (a, b) = (self.ty(left).clone(), self.ty(right).clone());
        if is_count(self.program, left, &self.usizes)
            && is_count(self.program, right, &self.usizes)
            && (self.has_usize(left) || self.has_usize(right))
        {
            let (a, b) = (self.count(left)?, self.count(right)?);
            return Ok(compared(&a, sign, &b));
        }
        let want = match a.join(&b) {
            Ty::Real if self.has_numbers && (a == Ty::Real || b == Ty::Real) => {
                self.helper("Number");
                Ty::Real
            }
            Ty::Real => {
                // An int and a float are compared exactly in Python; a literal loses nothing.
                let is_exact = |id: ExprId, ty: &Ty| {
                    ty.is_float()
                        || matches!(self.kind(id), Kind::Int(int) if int.unsigned_abs() < 1 << 53)
                };
                if !is_exact(left, &a) && !is_exact(right, &b)
                    || !(is_exact(left, &a) && is_exact(right, &b))
                        && !matches!((&a, &b), (Ty::Real | Ty::Float, Ty::Real | Ty::Float))
                {
                    let helper = self.helper("compare_exactly");
                    let (int, float, flipped) = if a.is_float() {
                        (right, left, true)
                    } else {
                        (left, right, false)
                    };
                    let int = self.value(int, &Ty::Int)?;
                    let float = self.value(float, &Ty::Float)?;
                    let sign = if flipped { mirrored(sign) } else { sign };
                    self.import("std::cmp::Ordering");
                    let text = format!("{helper}({}, {})", int.text, float.text);
                    let test = match sign {
                        "==" => format!("{text} == Some(Ordering::Equal)"),
                        "!=" => format!("{text} != Some(Ordering::Equal)"),
                        "<" => format!("{text} == Some(Ordering::Less)"),
                        ">" => format!("{text} == Some(Ordering::Greater)"),
                        "<=" => format!("{text}.is_some_and(Ordering::is_le)"),
                        _ => format!("{text}.is_some_and(Ordering::is_ge)"),
                    };
                    return Ok(Code::new(test, Prec::Compare, Ty::Bool));
                }
                Ty::Float
            }
            Ty::Mixed => Ty::Int,
            ty => ty,
        };
        if let Ty::Bool = want {
            let (x, y) = (self.expr(left)?, self.expr(right)?);
            return Ok(compared(&x, sign, &y));
        }
        let x = self.value(left, &want)?;
        let y = self.value(right, &want)?;
        Ok(compared(&x, sign, &y))
    }

    fn text_order(&mut self, left: ExprId, sign: &str, right: ExprId) -> Res<Code> {
        // A character with a literal of one.
        for (a, b, flipped) in [(left, right, false), (right, left, true)] {
            if let Kind::Str(text) = self.kind(b)
                && *self.ty(a) == Ty::Char
            {
                let code = self.expr(a)?;
                let mut chars = text.chars();
                if let (Some(c), None) = (chars.next(), chars.next()) {
                    let literal = Code::tight(quoted_char(c), Ty::Char);
                    return Ok(if flipped {
                        compared(&literal, sign, &code)
                    } else {
                        compared(&code, sign, &literal)
                    });
                }
                if matches!(sign, "==" | "!=") {
                    return Ok(Code::tight(
                        if sign == "==" { "false" } else { "true" },
                        Ty::Bool,
                    ));
                }
            }
            if let Kind::Str(text) = self.kind(b)
                && matches!(self.ty(a), Ty::Str | Ty::Lit)
            {
                let code = self.expr(a)?;
                let literal = Code::tight(quoted(text), Ty::Lit).held(Form::Ref);
                let code = if matches!(sign, "==" | "!=")
                    || code.form == Form::Ref
                    || code.ty == Ty::Lit
                {
                    code
                } else {
                    Code::tight(format!("{}.as_str()", code.receiver()), Ty::Str).held(Form::Ref)
                };
                return Ok(if flipped {
                    compared(&literal, sign, &code)
                } else {
                    compared(&code, sign, &literal)
                });
            }
        }
        let (a, b) = (self.ty(left).clone(), self.ty(right).clone());
        let mut x = self.expr(left)?;
        let mut y = self.expr(right)?;
        if a == Ty::Char && b == Ty::Char {
            return Ok(compared(&x, sign, &y));
        }
        for code in [&mut x, &mut y] {
            if code.ty == Ty::Char {
                *code = Code::tight(format!("{}.to_string()", code.receiver()), Ty::Str);
            }
        }
        let is_ref = |code: &Code| code.form == Form::Ref || code.ty == Ty::Lit;
        if !matches!(sign, "==" | "!=") && is_ref(&x) != is_ref(&y) {
            for code in [&mut x, &mut y] {
                if !is_ref(code) {
                    *code = Code::tight(format!("{}.as_str()", code.receiver()), Ty::Str)
                        .held(Form::Ref);
                }
            }
        }
        Ok(compared(&x, sign, &y))
    }

    fn membership(&mut self, item: ExprId, container: ExprId) -> Res<Code> {
        let of = self.ty(container).some().clone();
        match (&of, self.kind(container)) {
            (ty, _) if ty.is_text() => {
                let container = self.expr(container)?;
                let pattern = self.pattern(item)?;
                let receiver = if container.ty == Ty::Char {
                    format!("{}.to_string()", container.receiver())
                } else {
                    container.receiver()
                };
                Ok(Code::tight(
                    format!("{receiver}.contains({pattern})"),
                    Ty::Bool,
                ))
            }
            (Ty::Range, Kind::Call(..)) => {
                let range = self.iterate(container)?;
                let item = self.number(item, &Ty::Int)?;
                if !range.is_plain_range {
                    return refuse("a place in a range with a step");
                }
                Ok(Code::tight(
                    format!(
                        "{}.contains(&{})",
                        range.receiver(),
                        item.at_least(Prec::Unary)
                    ),
                    Ty::Bool,
                ))
            }
            // `x in (1, 2, 3)`
            (_, Kind::Tuple(items) | Kind::List(items) | Kind::Set(items)) => {
                self.one_of(item, items, container)
            }
            (Ty::List(of) | Ty::Tuples(of) | Ty::Set(of) | Ty::Deque(of), _) => {
                let of = (**of).clone();
                self.contained(item, container, &of, "contains")
            }
            (Ty::Dict(key, ..), _) => {
                let key = (**key).clone();
                self.contained(item, container, &key, "contains_key")
            }
            (Ty::Iter(of), Kind::Call(func, _)) if matches!(self.kind(*func), Kind::Attribute(_, name) if name == "keys" || name == "values") =>
            {
                let seq = self.iterate(container)?;
                let of = (**of).clone();
                let item = self.value(item, &of)?;
                Ok(Code::tight(
                    format!(
                        "{}.any(|it| *it == {})",
                        seq.receiver(),
                        item.at_least(Prec::BitOr)
                    ),
                    Ty::Bool,
                ))
            }
            (Ty::Instance(_), _) => self.call_special(container, "__contains__", &[item]),
            (Ty::Tuple(_), _) => refuse("a place in a tuple of several types"),
            _ => refuse(unknown(&of)),
        }
    }

    fn contained(&mut self, item: ExprId, container: ExprId, of: &Ty, method: &str) -> Res<Code> {
        if !self.is_comparable(of) {
            return refuse("instances that are looked for by what they are");
        }
        let code = self.expr(container)?;
        let key = self.lookup(
            item,
            of,
            method == "contains" && matches!(code.ty, Ty::List(_) | Ty::Tuples(_) | Ty::Deque(_)),
        )?;
        match key {
            Key::Text(text) => Ok(Code::tight(
                format!("{}.{method}({text})", code.receiver()),
                Ty::Bool,
            )),
            Key::Any(test) => Ok(Code::tight(
                format!("{}.iter().any(|it| {test})", code.receiver()),
                Ty::Bool,
            )),
        }
    }

    /// What a value is looked for with: a reference, or, in a list of strings, a test.
    pub(super) fn lookup(&mut self, item: ExprId, of: &Ty, is_list: bool) -> Res<Key> {
        let ty = self.ty(item).clone();
        if matches!(
            (of, &ty),
            (Ty::Bool, Ty::Int) | (Ty::Int, Ty::Float | Ty::Real | Ty::Bool)
        ) {
            return refuse("a number of another type is looked for");
        }
        if of.is_text() {
            if let (Ty::Char, Kind::Str(text)) = (of, self.kind(item)) {
                let mut chars = text.chars();
                return match (chars.next(), chars.next()) {
                    (Some(c), None) => Ok(Key::Text(format!("&{}", quoted_char(c)))),
                    _ => refuse("a character that is none"),
                };
            }
            if *of == Ty::Char {
                if ty != Ty::Char {
                    let code = self.borrowed(item, &Ty::Str)?;
                    let wanted = code.text.strip_prefix('&').unwrap_or(&code.text);
                    return Ok(Key::Any(format!("it.to_string() == {wanted}")));
                }
                let code = self.expr(item)?;
                return Ok(Key::Text(format!("&{}", code.at_least(Prec::Unary))));
            }
            let code = if let Kind::Str(text) = self.kind(item) {
                Code::tight(quoted(text), Ty::Lit).held(Form::Ref)
            } else {
                self.borrowed(item, &Ty::Str)?
            };
            if is_list {
                if *of == Ty::Str
                    && matches!(self.kind(item), Kind::Var(var) if self.strings.contains(var))
                {
                    return Ok(Key::Text(code.text));
                }
                // `Vec<String>::contains` wants a `&String`.
                if *of == Ty::Lit {
                    let is_plain = code.prec == Prec::Postfix;
                    return Ok(Key::Text(if is_plain {
                        format!("&{}", code.text)
                    } else {
                        code.text
                    }));
                }
                let text = match code.text.strip_prefix('&') {
                    Some(place) if *of == Ty::Str => return Ok(Key::Text(format!("&{place}"))),
                    _ => code.text,
                };
                return Ok(Key::Any(format!("it == {text}")));
            }
            // A `&String` finds no `&str` among keys.
            if *of == Ty::Lit {
                let is_string =
                    matches!(self.kind(item), Kind::Var(var) if self.strings.contains(var));
                return Ok(Key::Text(match code.text.strip_prefix('&') {
                    Some(place) if !place.ends_with(')') => format!("{place}.as_str()"),
                    _ if is_string => format!("{}.as_str()", code.text),
                    _ => code.text,
                }));
            }
            return Ok(Key::Text(code.text));
        }
        let joined = of.join(&ty);
        if joined != *of && joined != Ty::Option(Box::new(of.clone())) {
            if matches!((of, &ty), (Ty::Float, Ty::Int) | (Ty::Real, Ty::Int)) {
                let code = self.value(item, &Ty::Float)?;
                return Ok(Key::Text(format!("&{}", code.at_least(Prec::Unary))));
            }
            if !matches!((of, &ty), (Ty::Tuple(_), Ty::Tuple(_))) {
                return refuse("a value of another type is looked for");
            }
        }
        if of.is_copy() {
            let code = self.value(item, of)?;
            return Ok(Key::Text(format!("&{}", code.at_least(Prec::Unary))));
        }
        let code = if ty == *of {
            self.expr(item)?
        } else {
            self.value(item, of)?
        };
        Ok(Key::Text(self.reference(code).text))
    }

    fn one_of(&mut self, item: ExprId, items: &[ExprId], _: ExprId) -> Res<Code> {
        let ty = self.ty(item).some().clone();
        let are_literal = items.iter().all(|it| {
            matches!((self.kind(*it), &ty), (Kind::Str(_), ty) if ty.is_text())
                || matches!((self.kind(*it), &ty), (Kind::Int(_), Ty::Int))
        });
        if items.is_empty() {
            return Ok(Code::tight("false", Ty::Bool));
        }
        if are_literal {
            let mut patterns = Vec::new();
            for literal in items {
                match (self.kind(*literal), &ty) {
                    (Kind::Int(int), _) => patterns.push(super::expressions::integer(*int)),
                    (Kind::Str(text), Ty::Char) => {
                        if text.chars().count() == 1 {
                            patterns.push(text.chars().map(quoted_char).collect());
                        }
                    }
                    (Kind::Str(text), _) => patterns.push(quoted(text)),
                    _ => {}
                }
            }
            patterns.sort();
            patterns.dedup();
            let code = self.expr(item)?;
            if code.ty.some() != &ty || matches!(code.ty, Ty::Option(_)) {
                return refuse("a value that may be None is looked for");
            }
            let code = self.plain_int(code);
            let text = match code.ty {
                Ty::Str if code.form != Form::Ref => format!("{}.as_str()", code.receiver()),
                _ => code.text.clone(),
            };
            return Ok(Code::tight(
                format!("matches!({text}, {})", patterns.join(" | ")),
                Ty::Bool,
            ));
        }
        let all = items
            .iter()
            .fold(Ty::Unknown, |all, it| all.join(self.ty(*it)));
        let joined = all.join(&ty);
        if !self.has_rust(&joined) || matches!(joined, Ty::Option(_)) {
            return refuse(unknown(&joined));
        }
        let joined = if joined == Ty::Real {
            Ty::Float
        } else {
            joined
        };
        let list = self.values(items, &joined)?;
        let code = self.value(item, &joined)?;
        Ok(Code::tight(
            format!("[{list}].contains(&{})", code.at_least(Prec::Unary)),
            Ty::Bool,
        ))
    }
}

/// What something is looked for with.
pub(super) enum Key {
    /// An argument.
    Text(String),
    /// A test of `it`.
    Any(String),
}

fn is_len(program: &crate::types::ir::Program<'_>, id: ExprId) -> bool {
    match program.kind(id) {
        Kind::Call(func, arguments) => {
            arguments.len() == 1
                && matches!(program.kind(*func), Kind::Builtin(name) if name == "len")
        }
        _ => false,
    }
}

fn mirrored(sign: &str) -> &str {
    match sign {
        "<" => ">",
        ">" => "<",
        "<=" => ">=",
        ">=" => "<=",
        other => other,
    }
}

/// `a op b`.
pub(super) fn compared(a: &Code, sign: &str, b: &Code) -> Code {
    let left = if a.prec == Prec::Cast && sign.starts_with('<') {
        format!("({})", a.text)
    } else {
        a.at_least(Prec::BitOr)
    };
    Code::new(
        format!("{left} {sign} {}", b.at_least(Prec::BitOr)),
        Prec::Compare,
        Ty::Bool,
    )
}
