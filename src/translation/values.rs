//! Values in the form and of the type that their place asks for.

use super::code::{Code, Form, Prec, quoted, quoted_char, with_suffix};
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{ExprId, Kind};
use crate::types::ty::{DictKind, Ty};

impl Translator<'_, '_> {
    /// An owned value of type `want`.
    pub(super) fn value(&mut self, id: ExprId, want: &Ty) -> Res<Code> {
        let code = self.value_code(id, want)?;
        Ok(code)
    }

    fn value_code(&mut self, id: ExprId, want: &Ty) -> Res<Code> {
        if let Some(code) = self.computed.get(&id) {
            let code = self.owned(code.clone(), id)?;
            return self.coerced(code, want);
        }
        match (self.kind(id), want) {
            (Kind::None, Ty::Option(_)) => return Ok(Code::tight("None", want.clone())),
            (Kind::None, Ty::None) => return Ok(Code::tight("()", Ty::None)),
            (_, Ty::Option(of))
                if !matches!(self.ty(id), Ty::Option(_) | Ty::None) && !self.is_branching(id) =>
            {
                let value = self.value(id, of)?;
                // What an Option held of it is in its box.
                let is_in_box = matches!(self.kind(id), Kind::Var(var)
                    if self.unwrapped.contains_key(var)
                        && matches!(self.program.var(*var).ty, Ty::Option(_))
                        && value.text == self.binding(*var).name);
                let text = if self.is_boxed(of) && !is_in_box {
                    format!("Some(Box::new({}))", value.text)
                } else {
                    let value = self.as_pointer(value, id, of);
                    format!("Some({value})")
                };
                return Ok(Code::tight(text, want.clone()));
            }
            (Kind::Int(int), ty) if self.is_f64(ty) => {
                return Ok(literal_float(*int as f64, want));
            }
            (Kind::Str(text), Ty::Str) => return Ok(owned_text(text)),
            (Kind::Str(text), Ty::Lit) => return Ok(Code::tight(quoted(text), Ty::Lit)),
            (Kind::Str(text), Ty::Char) if text.chars().count() == 1 => {
                return Ok(Code::tight(
                    text.chars().map(quoted_char).collect::<String>(),
                    Ty::Char,
                ));
            }
            (
                Kind::Call(func, arguments),
                Ty::Deque(_) | Ty::Dict(..) | Ty::Set(_) | Ty::List(_),
            ) if self.makes_empty(*func, arguments) && self.has_rust(want) => {
                self.rust_type(want);
                let text = match want {
                    Ty::Deque(_) => "VecDeque::new()",
                    Ty::Dict(..) => "IndexMap::new()",
                    Ty::Set(_) => "HashSet::new()",
                    _ => "Vec::new()",
                };
                return Ok(Code::tight(text, want.clone()));
            }
            (Kind::List(items), Ty::List(of)) => return self.vec(&items.clone(), of, want),
            (Kind::Tuple(items) | Kind::List(items), Ty::Tuples(of)) => {
                return self.vec(&items.clone(), of, want);
            }
            (Kind::Tuple(items), Ty::Tuple(types)) if items.len() == types.len() => {
                let mut texts = Vec::new();
                for (item, ty) in items.iter().zip(types) {
                    texts.push(self.pointed(*item, ty)?);
                }
                let text = match texts.as_slice() {
                    [one] => format!("({one},)"),
                    texts => format!("({})", texts.join(", ")),
                };
                return Ok(Code::tight(text, want.clone()));
            }
            (Kind::Set(items), Ty::Set(of)) => {
                let items = self.values(&items.clone(), of)?;
                self.import("std::collections::HashSet");
                return Ok(Code::tight(
                    format!("HashSet::from([{items}])"),
                    want.clone(),
                ));
            }
            (Kind::Dict(items), Ty::Dict(key, value, DictKind::Plain)) => {
                return self.dict(&items.clone(), key, value, want);
            }
            (Kind::Call(func, arguments), Ty::Dict(..) | Ty::Deque(_)) => {
                if let Kind::Import(name) = self.kind(*func)
                    && let Some(code) = self.collection_for(name, arguments, want)
                {
                    return code;
                }
            }
            (Kind::Conditional { test, body, orelse }, _) => {
                let test = *test;
                let (body, orelse) = (*body, *orelse);
                let want = want.clone();
                return self.conditional(
                    test,
                    |it| it.value(body, &want),
                    |it| it.value(orelse, &want),
                );
            }
            (
                Kind::Comprehension(comprehension),
                Ty::List(_) | Ty::Set(_) | Ty::Dict(..) | Ty::Tuples(_),
            ) => {
                if self.first.contains(&id) && self.has_failing(id) {
                    return self.failing_comprehension(&comprehension.clone(), want);
                }
                return self.collected(&comprehension.clone(), want);
            }
            _ => {}
        }
        let code = self.expr(id)?;
        let code = self.owned(code, id)?;
        self.coerced(code, want)
    }

