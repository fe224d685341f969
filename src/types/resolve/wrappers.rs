//! Decorators of the file that put a function around another one: the function that a name stands for
//! afterwards is the wrapper with the decorated function in it. So it is read: once for each function that is
//! decorated, with that function's own parameters for `*args` and `**kwargs`.

use rustc_hash::FxHashSet;
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, Expr, Stmt};

use super::decorator_heads::{Head, Named};
use crate::python::names::bare_name;

/// A decorator that wraps, as it is applied.
#[derive(Debug, Clone)]
pub(super) struct Wrapper<'a> {
    pub(super) head: Head<'a>,
    pub(super) def: &'a ast::StmtFunctionDef,
    /// Attributes that the wrapper gets, with their first values.
    pub(super) attributes: Vec<Named<'a>>,
    pub(super) uses: Uses<'a>,
}

/// What a wrapper has names for.
#[derive(Debug, Clone, Default)]
pub(super) struct Uses<'a> {
    /// The names that its body uses or binds.
    pub(super) names: FxHashSet<&'a str>,
    /// Whether it looks at `args` itself: what it gets has to be all of them, by their places.
    pub(super) args: bool,
}

impl Wrapper<'_> {
    /// Whether it takes no keywords, as it passes on `*args` alone, or looks at them.
    pub(super) fn is_positional(&self) -> bool {
        let own = &self.def.parameters;
        own.vararg.is_some() && (own.kwarg.is_none() || self.uses.args)
    }

    /// Its own parameters before `*args`.
    pub(super) fn leading(&self) -> usize {
        let own = &self.def.parameters;
        if own.vararg.is_some() {
            own.posonlyargs.len() + own.args.len()
        } else {
            0
        }
    }

    /// Whether `functools.wraps` gives it the name of what it is put around; none if it has decorators of
    /// other kinds.
    pub(super) fn keeps_name(&self) -> Option<bool> {
        let wraps = |it: &ast::Decorator| {
            let Expr::Call(call) = &it.expression else {
                return false;
            };
            let is_wraps = match &*call.func {
                Expr::Attribute(attribute) => attribute.attr.as_str() == "wraps",
                plain => bare_name(plain) == Some("wraps"),
            };
            is_wraps
                && matches!(&*call.arguments.args, [one] if bare_name(one) == Some(self.head.of))
        };
        let decorators = &self.def.decorator_list;
        decorators
            .iter()
            .all(wraps)
            .then_some(!decorators.is_empty())
    }

    /// The same for a function with these parameters, if it can be put around it.
    pub(super) fn fitted(mut self, parameters: &ast::Parameters, is_method: bool) -> Option<Self> {
        let own = &self.def.parameters;
        let is_forwarding = own.vararg.is_some() || own.kwarg.is_some();
        if is_forwarding && own.vararg.is_none() || !own.kwonlyargs.is_empty() {
            return None;
        }
        let leading = self.leading();
        let plain = own.posonlyargs.iter().chain(&own.args);
        if is_forwarding && plain.clone().any(|it| it.default.is_some()) {
            return None;
        }
        let mut check = Check {
            of: self.head.of,
            me: self.def.name.as_str(),
            args: own.vararg.as_ref().map(|it| it.name.as_str()),
            kwargs: own.kwarg.as_ref().map(|it| it.name.as_str()),
            is_forwarding,
            leading,
            state: self.head.state.iter().map(|it| it.0).collect(),
            attributes: self.attributes.iter().map(|it| it.0).collect(),
            uses: Uses::default(),
            bound: FxHashSet::default(),
            is_plain: true,
        };
        check.visit_body(&self.def.body);
        check.bound.extend(own.iter().map(|it| it.name().as_str()));
        let values = self.head.values.iter().map(|it| it.0);
        let rest = self.head.rest.map(|it| it.0);
        let mut aliases = values.chain([self.head.of]).chain(rest);
        let (bound, names) = (check.bound, check.uses.names.clone());
        if !check.is_plain || aliases.any(|it| bound.contains(it)) {
            return None;
        }
        let own_names: FxHashSet<&str> = own.iter().map(|it| it.name().as_str()).collect();
        if self.head.state.iter().any(|it| own_names.contains(it.0)) {
            return None;
        }
        self.uses = check.uses;
        self.uses.names = names.union(&bound).copied().collect();
        if !is_forwarding {
            return Some(self);
        }
        let takes = parameters.posonlyargs.len() + parameters.args.len();
        let is_whole = parameters.vararg.is_none() && parameters.kwonlyargs.is_empty();
        // An instance is no value among others.
        let is_looked_at = self.uses.args && (!is_whole || is_method && leading == 0);
        let has_keywords = own.kwarg.is_some() || parameters.kwonlyargs.is_empty();
        (parameters.kwarg.is_none() && has_keywords && leading <= takes && !is_looked_at)
            .then_some(self)
    }
}

