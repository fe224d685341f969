//! `use` declarations: merged by module, and in rustfmt's order.

use std::cmp::Ordering;

use syn::{ItemUse, UseTree};

use super::lists::{self, Layout, Tactic, Trailing};
use super::parts;
use super::printer::Printer;
use super::shape::{MAX_WIDTH, Shape, TAB};
use super::starts::place;
use super::text::Text;
use super::version_order::by_version;

/// A part of a path, in the order in which rustfmt sorts them.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Segment {
    Named {
        rank: u8,
        name: String,
        alias: Option<String>,
    },
    Glob,
    List(Vec<Vec<Segment>>),
}

/// The declarations that are printed as one.
#[derive(Debug)]
struct Import<'a> {
    from: Vec<&'a ItemUse>,
    path: Vec<Segment>,
}

fn named(name: &syn::Ident, alias: Option<String>) -> Segment {
    let name = name.to_string();
    let rank = match name.as_str() {
        "self" => 0,
        "super" => 1,
        "crate" => 2,
        _ => 3,
    };
    Segment::Named { rank, name, alias }
}

fn segments(tree: &UseTree) -> Vec<Segment> {
    let mut path = Vec::new();
    let mut at = tree;
    loop {
        match at {
            UseTree::Path(of) => {
                path.push(named(&of.ident, None));
                at = &of.tree;
                continue;
            }
            UseTree::Name(of) => path.push(named(&of.ident, None)),
            UseTree::Rename(of) => path.push(named(&of.ident, Some(of.rename.to_string()))),
            UseTree::Glob(_) => path.push(Segment::Glob),
            UseTree::Group(of) => {
                let mut list: Vec<_> = of.items.iter().map(segments).collect();
                list.sort_by(|a, b| compare_paths(a, b));
                list.dedup();
                match list.as_slice() {
                    [only] if !is_self(only) => path.extend(only.iter().cloned()),
                    _ => path.push(Segment::List(list)),
                }
            }
        }
        return path;
    }
}

fn is_self(path: &[Segment]) -> bool {
    matches!(path.first(), Some(Segment::Named { rank: 0, .. }))
}

fn compare(a: &Segment, b: &Segment) -> Ordering {
    let kind = |segment: &Segment| match segment {
        Segment::Named { rank, .. } => *rank,
        Segment::Glob => 4,
        Segment::List(_) => 5,
    };
    // An alias does not count.
    kind(a).cmp(&kind(b)).then_with(|| match (a, b) {
        (Segment::Named { name, .. }, Segment::Named { name: other, .. }) => {
            by_version(name, other)
        }
        (Segment::List(list), Segment::List(other)) => {
            let pairs = list.iter().zip(other).map(|(a, b)| compare_paths(a, b));
            let first = pairs.into_iter().find(|order| order.is_ne());
            first.unwrap_or_else(|| list.len().cmp(&other.len()))
        }
        _ => Ordering::Equal,
    })
}

fn compare_paths(a: &[Segment], b: &[Segment]) -> Ordering {
    let pairs = a.iter().zip(b).map(|(a, b)| compare(a, b));
    let first = pairs.into_iter().find(|order| order.is_ne());
    first.unwrap_or_else(|| a.len().cmp(&b.len()))
}

/// The module of a path and what is taken from it, unless that is a path again.
fn module(path: &[Segment]) -> Option<(&[Segment], Vec<Vec<Segment>>)> {
    let (taken, module) = path.split_last()?;
    // What stands right below `std` or `crate` are modules, each with a declaration of its own.
    let root = |segment: &Segment| match segment {
        Segment::Named { rank, name, .. } => {
            *rank < 3 || matches!(name.as_str(), "std" | "core" | "alloc")
        }
        _ => false,
    };
    if module.is_empty() || matches!(module, [only] if root(only)) {
        return None;
    }
    match taken {
        Segment::List(list) if list.iter().all(|path| path.len() == 1) => {
            Some((module, list.clone()))
        }
        Segment::List(_) | Segment::Glob => None,
        Segment::Named { .. } => Some((module, vec![vec![taken.clone()]])),
    }
}

/// Takes what another declaration takes from the same module.
fn merge(path: &[Segment], other: &[Segment]) -> Option<Vec<Segment>> {
    let ((from, mut list), (other, more)) = (module(path)?, module(other)?);
    if from != other {
        return None;
    }
    list.extend(more);
    list.sort_by(|a, b| compare_paths(a, b));
    list.dedup();
    let mut path = from.to_vec();
    if let [only] = list.as_slice()
        && !is_self(only)
    {
        path.extend(only.iter().cloned());
    } else {
        path.push(Segment::List(list));
    }
    Some(path)
}

