//! What calls, methods and comprehensions do to the regions of values.

use rustc_hash::FxHashMap;

use super::{Finder, Region};
use crate::types::class_form::Role;
use crate::types::ir::{Argument, Comprehension, ExprId, FuncId, Kind};
use crate::types::ty::Ty;

impl Finder<'_, '_> {
    /// What methods give out and take that no call names (properties, operators), or that another class has,
    /// too: of that nothing is known, and it counts as changed.
    pub(super) fn given_out_unseen(&self) -> Vec<(Region, FuncId)> {
        let program = self.program;
        let methods = program.classes.iter().flat_map(|it| &it.methods).copied();
        let mut named: FxHashMap<&str, usize> = FxHashMap::default();
        for method in methods.clone() {
            *named.entry(&program.func(method).name).or_default() += 1;
        }
        let unseen = methods.filter(|method| {
            let func = program.func(*method);
            let is_special = func.name.starts_with("__") && func.name != "__init__";
            // Where fields are apart, what is called on what has no type is not understood anyway.
            let is_one_of_several = !self.is_apart && named[func.name.as_str()] > 1;
            is_special || func.role != Role::Plain || is_one_of_several
        });
        let of_method = |method: FuncId| {
            let params = program.func(method).params.iter().skip(1);
            let given = params.map(|it| self.var(it.var));
            let all: Vec<Region> = given.chain([self.ret(method)]).collect();
            all.into_iter().map(move |region| (region, method))
        };
        unseen.flat_map(of_method).collect()
    }

    pub(super) fn comprehension(&self, this: Region, comprehension: &Comprehension) {
        self.put(this, comprehension.element.at());
        for generator in &comprehension.generators {
            let item = self.given(generator.iter);
            self.target(&generator.target, item);
        }
    }

    pub(super) fn call(&mut self, this: Region, func: ExprId, arguments: &[Argument]) {
        let program = self.program;
        let values: Vec<Region> = arguments
            .iter()
            .map(|it| match it.stars {
                0 => it.value.at(),
                _ => self.regions.item(it.value.at()),
            })
            .collect();
        // A function that is passed gets items of what else is passed.
        for argument in arguments {
            let passed = match program.kind(argument.value) {
                Kind::Lambda(passed) | Kind::Func(passed) => *passed,
                _ => continue,
            };
            for param in &program.func(passed).params {
                for other in &values {
                    let item = self.regions.item(*other);
                    self.regions.unite(self.var(param.var), item);
                }
            }
            self.put(this, self.ret(passed));
        }
        match program.kind(func) {
            Kind::Func(callee) => {
                self.pass(*callee, 0, arguments);
                self.regions.unite(this, self.ret(*callee));
            }
            Kind::Class(class) => {
                if let Some(init) = program.method(*class, "__init__") {
                    self.pass(init, 1, arguments);
                }
                values.iter().for_each(|it| self.hold(this, *it));
            }
            Kind::Builtin(name) => {
                let values: Vec<Region> = arguments
                    .iter()
                    .zip(&values)
                    // What the values are compared by is none of them.
                    .filter(|(it, _)| !self.is_apart || it.name.as_deref() != Some("key"))
                    .map(|(it, value)| match name.as_str() {
                        "dict" => *value,
                        _ if self.gives_keys(it.value) => self.regions.fresh(),
                        _ => *value,
                    })
                    .collect();
                self.builtin(this, name, &values);
            }
            // What a thread is given goes into the call that it makes.
            Kind::Import(name)
                if ["threading.", "queue.", "multiprocessing.", "time."]
                    .iter()
                    .any(|it| name.starts_with(it)) => {}
            Kind::Import(name) if name.starts_with("concurrent.") => self.mix(this, &values),
            Kind::Import(name) if self.is_apart => self.library(this, name, arguments),
            Kind::Attribute(object, name) => {
                let of = self.types.of(*object).some();
                let reached = match of {
                    Ty::Class(_) | Ty::Enum(_) => Vec::new(),
                    of => program.reached_methods(*object, of, name),
                };
                for method in &reached {
                    let info = program.func(*method);
                    let skipped = usize::from(info.role != Role::Static);
                    if let (Some(receiver), 1) = (info.params.first(), skipped) {
                        self.regions.unite(self.var(receiver.var), object.at());
                    }
                    self.pass(*method, skipped, arguments);
                    self.regions.unite(this, self.ret(*method));
                }
                if !reached.is_empty() && matches!(of, Ty::Instance(_)) {
                    return;
                }
                if let ("index" | "count" | "remove", [sought], true) =
                    (name.as_str(), arguments, self.is_apart)
                {
                    self.sought(object.at(), sought.value);
                }
                self.method(this, object.at(), name, &values);
            }
            _ => {
                // It may be any function or lambda of the file.
                for (index, callee) in program.funcs.iter().enumerate().skip(1) {
                    for param in &callee.params {
                        values
                            .iter()
                            .for_each(|it| self.regions.unite(self.var(param.var), *it));
                    }
                    let ret = self.ret(FuncId(u32::try_from(index).unwrap_or(u32::MAX)));
                    self.regions.unite(this, ret);
                }
                self.mix(this, &values);
            }
        }
    }

