//! Decorators of the file, by their text: what each of them does to the function that it is put on. One puts
//! a function around it, another enters it somewhere and gives it back as it is.

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, Expr, Stmt};

use super::super::collect::Bound;
use super::decorator_heads::{Head, Named};
use super::wrappers::Wrapper;
use crate::python::names::bare_name;

/// What one decorator does to a function.
#[derive(Debug, Clone)]
pub(super) enum Step<'a> {
    Wrap(Wrapper<'a>),
    Register(Registration<'a>),
}

/// A decorator that gives back the function that it got, and does something with it before.
#[derive(Debug, Clone)]
pub(super) struct Registration<'a> {
    pub(super) head: Head<'a>,
    pub(super) body: &'a [Stmt],
}

/// The definitions that may be such decorators: functions of the module, and methods of its classes by the
/// names of both.
#[derive(Debug, Default)]
pub(super) struct Definitions<'a> {
    pub(super) functions: FxHashMap<&'a str, &'a ast::StmtFunctionDef>,
    methods: FxHashMap<(&'a str, &'a str), &'a ast::StmtFunctionDef>,
    /// Variables of the module that are assigned once, an instance of a class.
    instances: FxHashMap<&'a str, &'a str>,
}

impl<'a> Definitions<'a> {
    pub(super) fn of(module: &'a [Stmt], bound: &Bound<'a>) -> Self {
        let mut found = Self::default();
        let is_once = |name: &str| bound.names.get(name) == Some(&1);
        let is_plain = |def: &ast::StmtFunctionDef| def.decorator_list.is_empty() && !def.is_async;
        for stmt in module {
            match stmt {
                Stmt::FunctionDef(def) if is_plain(def) && is_once(def.name.as_str()) => {
                    found.functions.insert(def.name.as_str(), def);
                }
                Stmt::ClassDef(class) if is_once(class.name.as_str()) => {
                    let defs = class.body.iter().filter_map(Stmt::as_function_def_stmt);
                    for def in defs.filter(|it| is_plain(it)) {
                        let names = (class.name.as_str(), def.name.as_str());
                        found.methods.insert(names, def);
                    }
                }
                Stmt::Assign(assign) => {
                    if let ([target], Expr::Call(call)) = (&*assign.targets, &*assign.value)
                        && let (Some(name), Some(class)) =
                            (bare_name(target), bare_name(&call.func))
                        && is_once(name)
                    {
                        found.instances.insert(name, class);
                    }
                }
                _ => {}
            }
        }
        found
    }
}

/// The function that a body defines and gives back, with what is assigned before and behind it, if it does
/// nothing else.
struct Given<'a> {
    def: &'a ast::StmtFunctionDef,
    state: Vec<Named<'a>>,
    /// What is assigned to attributes of the function.
    attributes: Vec<Named<'a>>,
}

/// A body without its docstring.
fn code(body: &[Stmt]) -> &[Stmt] {
    match body {
        [Stmt::Expr(first), rest @ ..] if first.value.is_string_literal_expr() => rest,
        body => body,
    }
}

fn given(body: &[Stmt]) -> Option<Given<'_>> {
    let [body @ .., Stmt::Return(last)] = code(body) else {
        return None;
    };
    let at = body.iter().position(Stmt::is_function_def_stmt)?;
    let def = body[at].as_function_def_stmt()?;
    let name = last.value.as_deref().and_then(bare_name);
    if name != Some(def.name.as_str()) || def.is_async {
        return None;
    }
    let mut state = Vec::new();
    for stmt in &body[..at] {
        let (target, value) = assigned(stmt)?;
        state.push((bare_name(target)?, value));
    }
    let mut attributes = Vec::new();
    for stmt in &body[at + 1..] {
        let (targets, value) = match stmt {
            // Each of them has a value of its own.
            Stmt::Assign(assign) if assign.targets.len() > 1 => {
                let is_small = is_constant(&assign.value) && !assign.value.is_name_expr();
                is_small.then_some((assign.targets.as_slice(), &*assign.value))?
            }
            stmt => {
                let (target, value) = assigned(stmt)?;
                (std::slice::from_ref(target), value)
            }
        };
        for target in targets {
            let attribute = target.as_attribute_expr()?;
            if bare_name(&attribute.value) != Some(def.name.as_str()) {
                return None;
            }
            attributes.push((attribute.attr.as_str(), value));
        }
    }
    Some(Given {
        def,
        state,
        attributes,
    })
}

