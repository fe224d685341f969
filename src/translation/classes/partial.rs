//! Classes of which something is left out: what derives from a class of a library, a method of which nothing
//! is known, a field whose type is not known. All else of them is drafted.

use super::super::translator::Translator;
use crate::types::class_form::ClassForm;
use crate::types::exceptions;
use crate::types::ir::{ClassId, FuncId, Stmt, StmtKind, Target};
use crate::types::ty::Ty;

/// Why a field is left open that would make its class hold itself.
const HOLDS_ITSELF: &str = "a class that holds itself";

/// Why a statement of such a class is not drafted.
const LEFT_OUT: &str = "a part of a class that is left out";

impl Translator<'_, '_> {
    /// Whether what can be drafted of a class is drafted, though not all of it can.
    pub(super) fn may_be_partial(&self, id: ClassId) -> bool {
        let class = &self.program.classes[id.at()];
        let is_module_level = class.body.block.is_some_and(|block| {
            let parent = self.program.blocks[block.at()].parent;
            parent == self.program.func(FuncId(0)).body.block
        });
        let is_enum = matches!(
            class.form,
            ClassForm::Enum(_) | ClassForm::Refused("a class that derives from one of this kind")
        );
        is_module_level
            && !is_enum
            && class.form != ClassForm::Tuple
            && !id.is_counted()
            && !id.is_record()
            && self.fields_of(id).len() <= super::MAX_FIELDS
            && !exceptions::is_exception(self.program, id)
    }

    /// Whether something of a class is left out.
    pub(in super::super) fn is_partial(&self, id: ClassId) -> bool {
        self.class_facts.partial.contains_key(&id)
    }

    /// Finds the classes with parts of which the type is not known.
    pub(super) fn settle_unknown_parts(&mut self) {
        // Of a hierarchy that is not whole each class stands alone.
        let partial: Vec<(ClassId, String)> = self
            .class_facts
            .partial
            .iter()
            .map(|(id, why)| (*id, why.clone()))
            .collect();
        for (id, why) in partial {
            self.class_facts.hierarchies.remove(&id.root());
            for of in self.program.hierarchy(id) {
                if self.classes.contains(&of) && self.may_be_partial(of) {
                    self.class_facts
                        .partial
                        .entry(of)
                        .or_insert_with(|| why.clone());
                }
            }
        }
        loop {
            let found: Vec<(ClassId, String)> = self
                .classes
                .iter()
                .filter(|id| {
                    self.may_be_partial(**id)
                        && (self.is_partial(**id) || !self.is_base_of_refused(**id))
                })
                .filter_map(|id| Some((*id, self.unknown_part(*id)?)))
                .filter(|(id, why)| !self.is_partial(*id) || why.ends_with(HOLDS_ITSELF))
                .collect();
            if found.is_empty() {
                return;
            }
            for (id, why) in found {
                if let Some((field, HOLDS_ITSELF)) = why.split_once(": ") {
                    self.class_facts.hide_field(id, field);
                    self.wants_counted.insert(id);
                }
                self.class_facts.hierarchies.remove(&id.root());
                for of in self.program.hierarchy(id) {
                    self.class_facts
                        .partial
                        .entry(of)
                        .or_insert_with(|| why.clone());
                }
            }
        }
    }

    /// Whether a class of its hierarchy is not drafted at all, or cannot be in parts.
    fn is_base_of_refused(&self, id: ClassId) -> bool {
        let all = self.program.hierarchy(id);
        all.len() > 1
            && !all
                .iter()
                .all(|it| self.classes.contains(it) && self.may_be_partial(*it))
    }

    /// Whether a method is one of a base of which a class has nothing, or not drafted at all.
    pub(in super::super) fn is_left_out(&self, class: ClassId, method: FuncId) -> bool {
        let func = self.program.func(method);
        func.class.is_some_and(|owner| {
            self.is_partial(owner) && !(func.is_alone && self.stands_in(owner, method))
                || owner != class && self.is_partial(class)
        })
    }

    /// Whether a method stands in the body of its class, and within nothing there, or in no code at all.
    fn stands_in(&self, class: ClassId, method: FuncId) -> bool {
        let mut within = Vec::new();
        for stmt in &self.program.classes[class.at()].body.body {
            within.extend(stmt.suites());
        }
        while let Some(suite) = within.pop() {
            for stmt in &suite.body {
                if matches!(stmt.kind, StmtKind::Function(id) if id == method) {
                    return false;
                }
                within.extend(stmt.suites());
            }
        }
        true
    }

