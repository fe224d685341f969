//! What was concluded of the types of a file, for whoever wants to know: of each parameter, variable, result and
//! field its type in both languages and where that comes from, or why it is not known.

use super::translator::Translator;
use super::{Concluded, Conclusion, Reason};
use crate::types::evidence::{self, Evidence, Site};
use crate::types::ir::{FuncId, VarId};
use crate::types::spelling::python;
use crate::types::ty::Ty;

impl Translator<'_, '_> {
    /// What was concluded, in the order of the file. The program itself may be told of what it does not need then.
    pub(super) fn conclusions(&mut self) -> Vec<Conclusion> {
        let evidence = evidence::find(self.source, self.program, self.types);
        let mut all = self.of_functions(&evidence);
        all.extend(self.of_fields(&evidence));
        all.sort_by(|a, b| {
            let of = |it: &Conclusion| (it.kind, it.line);
            (a.scope_line, &a.scope, of(a)).cmp(&(b.scope_line, &b.scope, of(b)))
        });
        all
    }

    fn of_functions(&mut self, evidence: &Evidence) -> Vec<Conclusion> {
        let program = self.program;
        let mut all = Vec::new();
        for (at, var) in program.vars.iter().enumerate() {
            let id = VarId(u32::try_from(at).unwrap_or(u32::MAX));
            let func = program.func(var.func);
            let is_made = func.is_synthetic || func.name == "lambda" && func.value.is_some();
            if is_made || self.is_receiver(id) || !self.is_named(&var.name) {
                continue;
            }
            let sites = evidence.vars.get(&id).map_or(&[][..], Vec::as_slice);
            let kind = match (var.is_param, var.func) {
                (true, _) => Concluded::Parameter,
                (false, FuncId(0)) if self.names_attribute(id) => continue,
                (false, FuncId(0)) => Concluded::ModuleVariable,
                (false, _) => Concluded::Variable,
            };
            // A variable of a comprehension is none of the function.
            if sites.is_empty() && kind != Concluded::Parameter {
                continue;
            }
            let line = match kind {
                Concluded::Parameter => func.line,
                _ => sites.first().map_or(func.line, |it| it.line),
            };
            let place = (func.path.clone(), func.line, line);
            let ty = var.ty.clone();
            all.push(self.conclusion(place, var.name.clone(), kind, &ty, sites));
        }
        for (at, func) in program.funcs.iter().enumerate().skip(1) {
            if func.is_synthetic || func.value.is_some() || func.is_abstract {
                continue;
            }
            let id = FuncId(u32::try_from(at).unwrap_or(u32::MAX));
            let sites = evidence.returns.get(&id).map_or(&[][..], Vec::as_slice);
            let place = (func.path.clone(), func.line, func.line);
            let ty = func.ret.clone();
            all.push(self.conclusion(place, String::new(), Concluded::Result, &ty, sites));
        }
        all
    }

    fn of_fields(&mut self, evidence: &Evidence) -> Vec<Conclusion> {
        let mut fields: Vec<_> = self.types.fields.iter().collect();
        fields.sort_by(|a, b| a.0.cmp(b.0));
        let mut all = Vec::new();
        for ((class, name), ty) in fields {
            let owner = &self.program.classes[class.at()];
            if owner.def.is_none() || !self.is_named(name) {
                continue;
            }
            let key = (*class, name.clone());
            let sites = evidence.fields.get(&key).map_or(&[][..], Vec::as_slice);
            let line = sites.first().map_or(owner.line, |it| it.line);
            let place = (owner.name.clone(), owner.line, line);
            all.push(self.conclusion(place, name.clone(), Concluded::Field, ty, sites));
        }
        all
    }

    fn conclusion(
        &mut self,
        (scope, scope_line, line): (String, usize, usize),
        name: String,
        kind: Concluded,
        ty: &Ty,
        sites: &[Site],
    ) -> Conclusion {
        let reason = (!ty.is_known()).then(|| reason(kind, ty, sites));
        let mut why: Vec<Reason> = sites
            .iter()
            .map(|it| Reason {
                line: it.line,
                what: self.told(it, ty),
            })
            .collect();
        // What no place is told of is known by what is done with it.
        if why.is_empty() && reason.is_none() {
            why.push(Reason {
                line,
                what: "what is done with it".to_owned(),
            });
        }
        let has_name = !ty.holds_function() && !ty.holds_awaitable() && !ty.holds_coroutine();
        let rust = (reason.is_none() && has_name).then(|| self.rust_type(ty));
        Conclusion {
            scope,
            scope_line,
            name,
            kind,
            line,
            python: (*ty != Ty::Unknown && *ty != Ty::Mixed).then(|| python(self.program, ty)),
            rust: rust.filter(|it| !crate::rust::contains_word(it, "Unknown")),
            why,
            reason,
        }
    }

    /// What stands at a place; where several types meet, with the one that it says.
    fn told(&self, site: &Site, ty: &Ty) -> String {
        if site.ty.is_known() && ty.any(&|it| *it == Ty::Mixed) {
            return format!("{} ({})", site.what, python(self.program, &site.ty));
        }
        site.what.clone()
    }

    /// Whether a variable is what a method is called on.
    fn is_receiver(&self, id: VarId) -> bool {
        let func = self.program.func(self.program.var(id).func);
        func.class.is_some()
            && func.role != crate::types::class_form::Role::Static
            && func.params.first().is_some_and(|it| it.var == id)
    }

    /// Whether a variable is an attribute of a class.
    fn names_attribute(&self, id: VarId) -> bool {
        let mut classes = self.program.classes.iter();
        classes.any(|it| {
            it.attributes.iter().any(|it| it.var == id) || it.members.iter().any(|it| it.var == id)
        })
    }

    /// Whether the file itself says a name: it is not one of the reading.
    fn is_named(&self, name: &str) -> bool {
        crate::rust::contains_word(self.source.text(), name)
    }
}

/// Why a type is not known, or not all of it.
fn reason(kind: Concluded, ty: &Ty, sites: &[Site]) -> &'static str {
    match ty {
        ty if ty.any(&|it| *it == Ty::Mixed) => "values of more than one type meet",
        Ty::Unknown if !sites.is_empty() => "the type of what it is given is not known",
        Ty::Unknown if kind == Concluded::Parameter => {
            "no annotation, no default and no call in the file says it"
        }
        Ty::Unknown => "nothing says it",
        _ => "not all of it is known",
    }
}
