//! What may not be there is taken out once: `let Some(item) = find(..) else { continue };`, or where it is bound,
//! instead of at each place that looks at it.

use std::ops::Range;

use rustc_hash::FxHashSet;
use syn::visit::{self, Visit};
use syn::{Block, Expr, Pat, Stmt};

use super::Tidying;
use super::option_uses::{Uses, is_name};
use crate::rust::contains_word;
use crate::rust::taken;

/// So many bytes of code behind variables are looked at: a draft of a size that anyone reads has less.
const MOST_LOOKED_AT: usize = 4 << 20;

/// Goes through all blocks of a file.
pub(super) struct Blocks<'b, 't> {
    tidying: &'b mut Tidying<'t>,
    /// The variables whose values are taken out anywhere.
    taken: FxHashSet<&'t str>,
    /// How many bytes may still be looked at.
    left: usize,
}

impl<'b, 't> Blocks<'b, 't> {
    pub(super) fn of(tidying: &'b mut Tidying<'t>) -> Self {
        let taken = taken_names(tidying.text);
        Self {
            tidying,
            taken,
            left: MOST_LOOKED_AT,
        }
    }
}

impl<'a> Visit<'a> for Blocks<'_, '_> {
    fn visit_block(&mut self, block: &'a Block) {
        if !self.taken.is_empty() {
            self.take_out(block);
        }
        visit::visit_block(self, block);
    }
}

impl Blocks<'_, '_> {
    /// Takes out once, in a block, what its variables may hold.
    fn take_out(&mut self, block: &Block) {
        let end = Tidying::range(block).end;
        for (at, stmt) in block.stmts.iter().enumerate() {
            let Stmt::Local(local) = stmt else { continue };
            let Some(init) = local.init.as_ref().filter(|it| it.diverge.is_none()) else {
                continue;
            };
            let name = match &local.pat {
                Pat::Type(of) => plain_name(&of.pat),
                pat => plain_name(pat),
            };
            let Some((name, is_mutable)) = name.filter(|it| self.taken.contains(it.0.as_str()))
            else {
                continue;
            };
            let behind = end.saturating_sub(Tidying::range(local).end);
            let Some(left) = self.left.checked_sub(behind) else {
                return;
            };
            self.left = left;
            let rest = &block.stmts[at + 1..];
            let tidying = &mut *self.tidying;
            if is_mutable || !tidying.leave_early(&name, local, &init.expr, rest) {
                tidying.take_where_bound(&name, is_mutable, local, &init.expr, rest);
            }
        }
    }
}

/// The names before what takes a value out.
fn taken_names(text: &str) -> FxHashSet<&str> {
    let mut names = FxHashSet::default();
    for said in taken::SAID {
        for (at, _) in text.match_indices(&format!(".expect(\"{said}\")")) {
            let before = text[..at].trim_end();
            let before = before
                .strip_suffix(".as_ref()")
                .unwrap_or(before)
                .trim_end();
            let start = before
                .rfind(|c: char| !c.is_alphanumeric() && c != '_')
                .map_or(0, |it| {
                    it + before[it..].chars().next().map_or(1, char::len_utf8)
                });
            names.insert(&before[start..]);
        }
    }
    names
}

impl Tidying<'_> {
    /// `let x = find(); if x.is_none() { return; }`
    fn leave_early(&mut self, name: &str, local: &syn::Local, init: &Expr, rest: &[Stmt]) -> bool {
        let Some((Stmt::Expr(Expr::If(test), _), rest)) = rest.split_first() else {
            return false;
        };
        let is_test = match &*test.cond {
            Expr::MethodCall(call) => {
                call.method == "is_none" && call.args.is_empty() && is_name(&call.receiver, name)
            }
            _ => false,
        };
        let body = self.source(&test.then_branch).to_owned();
        let value = self.source(init).trim_end();
        if !is_test
            || test.else_branch.is_some()
            || !leaves(&test.then_branch)
            || contains_word(&body, name)
            || value.ends_with('}')
            || matches!(init, Expr::Binary(_))
        {
            return false;
        }
        let uses = Uses::of(self.text, name, rest);
        if uses.has_others || !uses.assigned.is_empty() || uses.taken.is_empty() {
            return false;
        }
        // A hole says nothing of what it stands for.
        let pattern = match &local.pat {
            Pat::Type(of) if matches!(init, Expr::Macro(_)) => &*of.pat,
            pat => pat,
        };
        self.replace(Self::range(pattern), format!("Some({name})"));
        let open = Self::range(&test.then_branch);
        // What stood on the line of the test is `else` now.
        let between = Self::range(init).end..open.start;
        let lines = self.text[between.clone()].matches('\n').count();
        self.replace(between, format!("{} else ", "\n".repeat(lines)));
        self.edits.push((open.end..open.end, ";".to_owned()));
        self.name_only(name, &uses);
        true
    }

    /// `let x = find(); x.as_ref().expect(..).run();`
    fn take_where_bound(
        &mut self,
        name: &str,
        is_mutable: bool,
        local: &syn::Local,
        init: &Expr,
        rest: &[Stmt],
    ) {
        if !matches!(init, Expr::Call(_) | Expr::MethodCall(_)) {
            return;
        }
        let uses = Uses::of(self.text, name, rest);
        let Some((first, _)) = uses.taken.first() else {
            return;
        };
        let is_assigned = !uses.assigned.is_empty();
        if uses.has_others || is_assigned && !is_mutable || !is_looked_at_once(rest, first) {
            return;
        }
        let said = self.text[first.clone()]
            .rsplit_once(".expect(")
            .map_or("", |it| it.1)
            .to_owned();
        let keyword = if is_mutable { "mut " } else { "" };
        self.replace(Self::range(&local.pat), format!("{keyword}{name}"));
        let end = Self::range(init).end;
        self.edits.push((end..end, format!(".expect({said}")));
        for (whole, value) in &uses.assigned {
            let value = self.text[value.clone()].to_owned();
            self.replace(whole.clone(), value);
        }
        self.name_only(name, &uses);
    }

    fn name_only(&mut self, name: &str, uses: &Uses<'_>) {
        for (range, sign) in &uses.taken {
            self.replace(range.clone(), format!("{sign}{name}"));
        }
    }
}

