//! Which keys the dicts of a kind of record have, and which some are without.

use rustc_hash::FxHashSet;

use super::super::found::Types;
use super::super::ids::ClassId;
use super::super::ir::Program;
use super::groups::{Groups, place_of};
use super::keys::settled_keys;
use super::uses::{self, Uses};
use super::{Display, Given, naming};

impl Groups {
    /// The keys of displays that stand for those of the dict that they begin with, which may be without.
    fn replaced(
        &self,
        program: &Program<'_>,
        bases: &[(usize, usize)],
        missing: &[FxHashSet<String>],
    ) -> Vec<(ClassId, String)> {
        let mut found = Vec::new();
        for (at, base) in bases {
            let displays = self.all[*at].displays.iter().filter(|it| it.base.is_some());
            for (key, given) in displays.flat_map(|it| &it.items) {
                if *given != Given::Base && missing[*base].contains(key) {
                    found.push((program.records[*at], key.clone()));
                }
            }
        }
        found
    }

    /// The keys that some dicts of each kind are without.
    fn missing(&self, program: &Program<'_>, types: &Types) -> Vec<FxHashSet<String>> {
        let uses = uses::find(program, types);
        let mut missing: Vec<FxHashSet<String>> = vec![FxHashSet::default(); self.all.len()];
        loop {
            let mut changed = false;
            for (at, record) in self.all.iter().enumerate() {
                let uses = program.records.get(at).and_then(|it| uses.get(it));
                let (assigned, removed) = match uses {
                    Some(uses) => (uses.assigned.as_slice(), uses.removed.as_slice()),
                    None => (&[][..], &[][..]),
                };
                let keys = record.keys.all.iter().map(|it| &it.text).chain(assigned);
                for key in keys {
                    let is_without = |display: &Display| {
                        let source = display.items.iter().find(|it| it.0 == *key).map(|it| it.1);
                        let base = display.base.and_then(|it| uses::class_of(types, it));
                        let base = base.and_then(|it| place_of(program, it));
                        match (source, base) {
                            (Some(Given::Value(_)), _) => false,
                            (_, Some(base)) => {
                                missing[base].contains(key)
                                    || base != at && self.all[base].keys.of(key).is_none()
                            }
                            (_, None) => true,
                        }
                    };
                    if removed.contains(key) || record.displays.iter().any(is_without) {
                        changed |= missing[at].insert(key.clone());
                    }
                }
            }
            if !changed {
                return missing;
            }
        }
    }

    /// Finds which keys the dicts of each kind have, and its name.
    pub(super) fn settle(&mut self, program: &Program<'_>, types: &Types) {
        let uses = uses::find(program, types);
        let none = Uses::default();
        let mut names = naming::Names::of(program);
        let missing = self.missing(program, types);
        let bases = self.bases(program, types);
        let replaced = self.replaced(program, &bases, &missing);
        for ((record, class), missing) in self.all.iter_mut().zip(&program.records).zip(missing) {
            let uses = uses.get(class).unwrap_or(&none);
            // What is read has no field but its keys.
            let may_tell = program.read_texts.is_empty();
            record.keys = settled_keys(record, uses, &missing, *class, types, may_tell);
            // What a dict may be without stands where it was, or behind all others.
            let last = record.keys.all.last().map(|it| it.text.clone());
            let is_last = |it: &(ClassId, String)| it.0 != *class || Some(&it.1) == last.as_ref();
            record.keys.has_order &= replaced.iter().all(is_last);
            if record.declared.is_none() {
                record.name = names.name(program, &record.displays);
            }
        }
        // What comes of a dict without an order has none.
        for _ in 0..self.all.len() {
            for (at, base) in &bases {
                self.all[*at].keys.has_order &= self.all[*base].keys.has_order;
            }
        }
        self.all.retain(|it| {
            let mut fields = FxHashSet::default();
            it.keys
                .all
                .iter()
                .all(|key| fields.insert(key.field.to_ascii_lowercase()))
        });
        self.is_settled = true;
    }
}