fn assigned(stmt: &Stmt) -> Option<(&Expr, &Expr)> {
    match stmt {
        Stmt::Assign(assign) => match assign.targets.as_slice() {
            [target] => Some((target, &assign.value)),
            _ => None,
        },
        Stmt::AnnAssign(assign) => Some((&*assign.target, assign.value.as_deref()?)),
        _ => None,
    }
}

/// The one parameter of a function, behind `skipped` others.
fn only_parameter(def: &ast::StmtFunctionDef, skipped: usize) -> Option<&str> {
    let all = &def.parameters;
    if all.vararg.is_some() || all.kwarg.is_some() || !all.kwonlyargs.is_empty() {
        return None;
    }
    let mut plain = all.posonlyargs.iter().chain(&all.args).skip(skipped);
    match (plain.next(), plain.next()) {
        (Some(one), None) if one.default.is_none() => Some(one.parameter.name.as_str()),
        _ => None,
    }
}

/// The decorator that a function makes which may be used with arguments and without: the first parameter is
/// the function, if there are none.
fn made_both_ways(def: &ast::StmtFunctionDef) -> Option<(&str, &ast::StmtFunctionDef)> {
    let first = def.parameters.args.first()?;
    let name = first.parameter.name.as_str();
    let is_none = |it: &Expr| it.is_none_literal_expr();
    if !first.default.as_deref().is_some_and(is_none) {
        return None;
    }
    let [Stmt::FunctionDef(made), rest @ ..] = code(&def.body) else {
        return None;
    };
    let made_name = made.name.as_str();
    let is_made = |it: Option<&Expr>| it.and_then(bare_name) == Some(made_name);
    let is_applied = |it: Option<&Expr>| match it {
        Some(Expr::Call(call)) => {
            bare_name(&call.func) == Some(made_name)
                && matches!(&*call.arguments.args, [one] if bare_name(one) == Some(name))
                && call.arguments.keywords.is_empty()
        }
        _ => false,
    };
    let asks = |test: &Expr, op: ast::CmpOp| match test {
        Expr::Compare(compare) => {
            bare_name(&compare.left) == Some(name)
                && *compare.ops == [op]
                && matches!(&*compare.comparators, [it] if is_none(it))
        }
        _ => false,
    };
    let is_so = match rest {
        [Stmt::If(test), Stmt::Return(last)] => {
            let ([Stmt::Return(first)], []) = (&*test.body, &*test.elif_else_clauses) else {
                return None;
            };
            let (first, last) = (first.value.as_deref(), last.value.as_deref());
            asks(&test.test, ast::CmpOp::Is) && is_made(first) && is_applied(last)
                || asks(&test.test, ast::CmpOp::IsNot) && is_applied(first) && is_made(last)
        }
        [Stmt::Return(last)] => match last.value.as_deref() {
            Some(Expr::If(it)) => {
                let (body, orelse) = (Some(&*it.body), Some(&*it.orelse));
                asks(&it.test, ast::CmpOp::Is) && is_made(body) && is_applied(orelse)
                    || asks(&it.test, ast::CmpOp::IsNot) && is_applied(body) && is_made(orelse)
            }
            _ => false,
        },
        _ => false,
    };
    is_so.then_some((name, made))
}

/// Whether a value may be looked at again and again: a literal, or the name of a class.
pub(super) fn is_constant(expr: &Expr) -> bool {
    match expr {
        Expr::NumberLiteral(_)
        | Expr::StringLiteral(_)
        | Expr::BooleanLiteral(_)
        | Expr::NoneLiteral(_) => true,
        Expr::UnaryOp(unary) => unary.operand.is_number_literal_expr(),
        Expr::Tuple(tuple) => tuple.elts.iter().all(is_constant),
        Expr::Name(name) => name.id.as_str().starts_with(|c: char| c.is_uppercase()),
        _ => false,
    }
}

/// What the parameters of a decorator with arguments stand for.
struct Values<'a> {
    constant: Vec<Named<'a>>,
    /// Those whose values are computed where it is applied.
    computed: Vec<Named<'a>>,
    /// What is left for its `*args`.
    rest: Option<(&'a str, &'a [Expr])>,
}