/// Whether a wrapper calls the function in it and asks for its name, and nothing else.
struct Check<'a> {
    of: &'a str,
    /// Its own name.
    me: &'a str,
    args: Option<&'a str>,
    kwargs: Option<&'a str>,
    is_forwarding: bool,
    leading: usize,
    state: FxHashSet<&'a str>,
    attributes: FxHashSet<&'a str>,
    uses: Uses<'a>,
    /// What it binds itself.
    bound: FxHashSet<&'a str>,
    is_plain: bool,
}

impl<'a> SourceOrderVisitor<'a> for Check<'a> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        match stmt {
            Stmt::Nonlocal(stmt) => {
                self.is_plain &= stmt.names.iter().all(|it| self.state.contains(it.as_str()));
            }
            Stmt::FunctionDef(_) | Stmt::ClassDef(_) => {
                self.is_plain = false;
            }
            _ => source_order::walk_stmt(self, stmt),
        }
    }

    fn visit_except_handler(&mut self, handler: &'a ast::ExceptHandler) {
        let ast::ExceptHandler::ExceptHandler(clause) = handler;
        self.bound
            .extend(clause.name.iter().map(ast::Identifier::as_str));
        source_order::walk_except_handler(self, handler);
    }

    fn visit_interpolated_string_element(&mut self, element: &'a ast::InterpolatedStringElement) {
        if let ast::InterpolatedStringElement::Interpolation(field) = element
            && field.format_spec.is_none()
            && field.debug_text.is_none()
            && matches!(field.conversion, ast::ConversionFlag::None)
            && self.is_kwargs(&field.expression)
        {
            self.uses.args = true;
            return;
        }
        source_order::walk_interpolated_string_element(self, element);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            _ if let Some(items) = self.kwargs.and_then(|it| of_keywords(expr, it)) => {
                self.uses.args = true;
                self.visit_expr(items);
            }
            Expr::Call(call) if bare_name(&call.func) == Some(self.of) => {
                if self.is_forwarding {
                    self.forwards(&call.arguments);
                } else {
                    self.visit_arguments(&call.arguments);
                }
            }
            // As a part of a key.
            Expr::Call(_) if is_of_keywords(expr, self.kwargs) => {
                self.uses.args = true;
            }
            // All that is shown of no keywords is that there are none.
            Expr::Call(call) if bare_name(&call.func) == Some("print") => {
                for argument in &call.arguments.args {
                    if self.is_kwargs(argument) {
                        self.uses.args = true;
                    } else {
                        self.visit_expr(argument);
                    }
                }
                for keyword in &call.arguments.keywords {
                    self.visit_keyword(keyword);
                }
            }
            Expr::Attribute(attribute)
                if bare_name(&attribute.value) == Some(self.of)
                    && attribute.attr.as_str() == "__name__" => {}
            Expr::Attribute(attribute)
                if bare_name(&attribute.value) == Some(self.me)
                    && self.attributes.contains(attribute.attr.as_str()) => {}
            Expr::Lambda(_) | Expr::Yield(_) | Expr::YieldFrom(_) | Expr::Await(_) => {
                self.is_plain = false;
            }
            Expr::Name(name) => {
                let is_read = matches!(name.ctx, ast::ExprContext::Load);
                let name = name.id.as_str();
                if !is_read && !self.state.contains(name) {
                    self.bound.insert(name);
                }
                let is_one = |of: Option<&str>| of == Some(name);
                if name == self.of || name == self.me || is_one(self.kwargs) {
                    self.is_plain = false;
                }
                self.uses.args |= is_one(self.args);
                self.uses.names.insert(name);
            }
            _ => source_order::walk_expr(self, expr),
        }
    }
}

