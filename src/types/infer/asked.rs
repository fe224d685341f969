//! What values are asked for: the one class of the file that has all of it is what hope takes them for.

use std::collections::BTreeSet;

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::class_form::{ClassForm, Role};
use super::super::exceptions;
use super::super::ids::{ClassId, FuncId, VarId};
use super::super::ir::{Kind, Program};
use super::super::ty::Ty;
use super::Infer;

/// What values of the builtin types and of files have, too: alone it tells nothing of a class.
const COMMON: &[&str] = &[
    "acquire",
    "add",
    "append",
    "capitalize",
    "clear",
    "close",
    "copy",
    "count",
    "data",
    "decode",
    "encode",
    "endswith",
    "extend",
    "find",
    "flush",
    "format",
    "get",
    "group",
    "groups",
    "index",
    "insert",
    "items",
    "join",
    "keys",
    "lower",
    "match",
    "name",
    "next",
    "open",
    "pop",
    "put",
    "read",
    "readline",
    "readlines",
    "release",
    "remove",
    "replace",
    "reverse",
    "run",
    "search",
    "seek",
    "send",
    "setdefault",
    "sort",
    "split",
    "start",
    "startswith",
    "stop",
    "strip",
    "sub",
    "tell",
    "type",
    "update",
    "upper",
    "value",
    "values",
    "write",
    "writelines",
];

/// Operators whose other operand is most often of the class itself.
const OF_ALIKE: &[&str] = &[
    "__add__", "__radd__", "__iadd__", "__sub__", "__rsub__", "__isub__", "__and__", "__rand__",
    "__or__", "__ror__", "__xor__", "__rxor__",
];

/// The variables that are asked for something, and who has it.
#[derive(Debug, Default)]
pub(super) struct Asked {
    /// By variable, the class that alone has all that the variable is asked for.
    only: Vec<(VarId, ClassId)>,
}

impl Asked {
    pub(super) fn of(program: &Program<'_>) -> Self {
        let mut names: FxHashMap<VarId, BTreeSet<&str>> = FxHashMap::default();
        for expr in &program.exprs {
            if let Kind::Attribute(object, name) = &expr.kind
                && let Kind::Var(var) = program.kind(*object)
            {
                names.entry(*var).or_default().insert(name);
            }
        }
        let having = having(program);
        let mut only: Vec<(VarId, ClassId)> = names
            .into_iter()
            .filter_map(|(var, names)| Some((var, only_class(program, &having, &names)?)))
            .collect();
        only.extend(operands(program));
        only.sort_unstable();
        Self { only }
    }
}

/// The classes that have a part of a name, their own or inherited.
fn having<'p>(program: &'p Program<'_>) -> FxHashMap<&'p str, FxHashSet<ClassId>> {
    let mut having: FxHashMap<&str, FxHashSet<ClassId>> = FxHashMap::default();
    for id in program.class_ids() {
        let form = program.form(id);
        let is_other = matches!(form, ClassForm::Enum(_) | ClassForm::CommandLine);
        if is_other || id.is_record() || exceptions::is_exception(program, id) {
            continue;
        }
        for of in program.lineage(id) {
            let class = &program.classes[of.at()];
            let names = class.assigned.iter().map(String::as_str);
            let names = names.chain(class.fields.iter().map(|it| it.name.as_str()));
            let names = names.chain(class.methods_of_name.keys().map(String::as_str));
            let names = names.chain(class.attributes.iter().map(|it| it.name.as_str()));
            for name in names {
                having.entry(name).or_default().insert(id);
            }
        }
    }
    having
}

/// The class, with those that derive from it, that alone has all these parts.
fn only_class(
    program: &Program<'_>,
    having: &FxHashMap<&str, FxHashSet<ClassId>>,
    names: &BTreeSet<&str>,
) -> Option<ClassId> {
    let is_own = |it: &&str| !(COMMON.contains(it) || it.starts_with("__") && it.ends_with("__"));
    if !names.iter().any(is_own) {
        return None;
    }
    let mut sets: Vec<&FxHashSet<ClassId>> = Vec::new();
    for name in names {
        match having.get(name) {
            Some(classes) => sets.push(classes),
            // Every instance has these.
            None if name.starts_with("__") && name.ends_with("__") => {}
            None => return None,
        }
    }
    sets.sort_by_key(|it| it.len());
    let (first, others) = sets.split_first()?;
    let all: Vec<ClassId> = first
        .iter()
        .copied()
        .filter(|it| others.iter().all(|set| set.contains(it)))
        .collect();
    let mut tops = all.iter().filter(|it| {
        let above = program.lineage(**it);
        !above.iter().skip(1).any(|it| all.contains(it))
    });
    match (tops.next(), tops.next()) {
        (Some(class), None) => Some(*class),
        _ => None,
    }
}

/// The other operands of operators that classes define.
fn operands(program: &Program<'_>) -> Vec<(VarId, ClassId)> {
    let methods = program.funcs.iter().filter(|it| {
        it.role == Role::Plain && OF_ALIKE.contains(&it.name.as_str()) && it.params.len() == 2
    });
    methods
        .filter_map(|it| Some((it.params[1].var, it.class?)))
        .collect()
}

/// What methods of Python's own names give, whatever they do.
fn given_by(name: &str) -> Option<Ty> {
    match name {
        "__len__" | "__hash__" | "__index__" | "__int__" => Some(Ty::Int),
        "__bool__" | "__contains__" | "__lt__" | "__le__" | "__gt__" | "__ge__" => Some(Ty::Bool),
        "__str__" | "__repr__" | "__format__" => Some(Ty::Str),
        "__float__" => Some(Ty::Float),
        "__bytes__" => Some(Ty::Bytes),
        _ => None,
    }
}

impl Infer<'_, '_, '_> {
    /// What methods of Python's own names give is known, also where what they do is not.
    pub(super) fn learn_by_own_names(&mut self) {
        if !self.learns {
            return;
        }
        for at in 0..self.program.funcs.len() {
            let func = &self.program.funcs[at];
            if func.class.is_some()
                && func.ret == Ty::Unknown
                && let Some(ty) = given_by(&func.name)
            {
                self.join_return(FuncId(u32::try_from(at).unwrap_or(u32::MAX)), &ty);
            }
        }
    }

    /// Takes what is asked for parts of one class only for an instance of it.
    pub(super) fn learn_by_parts(&mut self) {
        if !self.learns {
            return;
        }
        if self.asked.is_none() {
            self.asked = Some(Asked::of(self.program));
        }
        let asked = self.asked.take().unwrap_or_default();
        for (var, class) in &asked.only {
            let info = &self.program.vars[var.at()];
            let is_open = match &info.ty {
                Ty::Unknown => true,
                Ty::None => info.is_param,
                _ => false,
            };
            if is_open {
                let ty = self.program.instance(*class);
                self.join_var(*var, &ty);
            }
        }
        self.asked = Some(asked);
    }
}
