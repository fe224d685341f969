//! Containers that more than one name stands for, and that are changed. Where that left a draft with holes, each of
//! them is read as what an object holds, and all names stand for that object: in Rust it is counted.

mod uses;

use rustc_hash::{FxHashMap, FxHashSet};

use super::regions::{Region, Regions};
use crate::python::source::Span;
use crate::types::Types;
use crate::types::holders::{Holder, Holders};
use crate::types::ir::{ExprId, Program, StmtKind, Suite};
use crate::types::ty::Ty;
use uses::Uses;

/// A file in which more kinds of containers are shared is too far from what it is in Rust.
const MOST: usize = 4;

/// So deep is looked for containers within containers.
const DEPTH: usize = 6;

fn is_container(ty: &Ty) -> bool {
    kind(ty).is_some()
}

/// What an object is called that holds a container of this type.
fn kind(ty: &Ty) -> Option<&'static str> {
    match ty.some() {
        Ty::List(_) => Some("SharedList"),
        Ty::Dict(..) => Some("SharedDict"),
        Ty::Set(_) => Some("SharedSet"),
        Ty::Deque(_) => Some("SharedDeque"),
        _ => None,
    }
}

/// Containers that are to be held by objects, each by an expression that gives it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Chosen(Vec<ExprId>);

/// The containers of a file, and how it uses them.
pub(super) struct Containers<'p, 'a> {
    program: &'p Program<'a>,
    regions: Regions,
    uses: Uses,
    /// What the object around one is called, by its region; nothing where it is none throughout.
    kinds: FxHashMap<Region, Option<&'static str>>,
    /// What is no container, though it may stand where one does: the keys beside the values of a dict.
    plain: FxHashSet<ExprId>,
    /// What methods give out or take where no call names them.
    unseen: FxHashSet<Region>,
}

/// What is known of the values of a region.
#[derive(Default)]
struct Met {
    kind: Option<&'static str>,
    /// Whether all is known of the type of one of them.
    is_known: bool,
    has_plain: bool,
    has_unknown: bool,
    is_mixed: bool,
}

impl Met {
    fn meet(&mut self, ty: &Ty) {
        match (kind(ty), ty.some()) {
            (Some(kind), _) => {
                self.is_mixed |= self.kind.is_some_and(|it| it != kind);
                self.kind = Some(kind);
                self.is_known |= !ty.holds(&|it| matches!(it, Ty::Unknown | Ty::Mixed));
            }
            (None, Ty::None) => {}
            (None, Ty::Unknown) => self.has_unknown = true,
            (None, ty) if is_plain(ty) => self.has_plain = true,
            _ => self.is_mixed = true,
        }
    }

    /// What the object around a container is called, if all that may be one is.
    fn kind(&self) -> Option<&'static str> {
        let is_unclear = self.is_mixed || self.has_plain && self.has_unknown;
        self.kind.filter(|_| self.is_known && !is_unclear)
    }
}

/// Whether values of a type are neither changed nor hold anything that is.
fn is_plain(ty: &Ty) -> bool {
    ty.is_number() || ty.is_text() || *ty == Ty::Bytes
}

impl<'p, 'a> Containers<'p, 'a> {
    pub(super) fn of(program: &'p Program<'a>, types: &Types) -> Self {
        let regions = Regions::apart(program, types);
        let uses = uses::find(program, types, &regions);
        let mut met: FxHashMap<Region, Met> = FxHashMap::default();
        let mut plain = FxHashSet::default();
        for id in program.expr_ids() {
            let ty = types.of(id);
            met.entry(regions.of(id)).or_default().meet(ty);
            if is_plain(ty.some()) {
                plain.insert(id);
            }
        }
        let kinds = met.iter().map(|(region, met)| (*region, met.kind()));
        Self {
            program,
            kinds: kinds.collect(),
            unseen: regions.given_unseen(),
            regions,
            uses,
            plain,
        }
    }

    /// Adds the containers that are changed and have several names, of those that are used in some spans.
    pub(super) fn choose(&self, chosen: &Chosen, spans: &[Span]) -> Chosen {
        let is_within = |id: &ExprId| {
            let span = &self.program.expr(*id).span;
            spans
                .iter()
                .any(|it| it.start <= span.start && span.end <= it.end)
        };
        let used = self.program.expr_ids().filter(is_within);
        let used: FxHashSet<Region> = used
            .flat_map(|it| self.within(self.regions.of(it)))
            .filter(|it| self.is_shared(*it))
            .collect();
        let known = chosen.0.iter().map(|it| self.regions.of(*it));
        let mut known: FxHashSet<Region> = known.collect();
        let mut all = chosen.clone();
        for id in self.program.expr_ids() {
            let region = self.regions.of(id);
            if used.contains(&region) && known.insert(region) {
                all.0.push(id);
            }
        }
        all
    }

    fn is_shared(&self, region: Region) -> bool {
        self.kinds.get(&region).copied().flatten().is_some()
            && self.uses.named.contains(&region)
            && self.uses.changed.contains(&region)
            && !self.uses.refused.contains(&region)
            && !self.unseen.contains(&region)
            && self.regions.held(region) != Some(region)
    }

