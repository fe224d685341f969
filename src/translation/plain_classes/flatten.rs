//! Classes without bases: each has the methods of those that it derives from as its own, and `super()` is the
//! method that Python finds for it. What Python looks for in an order that is only known once a class is
//! whole, Rust has to be told.

use rustc_hash::{FxHashMap, FxHashSet};
use rustpython_ast::{Expr, Stmt, StmtClassDef, StmtFunctionDef};
use rustpython_text_size::Ranged;

use super::edits::Edits;
use super::hierarchies::{self, Supers, Which};
use super::inlining::{body_lines, given, indented, names_in, renamed};
use super::module::{Module, attribute, each_expr, is_docstring, methods, own_method, snake};
use crate::python::names::bare_name;
use crate::python::syntax::span;

/// Takes hierarchies apart.
pub(super) fn apart(module: &Module<'_>, which: Which) -> Edits {
    let mut edits = Edits::default();
    for family in hierarchies::families(module, which) {
        edits_of(module, &family, &mut edits);
    }
    edits
}

fn edits_of(module: &Module<'_>, family: &[&StmtClassDef], edits: &mut Edits) -> Option<()> {
    let mut new = Edits::default();
    for class in family {
        let lines = module.lines_of(span(*class));
        if hierarchies::is_left(module, class) {
            let text = Flat::of(module, class)?.text()?;
            new.replace(lines, text);
        } else {
            new.replace(lines, "");
        }
    }
    edits.extend(new);
    Some(())
}

/// A class that is being written without bases.
struct Flat<'m, 'a> {
    module: &'m Module<'a>,
    lineage: Vec<&'a StmtClassDef>,
    /// The methods of bases that are asked for by `super`, with the place of their class and their new names.
    asked: Vec<(usize, &'a StmtFunctionDef, String)>,
}

type Names<'a> = FxHashMap<&'a str, String>;

impl<'m, 'a> Flat<'m, 'a> {
    fn of(module: &'m Module<'a>, class: &StmtClassDef) -> Option<Self> {
        let lineage = module.lineage(class);
        (!lineage.is_empty()).then_some(Self {
            module,
            lineage,
            asked: Vec::new(),
        })
    }

    fn text(&mut self) -> Option<String> {
        let module = self.module;
        let class = *self.lineage.first()?;
        let indent = module.indent(span(class.body.first()?).start)?.len();
        let is_record = hierarchies::is_record(module, class);
        // The head.
        let head = module.line_start(span(class).start)
            ..class
                .arguments
                .as_deref()
                .map_or(class.name.range().end().to_usize(), |it| span(it).start);
        let mut text = format!("{}:\n", module.slice(head));
        let (documented, body) = match class.body.split_first() {
            Some((first, rest)) if is_docstring(first) => (Some(first), rest),
            _ => (None, &class.body[..]),
        };
        if let Some(first) = documented {
            text.push_str(module.slice(module.lines_of(span(first))));
        }
        let start = text.len();
        // The fields of records, those of bases first.
        let mut known: FxHashSet<&str> = FxHashSet::default();
        for (at, of) in self.lineage.clone().into_iter().enumerate().skip(1).rev() {
            for stmt in &of.body {
                if let Stmt::AnnAssign(it) = stmt
                    && is_record
                {
                    if !known.insert(bare_name(&it.target)?) {
                        return None;
                    }
                    text.push_str(&self.lines(at, stmt, indent)?);
                }
            }
        }
        // What is its own.
        for stmt in body {
            if let Stmt::AnnAssign(it) = stmt
                && known.contains(bare_name(&it.target)?)
            {
                return None;
            }
            let name = match stmt {
                Stmt::FunctionDef(def) => Some(def.name.as_str()),
                stmt => attribute(stmt).map(|it| it.0),
            };
            known.extend(name);
            if !matches!(stmt, Stmt::Pass(_)) && !is_ellipsis(stmt) {
                text.push_str(&self.lines(0, stmt, indent)?);
            }
        }
        // What it inherits.
        for (at, of) in self.lineage.clone().into_iter().enumerate().skip(1) {
            let mut new = Vec::new();
            for stmt in &of.body {
                let name = match stmt {
                    Stmt::FunctionDef(def) => def.name.as_str(),
                    Stmt::AnnAssign(_) if is_record => continue,
                    stmt => match attribute(stmt) {
                        Some((name, _)) => name,
                        None if is_docstring(stmt) || stmt.is_pass_stmt() || is_ellipsis(stmt) => {
                            continue;
                        }
                        None => return None,
                    },
                };
                if known.contains(name) || name == "__init__" && is_record {
                    continue;
                }
                new.push(name);
                text.push_str(&self.lines(at, stmt, indent)?);
            }
            known.extend(new);
        }
        // What is asked for by `super`.
        let mut next = 0;
        while let Some((at, def, name)) = self.asked.get(next).cloned() {
            next += 1;
            if next > 100 || known.contains(name.as_str()) {
                return None;
            }
            let lines = module.lines_of(span(def));
            let mut edits = Edits::default();
            edits.replace(span(&def.name), name);
            self.rewrite(at, &def.body, def, &Names::default(), &mut edits)?;
            let copied = edits.applied(module.text, lines)?;
            text.push('\n');
            text.push_str(&aligned(&copied, indent)?);
        }
        if text.len() == start {
            text.push_str(&format!("{}pass\n", " ".repeat(indent)));
        }
        Some(text)
    }

