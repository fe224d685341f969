//! Generators that values are sent to, as the objects that they are: `x = yield given` at the head of their loop is
//! where `send(x)` goes on. What the loop keeps is held in fields.

mod rounds;

use rounds::{Firsts, Held, Leave};
use rustc_hash::FxHashSet;
use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::visitor::transformer::Transformer;
use rustpython_ast::{self as ast, AtomicNodeIndex, Expr, Stmt};
use rustpython_text_size::{Ranged, TextRange, TextSize};

use super::super::collect::Bound;
use super::coroutine_parts::{CURRENT, Parts};
use super::coroutine_uses::{Put, Uses};
use super::{Counts, skipped};
use crate::python::names::bare_name;
use crate::types::nodes;

/// Rewrites them, and says whether there are any.
pub(super) fn rewrite(suite: &mut Vec<Stmt>) -> bool {
    let counts = Counts::of(suite);
    let starter = suite.iter().find_map(starter).map(str::to_owned);
    let starter = starter.as_deref();
    let mut made = Vec::new();
    for stmt in suite.iter() {
        let Stmt::FunctionDef(def) = stmt else {
            continue;
        };
        if counts.definitions(def.name.as_str()) == 1
            && let Some(parts) = parts(def, starter, &counts)
            && !super::ended::is_seen_ended(suite, &parts)
            && let Some(uses) = Uses::of(suite, &parts, &counts)
            && let Some(class) = parts.class()
        {
            made.push((def.range.start(), parts.class.clone(), class, uses));
        }
    }
    if made.is_empty() {
        return false;
    }
    for (start, name, class, uses) in made {
        let of = suite.iter().position(|it| it.range().start() == start);
        let Some(at) = of else { continue };
        let function = match &suite[at] {
            Stmt::FunctionDef(def) => def.name.to_string(),
            _ => continue,
        };
        suite[at] = class;
        let put = Put {
            function,
            class: name,
            uses,
        };
        suite.iter_mut().for_each(|it| put.visit_stmt(it));
        put.drop_from(suite);
    }
    // What has started them is left over.
    if let Some(starter) = starter
        && Counts::of(suite).names(starter) == 0
    {
        suite.retain(|it| !matches!(it, Stmt::FunctionDef(def) if def.name.as_str() == starter));
    }
    true
}

/// `def coroutine(func)` that makes a generator, asks it for its first value, and gives it.
fn starter(stmt: &Stmt) -> Option<&str> {
    let Stmt::FunctionDef(def) = stmt else {
        return None;
    };
    let [Stmt::FunctionDef(inner), Stmt::Return(last)] = &def.body[skipped(&def.body)..] else {
        return None;
    };
    let is_given = last.value.as_deref().and_then(bare_name) == Some(inner.name.as_str());
    let [Stmt::Assign(made), Stmt::Expr(asked), Stmt::Return(back)] = inner.body.as_slice() else {
        return None;
    };
    let name = bare_name(made.targets.first()?)?;
    let Expr::Call(next) = &*asked.value else {
        return None;
    };
    let is_asked = bare_name(&next.func) == Some("next")
        && matches!(&*next.arguments.args, [one] if bare_name(one) == Some(name));
    let is_back = back.value.as_deref().and_then(bare_name) == Some(name);
    (is_given && is_asked && is_back && made.value.is_call_expr()).then_some(def.name.as_str())
}

fn parts<'a>(
    def: &'a ast::StmtFunctionDef,
    starter: Option<&str>,
    counts: &Counts,
) -> Option<Parts<'a>> {
    let own = &def.parameters;
    let is_started = match def.decorator_list.as_slice() {
        [] => false,
        [one] if starter.is_some() && bare_name(&one.expression) == starter => true,
        _ => return None,
    };
    let is_odd = own.vararg.is_some() || own.kwarg.is_some() || def.is_async;
    let at = def.body.iter().position(Stmt::is_while_stmt)?;
    let looping = def.body[at].as_while_stmt()?;
    let (first, rest) = looping.body.split_first()?;
    let (sent, given) = match first {
        Stmt::Assign(assign) => match (assign.targets.as_slice(), &*assign.value) {
            ([Expr::Name(name)], Expr::Yield(given)) => {
                (Some(name.id.as_str()), given.value.as_deref())
            }
            _ => return None,
        },
        _ => return None,
    };
    let mut look = Look::default();
    look.visit_body(&def.body);
    if is_odd || look.yields != 1 || look.is_odd || !looping.orelse.is_empty() || rest.is_empty() {
        return None;
    }
    let class: String = def
        .name
        .as_str()
        .split('_')
        .map(|word| {
            let mut chars = word.chars();
            let first = chars.next().map(|it| it.to_ascii_uppercase());
            first.into_iter().chain(chars).collect::<String>()
        })
        .collect();
    if counts.has(&class) || counts.has("self") && look.names.contains("self") {
        return None;
    }
    Some(Parts {
        def,
        class,
        prelude: &def.body[skipped(&def.body)..at],
        looping,
        sent,
        first,
        given,
        after: &def.body[at + 1..],
        is_started,
    })
}

/// What a generator has in it.
#[derive(Default)]
struct Look<'a> {
    yields: usize,
    is_odd: bool,
    names: FxHashSet<&'a str>,
}

impl<'a> SourceOrderVisitor<'a> for Look<'a> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        self.is_odd |= matches!(
            stmt,
            Stmt::FunctionDef(_)
                | Stmt::ClassDef(_)
                | Stmt::Global(_)
                | Stmt::Nonlocal(_)
                | Stmt::Try(_)
                | Stmt::With(_)
        );
        source_order::walk_stmt(self, stmt);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Yield(_) => self.yields += 1,
            Expr::Name(name) => _ = self.names.insert(name.id.as_str()),
            Expr::YieldFrom(_) | Expr::Lambda(_) | Expr::Named(_) => self.is_odd = true,
            _ => {}
        }
        source_order::walk_expr(self, expr);
    }
}

