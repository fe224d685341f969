//! Classes that stand in other classes: `class Order: class Line: ..`. Only the name `Order.Line` says where
//! such a class stands, so it is read as one of the module, before the class that it stands in.

use rustc_hash::FxHashMap;
use rustpython_ast::{self as ast, Expr, Stmt as Tree};
use rustpython_text_size::Ranged;

use super::super::collect::Bound;
use super::super::ir::{ClassId, Kind, Stmt};
use super::Builder;

/// The classes that are read as classes of the module, by where they begin, each with the place of the one
/// that it stands in.
pub(super) type Nested = FxHashMap<usize, usize>;

impl<'a> Builder<'a, '_> {
    /// Makes the nested classes of a module classes of its own, where nothing else has their names.
    pub(super) fn note_nested(&mut self, bound: &mut Bound<'a>) {
        let outer = std::mem::take(&mut bound.classes);
        let mut names: FxHashMap<&str, usize> = FxHashMap::default();
        for class in &outer {
            count(class, &mut names);
        }
        for class in outer {
            self.note_in(class, bound, &names, 0);
            bound.classes.push(class);
        }
    }

    fn note_in(
        &mut self,
        class: &'a ast::StmtClassDef,
        bound: &mut Bound<'a>,
        names: &FxHashMap<&'a str, usize>,
        depth: usize,
    ) {
        for inner in inner_classes(class) {
            let name = inner.name.as_str();
            let is_alone = names.get(name) == Some(&1)
                && !bound.names.contains_key(name)
                && !crate::python::names::is_builtin(name)
                && inner.decorator_list.is_empty()
                && !self.source.text().contains(&format!(".{name} ="));
            if !is_alone || depth > 3 {
                continue;
            }
            self.note_in(inner, bound, names, depth + 1);
            let place = inner.range().start().to_usize();
            self.nested.insert(place, class.range().start().to_usize());
            bound.names.insert(name, 1);
            bound.classes.push(inner);
        }
    }

    /// The classes that stand in one of the module, as statements before it.
    pub(super) fn nested_before(&mut self, stmt: &'a Tree) -> Vec<Stmt<'a>> {
        let Tree::ClassDef(class) = stmt else {
            return Vec::new();
        };
        if self.frames.len() > 1 || self.nested.is_empty() {
            return Vec::new();
        }
        let mut read = Vec::new();
        for inner in &class.body {
            if let Tree::ClassDef(of) = inner
                && self.nested.contains_key(&of.range().start().to_usize())
            {
                read.extend(self.nested_before(inner));
                read.push(self.stmt(inner));
            }
        }
        read
    }

    /// Whether a class is read elsewhere.
    pub(super) fn is_nested(&self, class: &ast::StmtClassDef) -> bool {
        self.nested.contains_key(&class.range().start().to_usize())
    }

    /// `Order.Line`, or `self.Line` in a method of `Order`.
    pub(super) fn nested_class(&self, attribute: &ast::ExprAttribute) -> Option<Kind> {
        if self.nested.is_empty() {
            return None;
        }
        let classes = &self.frames.first()?.classes;
        let outer = match &*attribute.value {
            Expr::Name(name) if matches!(name.id.as_str(), "self" | "cls") => {
                let mut of_methods = self.frames.iter().rev();
                of_methods.find_map(|it| self.program.func(it.func).class)?
            }
            Expr::Name(name) => *classes.get(name.id.as_str())?,
            Expr::Attribute(of) => match self.nested_class(of)? {
                Kind::Class(class) => class,
                _ => return None,
            },
            _ => return None,
        };
        let inner = *classes.get(attribute.attr.as_str())?;
        let place = self.place_of(inner)?;
        let around = *self.nested.get(&place)?;
        let mut lineage = vec![outer];
        lineage.extend(self.program.lineage(outer));
        lineage
            .into_iter()
            .any(|it| self.place_of(it) == Some(around))
            .then_some(Kind::Class(inner))
    }

    fn place_of(&self, class: ClassId) -> Option<usize> {
        let def = self.program.classes[class.at()].def?;
        Some(def.range().start().to_usize())
    }
}

fn inner_classes(class: &ast::StmtClassDef) -> impl Iterator<Item = &ast::StmtClassDef> {
    class.body.iter().filter_map(|it| match it {
        Tree::ClassDef(inner) => Some(inner),
        _ => None,
    })
}

/// How often each name is that of a nested class.
fn count<'a>(class: &'a ast::StmtClassDef, names: &mut FxHashMap<&'a str, usize>) {
    for inner in inner_classes(class) {
        *names.entry(inner.name.as_str()).or_default() += 1;
        count(inner, names);
    }
}