    /// The lines of a statement of a class, as this one has them.
    fn lines(&mut self, at: usize, stmt: &'a Stmt, indent: usize) -> Option<String> {
        let lines = self.module.lines_of(span(stmt));
        let mut edits = Edits::default();
        let blank = if let Stmt::FunctionDef(def) = stmt {
            self.rewrite(at, &def.body, def, &Names::default(), &mut edits)?;
            "\n"
        } else {
            ""
        };
        let text = edits.applied(self.module.text, lines)?;
        Some(format!("{blank}{}", aligned(&text, indent)?))
    }

    /// Notes what is to be changed in statements of a method of the class at a place.
    fn rewrite(
        &mut self,
        at: usize,
        body: &'a [Stmt],
        def: &'a StmtFunctionDef,
        names: &Names<'a>,
        edits: &mut Edits,
    ) -> Option<()> {
        let mut taken = names_in(def);
        taken.extend(names.values().cloned());
        self.rewrite_in(at, body, def, names, &mut taken, edits)
    }

    fn rewrite_in(
        &mut self,
        at: usize,
        body: &'a [Stmt],
        def: &'a StmtFunctionDef,
        names: &Names<'a>,
        taken: &mut FxHashSet<String>,
        edits: &mut Edits,
    ) -> Option<()> {
        let supers = Supers::of(&self.lineage, at, body, def)?;
        let me = supers.me;
        let own = names.get(me).map_or(me, String::as_str).to_owned();
        for (call, stmt) in &supers.made {
            let next = self.next(at, call.class, call.name);
            let indent = self.module.indent(span(*stmt).start)?.len();
            let Some((place, base)) = next else {
                if call
                    .arguments
                    .is_some_and(rustpython_ast::Arguments::is_empty)
                    && call.class.is_none()
                {
                    edits.replace(span(*stmt), "pass");
                    continue;
                }
                return None;
            };
            let text_of = |it: &'a Expr| self.text_of(it, names);
            let given = given(base, call.arguments?, call.skipped, &text_of)?;
            let renamed = renamed(base, given, &own, taken)?;
            let mut text: Vec<String> = renamed.before.clone();
            if let Some((lines, stands, inner)) = body_lines(self.module, base) {
                let mut within = Edits::default();
                self.rewrite_in(place, inner, base, &renamed.names, taken, &mut within)?;
                let inlined = within.applied(self.module.text, lines)?;
                text.push(indented(&inlined, stands, indent)?);
            }
            let blanks = format!("\n{}", " ".repeat(indent));
            let text = text.join(&blanks);
            edits.replace(span(*stmt), if text.is_empty() { "pass" } else { &text });
        }
        for call in &supers.asked {
            let (place, base) = self.next(at, call.class, call.name)?;
            let of = self.lineage[place];
            let plain = call.name.trim_matches('_');
            let name = format!("{}_{plain}", snake(of.name.as_str()));
            if self
                .lineage
                .iter()
                .any(|it| own_method(it, &name).is_some())
            {
                return None;
            }
            let known = self.asked.iter().any(|it| it.2 == name);
            if !known {
                self.asked.push((place, base, name.clone()));
            }
            edits.replace(call.range.clone(), format!("{own}.{name}{}", call.end));
        }
        if !names.is_empty() {
            let mut within: Vec<std::ops::Range<usize>> =
                supers.made.iter().map(|it| span(it.1)).collect();
            within.extend(supers.asked.iter().map(|it| it.range.clone()));
            each_expr(body, &mut |it| {
                if let Some(new) = bare_name(it).and_then(|it| names.get(it)) {
                    let at = span(it);
                    if !within
                        .iter()
                        .any(|it| it.start <= at.start && at.end <= it.end)
                    {
                        edits.replace(at, new.clone());
                    }
                }
            });
        }
        Some(())
    }

    /// The text of an expression, with other names in it.
    fn text_of(&self, expr: &'a Expr, names: &Names<'a>) -> Option<String> {
        let mut edits = Edits::default();
        super::module::each_within(expr, &mut |it| {
            if let Some(new) = bare_name(it).and_then(|it| names.get(it)) {
                edits.replace(span(it), new.clone());
            }
        });
        edits.applied(self.module.text, span(expr))
    }

    /// The method that `super()` finds in the class at a place, or the one of a base that is named.
    fn next(
        &self,
        at: usize,
        class: Option<&'a StmtClassDef>,
        name: &str,
    ) -> Option<(usize, &'a StmtFunctionDef)> {
        if let Some(class) = class {
            let (of, def) = self.module.method(class, name)?;
            let place = self.lineage.iter().position(|it| it.name == of.name)?;
            return (place > at).then_some((place, def));
        }
        let mut rest = self.lineage.iter().enumerate().skip(at + 1);
        rest.find_map(|(place, it)| {
            let mut defs = methods(it).filter(|it| it.name.as_str() == name);
            Some((place, defs.next()?))
        })
    }
}

/// Lines that stand in as far as they should.
fn aligned(text: &str, indent: usize) -> Option<String> {
    let first = text.lines().find(|it| !it.trim().is_empty())?;
    let stands = first.len() - first.trim_start().len();
    (stands == indent).then(|| format!("{}\n", text.trim_end()))
}

fn is_ellipsis(stmt: &Stmt) -> bool {
    matches!(stmt, Stmt::Expr(it) if it.value.is_ellipsis_literal_expr())
}