    /// Whether a call makes an empty container: what its place holds says its type.
    fn makes_empty(&self, func: ExprId, arguments: &[crate::types::ir::Argument]) -> bool {
        match self.kind(func) {
            Kind::Import(name) => match name.as_str() {
                "collections.deque" | "collections.OrderedDict" | "collections.Counter" => {
                    arguments.is_empty()
                }
                "collections.defaultdict" => {
                    arguments.len() == 1
                        && matches!(self.kind(arguments[0].value), Kind::Builtin(name)
                            if matches!(name.as_str(), "int" | "float" | "list" | "set" | "dict" | "str" | "bool"))
                }
                _ => false,
            },
            Kind::Builtin(name) => {
                arguments.is_empty() && matches!(name.as_str(), "list" | "dict" | "set")
            }
            _ => false,
        }
    }

    /// Whether its parts are given their type one by one.
    fn is_branching(&self, id: ExprId) -> bool {
        matches!(self.kind(id), Kind::Conditional { .. })
    }

    pub(super) fn values(&mut self, items: &[ExprId], of: &Ty) -> Res<String> {
        let mut texts = Vec::new();
        for item in items {
            // The first says what the others are.
            texts.push(if texts.is_empty() {
                self.pointed(*item, of)?
            } else {
                self.value(*item, of)?.text
            });
        }
        Ok(texts.join(", "))
    }

    fn vec(&mut self, items: &[ExprId], of: &Ty, want: &Ty) -> Res<Code> {
        if items
            .iter()
            .any(|it| matches!(self.kind(*it), Kind::Starred(_)))
        {
            return self.spread(items, of, want);
        }
        if items.is_empty() {
            return Ok(Code::tight("Vec::new()", want.clone()));
        }
        let text = self.values(items, of)?;
        let mut code = Code::tight(format!("vec![{text}]"), want.clone());
        code.is_weak = *of == Ty::Int;
        Ok(code)
    }

    /// `[*a, b, *c]`.
    fn spread(&mut self, items: &[ExprId], of: &Ty, want: &Ty) -> Res<Code> {
        let mut text = String::new();
        for item in items {
            let (part, _) = match self.kind(*item) {
                Kind::Starred(inner) => {
                    let seq = self.iterate(*inner)?;
                    (self.owned_items(seq, of)?, true)
                }
                _ => (format!("[{}]", self.value(*item, of)?.text), false),
            };
            if text.is_empty() {
                text = if part.starts_with('[') {
                    format!("{part}.into_iter()")
                } else {
                    part
                };
            } else {
                text = format!("{text}.chain({part})");
            }
        }
        let of = self.rust_type(of);
        Ok(Code::tight(
            format!("{text}.collect::<Vec<{of}>>()"),
            want.clone(),
        ))
    }

