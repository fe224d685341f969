//! Rust that was made, as a reviewer would have it: what binds nothing that is used, closures that only call,
//! texts put together to be put into a text. What is written shorter does the same by what stands there; where
//! that takes a type, the signatures of the file have to say it. Lines stay the lines that they are.

mod bindings;
mod closures;
mod conditions;
mod format_arguments;
mod functions;
mod option_uses;
mod options;
mod results;
mod returns;

use std::ops::Range;

use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{Expr, Token};

use functions::Functions;

/// So often a text is gone through: what is shorter may make something around it so.
const ROUNDS: usize = 4;

/// Macros whose arguments are expressions, besides those of formats.
const OF_EXPRESSIONS: [&str; 5] = ["assert", "assert_eq", "assert_ne", "debug_assert", "vec"];

/// The text tidied, or as it is if it does not parse.
pub(super) fn tidied(text: &str) -> String {
    let mut text = text.to_owned();
    let Ok(mut file) = super::parsed(&text) else {
        return text;
    };
    // What is taken out once changes many places together, which nothing else may change meanwhile.
    for takes_out in [true, false] {
        for _ in 0..ROUNDS {
            let tidying = if takes_out {
                Tidying::of_options(&text, &file)
            } else {
                Tidying::of(&text, &file)
            };
            let Some(next) = tidying.edited() else {
                break;
            };
            match super::parsed(&next) {
                Ok(tree) => (text, file) = (next, tree),
                Err(_) => return text,
            }
        }
    }
    text
}

/// A text that is read, and what shall stand in it instead.
struct Tidying<'t> {
    text: &'t str,
    /// Bytes of the text, and what replaces them.
    edits: Vec<(Range<usize>, String)>,
    functions: Functions,
    /// The type whose `impl` this is.
    owner: Option<String>,
    /// What the function returns that this stands in; nothing in closures.
    result: Option<String>,
}

impl<'t> Tidying<'t> {
    fn new(text: &'t str, file: &syn::File) -> Self {
        Self {
            text,
            edits: Vec::new(),
            functions: Functions::of(file),
            owner: None,
            result: None,
        }
    }

    /// What can be shorter in a text.
    fn of(text: &'t str, file: &syn::File) -> Self {
        let mut tidying = Self::new(text, file);
        tidying.visit_file(file);
        tidying
    }

    /// What can be taken out once in a text.
    fn of_options(text: &'t str, file: &syn::File) -> Self {
        let mut tidying = Self::new(text, file);
        options::Blocks::of(&mut tidying).visit_file(file);
        tidying
    }

    /// The bytes that a part of the tree takes.
    fn range(of: &impl Spanned) -> Range<usize> {
        of.span().byte_range()
    }

    fn source(&self, of: &impl Spanned) -> &str {
        self.text.get(Self::range(of)).unwrap_or_default()
    }

    /// Puts something for a part of the text, on as many lines.
    fn replace(&mut self, range: Range<usize>, by: impl Into<String>) {
        let mut by = by.into();
        let Some(old) = self.text.get(range.clone()) else {
            return;
        };
        let lines = |text: &str| text.matches('\n').count();
        let (before, after) = (lines(old), lines(&by));
        if after > before {
            return;
        }
        by.push_str(&"\n".repeat(before - after));
        self.edits.push((range, by));
    }

    /// The text with its edits; of two that meet, the one that begins first.
    fn edited(mut self) -> Option<String> {
        self.edits.sort_by_key(|it| (it.0.start, it.0.end));
        let mut text = String::with_capacity(self.text.len());
        let mut end = 0;
        for (range, by) in &self.edits {
            if range.start < end {
                continue;
            }
            text.push_str(self.text.get(end..range.start)?);
            text.push_str(by);
            end = range.end;
        }
        text.push_str(self.text.get(end..)?);
        (end > 0).then_some(text)
    }

    /// Reads what stands in a function that returns this.
    fn within(&mut self, result: Option<String>, read: impl FnOnce(&mut Self)) {
        let around = std::mem::replace(&mut self.result, result);
        read(self);
        self.result = around;
    }
}

impl<'a> Visit<'a> for Tidying<'_> {
    fn visit_item_impl(&mut self, item: &'a syn::ItemImpl) {
        let owner = functions::name_of(&item.self_ty);
        let around = std::mem::replace(&mut self.owner, owner);
        visit::visit_item_impl(self, item);
        self.owner = around;
    }

    fn visit_item_fn(&mut self, item: &'a syn::ItemFn) {
        let result = functions::result_of(&item.sig, None);
        self.shorten_end(&item.block);
        self.within(result, |it| {
            it.hand_on_at_end(&item.block);
            visit::visit_item_fn(it, item);
        });
    }

    fn visit_impl_item_fn(&mut self, item: &'a syn::ImplItemFn) {
        let result = functions::result_of(&item.sig, self.owner.as_deref());
        self.shorten_end(&item.block);
        self.within(result, |it| {
            it.hand_on_at_end(&item.block);
            visit::visit_impl_item_fn(it, item);
        });
    }

    fn visit_expr_closure(&mut self, closure: &'a syn::ExprClosure) {
        self.name_what_is_used(closure);
        if let Expr::Block(body) = &*closure.body {
            self.shorten_end(&body.block);
        }
        self.within(None, |it| visit::visit_expr_closure(it, closure));
    }

    fn visit_expr_async(&mut self, block: &'a syn::ExprAsync) {
        self.within(None, |it| visit::visit_expr_async(it, block));
    }

    fn visit_arm(&mut self, arm: &'a syn::Arm) {
        self.name_what_an_arm_uses(arm);
        visit::visit_arm(self, arm);
    }

    fn visit_expr_return(&mut self, given: &'a syn::ExprReturn) {
        if let Some(value) = &given.expr {
            self.hand_on(value);
        }
        visit::visit_expr_return(self, given);
    }

    fn visit_expr_unary(&mut self, unary: &'a syn::ExprUnary) {
        self.turn_round(unary);
        visit::visit_expr_unary(self, unary);
    }

    fn visit_expr_method_call(&mut self, call: &'a syn::ExprMethodCall) {
        self.name_what_is_called(call);
        self.need_no_vector(call);
        visit::visit_expr_method_call(self, call);
    }

    fn visit_macro(&mut self, call: &'a syn::Macro) {
        let name = call.path.segments.last().map(|it| it.ident.to_string());
        let name = name.unwrap_or_default();
        let is_format = format_arguments::MACROS.contains(&name.as_str());
        if !is_format && !OF_EXPRESSIONS.contains(&name.as_str()) {
            return;
        }
        let parser = Punctuated::<Expr, Token![,]>::parse_terminated;
        let Ok(arguments) = call.parse_body_with(parser) else {
            return;
        };
        let arguments: Vec<Expr> = arguments.into_iter().collect();
        if is_format {
            let first = usize::from(name.starts_with("write"));
            self.put_into_the_text(arguments.get(first..).unwrap_or_default());
        }
        for argument in &arguments {
            self.visit_expr(argument);
        }
    }
}
