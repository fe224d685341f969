//! Comprehensions as loops: those of several `for`s, and those in which something can fail, as an error leaves a loop
//! and no closure. A generator may be such a loop where `sum`, `join` or the like takes all of its values at once, so
//! that nothing happens between two of them.

use rustc_hash::FxHashSet;

use super::code::{Code, Prec};
use super::seq::{Item, Seq};
use super::translator::{Res, Translator, refuse, unknown};
use super::truths::negated;
use crate::types::ir::{Argument, Comprehension, ExprId, Kind, Shape, Target};
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// Whether something can fail for each value of a comprehension.
    pub(super) fn fails_inside(&self, comprehension: &Comprehension) -> bool {
        let generators = &comprehension.generators;
        self.has_failing(comprehension.element)
            || comprehension.key.is_some_and(|it| self.has_failing(it))
            || generators
                .iter()
                .flat_map(|it| &it.conditions)
                .any(|it| self.has_failing(*it))
            || generators
                .iter()
                .skip(1)
                .any(|it| self.has_failing(it.iter))
    }

    /// Checks that nothing that is computed for each value has what is gone through, where that changes: a loop
    /// borrows it.
    pub(super) fn check_own_lists(&self, comprehension: &Comprehension) -> Res<()> {
        let mut parts = vec![comprehension.element];
        parts.extend(comprehension.key);
        for (at, generator) in comprehension.generators.iter().enumerate() {
            parts.extend(&generator.conditions);
            parts.extend((at > 0).then_some(generator.iter));
        }
        let mut over = comprehension.generators.iter();
        let is_own = over.any(|it| {
            self.gone_through(it.iter).into_iter().any(|var| {
                self.effects.changed.contains(&var)
                    && parts.iter().any(|part| self.reads_variable(*part, var))
            })
        });
        if is_own {
            return refuse(super::fields_apart::CHANGED);
        }
        Ok(())
    }

    /// The values of a comprehension in which something can fail, if they are all computed before the first of them
    /// is used.
    pub(super) fn taken_at_once(
        &mut self,
        id: ExprId,
        comprehension: &Comprehension,
    ) -> Res<Option<Seq>> {
        if !self.can_fail()
            || !self.fails_inside(comprehension)
            || comprehension.shape != Shape::List && !self.is_taken_at_once(id)
        {
            return Ok(None);
        }
        self.check_own_lists(comprehension)?;
        let item = self.ty(comprehension.element).clone();
        let want = Ty::list(item.clone());
        if !self.has_rust(&want) {
            return refuse(unknown(&want));
        }
        let list = self.looped(comprehension, &want)?;
        let text = format!("{}.into_iter()", list.receiver());
        Ok(Some(Seq::new(text, Item::Value, item).in_for(list.text)))
    }

    /// Whether a generator is given to what goes through all of it, and does nothing else meanwhile.
    pub(super) fn is_taken_at_once(&self, id: ExprId) -> bool {
        let all = self.taken_whole.get_or_init(|| self.all_taken_at_once());
        all.contains(&id)
    }

    /// All that is given to what goes through the whole of it.
    fn all_taken_at_once(&self) -> FxHashSet<ExprId> {
        let mut taken = FxHashSet::default();
        for expr in &self.program.exprs {
            match &expr.kind {
                Kind::Call(func, arguments) => {
                    let first = arguments.first().map(|it| it.value);
                    taken.extend(first.filter(|_| self.takes_all(*func, arguments)));
                }
                Kind::List(items) | Kind::Tuple(items) | Kind::Set(items) => {
                    // What is spread before it is gone through behind it.
                    let spread = items.iter().filter_map(|it| match self.kind(*it) {
                        Kind::Starred(of) => Some(*of),
                        _ => None,
                    });
                    for of in spread {
                        taken.insert(of);
                        if !matches!(self.kind(of), Kind::Var(_)) {
                            break;
                        }
                    }
                }
                _ => {}
            }
        }
        taken
    }

    /// Whether a call takes all values of its first argument, and what it does with them cannot fail or be seen.
    fn takes_all(&self, func: ExprId, arguments: &[Argument]) -> bool {
        let Some(first) = arguments
            .first()
            .filter(|it| it.stars == 0 && it.name.is_none())
        else {
            return false;
        };
        let item = self.item_type(first.value);
        let is_plain = !item.any(&|it| matches!(it, Ty::Instance(_) | Ty::Dyn(_) | Ty::Param(_)));
        let is_literal = |it: &Argument| {
            matches!(
                self.kind(it.value),
                Kind::Int(_) | Kind::Float(_) | Kind::Str(_) | Kind::Bool(_) | Kind::None
            )
        };
        match self.kind(func) {
            Kind::Builtin(name) => match name.as_str() {
                "list" | "tuple" => arguments.len() == 1,
                "set" | "frozenset" | "sum" | "max" | "min" => {
                    is_plain && arguments[1..].iter().all(is_literal)
                }
                "sorted" => {
                    let mut others = arguments[1..].iter();
                    is_plain && others.all(|it| is_literal(it) || it.name.as_deref() == Some("key"))
                }
                _ => false,
            },
            Kind::Attribute(of, name) => {
                name == "join" && self.ty(*of).is_text() && arguments.len() == 1
            }
            _ => false,
        }
    }

    /// A comprehension as loops that fill what is wanted.
    pub(super) fn looped(&mut self, comprehension: &Comprehension, want: &Ty) -> Res<Code> {
        self.note_what_it_makes_first(comprehension);
        let before = self.unwrapped.clone();
        let (text, ends) = self.loop_heads(comprehension, matches!(want, Ty::Set(_)))?;
        let item = want.item();
        let (start, push) = match want {
            Ty::List(_) | Ty::Tuples(_) => (
                "Vec::new()",
                format!("push({})", self.value(comprehension.element, &item)?.text),
            ),
            Ty::Set(_) => {
                self.import("std::collections::HashSet");
                (
                    "HashSet::new()",
                    format!("insert({})", self.value(comprehension.element, &item)?.text),
                )
            }
            Ty::Dict(key, value, _) => {
                self.rust_type(want);
                let Some(id) = comprehension.key else {
                    return refuse("a dict without keys");
                };
                let key = self.value(id, key)?.text;
                (
                    "IndexMap::new()",
                    format!(
                        "insert({key}, {})",
                        self.value(comprehension.element, value)?.text
                    ),
                )
            }
            ty => return refuse(unknown(ty)),
        };
        self.unwrapped = before;
        let name = self.fresh_name("items");
        let text = format!(
            "{{ let mut {name} = {start}; {text}{name}.{push}; {} {name} }}",
            "} ".repeat(ends).trim_end()
        );
        Ok(Code::new(text, Prec::Loose, want.clone()))
    }

    /// The heads of the loops and conditions of a comprehension, and how many blocks they open.
    fn loop_heads(
        &mut self,
        comprehension: &Comprehension,
        is_unordered: bool,
    ) -> Res<(String, usize)> {
        let mut text = String::new();
        let mut ends = 0;
        for (at, generator) in comprehension.generators.iter().enumerate() {
            let mut seq = self.iterate(generator.iter)?;
            if at == 0 {
                seq = self.apart_from_calls(seq, comprehension)?;
            }
            if seq.is_unordered && !is_unordered {
                self.check_order(&seq.ty)?;
            }
            let seq = if matches!(generator.target, Target::Var(_)) {
                self.single(seq)?
            } else {
                seq
            };
            let pattern = self.pattern_of(&generator.target, &seq.item, &seq.ty)?;
            text.push_str(&format!(
                "for {pattern} in {} {{ ",
                seq.in_for.clone().unwrap_or(seq.text)
            ));
            ends += 1;
            for condition in &generator.conditions {
                let head = self.test(*condition, false)?;
                self.unwrapped.extend(head.unwrapped);
                text.push_str(&format!("if {} {{ ", head.text));
                ends += 1;
            }
        }
        Ok((text, ends))
    }

    /// `any(..)` and `all(..)` of what may fail: a loop that ends with the first value that decides.
    pub(super) fn any_all_looped(
        &mut self,
        name: &str,
        comprehension: &Comprehension,
    ) -> Res<Option<Code>> {
        if !self.can_fail()
            || !self.fails_inside(comprehension)
            || comprehension.generators.len() != 1
        {
            return Ok(None);
        }
        self.check_own_lists(comprehension)?;
        let before = self.unwrapped.clone();
        let (text, ends) = self.loop_heads(comprehension, false)?;
        let decides = self.condition(comprehension.element)?;
        self.unwrapped = before;
        let (result, decides) = if name == "any" {
            (self.fresh_name("found"), decides)
        } else {
            (self.fresh_name("holds"), negated(&decides))
        };
        let start = name == "all";
        let text = format!(
            "{{ let mut {result} = {start}; {text}if {} {{ {result} = {}; break; }} {} {result} }}",
            decides.text,
            !start,
            "} ".repeat(ends).trim_end()
        );
        Ok(Some(Code::new(text, Prec::Loose, Ty::Bool)))
    }
}
