//! The `__init__` that a record gets by its fields.

use super::super::class_form::{ClassForm, Declared};
use super::super::collect::Bound;
use super::super::ir::{
    Argument, ClassId, ExprId, FuncId, Kind, Nature, Param, ParamNature, Stmt, StmtKind, Suite,
    VarId,
};
use super::{Builder, empty_func};
use rustc_hash::{FxHashMap, FxHashSet};

impl<'a> Builder<'a, '_> {
    /// What `default_factory` gives: an empty display where that is all.
    pub(super) fn made_by(&mut self, factory: ExprId, field: &Declared<'a>) -> ExprId {
        let kind = match self.program.kind(factory) {
            Kind::Builtin(name) if name == "list" => Kind::List(Vec::new()),
            Kind::Builtin(name) if name == "dict" => Kind::Dict(Vec::new()),
            Kind::Lambda(lambda) => match self.program.func(*lambda).value {
                Some(value) if self.program.func(*lambda).params.is_empty() => return value,
                _ => Kind::Unsupported("a factory of this kind"),
            },
            _ => Kind::Call(factory, Vec::<Argument>::new()),
        };
        self.push(kind, field.span.clone())
    }

    /// Gives a class the `__init__` that its fields make.
    pub(super) fn init_of_fields(&mut self, class: ClassId) {
        let fields = self.program.classes[class.at()].fields.clone();
        let whole = self.program.classes[class.at()].span.clone();
        let (name, line) = {
            let class = &self.program.classes[class.at()];
            (class.name.clone(), class.line)
        };
        let around = self.frame().block;
        let parent = self.frame().func;
        let id = FuncId(u32::try_from(self.program.funcs.len()).unwrap_or(u32::MAX));
        let mut func = empty_func("__init__", Some(parent), whole.clone());
        func.path = format!("{name}.__init__");
        func.class = Some(class);
        func.line = line;
        func.end_line = line;
        func.is_synthetic = true;
        func.falls_through = true;
        self.program.funcs.push(func);
        self.open(id, false, None, Bound::default(), around);
        let block = self.block(Some(around), Nature::Function, (u32::MAX, 0));
        self.frame().block = block;
        let me = self.new_var("self", id, true);
        self.occur(me, true);
        let mut params = vec![Param {
            var: me,
            name: "self".to_owned(),
            default: None,
            annotation: None,
            nature: ParamNature::Plain,
        }];
        let given = fields.iter().filter(|it| it.is_given);
        let (keywords, plain): (Vec<&Declared<'a>>, Vec<&Declared<'a>>) =
            given.partition(|it| it.is_keyword_only);
        for (field, nature) in plain.into_iter().map(|it| (it, ParamNature::Plain)).chain(
            keywords
                .into_iter()
                .map(|it| (it, ParamNature::KeywordOnly)),
        ) {
            let var = self.new_var(&field.name, id, true);
            self.occur(var, true);
            params.push(Param {
                var,
                name: field.name.clone(),
                default: field.default,
                annotation: field.annotation,
                nature,
            });
        }
        // Of two of a name, the first is the one.
        let by_name: FxHashMap<&str, VarId> = params
            .iter()
            .rev()
            .map(|it| (it.name.as_str(), it.var))
            .collect();
        let mut body: Vec<Stmt<'a>> = Vec::new();
        let handed = self.handed_to_base(class);
        if !handed.is_empty() {
            let start = self.next();
            let mut arguments = Vec::new();
            for field in &handed {
                if let Some(param) = by_name.get(field.name.as_str()) {
                    arguments.push(Argument {
                        name: Some(field.name.clone()),
                        stars: 0,
                        value: self.read_var(*param, field),
                    });
                }
            }
            let func = self.push(Kind::Builtin("super".to_owned()), whole.clone());
            let base = self.push(Kind::Call(func, Vec::new()), whole.clone());
            let init = self.push(Kind::Attribute(base, "__init__".to_owned()), whole.clone());
            let call = self.push(Kind::Call(init, arguments), whole.clone());
            let end = self.next();
            body.push(Stmt {
                ends: false,
                kind: StmtKind::Expr(call),
                span: whole.clone(),
                head: whole.clone(),
                line,
                block,
                start,
                end,
            });
        }
        let handed: FxHashSet<&str> = handed.iter().map(|it| it.name.as_str()).collect();
        for field in &fields {
            if handed.contains(field.name.as_str()) {
                continue;
            }
            let start = self.next();
            let value = match (by_name.get(field.name.as_str()), field.default) {
                (Some(var), _) => self.read_var(*var, field),
                (None, Some(default)) => default,
                // It is for `__post_init__` to set it.
                (None, None) => continue,
            };
            // It stands nowhere in the file.
            self.occur(me, false);
            let object = self.push(Kind::Var(me), 0..0);
            let end = self.next();
            let place = (field.span.clone(), field.line, block);
            body.push(Stmt::setting(
                object,
                field.name.clone(),
                value,
                place,
                (start, end),
            ));
        }
        body.extend(self.made_after(class, me, block));
        let post = self.program.classes[class.at()]
            .methods
            .iter()
            .any(|it| self.program.func(*it).name == "__post_init__");
        if post {
            let start = self.next();
            self.occur(me, false);
            let object = self.push(Kind::Var(me), whole.clone());
            let method = self.push(
                Kind::Attribute(object, "__post_init__".to_owned()),
                whole.clone(),
            );
            let call = self.push(Kind::Call(method, Vec::new()), whole.clone());
            let end = self.next();
            body.push(Stmt {
                ends: false,
                kind: StmtKind::Expr(call),
                span: whole.clone(),
                head: whole,
                line,
                block,
                start,
                end,
            });
        }
        self.frames.pop();
        let func = &mut self.program.funcs[id.at()];
        func.params = params;
        func.body = Suite {
            block: Some(block),
            body,
        };
        self.program.add_method(class, id);
    }

    /// The fields of a dataclass that the dataclass which it derives from makes: all that one has, if it is made of
    /// nothing else.
    fn handed_to_base(&self, class: ClassId) -> Vec<Declared<'a>> {
        let program = &self.program;
        let [base] = program.classes[class.at()].bases.as_slice() else {
            return Vec::new();
        };
        let of_base = &program.classes[base.at()];
        let is_whole = matches!(of_base.form, ClassForm::Record(_))
            && of_base.fields.iter().all(|it| it.is_given)
            && !program.lineage(*base).into_iter().any(|it| {
                program.classes[it.at()]
                    .methods_of_name
                    .contains_key("__post_init__")
            })
            && program
                .method(*base, "__init__")
                .is_some_and(|it| program.func(it).is_synthetic);
        if is_whole {
            of_base.fields.clone()
        } else {
            Vec::new()
        }
    }

    fn read_var(&mut self, var: super::super::ir::VarId, field: &Declared<'a>) -> ExprId {
        self.occur(var, false);
        self.push(Kind::Var(var), field.span.clone())
    }
}
