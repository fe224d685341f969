//! `match`: its subject, its patterns with what they bind, and its bodies.

use rustc_hash::FxHashMap;
use rustpython_ast::{self as ast, Singleton};
use rustpython_text_size::Ranged;

use super::super::cases::{Case, Match, Pattern};
use super::super::ir::{Kind, Nature, StmtKind, VarId};
use super::webs::{join_env, reach_env};
use super::{Builder, Env};
use crate::python::syntax::span;

/// What a case has bound so far: the alternatives of a pattern bind the same names.
type Names<'a> = FxHashMap<&'a str, VarId>;

impl<'a> Builder<'a, '_> {
    pub(super) fn read_match(&mut self, stmt: &'a ast::StmtMatch, start: u32) -> StmtKind<'a> {
        let subject = self.expr(&stmt.subject);
        let mut after: Option<Env<'a>> = None;
        let mut rest = self.frame().env.clone();
        let mut suites = Vec::new();
        let mut cases = Vec::new();
        for (index, case) in (0..).zip(&stmt.cases) {
            self.frame().env.clone_from(&rest);
            let around = self.frame().block;
            let block = self.block(Some(around), Nature::Plain, (start, index));
            self.frame().block = block;
            let mut names = Names::default();
            let pattern = self.pattern(&case.pattern, &mut names);
            let guard = case.guard.as_deref().map(|it| self.expr(it));
            self.frame().block = around;
            if guard.is_some() {
                // What was bound stays, also where the guard says no.
                rest.clone_from(&self.frame().env.clone());
            }
            suites.push(self.suite_in(block, &case.body));
            let env = self.frame().env.take();
            join_env(&mut after, env);
            let case = Case {
                pattern,
                guard,
                line: self.line(case.range().start().to_usize()),
            };
            if case.takes_all() {
                rest = None;
            }
            cases.push(case);
        }
        // That no case takes it is not looked for.
        reach_env(&mut after, rest);
        self.frame().env = after;
        self.program.matches.insert(start, Match { subject, cases });
        StmtKind::Compound(suites, "match")
    }

    fn bound(&mut self, name: &'a str, names: &mut Names<'a>) -> VarId {
        if let Some(var) = names.get(name) {
            return *var;
        }
        let var = self.bind(name);
        names.insert(name, var);
        var
    }

    fn pattern(&mut self, pattern: &'a ast::Pattern, names: &mut Names<'a>) -> Pattern {
        match pattern {
            ast::Pattern::MatchValue(value) => Pattern::Value(self.expr(&value.value)),
            ast::Pattern::MatchSingleton(singleton) => {
                let kind = match singleton.value {
                    Singleton::None => Kind::None,
                    Singleton::True => Kind::Bool(true),
                    Singleton::False => Kind::Bool(false),
                };
                Pattern::Value(self.push(kind, span(singleton)))
            }
            ast::Pattern::MatchSequence(sequence) => {
                let star = sequence
                    .patterns
                    .iter()
                    .position(ast::Pattern::is_match_star);
                let patterns = sequence.patterns.iter();
                Pattern::Sequence(patterns.map(|it| self.pattern(it, names)).collect(), star)
            }
            ast::Pattern::MatchStar(star) => match &star.name {
                Some(name) => Pattern::Bind(self.bound(name.as_str(), names)),
                None => Pattern::Any,
            },
            ast::Pattern::MatchMapping(mapping) => {
                let mut items = Vec::new();
                for (key, below) in mapping.keys.iter().zip(&mapping.patterns) {
                    let key = self.expr(key);
                    items.push((key, self.pattern(below, names)));
                }
                let rest = mapping.rest.as_ref();
                let rest = rest.map(|it| self.bound(it.as_str(), names));
                Pattern::Mapping(items, rest)
            }
            ast::Pattern::MatchClass(class) => {
                let of = self.expr(&class.cls);
                let positional = class.arguments.patterns.iter();
                let positional = positional.map(|it| self.pattern(it, names)).collect();
                let keywords = class.arguments.keywords.iter();
                let keywords = keywords
                    .map(|it| (it.attr.to_string(), self.pattern(&it.pattern, names)))
                    .collect();
                Pattern::Class {
                    class: of,
                    positional,
                    keywords,
                }
            }
            ast::Pattern::MatchAs(of) => {
                let inner = of.pattern.as_deref().map(|it| self.pattern(it, names));
                match (inner, &of.name) {
                    (None, None) => Pattern::Any,
                    (None, Some(name)) => Pattern::Bind(self.bound(name.as_str(), names)),
                    (Some(inner), None) => inner,
                    (Some(inner), Some(name)) => {
                        Pattern::As(Box::new(inner), self.bound(name.as_str(), names))
                    }
                }
            }
            ast::Pattern::MatchOr(or) => {
                let alternatives = or.patterns.iter();
                Pattern::Or(alternatives.map(|it| self.pattern(it, names)).collect())
            }
        }
    }
}
