//! The keys of a kind of records: whether they make one, which are always there, and their order.

use rustc_hash::FxHashSet;

use super::super::class_form::{Key, Keys};
use super::super::found::Types;
use super::super::ids::ClassId;
use super::super::ty::Ty;
use super::uses::Uses;
use super::{Display, Given, Record, displays};

pub(super) fn keys_of(texts: impl Iterator<Item = String>) -> Keys {
    let all = texts.filter_map(|text| {
        Some(Key {
            field: displays::field_of(&text)?,
            text,
            is_sometimes: false,
            is_blurred: false,
            has_presence: false,
        })
    });
    Keys {
        all: all.collect(),
        has_order: true,
    }
}

/// Whether dicts of a kind have values of more than one type, and a key that is always there.
pub(super) fn is_record(record: &Record, class: ClassId, types: &Types, uses: &Uses) -> bool {
    let has_each = record.keys.all.iter().any(|key| {
        let has = |it: &Display| it.has(&key.text);
        record.displays.iter().all(has) && !uses.removed.contains(&key.text)
    });
    let fields: Vec<Ty> = types
        .fields
        .iter()
        .filter(|((of, _), ty)| *of == class && !matches!(ty, Ty::Mixed | Ty::Unknown))
        .map(|(_, ty)| ty.map(&|of| if of.is_text() { Ty::Str } else { of }))
        .collect();
    let joined = fields.iter().fold(Ty::Unknown, |a, b| a.join(b));
    let parts = joined.map(&|of| match of {
        Ty::Records(..) => Ty::Mixed,
        of => of,
    });
    let is_mixed = {
        let found = std::cell::Cell::new(false);
        parts.map(&|of| {
            found.set(found.get() || matches!(of, Ty::Mixed | Ty::Union(_)));
            of
        });
        // Values that may be one of several under each key are values of one type.
        found.get() && fields.iter().any(|it| *it != joined)
    };
    let is_number = joined.has_real() && !fields.iter().any(Ty::has_real);
    let is_option = matches!(joined, Ty::Option(_))
        && fields
            .iter()
            .any(|it| !matches!(it, Ty::Option(_) | Ty::None));
    has_each && (is_mixed || !uses.is_dynamic && (is_number || is_option))
}

/// The keys of a kind, in their order.
pub(super) fn settled_keys(
    record: &Record,
    uses: &Uses,
    missing: &FxHashSet<String>,
    class: ClassId,
    types: &Types,
    may_tell: bool,
) -> Keys {
    let mut order: Vec<String> = match record.displays.first() {
        Some(first) => first.items.iter().map(|it| it.0.clone()).collect(),
        None => record.keys.all.iter().map(|it| it.text.clone()).collect(),
    };
    for display in record.displays.iter().skip(1) {
        let mut at = 0;
        for (key, _) in &display.items {
            if let Some(known) = order.iter().position(|it| it == key) {
                at = known;
            } else {
                order.insert(at, key.clone());
            }
            at += 1;
        }
    }
    for key in record
        .keys
        .all
        .iter()
        .map(|it| &it.text)
        .chain(&uses.assigned)
    {
        if !order.contains(key) {
            order.push(key.clone());
        }
    }
    let is_sometimes = |key: &String| missing.contains(key);
    let is_ordered = |display: &Display| {
        let places = display.items.iter();
        let places = places.map(|(key, _)| order.iter().position(|it| it == key));
        places.is_sorted()
    };
    // What comes behind what a dict begins with.
    let patched = record.displays.iter().filter(|it| it.base.is_some());
    let patched = patched.flat_map(|it| &it.items);
    let patched = patched.filter(|it| it.1 != Given::Base).map(|it| &it.0);
    let mut late: Vec<&String> = uses.assigned.iter().chain(patched).collect();
    late.retain(|it| is_sometimes(it));
    late.sort_unstable();
    late.dedup();
    let has_order = record.displays.iter().all(is_ordered)
        && match late.as_slice() {
            [] => true,
            [one] => order.last() == Some(*one),
            _ => false,
        };
    let all = order.iter().filter_map(|key| {
        let field = displays::field_of(key)?;
        let ty = types.fields.get(&(class, field.clone()));
        let is_sometimes = is_sometimes(key);
        let is_blurred = is_sometimes && matches!(ty, Some(Ty::Option(_) | Ty::None));
        let presence = format!("has_{field}");
        let is_free = !order
            .iter()
            .any(|it| displays::field_of(it).as_ref() == Some(&presence));
        Some(Key {
            text: key.clone(),
            is_sometimes,
            is_blurred,
            has_presence: is_blurred && may_tell && record.declared.is_none() && is_free,
            field,
        })
    });
    Keys {
        all: all.collect(),
        has_order,
    }
}
