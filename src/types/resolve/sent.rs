//! Generators that are only sent to: `value = yield result` at the head of an endless loop. Such a generator
//! is a function that gives back the function to which each value goes, and which keeps what the loop keeps.

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, Expr, Stmt as Tree};
use rustpython_text_size::{Ranged, TextSize};

use super::super::collect::Bound;
use super::sent_uses::{Makers, Uses};
use crate::python::names::{Names, bare_name};

/// The parts of such a generator.
#[derive(Debug, Clone)]
pub(super) struct Parts<'a> {
    pub(super) prelude: &'a [Tree],
    /// What a sent value is called.
    pub(super) value: &'a str,
    pub(super) given: Option<&'a Expr>,
    pub(super) body: &'a [Tree],
    /// Names that each round makes anew.
    pub(super) fresh: FxHashSet<&'a str>,
}

/// The generators of a file that are only sent to.
#[derive(Debug, Default)]
pub(super) struct Sent<'a> {
    /// By where each begins.
    pub(super) parts: FxHashMap<TextSize, Parts<'a>>,
    /// The statements that start one or end it, and the calls that send, by where they begin.
    pub(super) started_or_ended: FxHashSet<TextSize>,
    pub(super) sending: FxHashSet<TextSize>,
}

/// Finds them.
pub(super) fn find<'a>(names: &Names<'_>, suite: &'a [Tree]) -> Sent<'a> {
    let mut found = Sent::default();
    // Where `next` is something else, nobody knows what starts one.
    if !names.is_free("next") {
        return found;
    }
    let caught = super::failing::caught(suite);
    for stmt in suite {
        let Tree::FunctionDef(def) = stmt else {
            continue;
        };
        let Some(parts) = parts(def) else { continue };
        // What fails ends it, and who sends to it afterwards could see that.
        let mut body = parts.body.iter();
        if body.any(|it| super::failing::may_fail(it, &caught)) {
            continue;
        }
        let name = def.name.as_str();
        let mut makers = Makers {
            name,
            around: None,
            made: Vec::new(),
        };
        makers.visit_body(suite);
        let mut uses = Uses {
            name,
            ..Uses::default()
        };
        uses.visit_body(suite);
        let vars = makers.made;
        if vars.is_empty() || uses.all != vars.len() {
            continue;
        }
        let all: Vec<Uses<'_>> = vars
            .iter()
            .map(|(var, around)| {
                let mut uses = Uses {
                    name: var,
                    ..Uses::default()
                };
                uses.visit_body(around.map_or(suite, |it| &it.body));
                uses
            })
            .collect();
        let is_fit = |uses: &Uses<'_>| {
            let known = uses.primed.len() + uses.sent.len() + uses.closed.len();
            uses.stored == 1
                && uses.primed.len() == 1
                && uses.all == known + uses.stored
                && !uses.sent.is_empty()
                && !uses.is_sent_closed
                && (!uses.is_sent_far || uses.closed.is_empty())
        };
        if all.iter().all(is_fit) {
            for uses in all {
                found.started_or_ended.extend(uses.primed);
                found.started_or_ended.extend(uses.closed);
                found.sending.extend(uses.sent);
            }
            found.parts.insert(def.range().start(), parts);
        }
    }
    found
}

pub(super) fn parts(def: &ast::StmtFunctionDef) -> Option<Parts<'_>> {
    let odd = def.parameters.vararg.is_some() || def.parameters.kwarg.is_some();
    if def.is_async || odd || !def.decorator_list.is_empty() {
        return None;
    }
    let (Tree::While(looping), prelude) = def.body.split_last()? else {
        return None;
    };
    let is_endless = matches!(&*looping.test, Expr::BooleanLiteral(it) if it.value);
    let (first, body) = looping.body.split_first()?;
    let Tree::Assign(assign) = first else {
        return None;
    };
    let ([Expr::Name(value)], Expr::Yield(given)) = (assign.targets.as_slice(), &*assign.value)
    else {
        return None;
    };
    let given = given.value.as_deref();
    // What is given at the start is nobody's.
    let is_quiet = given.is_none_or(|it| match it {
        Expr::Name(_) => true,
        it => it.is_literal_expr(),
    });
    let (before, behind) = (Bound::of(prelude), Bound::of(body));
    let is_plain = |it: &Bound<'_>| {
        !it.yields
            && it.functions.is_empty()
            && it.classes.is_empty()
            && it.lambdas.is_empty()
            && it.globals.is_empty()
            && it.nonlocals.is_empty()
    };
    let raises = body.iter().chain(prelude).any(raises);
    if !is_endless
        || !looping.orelse.is_empty()
        || !is_quiet
        || raises
        || !is_plain(&before)
        || !is_plain(&behind)
        || body.is_empty()
        || super::split::leaves(body)
        || super::split::leaves(prelude)
        || behind.names.contains_key(value.id.as_str())
    {
        return None;
    }
    let mut fresh = FxHashSet::default();
    for name in behind.names.keys().copied() {
        if is_fresh(body, name) {
            fresh.insert(name);
        } else if !before.names.contains_key(name) {
            // A round sees what the one before it has left there.
            return None;
        }
    }
    let params: Vec<&str> = def.parameters.iter().map(|it| it.name().as_str()).collect();
    if params.iter().any(|it| behind.names.contains_key(it)) {
        return None;
    }
    // What a round makes anew need not be there before, if it is nothing but that.
    let is_bare = |name: &&str| {
        prelude.iter().all(|it| {
            let mut uses = Uses {
                name,
                ..Uses::default()
            };
            uses.visit_stmt(it);
            uses.all == 0 || is_start_of(it, name)
        })
    };
    fresh.retain(|name| is_bare(name));
    let kept = behind.names.keys().filter(|it| !fresh.contains(*it));
    if kept.into_iter().any(|it| !before.names.contains_key(it)) {
        return None;
    }
    Some(Parts {
        prelude,
        value: value.id.as_str(),
        given,
        body,
        fresh,
    })
}

/// `name = 0`, or any other literal.
pub(super) fn is_start_of(stmt: &Tree, name: &str) -> bool {
    matches!(stmt, Tree::Assign(assign)
        if matches!(assign.targets.as_slice(), [target] if bare_name(target) == Some(name))
            && assign.value.is_literal_expr())
}

/// Whether each round assigns a name before it uses it.
fn is_fresh(body: &[Tree], name: &str) -> bool {
    for stmt in body {
        let mut uses = Uses {
            name,
            ..Uses::default()
        };
        uses.visit_stmt(stmt);
        if uses.all == 0 {
            continue;
        }
        return matches!(stmt, Tree::Assign(assign)
            if uses.all == 1
                && matches!(assign.targets.as_slice(), [target] if bare_name(target) == Some(name)));
    }
    false
}

fn raises(stmt: &Tree) -> bool {
    struct Search(bool);
    impl<'a> SourceOrderVisitor<'a> for Search {
        fn visit_stmt(&mut self, stmt: &'a Tree) {
            self.0 |= matches!(
                stmt,
                Tree::Raise(_) | Tree::Try(_) | Tree::With(_) | Tree::Assert(_) | Tree::Match(_)
            );
            source_order::walk_stmt(self, stmt);
        }
    }
    let mut search = Search(false);
    search.visit_stmt(stmt);
    search.0
}
