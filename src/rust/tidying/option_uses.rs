//! What statements do with a variable that may hold nothing: where its value is taken out, and what else.

use std::ops::Range;

use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::{Expr, Stmt, Token};

use super::{Tidying, format_arguments};
use crate::rust::{contains_word, taken};

/// How a place takes a value out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `x.as_ref().expect(..)`
    Lent,
    /// `x.expect(..)`
    Own,
}

/// What some statements do with a variable.
pub(super) struct Uses<'t> {
    text: &'t str,
    name: &'t str,
    /// Where its value is taken out, and what has to stand before its name instead.
    pub(super) taken: Vec<(Range<usize>, &'static str)>,
    /// `x = Some(value)`: the right side, and the value.
    pub(super) assigned: Vec<(Range<usize>, Range<usize>)>,
    /// Whether anything else is done with it.
    pub(super) has_others: bool,
}

impl<'t> Uses<'t> {
    pub(super) fn of(text: &'t str, name: &'t str, stmts: &[Stmt]) -> Self {
        let mut uses = Self {
            text,
            name,
            taken: Vec::new(),
            assigned: Vec::new(),
            has_others: false,
        };
        for stmt in stmts {
            uses.visit_stmt(stmt);
        }
        uses
    }

    /// How an expression takes the value out, if it does.
    fn form(&self, expr: &Expr) -> Option<Form> {
        let Expr::MethodCall(call) = expr else {
            return None;
        };
        let says = match call.args.first() {
            Some(Expr::Lit(syn::ExprLit {
                lit: syn::Lit::Str(said),
                ..
            })) => taken::SAID.contains(&said.value().as_str()),
            _ => false,
        };
        if call.method != "expect" || call.args.len() != 1 || !says {
            return None;
        }
        match &*call.receiver {
            Expr::MethodCall(lent) if lent.method == "as_ref" && lent.args.is_empty() => {
                is_name(&lent.receiver, self.name).then_some(Form::Lent)
            }
            receiver => is_name(receiver, self.name).then_some(Form::Own),
        }
    }

    fn take(&mut self, expr: &Expr, sign: &'static str) {
        self.taken.push((Tidying::range(expr), sign));
    }
}

impl<'a> Visit<'a> for Uses<'_> {
    fn visit_expr(&mut self, expr: &'a Expr) {
        match (self.form(expr), expr) {
            (Some(Form::Lent), _) => self.take(expr, "&"),
            (Some(Form::Own), _) => self.take(expr, ""),
            (None, Expr::MethodCall(call)) if self.form(&call.receiver).is_some() => {
                // Of a reference to one it might be the reference that is copied.
                self.has_others |= call.method == "clone" || call.method == "cloned";
                self.take(&call.receiver, "");
                call.args.iter().for_each(|it| self.visit_expr(it));
            }
            (None, Expr::Field(field)) if self.form(&field.base).is_some() => {
                self.take(&field.base, "");
            }
            (None, Expr::Index(place)) if self.form(&place.expr).is_some() => {
                self.take(&place.expr, "");
                self.visit_expr(&place.index);
            }
            (None, Expr::Assign(assign)) if is_name(&assign.left, self.name) => {
                match &*assign.right {
                    Expr::Call(call)
                        if is_name(&call.func, "Some")
                            && call.args.len() == 1
                            && !contains_word(
                                &self.text[Tidying::range(&call.args)],
                                self.name,
                            ) =>
                    {
                        let (whole, value) =
                            (Tidying::range(&assign.right), Tidying::range(&call.args));
                        self.assigned.push((whole, value));
                    }
                    _ => self.has_others = true,
                }
            }
            _ => visit::visit_expr(self, expr),
        }
    }

    fn visit_path(&mut self, path: &'a syn::Path) {
        self.has_others |= path.is_ident(self.name);
        visit::visit_path(self, path);
    }

    fn visit_pat_ident(&mut self, pat: &'a syn::PatIdent) {
        self.has_others |= pat.ident == self.name;
    }

    fn visit_lit_str(&mut self, text: &'a syn::LitStr) {
        self.has_others |= text.value().contains(&format!("{{{}", self.name));
    }

    fn visit_macro(&mut self, call: &'a syn::Macro) {
        let name = call.path.segments.last().map(|it| it.ident.to_string());
        let name = name.unwrap_or_default();
        let is_read = format_arguments::MACROS.contains(&name.as_str())
            || super::OF_EXPRESSIONS.contains(&name.as_str());
        let parser = Punctuated::<Expr, Token![,]>::parse_terminated;
        match call.parse_body_with(parser) {
            Ok(arguments) if is_read => arguments.iter().for_each(|it| self.visit_expr(it)),
            _ => self.has_others |= contains_word(&call.tokens.to_string(), self.name),
        }
    }
}

/// Whether an expression is a variable of this name.
pub(super) fn is_name(expr: &Expr, name: &str) -> bool {
    matches!(expr, Expr::Path(path) if path.path.is_ident(name))
}