/// Whether the first of some statements takes a value out on all ways, and before it does anything else.
fn is_looked_at_once(stmts: &[Stmt], first: &Range<usize>) -> bool {
    let mut stmts = stmts;
    loop {
        let Some((stmt, rest)) = stmts.split_first() else {
            return false;
        };
        let expr = match stmt {
            Stmt::Local(local) => match &local.init {
                Some(init) => &*init.expr,
                None => return false,
            },
            Stmt::Expr(expr, _) => expr,
            _ => return false,
        };
        // A literal is as good as nothing.
        if matches!(expr, Expr::Lit(_)) {
            stmts = rest;
            continue;
        }
        if let Expr::Loop(of) = expr {
            stmts = &of.body.stmts;
            continue;
        }
        return begins_with(expr, first);
    }
}

/// Whether an expression looks at a place that a value is taken out of before it leads to anything else.
fn begins_with(expr: &Expr, first: &Range<usize>) -> bool {
    let range = Tidying::range(expr);
    if range == *first {
        return true;
    }
    if first.start < range.start || first.end > range.end {
        return false;
    }
    let go = |it: &Expr| begins_with(it, first);
    match expr {
        Expr::MethodCall(call) => {
            go(&call.receiver) || is_quiet(&call.receiver) && call.args.first().is_some_and(go)
        }
        Expr::Field(of) => go(&of.base),
        Expr::Call(call) => is_quiet(&call.func) && call.args.first().is_some_and(go),
        Expr::Unary(of) => go(&of.expr),
        Expr::Reference(of) => go(&of.expr),
        Expr::Paren(of) => go(&of.expr),
        Expr::Cast(of) => go(&of.expr),
        Expr::Try(of) => go(&of.expr),
        Expr::If(of) => go(&of.cond),
        Expr::Assign(of) => is_quiet(&of.left) && go(&of.right) || go(&of.left),
        Expr::Binary(of) => go(&of.left) || is_quiet(&of.left) && !is_lazy(&of.op) && go(&of.right),
        _ => false,
    }
}

fn is_lazy(op: &syn::BinOp) -> bool {
    matches!(op, syn::BinOp::And(_) | syn::BinOp::Or(_))
}

/// Whether an expression only looks at a place.
fn is_quiet(expr: &Expr) -> bool {
    match expr {
        Expr::Path(_) | Expr::Lit(_) => true,
        Expr::Field(of) => is_quiet(&of.base),
        Expr::Unary(of) => is_quiet(&of.expr),
        Expr::Reference(of) => is_quiet(&of.expr),
        _ => false,
    }
}

/// The name that a pattern binds, if that is all of it, and whether it may change.
fn plain_name(pat: &Pat) -> Option<(String, bool)> {
    match pat {
        Pat::Ident(of) if of.by_ref.is_none() && of.subpat.is_none() => {
            Some((of.ident.to_string(), of.mutability.is_some()))
        }
        _ => None,
    }
}

/// Whether a block always goes elsewhere at its end.
fn leaves(block: &Block) -> bool {
    matches!(
        block.stmts.last(),
        Some(Stmt::Expr(
            Expr::Return(_) | Expr::Break(_) | Expr::Continue(_),
            _
        ))
    )
}
