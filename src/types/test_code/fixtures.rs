//! Fixtures as functions that tests call, and rows of parameters as loops.

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::helpers::any_over_body;
use rustpython_ast::{self as ast, AtomicNodeIndex, Expr, ExprContext, Stmt};
use rustpython_text_size::{Ranged, TextRange};

use super::build;
use crate::python::names::Names;
use crate::types::nodes;

/// The fixtures of a file, each with the name of the function that makes it.
pub(super) struct Fixtures {
    made_by: FxHashMap<String, String>,
}

impl Fixtures {
    pub(super) fn of(names: &Names<'_>, suite: &[Stmt]) -> Self {
        let taken = super::names_of(suite);
        let made_by = suite.iter().filter_map(|stmt| {
            let Stmt::FunctionDef(def) = stmt else {
                return None;
            };
            let name = format!("make_{}", def.name);
            (is_fixture(names, def) && !taken.contains(&name)).then(|| (def.name.to_string(), name))
        });
        let made_by = made_by.collect();
        Self { made_by }
    }

    /// A fixture as the function that makes it.
    pub(super) fn as_function(
        &self,
        names: &Names<'_>,
        def: &ast::StmtFunctionDef,
    ) -> Option<ast::StmtFunctionDef> {
        let made_by = self.made_by.get(def.name.as_str())?;
        if !is_fixture(names, def) {
            return None;
        }
        let mut made = def.clone();
        made.name = build::renamed(&def.name, made_by);
        made.decorator_list = Vec::new();
        self.give(&mut made)?;
        Some(made)
    }

    /// Makes what a test takes in the test; nothing if it takes more than fixtures of the file.
    pub(super) fn give(&self, def: &mut ast::StmtFunctionDef) -> Option<()> {
        let parameters = &*def.parameters;
        if parameters.args.len() != parameters.len() {
            return None;
        }
        let mut made = Vec::new();
        for parameter in &parameters.args {
            let made_by = self.made_by.get(parameter.parameter.name.as_str())?;
            let range = parameter.range;
            let name = parameter.parameter.name.as_str();
            let value = build::builtin(made_by, Vec::new(), range);
            made.push(nodes::assign(nodes::name(name, range), value, range));
        }
        def.parameters.args = Vec::new();
        build::begin(&mut def.body, made);
        Some(())
    }
}

/// `@pytest.fixture` over a function that gives something, once for each test.
fn is_fixture(names: &Names<'_>, def: &ast::StmtFunctionDef) -> bool {
    let [decorator] = &*def.decorator_list else {
        return false;
    };
    let func = match &decorator.expression {
        Expr::Call(call) if call.arguments.is_empty() => &*call.func,
        other => other,
    };
    let gives = |it: &Expr| it.is_yield_expr() || it.is_yield_from_expr();
    names.resolves_to(func, &["pytest.fixture"])
        && !def.is_async
        && !any_over_body(&def.body, &gives)
}

/// Rows of parameters: their names, the rows, and where the decorator stands.
pub(super) struct Rows {
    names: Vec<String>,
    values: Expr,
    range: TextRange,
}

/// Takes the decorator off a test that is skipped; why it is.
pub(super) fn skipped(names: &Names<'_>, def: &mut ast::StmtFunctionDef) -> Option<String> {
    let skip = ["unittest.skip", "pytest.mark.skip"];
    let reason = |decorator: &ast::Decorator| match &decorator.expression {
        Expr::Call(call) if names.resolves_to(&call.func, &skip) => {
            let given = call.arguments.args.first();
            let named = call.arguments.keywords.first().map(|it| &it.value);
            match given.or(named) {
                Some(Expr::StringLiteral(text)) => Some(text.value.to_str().to_owned()),
                _ => Some(String::new()),
            }
        }
        plain if names.resolves_to(plain, &skip) => Some(String::new()),
        _ => None,
    };
    let at = def
        .decorator_list
        .iter()
        .position(|it| reason(it).is_some())?;
    reason(&def.decorator_list.remove(at))
}

/// Takes the decorators `parametrize` off a test, and its parameters; nothing if there are others.
pub(super) fn rows(names: &Names<'_>, def: &mut ast::StmtFunctionDef) -> Option<Vec<Rows>> {
    let mut all = Vec::new();
    let mut given = FxHashSet::default();
    for decorator in &def.decorator_list {
        let Expr::Call(call) = &decorator.expression else {
            return None;
        };
        if !names.resolves_to(&call.func, &["pytest.mark.parametrize"]) {
            return None;
        }
        let [of, rows] = &*call.arguments.args else {
            return None;
        };
        let are_labels = |it: &ast::Keyword| it.arg.as_ref().is_some_and(|it| it.as_str() == "ids");
        if !call.arguments.keywords.iter().all(are_labels) || !rows.is_list_expr() {
            return None;
        }
        let of = parameters(of)?;
        given.extend(of.iter().cloned());
        all.push(Rows {
            names: of,
            values: rows.clone(),
            range: decorator.range,
        });
    }
    def.decorator_list = Vec::new();
    let is_given = |it: &ast::ParameterWithDefault| given.contains(it.parameter.name.as_str());
    def.parameters.args.retain(|it| !is_given(it));
    Some(all)
}

/// `"a, b"` or `("a", "b")`
fn parameters(of: &Expr) -> Option<Vec<String>> {
    let text = |it: &Expr| match it {
        Expr::StringLiteral(text) => Some(text.value.to_str().to_owned()),
        _ => None,
    };
    match of {
        Expr::Tuple(tuple) => tuple.elts.iter().map(text).collect(),
        Expr::List(list) => list.elts.iter().map(text).collect(),
        one => {
            let names = text(one)?;
            Some(names.split(',').map(|it| it.trim().to_owned()).collect())
        }
    }
}

/// Puts a loop over each set of rows around the body.
pub(super) fn wrap(def: &mut ast::StmtFunctionDef, rows: Vec<Rows>) {
    for Rows {
        names,
        values,
        range,
    } in rows.into_iter().rev()
    {
        let target = |it: &String| nodes::stored(it, range);
        let target = match &*names {
            [one] => target(one),
            several => Expr::Tuple(ast::ExprTuple {
                node_index: AtomicNodeIndex::NONE,
                range,
                elts: several.iter().map(target).collect(),
                ctx: ExprContext::Store,
                parenthesized: false,
            }),
        };
        let docstring = usize::from(build::is_text(def.body.first()));
        let body = def.body.split_off(docstring);
        let end = body.last().map_or(range.end(), Ranged::end);
        def.body.push(Stmt::For(ast::StmtFor {
            node_index: AtomicNodeIndex::NONE,
            range: TextRange::new(range.start(), end),
            is_async: false,
            target: Box::new(target),
            iter: Box::new(values),
            body,
            orelse: Vec::new(),
        }));
    }
}
