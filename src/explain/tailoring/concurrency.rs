//! Calls that start work: `asyncio.gather` as a join of its calls, `Thread` as a spawn of its target.

use rustpython_ast::{self as ast, Expr};

use super::draft::Draft;
use super::identifiers::{Names, snake};
use super::literals::literal;
use super::reader::{Reader, keyword, last_name};
use crate::idioms::findings::Finding;

/// More than so many calls are not written out as one join.
const MOST_JOINED: usize = 64;

/// `asyncio.gather(a(), b(x))`: a join of exactly these calls.
pub(super) fn gather(reader: &Reader<'_>, finding: &Finding) -> Option<String> {
    let (call, _) = reader.call(finding)?;
    if !reader.resolves_to(&call.func, &["asyncio.gather"]) {
        return None;
    }
    let mut draft = Draft::new(reader);
    let arguments = &call.arguments.args;
    // `return_exceptions` changes what comes back.
    if !call.arguments.keywords.is_empty() {
        return None;
    }
    if let [Expr::Starred(_)] = &arguments[..] {
        let unknown = draft.unknown();
        draft.uses("futures::future::join_all");
        draft.line("/// As many as there are; the results in the order of the futures.");
        draft.line(&format!(
            "async fn gather(futures: Vec<impl Future<Output = {unknown}>>) -> Vec<{unknown}> {{"
        ));
        draft.line("    join_all(futures).await");
        draft.line("}");
        return Some(draft.finish(""));
    }
    let calls: Vec<&ast::ExprCall> = arguments
        .iter()
        .map(Expr::as_call_expr)
        .collect::<Option<_>>()?;
    if calls.is_empty() || calls.len() > MOST_JOINED {
        return None;
    }
    let called = calls.iter().filter_map(|call| last_name(&call.func));
    let mut outer = Parameters {
        reserved: called.map(snake).collect(),
        ..Parameters::default()
    };
    let mut stubs: Vec<(String, Vec<String>)> = Vec::new();
    let mut lines = Vec::new();
    for call in &calls {
        let name = snake(last_name(&call.func)?);
        let mut kinds = Vec::new();
        let mut passed = Vec::new();
        for argument in arguments_of(call)? {
            let (text, kind) = outer.argument(&mut draft, argument);
            passed.push(text);
            kinds.push(kind);
        }
        match stubs.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) if known.len() != kinds.len() => return None,
            Some((_, known)) => {
                for (known, kind) in known.iter_mut().zip(&kinds) {
                    if known != kind {
                        // One call passes a text, another something unknown.
                        "impl Sized".clone_into(known);
                    }
                }
            }
            None => stubs.push((name.clone(), kinds)),
        }
        lines.push(format!("        {name}({}),", passed.join(", ")));
    }
    let unknown = draft.unknown();
    for (name, kinds) in &stubs {
        let parameters: Vec<String> = kinds.iter().map(|kind| format!("_: {kind}")).collect();
        let parameters = parameters.join(", ");
        draft.line(&format!("async fn {name}({parameters}) -> {unknown} {{"));
        draft.line(&format!(
            "    {}",
            super::literals::todo(&format!("the body of {name}"))
        ));
        draft.line("}");
        draft.line("");
    }
    let mut gather = "gather".to_owned();
    while stubs.iter().any(|(name, _)| *name == gather) {
        gather.push('_');
    }
    let results = vec![unknown.as_str(); calls.len()].join(", ");
    let results = if calls.len() == 1 {
        format!("({results},)")
    } else {
        format!("({results})")
    };
    draft.line(&format!(
        "async fn {gather}({}) -> {results} {{",
        outer.list()
    ));
    draft.line("    tokio::join!(");
    for line in lines {
        draft.line(&line);
    }
    draft.line("    )");
    draft.line("}");
    Some(draft.finish(""))
}

/// Positional and keyword arguments; `None` where stars hide how many there are.
fn arguments_of(call: &ast::ExprCall) -> Option<Vec<&Expr>> {
    let is_starred = call
        .arguments
        .args
        .iter()
        .any(|it| matches!(it, Expr::Starred(_)))
        || call.arguments.keywords.iter().any(|it| it.arg.is_none());
    if is_starred {
        return None;
    }
    let keywords = call.arguments.keywords.iter().map(|it| &it.value);
    Some(call.arguments.args.iter().chain(keywords).collect())
}

