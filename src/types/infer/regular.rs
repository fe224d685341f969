//! What regular expressions and their matches give.

use super::super::ir::{Argument, ExprId, Kind};
use super::super::regular;
use super::super::ty::Ty;
use super::Infer;
use super::given::Given;

const MATCH: Ty = Ty::Foreign("re.Match");

impl Infer<'_, '_, '_> {
    /// A call of a function of `re`, whose first argument is the pattern.
    pub(super) fn regular_function(&mut self, function: &str, given: &Given<'_>) -> Ty {
        if function == "compile" {
            return Ty::Foreign("re.Pattern");
        }
        let rest = given.all.get(1..).unwrap_or_default();
        let regular = self.regulars.of_call(self.program, function, given.all);
        self.regular(function, rest, false, regular.as_ref())
    }

    /// A call of a method of a compiled pattern.
    pub(super) fn regular_method(&mut self, object: ExprId, name: &str, given: &Given<'_>) -> Ty {
        let regular = self.regulars.of_expr(self.program, object);
        self.regular(name, given.all, true, regular.as_ref())
    }

    fn regular(
        &mut self,
        function: &str,
        given: &[Argument],
        is_method: bool,
        regular: Option<&regular::Regular>,
    ) -> Ty {
        let Some(arguments) = regular::arguments(function, given, is_method) else {
            return Ty::Unknown;
        };
        if let Some(replacement) = arguments.replacement {
            let ty = self.types.of(replacement).clone();
            if !ty.is_text() {
                self.apply(Some(replacement), &ty, &[MATCH]);
            }
        }
        match function {
            "search" | "match" | "fullmatch" => Ty::option(MATCH),
            "finditer" => Ty::iter(MATCH),
            "sub" => Ty::Str,
            "subn" => Ty::Tuple(vec![Ty::Str, Ty::Int]),
            "findall" => match regular.map(|it| it.groups.len()) {
                Some(0 | 1) => Ty::list(Ty::Str),
                Some(many) => Ty::list(Ty::Tuple(vec![Ty::Str; many])),
                None => Ty::Unknown,
            },
            "split" => match regular.map(|it| it.groups.len()) {
                Some(0) => Ty::list(Ty::Str),
                _ => Ty::Unknown,
            },
            _ => Ty::Unknown,
        }
    }

    /// A call of a method of a match.
    pub(super) fn match_method(&mut self, object: ExprId, name: &str, given: &[Argument]) -> Ty {
        let values: Vec<ExprId> = given.iter().map(|it| it.value).collect();
        match (name, values.as_slice()) {
            ("group", []) => Ty::Str,
            ("group", [one]) => self.group(object, *one),
            ("group", many) => Ty::Tuple(many.iter().map(|it| self.group(object, *it)).collect()),
            ("groups", []) => match self.regulars.groups(self.program, object) {
                Some(groups) => Ty::Tuple(groups.into_iter().map(text).collect()),
                None => Ty::Unknown,
            },
            ("start" | "end", [] | [_]) => Ty::Int,
            ("span", [] | [_]) => Ty::Tuple(vec![Ty::Int, Ty::Int]),
            ("groupdict", []) => match self.regulars.of_expr(self.program, object) {
                Some(regular) => {
                    let mut named = regular.groups.iter().filter(|it| it.name.is_some());
                    let is_optional = named.any(|group| group.is_optional);
                    Ty::dict(Ty::Str, text(is_optional))
                }
                None => Ty::Unknown,
            },
            _ => Ty::Unknown,
        }
    }

    /// A group of a match.
    pub(super) fn group(&mut self, found: ExprId, group: ExprId) -> Ty {
        if self.regulars.is_branch_of(self.program, found, group) {
            return Ty::Str;
        }
        let group: Kind = self.program.kind(group).clone();
        match self.regulars.is_optional(self.program, found, &group) {
            Some(is_optional) => text(is_optional),
            None => Ty::Unknown,
        }
    }
}

fn text(is_optional: bool) -> Ty {
    if is_optional {
        Ty::option(Ty::Str)
    } else {
        Ty::Str
    }
}
