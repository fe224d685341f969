//! Classes as values: in a table, in a loop, as an argument. Rust has no such values; an enum of the classes takes
//! their place, with a method that makes an instance.

mod places;

use places::{Uses, is_in_method};
use rustc_hash::FxHashSet;
use rustpython_ast::visitor::source_order::SourceOrderVisitor;
use rustpython_ast::{Expr, StmtClassDef};
use rustpython_text_size::Ranged;

use super::class_enums::{chain, kind_name, maker, member};
use super::class_flow::Flow;
use super::edits::Edits;
use super::inlining::is_constant;
use super::module::{Module, attribute, params};
use crate::python::names::bare_name;
use crate::python::syntax::span;

/// Puts an enum in the place of classes that are values.
pub(super) fn as_enum(module: &Module<'_>) -> Edits {
    let flow = Flow::of(module);
    if flow.is_empty() {
        return Edits::default();
    }
    of_flow(module, &flow).unwrap_or_default()
}

fn of_flow(module: &Module<'_>, flow: &Flow<'_, '_>) -> Option<Edits> {
    let mut uses = Uses {
        module,
        flow,
        around: Vec::new(),
        values: Vec::new(),
        calls: Vec::new(),
        names: Vec::new(),
        attributes: Vec::new(),
        methods: Vec::new(),
        types: Vec::new(),
        is_odd: flow.is_torn(),
    };
    uses.visit_body(module.suite);
    if uses.is_odd || uses.values.is_empty() {
        return None;
    }
    let mut classes: Vec<&StmtClassDef> = uses.values.iter().map(|it| it.1).collect();
    classes.sort_by_key(|it| it.range().start());
    classes.dedup_by_key(|it| it.name.as_str());
    let kind = kind_name(module, &classes)?;
    let mut edits = Edits::default();
    for (at, class) in &uses.values {
        edits.replace(at.clone(), format!("{kind}.{}", member(class)));
    }
    for at in &uses.names {
        edits.replace(at.clone(), "value");
    }
    for at in &uses.types {
        edits.replace(at.clone(), kind.clone());
    }
    let mut text = format!("\n\nclass {kind}(PlainEnum):\n");
    for class in &classes {
        text.push_str(&format!("    {} = \"{}\"\n", member(class), class.name));
    }
    // Each way in which instances are made.
    let mut shapes: Vec<(usize, Vec<String>)> = Vec::new();
    for call in &uses.calls {
        let arguments = &call.arguments;
        let named: Option<Vec<String>> = arguments
            .keywords
            .iter()
            .map(|it| it.arg.as_ref().map(ToString::to_string))
            .collect();
        let shape = (arguments.args.len(), named?);
        if arguments.args.iter().any(Expr::is_starred_expr) {
            return None;
        }
        let known = shapes.iter().position(|it| *it == shape);
        let nth = known.unwrap_or(shapes.len());
        if known.is_none() {
            shapes.push(shape);
        }
        edits.insert(span(&*call.func).end, format!(".{}", maker(nth)));
    }
    for (nth, (count, named)) in shapes.iter().enumerate() {
        let own = classes
            .iter()
            .find_map(|it| Some(params(module.method(it, "__init__")?.1)));
        let own = own.flatten().unwrap_or_default();
        let mut given: Vec<String> = (0..*count)
            .map(|it| {
                own.get(it)
                    .map_or_else(|| format!("arg_{it}"), |it| (*it).to_owned())
            })
            .collect();
        let mut passed = given.clone();
        passed.extend(named.iter().map(|it| format!("{it}={it}")));
        given.extend(named.iter().cloned());
        given.insert(0, "self".to_owned());
        let distinct: FxHashSet<&String> = given.iter().collect();
        (distinct.len() == given.len()).then_some(())?;
        text.push_str(&format!(
            "\n    def {}({}):\n",
            maker(nth),
            given.join(", ")
        ));
        let passed = passed.join(", ");
        text.push_str(&chain(&kind, &classes, |it| {
            format!("{}({passed})", it.name)
        })?);
    }
    let mut known: FxHashSet<&str> = FxHashSet::default();
    for name in &uses.attributes {
        if !known.insert(name) {
            continue;
        }
        let mut values = Vec::new();
        for class in &classes {
            let lineage = module.lineage(class);
            let value = lineage.iter().find_map(|of| {
                let mut attributes = of.body.iter().filter_map(attribute);
                attributes.find(|it| it.0 == *name).map(|it| it.1)
            })?;
            is_constant(value).then_some(())?;
            values.push(module.slice(span(value)));
        }
        let mut values = values.into_iter();
        text.push_str(&format!("\n    @property\n    def {name}(self):\n"));
        text.push_str(&chain(&kind, &classes, |_| {
            values.next().unwrap_or("None").to_owned()
        })?);
    }
    for (name, count) in &uses.methods {
        if !known.insert(name) {
            continue;
        }
        let is_one = uses
            .methods
            .iter()
            .all(|it| it.0 != *name || it.1 == *count);
        let own = params(module.method(classes.first()?, name)?.1)?;
        let is_static = |class: &&StmtClassDef| {
            module.method(class, name).is_some_and(|(_, def)| {
                def.decorator_list.iter().any(|it| {
                    matches!(
                        bare_name(&it.expression),
                        Some("classmethod" | "staticmethod")
                    )
                })
            })
        };
        (is_one && classes.iter().all(is_static) && *name != "value" && *name != "make")
            .then_some(())?;
        let given: Vec<String> = (0..*count)
            .map(|it| {
                own.get(it)
                    .map_or_else(|| format!("arg_{it}"), |it| (*it).to_owned())
            })
            .collect();
        let given = given.join(", ");
        let comma = if given.is_empty() { "" } else { ", " };
        text.push_str(&format!("\n    def {name}(self{comma}{given}):\n"));
        text.push_str(&chain(&kind, &classes, |it| {
            format!("{}.{name}({given})", it.name)
        })?);
    }
    // Behind all of them, and before they are used.
    let end = span(*classes.last()?).end;
    let is_early = module.suite.iter().any(|it| {
        let at = span(it);
        at.start < end
            && !it.is_function_def_stmt()
            && uses
                .values
                .iter()
                .any(|(value, _)| at.contains(&value.start) && !is_in_method(module, value))
    });
    if is_early {
        return None;
    }
    let enum_name = "from enum import Enum as PlainEnum\n";
    edits.insert(module.next_line(end), text);
    edits.insert(head(module), enum_name);
    Some(edits)
}

/// Where imports can stand.
fn head(module: &Module<'_>) -> usize {
    let mut at = 0;
    for stmt in module.suite {
        let is_future = matches!(stmt, rustpython_ast::Stmt::ImportFrom(it) if it.module.as_ref().is_some_and(|it| it.as_str() == "__future__"));
        if is_future || super::module::is_docstring(stmt) {
            at = module.next_line(span(stmt).end);
        } else {
            break;
        }
    }
    at
}