    fn pass(&self, callee: FuncId, skipped: usize, arguments: &[Argument]) {
        let params = self.program.func(callee).params.get(skipped..);
        let params = params.unwrap_or_default();
        for (index, argument) in arguments.iter().enumerate() {
            let param = match &argument.name {
                Some(name) => params.iter().find(|it| it.name == *name),
                None => params.get(index),
            };
            match param {
                Some(param)
                    if argument.stars == 0
                        && param.nature == crate::types::ir::ParamNature::Plain
                        || param.nature == crate::types::ir::ParamNature::KeywordOnly =>
                {
                    self.regions.unite(self.var(param.var), argument.value.at());
                }
                _ => {
                    // Spread, or gathered: every parameter may have it, or hold it.
                    for param in params {
                        let var = self.var(param.var);
                        self.mix(var, &[argument.value.at()]);
                    }
                }
            }
        }
    }

    fn builtin(&self, this: Region, name: &str, values: &[Region]) {
        match name {
            "list" | "tuple" | "set" | "frozenset" | "sorted" | "reversed" | "iter" | "dict"
            | "filter" => values.iter().for_each(|it| self.share_items(this, *it)),
            "enumerate" | "zip" => {
                let pair = self.regions.item(this);
                values.iter().for_each(|it| self.share_items(pair, *it));
            }
            "min" | "max" | "next" | "sum" => {
                for value in values {
                    let item = self.regions.item(*value);
                    self.regions.unite(this, item);
                    if values.len() > 1 && name != "sum" {
                        self.regions.unite(this, *value);
                    }
                }
                if name == "sum" {
                    values.iter().for_each(|it| self.share_items(this, *it));
                }
            }
            "len" | "print" | "range" | "str" | "int" | "float" | "bool" | "repr" | "abs"
            | "any" | "all" | "isinstance" | "ord" | "chr" | "round" | "map" | "input" => {}
            _ => self.mix(this, values),
        }
    }

    fn method(&self, this: Region, object: Region, name: &str, values: &[Region]) {
        match name {
            "copy" | "most_common" | "union" | "intersection" | "difference" | "elements" => {
                self.share_items(this, object);
                values.iter().for_each(|it| self.share_items(this, *it));
            }
            "get" | "pop" | "popleft" | "setdefault" => {
                self.put(object, this);
                values
                    .iter()
                    .skip(1)
                    .for_each(|it| self.regions.unite(this, *it));
            }
            "append" | "appendleft" | "add" | "insert" => {
                values.iter().for_each(|it| self.put(object, *it));
            }
            "extend" | "extendleft" | "update" => {
                values.iter().for_each(|it| self.share_items(object, *it));
            }
            "keys" | "values" => self.share_items(this, object),
            "items" | "popitem" => {
                let pair = if name == "items" {
                    self.regions.item(this)
                } else {
                    this
                };
                self.share_items(pair, object);
            }
            "sort" | "reverse" | "remove" | "discard" | "clear" | "index" | "count" | "rotate"
            | "join" | "split" | "format" => {}
            _ => {
                let mut all = values.to_vec();
                all.push(object);
                self.mix(this, &all);
            }
        }
    }

    /// What is not known may give back what it was given, or a part of it, or hold it.
    pub(super) fn mix(&self, this: Region, values: &[Region]) {
        for value in values {
            self.regions.unite(this, *value);
            let item = self.regions.item(*value);
            self.regions.unite(this, item);
        }
    }
}