    /// Whether `__init__` of a class makes its fields one after the other, and nothing else first.
    pub(super) fn is_made_in_order(&self, id: ClassId) -> bool {
        let Some(init) = self.program.method(id, "__init__") else {
            return false;
        };
        let func = self.program.func(init);
        func.class == Some(id)
            && self.construction(id).is_some()
            && !func.body.body.iter().any(|it| self.is_super_init(it))
    }

    /// A hole for what is left out of a class, and for each statement of its body that has no place in Rust.
    pub(super) fn write_what_is_left_out(&mut self, id: ClassId, stmt: &Stmt<'_>) {
        let Some(why) = self.class_facts.partial.get(&id).cloned() else {
            return;
        };
        let left = self.fresh("left_out");
        let hole = self.hole(&stmt.head, stmt.line, &why);
        self.out.line(format!("pub fn {left}() {{"));
        self.out.line(format!("{hole};"));
        let class = &self.program.classes[id.at()];
        for stmt in &class.body.body {
            let is_read = match &stmt.kind {
                StmtKind::Docstring
                | StmtKind::Pass
                | StmtKind::Import
                | StmtKind::Function(_)
                | StmtKind::Declare => true,
                StmtKind::Expr(_) => true,
                StmtKind::Assign { targets, .. } => match targets.as_slice() {
                    [Target::Var(var)] => {
                        let name = &self.program.var(*var).name;
                        class.attributes.iter().any(|it| it.name == *name)
                            || class.aliases.iter().any(|(it, _)| it == name)
                            || class.fields.iter().any(|it| it.name == *name)
                            || matches!(name.as_str(), "__slots__" | "__match_args__")
                    }
                    _ => false,
                },
                _ => false,
            };
            if !is_read {
                self.left_out_statement(stmt, LEFT_OUT);
            }
        }
        self.out.origin = Some(stmt.line);
        self.out.line("}");
    }

    /// A hole for the head of a method that is left out; what it does is drafted under a name of its own.
    pub(super) fn leave_out_method(&mut self, method: FuncId, stmt: &Stmt<'_>) {
        let left = self.fresh("left_out");
        self.out.origin = Some(stmt.line);
        self.out.line(format!("pub fn {left}() {{"));
        let first = self.program.func(method).params.first();
        let is_of_class = first.is_some_and(|it| {
            matches!(self.program.var(it.var).ty, Ty::Instance(_) | Ty::Class(_))
        });
        if !is_of_class {
            self.left_out_statement(stmt, LEFT_OUT);
            self.out.origin = Some(stmt.line);
            self.out.line("}");
            return;
        }
        let hole = self.hole(&stmt.head, stmt.line, LEFT_OUT);
        self.out.line(format!("{hole};"));
        self.out.line("}");
        self.func_names[method.at()] = self.fresh("left_out");
        let before = self.drafted;
        self.function(method, false);
        // Its head is what is left open.
        if self.drafted > before {
            self.drafted -= 1;
        }
    }

    /// `__init__` that makes its fields in no order that Rust knows: a method that sets them, and a `new` that
    /// is left open.
    pub(super) fn unmade_constructor(&mut self, init: FuncId, is_public: bool) {
        let func = self.program.func(init);
        let params: Vec<String> = func
            .params
            .iter()
            .skip(1)
            .map(|it| {
                let text = self.parameter_of_new(it.var);
                let name = text.trim_start_matches("mut ");
                format!("_{}", name.trim_start_matches('_'))
            })
            .collect();
        let public = if is_public { "pub " } else { "" };
        self.out.origin = Some(func.line);
        let gives = if self.raises.fails(init) {
            format!("Result<Self, {}>", self.error_name)
        } else {
            "Self".to_owned()
        };
        self.out.line(format!(
            "{public}fn new({}) -> {gives} {{",
            params.join(", ")
        ));
        let head = self
            .head_of(init)
            .unwrap_or(func.span.start..func.span.start);
        let hole = self.hole(
            &head,
            func.line,
            "fields that __init__ does not make one after the other",
        );
        self.out.line(hole);
        self.out.line("}");
        let before = self.drafted;
        self.function(init, is_public);
        // Its head is what `new` leaves open.
        if self.drafted > before {
            self.drafted -= 1;
        }
    }
}
