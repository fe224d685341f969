//! Names for kinds of records: after the variable, the function, the list or the key that has them.

use rustc_hash::{FxHashMap, FxHashSet};

use super::super::ids::{ExprId, VarId};
use super::super::ir::{Kind, Program, StmtKind, Target};
use super::Display;
use super::statements::each_statement;

/// Words of functions that say that they make or find what they give.
const MAKING: &[&str] = &[
    "add", "as", "build", "create", "fetch", "find", "get", "load", "make", "new", "parse", "read",
    "to",
];

/// Names that say nothing of what they stand for.
const EMPTY: &[&str] = &[
    "data", "dict", "main", "new", "obj", "out", "res", "result", "ret", "tmp", "value", "values",
];

/// Where expressions stand, and which names are taken.
pub(super) struct Names {
    parents: FxHashMap<ExprId, ExprId>,
    places: FxHashMap<ExprId, String>,
    /// The variables that values are assigned to.
    vars: FxHashMap<ExprId, VarId>,
    /// Those of them that hold many.
    many: FxHashSet<ExprId>,
    taken: FxHashSet<String>,
    /// One of the lists that variables are put into.
    listed: FxHashMap<VarId, String>,
}

impl Names {
    pub(super) fn of(program: &Program<'_>) -> Self {
        let mut parents = FxHashMap::default();
        for (at, expr) in program.exprs.iter().enumerate() {
            let id = ExprId(u32::try_from(at).unwrap_or(u32::MAX));
            for part in expr.kind.parts() {
                parents.insert(part, id);
            }
        }
        let mut names = Self {
            parents,
            places: FxHashMap::default(),
            vars: FxHashMap::default(),
            many: FxHashSet::default(),
            listed: listed(program),
            taken: program
                .classes
                .iter()
                .filter(|it| it.def.is_some() || !it.id.is_record())
                .map(|it| upper_camel(&it.name))
                .chain(["Error".to_owned()])
                .collect(),
        };
        each_statement(program, &mut |stmt| match &stmt.kind {
            StmtKind::Assign { targets, value, .. } => {
                if let [Target::Var(var)] = targets.as_slice() {
                    names.vars.insert(*value, *var);
                }
                if let Some((name, is_many)) = targets.first().and_then(|it| place(program, it)) {
                    names.places.insert(*value, name);
                    if is_many {
                        names.many.insert(*value);
                    }
                }
            }
            StmtKind::Return(Some(value)) | StmtKind::Yield(Some(value), _) => {
                let func = program.blocks[program.expr(*value).block.at()].func;
                if let Some(name) = made_by(&program.func(func).name) {
                    names.places.insert(*value, name);
                }
            }
            _ => {}
        });
        for (call, display) in &program.read_texts {
            if let Some(name) = names.places.get(call).cloned() {
                names.places.insert(*display, name);
            }
            if let Some(var) = names.vars.get(call).copied() {
                names.vars.insert(*display, var);
            }
        }
        names
    }

    /// A name for a kind with these displays.
    pub(super) fn name(&mut self, program: &Program<'_>, displays: &[Display]) -> String {
        let found = displays
            .iter()
            .filter_map(|it| self.of_display(program, it.id));
        let listed = displays.iter().filter_map(|it| self.of_list(it.id));
        let mut found = found.chain(listed);
        let name = found.find(|it| it.len() > 2 && !EMPTY.contains(&it.to_lowercase().as_str()));
        let base = upper_camel(name.as_deref().unwrap_or("record"));
        let tries = (0..).map(|at| match at {
            0 => base.clone(),
            1 => format!("{base}Record"),
            at => format!("{base}Record{at}"),
        });
        let mut free = tries.filter(|it| !self.taken.contains(it));
        let name = free.next().unwrap_or(base.clone());
        self.taken.insert(name.clone());
        name
    }

    /// The list that a variable with a display is put into.
    fn of_list(&self, id: ExprId) -> Option<String> {
        self.listed.get(self.vars.get(&id)?).cloned()
    }

    fn of_display(&self, program: &Program<'_>, id: ExprId) -> Option<String> {
        let (mut at, mut is_many) = (id, false);
        for _ in 0..20 {
            if let Some(place) = self.places.get(&at) {
                return Some(one_of(place, is_many || self.many.contains(&at)));
            }
            let parent = *self.parents.get(&at)?;
            match program.kind(parent) {
                Kind::List(_) | Kind::Set(_) | Kind::Tuple(_) | Kind::Comprehension(_) => {
                    is_many = true;
                }
                Kind::Dict(items) => {
                    let key = items.iter().find(|(_, value)| *value == at)?.0?;
                    // The keys of a record say what stands under them; those of another dict don't.
                    match program.kind(key) {
                        Kind::Str(key) if is_record_like(program, items) => {
                            return Some(one_of(key, is_many));
                        }
                        _ => is_many = true,
                    }
                }
                Kind::Call(func, arguments) => {
                    return match program.kind(*func) {
                        Kind::Attribute(object, name)
                            if matches!(name.as_str(), "append" | "insert" | "appendleft") =>
                        {
                            Some(one_of(name_of(program, *object)?, true))
                        }
                        Kind::Func(func) => {
                            let place = arguments.iter().position(|it| it.value == at)?;
                            let param = program.func(*func).params.get(place)?;
                            Some(one_of(&param.name, is_many))
                        }
                        Kind::Builtin(name) if name == "dict" => {
                            let name = arguments.iter().find(|it| it.value == at)?;
                            Some(one_of(name.name.as_deref()?, is_many))
                        }
                        _ => None,
                    };
                }
                Kind::Conditional { .. } | Kind::Logic(..) => {}
                _ => return None,
            }
            at = parent;
        }
        None
    }
}