/// What a call passes on: literals as they are, anything else as a parameter around it.
#[derive(Default)]
struct Parameters {
    /// Names of functions that are called: a parameter of that name would hide them.
    reserved: Vec<String>,
    names: Vec<String>,
    /// The spelling in the source, the parameter's name.
    known: Vec<(String, String)>,
}

impl Parameters {
    /// The Rust of an argument, and its type.
    fn argument(&mut self, draft: &mut Draft<'_>, expr: &Expr) -> (String, String) {
        if let Some((text, kind)) = literal(expr) {
            return (text, kind);
        }
        let unknown = draft.unknown();
        let spelling = match expr {
            Expr::Name(name) => name.id.to_string(),
            Expr::Attribute(it) => format!("{}.{}", last_name(&it.value).unwrap_or(""), it.attr),
            _ => "argument".to_owned(),
        };
        let known = self
            .known
            .iter()
            .find(|(it, _)| *it == spelling && it != "argument");
        let name = if let Some((_, name)) = known {
            name.clone()
        } else {
            let last = spelling.rsplit('.').next().unwrap_or(&spelling);
            let taken = self.reserved.iter().chain(&self.names).cloned();
            let name = taken.collect::<Names>().unique(last);
            self.names.push(name.clone());
            self.known.push((spelling.clone(), name.clone()));
            name
        };
        (name, format!("&{unknown}"))
    }

    fn list(&self) -> String {
        let parameters: Vec<String> = self
            .names
            .iter()
            .map(|name| format!("{name}: &Unknown"))
            .collect();
        parameters.join(", ")
    }
}

/// `Thread(target=f, args=...)`: a spawn of `f`, by what holds it back.
pub(super) fn thread(reader: &Reader<'_>, finding: &Finding) -> Option<String> {
    let (call, _) = reader.call(finding)?;
    // A bound method needs its object, and a thread that is named, or ends with the process, is no
    // thread of a scope.
    let is_plain = call
        .arguments
        .keywords
        .iter()
        .all(|it| matches!(it.arg.as_deref(), Some("args" | "target")));
    let target = keyword(call, "target").or(call.arguments.args.get(1))?;
    let target = snake(&target.as_name_expr().filter(|_| is_plain)?.id);
    let passed: Vec<&Expr> = match keyword(call, "args") {
        None => Vec::new(),
        Some(Expr::Tuple(tuple)) => tuple.elts.iter().collect(),
        Some(Expr::List(list)) => list.elts.iter().collect(),
        Some(_) => return None,
    };
    let mut draft = Draft::new(reader);
    let mut outer = Parameters {
        reserved: vec![target.clone()],
        ..Parameters::default()
    };
    let mut kinds = Vec::new();
    let mut texts = Vec::new();
    for expr in passed {
        if matches!(expr, Expr::Starred(_)) {
            return None;
        }
        let (text, kind) = outer.argument(&mut draft, expr);
        texts.push(text);
        kinds.push(kind);
    }
    let parameters: Vec<String> = kinds.iter().map(|kind| format!("_: {kind}")).collect();
    draft.line(&format!("fn {target}({}) {{", parameters.join(", ")));
    draft.line(&format!(
        "    {}",
        super::literals::todo(&format!("the body of {target}"))
    ));
    draft.line("}");
    draft.line("");
    let mut start = "start".to_owned();
    while start == target {
        start.push('_');
    }
    let call = format!("{target}({})", texts.join(", "));
    let list = outer.list();
    if finding.idiom.id == "threading.gil-cpu-bound" {
        draft
            .line("/// Computes: a pool with a thread per core, and none of them waits for a GIL.");
        draft.line(&format!("fn {start}({list}) {{"));
        draft.line(&format!(
            "    rayon::scope(|scope| scope.spawn(|_| {call}));"
        ));
        draft.line("}");
        return Some(draft.finish(""));
    }
    draft.uses("std::thread");
    draft.line("/// The scope joins its threads: what they borrow outlives them.");
    draft.line(&format!("fn {start}({list}) {{"));
    draft.line("    thread::scope(|scope| {");
    draft.line(&format!("        scope.spawn(|| {call});"));
    draft.line("    });");
    draft.line("}");
    Some(draft.finish(""))
}