    /// How the file, of which this is the text, reads with objects around what was chosen.
    pub(super) fn holders(&self, chosen: &Chosen, text: &str) -> Option<Holders> {
        if chosen.0.is_empty() || chosen.0.len() > MOST {
            return None;
        }
        let places: FxHashMap<Region, usize> = chosen
            .0
            .iter()
            .enumerate()
            .map(|(at, id)| (self.regions.of(*id), at))
            .collect();
        let mut holders = Holders::default();
        for id in &chosen.0 {
            let region = self.regions.of(*id);
            let kind = self.kinds.get(&region).copied().flatten()?;
            let is_alike = |it: &&Holder| it.name.starts_with(kind);
            let name = match holders.classes.iter().filter(is_alike).count() {
                0 => kind.to_owned(),
                others => format!("{kind}{}", others + 1),
            };
            // The file may mean something else by it.
            if text.contains(&name) {
                return None;
            }
            let is_or_holds =
                |it: &ExprId| self.within(self.regions.of(*it)).any(|it| it == region);
            let holds = |it: &ExprId| {
                self.within(self.regions.of(*it))
                    .skip(1)
                    .any(|it| it == region)
            };
            holders.classes.push(Holder {
                name,
                is_shown: self.uses.shown.iter().any(holds)
                    || self.uses.shown_itself.iter().any(is_or_holds)
                    || self.is_field(region),
                is_compared: self.uses.compared.iter().any(holds),
            });
        }
        for (function, over) in &self.uses.called {
            let held = self.regions.held(self.regions.of(*over));
            if held.is_some_and(|it| places.contains_key(&it)) {
                holders
                    .called
                    .insert(self.program.expr(*function).span.clone());
            }
        }
        for (factory, dict) in &self.uses.factories {
            let held = self.regions.held(self.regions.of(*dict));
            if let Some(place) = held.and_then(|it| places.get(&it)) {
                let span = self.program.expr(*factory).span.clone();
                holders.factories.insert(span, *place);
            }
        }
        for id in self
            .program
            .expr_ids()
            .filter(|it| !self.plain.contains(it))
        {
            let Some(place) = places.get(&self.regions.of(id)) else {
                continue;
            };
            let span = self.program.expr(id).span.clone();
            if self.uses.asked.contains(&id) {
                holders.asked.insert(span);
                continue;
            }
            if self.uses.copied.contains(&id) {
                let region = self.regions.of(id);
                let kind = self.kinds.get(&region).copied().flatten();
                let maker = match kind {
                    Some("SharedDict") => "dict",
                    Some("SharedSet") => "set",
                    _ => "list",
                };
                holders.copied.insert(span.clone(), maker);
            }
            match (self.uses.made.contains(&id), self.uses.looked.contains(&id)) {
                (true, false) => {
                    holders.made.insert(span, *place);
                }
                (false, true) => {
                    holders.looked.insert(span);
                }
                _ => {}
            }
        }
        self.annotations(&places, &mut holders);
        Some(holders)
    }

    /// A region, and what is in it, in what is in it.
    fn within(&self, region: Region) -> impl Iterator<Item = Region> + '_ {
        std::iter::successors(Some(region), |it| self.regions.held(*it)).take(DEPTH)
    }

    /// Whether an object of a class that is shown with its fields has it.
    fn is_field(&self, region: Region) -> bool {
        let fields = self.program.classes.iter().flat_map(|it| &it.fields);
        let mut regions = fields.filter_map(|it| self.regions.of_field(&it.name));
        regions.any(|it| self.within(it).any(|it| it == region))
    }

    /// Annotations of what holds such an object, or is one.
    fn annotations(&self, places: &FxHashMap<Region, usize>, holders: &mut Holders) {
        let mut note = |annotation: Option<&rustpython_ast::Expr>, region: Region| {
            let levels: Vec<Option<usize>> = self
                .within(region)
                .map(|it| places.get(&it).copied())
                .collect();
            if let (Some(annotation), true) = (annotation, levels.iter().any(Option::is_some)) {
                let range = rustpython_text_size::Ranged::range(annotation);
                holders
                    .annotations
                    .insert(range.start().to_usize()..range.end().to_usize(), levels);
            }
        };
        for (index, func) in self.program.funcs.iter().enumerate() {
            for param in &func.params {
                note(param.annotation, self.regions.of_var(param.var));
            }
            let id = crate::types::ir::FuncId(u32::try_from(index).unwrap_or(u32::MAX));
            note(func.returns, self.regions.of_result(id));
            declared(&func.body, &mut |annotation, value| {
                note(Some(annotation), self.regions.of(value));
            });
        }
        for class in &self.program.classes {
            for field in &class.fields {
                if let Some(region) = self.regions.of_field(&field.name) {
                    note(field.annotation, region);
                }
            }
        }
    }
}

/// Calls `note` with each annotation of an assignment, and what is assigned.
fn declared(suite: &Suite<'_>, note: &mut impl FnMut(&rustpython_ast::Expr, ExprId)) {
    for stmt in &suite.body {
        if let StmtKind::Assign {
            value,
            annotation: Some(annotation),
            ..
        } = &stmt.kind
        {
            note(annotation, *value);
        }
        stmt.suites().into_iter().for_each(|it| declared(it, note));
    }
}