impl Printer {
    /// Declarations that stand together, each behind a line break. Attributes and comments keep one
    /// from being merged.
    pub(super) fn imports(&self, imports: &[&ItemUse], indent: usize) -> Option<Text> {
        let mut result = Text::new();
        let mut group: Vec<Import> = Vec::new();
        for (index, import) in imports.iter().copied().enumerate() {
            let at = place(parts::item_use(import));
            let is_blank = index > 0 && self.notes.is_blank(at);
            // rustfmt sorts up to the next blank line or comment.
            if is_blank || !self.notes.comments(at).is_empty() {
                result.append(&self.sorted(&mut group, indent)?);
            }
            if is_blank {
                result.blank();
            }
            let path = segments(&import.tree);
            let merged = group.iter_mut().find_map(|other| {
                let first = other.from.first()?;
                let alike = first.vis == import.vis
                    && first.leading_colon == import.leading_colon
                    && first.attrs.is_empty()
                    && import.attrs.is_empty();
                let path = alike.then(|| merge(&other.path, &path)).flatten()?;
                Some((other, path))
            });
            if let Some((other, path)) = merged {
                other.path = path;
                other.from.push(import);
            } else {
                group.push(Import {
                    from: vec![import],
                    path,
                });
            }
        }
        result.append(&self.sorted(&mut group, indent)?);
        Some(result)
    }

    fn sorted(&self, group: &mut Vec<Import>, indent: usize) -> Option<Text> {
        let mut result = Text::new();
        if let Some(first) = group.first().and_then(|import| import.from.first()) {
            result.append(&self.comments(place(parts::item_use(first)), indent));
        }
        group.sort_by(|a, b| compare_paths(&a.path, &b.path));
        for Import { from, path } in group.drain(..) {
            let import = from.first()?;
            let shape = Shape::indented(indent, MAX_WIDTH);
            let outer = self.outer_attributes(&import.attrs, shape);
            let colons = if import.leading_colon.is_some() {
                "::"
            } else {
                ""
            };
            let head = format!("{}use {colons}", super::items::visibility(&import.vis));
            let room = shape.after(head.len()).and_then(|room| room.less(1));
            let tree = print_path(&path, room.unwrap_or(shape))?;
            let mut text = Text::new();
            text.line(indent);
            text = text.then(&outer).with(&head).then(&tree).with(";");
            text.claim(1, self.notes.origin(parts::item_use(import)));
            result.append(&text);
        }
        Some(result)
    }
}

fn print_path(path: &[Segment], mut shape: Shape) -> Option<Text> {
    let mut result = Text::new();
    for (index, segment) in path.iter().enumerate() {
        let text = match segment {
            Segment::Named {
                name, alias: None, ..
            } => Text::from(name.as_str()),
            Segment::Named {
                name,
                alias: Some(alias),
                ..
            } => Text::from(format!("{name} as {alias}")),
            Segment::Glob => Text::from("*"),
            Segment::List(list) => {
                let room = shape.after(1).and_then(|room| room.less(1));
                print_list(list, room.unwrap_or(shape.of_width(0)))?
            }
        };
        result.append(&text);
        if index + 1 < path.len() {
            result.push("::");
            shape = shape.after(2 + text.len()).unwrap_or(shape.of_width(0));
        }
    }
    Some(result)
}

fn print_list(list: &[Vec<Segment>], shape: Shape) -> Option<Text> {
    let nested = shape.deeper(TAB).full_width().less(1)?;
    let items: Vec<_> = list.iter().map(|path| print_path(path, nested)).collect();
    let has_list = list
        .iter()
        .any(|path| matches!(path.last(), Some(Segment::List(_))));
    let width = if has_list {
        0
    } else {
        shape.width.saturating_sub(2)
    };
    if lists::tactic(&items, width) == Tactic::Horizontal {
        let layout = Layout {
            tactic: Tactic::Horizontal,
            trailing: Trailing::Never,
            separator: ",",
            shape: nested,
            closed_below: false,
        };
        return Some(
            Text::from("{")
                .then(&lists::write(&items, layout)?)
                .with("}"),
        );
    }
    let mut result = Text::from("{");
    result.line(nested.indent());
    let mut used = 0;
    let mut after_path = false;
    // The comma behind the last name counts only where there was a line before.
    let mut counts_last = false;
    for (index, item) in items.iter().flatten().enumerate() {
        let comma = usize::from(counts_last || index + 1 < items.len());
        let width = item.width() + comma;
        let is_path = item.as_str().contains("::");
        let apart = has_list && (after_path || is_path);
        if used > 0 && (apart || used + 1 + width > nested.width) {
            result.line(nested.indent());
            used = 0;
            counts_last = true;
        } else if used > 0 {
            result.push(" ");
            used += 1;
        }
        used += width;
        result.append(item);
        result.push(",");
        after_path = is_path;
    }
    result.line(shape.indent());
    Some(result.with("}"))
}
