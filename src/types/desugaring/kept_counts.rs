//! `self.numbers = itertools.count(1)` that is only asked for its next number, in statements of their own: a number
//! that is counted up before each of them.

use rustpython_ast::visitor::source_order::{self, SourceOrderVisitor};
use rustpython_ast::{self as ast, AtomicNodeIndex, Expr, Operator, Stmt};
use rustpython_text_size::{Ranged, TextRange};

use super::{Counts, bodies, replaced, skipped};
use crate::python::names::bare_name;
use crate::types::nodes::{self, Replace};

/// What keeps a count: `self.name`, or a name of the module.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Keeper {
    name: String,
    is_field: bool,
}

/// Rewrites them, and says whether there are any.
pub(super) fn rewrite(suite: &mut Vec<Stmt>) -> bool {
    let makers = makers(suite);
    if makers.is_empty() {
        return false;
    }
    let mut keepers = Vec::new();
    kept(suite, &makers, true, &mut keepers);
    let counts = Counts::of(suite);
    let mut is_changed = false;
    for keeper in keepers {
        let named = if keeper.is_field {
            counts.attributes(&keeper.name)
        } else {
            counts.names(&keeper.name) + counts.definitions(&keeper.name)
        };
        // It is made once, and asked everywhere else.
        if asked(suite, &keeper) + 1 != named {
            continue;
        }
        let mut read = suite.clone();
        replaced(&mut read, &|stmt| counted_before(stmt, &keeper));
        if asked(&read, &keeper) > 0 {
            continue;
        }
        replaced(&mut read, &|stmt| begun(stmt, &keeper, &makers));
        if !keeper.is_field {
            declare(&mut read, &keeper.name);
        }
        *suite = read;
        is_changed = true;
    }
    is_changed
}

/// What `itertools.count` is called in the file.
fn makers(suite: &[Stmt]) -> Vec<String> {
    let mut found = Vec::new();
    for stmt in suite {
        match stmt {
            Stmt::ImportFrom(from) if from.module.as_ref().is_some_and(|it| it == "itertools") => {
                let names = from.names.iter().filter(|it| it.name.as_str() == "count");
                found.extend(names.map(|it| it.asname.as_ref().unwrap_or(&it.name).to_string()));
            }
            Stmt::Import(import) => {
                let names = import.names.iter();
                let names = names.filter(|it| it.name.as_str() == "itertools");
                found.extend(
                    names.map(|it| format!("{}.count", it.asname.as_ref().unwrap_or(&it.name))),
                );
            }
            _ => {}
        }
    }
    found
}

/// `target = count(..)`: what keeps it.
fn made(stmt: &Stmt, makers: &[String]) -> Option<(Keeper, ast::ExprCall)> {
    let Stmt::Assign(assign) = stmt else {
        return None;
    };
    let ([target], Expr::Call(call)) = (assign.targets.as_slice(), &*assign.value) else {
        return None;
    };
    let name = match &*call.func {
        Expr::Attribute(it) => format!("{}.{}", bare_name(&it.value)?, it.attr),
        func => bare_name(func)?.to_owned(),
    };
    let is_plain = call.arguments.keywords.is_empty()
        && call.arguments.args.len() < 2
        && call.arguments.args.iter().all(|it| !it.is_starred_expr());
    if !makers.contains(&name) || !is_plain {
        return None;
    }
    Some((keeper(target)?, call.clone()))
}

fn keeper(expr: &Expr) -> Option<Keeper> {
    match expr {
        Expr::Attribute(it) if bare_name(&it.value) == Some("self") => Some(Keeper {
            name: it.attr.to_string(),
            is_field: true,
        }),
        it => Some(Keeper {
            name: bare_name(it)?.to_owned(),
            is_field: false,
        }),
    }
}

/// The fields that are made in any function, and the names that are so in the module's own code.
fn kept(body: &[Stmt], makers: &[String], is_module: bool, found: &mut Vec<Keeper>) {
    for stmt in body {
        match stmt {
            Stmt::FunctionDef(def) => kept(&def.body, makers, false, found),
            Stmt::ClassDef(class) => kept(&class.body, makers, false, found),
            _ => {
                if let Some((keeper, _)) = made(stmt, makers)
                    && keeper.is_field != is_module
                {
                    found.push(keeper);
                }
            }
        }
    }
}

/// `target = count(3)` as `target = 3 - 1`.
fn begun(stmt: &Stmt, of: &Keeper, makers: &[String]) -> Option<Vec<Stmt>> {
    let (keeper, call) = made(stmt, makers)?;
    let Stmt::Assign(assign) = stmt else {
        return None;
    };
    if keeper != *of {
        return None;
    }
    let range = call.range;
    let before = match call.arguments.args.first() {
        None => negative(range),
        Some(Expr::NumberLiteral(first)) => match &first.value {
            ast::Number::Int(first) => match first.as_i64() {
                Some(0) => negative(range),
                Some(first) => int(u64::try_from(first - 1).ok()?, range),
                None => return None,
            },
            _ => return None,
        },
        Some(first) => nodes::binary(first.clone(), Operator::Sub, int(1, range), range),
    };
    let mut begun = assign.clone();
    begun.value = Box::new(before);
    Some(vec![Stmt::Assign(begun)])
}

fn int(value: u64, range: TextRange) -> Expr {
    Expr::NumberLiteral(ast::ExprNumberLiteral {
        node_index: AtomicNodeIndex::NONE,
        range,
        value: ast::Number::Int(value.into()),
    })
}