/// The item of a list or generator that goes through one thing, all of it, and that.
fn made_of_each(expr: &Expr) -> Option<(&Expr, &ast::Comprehension)> {
    let (item, generators) = match expr {
        Expr::ListComp(it) => (&*it.elt, &it.generators),
        Expr::Generator(it) => (&*it.elt, &it.generators),
        _ => return None,
    };
    let [generator] = generators.as_slice() else {
        return None;
    };
    (generator.ifs.is_empty() && !generator.is_async).then_some((item, generator))
}

/// The item that `[item for k, v in kwargs.items()]` makes for each keyword.
pub(super) fn of_keywords<'a>(expr: &'a Expr, kwargs: &str) -> Option<&'a Expr> {
    let (item, generator) = made_of_each(expr)?;
    let Expr::Call(call) = &generator.iter else {
        return None;
    };
    let Expr::Attribute(attribute) = &*call.func else {
        return None;
    };
    let is_plain = call.arguments.is_empty();
    let is_named =
        bare_name(&attribute.value) == Some(kwargs) && attribute.attr.as_str() == "items";
    (is_plain && is_named).then_some(item)
}

/// The item and its name of `[item for name in args]`.
pub(super) fn of_arguments<'a>(expr: &'a Expr, args: &str) -> Option<(&'a Expr, &'a str)> {
    let (item, generator) = made_of_each(expr)?;
    let name = bare_name(&generator.target)?;
    (bare_name(&generator.iter) == Some(args)).then_some((item, name))
}

impl<'a> Check<'a> {
    fn is_kwargs(&self, expr: &Expr) -> bool {
        self.kwargs.is_some() && bare_name(expr) == self.kwargs
    }

    /// Looks at a call of the function in it, which has to pass on all that there is.
    fn forwards(&mut self, arguments: &'a ast::Arguments) {
        let all = match arguments.args.split_last() {
            Some((Expr::Starred(starred), before)) => {
                before.iter().for_each(|it| self.visit_expr(it));
                before.len() == self.leading
                    && !before.iter().any(Expr::is_starred_expr)
                    && bare_name(&starred.value) == self.args
            }
            _ => false,
        };
        let named = match (&*arguments.keywords, self.kwargs) {
            ([], None) => true,
            ([keyword], Some(kwargs)) => {
                keyword.arg.is_none() && bare_name(&keyword.value) == Some(kwargs)
            }
            _ => false,
        };
        self.is_plain &= all && named;
    }
}

/// Whether it is `tuple(sorted(kwargs.items()))` or the like: no keywords make an empty tuple.
pub(super) fn is_of_keywords(expr: &Expr, kwargs: Option<&str>) -> bool {
    let inner = match only_argument(expr) {
        Some(("frozenset", of)) => of,
        Some(("tuple", of)) => match only_argument(of) {
            Some(("sorted", of)) => of,
            _ => of,
        },
        _ => return false,
    };
    let Expr::Call(items) = inner else {
        return false;
    };
    let Expr::Attribute(attribute) = &*items.func else {
        return false;
    };
    kwargs.is_some()
        && attribute.attr.as_str() == "items"
        && items.arguments.is_empty()
        && bare_name(&attribute.value) == kwargs
}

/// The name of what is called with one argument, and that.
fn only_argument(expr: &Expr) -> Option<(&str, &Expr)> {
    let call = expr.as_call_expr()?;
    match &*call.arguments.args {
        [one] if call.arguments.keywords.is_empty() => Some((bare_name(&call.func)?, one)),
        _ => None,
    }
}