    fn dict(
        &mut self,
        items: &[(Option<ExprId>, ExprId)],
        key: &Ty,
        value: &Ty,
        want: &Ty,
    ) -> Res<Code> {
        if !self.has_rust(want) && !items.is_empty() {
            return refuse(unknown(want));
        }
        self.rust_type(want);
        if items.is_empty() {
            return Ok(Code::tight("IndexMap::new()", want.clone()));
        }
        let mut texts = Vec::new();
        for (a, b) in items {
            let Some(a) = a else {
                return refuse("** in a dict");
            };
            let a = self.value(*a, key)?.text;
            // The first says what the others are.
            let b = if texts.is_empty() {
                let before = std::mem::replace(&mut self.says_dyn, value.holds_dyn());
                let first = self.pointed(*b, value);
                self.says_dyn = before;
                first?
            } else {
                self.value(*b, value)?.text
            };
            texts.push(format!("({a}, {b})"));
        }
        let mut code = Code::tight(
            format!("IndexMap::from([{}])", texts.join(", ")),
            want.clone(),
        );
        code.is_weak = *key == Ty::Int || *value == Ty::Int;
        Ok(code)
    }

    /// Lets go of what is borrowed: moved where it is used for the last time, else copied, if nobody can see
    /// the difference.
    pub(super) fn owned(&mut self, code: Code, id: ExprId) -> Res<Code> {
        if code.form == Form::Value || code.ty.is_copy() {
            return Ok(code);
        }
        if self.program.lending.calls.contains_key(&id) {
            return self.two_names(&code.ty);
        }
        // It is given back from where it is put.
        if self.program.lending.moved.contains(&id) && code.form == Form::Place {
            return Ok(Code {
                form: Form::Value,
                ..code
            });
        }
        let is_text = code.ty == Ty::Str;
        if let (Kind::Var(var), Form::Place) = (self.kind(id), code.form)
            && self.is_last_use(*var, id)
        {
            return Ok(Code {
                form: Form::Value,
                ..code
            });
        }
        if code.form == Form::Place
            && matches!(code.ty, Ty::Option(_))
            && self.taking.as_ref() == Some(&code.text)
        {
            self.taking = None;
            return Ok(Code {
                text: format!("{}.take()", code.receiver()),
                form: Form::Value,
                ..code
            });
        }
        // A slice is a copy in Python, too, but for what its items are.
        let depth = usize::from(matches!(self.kind(id), Kind::Slice(..)));
        if code.ty.is_shared()
            && let Some(var) = super::effects::root(self.program, id)
            && (self.effects.changed.contains(&var) || self.effects.watched.contains(&var))
            && !self.is_quiet_copy(&code.ty)
            && self.may_be_changed(&code.ty, id, depth)
            && !(self.may_copy && matches!(self.kind(id), Kind::Var(_)))
            && !self.is_short_lived(id, depth)
            && !(matches!(self.kind(id), Kind::Var(var) if self.is_last_use(*var, id)))
        {
            return self.two_names(&code.ty);
        }
        if self.keeps_dyn(&code.ty, 0) {
            return refuse("two names for one value of any class of a hierarchy");
        }
        if !self.may_copy {
            self.check_copy(&code.ty, id, depth)?;
        }
        let text = match (&code.ty, code.form) {
            (Ty::Str, Form::Ref) => format!("{}.to_string()", code.receiver()),
            (Ty::List(_) | Ty::Tuples(_) | Ty::Bytes, Form::Ref | Form::MutRef) => {
                format!("{}.to_vec()", code.receiver())
            }
            (Ty::List(_) | Ty::Tuples(_), _) if self.is_array(id) => {
                format!("{}.to_vec()", code.receiver())
            }
            (Ty::Option(of), Form::Ref) if **of == Ty::Str => {
                format!("{}.map(str::to_string)", code.receiver())
            }
            (Ty::Option(of), Form::Ref) if matches!(**of, Ty::List(_) | Ty::Tuples(_)) => {
                format!("{}.map(<[_]>::to_vec)", code.receiver())
            }
            (Ty::Option(_), Form::Ref) => format!("{}.cloned()", code.receiver()),
            _ => format!("{}.clone()", code.receiver()),
        };
        let _ = is_text;
        Ok(Code {
            text,
            prec: Prec::Postfix,
            form: Form::Value,
            ..code
        })
    }

