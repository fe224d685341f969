//! Lists, dicts and tuples as Python shows them, each item by what shows its type: a program whose containers
//! are plain needs no trait for that.

use super::{Template, is_debug};
use crate::translation::code::Code;
use crate::translation::translator::Translator;
use crate::types::ty::{DictKind, Ty};

/// Containers in containers are shown so to this depth; deeper ones by the trait.
const DEEPEST: usize = 2;

/// A place that is shown, and whether it is a reference.
#[derive(Clone, Copy)]
struct Place<'p> {
    text: &'p str,
    is_ref: bool,
}

impl<'p> Place<'p> {
    /// The parameter of a closure that borrows.
    fn lent(text: &'p str) -> Self {
        Self { text, is_ref: true }
    }

    fn owned(text: &'p str) -> Self {
        Self {
            text,
            is_ref: false,
        }
    }

    fn reference(self) -> String {
        if self.is_ref {
            self.text.to_owned()
        } else {
            format!("&{}", self.text)
        }
    }

    fn value(self) -> String {
        if self.is_ref {
            format!("*{}", self.text)
        } else {
            self.text.to_owned()
        }
    }
}

impl Translator<'_, '_> {
    /// `repr(x)` of a container of plain values; nothing for others, which the trait shows.
    pub(super) fn plain_container(&mut self, code: &Code) -> Option<Code> {
        let ty = code.ty.clone();
        if !is_plain(&ty, DEEPEST) {
            return None;
        }
        let text = match &ty {
            // Nothing in an empty one says what would be in it.
            Ty::List(_) | Ty::Dict(..)
                if code.text.contains("::new()") || code.text == "vec![]" =>
            {
                return None;
            }
            Ty::List(_) | Ty::Dict(..) => {
                let reference = self.reference(code.clone()).text;
                self.shown_place(&ty, Place::lent(&reference))
            }
            Ty::Tuple(_) if is_path(&code.text) => self.shown_place(&ty, Place::owned(&code.text)),
            _ => return None,
        };
        Some(Code::tight(text, Ty::Str))
    }

    /// An expression that shows a place, as an owned text.
    fn shown_place(&mut self, ty: &Ty, place: Place<'_>) -> String {
        let mut template = Template::default();
        match ty {
            Ty::Int | Ty::BigInt => format!("{}.to_string()", place.text),
            Ty::Bool | Ty::None => format!("{}.to_string()", self.piece_of(ty, place)),
            ty if is_debug(ty) => {
                template.argument(place.text, "?");
                template.formatted().text
            }
            Ty::List(of) => {
                let item = self.shown_place(of, Place::lent("it"));
                let helper = self.helper("list_repr");
                format!("{helper}({}, |it| {item})", place.reference())
            }
            Ty::Dict(of_key, of_value, _) => {
                self.put_piece(&mut template, of_key, Place::lent("key"));
                template.text(": ");
                self.put_piece(&mut template, of_value, Place::lent("value"));
                let item = template.formatted().text;
                let helper = self.helper("dict_repr");
                format!("{helper}({}, |key, value| {item})", place.reference())
            }
            Ty::Tuple(items) => {
                template.text("(");
                for (at, item) in items.iter().enumerate() {
                    if at > 0 {
                        template.text(", ");
                    }
                    let field = format!("{}.{at}", place.text);
                    self.put_piece(&mut template, item, Place::owned(&field));
                }
                template.text(if items.len() == 1 { ",)" } else { ")" });
                template.formatted().text
            }
            Ty::Option(of) => {
                let (lent, item) = if of.is_copy() {
                    ("", Place::owned("it"))
                } else {
                    (".as_ref()", Place::lent("it"))
                };
                let item = self.shown_place(of, item);
                let name = place.text;
                format!("{name}{lent}.map_or_else(|| \"None\".to_string(), |it| {item})")
            }
            _ => self.piece_of(ty, place),
        }
    }

    /// What a template shows of a place: what needs no text of its own is given as it is.
    fn put_piece(&mut self, template: &mut Template, ty: &Ty, place: Place<'_>) {
        match ty {
            Ty::Int | Ty::BigInt => template.argument(place.text, ""),
            ty if is_debug(ty) => template.argument(place.text, "?"),
            Ty::Bool | Ty::None => {
                let piece = self.piece_of(ty, place);
                template.argument(&piece, "");
            }
            _ => {
                let text = self.shown_place(ty, place);
                template.argument(&text, "");
            }
        }
    }

    fn piece_of(&mut self, ty: &Ty, place: Place<'_>) -> String {
        match ty {
            Ty::Bool => format!("{}({})", self.helper("true_false"), place.value()),
            Ty::Float => format!("{}({})", self.helper("float_repr"), place.value()),
            Ty::Lit => format!("{}({})", self.helper("text_repr"), place.text),
            Ty::Char => format!("{}(&{}.to_string())", self.helper("text_repr"), place.text),
            Ty::None => "\"None\"".to_owned(),
            _ => format!("{}({})", self.helper("text_repr"), place.reference()),
        }
    }
}

/// Whether a value is made of numbers and texts alone, in containers of at most this depth.
fn is_plain(ty: &Ty, depth: usize) -> bool {
    let within = |of: &Ty| depth > 0 && is_plain(of, depth - 1);
    match ty {
        Ty::Int | Ty::BigInt | Ty::Bool | Ty::Float | Ty::Str | Ty::Lit | Ty::Char | Ty::None => {
            true
        }
        Ty::List(of) => within(of),
        Ty::Dict(key, value, DictKind::Plain) => within(key) && within(value),
        Ty::Tuple(items) => (1..=6).contains(&items.len()) && items.iter().all(within),
        Ty::Option(of) => !matches!(**of, Ty::Option(_) | Ty::None) && is_leaf(of),
        _ => false,
    }
}

fn is_leaf(ty: &Ty) -> bool {
    is_plain(ty, 0) && !matches!(ty, Ty::Option(_))
}

/// Whether an expression is a variable or a field, which may be named several times.
fn is_path(text: &str) -> bool {
    let is_of_path = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.');
    text.starts_with(|c: char| c.is_alphabetic() || c == '_')
        && text.chars().all(is_of_path)
        && !text.contains("..")
}