fn negative(range: TextRange) -> Expr {
    Expr::UnaryOp(ast::ExprUnaryOp {
        node_index: AtomicNodeIndex::NONE,
        range,
        op: ast::UnaryOp::USub,
        operand: Box::new(int(1, range)),
    })
}

/// What a call `next(keeper)` asks.
fn asks<'e>(expr: &'e Expr, of: &Keeper) -> Option<&'e Expr> {
    let Expr::Call(call) = expr else {
        return None;
    };
    let ([only], []) = (&*call.arguments.args, &*call.arguments.keywords) else {
        return None;
    };
    (bare_name(&call.func) == Some("next") && keeper(only).as_ref() == Some(of)).then_some(only)
}

/// How often it is asked in some code.
fn asked(body: &[Stmt], of: &Keeper) -> usize {
    let mut found = Asked { of, count: 0 };
    found.visit_body(body);
    found.count
}

struct Asked<'k> {
    of: &'k Keeper,
    count: usize,
}

impl<'a> SourceOrderVisitor<'a> for Asked<'_> {
    fn visit_expr(&mut self, expr: &'a Expr) {
        self.count += usize::from(asks(expr, self.of).is_some());
        source_order::walk_expr(self, expr);
    }
}

/// A statement that asks once, and before all else that it calls: counted up before it.
fn counted_before(stmt: &Stmt, of: &Keeper) -> Option<Vec<Stmt>> {
    let value = match stmt {
        Stmt::Assign(it) => &*it.value,
        Stmt::AnnAssign(it) => it.value.as_deref()?,
        Stmt::Return(it) => it.value.as_deref()?,
        Stmt::Expr(it) => &*it.value,
        _ => return None,
    };
    if asked(std::slice::from_ref(stmt), of) != 1 {
        return None;
    }
    let mut steps = Steps {
        of,
        calls: Vec::new(),
        ways: Vec::new(),
        next: None,
    };
    steps.visit_expr(value);
    let (place, kept) = steps.next?;
    let is_before = |it: &TextRange| it.end() <= place.start();
    if steps.calls.iter().any(is_before) || steps.ways.iter().any(|it| it.contains_range(place)) {
        return None;
    }
    let counting = Stmt::AugAssign(ast::StmtAugAssign {
        node_index: AtomicNodeIndex::NONE,
        range: place,
        target: Box::new(stored(&kept)),
        op: Operator::Add,
        value: Box::new(int(1, place)),
    });
    let mut rest = vec![stmt.clone()];
    Replace(|it: &Expr| asks(it, of).cloned()).in_body(&mut rest);
    rest.insert(0, counting);
    Some(rest)
}

fn stored(kept: &Expr) -> Expr {
    let mut kept = kept.clone();
    match &mut kept {
        Expr::Name(name) => name.ctx = ast::ExprContext::Store,
        Expr::Attribute(attribute) => attribute.ctx = ast::ExprContext::Store,
        _ => {}
    }
    kept
}

/// What is done in an expression besides asking for the next number.
struct Steps<'k> {
    of: &'k Keeper,
    calls: Vec<TextRange>,
    /// What computes its parts not at all, later, or several times.
    ways: Vec<TextRange>,
    next: Option<(TextRange, Expr)>,
}

impl<'a> SourceOrderVisitor<'a> for Steps<'_> {
    fn visit_expr(&mut self, expr: &'a Expr) {
        if let Some(kept) = asks(expr, self.of) {
            self.next = Some((expr.range(), kept.clone()));
            return;
        }
        match expr {
            Expr::Call(it) => self.calls.push(it.range),
            Expr::Lambda(_)
            | Expr::If(_)
            | Expr::BoolOp(_)
            | Expr::ListComp(_)
            | Expr::SetComp(_)
            | Expr::DictComp(_)
            | Expr::Generator(_)
            | Expr::Named(_)
            | Expr::Await(_)
            | Expr::Yield(_)
            | Expr::YieldFrom(_) => self.ways.push(expr.range()),
            Expr::Compare(it) if it.ops.len() > 1 => self.ways.push(it.range),
            _ => {}
        }
        source_order::walk_expr(self, expr);
    }
}

/// `global name` in each function that counts it up.
fn declare(body: &mut [Stmt], name: &str) {
    for stmt in body {
        if let Stmt::FunctionDef(def) = stmt
            && counts_up(&def.body, name)
        {
            let range = def.name.range;
            let global = Stmt::Global(ast::StmtGlobal {
                node_index: AtomicNodeIndex::NONE,
                range,
                names: vec![ast::Identifier::new(name, range)],
            });
            let at = skipped(&def.body);
            def.body.insert(at, global);
        }
        for inner in bodies(stmt) {
            declare(inner, name);
        }
    }
}

/// Whether a function's own code counts a name up.
fn counts_up(body: &[Stmt], name: &str) -> bool {
    struct Own<'n>(&'n str, bool);
    impl<'a> SourceOrderVisitor<'a> for Own<'_> {
        fn visit_stmt(&mut self, stmt: &'a Stmt) {
            match stmt {
                Stmt::FunctionDef(_) | Stmt::ClassDef(_) => {}
                Stmt::AugAssign(it) if bare_name(&it.target) == Some(self.0) => self.1 = true,
                _ => source_order::walk_stmt(self, stmt),
            }
        }
    }
    let mut found = Own(name, false);
    found.visit_body(body);
    found.1
}
