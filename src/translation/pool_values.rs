//! What `pool.map` gives: values that several threads compute at once. An executor gives them one by one, and an
//! error when it is its turn: what was done with the values before stays done.

use super::code::Code;
use super::questions::{ends_with_try, question};
use super::seq::{Item, Seq};
use super::translator::{Res, Translator, refuse, unknown};
use crate::types::ir::{Comprehension, ExprId, Kind};
use crate::types::ty::Ty;

/// Why values of an executor have no form.
pub(super) const LATE: &str = "errors that come with the values of a pool";

impl Translator<'_, '_> {
    /// Whether an error in an element comes only when it is that element's turn.
    pub(super) fn fails_late(&self, comprehension: &Comprehension) -> bool {
        comprehension.comes_late && self.has_failing(comprehension.element)
    }

    /// Checks that no error comes too early in a list of all the values.
    pub(super) fn check_late(&self, comprehension: &Comprehension) -> Res<()> {
        if self.fails_late(comprehension) {
            return refuse(LATE);
        }
        Ok(())
    }

    /// What `executor.map` gives, one by one, with the errors among them.
    pub(super) fn late_values(&mut self, comprehension: &Comprehension, id: ExprId) -> Res<Seq> {
        let ty = self.ty(id).some().clone();
        let (mapped, fails) = self.mapped_by_threads(comprehension, &ty)?;
        let rust = self.rust_type(&ty.item());
        let rust = if fails {
            format!("Result<{rust}, {}>", self.error_name)
        } else {
            rust
        };
        let list = format!("{mapped}.collect::<Vec<{rust}>>()");
        let over = format!("{list}.into_iter()");
        let mut seq = Seq::new(over, Item::Value, ty.item()).in_for(list);
        seq.fails = fails;
        Ok(seq)
    }

    /// `zip(items, values)` where the values may be errors: each comes without its item.
    pub(super) fn zipped_failing(&mut self, iter: ExprId) -> Res<Option<Seq>> {
        let Kind::Call(func, arguments) = self.kind(iter) else {
            return Ok(None);
        };
        let (Kind::Builtin(name), [items, values]) = (self.kind(*func), arguments.as_slice())
        else {
            return Ok(None);
        };
        let (items, values) = (items.value, values.value);
        let is_plain = arguments
            .iter()
            .all(|it| it.name.is_none() && it.stars == 0);
        if name != "zip" || !is_plain || !self.gives_errors(values) {
            return Ok(None);
        }
        let items = self.iterate(items)?;
        if items.is_unordered {
            return refuse("the order of a set");
        }
        let values = self.iterate_failing(values)?;
        let text = format!(
            "{}.zip({}).map(|(item, value)| value.map(|value| (item, value)))",
            items.receiver(),
            values.in_for.clone().unwrap_or(values.text)
        );
        let ty = Ty::Tuple(vec![items.ty, values.ty]);
        let mut seq = Seq::new(text, Item::Tuple(vec![items.item, values.item]), ty);
        seq.is_double = false;
        seq.fails = true;
        seq.source = Some(iter);
        self.handled.insert(iter);
        Ok(Some(seq))
    }

    /// A comprehension whose elements several threads compute at once.
    pub(super) fn parallel(&mut self, comprehension: &Comprehension, want: &Ty) -> Res<Code> {
        let (mapped, fails) = self.mapped_by_threads(comprehension, want)?;
        let rust = self.rust_type(want);
        if !fails {
            return Ok(Code::tight(
                format!("{mapped}.collect::<{rust}>()"),
                want.clone(),
            ));
        }
        // The first error in the order of the items counts, not the first one in time.
        let item = self.rust_type(&want.item());
        let error = self.error_name.clone();
        Ok(Code::tight(
            format!(
                "{mapped}.collect::<Vec<Result<{item}, {error}>>>().into_iter().collect::<Result<{rust}, {error}>>()?"
            ),
            want.clone(),
        ))
    }

    /// The elements as several threads compute them, and whether they are results.
    fn mapped_by_threads(
        &mut self,
        comprehension: &Comprehension,
        want: &Ty,
    ) -> Res<(String, bool)> {
        let Ty::List(item) = want else {
            return refuse("what a pool gives, as something else than a list");
        };
        if !self.has_known_rust(want) {
            return refuse(unknown(want));
        }
        let [generator] = comprehension.generators.as_slice() else {
            return refuse("a pool over several loops");
        };
        let seq = self.iterate(generator.iter)?;
        if seq.is_unordered {
            self.check_order(&seq.ty)?;
        }
        if !self.is_sendable(&seq.ty, 0) || !self.is_sendable(item, 0) {
            return refuse("a value that Rust does not let another thread have");
        }
        let seq = if matches!(generator.target, crate::types::ir::Target::Var(_)) {
            self.single(seq)?
        } else {
            seq
        };
        let pattern = self.pattern_of(&generator.target, &seq.item, &seq.ty)?;
        self.check_process(comprehension.element)?;
        let element = self.value(comprehension.element, item)?;
        let over = parallel_source(&seq);
        self.need_crate("rayon", "1", &[]);
        self.import("rayon::prelude::*");
        let fails = ends_with_try(&element.text);
        let text = element.text.strip_suffix('?').unwrap_or(&element.text);
        if question(text).is_some() {
            return refuse("an error within what a thread is given");
        }
        if text.contains("&mut ") || text.contains(".submit(") {
            return refuse("what a thread changes that others have");
        }
        if fails {
            self.handled.insert(comprehension.element);
        }
        Ok((format!("{over}.map(|{pattern}| {text})"), fails))
    }
}

/// What several threads go through at once.
fn parallel_source(seq: &super::seq::Seq) -> String {
    let text = &seq.text;
    if seq.is_plain_range {
        return format!("({text}).into_par_iter()");
    }
    if let Some(list) = text.strip_suffix(".iter()") {
        return format!("{list}.par_iter()");
    }
    if let Some(list) = text.strip_suffix(".into_iter()") {
        return format!("{list}.into_par_iter()");
    }
    for (plain, parallel) in [
        (".iter().zip(", ".par_iter().zip("),
        (".into_iter().zip(", ".into_par_iter().zip("),
    ] {
        if let Some((list, rest)) = text.split_once(plain)
            && rest.starts_with(['&', '['])
            && !rest.contains(".zip(")
        {
            return format!("{list}{parallel}{rest}");
        }
    }
    format!("{}.collect::<Vec<_>>().into_par_iter()", seq.receiver())
}