    /// Whether nothing that a copy of this type holds is changed for as long as the copy is looked at.
    fn is_quiet_copy(&self, ty: &Ty) -> bool {
        self.region.is_some_and(|(from, to)| {
            self.changes
                .are_none(from, to, |part| self.holds(ty, part, 0))
        })
    }

    /// Whether values of a type hold values of another that are changed in place, or are such.
    pub(super) fn holds(&self, ty: &Ty, part: &Ty, depth: usize) -> bool {
        // All names for a counted instance are for the same.
        if part.is_counted() {
            return false;
        }
        let same_kind = match (ty, part) {
            (Ty::Instance(a) | Ty::Dyn(a), Ty::Instance(b) | Ty::Dyn(b)) => {
                a.root() == b.root() && (ty == part || self.program.is_base(a.root()))
            }
            _ => ty == part,
        };
        if same_kind {
            return true;
        }
        if depth > 12 {
            return true;
        }
        if ty.is_counted() {
            return false;
        }
        match ty {
            Ty::List(of) | Ty::Tuples(of) | Ty::Set(of) | Ty::Deque(of) | Ty::Option(of) => {
                self.holds(of, part, depth + 1)
            }
            Ty::Dict(_, value, _) => self.holds(value, part, depth + 1),
            Ty::Tuple(items) => items.iter().any(|it| self.holds(it, part, depth + 1)),
            Ty::Instance(class) | Ty::Dyn(class) => self
                .program
                .hierarchy(*class)
                .into_iter()
                .flat_map(|it| self.fields_of(it))
                .any(|(_, of)| of.is_shared() && self.holds(of, part, depth + 1)),
            _ => false,
        }
    }

    /// Does something while what is copied is looked at between two positions only.
    pub(super) fn in_region<T>(
        &mut self,
        region: Option<(u32, u32)>,
        work: impl FnOnce(&mut Self) -> T,
    ) -> T {
        let before = std::mem::replace(&mut self.region, region);
        let done = work(self);
        self.region = before;
        done
    }

    /// Refuses to copy values of a type of which one is changed in place somewhere, as a second name for the
    /// same value would see that.
    /// `depth` 1 asks for the items of `id` alone.
    pub(super) fn check_copy(&mut self, ty: &Ty, id: ExprId, depth: usize) -> Res<()> {
        let ty = (0..depth).fold(ty.clone(), |ty, _| match ty {
            Ty::Dict(_, value, _) => *value,
            ty => ty.item(),
        });
        if self.keeps_dyn(&ty, 0) {
            return refuse("two names for one value of any class of a hierarchy");
        }
        if ty.is_shared()
            && self
                .effects
                .changed_parts
                .iter()
                .any(|it| self.holds(&ty, it, 0))
            && self.may_be_changed(&ty, id, depth)
            && !self.is_short_lived(id, depth)
            && !self.is_quiet_copy(&ty)
        {
            return self.two_names(&ty);
        }
        Ok(())
    }

    /// Whether a copy made here is gone before anything is changed: neither this function nor what it calls
    /// changes what others have, and it gives back nothing that could be the copy.
    fn is_short_lived(&self, id: ExprId, depth: usize) -> bool {
        let func = self.program.func(self.func);
        let ret = func.ret.some();
        self.func != crate::types::ir::FuncId(0)
            && func.class.is_none()
            && !self.effects.changers.contains(&self.func)
            && (ret.is_copy() || ret.is_text())
            && !holds_object(self.ty(id))
            && !self.effects.regions.is_changed_in(id, depth, self.func)
    }

