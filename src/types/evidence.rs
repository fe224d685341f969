//! Where the types of a program come from: the places that say something of a variable, of what a function
//! gives, of a field.

mod filled;
mod values;

use rustc_hash::FxHashMap;

use super::class_form::Role;
use super::found::Types;
use super::ids::{ClassId, ExprId, FuncId, VarId};
use super::ir::{Argument, Kind, ParamNature, Program, StmtKind, Suite, Target};
use super::ty::Ty;
use crate::python::source::Source;

/// A place that says something of a type.
#[derive(Debug, Clone)]
pub(crate) struct Site {
    /// 1-based.
    pub(crate) line: usize,
    pub(crate) what: String,
    /// What it says.
    pub(crate) ty: Ty,
    /// Whether it only says that something is there, which is known by what is put into it.
    is_empty: bool,
}

/// The methods that put their arguments into what they are called on.
const FILLING: &[&str] = &[
    "add",
    "append",
    "appendleft",
    "extend",
    "insert",
    "put",
    "setdefault",
    "update",
];

/// The places that say something of the types of a program.
#[derive(Debug, Default)]
pub(crate) struct Evidence {
    pub(crate) vars: FxHashMap<VarId, Vec<Site>>,
    pub(crate) returns: FxHashMap<FuncId, Vec<Site>>,
    pub(crate) fields: FxHashMap<(ClassId, String), Vec<Site>>,
    filled_vars: FxHashMap<VarId, Vec<Site>>,
    filled_fields: FxHashMap<(ClassId, String), Vec<Site>>,
}

struct Finder<'f> {
    source: &'f Source,
    program: &'f Program<'f>,
    types: &'f Types,
    found: Evidence,
}

/// Looks at all of a program.
pub(crate) fn find(source: &Source, program: &Program<'_>, types: &Types) -> Evidence {
    let mut finder = Finder {
        source,
        program,
        types,
        found: Evidence::default(),
    };
    finder.annotations();
    for (at, func) in program.funcs.iter().enumerate() {
        let id = FuncId(u32::try_from(at).unwrap_or(u32::MAX));
        finder.suite(id, &func.body);
        if at > 0 && func.falls_through && !func.is_generator {
            finder.gives(id, func.end_line, "the end of the body", Ty::None);
        }
    }
    for class in &program.classes {
        finder.suite(FuncId(0), &class.body);
    }
    for at in 0..program.exprs.len() {
        finder.expr(ExprId(u32::try_from(at).unwrap_or(u32::MAX)));
    }
    finder.bound_by_heads();
    let mut found = finder.found;
    for (var, filled) in std::mem::take(&mut found.filled_vars) {
        with_filled(found.vars.entry(var).or_default(), filled);
    }
    for (field, filled) in std::mem::take(&mut found.filled_fields) {
        with_filled(found.fields.entry(field).or_default(), filled);
    }
    let lists = (found.vars.values_mut())
        .chain(found.returns.values_mut())
        .chain(found.fields.values_mut());
    for sites in lists {
        sites.sort_by_key(|it| it.line);
        sites.dedup_by(|a, b| a.line == b.line && a.what == b.what);
    }
    found
}

/// What is put into something says what is in it only where nothing else does.
fn with_filled(sites: &mut Vec<Site>, filled: Vec<Site>) {
    if sites.iter().all(|it| it.is_empty) {
        sites.extend(filled);
    }
}

