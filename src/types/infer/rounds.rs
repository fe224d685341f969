//! The rounds over all code: what each function, default and field gives its variables.

use super::super::ir::{ClassId, ExprId, FuncId, VarId};
use super::super::ty::Ty;
use super::{Infer, MOST_ROUNDS, learn};

impl Infer<'_, '_, '_> {
    /// Looks at all code until nothing changes.
    pub(super) fn rounds(&mut self) {
        for _ in 0..MOST_ROUNDS {
            self.changed = false;
            self.round();
            if !self.changed {
                break;
            }
        }
    }

    pub(super) fn round(&mut self) {
        if self.is_last {
            self.settle_raising();
        }
        self.learn_by_parts();
        self.learn_by_own_names();
        self.command_lines();
        for index in 0..self.program.funcs.len() {
            let id = FuncId(u32::try_from(index).unwrap_or(u32::MAX));
            self.func = id;
            self.narrowed.clear();
            let params: Vec<(VarId, ExprId)> = self.program.funcs[index]
                .params
                .iter()
                .filter_map(|it| Some((it.var, it.default?)))
                .collect();
            for (var, default) in params {
                let ty = self.expr(default);
                self.flow(default, &ty, var);
            }
            if let Some(value) = self.program.funcs[index].value {
                let ty = self.expr(value);
                self.join_return(id, &ty);
                continue;
            }
            let body = std::mem::take(&mut self.program.funcs[index].body);
            self.suite(&body);
            self.program.funcs[index].body = body;
            if index > 0
                && self.program.funcs[index].falls_through
                && !self.takes_each_value(&self.program.funcs[index].body)
            {
                self.join_return(id, &Ty::None);
            }
            // Behind the last there is nothing.
            let func = &self.program.funcs[index];
            if func.name == "__next__" && func.class.is_some() && !func.is_generator {
                self.join_return(id, &Ty::None);
            }
            // A function that only raises gives nothing that anybody could use.
            if self.is_last
                && self.program.funcs[index].ret == Ty::Unknown
                && !self.program.funcs[index].is_generator
                && (self.poisons || !learn::gives_something(&self.program.funcs[index].body))
            {
                self.join_return(id, &Ty::None);
            }
            if self.uses_annotated_returns
                && !self.program.funcs[index].ret.is_known()
                && let Some(annotation) = self.program.funcs[index].returns
            {
                let ty = self.annotations.read(annotation);
                self.join_return(id, &ty);
            }
        }
        self.unify_families();
        for index in 0..self.program.classes.len() {
            let body = std::mem::take(&mut self.program.classes[index].body);
            self.suite(&body);
            self.program.classes[index].body = body;
            self.join_defaults(index);
        }
    }

    /// What the body of a class gives a name, its instances have until they are assigned another.
    fn join_defaults(&mut self, class: usize) {
        let id = self.program.classes[class].id;
        for at in 0..self.program.classes[class].attributes.len() {
            let attribute = &self.program.classes[class].attributes[at];
            let name = attribute.name.clone();
            let ty = self.program.var(attribute.var).ty.clone();
            let owner = self.program.field_owner(id, &name);
            let Some(field) = self.types.fields.get(&(owner, name.clone())) else {
                continue;
            };
            if field.join(&ty) != Ty::Mixed {
                self.join_field(owner, &name, &ty);
            }
        }
    }

    pub(super) fn join_var(&mut self, var: VarId, ty: &Ty) {
        let ty = match ty {
            // Who calls may pass any string.
            Ty::Lit if self.program.vars[var.at()].is_param && !self.is_lambda(var) => &Ty::Str,
            ty => ty,
        };
        let is_once = self.once.contains(&var);
        let known = &mut self.program.vars[var.at()].ty;
        let met = is_once
            .then(|| super::super::iterated::meet(known, ty))
            .flatten();
        let joined = met.unwrap_or_else(|| known.meet(ty));
        if joined != *known {
            *known = joined;
            self.changed = true;
        }
    }

    fn is_lambda(&self, var: VarId) -> bool {
        self.program.func(self.program.vars[var.at()].func).name == "lambda"
    }

    pub(super) fn join_return(&mut self, func: FuncId, ty: &Ty) {
        // Where a class has both, each is a text of its own.
        let info = &self.program.funcs[func.at()];
        let is_own_repr = info.name == "__repr__"
            && info.class.is_some_and(|class| {
                self.program.method(class, "__str__").is_some()
                    || self.program.alias(class, "__str__").is_some()
            });
        let ty = if is_own_repr && ty.is_text() {
            &Ty::Str
        } else {
            ty
        };
        let known = &mut self.program.funcs[func.at()].ret;
        let joined = known.meet(ty);
        if joined != *known {
            *known = joined;
            self.changed = true;
        }
    }

    pub(super) fn join_field(&mut self, class: ClassId, name: &str, ty: &Ty) {
        let owned;
        let ty = if class.is_record() && self.reads_json {
            // What is read owns its texts.
            owned = ty.map(&|it| if it.is_text() { Ty::Str } else { it });
            &owned
        } else {
            ty
        };
        let known = self
            .types
            .fields
            .entry((class, name.to_owned()))
            .or_default();
        let joined = known.meet(ty);
        if joined != *known {
            *known = joined.clone();
            self.changed = true;
        }
        // What a record is made with is kept as it is.
        if class.is_record()
            && joined.some().is_text()
            && let Some(init) = self.program.method(class, "__init__")
        {
            let params = &self.program.func(init).params;
            if let Some(param) = params.iter().find(|it| it.name == name) {
                let var = param.var;
                if self.program.var(var).ty.some().is_text() {
                    self.join_var(var, &joined);
                }
            }
        }
    }
}
