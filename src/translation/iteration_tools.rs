//! What `itertools` gives, as adapters of Rust's iterators.

use super::code::Prec;
use super::seq::{Item, Seq};
use super::translator::{Res, Translator, refuse};
use crate::types::ir::{Argument, ExprId, Kind};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// The iterator that a call of `itertools` is, if there is a rule for it.
    pub(super) fn iterate_tool(
        &mut self,
        id: ExprId,
        name: &str,
        arguments: &[Argument],
    ) -> Res<Option<Seq>> {
        if arguments.iter().any(|it| it.stars > 0) {
            return Ok(None);
        }
        let keyword = |name: &str| {
            let found = arguments.iter().find(|it| it.name.as_deref() == Some(name));
            found.map(|it| it.value)
        };
        let plain: Vec<ExprId> = arguments
            .iter()
            .filter(|it| it.name.is_none())
            .map(|it| it.value)
            .collect();
        let has_keywords = plain.len() < arguments.len();
        let item = self.ty(id).item();
        let one_way = |text: String, item: Ty| {
            let mut seq = Seq::new(text, Item::Value, item);
            seq.is_double = false;
            Ok(Some(seq))
        };
        match (name, plain.as_slice()) {
            ("combinations" | "permutations" | "combinations_with_replacement", [over, size])
                if !has_keywords =>
            {
                let of = self.item_type(*over);
                let seq = self.iterate(*over)?;
                let owned = self.owned_items(seq, &of)?;
                self.crates.insert("itertools");
                self.import("itertools::Itertools");
                if let (Kind::Int(size @ 2..=6), "combinations", Ty::Tuple(_)) =
                    (self.kind(*size), name, &item)
                {
                    let blanks = vec!["_"; usize::try_from(*size).unwrap_or(2)].join(", ");
                    return one_way(format!("{owned}.tuple_combinations::<({blanks})>()"), item);
                }
                let size = self.count_or_stop(*size)?;
                one_way(format!("{owned}.{name}({size})"), item)
            }
            ("permutations", [over]) if !has_keywords => {
                if !matches!(
                    self.ty(*over),
                    Ty::List(_) | Ty::Tuples(_) | Ty::Str | Ty::Lit
                ) {
                    return Ok(None);
                }
                let of = self.item_type(*over);
                if !self.is_simple(*over) {
                    return Ok(None);
                }
                let seq = self.iterate(*over)?;
                let owned = self.owned_items(seq, &of)?;
                let count = self.len(*over)?;
                self.crates.insert("itertools");
                self.import("itertools::Itertools");
                one_way(format!("{owned}.permutations({})", count.text), item)
            }
            ("product", [over]) => {
                let Some(times) = keyword("repeat") else {
                    return Ok(None);
                };
                let of = self.item_type(*over);
                let seq = self.iterate(*over)?;
                let owned = self.owned_items(seq, &of)?;
                let times = self.count(times)?;
                self.crates.insert("itertools");
                self.import("itertools::Itertools");
                one_way(
                    format!(
                        "std::iter::repeat_n({owned}, {}).multi_cartesian_product()",
                        times.text
                    ),
                    item,
                )
            }
            ("product", [_, rest @ ..]) if !has_keywords && !rest.is_empty() => {
                let mut parts = Vec::new();
                for over in &plain {
                    let of = self.item_type(*over);
                    let seq = self.iterate(*over)?;
                    parts.push(self.owned_items(seq, &of)?);
                }
                self.crates.insert("itertools");
                self.import("itertools::iproduct");
                one_way(format!("iproduct!({})", parts.join(", ")), item)
            }
            ("islice", [over, bounds @ ..]) if !has_keywords => {
                let mut seq = self.iterate(*over)?;
                let receiver = seq.receiver();
                let text = match bounds {
                    [end] => format!("{receiver}.take({})", self.count_or_stop(*end)?),
                    [start, none] if matches!(self.kind(*none), Kind::None) => {
                        format!("{receiver}.skip({})", self.count_or_stop(*start)?)
                    }
                    [start, end, step @ ..] if step.len() < 2 => {
                        let is_start = matches!(self.kind(*start), Kind::Int(0) | Kind::None);
                        let skipped = match (self.kind(*start), self.kind(*end)) {
                            _ if is_start => receiver,
                            (Kind::Int(from @ 1..), Kind::Int(to)) if from <= to => {
                                format!("{receiver}.skip({from})")
                            }
                            (_, Kind::None) => {
                                format!("{receiver}.skip({})", self.count_or_stop(*start)?)
                            }
                            _ => return refuse("islice with computed ends"),
                        };
                        let taken = match (self.kind(*start), self.kind(*end)) {
                            (_, Kind::None) => skipped,
                            (Kind::Int(from @ 1..), Kind::Int(to)) => {
                                format!("{skipped}.take({})", to - from)
                            }
                            _ => format!("{skipped}.take({})", self.count_or_stop(*end)?),
                        };
                        match step.first().map(|it| self.kind(*it)) {
                            None | Some(Kind::Int(1) | Kind::None) => taken,
                            Some(Kind::Int(step @ 2..)) => format!("{taken}.step_by({step})"),
                            Some(_) => return refuse("islice with a computed step"),
                        }
                    }
                    _ => return Ok(None),
                };
                (seq.text, seq.prec, seq.in_for, seq.is_plain_range) =
                    (text, Prec::Postfix, None, false);
                seq.is_double = false;
                Ok(Some(seq))
            }
            ("count", [] | [_] | [_, _]) if !has_keywords => {
                let from = match plain.first() {
                    Some(from) => self.value(*from, &Ty::Int)?,
                    None => super::code::Code::tight("0", Ty::Int).weak(),
                };
                let from = if from.is_weak {
                    super::code::with_suffix(&from.text)
                } else {
                    from.at_least(Prec::Or)
                };
                match plain.get(1).map(|it| self.kind(*it)) {
                    None => one_way(format!("({from}..)"), Ty::Int),
                    Some(Kind::Int(step @ 1..)) => {
                        one_way(format!("({from}..).step_by({step})"), Ty::Int)
                    }
                    _ => Ok(None),
                }
            }
            ("takewhile" | "dropwhile", [func, over]) if !has_keywords => {
                let seq = self.iterate(*over)?;
                let method = if name == "takewhile" {
                    "take_while"
                } else {
                    "skip_while"
                };
                let seq = self.single(seq)?;
                let receiver = seq.receiver();
                let mut seq = self.filtered(seq, *func)?;
                let rest = seq.text.strip_prefix(&receiver);
                let Some(rest) = rest.and_then(|it| it.strip_prefix(".filter(")) else {
                    return Ok(None);
                };
                seq.text = format!("{receiver}.{method}({rest}");
                seq.is_double = false;
                Ok(Some(seq))
            }
            ("repeat", [value, times]) if !has_keywords => {
                let value = self.value(*value, &item)?;
                let times = self.count_or_times(*times)?;
                one_way(
                    format!("std::iter::repeat_n({}, {times})", value.text),
                    item,
                )
            }
            ("cycle", [over]) if !has_keywords => {
                let seq = self.iterate(*over)?;
                let owned = self.owned_items(seq, &item)?;
                one_way(format!("{owned}.cycle()"), item)
            }
            ("pairwise", [over]) if !has_keywords => {
                let of = self.item_type(*over);
                let seq = self.iterate(*over)?;
                let owned = self.owned_items(seq, &of)?;
                self.crates.insert("itertools");
                self.import("itertools::Itertools");
                one_way(format!("{owned}.tuple_windows::<(_, _)>()"), item)
            }
            ("zip_longest", [a, b]) => {
                let Some(fill) = keyword("fillvalue") else {
                    return self.zipped_to_the_longest(*a, *b, &item).map(Some);
                };
                let Ty::Tuple(types) = &item else {
                    return Ok(None);
                };
                let (of_a, of_b) = (types[0].clone(), types[1].clone());
                let a = self.iterate(*a)?;
                let a = self.owned_items(a, &of_a)?;
                let b = self.iterate(*b)?;
                let b = self.owned_items(b, &of_b)?;
                let (x, y) = (self.value(fill, &of_a)?, self.value(fill, &of_b)?);
                self.crates.insert("itertools");
                self.import("itertools::Itertools");
                one_way(
                    format!(
                        "{a}.zip_longest({b}).map(|pair| pair.or({}, {}))",
                        x.text, y.text
                    ),
                    item,
                )
            }
            ("accumulate", [over] | [over, _]) => {
                let step = plain.get(1).copied().or_else(|| keyword("func"));
                self.accumulated(*over, step, keyword("initial"), &item)
                    .map(Some)
            }
            ("groupby", [over] | [over, _]) => {
                let key = plain.get(1).copied().or_else(|| keyword("key"));
                self.neighbours(*over, key, &item).map(Some)
            }
            ("starmap", [func, over]) if !has_keywords => {
                let seq = self.iterate(*over)?;
                self.mapped_apart(*func, seq, &item).map(Some)
            }
            ("compress", [over, flags]) if !has_keywords => {
                self.compressed(*over, *flags, &item).map(Some)
            }
            ("filterfalse", [func, over]) if !has_keywords => {
                let seq = self.iterate(*over)?;
                self.filtered_by(seq, *func, false).map(Some)
            }
            ("chain.from_iterable", [over]) if !has_keywords => {
                let seq = self.iterate(*over)?;
                let inner = seq.ty.clone();
                let owned = self.owned_items(seq, &inner)?;
                one_way(format!("{owned}.flatten()"), item)
            }
            _ => Ok(None),
        }
    }
}