/// What the parameters of a decorator with arguments stand for, behind `skipped` of them.
fn values<'a>(
    parameters: &'a ast::Parameters,
    arguments: Option<&'a ast::Arguments>,
    skipped: usize,
) -> Option<Values<'a>> {
    if parameters.kwarg.is_some() {
        return None;
    }
    let (mut constant, mut computed) = (Vec::new(), Vec::new());
    let mut positional = arguments.map_or(&[][..], |it| &it.args).iter();
    let keywords = arguments.map_or(&[][..], |it| &it.keywords);
    let plain = parameters.posonlyargs.iter().chain(&parameters.args);
    let plain = plain.skip(skipped).map(|it| (it, true));
    let named = parameters.kwonlyargs.iter().map(|it| (it, false));
    let mut taken = 0;
    for (parameter, is_positional) in plain.chain(named) {
        let name = parameter.parameter.name.as_str();
        let keyword = keywords
            .iter()
            .find(|it| it.arg.as_ref().is_some_and(|it| it.as_str() == name));
        let given = match keyword {
            Some(keyword) => {
                taken += 1;
                Some(&keyword.value)
            }
            None if is_positional => positional.next(),
            None => None,
        };
        match (given, parameter.default.as_deref()) {
            (Some(value), _) if is_constant(value) => constant.push((name, value)),
            (Some(value), _) if !value.is_starred_expr() => computed.push((name, value)),
            (None, Some(value)) if is_constant(value) => constant.push((name, value)),
            _ => return None,
        }
    }
    let more = positional.as_slice();
    let rest = match &parameters.vararg {
        Some(rest) if more.iter().all(is_constant) => Some((rest.name.as_str(), more)),
        None if more.is_empty() => None,
        _ => return None,
    };
    (taken == keywords.len()).then_some(Values {
        constant,
        computed,
        rest,
    })
}

/// `errors = errors or (Exception,)`, before the function is made: what the `*errors` of a decorator are
/// where none are given is no variable.
fn settle_rest<'a>(
    rest: &mut Option<(&'a str, &'a [Expr])>,
    state: &mut Vec<Named<'a>>,
) -> Option<()> {
    let Some((name, values)) = rest else {
        return Some(());
    };
    let Some(at) = state.iter().position(|it| it.0 == *name) else {
        return Some(());
    };
    let Expr::BoolOp(logic) = state[at].1 else {
        return None;
    };
    let [given, Expr::Tuple(otherwise)] = logic.values.as_slice() else {
        return None;
    };
    if !matches!(logic.op, ast::BoolOp::Or)
        || bare_name(given) != Some(*name)
        || !otherwise.elts.iter().all(is_constant)
    {
        return None;
    }
    if values.is_empty() {
        *values = &otherwise.elts;
    }
    state.remove(at);
    Some(())
}

