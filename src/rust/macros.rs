//! Macro calls. What can be read as a list of arguments is printed as one.

use std::ptr;
use std::rc::Rc;

use proc_macro2::{TokenStream, TokenTree};
use syn::parse::discouraged::Speculative as _;
use syn::parse::{Parse, ParseStream};
use syn::{Expr, Item as Definition, Macro, MacroDelimiter, Pat, Token, Type};

use super::calls::{Call, Item};
use super::lists::Trailing;
use super::printer::Printer;
use super::shape::{CALL_WIDTH, Shape, TAB};
use super::text::Text;

/// An argument of a macro call.
#[derive(Debug)]
pub(super) enum Argument {
    Expr(Box<Expr>),
    Type(Box<Type>),
    Pat(Box<Pat>),
    Item(Box<Definition>),
}

/// What a macro call was read as.
#[derive(Debug)]
pub(super) enum Arguments {
    List {
        arguments: Vec<Argument>,
        ends_with_comma: bool,
    },
    /// `value; count`.
    Repeat(Box<Expr>, Box<Expr>),
    /// Something of its own.
    Tokens,
}

impl Parse for Argument {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let ends = |input: ParseStream| input.is_empty() || input.peek(Token![,]);
        let fork = input.fork();
        if let Ok(expr) = fork.parse()
            && ends(&fork)
        {
            input.advance_to(&fork);
            return Ok(Self::Expr(expr));
        }
        let fork = input.fork();
        if let Ok(of) = fork.parse()
            && ends(&fork)
        {
            input.advance_to(&fork);
            return Ok(Self::Type(of));
        }
        let fork = input.fork();
        if let Ok(pat) = Pat::parse_multi(&fork)
            && ends(&fork)
        {
            input.advance_to(&fork);
            return Ok(Self::Pat(Box::new(pat)));
        }
        Ok(Self::Item(input.parse()?))
    }
}

impl Parse for Arguments {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let mut arguments = Vec::new();
        let mut ends_with_comma = false;
        while !input.is_empty() {
            let fork = input.fork();
            if arguments.is_empty()
                && let Ok(value) = fork.parse::<Expr>()
                && fork.parse::<Option<Token![;]>>()?.is_some()
            {
                let value = Box::new(value);
                let count = Box::new(fork.parse()?);
                if fork.is_empty() {
                    input.advance_to(&fork);
                    return Ok(Self::Repeat(value, count));
                }
            }
            arguments.push(input.parse()?);
            ends_with_comma = false;
            if !input.is_empty() {
                input.parse::<Token![,]>()?;
                ends_with_comma = true;
            }
        }
        Ok(Self::List {
            arguments,
            ends_with_comma,
        })
    }
}

/// Reads what stands in a macro call.
pub(super) fn read(of: &Macro) -> Arguments {
    let is_vec = of.path.is_ident("vec");
    match of.parse_body::<Arguments>() {
        Ok(Arguments::Repeat(..)) if !is_vec => Arguments::Tokens,
        Ok(read) => read,
        Err(_) => Arguments::Tokens,
    }
}

pub(super) fn brackets(of: &MacroDelimiter) -> (&'static str, &'static str) {
    match of {
        MacroDelimiter::Paren(_) => ("(", ")"),
        MacroDelimiter::Brace(_) => ("{", "}"),
        MacroDelimiter::Bracket(_) => ("[", "]"),
    }
}

/// The parts between commas.
pub(super) fn separated(tokens: &TokenStream) -> Option<Vec<TokenStream>> {
    let mut parts = vec![Vec::new()];
    for tree in tokens.clone() {
        match &tree {
            TokenTree::Punct(punct) if punct.as_char() == ',' => parts.push(Vec::new()),
            _ => parts.last_mut()?.push(tree),
        }
    }
    if parts.last().is_some_and(Vec::is_empty) {
        parts.pop();
    }
    let parts = parts
        .into_iter()
        .map(TokenStream::from_iter)
        .collect::<Vec<_>>();
    parts.iter().all(|part| !part.is_empty()).then_some(parts)
}

impl Printer {
    pub(super) fn argument(&self, argument: &Argument, shape: Shape) -> Option<Text> {
        match argument {
            Argument::Expr(of) => self.expr(of, shape),
            Argument::Type(of) => self.of_type(of, shape),
            Argument::Pat(of) => self.pat(of, shape),
            Argument::Item(of) => self.item_of_file(of, shape.indent()),
        }
    }

    fn read(&self, of: &Macro) -> Rc<Arguments> {
        let key = ptr::from_ref(of).addr();
        let mut known = self.arguments.borrow_mut();
        Rc::clone(known.entry(key).or_insert_with(|| Rc::new(read(of))))
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
        let file = of
            .parse_body::<syn::File>()
            .ok()
            .filter(|file| !file.items.is_empty());
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