    /// Whether something changes what `id` gives. Objects are changed by methods that no call names: of them
    /// no more is known than their type.
    fn may_be_changed(&self, ty: &Ty, id: ExprId, depth: usize) -> bool {
        holds_object(ty) || self.effects.regions.is_changed(id, depth)
    }

    /// As [`Self::check_copy`], for values of which no more than their type is known.
    pub(super) fn check_type(&mut self, ty: &Ty) -> Res<()> {
        if self.keeps_dyn(ty, 0) {
            return refuse("two names for one value of any class of a hierarchy");
        }
        if ty.is_shared()
            && self
                .effects
                .changed_parts
                .iter()
                .any(|it| self.holds(ty, it, 0))
            && !self.is_quiet_copy(ty)
        {
            let ty = ty.clone();
            return self.two_names(&ty);
        }
        Ok(())
    }

    /// Whether a list stands in Rust as an array.
    pub(super) fn is_array(&self, id: ExprId) -> bool {
        match self.kind(id) {
            Kind::Var(var) => self.binding(*var).global == Some(super::variables::Global::Const),
            _ => false,
        }
    }

    /// An owned value as one of another type.
    pub(super) fn coerced(&mut self, code: Code, want: &Ty) -> Res<Code> {
        if code.ty == Ty::None && *want == Ty::None && code.text == "None" {
            return Ok(Code::tight("()", Ty::None));
        }
        if code.ty == *want || *want == Ty::Unknown {
            return Ok(self.plain_int(code));
        }
        let text = match (&code.ty, want) {
            (Ty::Real, Ty::Float) if self.has_numbers => {
                self.helper("Number");
                format!("{}.to_f64()", code.receiver())
            }
            (Ty::Instance(class), Ty::Dyn(root)) if class.root() == *root => {
                return Ok(self.boxed(&code));
            }
            (Ty::Int | Ty::Bool, Ty::Real) if self.has_numbers => {
                self.helper("Number");
                let code = self.plain_int(code);
                if code.ty == Ty::Bool {
                    format!("Number::Int(i64::from({}))", code.text)
                } else {
                    format!("Number::Int({})", code.text)
                }
            }
            (Ty::Float, Ty::Real) if self.has_numbers => {
                self.helper("Number");
                format!("Number::Float({})", code.text)
            }
            (Ty::Func(_) | Ty::Funcs(_), Ty::Func(_) | Ty::Funcs(_)) => {
                return self.as_one_of(code, want);
            }
            (Ty::Float | Ty::Real, Ty::Float | Ty::Real) => return Ok(code.typed(want.clone())),
            (Ty::Int, Ty::Float | Ty::Real) => {
                let mut code = code;
                if code.is_weak {
                    code.text = with_suffix(&code.text);
                }
                return Ok(Code::new(
                    format!("{} as f64", code.at_least(Prec::Cast)),
                    Prec::Cast,
                    want.clone(),
                ));
            }
            (Ty::Bool, Ty::Float | Ty::Real) => format!("f64::from({})", code.text),
            (Ty::Bool, Ty::Int) => format!("i64::from({})", code.text),
            (Ty::Lit | Ty::Char, Ty::Str) => format!("{}.to_string()", code.receiver()),
            (Ty::None, Ty::Option(_)) => "None".to_owned(),
            (Ty::Option(of), Ty::Option(to)) if of.is_text() && **to == Ty::Str => {
                format!("{}.map(|it| it.to_string())", code.receiver())
            }
            (_, Ty::Option(of)) => {
                let inner = self.coerced(code, of)?;
                if self.is_boxed(of) {
                    format!("Some(Box::new({}))", inner.text)
                } else {
                    format!("Some({})", inner.text)
                }
            }
            (Ty::Option(of), to) if of.join(to) == *to => {
                // Python raises a TypeError for None here.
                let inner = (**of).clone();
                let text = format!("{}.expect(\"a value that is not None\")", code.receiver());
                return self.coerced(Code::tight(text, inner), to);
            }
            (Ty::List(of), Ty::List(_) | Ty::Tuples(_)) if **of == Ty::Unknown => code.text,
            (Ty::Dict(key, ..), Ty::Dict(..)) if **key == Ty::Unknown => code.text,
            (Ty::Set(of), Ty::Set(_)) if **of == Ty::Unknown => code.text,
            (Ty::List(of), Ty::Tuples(to)) | (Ty::Tuples(of), Ty::List(to)) if of == to => {
                code.text
            }
            (Ty::Dict(a, b, _), Ty::Dict(c, d, _)) if a == c && b == d => code.text,
            (Ty::List(of), Ty::List(to))
                if matches!(**of, Ty::Lit | Ty::Char) && **to == Ty::Str =>
            {
                format!(
                    "{}.iter().map(|it| it.to_string()).collect::<Vec<String>>()",
                    code.receiver()
                )
            }
            (Ty::List(of), Ty::List(to)) if self.is_f64(of) && self.is_f64(to) => code.text,
            (Ty::Tuple(of), Ty::Tuple(to))
                if of.len() == to.len()
                    && of
                        .iter()
                        .zip(to)
                        .all(|(a, b)| a == b || self.is_f64(a) && self.is_f64(b)) =>
            {
                code.text
            }
            (Ty::Tuple(items), Ty::Tuples(of))
                if items.iter().all(|it| it == &**of) && code.prec == Prec::Postfix =>
            {
                let parts: Vec<String> = (0..items.len())
                    .map(|at| format!("{}.{at}", code.text))
                    .collect();
                format!("vec![{}]", parts.join(", "))
            }
            _ => return refuse("values of more than one type meet here"),
        };
        Ok(Code::tight(text, want.clone()))
    }

