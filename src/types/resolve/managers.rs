//! `with` over instances of the file's own classes: what `__enter__` gives, then the body, and `__exit__`
//! behind it on every way out, as `finally` has it. An `__exit__` that looks at the error or takes it away is
//! another matter.

use rustpython_ast::{self as ast, Expr, Stmt as Tree};

use super::super::collect::Bound;
use super::super::ir::{Param, Stmt};
use super::Builder;
use super::manager_methods::{
    gives_itself, is_lost, is_plain_exit, look, looks_at_error, may_swallow,
};
use crate::python::names::bare_name;

/// What `__enter__` gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Entered {
    /// The manager itself; and whether it does anything before.
    Itself {
        does_something: bool,
    },
    Other,
    /// The same of one whose `__exit__` looks at the error: whether it may end there.
    Looking {
        gives_itself: bool,
        swallows: bool,
    },
    /// What a generator gives that is a context manager, by its place among them.
    Split(usize),
    /// Nothing: errors of some classes end here.
    Suppress,
    /// A file, or what stands for one.
    Held(super::files::Held),
}

impl<'a> Builder<'a, '_> {
    /// The statements that a `with` stands for, if all its managers are such instances.
    pub(super) fn managed(&mut self, stmt: &'a Tree) -> Option<Vec<Stmt<'a>>> {
        let Tree::With(with) = stmt else {
            return None;
        };
        if self.frames.last()?.is_class {
            return None;
        }
        let entered = with.items.iter().map(|it| self.entered(with, it));
        let entered: Vec<Entered> = entered.collect::<Option<_>>()?;
        let is_own = |it: &Entered| {
            matches!(
                it,
                Entered::Itself { .. } | Entered::Other | Entered::Looking { .. }
            )
        };
        let mut pairs = with.items.iter().zip(&entered);
        if pairs.any(|(item, how)| is_own(how) && is_lost(with, item)) {
            return None;
        }
        Some(self.managed_items(with, &with.items, &entered))
    }

    /// What entering an item gives, if it makes an instance of a class that is plain in this.
    fn entered(&self, with: &'a ast::StmtWith, item: &'a ast::WithItem) -> Option<Entered> {
        let Expr::Call(call) = &item.context_expr else {
            return self.entered_by_name(with, item);
        };
        if let Some(at) = self.split_of(with, item) {
            return Some(Entered::Split(at));
        }
        if !with.is_async && self.is_suppress(item) {
            return Some(Entered::Suppress);
        }
        if let Some(held) = self.held_file(item) {
            return Some(Entered::Held(held));
        }
        if !matches!(item.optional_vars.as_deref(), None | Some(Expr::Name(_))) {
            return None;
        }
        let name = bare_name(&call.func)?;
        let id = self.frames.first()?.classes.get(name)?;
        let class = self.program.classes[id.at()].def?;
        Self::entered_class(class, with, item)
    }

    /// What entering a variable gives whose value is an instance of such a class.
    fn entered_by_name(&self, with: &'a ast::StmtWith, item: &'a ast::WithItem) -> Option<Entered> {
        let name = bare_name(&item.context_expr)?;
        if item.optional_vars.is_some() {
            return None;
        }
        let bound = Bound::of(&with.body);
        let frame =
            self.frames.iter().rev().find(|it| {
                !it.is_class && it.env.as_ref().is_some_and(|env| env.contains_key(name))
            })?;
        if bound.names.contains_key(name) {
            return None;
        }
        let vars = frame.env.as_ref()?.get(name)?;
        let [var] = vars.as_slice() else {
            return None;
        };
        let class = self.made_by.get(var).copied()?;
        let class = self.program.classes[class.at()].def?;
        match Self::entered_class(class, with, item)? {
            Entered::Other => None,
            how => Some(how),
        }
    }

    /// Notes which parameters are such instances: by what they are said to be, or as nothing else can be
    /// entered in the file.
    pub(super) fn note_managers(&mut self, params: &[Param<'a>]) {
        let Some(module) = self.frames.first() else {
            return;
        };
        // Asked for each function: a class may have thousands.
        let entered = *self
            .only_entered
            .get_or_init(|| only_entered(&module.bound.classes));
        let only = entered
            .filter(|_| !self.program.has_threads)
            .and_then(|at| {
                module
                    .classes
                    .get(module.bound.classes[at].name.as_str())
                    .copied()
            });
        let found: Vec<_> = params
            .iter()
            .filter(|it| it.nature == super::super::ir::ParamNature::Plain)
            .filter_map(|it| {
                let class = match it.annotation {
                    Some(annotation) => module.classes.get(bare_name(annotation)?).copied(),
                    None => only,
                };
                Some((it.var, class?))
            })
            .collect();
        self.made_by.extend(found);
    }

    /// What entering an instance of a class gives, if that is plain in this.
    fn entered_class(
        class: &'a ast::StmtClassDef,
        with: &'a ast::StmtWith,
        item: &'a ast::WithItem,
    ) -> Option<Entered> {
        let method = |wanted: &str| {
            let mut methods = class.body.iter().filter_map(|it| match it {
                Tree::FunctionDef(def) if def.name.as_str() == wanted => Some(def),
                _ => None,
            });
            methods.next()
        };
        let (enter, exit) = if with.is_async {
            (method("__aenter__")?, method("__aexit__")?)
        } else {
            (method("__enter__")?, method("__exit__")?)
        };
        if !is_plain_exit(exit) {
            // Where the body is left, nobody would say so to such an `__exit__`.
            if !looks_at_error(exit) || super::split::leaves(&with.body) {
                return None;
            }
            let gives_itself = gives_itself(enter);
            let look = look(enter);
            let gives = !look.returned.is_empty() && look.returned.iter().all(Option::is_some);
            let is_fit = gives_itself || !look.is_odd && (gives || item.optional_vars.is_none());
            return is_fit.then_some(Entered::Looking {
                gives_itself,
                swallows: may_swallow(exit),
            });
        }
        if gives_itself(enter) {
            let does_something = enter.body.len() > 1;
            return Some(Entered::Itself { does_something });
        }
        let look = look(enter);
        let gives = !look.returned.is_empty() && look.returned.iter().all(Option::is_some);
        (!look.is_odd && (gives || item.optional_vars.is_none())).then_some(Entered::Other)
    }
}

/// The place of the only one of these classes that has an `__enter__`.
fn only_entered(classes: &[&ast::StmtClassDef]) -> Option<usize> {
    let is_enter =
        |it: &Tree| matches!(it, Tree::FunctionDef(def) if def.name.as_str() == "__enter__");
    let mut entered = (0..classes.len()).filter(|at| classes[*at].body.iter().any(is_enter));
    entered.next().filter(|_| entered.next().is_none())
}
