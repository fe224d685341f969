//! From an expression that Python can go through to an iterator of Rust.

use super::code::{Code, Form, Prec};
use super::pool_values::LATE;
use super::ranges::with_suffix_once;
use super::seq::{Item, Seq};
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::files;
use crate::types::ir::{ExprId, Kind, Shape};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    pub(super) fn iterate(&mut self, id: ExprId) -> Res<Seq> {
        let takes_errors = std::mem::take(&mut self.takes_errors);
        let late = match self.kind(id) {
            Kind::Comprehension(all) if self.fails_late(all) => Some(all.clone()),
            _ => None,
        };
        let mut seq = match late {
            Some(all) if takes_errors && all.is_parallel => self.late_values(&all, id)?,
            Some(_) if self.steps_through => return refuse(LATE),
            _ => self.iterate_items_of(id)?,
        };
        seq.source = Some(id);
        if seq.fails {
            if !takes_errors {
                return refuse("a generator that may fail, gone through in this way");
            }
            self.handled.insert(id);
        }
        Ok(seq)
    }

    /// Goes through something whose items may be errors.
    pub(super) fn iterate_failing(&mut self, id: ExprId) -> Res<Seq> {
        self.takes_errors = true;
        let seq = self.iterate(id);
        self.takes_errors = false;
        let seq = seq?;
        if seq.fails && !self.can_fail() {
            return refuse("an error that can't be given back here");
        }
        Ok(seq)
    }

    fn iterate_items_of(&mut self, id: ExprId) -> Res<Seq> {
        if let Some(seq) = self.keys_once(id)? {
            return Ok(seq);
        }
        let ty = self.ty(id).some().clone();
        self.ensure_some(id)?;
        if let Some(seq) = self.made_first(id)? {
            return Ok(seq);
        }
        match self.kind(id) {
            Kind::Comprehension(comprehension) if comprehension.is_parallel => {
                let code = self.parallel(&comprehension.clone(), &ty)?;
                let over = format!("{}.into_iter()", code.receiver());
                return Ok(Seq::new(over, Item::Value, ty.item()).in_for(code.text));
            }
            Kind::Comprehension(comprehension)
                if matches!(comprehension.shape, Shape::Generator | Shape::List) =>
            {
                let comprehension = comprehension.clone();
                if let Some(seq) = self.taken_at_once(id, &comprehension)? {
                    return Ok(seq);
                }
                return self.chain(&comprehension);
            }
            Kind::Call(func, arguments)
                if let Kind::Func(callee) = self.kind(*func)
                    && matches!(self.program.func(*callee).ret, Ty::Iter(_)) =>
            {
                return self.iterate_call_of(*func, *callee, arguments);
            }
            Kind::Import(name) if name == "sys.stdin" => return self.lines_of_input(id),
            Kind::Call(func, arguments)
                if let Kind::Import(name) = self.kind(*func)
                    && matches!(name.as_str(), "csv.reader" | "csv.DictReader") =>
            {
                return self.csv_rows(name, arguments);
            }
            Kind::Call(func, arguments) if matches!(self.kind(*func), Kind::Import(name) if name == "os.walk") =>
            {
                return self.walk(id, arguments, &ty);
            }
            Kind::Call(func, arguments) if ty == Ty::iter(Ty::Foreign("re.Match")) => {
                return match self.kind(*func) {
                    Kind::Attribute(object, _) => self.regular_matches(Some(*object), arguments),
                    _ => self.regular_matches(None, arguments),
                };
            }
            Kind::Call(func, arguments) if ty == Ty::iter(Ty::Foreign("path")) => {
                return match self.kind(*func) {
                    Kind::Attribute(object, name) => self.path_entries(*object, name, arguments),
                    _ => refuse("the files of a folder"),
                };
            }
            Kind::Call(func, arguments) => {
                if let Some(seq) = self.iterate_sorted_items(id)? {
                    return Ok(seq);
                }
                if let Some(seq) = self.iterate_found(id)? {
                    return Ok(seq);
                }
                if let Some(seq) = self.iterate_call(id, *func, arguments)? {
                    return Ok(seq);
                }
                if let Some(seq) = self.sorted_lent(id)? {
                    return Ok(seq);
                }
            }
            Kind::Var(var) if self.iterators.contains_key(var) && self.declared.contains(var) => {
                let mut name = self.binding(*var).name.clone();
                let kept = self.iterators[var].clone();
                if !self.is_last_use(*var, id) {
                    name = format!("{name}.by_ref()");
                }
                return Ok(Seq {
                    text: name.clone(),
                    in_for: Some(name),
                    prec: Prec::Postfix,
                    is_plain_range: false,
                    ..kept
                });
            }
            // A tuple or list that is only gone through is an array.
            Kind::Tuple(items) | Kind::List(items)
                if !items
                    .iter()
                    .any(|it| matches!(self.kind(*it), Kind::Starred(_))) =>
            {
                let of = ty.item();
                if !self.has_rust(&of) {
                    return refuse(unknown(&of));
                }
                if items.is_empty() {
                    return refuse("a loop over nothing");
                }
                let is_weak = of == Ty::Int;
                // Nothing else says that they are of any class of a hierarchy.
                let before = std::mem::replace(&mut self.says_dyn, of.holds_dyn());
                let text = self.values(items, &of);
                self.says_dyn = before;
                let mut text = text?;
                if is_weak {
                    text = with_suffix_once(&text);
                }
                let array = format!("[{text}]");
                return Ok(Seq::new(format!("{array}.into_iter()"), Item::Value, of).in_for(array));
            }
            _ => {}
        }
        if files::is_text_reader(&ty) {
            return self.lines_of_file(id);
        }
        if let Ty::Class(class) = ty {
            let members = self.enum_members(class)?;
            return Ok(Seq::new(
                format!("{members}.into_iter()"),
                Item::Value,
                Ty::Enum(class),
            )
            .in_for(members));
        }
        if let Some(class) = self.iterator_class(id) {
            return self.iterate_further(id, class);
        }
        if let Some(seq) = self.iterate_by_other(id)? {
            return Ok(seq);
        }
        let code = self.expr(id)?;
        self.iterate_code(&code)
    }

    /// Goes through a value.
    fn iterate_code(&mut self, code: &Code) -> Res<Seq> {
        let ty = code.ty.clone();
        let item = ty.item();
        match &ty {
            ty if ty.is_text() => {
                let receiver = if code.ty == Ty::Char {
                    format!("{}.to_string()", code.receiver())
                } else {
                    code.receiver()
                };
                Ok(Seq::new(
                    format!("{receiver}.chars()"),
                    Item::Value,
                    Ty::Char,
                ))
            }
            Ty::Bytes if code.form == Form::Value => Ok(Seq::new(
                format!("{}.into_iter().map(i64::from)", code.receiver()),
                Item::Value,
                Ty::Int,
            )),
            Ty::Bytes => Ok(Seq::new(
                format!("{}.iter().map(|&byte| i64::from(byte))", code.receiver()),
                Item::Value,
                Ty::Int,
            )),
            Ty::List(_) | Ty::Tuples(_) | Ty::Deque(_) | Ty::Set(_) => {
                if !self.has_rust(&item) {
                    return refuse(unknown(&item));
                }
                let mut seq = match code.form {
                    Form::Value => Seq::new(
                        format!("{}.into_iter()", code.receiver()),
                        Item::Value,
                        item,
                    )
                    .in_for(code.text.clone()),
                    Form::Ref if code.prec == Prec::Postfix => {
                        Seq::new(format!("{}.iter()", code.receiver()), Item::Ref, item)
                            .in_for(code.text.clone())
                    }
                    Form::Ref => {
                        let place = code
                            .text
                            .strip_prefix('&')
                            .map_or_else(|| code.receiver(), str::to_owned);
                        Seq::new(format!("{place}.iter()"), Item::Ref, item)
                            .in_for(code.text.clone())
                    }
                    Form::MutRef => {
                        Seq::new(format!("{}.iter()", code.receiver()), Item::Ref, item)
                    }
                    Form::Place => {
                        let is_static =
                            code.lazy_static().is_some() || super::code::is_screaming(&code.text);
                        let seq = Seq::new(format!("{}.iter()", code.receiver()), Item::Ref, item);
                        if is_static {
                            seq
                        } else {
                            seq.in_for(format!("&{}", code.at_least(Prec::Unary)))
                        }
                    }
                };
                if matches!(ty, Ty::Set(_)) {
                    seq.is_unordered = true;
                    seq.is_double = false;
                }
                Ok(seq)
            }
            Ty::Dict(..) => {
                if !self.has_rust(&item) {
                    return refuse(unknown(&item));
                }
                Ok(match code.form {
                    Form::Value => Seq::new(
                        format!("{}.into_keys()", code.receiver()),
                        Item::Value,
                        item,
                    ),
                    _ => Seq::new(format!("{}.keys()", code.receiver()), Item::Ref, item),
                })
            }
            Ty::Tuple(items) => {
                let Some(first) = items.first() else {
                    return refuse("a loop over an empty tuple");
                };
                if !items.iter().all(|it| it == first)
                    || !first.is_copy()
                    || code.prec != Prec::Postfix
                {
                    return refuse("a loop over a tuple of several types");
                }
                let parts: Vec<String> = (0..items.len())
                    .map(|at| format!("{}.{at}", code.text))
                    .collect();
                let array = format!("[{}]", parts.join(", "));
                Ok(
                    Seq::new(format!("{array}.into_iter()"), Item::Value, first.clone())
                        .in_for(array),
                )
            }
            Ty::Instance(class) => self.iterate_instance(*class, code),
            ty => refuse(unknown(ty)),
        }
    }
}

/// `(a, b)`, or `((a, b), c)`.
pub(super) fn tuple_pattern(parts: &[String], is_nested: bool) -> String {
    if !is_nested || parts.len() < 3 {
        return match parts {
            [one] => format!("({one},)"),
            parts => format!("({})", parts.join(", ")),
        };
    }
    let mut text = parts[0].clone();
    for part in &parts[1..] {
        text = format!("({text}, {part})");
    }
    text
}
