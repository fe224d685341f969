//! Macro calls. What can be read as a list of arguments is printed as one.

use std::ptr;
use std::rc::Rc;

use syn::{Expr, Macro};

use super::arguments::{Argument, Arguments, brackets, read};
use super::calls::{Call, Item};
use super::lists::Trailing;
use super::printer::Printer;
use super::shape::{CALL_WIDTH, Shape, TAB};
use super::text::Text;

impl Printer {
    pub(super) fn argument(&self, argument: &Argument, shape: Shape) -> Option<Text> {
        match argument {
            Argument::Expr(of) => self.expr(of, shape),
            Argument::Type(of) => self.of_type(of, shape),
            Argument::Pat(of) => self.pat(of, shape),
            Argument::Item(of) => self.item_of_file(of, shape.indent()),
            Argument::Named(name, of) => {
                let name = format!("{name}: ");
                let value = self.expr(of, shape.after(name.len())?)?;
                Some(Text::from(name).then(&value))
            }
        }
    }

    fn read(&self, of: &Macro) -> Rc<Arguments> {
        let key = ptr::from_ref(of).addr();
        let mut known = self.arguments.borrow_mut();
        Rc::clone(known.entry(key).or_insert_with(|| Rc::new(read(of))))
    }

    /// The definitions in a macro with braces, if it holds such.
    fn file_in(&self, of: &Macro) -> Option<Rc<syn::File>> {
        let key = ptr::from_ref(of).addr();
        let mut known = self.files.borrow_mut();
        let file = known.entry(key).or_insert_with(|| {
            let file = of.parse_body::<syn::File>().ok()?;
            (!file.items.is_empty()).then(|| Rc::new(file))
        });
        file.clone()
    }

    pub(super) fn macro_call(&self, of: &Macro, shape: Shape) -> Option<Text> {
        let nested = self.in_macro.get();
        Self::with(&self.in_macro, true, || self.macro_in(of, nested, shape))
    }

    fn macro_in(&self, of: &Macro, nested: bool, shape: Shape) -> Option<Text> {
        let name = self.path(None, &of.path, false, shape)?.with("!");
        let is_vec = name.as_str() == "vec!" && !nested;
        let brackets = if is_vec {
            ("[", "]")
        } else {
            brackets(&of.delimiter)
        };
        if brackets.0 == "{" {
            return Some(self.macro_block(&name, of, shape));
        }
        if of.tokens.is_empty() {
            return Some(name.with(brackets.0).with(brackets.1));
        }
        match &*self.read(of) {
            Arguments::Tokens => {
                let within = super::loose::tokens(&of.tokens);
                Some(name.with(brackets.0).with(&within).with(brackets.1))
            }
            Arguments::Repeat(value, count) => self.repeat(name, brackets, value, count, shape),
            Arguments::List {
                arguments,
                ends_with_comma,
            } => {
                let items: Vec<Item> = arguments.iter().map(Item::Argument).collect();
                let forced = if *ends_with_comma {
                    Trailing::Always
                } else {
                    Trailing::Never
                };
                if brackets.0 == "(" {
                    let items = &items;
                    let name = &name;
                    let call = Call {
                        name,
                        brackets,
                        items,
                        limit: CALL_WIDTH,
                        trailing: forced,
                    };
                    return self.call(call, shape);
                }
                if is_vec {
                    return Self::with(&self.in_macro, false, || {
                        self.array(&name, &items, Trailing::Vertical, shape)
                    });
                }
                self.array(&name, &items, forced, shape)
            }
        }
    }

    /// `vec![value; count]`.
    fn repeat(
        &self,
        name: Text,
        brackets: (&str, &str),
        value: &Expr,
        count: &Expr,
        shape: Shape,
    ) -> Option<Text> {
        let nested = shape.after(name.len())?.deeper(TAB);
        let value = self.expr(value, nested)?;
        let count = self.expr(count, nested)?;
        let width = value.len() + count.len() + 8;
        if value.is_one_line() && count.is_one_line() && width <= shape.width {
            let result = name.with(brackets.0).then(&value).with("; ").then(&count);
            return Some(result.with(brackets.1));
        }
        let mut result = name.with(brackets.0);
        result.line(nested.indent());
        result = result.then(&value).with(";");
        result.line(nested.indent());
        result.append(&count);
        result.line(shape.indent());
        Some(result.with(brackets.1))
    }

    /// A macro with braces: its definitions or statements a line each, if it holds such.
    pub(super) fn macro_block(&self, name: &Text, of: &Macro, shape: Shape) -> Text {
        let mut result = name.clone().with(" {");
        let indent = shape.indent() + TAB;
        let file = self.file_in(of);
        let items = file.and_then(|file| self.definitions(&file.items, indent));
        if let Some(items) = items {
            result.append(&items);
            result.line(shape.indent());
            return result.with("}");
        }
        let within = super::loose::lines(&of.tokens, indent);
        if within.is_empty() {
            return result.with("}");
        }
        if within.lines().count() == 2 {
            return result.with(" ").with(within.trim_start()).with(" }");
        }
        result.push(&within);
        result.line(shape.indent());
        result.with("}")
    }
}