/// One of what each variable is put into.
fn listed(program: &Program<'_>) -> FxHashMap<VarId, String> {
    let put = program.exprs.iter().filter_map(|expr| {
        let Kind::Call(func, arguments) = &expr.kind else {
            return None;
        };
        let Kind::Attribute(object, name) = program.kind(*func) else {
            return None;
        };
        match (name.as_str(), arguments.as_slice()) {
            ("append" | "appendleft", [one]) => match program.kind(one.value) {
                Kind::Var(var) => Some((*var, one_of(name_of(program, *object)?, true))),
                _ => None,
            },
            _ => None,
        }
    });
    put.collect()
}

/// Whether the values of a display are of several kinds, by how they are written.
fn is_record_like(program: &Program<'_>, items: &[(Option<ExprId>, ExprId)]) -> bool {
    let forms = items
        .iter()
        .map(|(_, value)| std::mem::discriminant(program.kind(*value)));
    forms.collect::<FxHashSet<_>>().len() > 1 || items.len() == 1
}

/// The name of what is assigned to, and whether that holds many.
fn place(program: &Program<'_>, target: &Target) -> Option<(String, bool)> {
    match target {
        Target::Var(var) => Some((program.var(*var).name.clone(), false)),
        Target::Attribute(_, name) => Some((name.clone(), false)),
        Target::Index(object, key) => match program.kind(*key) {
            Kind::Str(key) => Some((key.clone(), false)),
            _ => Some((name_of(program, *object)?.to_owned(), true)),
        },
        _ => None,
    }
}

fn name_of<'p>(program: &'p Program<'_>, id: ExprId) -> Option<&'p str> {
    match program.kind(id) {
        Kind::Var(var) => Some(&program.var(*var).name),
        Kind::Attribute(_, name) => Some(name),
        Kind::Index(_, key) => match program.kind(*key) {
            Kind::Str(key) => Some(key),
            _ => None,
        },
        _ => None,
    }
}

/// What a function makes, by its name.
fn made_by(func: &str) -> Option<String> {
    let words: Vec<&str> = func.split('_').filter(|it| !it.is_empty()).collect();
    let from = usize::from(words.len() > 1 && MAKING.contains(words.first()?));
    let words = words.get(from..)?;
    let end = words
        .iter()
        .position(|it| matches!(*it, "from" | "by" | "of" | "for"));
    let words = words.get(..end.filter(|it| *it > 0).unwrap_or(words.len()))?;
    Some(words.join("_")).filter(|it| !MAKING.contains(&it.as_str()))
}

/// The name of one of what a name stands for.
fn one_of(name: &str, is_many: bool) -> String {
    if !is_many {
        return name.to_owned();
    }
    let (before, last) = match name.rsplit_once('_') {
        Some((before, last)) if !last.is_empty() => (format!("{before}_"), last),
        _ => (String::new(), name),
    };
    let last = last.to_lowercase();
    let one = match last.as_str() {
        "people" => "person".to_owned(),
        "children" => "child".to_owned(),
        "entries" => "entry".to_owned(),
        "movies" => "movie".to_owned(),
        "series" | "news" => format!("{last}_item"),
        _ if last.ends_with("ies") => format!("{}y", &last[..last.len() - 3]),
        _ if ["sses", "xes", "ches", "shes"]
            .iter()
            .any(|it| last.ends_with(it)) =>
        {
            last[..last.len() - 2].to_owned()
        }
        _ if last.ends_with('s') && !["ss", "us", "is"].iter().any(|it| last.ends_with(it)) => {
            last[..last.len() - 1].to_owned()
        }
        _ => format!("{last}_item"),
    };
    format!("{before}{one}")
}

fn upper_camel(name: &str) -> String {
    let is_part = |c: char| !c.is_ascii_alphanumeric();
    let mut camel = String::new();
    for word in name.split(is_part).filter(|it| !it.is_empty()) {
        let mut chars = word.chars();
        camel.extend(chars.next().into_iter().flat_map(char::to_uppercase));
        let rest = chars.as_str();
        if rest.chars().any(char::is_lowercase) {
            camel.push_str(rest);
        } else {
            camel.push_str(&rest.to_lowercase());
        }
    }
    if camel.starts_with(|c: char| c.is_ascii_alphabetic()) {
        camel
    } else {
        format!("Record{camel}")
    }
}
