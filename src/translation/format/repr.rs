//! How a value is shown: `str` and `repr`.

use super::Template;
use crate::translation::code::{Code, Form, Prec};
use crate::translation::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{ExprId, Kind, StmtKind, Suite, Target};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// `str(x)`.
    pub(in crate::translation) fn shown(&mut self, code: Code) -> Res<Code> {
        match code.ty.clone() {
            Ty::Str => Ok(code),
            Ty::Lit => Ok(code),
            Ty::Char | Ty::BigInt | Ty::Error(_) | Ty::Param(_) => Ok(Code::tight(
                format!("{}.to_string()", code.receiver()),
                Ty::Str,
            )),
            Ty::Int => {
                let code = if code.is_weak {
                    Code {
                        text: crate::translation::code::with_suffix(&code.text),
                        ..code
                    }
                } else {
                    code
                };
                Ok(Code::tight(
                    format!("{}.to_string()", code.receiver_plain()),
                    Ty::Str,
                ))
            }
            Ty::Instance(class) | Ty::Enum(class) | Ty::Dyn(class) => {
                self.shown_instance(class, &code)
            }
            Ty::Foreign(name) => self.shown_library(name, &code),
            Ty::Union(_) => self.shown_union(&code, false),
            Ty::Option(of) => {
                let it = Code::tight("it", (*of).clone()).held(if of.is_copy() {
                    Form::Place
                } else {
                    Form::Ref
                });
                let shown = self.shown(it)?;
                let is_borrowed = shown.ty == Ty::Lit || shown.form == Form::Ref;
                let text = if is_borrowed || shown.text == "it" {
                    format!("{}.to_string()", shown.text)
                } else {
                    shown.text
                };
                let receiver = if of.is_copy() || code.form == Form::Ref {
                    code.receiver()
                } else {
                    format!("{}.as_ref()", code.receiver())
                };
                // A number is what the function takes; a text may be borrowed in another way.
                let function = text.strip_suffix("(it)").filter(|it| {
                    *of == Ty::Float && it.chars().all(|c| c.is_alphanumeric() || c == '_')
                });
                let text = function.map_or_else(|| format!("|it| {text}"), str::to_owned);
                Ok(Code::tight(
                    format!("{receiver}.map_or_else(|| \"None\".to_string(), {text})"),
                    Ty::Str,
                ))
            }
            _ => self.repr(code),
        }
    }

    /// `repr(x)`.
    pub(in crate::translation) fn repr(&mut self, code: Code) -> Res<Code> {
        let ty = code.ty.clone();
        // Rust takes the type of the first item for that of all.
        if matches!(&ty, Ty::List(of) if matches!(**of, Ty::Dyn(_)))
            && code.text.starts_with("vec![")
        {
            return refuse("a list of instances of several classes that has no name is shown");
        }
        match &ty {
            Ty::Int | Ty::BigInt => self.shown(code),
            Ty::Error(_) => self.error_repr(&code),
            Ty::Bool => {
                let helper = self.helper("true_false");
                Ok(Code::tight(format!("{helper}({})", code.text), Ty::Lit))
            }
            Ty::Float => {
                let helper = self.helper("float_repr");
                Ok(Code::tight(format!("{helper}({})", code.text), Ty::Str))
            }
            Ty::Real if self.has_numbers => Ok(Code::tight(
                format!("{}.to_string()", code.receiver()),
                Ty::Str,
            )),
            Ty::Real => self.shows_number(),
            Ty::Bytes => {
                self.phrase_helpers.insert("bytes_repr");
                let code = self.reference(code);
                Ok(Code::tight(format!("bytes_repr({})", code.text), Ty::Str))
            }
            Ty::None => Ok(Code::tight("\"None\"", Ty::Lit)),
            Ty::Tuple(items) if items.is_empty() => Ok(Code::tight("\"()\"", Ty::Lit)),
            Ty::Str | Ty::Lit => {
                let helper = self.helper("text_repr");
                let code = if ty == Ty::Lit {
                    code
                } else {
                    self.reference(code)
                };
                Ok(Code::tight(format!("{helper}({})", code.text), Ty::Str))
            }
            Ty::Char => {
                let helper = self.helper("text_repr");
                Ok(Code::tight(
                    format!("{helper}({})", code.char_as_text()),
                    Ty::Str,
                ))
            }
            Ty::Union(_) => self.shown_union(&code, true),
            ty if is_debug(ty) => {
                let mut template = Template::default();
                template.argument(&code.text, "?");
                Ok(template.formatted())
            }
            Ty::Instance(class) | Ty::Enum(class) | Ty::Dyn(class) => {
                self.repr_of_instance(*class, &code)
            }
            Ty::Tuples(of) => {
                if of.has_real() && !self.has_numbers {
                    return self.shows_number();
                }
                self.need_repr(of)?;
                let helper = self.helper("tuple_repr");
                let text = self.reference(code);
                Ok(Code::tight(format!("{helper}({})", text.text), Ty::Str))
            }
            Ty::List(of) if matches!(**of, Ty::Tuples(_)) => {
                let Ty::Tuples(inner) = &**of else {
                    return refuse("a list of tuples");
                };
                self.need_repr(inner)?;
                let helper = self.helper("tuple_repr");
                let text = format!(
                    "{}.iter().map(|it| {helper}(it)).collect::<Vec<String>>().join(\", \")",
                    code.receiver()
                );
                Ok(Code::tight(format!("format!(\"[{{}}]\", {text})"), Ty::Str))
            }
            ty => {
                if ty.has_real() && !self.has_numbers {
                    return self.shows_number();
                }
                if !self.has_known_rust(ty) {
                    return refuse(unknown(ty));
                }
                if let Some(shown) = self.repr_of_kind(&code)? {
                    return Ok(shown);
                }
                let is_ordered = matches!(ty, Ty::Dict(..)) && self.may_be_ordered(ty);
                if let Some(shown) = self.plain_container(&code).filter(|_| !is_ordered) {
                    return Ok(shown);
                }
                self.need_repr(ty)?;
                // What may be None is borrowed with the text in it.
                if matches!(ty, Ty::Option(of) if **of == Ty::Str) && code.form == Form::Ref {
                    self.helper("Repr for &str");
                }
                let receiver = code.receiver();
                // A copy that is only shown need not be made.
                let shown = receiver.strip_suffix(".clone()").unwrap_or(&receiver);
                Ok(Code::tight(format!("{shown}.repr()"), Ty::Str))
            }
        }
    }

    /// Whether a dict of this type may be an `OrderedDict`, which Python shows in a form of its own.
    fn may_be_ordered(&self, ty: &Ty) -> bool {
        let plain = |ty: &Ty| ty.map(&|of| if of.is_text() { Ty::Str } else { of });
        let is_ordered = |id: ExprId| {
            matches!(self.kind(id), Kind::Call(func, _)
                if matches!(self.kind(*func), Kind::Import(name) if name == "collections.OrderedDict"))
        };
        let mut rest: Vec<&Suite<'_>> = self.program.funcs.iter().map(|it| &it.body).collect();
        while let Some(suite) = rest.pop() {
            for stmt in &suite.body {
                rest.extend(stmt.suites());
                if let StmtKind::Assign { targets, value, .. } = &stmt.kind
                    && is_ordered(*value)
                    && targets.iter().any(|it| match it {
                        Target::Var(var) => plain(&self.program.var(*var).ty) == plain(ty),
                        _ => true,
                    })
                {
                    return true;
                }
            }
        }
        false
    }

    /// Sees to the helpers that show a type.
    pub(super) fn need_repr(&mut self, ty: &Ty) -> Res<()> {
        match ty {
            Ty::Int => self.helper("Repr for i64"),
            Ty::BigInt => self.helper("Repr for BigInt"),
            Ty::Bool => self.helper("Repr for bool"),
            Ty::Float => self.helper("Repr for f64"),
            Ty::Real => self.helper("Repr for Number"),
            Ty::None => self.helper("Repr for ()"),
            Ty::Str => self.helper("Repr for String"),
            Ty::Lit => self.helper("Repr for &str"),
            Ty::Param(param) => {
                for ty in self.program.generics.params[param.at()].types.clone() {
                    self.need_repr(&ty)?;
                }
                self.shown_params.insert(*param);
                self.helper("Repr")
            }
            Ty::Char => self.helper("Repr for char"),
            Ty::List(of) => {
                self.need_repr(of)?;
                self.helper("Repr for [T]")
            }
            Ty::Tuples(_) => return refuse("a tuple of any length is shown"),
            Ty::Option(of) => {
                self.need_repr(of)?;
                self.helper("Repr for Option<T>")
            }
            // It says that it is one.
            Ty::Dict(..) if self.may_be_ordered(ty) => {
                return refuse("a dict that may be an OrderedDict is shown");
            }
            Ty::Dict(key, value, crate::types::ty::DictKind::Plain) => {
                self.need_repr(key)?;
                self.need_repr(value)?;
                self.helper("Repr for IndexMap<K, V>")
            }
            Ty::Tuple(items) => {
                for item in items {
                    self.need_repr(item)?;
                }
                match items.len() {
                    0 => return refuse("an empty tuple is shown"),
                    1 => self.helper("Repr for (A,)"),
                    2 => self.helper("Repr for (A, B)"),
                    3 => self.helper("Repr for (A, B, C)"),
                    4 => self.helper("Repr for (A, B, C, D)"),
                    5 => self.helper("Repr for (A, B, C, D, E)"),
                    6 => self.helper("Repr for (A, B, C, D, E, F)"),
                    _ => return refuse("a long tuple is shown"),
                }
            }
            Ty::Set(_) => return refuse("the order of a set shows"),
            // Two methods of one name would both be meant.
            Ty::Instance(class) if self.is_virtual(*class, "__repr__") => {
                return refuse("instances of one class of a hierarchy are shown in a container");
            }
            Ty::Instance(class) | Ty::Enum(class) if self.shows_itself(*class) => {
                self.need(*class, crate::translation::classes::Part::Repr);
                if class.is_counted() {
                    match self.counter() {
                        "Arc" => self.helper("Repr for Arc<T>"),
                        _ => self.helper("Repr for Rc<T>"),
                    }
                } else {
                    self.helper("Repr")
                }
            }
            ty if ty.outcome().is_some() => {
                let of = ty.outcome().cloned().unwrap_or_default();
                self.need_repr(&of)?;
                self.need_repr_of_errors()?;
                self.helper("Repr for Result<T, E>")
            }
            Ty::Error(_) => {
                self.need_repr_of_errors()?;
                self.helper("Repr")
            }
            Ty::Union(_) => {
                self.check_shown_union(ty, &crate::translation::union_facts::UnionPart::Repr)?;
                self.need_of_union(ty, crate::translation::union_facts::UnionPart::Repr);
                self.helper("Repr")
            }
            Ty::Dyn(class)
                if self.classes.contains(class)
                    && (self.is_virtual(*class, "__repr__")
                        || self.all_have_reprs(*class) && self.is_repr_of_all(*class)) =>
            {
                self.need(*class, crate::translation::classes::Part::Repr);
                self.helper("Repr")
            }
            Ty::Foreign(name) => {
                let helper = match *name {
                    "datetime.date" => "Repr for Date",
                    "datetime.datetime" => "Repr for DateTime",
                    "datetime.time" => "Repr for Time",
                    "datetime.timedelta" => "Repr for SignedDuration",
                    "path" => "Repr for PathBuf",
                    "decimal.Decimal" => {
                        self.phrase_helpers.insert("decimal_text");
                        "Repr for Decimal"
                    }
                    "fractions.Fraction" => "Repr for Rational64",
                    _ => return refuse("this is shown in a way of its own"),
                };
                self.library_type(name);
                self.helper(helper)
            }
            _ => return refuse("this is shown in a way of its own"),
        };
        Ok(())
    }
}

/// What is shown, as an owned text.
pub(in crate::translation) fn text_of_shown(shown: &Code) -> String {
    match shown.text.as_str() {
        "\"\"" => "String::new()".to_owned(),
        _ if shown.ty == Ty::Lit || shown.form != Form::Value => {
            format!("{}.to_string()", shown.receiver())
        }
        _ => shown.text.clone(),
    }
}

/// Whether `{:?}` shows a value as Python does.
pub(in crate::translation) fn is_debug(ty: &Ty) -> bool {
    match ty {
        Ty::List(of) => matches!(**of, Ty::Int | Ty::BigInt) || is_debug(of),
        Ty::Tuple(items) => {
            !items.is_empty()
                && items
                    .iter()
                    .all(|it| matches!(it, Ty::Int | Ty::BigInt) || is_debug(it))
        }
        _ => false,
    }
}

impl Code {
    /// The receiver of a method that any integer type has.
    fn receiver_plain(&self) -> String {
        self.at_least(Prec::Postfix)
    }
}