impl Finder<'_> {
    fn line(&self, id: ExprId) -> usize {
        self.source.line_at(self.program.expr(id).span.start)
    }

    fn site(&self, id: ExprId) -> Site {
        Site {
            line: self.line(id),
            what: values::what(self.program, id),
            ty: self.types.of(id).clone(),
            is_empty: values::is_empty(self.program, id),
        }
    }

    fn annotations(&mut self) {
        for (at, func) in self.program.funcs.iter().enumerate() {
            let id = FuncId(u32::try_from(at).unwrap_or(u32::MAX));
            for param in &func.params {
                let said = self.program.var(param.var).annotation.clone();
                if let (Some(_), Some(ty)) = (param.annotation, said) {
                    self.says(param.var, func.line, "annotation", ty);
                }
                if let Some(default) = param.default {
                    let mut site = self.site(default);
                    site.what = format!("default: {}", site.what);
                    self.var(param.var, site);
                }
            }
            if func.returns.is_some() && func.ret.is_known() {
                self.gives(id, func.line, "annotation", func.ret.clone());
            }
        }
        for class in &self.program.classes {
            for field in class.fields.iter().filter(|it| it.annotation.is_some()) {
                let owner = self.program.field_owner(class.id, &field.name);
                let key = (owner, field.name.clone());
                if let Some(ty) = self.types.fields.get(&key) {
                    let site = Site::of(field.line, "annotation", ty.clone());
                    self.found.fields.entry(key).or_default().push(site);
                }
            }
        }
    }

    fn says(&mut self, var: VarId, line: usize, what: &str, ty: Ty) {
        self.var(var, Site::of(line, what, ty));
    }

    fn var(&mut self, var: VarId, site: Site) {
        self.found.vars.entry(var).or_default().push(site);
    }

    fn gives(&mut self, func: FuncId, line: usize, what: &str, ty: Ty) {
        let site = Site::of(line, what, ty);
        self.found.returns.entry(func).or_default().push(site);
    }

    fn suite(&mut self, func: FuncId, suite: &Suite<'_>) {
        for stmt in &suite.body {
            match &stmt.kind {
                StmtKind::Assign {
                    targets,
                    value,
                    annotation,
                } => {
                    for target in targets {
                        self.assigned(target, *value, stmt.line);
                        if let (Some(_), Target::Var(var)) = (annotation, target) {
                            let ty = self.program.var(*var).ty.clone();
                            self.says(*var, stmt.line, "annotation", ty);
                        }
                    }
                }
                StmtKind::Augmented {
                    target,
                    op,
                    value,
                    read,
                } => {
                    let what = format!("`{}=`", op.as_str());
                    let mut site = Site::of(stmt.line, &what, self.types.of(*value).clone());
                    site.is_empty = values::is_empty(self.program, *value);
                    match target {
                        Target::Var(var) => self.var(*var, site),
                        _ => self.put(*read, site),
                    }
                }
                StmtKind::For { target, iter, .. } => {
                    let what = format!("loop over {}", values::what(self.program, *iter));
                    let ty = self.types.of(*iter).item();
                    self.parts(target, &Site::of(stmt.line, &what, ty));
                }
                StmtKind::Return(value) | StmtKind::Yield(value, _) => {
                    let word = match &stmt.kind {
                        StmtKind::Return(_) => "return",
                        _ => "yield",
                    };
                    let (what, ty) = match value {
                        Some(it) => {
                            let what = values::what(self.program, *it);
                            (format!("`{word}`: {what}"), self.types.of(*it).clone())
                        }
                        None => (format!("bare `{word}`"), Ty::None),
                    };
                    self.gives(func, stmt.line, &what, ty);
                }
                _ => {}
            }
            for inner in stmt.suites() {
                self.suite(func, inner);
            }
        }
    }

    fn expr(&mut self, id: ExprId) {
        match self.program.kind(id) {
            Kind::Walrus(var, value) => {
                let site = self.site(*value);
                self.var(*var, site);
            }
            Kind::Call(func, arguments) => {
                if let Kind::Attribute(object, name) = self.program.kind(*func)
                    && FILLING.contains(&name.as_str())
                {
                    let site = Site::of(self.line(id), &format!("`.{name}()`"), Ty::Unknown);
                    self.filled(*object, site);
                }
                for (callee, skipped) in self.callees(*func) {
                    self.passed(id, callee, skipped, arguments);
                }
            }
            _ => {}
        }
    }

    /// The functions that a call may run, each with how many of its parameters no argument stands for.
    fn callees(&self, func: ExprId) -> Vec<(FuncId, usize)> {
        let method = |class: ClassId, name: &str, is_bound: bool| {
            let id = self.program.method(class, name)?;
            let skipped = match self.program.func(id).role {
                Role::Static => 0,
                Role::Class => 1,
                _ => usize::from(is_bound),
            };
            Some((id, skipped))
        };
        match self.program.kind(func) {
            Kind::Func(id) => vec![(*id, 0)],
            Kind::Class(class) => method(*class, "__init__", true).into_iter().collect(),
            Kind::Attribute(object, name) => match self.types.of(*object).some() {
                Ty::Instance(class) | Ty::Dyn(class) => method(*class, name, true),
                Ty::Class(class) => method(*class, name, false),
                _ => None,
            }
            .into_iter()
            .collect(),
            _ => {
                let all = self.types.of(func).functions();
                all.iter().map(|it| (*it, 0)).collect()
            }
        }
    }

    fn passed(&mut self, call: ExprId, func: FuncId, skipped: usize, arguments: &[Argument]) {
        let program = self.program;
        let params = &program.func(func).params;
        let places = |it: &&super::ir::Param<'_>| it.nature == ParamNature::Plain;
        let mut by_place = params.iter().filter(places).skip(skipped);
        for argument in arguments {
            let param = match &argument.name {
                _ if argument.stars > 0 => return,
                Some(name) => params.iter().find(|it| it.name == *name),
                None => by_place.next(),
            };
            let Some(param) = param else {
                continue;
            };
            let mut site = self.site(argument.value);
            site.line = self.line(call);
            site.what = format!("call with {}", site.what);
            self.var(param.var, site);
        }
    }
}

impl Site {
    fn of(line: usize, what: &str, ty: Ty) -> Self {
        Self {
            line,
            what: what.to_owned(),
            ty,
            is_empty: false,
        }
    }
}