impl<'a> Step<'a> {
    /// Reads `@decorator`, `@decorator(..)`, `@object.method` or `@object.method(..)`.
    pub(super) fn of(applied: &'a ast::Decorator, definitions: &Definitions<'a>) -> Option<Self> {
        let (applied, arguments) = match &applied.expression {
            Expr::Call(call) => (&*call.func, Some(&call.arguments)),
            plain => (plain, None),
        };
        let mut constant = Vec::new();
        let (definition, decorator) = match applied {
            Expr::Attribute(attribute) => {
                let object = bare_name(&attribute.value)?;
                let class = definitions.instances.get(object)?;
                let method = attribute.attr.as_str();
                let definition = definitions.methods.get(&(class, method))?;
                let me = definition.parameters.args.first()?;
                constant.push((me.parameter.name.as_str(), &*attribute.value));
                (*definition, method)
            }
            plain => {
                let name = bare_name(plain)?;
                (*definitions.functions.get(name)?, name)
            }
        };
        let skipped = constant.len();
        let mut state = Vec::new();
        let mut rest = None;
        let parameters = &definition.parameters;
        let (of, body) = if let Some((first, made)) = made_both_ways(definition) {
            let known = values(parameters, arguments, skipped + 1)?;
            let mut all = known.constant.iter().chain(&known.computed);
            if all.any(|it| it.0 == first) || skipped > 0 || known.rest.is_some() {
                return None;
            }
            constant.extend(known.constant);
            state.extend(known.computed);
            (only_parameter(made, 0)?, &made.body)
        } else if arguments.is_some() {
            let known = values(parameters, arguments, skipped)?;
            constant.extend(known.constant);
            state.extend(known.computed);
            rest = known.rest;
            let made = given(&definition.body).filter(|it| it.attributes.is_empty())?;
            state.extend(made.state);
            settle_rest(&mut rest, &mut state)?;
            if !made.def.decorator_list.is_empty() {
                return None;
            }
            (only_parameter(made.def, 0)?, &made.def.body)
        } else {
            (only_parameter(definition, skipped)?, &definition.body)
        };
        let mut head = Head {
            decorator,
            of,
            values: constant,
            rest,
            state,
        };
        if let Some(wrapper) = given(body) {
            head.state.extend(wrapper.state);
            let around = Wrapper {
                head,
                def: wrapper.def,
                attributes: wrapper.attributes,
                uses: super::wrappers::Uses::default(),
            };
            return (skipped == 0 && around.keeps_name().is_some()).then_some(Self::Wrap(around));
        }
        let [body @ .., Stmt::Return(last)] = code(body) else {
            return None;
        };
        let is_back = last.value.as_deref().and_then(bare_name) == Some(of);
        let does_only_that = Bound::of(body).names.is_empty() && head.state.is_empty();
        let is_flat = body.iter().all(|it| !matches!(it, Stmt::Return(_)));
        (is_back && does_only_that && is_flat && !has_return(body) && !body.is_empty())
            .then_some(Self::Register(Registration { head, body }))
    }

    pub(super) fn head(&self) -> &Head<'a> {
        match self {
            Self::Wrap(wrapper) => &wrapper.head,
            Self::Register(registration) => &registration.head,
        }
    }
}

/// Whether a body may leave its function before its end.
fn has_return(body: &[Stmt]) -> bool {
    struct Look(bool);
    impl<'a> SourceOrderVisitor<'a> for Look {
        fn visit_stmt(&mut self, stmt: &'a Stmt) {
            self.0 |= matches!(stmt, Stmt::Return(_) | Stmt::Global(_) | Stmt::Nonlocal(_));
            source_order::walk_stmt(self, stmt);
        }
        fn visit_expr(&mut self, expr: &'a Expr) {
            self.0 |= expr.is_lambda_expr() || expr.is_named_expr();
            source_order::walk_expr(self, expr);
        }
    }
    let mut look = Look(false);
    look.visit_body(body);
    look.0
}

/// The variables of a module that its functions assign to.
pub(super) fn rebound(module: &[Stmt]) -> FxHashSet<&str> {
    struct Look<'a>(FxHashSet<&'a str>);
    impl<'a> SourceOrderVisitor<'a> for Look<'a> {
        fn visit_stmt(&mut self, stmt: &'a Stmt) {
            if let Stmt::Global(stmt) = stmt {
                self.0
                    .extend(stmt.names.iter().map(ast::Identifier::as_str));
            }
            source_order::walk_stmt(self, stmt);
        }
    }
    let mut look = Look(FxHashSet::default());
    look.visit_body(module);
    look.0
}

/// How often each name, and each attribute, is looked at in a file.
#[derive(Debug, Default)]
pub(super) struct Counts<'a> {
    pub(super) names: FxHashMap<&'a str, usize>,
    pub(super) attributes: FxHashMap<&'a str, usize>,
    /// Attributes that are assigned to by name of what has them.
    pub(super) assigned: FxHashSet<(&'a str, &'a str)>,
}

impl<'a> SourceOrderVisitor<'a> for Counts<'a> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        if let Stmt::Assign(assign) = stmt {
            for target in &assign.targets {
                if let Expr::Attribute(attribute) = target
                    && let Some(name) = bare_name(&attribute.value)
                {
                    self.assigned.insert((name, attribute.attr.as_str()));
                }
            }
        }
        source_order::walk_stmt(self, stmt);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Name(name) => *self.names.entry(name.id.as_str()).or_default() += 1,
            Expr::Attribute(attribute) => {
                *self.attributes.entry(attribute.attr.as_str()).or_default() += 1;
            }
            _ => {}
        }
        source_order::walk_expr(self, expr);
    }
}
