//! What stands in a macro call or an attribute, read from its tokens.

use proc_macro2::{TokenStream, TokenTree};
use syn::parse::discouraged::Speculative as _;
use syn::parse::{Parse, ParseStream};
use syn::{Expr, Ident, Item, Lit, LitBool, Macro, MacroDelimiter, Meta, Pat, Token, Type};

/// An argument of a macro call.
#[derive(Debug)]
pub(super) enum Argument {
    Expr(Box<Expr>),
    Type(Box<Type>),
    Pat(Box<Pat>),
    Item(Box<Item>),
    /// `target: LOG`, as the macros of the crate log have it.
    Named(Ident, Box<Expr>),
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
        if input.peek(Ident) && input.peek2(Token![:]) && !input.peek2(Token![::]) {
            let name = input.parse()?;
            input.parse::<Token![:]>()?;
            return Ok(Self::Named(name, input.parse()?));
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

/// A part of an attribute's list.
#[derive(Debug)]
pub(super) enum Nested {
    Lit(Lit),
    Meta(Box<Meta>),
}

impl Parse for Nested {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        if input.peek(Lit) && !(input.peek(LitBool) && input.peek2(Token![=])) {
            return input.parse().map(Self::Lit);
        }
        input.parse().map(|meta| Self::Meta(Box::new(meta)))
    }
}