    /// An integer as an `i64`.
    pub(super) fn plain_int(&mut self, code: Code) -> Code {
        if !code.is_usize {
            return code;
        }
        let text = format!("{} as i64", code.at_least(Prec::Cast));
        Code {
            text,
            prec: Prec::Cast,
            is_usize: false,
            ..code
        }
    }

    /// An argument that is only looked at: `&str`, `&[T]`, `&T`, or a small value.
    pub(super) fn borrowed(&mut self, id: ExprId, want: &Ty) -> Res<Code> {
        if want.is_copy() {
            return self.value(id, want);
        }
        match (self.kind(id), want) {
            (Kind::Str(text), Ty::Str) => {
                return Ok(Code::tight(quoted(text), Ty::Str).held(Form::Ref));
            }
            (Kind::List(items), Ty::List(of))
                if !items
                    .iter()
                    .any(|it| matches!(self.kind(*it), Kind::Starred(_))) =>
            {
                let items = self.values(&items.clone(), of)?;
                return Ok(
                    Code::new(format!("&[{items}]"), Prec::Unary, want.clone()).held(Form::Ref)
                );
            }
            (Kind::Tuple(items), Ty::Tuples(of))
                if !items
                    .iter()
                    .any(|it| matches!(self.kind(*it), Kind::Starred(_))) =>
            {
                let items = self.values(&items.clone(), of)?;
                return Ok(
                    Code::new(format!("&[{items}]"), Prec::Unary, want.clone()).held(Form::Ref)
                );
            }
            (Kind::None, Ty::Option(_)) => return Ok(Code::tight("None", want.clone())),
            (_, Ty::Option(of)) if !matches!(self.ty(id), Ty::Option(_) | Ty::None) => {
                let inner = self.borrowed(id, of)?;
                return Ok(
                    Code::tight(format!("Some({})", inner.text), want.clone()).held(Form::Ref)
                );
            }
            _ => {}
        }
        let code = match self.computed.get(&id) {
            Some(code) => code.clone(),
            None => self.expr(id)?,
        };
        if code.ty == Ty::Lit && *want == Ty::Str {
            return Ok(code.typed(Ty::Str).held(Form::Ref));
        }
        if code.ty == Ty::Char && *want == Ty::Str {
            return Ok(Code::new(
                format!("&{}.to_string()", code.receiver()),
                Prec::Unary,
                Ty::Str,
            )
            .held(Form::Ref));
        }
        if let Some(any) = self.as_any(code.clone(), want) {
            return Ok(any);
        }
        if code.ty != *want && !(self.is_f64(&code.ty) && self.is_f64(want)) {
            let owned = self.owned(code, id)?;
            let code = self.coerced(owned, want)?;
            return Ok(self.reference(code));
        }
        Ok(self.reference(code))
    }