impl Parts<'_> {
    /// The class whose instances are the generators.
    fn class(&self) -> Option<Stmt> {
        let rest = &self.looping.body[1..];
        let mut fields: FxHashSet<&str> = Bound::of(self.prelude).names.keys().copied().collect();
        let params = self.def.parameters.iter().map(ast::AnyParameterRef::name);
        fields.extend(params.map(ast::Identifier::as_str));
        let mut head = Look::default();
        self.given.iter().for_each(|it| head.visit_expr(it));
        head.visit_expr(&self.looping.test);
        head.visit_body(self.after);
        let of_rest = Bound::of(rest);
        let own = of_rest.names.keys().copied().chain(self.sent);
        let own: FxHashSet<&str> = own.filter(|it| !fields.contains(it)).collect();
        // What is there in the next round has to be there in the first.
        if head.names.iter().any(|it| own.contains(it)) {
            return None;
        }
        let mut firsts = Firsts::default();
        firsts.visit_body(rest);
        let is_new = |it: &&str| Some(*it) == self.sent || firsts.stored.contains(*it);
        if !own.iter().all(is_new) {
            return None;
        }
        let is_endless = matches!(&*self.looping.test, Expr::BooleanLiteral(it) if it.value);
        let fields: FxHashSet<String> = fields.into_iter().map(str::to_owned).collect();
        let held = Held { fields: &fields };
        let mut init: Vec<Stmt> = Vec::new();
        let params: Vec<String> = self
            .def
            .parameters
            .iter()
            .map(|it| it.name().to_string())
            .collect();
        for param in &params {
            let range = self.def.name.range;
            let target = nodes::attribute(nodes::name("self", range), param, range);
            init.push(nodes::assign(target, nodes::name(param, range), range));
        }
        let mut prelude = self.prelude.to_vec();
        prelude.iter_mut().for_each(|it| held.visit_stmt(it));
        init.extend(prelude);
        if init.is_empty() {
            init.push(nodes::pass(self.def.name.range));
        }
        let range = self.looping.range;
        let mut given = self.given.cloned().unwrap_or_else(|| nodes::none(range));
        held.visit_expr(&mut given);
        let leave = Leave {
            after: self.after,
            fields: &fields,
        };
        let mut current = Vec::new();
        if !is_endless {
            let mut test = (*self.looping.test).clone();
            held.visit_expr(&mut test);
            let negated = Expr::UnaryOp(ast::ExprUnaryOp {
                node_index: AtomicNodeIndex::NONE,
                range: test.range(),
                op: ast::UnaryOp::Not,
                operand: Box::new(test),
            });
            current.push(Stmt::If(ast::StmtIf {
                node_index: AtomicNodeIndex::NONE,
                range,
                test: Box::new(negated),
                body: leave.ended(range),
                elif_else_clauses: Vec::new(),
            }));
        }
        current.push(returned(given, range));
        let mut send = rest.to_vec();
        leave.in_body(&mut send, false);
        send.iter_mut().for_each(|it| held.visit_stmt(it));
        let ends = matches!(send.last(), Some(Stmt::Return(_) | Stmt::Raise(_)));
        if !ends {
            send.push(again(range));
        }
        if let Some(sent) = self.sent.filter(|it| fields.contains(*it)) {
            let target = nodes::attribute(nodes::name("self", range), sent, range);
            send.insert(0, nodes::assign(target, nodes::name(sent, range), range));
        }
        let sent = self.sent.unwrap_or("value").to_owned();
        let methods = vec![
            self.method("__init__", None, init, self.def.name.range.start()),
            self.method(CURRENT, Some(Vec::new()), current, range.start()),
            self.method("send", Some(vec![sent]), send, self.first.range().start()),
        ];
        Some(Stmt::ClassDef(ast::StmtClassDef {
            node_index: AtomicNodeIndex::NONE,
            range: self.def.range,
            decorator_list: Vec::new(),
            name: ast::Identifier::new(self.class.as_str(), self.def.name.range),
            type_params: None,
            arguments: None,
            body: methods,
        }))
    }

    /// A method that takes these parameters, or those of the generator.
    fn method(
        &self,
        name: &str,
        params: Option<Vec<String>>,
        body: Vec<Stmt>,
        start: TextSize,
    ) -> Stmt {
        let range = TextRange::new(start, self.def.range.end());
        let mut parameters = (*self.def.parameters).clone();
        if let Some(params) = params {
            parameters.args = params
                .iter()
                .map(|it| nodes::parameter(it, None, range))
                .collect();
            parameters.kwonlyargs.clear();
            parameters.posonlyargs.clear();
        }
        parameters
            .args
            .insert(0, nodes::parameter("self", None, range));
        Stmt::FunctionDef(ast::StmtFunctionDef {
            node_index: AtomicNodeIndex::NONE,
            range,
            is_async: false,
            decorator_list: Vec::new(),
            name: ast::Identifier::new(name, self.def.name.range),
            type_params: None,
            parameters: Box::new(parameters),
            returns: None,
            body,
        })
    }
}

fn returned(value: Expr, range: TextRange) -> Stmt {
    Stmt::Return(ast::StmtReturn {
        node_index: AtomicNodeIndex::NONE,
        range,
        value: (!value.is_none_literal_expr()).then(|| Box::new(value)),
    })
}

/// `return self.current()`.
fn again(range: TextRange) -> Stmt {
    let callee = nodes::attribute(nodes::name("self", range), CURRENT, range);
    returned(nodes::call(callee, Vec::new(), Vec::new(), range), range)
}