    /// Sees to it that a value which may be None is there where something is asked of it: Python raises
    /// otherwise, and Rust stops.
    pub(super) fn ensure_some(&mut self, id: ExprId) -> Res<()> {
        if !matches!(self.ty(id), Ty::Option(_)) || self.computed.contains_key(&id) {
            return Ok(());
        }
        let code = self.expr(id)?;
        let Ty::Option(of) = code.ty.clone() else {
            return Ok(());
        };
        let (text, form) = if of.is_copy() {
            (code.receiver(), Form::Value)
        } else {
            match code.form {
                Form::Value => (code.receiver(), Form::Value),
                Form::Ref => (code.receiver(), Form::Ref),
                _ => (self.reference(code).text, Form::Ref),
            }
        };
        let text = format!("{text}.expect(\"it is not None here\")");
        self.computed.insert(id, Code::tight(text, *of).held(form));
        Ok(())
    }

    /// A reference to a value.
    pub(super) fn reference(&mut self, code: Code) -> Code {
        if code.ty.is_copy() || code.form == Form::Ref {
            return code;
        }
        if let Ty::Option(of) = &code.ty {
            let method = if matches!(**of, Ty::Str | Ty::List(_) | Ty::Tuples(_) | Ty::Dyn(_))
                || self.is_boxed(of)
            {
                "as_deref"
            } else {
                "as_ref"
            };
            return Code {
                text: format!("{}.{method}()", code.receiver()),
                prec: Prec::Postfix,
                form: Form::Ref,
                ..code
            };
        }
        if code.form == Form::MutRef {
            return Code {
                form: Form::Ref,
                ..code
            };
        }
        let text = match code.lazy_static() {
            // A key that is looked for takes no reference to something else.
            Some(name) if code.ty == Ty::Str => {
                return Code::tight(format!("{name}.as_str()"), code.ty).held(Form::Ref);
            }
            // What is taken apart is seen as it is, too.
            Some(name) if !matches!(code.ty, Ty::Tuple(_)) => format!("&{name}"),
            _ => format!("&{}", code.at_least(Prec::Unary)),
        };
        Code {
            text,
            prec: Prec::Unary,
            form: Form::Ref,
            ..code
        }
    }
}

/// A float as a literal.
pub(super) fn literal_float(value: f64, ty: &Ty) -> Code {
    let text = format!("{value:?}");
    let text = match text.as_str() {
        "inf" => "f64::INFINITY".to_owned(),
        _ => text,
    };
    let prec = if value.is_sign_negative() {
        Prec::Unary
    } else {
        Prec::Postfix
    };
    Code::new(text, prec, ty.clone())
}

pub(super) fn owned_text(text: &str) -> Code {
    if text.is_empty() {
        return Code::tight("String::new()", Ty::Str);
    }
    Code::tight(format!("{}.to_string()", quoted(text)), Ty::Str)
}

/// Whether values of a type hold objects of a class of the file.
fn holds_object(ty: &Ty) -> bool {
    match ty {
        Ty::Instance(class) => !class.is_counted(),
        Ty::Dyn(_) => true,
        Ty::List(of) | Ty::Tuples(of) | Ty::Set(of) | Ty::Deque(of) | Ty::Option(of) => {
            holds_object(of)
        }
        Ty::Dict(key, value, _) => holds_object(key) || holds_object(value),
        Ty::Tuple(items) => items.iter().any(holds_object),
        _ => false,
    }
}
